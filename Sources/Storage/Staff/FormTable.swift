internal import Workforce

/// A small table that people keep by hand, such as a roster: known columns by several names, every problem collected.
struct FormTable {
  /// A column that is looked for.
  struct Column {
    /// What it is called in messages, and first looked for.
    var name: String
    /// What else it may be called.
    var others: [String]
    /// Whether the table is of no use without it.
    var isRequired = false
  }

  let table: Table
  private let places: [String: Int]
  private(set) var problems: [TableProblem] = []

  /// Reads a table.
  ///
  /// - Throws: ``StorageError`` when the file cannot be read, rows cannot be split, a required column is missing, or a column is nearly called
  ///   like one that is not there.
  init(_ path: String, columns: [Column]) throws(StorageError) {
    var options = TableOptions()
    options.rowLimit = 1_000_000
    let table = try TableReader().read(path, options: options)
    if !table.rejected.isEmpty { throw .badCells(table.rejected, total: table.rejected.count) }
    self.table = table
    var places: [String: Int] = [:]
    for column in columns {
      let names = column.names
      if let place = table.columnNames.firstIndex(where: { names.contains(FormTable.plain($0)) }) {
        places[column.name] = place
      }
    }
    self.places = places
    let missing = columns.filter { $0.isRequired && places[$0.name] == nil }.map(\.name)
    guard missing.isEmpty else {
      throw .missingColumns(path: path, line: table.headerLine, missing: missing, found: table.columnNames)
    }
    let absent = columns.filter { places[$0.name] == nil }.map(\.name)
    for (place, name) in table.columnNames.enumerated() where !places.values.contains(place) {
      guard let nearest = Spelling.nearest(to: FormTable.plain(name), among: absent) else { continue }
      throw .notATable(
        path: path, line: table.headerLine, found: "a column ‘\(name)’", expected: "‘\(nearest)’",
        remedy: "rename it, or take it out if something else is meant")
    }
  }

  /// A name without the differences between `appeal until`, `Appeal_Until` and `appealUntil`.
  static func plain(_ name: String) -> String {
    var plain = ""
    for letter in ColumnNames.trimmed(name) {
      if letter == "_" || letter == "-" || letter == " " {
        plain += " "
      } else if letter.isUppercase, plain.last?.isLowercase == true {
        plain += " " + letter.lowercased()
      } else {
        plain += letter.lowercased()
      }
    }
    return plain
  }

  /// The rows that are not blank.
  var rows: [Int] {
    (0..<table.rowCount).filter { row in
      table.columnNames.indices.contains { !ColumnNames.trimmed(table.text(row, $0)).isEmpty }
    }
  }

  /// The text of a cell; nil when it is empty or there is no such column.
  func text(_ row: Int, _ column: String) -> String? {
    guard let place = places[column] else { return nil }
    let text = ColumnNames.trimmed(table.text(row, place))
    return text.isEmpty ? nil : text
  }

  /// Notes a problem with a cell.
  mutating func complain(_ row: Int, _ column: String, _ reason: String) {
    if let place = places[column] {
      problems.append(table.problem(row, place, reason))
    } else {
      problems.append(
        TableProblem(file: table.file, line: table.line(row), reason: "there is no column ‘\(column)’; \(reason)"))
    }
  }

  /// A text that must be there.
  mutating func required(_ row: Int, _ column: String, _ what: String) -> String? {
    if let text = text(row, column) { return text }
    complain(row, column, "expected \(what)")
    return nil
  }

  /// A day; nil when the cell is empty or was complained about.
  mutating func day(_ row: Int, _ column: String) -> CalendarDate? {
    guard let text = text(row, column) else { return nil }
    if let day = FormTable.day(text) { return day }
    complain(row, column, "expected a day such as 2025-10-31")
    return nil
  }

  /// A day that must be there.
  mutating func requiredDay(_ row: Int, _ column: String, _ why: String = "") -> CalendarDate? {
    if text(row, column) != nil { return day(row, column) }
    complain(row, column, "expected a day such as 2025-10-31\(why)")
    return nil
  }

  /// A day with the year first, in which nothing can be mistaken; a time of midnight, as sheets add it, is overlooked.
  private static func day(_ text: String) -> CalendarDate? {
    for format in formats {
      guard let found = format.parse(text), found.hour == 0, found.minute == 0, found.second == 0 else { continue }
      return CalendarDate(year: found.year, month: found.month, day: found.day)
    }
    return nil
  }

  private static let formats =
    TimestampFormat.standard
    + ["yyyy-M-d", "yyyy/M/d[ H:mm[:ss]]", "yyyy.M.d", "yyyy年M月d日"].compactMap(TimestampFormat.init)

  /// Throws all problems, if there are any.
  func check() throws(StorageError) {
    if !problems.isEmpty { throw .badCells(Array(problems.prefix(100)), total: problems.count) }
  }
}
