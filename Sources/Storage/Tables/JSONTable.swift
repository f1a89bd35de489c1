/// JSON: one object a line, or an array of objects.
///
/// The columns are the keys of all objects, in the order of their first appearance; what is nested stays JSON text.
enum JSONTable {
  static func openLines(
    _ path: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let file = try TextFile(path: path, encoding: options.encoding)
    // One column up to the end of the line: blank lines stay, so that the number of the row is the line.
    let call = """
      read_csv(\(SQL.text(file.readablePath)), auto_detect = false, header = false, delim = '\u{1}', quote = '', \
      escape = '', comment = '', strict_mode = false, max_line_size = \(CSVRelation.longestRow * 4), \
      buffer_size = \(CSVRelation.longestRow * 16), columns = {'item': 'VARCHAR'})
      """
    let row = SQL.name(RowTable.rowName)
    let all = "(SELECT row_number() OVER () AS \(row), item FROM \(call))"
    let isObject = "CASE WHEN json_valid(item) THEN json_type(item) = 'OBJECT' ELSE false END"
    var rejected = "SELECT \(row), NULL, item, 'is no JSON object; each line must be one' FROM \(all) "
    rejected += "WHERE item IS NOT NULL AND NOT \(isObject)"
    var table = try open(
      path, base: "(SELECT * FROM \(all) WHERE item IS NOT NULL AND \(isObject))", rejected: rejected, types: types,
      options: options, database: database)
    table.keeping = file
    table.notes += file.notes
    return table
  }

  /// An array of objects; in a document that is no array, the one at the path in `options.sheet`, such as `data.payload`.
  static func openArray(
    _ path: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let file = try TextFile(path: path, encoding: options.encoding)
    let keys = options.sheet.map { $0.split(separator: ".").map { ".\(jsonKey(String($0)))" }.joined() } ?? ""
    let place = SQL.text("$\(keys)")
    let row = SQL.name(RowTable.rowName)
    let items = """
      (SELECT unnest(range(1, len(items) + 1)) AS \(row), unnest(items) AS item FROM \
      (SELECT CAST(json_extract(content, \(place)) AS JSON[]) AS items FROM read_text(\(SQL.text(file.readablePath)))))
      """
    let isObject = "json_type(item) = 'OBJECT'"
    do throws(StorageError) {
      let kind = try database.texts(
        "SELECT json_type(content, \(place)) FROM read_text(\(SQL.text(file.readablePath)))")
      guard kind.first?.first == "ARRAY" else {
        throw .notATable(
          path: path, line: nil, found: kind.first?.first.flatMap { $0 }?.lowercased() ?? "nothing",
          expected: "an array of objects at \(options.sheet ?? "the top")",
          remedy: "name the path to the array, such as data.payload")
      }
      var table = try open(
        path, base: "(SELECT * FROM \(items) WHERE \(isObject))",
        rejected: "SELECT \(row), NULL, item, 'is no JSON object' FROM \(items) WHERE NOT \(isObject)", types: types,
        options: options, database: database)
      table.keeping = file
      table.notes += file.notes
      return table
    } catch .queryFailed(_, let reason) {
      throw .notATable(
        path: path, line: nil, found: "‘\(reason.split(separator: "\n").first ?? "")’",
        expected: "one JSON document", remedy: "check that the export finished")
    }
  }

  private static func open(
    _ path: String, base: String, rejected: String, types: [String: TableColumnType], options: TableOptions,
    database: Database
  ) throws(StorageError) -> RowTable {
    let row = SQL.name(RowTable.rowName)
    let keys = try database.texts(
      """
      SELECT name FROM (SELECT \(row) AS row, unnest(json_keys(item)) AS name, \
      unnest(range(len(json_keys(item)))) AS position FROM \(base))
      GROUP BY name ORDER BY min(row * 100000 + position), name
      """
    ).compactMap { $0[0] }
    guard !keys.isEmpty else {
      throw .notATable(
        path: path, line: nil, found: "no JSON object", expected: "one JSON object a line, or an array of objects",
        remedy: "check that it is the right file")
    }
    let usable = ColumnNames.usable(keys)
    let columns = zip(usable.names, keys).map { name, key in
      RowTable.Column(name: name, expression: "json_extract_string(item, \(SQL.text("$.\(jsonKey(key))")))")
    }
    var table = RowTable(
      file: path, base: base, columns: columns, types: types, rejected: rejected, options: options,
      database: database)
    table.notes = usable.notes
    return table
  }

  /// A key as DuckDB's paths take it.
  private static func jsonKey(_ key: String) -> String {
    "\"\(key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
