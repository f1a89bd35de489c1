/// A sheet of an Excel workbook.
///
/// DuckDB's reader takes the width of a sheet from its first row and stops at an empty row, unless it is told the range; so
/// the range is always told. Cells come as their raw values, in which dates are counted in days; columns that the workbook
/// shows as dates or times are turned into such.
enum SheetTable {
  /// The rows that are looked at to find the column names and the width.
  private static let sampleRows = 60
  private static let lastRow = 1_048_576
  private static let lastColumn = 16_384

  static func open(
    _ path: String, wanted: [String], types: [String: TableColumnType], options: TableOptions, database: Database
  ) throws(StorageError) -> RowTable {
    let file = try BinaryFile(path: path)
    try file.requireWholeArchive()
    try database.loadExtension("excel")
    let sheet = Sheet(path: path, readable: file.readablePath, name: options.sheet, database: database)
    let rows = try sheet.firstRows()
    let given = options.headerLine.map { rows.indices.contains($0 - 1) ? $0 - 1 : -1 }
    guard let header = given ?? HeaderSearch.row(in: rows, wanted: wanted), header >= 0,
      let last = rows[header].lastIndex(where: { !($0 ?? "").isEmpty })
    else {
      throw .notATable(
        path: path, line: options.headerLine, found: "no row of column names",
        expected: "a sheet with a row of column names", remedy: "check the sheet, or name another one")
    }
    let usable = ColumnNames.usable(rows[header][...last].map { $0 ?? "" })
    let letters = (0...last).map(columnLetters)
    let kinds = try sheet.kinds(below: header, rows: rows, letters: letters)
    let columns = usable.names.indices.map { index in
      RowTable.Column(name: usable.names[index], expression: kinds[index].expression(SQL.name(letters[index])))
    }
    let range = "A1:\(letters[last])\(lastRow)"
    let filled = letters.map(SQL.name).joined(separator: ", ")
    let base = """
      (SELECT * FROM (SELECT *, row_number() OVER () AS \(SQL.name(RowTable.rowName)) FROM \(sheet.call(range: range))) \
      WHERE \(SQL.name(RowTable.rowName)) > \(header + 1) AND coalesce(\(filled)) IS NOT NULL)
      """
    var table = RowTable(file: path, base: base, columns: columns, types: types, options: options, database: database)
    table.headerLine = header + 1
    table.notes = (header > 0 ? ["the column names are in row \(header + 1)"] : []) + usable.notes
    table.preamble = rows[..<header].joined().compactMap { $0 }.filter { !$0.isEmpty }
    table.keeping = file
    return table
  }

  /// The letters of a column counted from 0, such as A, Z and AA.
  static func columnLetters(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// What a workbook shows in a column.
  private enum Kind: String {
    case plain
    case date = "DATE"
    case time = "TIME"
    case timestamp = "TIMESTAMP"

    /// The text of a cell, given its raw value: days since 1899-12-30 with a fraction, rounded to the millisecond.
    ///
    /// Source: ECMA-376 (2016), part 1, section 18.17.4, dates and times, 1900 date system.
    func expression(_ cell: String) -> String {
      let days = "TRY_CAST(\(cell) AS DOUBLE)"
      let moment =
        "TIMESTAMP '1899-12-30 00:00:00' + to_microseconds(CAST(round(\(days) * 86400000) AS BIGINT) * 1000)"
      let sane = "\(days) >= 0 AND \(days) < 2958466"
      switch self {
      case .plain: return cell
      case .date:
        return "CASE WHEN \(sane) AND \(days) = floor(\(days)) THEN CAST(CAST(\(moment) AS DATE) AS VARCHAR) "
          + "WHEN \(sane) THEN CAST(\(moment) AS VARCHAR) ELSE \(cell) END"
      case .time:
        return "CASE WHEN \(sane) AND \(days) < 1 THEN CAST(CAST(\(moment) AS TIME) AS VARCHAR) "
          + "WHEN \(sane) THEN CAST(\(moment) AS VARCHAR) ELSE \(cell) END"
      case .timestamp: return "CASE WHEN \(sane) THEN CAST(\(moment) AS VARCHAR) ELSE \(cell) END"
      }
    }
  }

  /// One sheet, as DuckDB reads it.
  private struct Sheet {
    let path: String
    let readable: String
    let name: String?
    let database: Database

    func call(range: String, asTexts: Bool = true) -> String {
      var options = [SQL.text(readable), "header = false", "stop_at_empty = false", "range = \(SQL.text(range))"]
      if asTexts { options.append("all_varchar = true") }
      if let name { options.append("sheet = \(SQL.text(name))") }
      return "read_xlsx(\(options.joined(separator: ", ")))"
    }

    func firstRows() throws(StorageError) -> [[String?]] {
      for width in [100, 1_000, lastColumn] {
        let range = "A1:\(columnLetters(width - 1))\(sampleRows)"
        let rows = try query { () throws(StorageError) in try database.texts("SELECT * FROM \(call(range: range))") }
        // Only a sheet that fills its last columns may be wider.
        if width == lastColumn || rows.allSatisfy({ $0.suffix(10).allSatisfy { $0 == nil } }) { return rows }
      }
      return []
    }

    /// What the columns show, each told by its first filled cell among the rows looked at.
    func kinds(below header: Int, rows: [[String?]], letters: [String]) throws(StorageError) -> [Kind] {
      let firsts = letters.indices.map { column in
        rows.indices.dropFirst(header + 1).first { !(rows[$0][column] ?? "").isEmpty }
      }
      var kinds = [Kind](repeating: .plain, count: letters.count)
      for row in Set(firsts.compactMap { $0 }).sorted() {
        let range = "A\(row + 1):\(letters[letters.count - 1])\(row + 1)"
        let described = try query { () throws(StorageError) in
          try database.texts("SELECT column_type FROM (DESCRIBE SELECT * FROM \(call(range: range, asTexts: false)))")
        }
        for column in letters.indices where firsts[column] == row && column < described.count {
          kinds[column] = described[column][0].flatMap { Kind(rawValue: $0) } ?? .plain
        }
      }
      return kinds
    }

    /// Runs a query and turns what DuckDB says about the workbook into our words.
    func query<Result>(_ body: () throws(StorageError) -> Result) throws(StorageError) -> Result {
      do {
        return try body()
      } catch {
        guard case .queryFailed(_, let reason) = error else { throw error }
        let plain = reason.split(separator: "\n").prefix(2).joined(separator: " ")
        throw .notATable(
          path: path, line: nil, found: "‘\(plain.replacing(readable, with: path))’",
          expected: name.map { "a workbook with a sheet ‘\($0)’" } ?? "a workbook",
          remedy: "check the name of the sheet, or save the file again as .xlsx")
      }
    }
  }
}
