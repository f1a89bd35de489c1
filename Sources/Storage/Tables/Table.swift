/// A table in memory, every cell as the text that stands in the file.
public struct Table: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// The names of the columns, without blanks around them, in the order of the file.
  public let columnNames: [String]
  /// The line of the column names; nil where the file has none.
  public let headerLine: Int?
  /// The number of rows.
  public let rowCount: Int
  /// The rows that could not be split into cells, in the order of the file.
  public let rejected: [TableProblem]
  /// What was found out or done to read the file, for people.
  public let notes: [String]
  let columns: [[String]]
  let lines: LineMap

  /// The position of a column by its name; nil when there is none.
  public func column(_ name: String) -> Int? { columnNames.firstIndex(of: name) }

  /// The positions of columns by their names.
  ///
  /// - Throws: ``StorageError/missingColumns(path:line:missing:found:)`` naming all that are missing.
  public func columns(_ names: [String]) throws(StorageError) -> [Int] {
    let missing = names.filter { column($0) == nil }
    guard missing.isEmpty else {
      throw .missingColumns(path: file, line: headerLine, missing: missing, found: columnNames)
    }
    return names.compactMap { column($0) }
  }

  /// The text of a cell; empty when the cell is.
  public func text(_ row: Int, _ column: Int) -> String { columns[column][row] }

  /// All texts of a column, in the order of the rows.
  public func texts(_ column: Int) -> [String] { columns[column] }

  /// The line on which a row starts, from 1; in a sheet or database the row, from 1; nil when the lines were lost.
  public func line(_ row: Int) -> Int? { lines.line(row) }

  /// A complaint about a cell.
  public func problem(_ row: Int, _ column: Int, _ reason: String) -> TableProblem {
    TableProblem(
      file: file, line: line(row), column: columnNames[column], value: text(row, column), reason: reason)
  }
}
