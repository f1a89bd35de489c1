/// A table of texts whose rows know their lines: all that importers see of a file.
public protocol RecordColumns {
  /// The file, as the user named it.
  var file: String { get }
  /// The names of the columns.
  var columnNames: [String] { get }
  /// The number of rows.
  var rowCount: Int { get }
  /// The text of a cell; empty when there is none.
  func text(_ row: Int, _ column: Int) -> String
  /// The line on which a row begins, from 1; nil when it is not known.
  func line(_ row: Int) -> Int?
}

/// A cell or row that could not be used, and why.
public struct RecordProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var file: String
  /// The line, from 1.
  public var line: Int?
  /// The column.
  public var column: String?
  /// What was found.
  public var value: String?
  /// What is wrong, and what became of it.
  public var reason: String
  /// Whether the whole row was left out, and not only the cell.
  public var rejectsRow: Bool

  /// A problem at a place.
  public init(
    file: String, line: Int? = nil, column: String? = nil, value: String? = nil, reason: String, rejectsRow: Bool
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
    self.rejectsRow = rejectsRow
  }

  /// The problem on one line.
  public var description: String {
    let place = file + (line.map { ":\($0)" } ?? "") + (column.map { ", column \"\($0)\"" } ?? "")
    return "\(place): \(value.map { "found \"\($0)\"; " } ?? "")\(reason)"
  }
}

/// What can go wrong with a file as a whole.
public enum RecordsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The columns are not those of the layout named.
  case otherLayout(file: String, layout: String, missing: [String], found: [String], looksLike: String?)
  /// No layout we know has these columns.
  case unknownLayout(file: String, found: [String])
  /// Columns can be read in more than one way, and nothing says in which.
  case undecided(file: String, columns: [String])
  /// A mapping contradicts itself or names what there is not.
  case badMapping([String])

  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .otherLayout(let file, let layout, let missing, let found, let looksLike):
      "\(file): not an export of \(layout): the columns \(RecordsError.list(missing)) are missing, found "
        + RecordsError.list(found)
        + (looksLike.map { "; it looks like \($0): name that with --source" }
          ?? "; name another source with --source, or describe the columns with --mapping")
    case .unknownLayout(let file, let found):
      "\(file): the columns \(RecordsError.list(found)) belong to no export we know; describe them with --mapping"
    case .undecided(let file, let columns):
      "\(file): cannot decide how to read this; say so in a mapping file:\n  " + columns.joined(separator: "\n  ")
    case .badMapping(let problems): problems.joined(separator: "\n")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}
