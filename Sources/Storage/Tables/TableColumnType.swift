/// What the cells of a column are to be, when they are not left as texts.
public enum TableColumnType: String, Hashable, Sendable, CaseIterable {
  /// Whole numbers of 64 bits.
  case integer
  /// Numbers.
  case double
  /// `true` or `false`.
  case boolean
  /// A date and time of an unnamed clock, `2026-11-11 10:00:00`.
  case timestamp
  /// Texts.
  case text

  var sql: String {
    switch self {
    case .integer: "BIGINT"
    case .double: "DOUBLE"
    case .boolean: "BOOLEAN"
    case .timestamp: "TIMESTAMP"
    case .text: "VARCHAR"
    }
  }
}
