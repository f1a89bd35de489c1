/// One place in a table that cannot be used, and why.
public struct TableProblem: Error, Hashable, Sendable {
  /// The file or table, as the user named it.
  public var file: String
  /// The line of the file, from 1; in a table without lines the row, from 1.
  public var line: Int?
  /// The name of the column.
  public var column: String?
  /// The text that was found.
  public var value: String?
  /// What is wrong: what was expected, or the reason for the rejection.
  public var reason: String

  /// A problem at a place.
  public init(file: String, line: Int? = nil, column: String? = nil, value: String? = nil, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}

extension TableProblem: CustomStringConvertible {
  /// `file:line: column ‘c’: ‘value’: reason`.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ": column ‘\(column)’" }
    if let value { text += ": ‘\(TableProblem.excerpt(value))’" }
    return text + ": \(reason)"
  }

  /// At most the first 80 characters of a value, on one line.
  static func excerpt(_ value: String) -> String {
    let line = value.unicodeScalars.prefix(500).map { $0.properties.generalCategory == .control ? " " : String($0) }
      .joined()
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
