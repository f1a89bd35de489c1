/// Reads tables of every kind, whole into memory or as relations for queries.
public final class TableReader {
  /// The session in which tables are read.
  public let database: Database

  /// A reader in a session of its own, or in one that is there.
  ///
  /// - Throws: ``StorageError/libraryMissing(name:reason:)``.
  public init(database: Database? = nil) throws(StorageError) {
    if let database {
      self.database = database
    } else {
      self.database = try Database()
    }
  }

  /// Reads a whole table as texts.
  ///
  /// Rows that cannot be split into cells are in ``Table/rejected``.
  ///
  /// - Parameters:
  ///   - path: The file, or the address of a PostgreSQL database.
  ///   - columns: Names of columns that must be there; other columns are read too. They help to find the line of names.
  ///   - options: What is not to be found out from the file.
  /// - Throws: ``StorageError``.
  public func read(
    _ path: String, columns: [String] = [], options: TableOptions = TableOptions()
  ) throws(StorageError) -> Table {
    let source = try open(path, columns: columns, options: options)
    try source.require(columns)
    return try read(source, rowLimit: options.rowLimit)
  }

  /// Reads a table that was opened, whole as texts.
  ///
  /// - Parameters:
  ///   - source: A table of which every column is text.
  ///   - rowLimit: How many rows there may be at most.
  /// - Throws: ``StorageError``.
  public func read(_ source: TableSource, rowLimit: Int = TableOptions().rowLimit) throws(StorageError) -> Table {
    var cells = [[String]](repeating: [], count: source.columnNames.count)
    var rowCount = 0
    let outcome = try source.forEachRow { rows throws(StorageError) in
      if rowCount + rows.rowCount > rowLimit { throw TableReader.tooLong(source.file, rowLimit) }
      for index in cells.indices {
        for cell in rows.columns[index].prefix(rows.rowCount) {
          cells[index].append(String(decoding: cell, as: UTF8.self))
        }
      }
      rowCount += rows.rowCount
    }
    return Table(
      file: source.file, columnNames: source.columnNames, headerLine: source.headerLine, rowCount: rowCount,
      rejected: outcome.rejected, notes: source.notes, columns: cells, lines: outcome.lines ?? LineMap())
  }

  /// Makes a table ready for queries of ``database``, without reading it.
  ///
  /// - Parameters:
  ///   - path: The file, or the address of a PostgreSQL database.
  ///   - columns: Names of columns that help to find the line of names; see ``TableSource/require(_:)``.
  ///   - types: What columns are to be, where not texts; rows whose cell is none are left out and reported by
  ///     ``TableSource/outcome(rowCount:)``. Empty cells are NULL.
  ///   - options: What is not to be found out from the file.
  /// - Throws: ``StorageError``.
  public func open(
    _ path: String, columns: [String] = [], types: [String: TableColumnType] = [:],
    options: TableOptions = TableOptions()
  ) throws(StorageError) -> TableSource {
    let format = try TableFormat.detect(path, options: options)
    var options = options
    options.format = format
    let shown = format == .postgres ? ColumnarTable.hidingPassword(path) : path
    let contents: any TableContents
    switch format {
    case .csv, .tsv:
      contents = try TextTable(path: path, wanted: columns, types: types, options: options, database: database)
    case .xlsx:
      contents = try SheetTable.open(path, wanted: columns, types: types, options: options, database: database)
    case .jsonLines: contents = try JSONTable.openLines(path, types: types, options: options, database: database)
    case .json: contents = try JSONTable.openArray(path, types: types, options: options, database: database)
    case .parquet: contents = try ColumnarTable.openParquet(path, types: types, options: options, database: database)
    case .sqlite: contents = try ColumnarTable.openSQLite(path, types: types, options: options, database: database)
    case .postgres:
      contents = try ColumnarTable.openPostgres(path, types: types, options: options, database: database)
    }
    return TableSource(contents, file: shown, format: format, database: database)
  }

  private static func tooLong(_ path: String, _ limit: Int) -> StorageError {
    .notATable(
      path: path, line: nil, found: "more than \(limit) rows", expected: "at most that many",
      remedy: "split the file, or leave out what is not needed")
  }
}
