import Glibc

/// A file that DuckDB reads as it is, opened so that characters like `*` in its path mean nothing.
final class BinaryFile {
  let path: String
  let readablePath: String
  private let descriptor: Int32

  init(path: String) throws(StorageError) {
    descriptor = try SystemCall.openForReading(path)
    self.path = path
    readablePath = "/proc/self/fd/\(descriptor)"
  }

  deinit {
    close(descriptor)
  }

  /// The first bytes, as many as there are.
  func head(_ count: Int) -> [UInt8] { bytes(at: 0, count: count) }

  /// The size in bytes; nil for what has none, such as a pipe.
  var size: Int? {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Throws unless the end of a zip archive is there, which a broken download lacks, and without which DuckDB's reader may
  /// search without end.
  func requireWholeArchive() throws(StorageError) {
    let size = size ?? 0
    let tail = bytes(at: max(0, size - 65_557), count: min(size, 65_557))
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    let last = tail.indices.reversed().first { tail[$0...].starts(with: mark) }
    guard size > 100, let last, tail.count - last >= 22 else {
      throw .notATable(
        path: path, line: nil, found: "a workbook that is cut off", expected: "a whole .xlsx file",
        remedy: "download or save it again")
    }
  }

  private func bytes(at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
    return Array(bytes.prefix(max(0, read)))
  }
}
