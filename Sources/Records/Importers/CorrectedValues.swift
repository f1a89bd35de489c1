public import Workforce

/// The values that people write when they correct a field of a record, by the words that files of records may have.
public enum CorrectedValues {
  /// A value as corrections keep it.
  ///
  /// - Parameters:
  ///   - text: The value as somebody typed it, such as `是`, `95%` or `有责`; empty, `none` or `无` for none.
  ///   - field: The field.
  /// - Returns: `yes`, `no`, `attributable`, `not-attributable`, a mark from 0 to 1 or nothing; nil when the text means nothing there.
  public static func canonical(_ text: String, for field: Appeal.Field) -> String? {
    let text = Blanks.trimmed(text)
    if text.isEmpty || ["none", "无"].contains(text.lowercased()) { return "" }
    switch field {
    case .satisfied, .resolved:
      guard case .success(let flag?) = ContactValues.flag(text) else { return nil }
      return flag ? "yes" : "no"
    case .complaint:
      return switch RecordWords.complaint(text) {
      case .attributable: "attributable"
      case .notAttributable: "not-attributable"
      case .raised, nil: nil
      }
    case .accuracy, .attitude, .compliance: return mark(text)
    }
  }

  /// A mark as a share, where it lies from 0 to 1; percentages keep their digits.
  private static func mark(_ text: String) -> String? {
    let isPercentage = text.last.map { "%％".contains($0) } ?? false
    let digits = isPercentage ? text.dropLast().filter { !$0.isWhitespace } : text[...].filter { !$0.isWhitespace }
    guard let number = Double(digits), (0...(isPercentage ? 100 : 1)).contains(number) else { return nil }
    // Millionths, so that 28.999 % is 0.28999 and not a hair less.
    let share = isPercentage ? (number * 10_000).rounded() / 1_000_000 : number
    return share == share.rounded() ? "\(Int(share))" : "\(share)"
  }
}
