import CBytes

/// A delimited text file, ready to be queried.
final class TextTable: TableContents {
  let file: TextFile
  let dialect: TextDialect
  let columnNames: [String]
  let notes: [String]
  let relation: String
  var headerLine: Int? { dialect.headerLine }
  var rowColumn: String? { nil }
  private let database: Database
  private let rejections: String
  private let limit: Int

  init(
    path: String, wanted: [String], types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) {
    file = try TextFile(path: path, encoding: options.encoding)
    self.database = database
    dialect = try TextDialect(file, wanted: wanted, options: options, database: database)
    let usable = ColumnNames.usable(dialect.header)
    columnNames = usable.names
    var notes = file.notes
    if dialect.headerLine > 1 { notes.append("the column names are on line \(dialect.headerLine)") }
    self.notes = notes + usable.notes
    rejections = database.freshName("rejections")
    limit = options.rejectionLimit
    var call = CSVRelation(
      path: file.readablePath, delimiter: dialect.delimiter, skip: dialect.skip,
      columns: columnNames.map { ($0, types[$0]?.sql ?? "VARCHAR") },
      rejections: (rejections, options.rejectionLimit + 1))
    // An empty cell is no value where a value is wanted.
    call.emptyIsNull = !types.isEmpty
    relation = call.sql
  }

  /// What was rejected by the queries so far, and where each row is.
  ///
  /// - Throws: ``StorageError/badCells(_:total:)`` when more was rejected than is to be listed.
  func outcome(rowCount: Int?) throws(StorageError) -> TableOutcome {
    let rejected = try rejectedRows()
    let offsets = Array(Set(rejected.map(\.offset))).sorted()
    let scan = try RecordScan(file, delimiter: dialect.delimiter.asciiValue ?? 0, offsets: offsets)
    // Records behind a rejected one that the scan does not find where DuckDB found it have no certain line.
    let found = scan.records.prefix { $0 != nil }.compactMap { $0 }
    let first = dialect.headerRecord + 1
    let agrees = rowCount.map { scan.recordCount - first == $0 + offsets.count } ?? true
    let certain = found.count == offsets.count && agrees
    let end = certain ? scan.end : min(scan.end, found.last ?? first)
    let lines = LineMap(jumps: scan.jumps, firstRecord: first, rejected: found, end: end)
    let records = Dictionary(zip(offsets, found)) { first, _ in first }
    let problems = rejected.map { row in
      let line = records[row.offset].flatMap { scan.place(of: $0)?.line }
      return row.problem(file: file.path, line: line, width: columnNames.count)
    }
    if rejected.count > limit { throw .badCells(Array(problems.prefix(20)), total: rejected.count) }
    return TableOutcome(rejected: problems, lines: lines)
  }

  private func rejectedRows() throws(StorageError) -> [RejectedRow] {
    let rows = try database.texts(
      """
      SELECT DISTINCT ON (line_byte_position, column_idx, error_type)
        line_byte_position - 1, column_idx, column_name, error_type, csv_line, error_message
      FROM \(SQL.name(rejections)) ORDER BY line_byte_position, column_idx, error_type
      """)
    return RejectedRow.merged(rows)
  }
}
