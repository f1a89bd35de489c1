import Glibc
internal import Workforce

/// Reads scenarios from files.
public enum ScenarioReader {
  /// Reads a scenario and the tables that it names; paths of tables are relative to the scenario's folder.
  ///
  /// - Parameter path: The scenario's file.
  /// - Returns: The scenario, what is worth knowing about it, and the files that were read.
  /// - Throws: ``ScenarioError`` with every problem.
  public static func read(_ path: String) throws(ScenarioError) -> LoadedScenario {
    let bytes = try contents(of: path)
    let text = try text(bytes, of: path)
    let tables = ScenarioFiles(folder: folder(of: path))
    let (scenario, warnings) = try ScenarioDecoder.decode(text, file: path, tables: tables)
    let own = LoadedScenario.Input(path: path, digest: FileDigest(of: bytes))
    return LoadedScenario(scenario: scenario, warnings: warnings, inputs: [own] + tables.inputs)
  }

  /// Decodes a scenario that is no file, and that names no tables.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - name: What messages call it.
  /// - Throws: ``ScenarioError`` with every problem.
  public static func decode(_ text: String, name: String) throws(ScenarioError) -> LoadedScenario {
    let (scenario, warnings) = try ScenarioDecoder.decode(text, file: name, tables: NoTables())
    let input = LoadedScenario.Input(path: name, digest: FileDigest(of: Array(text.utf8)))
    return LoadedScenario(scenario: scenario, warnings: warnings, inputs: [input])
  }

  /// The text that bytes are as UTF-8.
  ///
  /// - Throws: ``ScenarioError`` with the place of the first byte that is no UTF-8, and the encoding that was used instead.
  static func text(_ bytes: [UInt8], of path: String) throws(ScenarioError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var (line, column) = (1, 1)
    var (decoder, rest) = (UTF8(), bytes.makeIterator())
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    let isWide =
      bytes.count.isMultiple(of: 2) && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
    let found =
      isWide
      ? "the file is text in UTF-16"
      : isChinese(bytes) ? "Chinese text in GBK begins here" : "is not UTF-8 text from here on"
    let remedy = "save the file as UTF-8, in Notepad by Save as and Encoding (另存为, 编码: UTF-8)"
    throw ScenarioError(
      path: path,
      problems: [.init(file: path, line: line, column: column, text: "\(found), expected text in UTF-8; \(remedy)")])
  }

  /// Whether bytes are text in GB 18030, as editors on Chinese computers write it.
  private static func isChinese(_ bytes: [UInt8]) -> Bool {
    // The encoding allows nearly all pairs of bytes; real texts hold no control characters.
    guard !bytes.contains(where: { $0 < 9 || (14...31).contains($0) }),
      var converter = EncodingConverter(from: .gb18030)
    else { return false }
    let isRight = bytes.withUnsafeBufferPointer { converter.add($0) { _ in } }
    return isRight && !converter.isIncomplete
  }

  /// The bytes of a scenario's file, or of another file of settings, bounded before they are read.
  ///
  /// - Parameter limit: Stop after so many bytes; nil to refuse a file that has too many.
  static func contents(of path: String, atMost limit: Int? = nil) throws(ScenarioError) -> [UInt8] {
    func failure(_ text: String, isMissing: Bool = false) -> ScenarioError {
      ScenarioError(path: path, problems: [.init(file: path, text: text)], isMissingFile: isMissing)
    }
    let descriptor: Int32
    do {
      descriptor = try SystemCall.openForReading(path)
    } catch {
      switch error {
      case .notFound: throw failure("no such file; check the path", isMissing: true)
      case .unreadable(_, let reason): throw failure("cannot be read: \(reason)")
      default: throw failure("cannot be read: \(error)")
      }
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      guard let count = SystemCall.read(descriptor, into: buffer) else {
        throw failure("cannot be read: \(SystemCall.lastReason())")
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
      if let limit, bytes.count >= limit { break }
      if bytes.count > YAMLBounds.bytes {
        throw failure(
          "has more than \(YAMLBounds.bytes) bytes, which no such file needs; move long lists into CSV files")
      }
    }
    return bytes
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}

/// The tables in a folder, each read once.
private final class ScenarioFiles: ScenarioTables {
  private let folder: String
  private var reader: TableReader?
  private var isLibraryMissing = false
  private var read: [String: Table] = [:]
  private var digests: [String: FileDigest] = [:]

  init(folder: String) { self.folder = folder }

  /// The tables that were read, in the order of their paths.
  var inputs: [LoadedScenario.Input] {
    digests.sorted { $0.key < $1.key }.map { LoadedScenario.Input(path: $0.key, digest: $0.value) }
  }

  func table(_ path: String, columns: [String]) throws(ScenarioTableFault) -> ScenarioTable {
    do {
      let table = try load(path, columns: columns)
      if !table.rejected.isEmpty {
        let problems = table.rejected.prefix(20).map { ScenarioFiles.problem($0) }
        throw ScenarioTableFault.badRows(problems, total: table.rejected.count)
      }
      let cells = try table.columns(columns).map { table.texts($0).map(ColumnNames.trimmed) }
      let lines = (0..<table.rowCount).map { table.line($0) }
      return ScenarioTable(file: folder + path, columns: cells, lines: lines)
    } catch let fault as ScenarioTableFault {
      throw fault
    } catch let error as StorageError {
      if case .libraryMissing = error {
        // Without the library no table can be read; once is enough to say so.
        if isLibraryMissing { throw .alreadySaid }
        isLibraryMissing = true
      }
      throw ScenarioFiles.fault(error)
    } catch {
      throw .unreadable("cannot be read: \(error)")
    }
  }

  private func load(_ path: String, columns: [String]) throws -> Table {
    if let table = read[path] { return table }
    let full = path.hasPrefix("/") ? path : folder + path
    var status = stat()
    if stat(full, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw ScenarioTableFault.unreadable("is no ordinary file; name a CSV file")
    }
    let digest = try FileDigest(ofFile: full)
    let reader = try self.reader ?? TableReader()
    self.reader = reader
    var options = TableOptions()
    options.rowLimit = ScenarioLimits.rows
    let table = try reader.read(full, columns: [], options: options)
    digests[full] = digest
    read[path] = table
    return table
  }

  private static func problem(_ problem: TableProblem) -> ScenarioError.Problem {
    let column = problem.column.map { "\($0): " } ?? ""
    let value = problem.value.map { "found \(Value.quoted($0)), " } ?? ""
    return .init(file: problem.file, line: problem.line, text: column + value + problem.reason)
  }

  private static func fault(_ error: StorageError) -> ScenarioTableFault {
    switch error {
    case .missingColumns(_, _, let missing, let found): .missingColumns(missing, found: found)
    case .notFound: .unreadable("no such file; paths are relative to the scenario's folder, so check it there")
    case .unreadable(_, let reason): .unreadable("cannot be read: \(reason)")
    case .badCells(let problems, let total): .badRows(problems.map(problem), total: total)
    case .notATable(_, let line, let found, let expected, let remedy):
      .unreadable("\(line.map { "line \($0): " } ?? "")found \(found), expected \(expected); \(remedy)")
    default: .unreadable(error.description)
    }
  }
}

/// No tables at all, for scenarios that are no files.
private struct NoTables: ScenarioTables {
  func table(_ path: String, columns: [String]) throws(ScenarioTableFault) -> ScenarioTable {
    throw .unreadable("no such file; a scenario that is no file itself cannot name tables")
  }
}
