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
  ///   - path: The file.
  ///   - columns: Names of columns that must be there; other columns are read too. They help to find the line of names.
  ///   - options: What is not to be found out from the file.
  /// - Throws: ``StorageError``.
  public func read(
    _ path: String, columns: [String] = [], options: TableOptions = TableOptions()
  ) throws(StorageError) -> Table {
    let source = try TextTable(path: path, wanted: columns, types: [:], options: options, database: database)
    var cells = [[String]](repeating: [], count: source.columnNames.count)
    var rowCount = 0
    try database.stream("SELECT * FROM \(source.relation.sql)") { chunk throws(StorageError) in
      rowCount += chunk.rowCount
      if rowCount > options.rowLimit { throw TableReader.tooLong(path, options.rowLimit) }
      for index in cells.indices {
        let texts = chunk.texts(index)
        for row in 0..<chunk.rowCount { cells[index].append(texts[row] ?? "") }
      }
    }
    let (problems, lines) = try source.finish(rowCount: rowCount)
    let table = Table(
      file: path, columnNames: source.columnNames, headerLine: source.dialect.headerLine, rowCount: rowCount,
      rejected: problems, notes: source.notes, columns: cells, lines: lines)
    _ = try table.columns(columns)
    return table
  }

  private static func tooLong(_ path: String, _ limit: Int) -> StorageError {
    .notATable(
      path: path, line: nil, found: "more than \(limit) rows", expected: "at most that many",
      remedy: "split the file, or leave out what is not needed")
  }
}
