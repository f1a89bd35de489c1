import Workforce

/// Durations as exports write them: with units, as a clock, or as plain numbers of a known unit.
enum CellDuration {
  /// The seconds of `90s`, `1h30m`, `2d`, `0:45`, `1:02:03`, or of a plain number in the unit given.
  ///
  /// Never negative. Nil for anything else.
  static func seconds(_ text: String, plainUnit: Double?) -> Double? {
    if text.contains(":") { return clock(text) }
    if let plain = number(text[...]) { return plainUnit.map { plain * $0 } }
    return try? DurationText.parse(text)
  }

  /// Minutes and seconds, or hours, minutes and seconds; only the first part may pass 59.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var total = 0.0
    for (index, part) in parts.enumerated() {
      guard let value = number(part), index == 0 || part.prefix(2).count == 2 && value < 60,
        index == parts.count - 1 || !part.contains(".")
      else { return nil }
      total = total * 60 + value
    }
    return total
  }

  /// Digits, with at most one decimal point among them.
  private static func number(_ text: Substring) -> Double? {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let value = Double(text) else { return nil }
    return value
  }
}
