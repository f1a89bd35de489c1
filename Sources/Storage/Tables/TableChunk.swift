import CDuckDB

/// Some rows of a query's result, seen in place; valid only while the closure that received it runs.
///
/// Reading a column as another type than its own is a programmer's mistake.
public struct TableChunk: ~Copyable {
  private let handle: cduckdb_chunk
  private let types: [Int32]
  /// The number of rows.
  public let rowCount: Int

  init(handle: cduckdb_chunk, types: [Int32]) {
    self.handle = handle
    self.types = types
    rowCount = Int(cduckdb_chunk_size(handle))
  }

  deinit {
    var handle: cduckdb_chunk? = handle
    cduckdb_destroy_chunk(&handle)
  }

  /// The number of columns.
  public var columnCount: Int { types.count }

  /// A column of type `BIGINT`.
  public func integers(_ column: Int) -> TableColumn<Int64> { self.column(column, [CDUCKDB_BIGINT]) }

  /// A column of type `DOUBLE`.
  public func doubles(_ column: Int) -> TableColumn<Double> { self.column(column, [CDUCKDB_DOUBLE]) }

  /// A column of type `BOOLEAN`.
  public func booleans(_ column: Int) -> TableColumn<Bool> { self.column(column, [CDUCKDB_BOOLEAN]) }

  /// A column of type `TIMESTAMP`: microseconds since 1970-01-01 00:00 of an unnamed clock.
  public func timestamps(_ column: Int) -> TableColumn<Int64> { self.column(column, [CDUCKDB_TIMESTAMP]) }

  /// A column of type `VARCHAR`.
  public func texts(_ column: Int) -> TableTextColumn {
    TableTextColumn(column: self.column(column, [CDUCKDB_VARCHAR]))
  }

  private func column<Value>(_ column: Int, _ wanted: [Int]) -> TableColumn<Value> {
    precondition(wanted.contains(Int(types[column])), "column \(column) is of DuckDB's type \(types[column])")
    let values = cduckdb_chunk_values(handle, UInt64(column))?.assumingMemoryBound(to: Value.self)
    return TableColumn(
      values: UnsafeBufferPointer(start: values, count: rowCount),
      validity: cduckdb_chunk_validity(handle, UInt64(column)))
  }
}

/// One column of a chunk.
public struct TableColumn<Value> {
  /// The values; undefined where there is none.
  public let values: UnsafeBufferPointer<Value>
  /// One bit a row, set where there is a value; nil when every row has one.
  public let validity: UnsafePointer<UInt64>?

  /// Whether a row has a value.
  @inlinable public func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    return validity[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// The value of a row, or nil.
  @inlinable public subscript(row: Int) -> Value? { isValid(row) ? values[row] : nil }
}

/// One column of texts of a chunk.
public struct TableTextColumn {
  let column: TableColumn<cduckdb_text>

  /// Whether a row has a value.
  public func isValid(_ row: Int) -> Bool { column.isValid(row) }

  /// The text of a row, or nil.
  public subscript(row: Int) -> String? {
    guard column.isValid(row) else { return nil }
    return withBytes(row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 bytes of a row's text, without a copy; empty where there is no value.
  public func withBytes<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard column.isValid(row), let base = column.values.baseAddress else { return body(.init(start: nil, count: 0)) }
    let text = base + row
    return body(UnsafeRawBufferPointer(start: cduckdb_text_bytes(text), count: Int(text.pointee.length)))
  }
}
