/// A table whose rows DuckDB can number: a sheet, JSON, Parquet or a database.
struct RowTable: TableContents {
  /// One column: its name, and the expression that yields it from the base.
  struct Column {
    var name: String
    var expression: String
    /// Whether the expression yields texts, which may be blank.
    var isText = true
  }

  let columnNames: [String]
  var headerLine: Int?
  var notes: [String] = []
  var preamble: [String] = []
  let relation: String
  var rowColumn: String? { RowTable.rowName }
  /// Whatever must stay open as long as the table is used.
  var keeping: AnyObject?
  /// Rows that are no rows, as a query for row, column, value and reason; nil when there can be none.
  private let rejections: String?
  private let database: Database
  private let file: String
  private let limit: Int

  static let rowName = "crewcast row"

  /// A table of columns over a base.
  ///
  /// - Parameters:
  ///   - base: What stands behind `FROM`; has the number of the row as ``rowName``.
  ///   - rejected: A query for rows of the base that are none: row, column, value, reason.
  init(
    file: String, base: String, columns: [Column], types: [String: TableColumnType], rejected: String? = nil,
    options: TableOptions, database: Database
  ) {
    self.file = file
    self.database = database
    limit = options.rejectionLimit
    columnNames = columns.map(\.name)
    let typed = columns.compactMap { column in types[column.name].map { (column, $0) } }.filter { $0.1 != .text }
    let cells = columns.map { column in
      let type = types[column.name] ?? .text
      let value = type == .text ? "CAST(\(column.expression) AS VARCHAR)" : RowTable.cast(column, type)
      return "\(value) AS \(SQL.name(column.name))"
    }
    let row = SQL.name(RowTable.rowName)
    let conditions = typed.map { "NOT (\(RowTable.isWrong($0.0, $0.1)))" }
    let condition = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    relation = "(SELECT \((cells + [row]).joined(separator: ", ")) FROM \(base)\(condition))"
    let wrong = typed.map { column, type in
      """
      SELECT \(row), \(SQL.text(column.name)), CAST(\(column.expression) AS VARCHAR), \
      \(SQL.text("cannot be read as \(type.sql)")) FROM \(base) WHERE \(RowTable.isWrong(column, type))
      """
    }
    let queries = ([rejected].compactMap { $0 } + wrong)
    rejections = queries.isEmpty ? nil : queries.joined(separator: " UNION ALL ")
  }

  func outcome(rowCount: Int?) throws(StorageError) -> TableOutcome {
    guard let rejections else { return TableOutcome(rejected: [], lines: nil) }
    let rows = try database.texts(
      "SELECT * FROM (\(rejections)) AS rejected(row, name, value, reason) ORDER BY row, name LIMIT \(limit + 1)")
    let problems = rows.map { row in
      TableProblem(
        file: file, line: row[0].flatMap { Int($0) }, column: row[1], value: row[2], reason: row[3] ?? "")
    }
    if problems.count > limit { throw .badCells(Array(problems.prefix(20)), total: problems.count) }
    return TableOutcome(rejected: problems, lines: nil)
  }

  private static func cast(_ column: Column, _ type: TableColumnType) -> String {
    "TRY_CAST(\(filled(column)) AS \(type.sql))"
  }

  private static func isWrong(_ column: Column, _ type: TableColumnType) -> String {
    "\(filled(column)) IS NOT NULL AND \(cast(column, type)) IS NULL"
  }

  private static func filled(_ column: Column) -> String {
    column.isText ? "NULLIF(TRIM(CAST(\(column.expression) AS VARCHAR)), '')" : column.expression
  }
}
