/// Durations as people and exports write them.
enum DurationText {
  private static let units: [Character: (rank: Int, seconds: Double)] = [
    "d": (3, 86_400), "h": (2, 3_600), "m": (1, 60), "s": (0, 1),
  ]

  /// The seconds of `90s`, `1h30m`, `2d`, `0:45`, `1:02:03`, or of a plain number in the unit given.
  ///
  /// Never negative. Nil for anything else: units in falling order, each once.
  static func seconds(_ text: String, plainUnit: Double?) -> Double? {
    if text.contains(":") { return clock(text) }
    if let plain = number(text[...]) { return plainUnit.map { plain * $0 } }
    var total = 0.0
    var rank = Int.max
    var rest = text[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(where: { units[$0] != nil }), let unit = units[rest[end]],
        unit.rank < rank, let count = number(rest[..<end])
      else { return nil }
      total += count * unit.seconds
      rank = unit.rank
      rest = rest[rest.index(after: end)...]
    }
    return rank == .max ? nil : total
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
