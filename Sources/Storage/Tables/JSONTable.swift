/// JSON: one object a line, or an array of objects.
///
/// The columns are the keys of all objects, in the order of their first appearance. The keys of nested objects become columns such
/// as `meta.assignee.name`; nested arrays stay JSON text.
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

  /// An array of objects; in a document that is no array, the one at the path in `options.sheet`, such as `data.payload`, or the only
  /// one there is.
  static func openArray(
    _ path: String, types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let file = try TextFile(path: path, encoding: options.encoding)
    let wanted = options.sheet
    let found = wanted == nil ? try onlyArray(in: file, path, database) : nil
    let keys = pathText((wanted ?? found)?.split(separator: ".").map(String.init) ?? [])
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
          remedy: "name the path to the array, as with --sheet data.payload")
      }
      var table = try open(
        path, base: "(SELECT * FROM \(items) WHERE \(isObject))",
        rejected: "SELECT \(row), NULL, item, 'is no JSON object' FROM \(items) WHERE NOT \(isObject)", types: types,
        options: options, database: database)
      table.keeping = file
      table.notes += file.notes
      if let found, !found.isEmpty { table.notes.append("the records are those at \(found)") }
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
    let keys = try leaves(of: base, at: [], database)
    guard !keys.isEmpty else {
      throw .notATable(
        path: path, line: nil, found: "no JSON object", expected: "one JSON object a line, or an array of objects",
        remedy: "check that it is the right file")
    }
    let usable = ColumnNames.usable(keys.map { $0.joined(separator: ".") })
    let columns = zip(usable.names, keys).map { name, key in
      RowTable.Column(name: name, expression: "json_extract_string(item, \(SQL.text("$\(pathText(key))")))")
    }
    var table = RowTable(
      file: path, base: base, columns: columns, types: types, rejected: rejected, options: options,
      database: database)
    table.notes = usable.notes
    return table
  }

  /// Objects in objects are looked into so deep.
  private static let depth = 4
  /// So many columns are taken apart at most; what is nested deeper stays JSON text.
  private static let mostColumns = 1000

  /// The paths of all values that are no objects, in the order of their first appearance.
  private static func leaves(
    of base: String, at path: [String], _ database: Database
  ) throws(StorageError) -> [[String]] {
    let (row, place) = (SQL.name(RowTable.rowName), SQL.text("$\(pathText(path))"))
    let keys = try database.texts(
      """
      SELECT name FROM (SELECT \(row) AS row, unnest(json_keys(item, \(place))) AS name, \
      unnest(range(len(json_keys(item, \(place))))) AS position FROM \(base) \
      WHERE json_type(item, \(place)) = 'OBJECT')
      GROUP BY name ORDER BY min(row * 100000 + position), name
      """
    ).compactMap { $0[0] }
    guard !keys.isEmpty, path.count < depth, keys.count <= mostColumns else { return keys.map { path + [$0] } }
    let kinds = keys.map { key in
      let type = "json_type(item, \(SQL.text("$\(pathText(path + [key]))")))"
      return "max(\(type) = 'OBJECT')::VARCHAR, max(\(type) NOT IN ('OBJECT', 'NULL'))::VARCHAR"
    }
    let answer = try database.texts("SELECT \(kinds.joined(separator: ", ")) FROM \(base)").first ?? []
    var paths: [[String]] = []
    for (index, key) in keys.enumerated() {
      let isObject = answer[2 * index] == "true"
      if !isObject || answer[2 * index + 1] == "true" { paths.append(path + [key]) }
      if isObject { paths += try leaves(of: base, at: path + [key], database) }
    }
    return paths
  }

  /// The path of the only array of objects in a document: empty when the document itself is one, nil when there are none or several.
  private static func onlyArray(
    in file: TextFile, _ path: String, _ database: Database
  ) throws(StorageError) -> String? {
    let content = "read_text(\(SQL.text(file.readablePath)))"
    var level: [[String]] = [[]]
    var found: [String] = []
    for _ in 0..<depth {
      var next: [[String]] = []
      for keys in level {
        let place = SQL.text("$\(pathText(keys))")
        let first = SQL.text("$\(pathText(keys))[0]")
        let kinds: [[String?]]
        do throws(StorageError) {
          kinds = try database.texts(
            "SELECT json_type(content, \(place)), json_type(content, \(first)) FROM \(content)")
        } catch {
          // No JSON at all: whoever reads it says so.
          return nil
        }
        guard let kind = kinds.first else { return nil }
        if kind[0] == "ARRAY" {
          if keys.isEmpty { return "" }
          if kind[1] == "OBJECT" { found.append(keys.joined(separator: ".")) }
        } else if kind[0] == "OBJECT" {
          let inner = try database.texts("SELECT unnest(json_keys(content, \(place))) FROM \(content)")
          next += inner.compactMap { $0[0] }.map { keys + [$0] }
        }
      }
      level = next.count <= mostColumns ? next : []
    }
    if found.count > 1 {
      throw .notATable(
        path: path, line: nil, found: "several arrays of objects: \(found.joined(separator: ", "))",
        expected: "one", remedy: "name the one that is meant, as with --sheet \(found[0])")
    }
    return found.first
  }

  /// A path below a value as DuckDB takes it.
  private static func pathText(_ keys: [String]) -> String { keys.map { ".\(jsonKey($0))" }.joined() }

  /// A key as DuckDB's paths take it.
  private static func jsonKey(_ key: String) -> String {
    "\"\(key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
