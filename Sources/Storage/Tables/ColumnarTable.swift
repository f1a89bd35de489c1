/// Parquet files, and tables of SQLite and PostgreSQL databases, which know their columns themselves.
enum ColumnarTable {
  static func openParquet(
    _ path: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let file = try BinaryFile(path: path)
    let call = "read_parquet(\(SQL.text(file.readablePath)), file_row_number = true)"
    do throws(StorageError) {
      let described = try columns(of: call, database).filter { $0.name != "file_row_number" }
      let row = "file_row_number + 1 AS \(SQL.name(RowTable.rowName))"
      var table = RowTable(
        file: path, base: "(SELECT *, \(row) FROM \(call))", columns: described, types: types, options: options,
        database: database)
      table.keeping = file
      return table
    } catch .queryFailed(_, let reason) {
      throw .notATable(
        path: path, line: nil, found: "‘\(reason.replacing(file.readablePath, with: path))’",
        expected: "a Parquet file", remedy: "check that it is whole")
    }
  }

  static func openSQLite(
    _ path: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    _ = try BinaryFile(path: path)
    try database.loadExtension("sqlite_scanner")
    // SQLite's columns may hold values of any type; as texts nothing is lost.
    try database.run("SET GLOBAL sqlite_all_varchar = true")
    return try openAttached(
      path, source: path, kind: "sqlite", order: "rowid", types: types, options: options, database: database)
  }

  static func openPostgres(
    _ address: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    try database.loadExtension("postgres_scanner")
    return try openAttached(
      Self.hidingPassword(address), source: address, kind: "postgres", order: nil, types: types, options: options,
      database: database)
  }

  /// An address without its password, for messages.
  static func hidingPassword(_ address: String) -> String {
    guard let scheme = address.firstRange(of: "://"), let at = address.lastIndex(of: "@"), scheme.upperBound < at,
      let colon = address[scheme.upperBound..<at].firstIndex(of: ":")
    else { return address }
    return String(address[...colon]) + "…" + String(address[at...])
  }

  private static func openAttached(
    _ shown: String, source: String, kind: String, order: String?, types: [String: TableColumnType],
    options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let name = database.freshName(kind)
    do throws(StorageError) {
      try database.run("ATTACH \(SQL.text(source)) AS \(SQL.name(name)) (TYPE \(kind), READ_ONLY)")
      let target = try choose(options.sheet, in: name, shown: shown, database: database)
      let described = try columns(of: target, database)
      let ordered = order.flatMap { holds($0, target, database) ? "ORDER BY \($0)" : nil } ?? ""
      let row = "row_number() OVER (\(ordered)) AS \(SQL.name(RowTable.rowName))"
      return RowTable(
        file: shown, base: "(SELECT *, \(row) FROM \(target))", columns: described, types: types, options: options,
        database: database)
    } catch .queryFailed(_, let reason) {
      throw .unreadable(path: shown, reason: reason.replacing(source, with: shown))
    }
  }

  /// Whether a table can be ordered so; views, and SQLite's tables without row numbers, cannot.
  private static func holds(_ order: String, _ table: String, _ database: Database) -> Bool {
    do {
      _ = try database.texts("SELECT \(order) FROM \(table) LIMIT 1")
      return true
    } catch {
      return false
    }
  }

  /// The table that is meant, as SQL names it.
  private static func choose(
    _ wanted: String?, in name: String, shown: String, database: Database
  ) throws(StorageError) -> String {
    let rows = try database.texts(
      """
      SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = $1
      AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY table_schema, table_name
      """, [.text(name)])
    let tables = rows.map { (schema: $0[0] ?? "", name: $0[1] ?? "") }
    let fitting = tables.filter { table in
      wanted.map { $0 == table.name || $0 == "\(table.schema).\(table.name)" } ?? true
    }
    guard fitting.count == 1, let table = fitting.first else {
      let names = tables.map { $0.schema == "main" || $0.schema == "public" ? $0.name : "\($0.schema).\($0.name)" }
      let list = names.prefix(30).map { "‘\($0)’" }.joined(separator: ", ")
      throw .notATable(
        path: shown, line: nil, found: names.isEmpty ? "no tables" : "the tables \(list)",
        expected: wanted.map { "a table ‘\($0)’" } ?? "a single table", remedy: "name one of them")
    }
    return [name, table.schema, table.name].map(SQL.name).joined(separator: ".")
  }

  private static func columns(of relation: String, _ database: Database) throws(StorageError) -> [RowTable.Column] {
    let rows = try database.texts("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM \(relation))")
    return rows.map { row in
      RowTable.Column(name: row[0] ?? "", expression: SQL.name(row[0] ?? ""), isText: row[1] == "VARCHAR")
    }
  }
}
