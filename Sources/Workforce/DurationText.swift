/// Durations as people write them: `90s`, `3m`, `1h30m`, `2d`, `1.5h`, `250ms`.
///
/// Units: seconds. A day has 24 hours and a week seven days; durations know no calendar.
public enum DurationText {
  /// The units, largest first, so that `1h30m` reads from left to right.
  private static let units: [(name: String, seconds: Double)] = [
    ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1), ("ms", 0.001),
  ]

  /// Names that people reach for, and the unit that they mean.
  private static let synonyms: [String: String] = [
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d", "week": "w", "weeks": "w",
  ]

  /// Reads a duration.
  ///
  /// - Parameter text: numbers with units, largest unit first, each unit once; one space between parts is allowed.
  /// - Returns: the duration in seconds.
  /// - Throws: ``QuantityError`` when the text is no duration.
  public static func parse(_ text: String) throws(QuantityError) -> Double {
    try parse(text[...], of: .duration, in: text)
  }

  /// Reads a duration that is a part of a longer text.
  static func parse(
    _ part: Substring, of kind: QuantityKind, in whole: String
  ) throws(QuantityError) -> Double {
    guard !part.isEmpty else { throw .malformed(kind: kind, found: whole, reason: "the duration is missing") }
    var rest = part
    var seconds = 0.0
    var nextUnit = 0
    while !rest.isEmpty {
      let number = DecimalText.takeNumber(from: &rest)
      if number.isEmpty {
        throw .malformed(kind: kind, found: whole, reason: DecimalText.stray(rest))
      }
      let value = try DecimalText.value(number, of: kind, in: whole)
      let name = rest.prefix { $0.isLetter }
      rest = rest[name.endIndex...]
      let unit = try index(ofUnit: name, after: number, rest: rest, of: kind, in: whole)
      guard unit >= nextUnit else {
        throw .malformed(kind: kind, found: whole, reason: "units go from large to small, each once")
      }
      // A thousandth is no binary fraction: dividing rounds once, multiplying twice.
      seconds += units[unit].name == "ms" ? value / 1_000 : value * units[unit].seconds
      nextUnit = unit + 1
      if rest.first == " ", rest.count > 1 { rest.removeFirst() }
    }
    guard seconds <= 1e12 else { throw .outOfRange(kind: kind, found: whole, expected: "below 10^12 seconds") }
    return seconds
  }

  /// The position of a unit's name among the units.
  private static func index(
    ofUnit name: Substring, after number: Substring, rest: Substring, of kind: QuantityKind, in whole: String
  ) throws(QuantityError) -> Int {
    if let index = units.firstIndex(where: { $0.name == name }) { return index }
    if let meant = synonyms[name.lowercased()] ?? units.first(where: { $0.name == name.lowercased() })?.name {
      throw .malformed(kind: kind, found: whole, reason: "write \"\(meant)\" for \"\(name)\"")
    }
    if name.isEmpty, let next = rest.first, next != " " {
      throw .malformed(kind: kind, found: whole, reason: DecimalText.stray(rest))
    }
    let reason = name.isEmpty ? "\"\(number)\" has no unit" : "\"\(name)\" is no unit of time"
    throw .malformed(kind: kind, found: whole, reason: reason)
  }

  /// The seconds of a bare unit, so that `45/h` reads as `45/1h`.
  static func seconds(ofUnit name: Substring) -> Double? {
    units.first { $0.name == name }?.seconds
  }

  /// Writes a duration in the largest units that divide it: `1h30m`, `20.5s`, `250ms`.
  ///
  /// - Parameter seconds: a finite duration that is not negative.
  /// - Returns: a text that ``parse(_:)`` reads.
  public static func format(_ seconds: Double) -> String {
    precondition(seconds.isFinite && seconds >= 0, "a duration is finite and not negative")
    if seconds == 0 { return "0s" }
    if seconds < 1, (seconds * 1_000).rounded() / 1_000 == seconds {
      return DecimalText.format((seconds * 1_000).rounded()) + "ms"
    }
    var rest = seconds
    var text = ""
    for (name, size) in [("d", 86_400.0), ("h", 3_600), ("m", 60)] where rest >= size {
      let count = (rest / size).rounded(.down)
      text += DecimalText.format(count) + name
      rest -= count * size
    }
    // Taking whole minutes away leaves binary dust in the fraction: show at most microseconds of it.
    let shown = text.isEmpty ? rest : (rest * 1e6).rounded() / 1e6
    return shown > 0 ? text + DecimalText.format(shown) + "s" : text
  }
}
