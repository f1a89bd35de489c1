public import Workforce

/// The values that people write when they correct a field of a record, by the words that files of records may have.
public enum CorrectedValues {
  /// A value as corrections keep it.
  ///
  /// - Parameters:
  ///   - text: The value as somebody typed it, such as `是`, `95%`, `有责`, `2025-10-14 9:03` or `1m30s`; empty, `none` or `无` for none.
  ///   - field: The field.
  ///   - clock: In whose local time moments without an offset are meant.
  /// - Returns: `yes`, `no`, `attributable`, `not-attributable`, a mark from 0 to 1, a moment in ISO 8601, seconds such as `90s`, or nothing;
  ///   nil when the text means nothing there.
  public static func canonical(_ text: String, for field: Appeal.Field, clock: LocalClock = .utc) -> String? {
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
    case .arrived, .queued, .assigned, .answered, .ended, .resolvedAt, .due: return moment(text, clock)
    case .firstResponse, .resolutionTime: return length(text)
    }
  }

  /// A day and time with the year first, in which nothing can be mistaken; a day alone is none.
  private static func moment(_ text: String, _ clock: LocalClock) -> String? {
    var text = text
    for (sign, plain) in [
      ("年", "-"), ("月", "-"), ("日", " "), ("时", ":"), ("点", ":"), ("分", ":"), ("：", ":"), ("秒", ""),
    ] {
      text = text.replacing(sign, with: plain)
    }
    if text.last == ":" { text.removeLast() }
    guard text.contains(":"), let parts = MomentText(text), parts.yearPlace == 0, let day = parts.day(.ymd) else {
      return nil
    }
    let moment =
      if let offset = parts.offset {
        Instant(secondsSince1970: Double(day.dayNumber) * 86_400 + parts.second - Double(offset))
      } else { clock.instant(day, secondOfDay: parts.second) }
    return clock.iso8601(moment)
  }

  /// A length of time with its unit, in seconds: a number alone could be seconds or minutes.
  private static func length(_ text: String) -> String? {
    var plain = text.lowercased()
    for (name, unit) in [("小时", "h"), ("分钟", "m"), ("分", "m"), ("秒钟", "s"), ("秒", "s"), ("天", "d")] {
      plain = plain.replacing(name, with: unit)
    }
    guard let seconds = try? DurationText.parse(plain) else { return nil }
    let rounded = (seconds * 1000).rounded() / 1000
    return (rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)") + "s"
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
