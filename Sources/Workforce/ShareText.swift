/// Shares as people write them: `80%` or `0.8`.
public enum ShareText {
  /// Reads a share.
  ///
  /// - Parameter text: a percentage from `0%` to `100%`, or a number from 0 to 1.
  /// - Returns: the share, 0…1.
  /// - Throws: ``QuantityError`` when the text is no share, or lies outside 0…1.
  public static func parse(_ text: String) throws(QuantityError) -> Double {
    try parse(text[...], of: .share, in: text)
  }

  /// Reads a share that is a part of a longer text.
  static func parse(
    _ part: Substring, of kind: QuantityKind, in whole: String
  ) throws(QuantityError) -> Double {
    if part.last == "%" {
      let percent = try DecimalText.parse(part.dropLast(), of: kind, in: whole)
      guard percent <= 100 else {
        throw .outOfRange(kind: kind, found: whole, expected: "between 0% and 100%")
      }
      return percent / 100
    }
    let share = try DecimalText.parse(part, of: kind, in: whole)
    guard share <= 1 else {
      let hint = share <= 100 ? " (a percentage needs its sign, \(DecimalText.format(share))%)" : ""
      throw .outOfRange(kind: kind, found: whole, expected: "between 0 and 1" + hint)
    }
    return share
  }

  /// Writes a share as a percentage that ``parse(_:)`` reads, rounded to `digits` decimals.
  public static func format(_ share: Double, digits: Int = 1) -> String {
    precondition(share >= 0 && share <= 1, "a share lies between 0 and 1")
    var scale = 1.0
    for _ in 0..<max(0, digits) { scale *= 10 }
    return DecimalText.format((share * 100 * scale).rounded() / scale) + "%"
  }
}

/// Service-level targets as people write them: `80%/20s`.
public enum TargetText {
  /// Reads a target; the text does not say what is counted, so the definition is given beside it.
  ///
  /// - Parameters:
  ///   - text: a share, a slash and a duration.
  ///   - definition: what the share counts.
  /// - Throws: ``QuantityError`` when the text is no target.
  public static func parse(
    _ text: String, definition: ServiceLevelDefinition
  ) throws(QuantityError) -> ServiceLevelTarget {
    guard let slash = text.firstIndex(of: "/") else {
      throw .malformed(kind: .target, found: text, reason: "the slash and the time are missing")
    }
    let share = try ShareText.parse(text[..<slash], of: .target, in: text)
    let seconds = try DurationText.parse(text[text.index(after: slash)...], of: .target, in: text)
    return ServiceLevelTarget(definition: definition, share: share, seconds: seconds)
  }

  /// Writes the share and the time of a target; the definition is named beside it.
  public static func format(_ target: ServiceLevelTarget) -> String {
    ShareText.format(target.share, digits: 3) + "/" + DurationText.format(target.seconds)
  }
}
