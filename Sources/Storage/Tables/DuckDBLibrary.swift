import CDuckDB
import Glibc

/// Where DuckDB's shared library and its extensions are, and loading it once.
///
/// In order: `$CREWCAST_DEPS`, a library installed on the system, then a folder `.deps` beside or above the program or the
/// working directory, which is where `Tools/set-up` puts it.
struct DuckDBLibrary: Sendable {
  /// The version of the library, such as `v1.5.5`.
  let version: String
  /// Folders in which extensions may be, in order of preference.
  let extensionFolders: [String]

  /// The library, loaded at the first use.
  static let loaded: Result<DuckDBLibrary, StorageError> = load(folders: dependencyFolders())

  /// The path of an extension's file.
  ///
  /// - Throws: ``StorageError/libraryMissing(name:reason:)``.
  func extensionPath(_ name: String) throws(StorageError) -> String {
    let file = "\(name).duckdb_extension"
    for folder in extensionFolders where access("\(folder)/\(file)", R_OK) == 0 { return "\(folder)/\(file)" }
    throw .libraryMissing(name: "DuckDB's extension \(name)", reason: "\(file) is not in \(list(extensionFolders))")
  }

  /// Tries the places in order and keeps the first library that loads.
  private static func load(folders: [String]) -> Result<DuckDBLibrary, StorageError> {
    let overrides = folders.first.map { environment("CREWCAST_DEPS") == nil ? [] : [$0] } ?? []
    let candidates =
      overrides.map { "\($0)/libduckdb.so" } + ["libduckdb.so"]
      + folders.dropFirst(overrides.count).map {
        "\($0)/libduckdb.so"
      }
    var reasons: [String] = []
    for candidate in candidates {
      if candidate.contains("/") && access(candidate, R_OK) != 0 { continue }
      guard let message = cduckdb_load(candidate) else {
        let version = String(cString: cduckdb_version())
        return .success(DuckDBLibrary(version: version, extensionFolders: folders))
      }
      if candidate.contains("/") { reasons.append(String(cString: message)) }
    }
    if reasons.isEmpty { reasons = ["there is no libduckdb.so on the system nor in \(list(folders))"] }
    return .failure(.libraryMissing(name: "DuckDB", reason: reasons.joined(separator: "; ")))
  }

  /// The folders that may hold what set-up unpacked.
  private static func dependencyFolders() -> [String] {
    if let folder = environment("CREWCAST_DEPS") { return [folder] }
    var folders: [String] = []
    for start in [executableFolder(), workingFolder()] {
      var folder = start
      while let current = folder {
        let candidate = current == "/" ? "/.deps" : "\(current)/.deps"
        if access(candidate, X_OK) == 0 && !folders.contains(candidate) { folders.append(candidate) }
        folder = current == "/" ? nil : AtomicFile.directory(of: current)
      }
    }
    return folders
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func executableFolder() -> String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return AtomicFile.directory(of: String(cString: path))
  }

  private static func workingFolder() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

private func list(_ folders: [String]) -> String {
  folders.isEmpty ? "any folder .deps beside or above the program" : folders.joined(separator: ", ")
}
