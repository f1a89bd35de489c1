/// A delimited text file, ready to be queried.
final class TextTable: TableContents {
  let file: TextFile
  let dialect: TextDialect
  let columnNames: [String]
  let notes: [String]
  let relation: String
  let sampleRelation: String
  var headerLine: Int? { dialect.headerLine }
  var preamble: [String] { dialect.preamble }
  var rowColumn: String? { nil }
  private let database: Database
  private let rejections: RejectionList
  private let limit: Int
  /// The scan of a file in which nothing is rejected, when it has been made.
  private var scanned: RecordScan?

  /// Files from this size on are tried at their start before they are read, since a gigabyte of rejections takes minutes.
  private static let largeBytes = 64 << 20

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
    limit = options.rejectionLimit
    rejections = RejectionList(limit: limit, width: columnNames.count, database: database)
    var call = CSVRelation(
      path: file.readablePath, delimiter: dialect.delimiter, skip: dialect.skip,
      columns: columnNames.map { ($0, types[$0]?.sql ?? "VARCHAR") },
      rejections: (rejections.table, rejections.capacity))
    // An empty cell is no value where a value is wanted.
    call.emptyIsNull = !types.isEmpty
    relation = call.sql
    let ignored = RejectionList(limit: 1_000_000, width: 1, database: database)
    call.rejections = (ignored.table, ignored.capacity)
    sampleRelation = call.sql
    call.rejections = (rejections.table, rejections.capacity)
    if file.hasQuotes && file.byteCount > CSVRelation.longestRow { try refuseOpenQuotes() }
    if file.byteCount >= TextTable.largeBytes { try refuseGarbage(call) }
  }

  /// What was rejected by the queries so far, and where each row is.
  ///
  /// - Throws: ``StorageError/badCells(_:total:)`` when more was rejected than is to be listed.
  func outcome(rowCount: Int?) throws(StorageError) -> TableOutcome {
    let rejected = try rejections.rows()
    // Whoever does not count the rows asks for no lines either.
    if rejected.isEmpty, rowCount == nil { return TableOutcome(rejected: [], lines: nil) }
    let offsets = Array(Set(rejected.map(\.offset))).sorted()
    let scan = try scan(offsets: offsets)
    let first = dialect.headerRecord + 1
    let missing = rowCount.map { scan.recordCount - first - $0 - offsets.count } ?? 0
    var problems = self.problems(rejected, offsets: offsets, scan: scan)
    if rejected.count > limit {
      throw .badCells(Array(problems.prefix(20)), total: max(rejected.count, rejected.count + missing))
    }
    if missing > 0 { problems.append(lost(missing, scan)) }
    // Records behind a rejected one that the scan does not find where DuckDB found it have no certain line.
    let found = scan.records.prefix { $0 != nil }.compactMap { $0 }
    let certain = found.count == offsets.count && missing == 0
    let end = certain ? scan.end : min(scan.end, found.last ?? first)
    let lines = LineMap(jumps: scan.jumps, firstRecord: first, rejected: found, end: end)
    return TableOutcome(rejected: problems, lines: lines)
  }

  private func scan(offsets: [Int]) throws(StorageError) -> RecordScan {
    if let scanned, offsets.isEmpty { return scanned }
    let scan = try RecordScan(file, delimiter: dialect.delimiter.asciiValue ?? 0, offsets: offsets)
    if offsets.isEmpty { scanned = scan }
    return scan
  }

  /// Refuses a file with a quotation mark behind which nothing ends for long: DuckDB would hold it many times over.
  private func refuseOpenQuotes() throws(StorageError) {
    let longest = try scan(offsets: []).longest
    guard longest.bytes > CSVRelation.longestRow else { return }
    throw .notATable(
      path: file.path, line: longest.line, found: "a row of \(longest.bytes) bytes",
      expected: "rows of at most \(CSVRelation.longestRow) bytes",
      remedy: "close the quotation mark in this row, or double it if it is part of the text")
  }

  private func problems(_ rejected: [RejectedRow], offsets: [Int], scan: RecordScan) -> [TableProblem] {
    let lines = Dictionary(zip(offsets, scan.lines)) { first, _ in first }
    return rejected.map { $0.problem(file: file.path, line: lines[$0.offset], width: columnNames.count) }
  }

  /// The complaint about records that DuckDB neither read nor rejected.
  private func lost(_ count: Int, _ scan: RecordScan) -> TableProblem {
    let rows = count == 1 ? "1 row was" : "\(count) rows were"
    if scan.longest.bytes > CSVRelation.longestRow {
      return TableProblem(
        file: file.path, line: scan.longest.line,
        reason: "\(rows) not read: this row is longer than \(CSVRelation.longestRow) bytes; is it the right file?")
    }
    return TableProblem(
      file: file.path, reason: "\(rows) not read: the quotation marks do not match; double the marks inside a cell")
  }

  /// Refuses a large file when most of the rows at its start are none.
  private func refuseGarbage(_ call: CSVRelation) throws(StorageError) {
    let sample = try TextSample(file, size: 4 << 20)
    let list = RejectionList(limit: 1_000_000, width: 1, database: database)
    var call = call
    call.path = sample.readablePath
    call.rejections = (list.table, list.capacity)
    let name = SQL.name(columnNames[0])
    let count = try database.texts("SELECT count(*) FROM (SELECT \(name) FROM \(call.sql)) WHERE \(name) IS NOT NULL")
    let good = count.first?.first?.flatMap { Int($0) } ?? 0
    let rejected = try list.rows()
    guard rejected.count > 100, rejected.count > good else { return }
    let offsets = Array(Set(rejected.prefix(20).map(\.offset))).sorted()
    let scan = try sample.scan(delimiter: dialect.delimiter.asciiValue ?? 0, offsets: offsets)
    throw .badCells(problems(Array(rejected.prefix(20)), offsets: offsets, scan: scan), total: rejected.count)
  }
}
