/// Some rows of a table as UTF-8 bytes in place, valid only while the closure that received them runs.
public struct TableRows {
  /// The cells of each column; one without bytes where the cell is empty.
  public let columns: [UnsafeBufferPointer<UnsafeRawBufferPointer>]
  /// The number of rows.
  public let rowCount: Int
  /// The place of its first row among all rows of the table, from 0.
  public let firstRow: Int
}

extension TableSource {
  /// Hands over all rows in the order of the file, a few thousand at a time.
  ///
  /// - Parameters:
  ///   - columns: The columns that are wanted; cells of others are empty. Nil for all.
  ///   - body: Receives the rows.
  /// - Returns: What was left out, and the lines of the rows.
  /// - Throws: ``StorageError``, or what the body throws.
  public func forEachRow(
    columns: Set<Int>? = nil, _ body: (TableRows) throws(StorageError) -> Void
  ) throws(StorageError) -> TableOutcome {
    var numbered = LineMap()
    let rowCount = try stream("SELECT \(selection(columns)) FROM \(relation)", &numbered, body)
    let outcome = try outcome(rowCount: rowCount)
    return TableOutcome(rejected: outcome.rejected, lines: rowColumn == nil ? outcome.lines : numbered)
  }

  /// Hands over some rows from the start of the table, to look at how its cells are written.
  ///
  /// - Throws: ``StorageError``, or what the body throws.
  public func sample(_ count: Int, _ body: (TableRows) throws(StorageError) -> Void) throws(StorageError) {
    var numbered = LineMap()
    _ = try stream("SELECT * FROM \(contents.sampleRelation) LIMIT \(count)", &numbered, body)
  }

  private func selection(_ columns: Set<Int>?) -> String {
    guard let columns, !columns.isEmpty else { return "*" }
    let names = columnNames.enumerated().map { columns.contains($0) ? SQL.name($1) : "NULL::VARCHAR" }
    return (names + (rowColumn.map { [SQL.name($0)] } ?? [])).joined(separator: ", ")
  }

  private func stream(
    _ query: String, _ numbered: inout LineMap, _ body: (TableRows) throws(StorageError) -> Void
  ) throws(StorageError) -> Int {
    var lines = numbered
    let width = columnNames.count
    let buffer = CellBuffer()
    var firstRow = 0
    try database.stream(query, isAhead: true) { chunk throws(StorageError) in
      let count = chunk.rowCount
      buffer.makeRoom(width * count)
      for column in 0..<width { chunk.texts(column).copyCells(into: buffer.cells[(column * count)...]) }
      let columns = (0..<width).map { column in
        UnsafeBufferPointer(rebasing: buffer.cells[(column * count)..<((column + 1) * count)])
      }
      if rowColumn != nil {
        let numbers = chunk.integers(width)
        for row in 0..<count { lines.append(row: firstRow + row, line: Int(numbers[row] ?? 0)) }
      }
      try body(TableRows(columns: columns, rowCount: count, firstRow: firstRow))
      firstRow += count
    }
    numbered = lines
    return firstRow
  }
}

/// Room for the cells of one chunk after another.
private final class CellBuffer {
  private(set) var cells = UnsafeMutableBufferPointer<UnsafeRawBufferPointer>(start: nil, count: 0)

  func makeRoom(_ count: Int) {
    guard count > cells.count else { return }
    cells.deallocate()
    cells = .allocate(capacity: count)
  }

  deinit { cells.deallocate() }
}

extension TableTextColumn {
  /// Writes where the bytes of each row are.
  fileprivate func copyCells(into cells: Slice<UnsafeMutableBufferPointer<UnsafeRawBufferPointer>>) {
    let places = UnsafeMutableBufferPointer(rebasing: cells)
    for row in 0..<column.values.count { places.initializeElement(at: row, to: withBytes(row) { $0 }) }
  }
}
