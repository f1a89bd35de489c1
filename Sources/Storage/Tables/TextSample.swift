import CBytes
import Glibc

/// The first lines of a text, in a file of their own in memory.
final class TextSample {
  private let bytes: [UInt8]
  private let descriptor: Int32

  /// What DuckDB opens.
  var readablePath: String { "/proc/self/fd/\(descriptor)" }

  /// Takes the whole lines among the first bytes; more bytes, when the first hold no whole line.
  init(_ file: TextFile, size: Int = 1 << 16) throws(StorageError) {
    var bytes = file.head(size)
    if bytes.count == size && !bytes.contains(UInt8(ascii: "\n")) { bytes = file.head(1 << 22) }
    if bytes.count < file.byteCount, let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
      bytes.removeSubrange((end + 1)...)
    }
    self.bytes = bytes
    descriptor = cbytes_memory_file()
    guard bytes.withUnsafeBytes({ SystemCall.writeAll(descriptor, $0) }) else {
      throw .unreadable(path: file.path, reason: SystemCall.lastReason())
    }
  }

  deinit {
    close(descriptor)
  }

  func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

  /// The first rows as DuckDB splits them; nil for the cells that a row is short of.
  func rows(delimiter: Character, database: Database) throws(StorageError) -> [[String?]] {
    var width = 1
    var count = 1
    let byte = delimiter.asciiValue
    for next in bytes {
      if next == byte { count += 1 } else if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") { count = 1 }
      width = max(width, count)
    }
    let columns = (0..<min(width, 2000)).map { ("c\($0)", "VARCHAR") }
    let relation = CSVRelation(
      path: readablePath, delimiter: delimiter, skip: 0, columns: columns, tolerant: true)
    return try database.texts("SELECT * FROM \(relation.sql) LIMIT \(TextDialect.sampleRows)")
  }

  /// Where the records of the sample start.
  func scan(delimiter: UInt8, offsets: [Int] = []) throws(StorageError) -> RecordScan {
    try RecordScan(delimiter: delimiter, offsets: offsets) { body in bytes.withUnsafeBufferPointer(body) }
  }
}
