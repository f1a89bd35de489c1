import Glibc

/// Writing files so that they are there whole or not at all.
///
/// The bytes go into an unnamed or temporary file in the same folder, which takes the final name at the end. Folders on the
/// way are made. A link is followed, so that the file it names is replaced and not the link; a device or pipe is written
/// straight away, since it cannot be replaced.
public enum AtomicFile {
  /// Writes a text as UTF-8.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``; then the old file, if any, is untouched.
  public static func write(_ text: String, to path: String, durably: Bool = false) throws(StorageError) {
    let writer = try AtomicFileWriter(path: path)
    try writer.write(text)
    try writer.commit(durably: durably)
  }

  /// Writes bytes.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``; then the old file, if any, is untouched.
  public static func write(_ bytes: [UInt8], to path: String, durably: Bool = false) throws(StorageError) {
    let writer = try AtomicFileWriter(path: path)
    try writer.write(bytes)
    try writer.commit(durably: durably)
  }

  /// Makes a folder and those above it.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)`` when one cannot be made, or a file has its name.
  public static func createDirectory(_ path: String) throws(StorageError) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw .unwritable(path: path, reason: "a file of that name is in the way of the folder; choose another name")
    }
    let parent = directory(of: path)
    if parent != path { try createDirectory(parent) }
    if mkdir(path, 0o777) != 0 && errno != EEXIST {
      throw .unwritable(path: path, reason: "the folder cannot be made: \(SystemCall.lastReason())")
    }
  }

  /// Checks that a file could be written, before any work is done for it.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``.
  public static func checkWritable(_ path: String) throws(StorageError) {
    try AtomicFileWriter(path: path).discard()
  }

  /// The folder part of a path; `.` when there is none.
  static func directory(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}
