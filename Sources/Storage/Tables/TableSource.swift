/// A table that is ready to be queried where it lies, of whatever kind it is.
///
/// Keep it as long as queries use its ``relation``.
public final class TableSource {
  /// The file or database, as the user named it.
  public let file: String
  /// The kind of table.
  public let format: TableFormat
  /// The names of the columns, each once (names that differ in case only count as the same).
  public let columnNames: [String]
  /// The line of the column names, or the row in a sheet; nil where there is none.
  public let headerLine: Int?
  /// What was found out or done to read the file, for people.
  public let notes: [String]
  /// The cells above the column names, such as a title that tells the days.
  public let preamble: [String]
  /// What stands behind `FROM` in a query: the columns by their names, and ``rowColumn``, if any, as the last.
  public let relation: String
  /// The column that holds the number of each row in the file; nil for delimited text, whose rows come in the order of the
  /// file and are placed by ``outcome(rowCount:)``.
  public let rowColumn: String?
  let contents: any TableContents
  let database: Database

  init(_ contents: any TableContents, file: String, format: TableFormat, database: Database) {
    self.contents = contents
    self.database = database
    self.file = file
    self.format = format
    columnNames = contents.columnNames
    headerLine = contents.headerLine
    notes = contents.notes
    preamble = contents.preamble
    relation = contents.relation
    rowColumn = contents.rowColumn
  }

  /// What a query over the whole relation left out, and where each of its rows is.
  ///
  /// - Parameter rowCount: The number of rows of the relation, when it is known; it is checked against the file.
  /// - Throws: ``StorageError/badCells(_:total:)`` when more was rejected than the options allow.
  public func outcome(rowCount: Int? = nil) throws(StorageError) -> TableOutcome {
    try contents.outcome(rowCount: rowCount)
  }

  /// Throws unless all columns are there.
  ///
  /// - Throws: ``StorageError/missingColumns(path:line:missing:found:)`` naming all that are missing.
  public func require(_ names: [String]) throws(StorageError) {
    let missing = names.filter { !columnNames.contains($0) }
    if missing.isEmpty { return }
    throw .missingColumns(path: file, line: headerLine, missing: missing, found: columnNames)
  }
}

/// What was left out of a table, and where its rows are.
public struct TableOutcome: Sendable {
  /// The rows that were left out, and why, in the order of the file.
  public let rejected: [TableProblem]
  let lines: LineMap?

  /// The line on which a row starts, or the number of a row that is not text, from 1; rows are counted from 0 in the order of the file.
  ///
  /// Nil where the lines were lost, and for tables with a ``TableSource/rowColumn`` whose rows were not read in order.
  public func line(ofRow row: Int) -> Int? { lines?.line(row) }
}

/// A table of one kind.
protocol TableContents {
  /// What stands behind `FROM` to look at rows without having their rejections listed.
  var sampleRelation: String { get }
  var columnNames: [String] { get }
  var headerLine: Int? { get }
  var notes: [String] { get }
  var preamble: [String] { get }
  var relation: String { get }
  var rowColumn: String? { get }
  func outcome(rowCount: Int?) throws(StorageError) -> TableOutcome
}

extension TableContents {
  var preamble: [String] { [] }
  var sampleRelation: String { relation }
}
