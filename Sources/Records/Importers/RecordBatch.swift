/// The names of a table's columns and of its file.
public struct RecordHeader: Hashable, Sendable {
  /// The file, as the user named it.
  public var file: String
  /// The names of the columns.
  public var columnNames: [String]

  /// A table's names.
  public init(file: String, columnNames: [String]) {
    self.file = file
    self.columnNames = columnNames
  }
}

/// Some rows of a table as UTF-8 bytes in place, column by column: what millions of rows are read from.
///
/// Valid only as long as whoever made it says so. An empty cell has no bytes.
public struct RecordBatch {
  /// The cells of each column.
  public let columns: [UnsafeBufferPointer<UnsafeRawBufferPointer>]
  /// The number of rows.
  public let rowCount: Int
  /// The place of its first row among all rows of the table, from 0.
  public let firstRow: Int

  /// Rows of a table.
  public init(columns: [UnsafeBufferPointer<UnsafeRawBufferPointer>], rowCount: Int, firstRow: Int) {
    precondition(columns.allSatisfy { $0.count >= rowCount }, "every column has a cell in every row")
    self.columns = columns
    self.rowCount = rowCount
    self.firstRow = firstRow
  }

  /// The bytes of a cell.
  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer { columns[column][row] }
}

extension RecordColumns {
  /// The table's names.
  public var header: RecordHeader { RecordHeader(file: file, columnNames: columnNames) }

  /// Calls a closure with all rows as bytes, which are valid while it runs.
  public func withBatch<Result>(_ body: (RecordBatch) -> Result) -> Result {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for column in columnNames.indices {
      for row in 0..<rowCount {
        bytes.append(contentsOf: text(row, column).utf8)
        ends.append(bytes.count)
      }
    }
    return bytes.withUnsafeBytes { bytes in
      var start = 0
      let cells = ends.map { end in
        defer { start = end }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      }
      return cells.withUnsafeBufferPointer { cells in
        let columns = columnNames.indices.map { column in
          UnsafeBufferPointer(rebasing: cells[(column * rowCount)..<((column + 1) * rowCount)])
        }
        return body(RecordBatch(columns: columns, rowCount: rowCount, firstRow: 0))
      }
    }
  }
}
