internal import Workforce

/// Those rows of a table that a scenario asks for, with the columns known by the keys that name them.
struct TableView {
  private let table: ScenarioTable
  private let positions: [String: [Int]]
  private let names: [String: String]
  private let section: Section
  /// The rows that the filter lets through.
  let rows: [Int]

  /// The cells of a row under a key, joined when the key names several columns.
  func text(_ row: Int, _ key: String, separator: String = " ") -> String {
    guard let columns = positions[key] else { return "" }
    if columns.count == 1 { return table.columns[columns[0]][row] }
    return columns.map { table.columns[$0][row] }.joined(separator: separator)
  }

  /// Whether the last of the columns under a key, the one that tells the time, is empty in a row.
  func isEmpty(_ row: Int, _ key: String) -> Bool {
    positions[key]?.last.map { table.columns[$0][row].isEmpty } ?? true
  }

  /// The line of a row, for messages.
  func line(_ row: Int) -> Int? { table.lines[row] }

  /// Complains about a cell.
  func complain(_ row: Int, _ key: String, expected: String) {
    complain(row, "\(names[key] ?? key): found \(Value.quoted(text(row, key))), expected \(expected)")
  }

  /// Complains about a row.
  func complain(_ row: Int, _ text: String) {
    section.value.complaints.add(.init(file: table.file, line: table.lines[row], text: text))
  }

  /// Opens the table that a section names.
  ///
  /// - Parameters:
  ///   - section: Has `file` and may have `where`.
  ///   - columns: The keys with the names of the columns they stand for.
  init?(_ section: Section, _ columns: [(key: String, names: [String])], tables: any ScenarioTables) {
    guard let file = section["file"] else { return nil }
    let filters = TableView.filters(section)
    guard let path = file.text("the path of a CSV file"), let filters else { return nil }
    var wanted: [String] = []
    for name in columns.flatMap(\.names) + filters.map(\.column) where !wanted.contains(name) { wanted.append(name) }
    let table: ScenarioTable
    do {
      table = try tables.table(path, columns: wanted)
    } catch {
      TableView.complain(error, section, file, path)
      return nil
    }
    let index = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, $0) })
    self.table = table
    positions = Dictionary(columns.map { ($0.key, $0.names.compactMap { index[$0] }) }) { first, _ in first }
    names = Dictionary(columns.map { ($0.key, $0.names.joined(separator: " ")) }) { first, _ in first }
    self.section = section
    let tests = filters.compactMap { filter in index[filter.column].map { (cells: table.columns[$0], filter: filter) } }
    rows = table.lines.indices.filter { row in
      tests.allSatisfy { $0.filter.values.contains($0.cells[row]) != $0.filter.isExcluding }
    }
    if rows.isEmpty {
      let all = table.lines.isEmpty
      file.complain(
        all
          ? "\(path) has no rows; check that it is the right file"
          : "none of the \(table.lines.count) rows of \(path) is let through by where; check the values there")
      return nil
    }
  }

  private struct Filter {
    var column: String
    var values: Set<String>
    var isExcluding: Bool
  }

  private static func filters(_ section: Section) -> [Filter]? {
    guard let value = section["where"] else { return [] }
    guard let entries = value.entries(from: "columns to values") else { return nil }
    let filters = entries.map { key, value -> Filter? in
      var wanted = value
      if let not = value.child("not") {
        guard value.keys.count == 1 else {
          value.complain("not stands alone; write {not: …}")
          return nil
        }
        wanted = not
      }
      let texts = wanted.items().map { $0.scalar ?? ($0.isNull ? "" : nil) }
      guard !texts.isEmpty, texts.allSatisfy({ $0 != nil }) else {
        wanted.complain(expected: "a value, a list of values or {not: …}")
        return nil
      }
      return Filter(
        column: key.scalar ?? "", values: Set(texts.compactMap { $0 }), isExcluding: value.child("not") != nil)
    }
    return filters.contains { $0 == nil } ? nil : filters.compactMap { $0 }
  }

  private static func complain(_ fault: ScenarioTableFault, _ section: Section, _ file: Value, _ path: String) {
    switch fault {
    case .alreadySaid: break
    case .unreadable(let reason):
      file.complain("\(path): \(reason)")
    case .missingColumns(let missing, let found):
      for name in missing {
        let nearest = Spelling.nearest(to: name, among: found).map { "; did you mean \($0)?" } ?? ""
        let list = found.count > 30 ? Array(found.prefix(30)) + ["…"] : found
        section.value.complain(
          "\(path) has no column \(Value.quoted(name)); its columns are \(Value.alternatives(list, "and"))\(nearest)")
      }
    case .badRows(let problems, let total):
      for problem in problems { file.complaints.add(problem) }
      if total > problems.count { file.complain("\(path): … and \(total - problems.count) more bad rows") }
    }
  }
}

extension Value {
  /// The names of one or several columns.
  func columns() -> [String] {
    let names = items().compactMap { $0.text("the name of a column") }
    if names.isEmpty && isList { complain(expected: "the name of a column, or a list of names") }
    return names
  }
}

extension Section {
  /// The names of the columns under a key.
  func columns(_ key: String) -> (key: String, names: [String]) { (key, self[key]?.columns() ?? []) }

  /// How the moments in a table are written; nil when `dateFormat` makes no sense.
  func momentReader(_ calendar: ScenarioCalendar) -> MomentReader? {
    guard let value = self["dateFormat"] else { return MomentReader(pattern: nil, calendar: calendar) }
    guard let text = value.scalar, let pattern = DatePattern(text) else {
      value.complain(expected: "a pattern of y, m and d such as yyyy-mm-dd, yymmdd or dd/mm/yyyy")
      return nil
    }
    return MomentReader(pattern: pattern, calendar: calendar)
  }
}
