/// DuckDB's table of what a query over delimited text rejected.
struct RejectionList {
  /// The name of the table; it comes into being with the first query.
  let table: String
  /// How many entries it holds at most; a row may have one for each column.
  let capacity: Int
  private let database: Database

  init(limit: Int, width: Int, database: Database) {
    table = database.freshName("rejections")
    capacity = min((limit + 1) * max(width, 1), 1_000_000)
    self.database = database
  }

  /// The rejected rows in the order of the file, each once for each thing that is wrong with it.
  ///
  /// - Throws: ``StorageError/queryFailed(statement:reason:)``.
  func rows() throws(StorageError) -> [RejectedRow] {
    let rows = try database.texts(
      """
      SELECT DISTINCT ON (line_byte_position, column_idx, error_type)
        line_byte_position - 1, column_idx, column_name, error_type, csv_line, error_message
      FROM \(SQL.name(table)) ORDER BY line_byte_position, column_idx, error_type
      """)
    return RejectedRow.merged(rows)
  }
}
