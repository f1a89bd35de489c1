import Storage

/// Reads the dates and times of a history's cells, each text once.
struct StampReader {
  /// What a cell says.
  struct Stamp: Hashable {
    /// Days since 1970-01-01.
    var day: Int
    /// Seconds since midnight.
    var second: Double
    /// The offset from UTC in seconds, where the cell names one.
    var offset: Int?
  }

  /// What a column seems to hold.
  enum Kind: Hashable { case stamp, date, clock, number, text, empty }

  private let formats: [TimestampFormat]
  private var known: [String: Stamp?] = [:]
  /// How dates are to be written, for complaints.
  let expected: String

  /// - Parameter pattern: Such as `dd/mm/yyyy`; nil for year, month, day.
  /// - Throws: ``Failure`` when the pattern is none.
  init(_ pattern: String?) throws(Failure) {
    guard let pattern else {
      formats = StampReader.formats("yyyy-MM-dd") + StampReader.formats("yyyy/M/d")
      expected = "2026-11-11, with or without a time such as 10:30 behind it"
      return
    }
    let unicode = pattern.lowercased().replacing("m", with: "M")
    formats = StampReader.formats(unicode)
    expected = "\(pattern), with or without a time such as 10:30 behind it"
    if formats.isEmpty {
      throw Failure(
        .usage, "Found \"\(pattern)\", expected a date format of y, m and d, for example dd/mm/yyyy or yyyy-mm-dd.")
    }
  }

  private static func formats(_ date: String) -> [TimestampFormat] {
    ["", " H:mm[:ss][XXX]", " H:mm[:ss] XXX", "'T'H:mm[:ss][XXX]"].compactMap { TimestampFormat(date + $0) }
  }

  /// The date and time of a text, midnight when it names no time; nil when it is none.
  mutating func stamp(_ text: String) -> Stamp? {
    if let found = known[text] { return found }
    var found: Stamp?
    for format in formats {
      guard let value = format.parse(text) else { continue }
      found = Stamp(day: value.daysSince1970, second: value.secondOfDay, offset: value.offset)
      break
    }
    // Single contacts rarely share a moment: remembering them all would only cost memory.
    if known.count < 200_000 { known[text] = found }
    return found
  }

  /// The seconds since midnight of `9:30`, `09:30:00` or `09:30-10:00`; nil when it is none.
  static func clock(_ text: String) -> Double? {
    let start = text.split(whereSeparator: { "-–~".contains($0) }).first.map { $0.trimmed } ?? ""
    let parts = start.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (0...23).contains(numbers[0]),
      numbers.dropFirst().allSatisfy({ $0 < 60 && $0 >= 0 })
    else { return nil }
    return Double(numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0))
  }

  /// What a column seems to hold, judged by its first cells; a few that are wrong do not hide what it is.
  mutating func kind(_ cells: some Sequence<String>) -> Kind {
    var counts: [Kind: Int] = [:]
    var seen = 0
    for cell in cells {
      let text = cell.trimmed
      guard !text.isEmpty else { continue }
      seen += 1
      if seen > 100 { break }
      counts[kind(of: text), default: 0] += 1
    }
    guard !counts.isEmpty else { return .empty }
    let total = min(seen, 100)
    let most: (Kind) -> Bool = { counts[$0, default: 0] * 10 >= total * 8 }
    if (counts[.stamp] ?? 0) > 0, ((counts[.stamp] ?? 0) + (counts[.date] ?? 0)) * 10 >= total * 8 { return .stamp }
    return [.number, .clock, .date].first(where: most) ?? .text
  }

  private mutating func kind(of text: String) -> Kind {
    if Double(text) != nil { return .number }
    if StampReader.clock(text) != nil { return .clock }
    guard stamp(text) != nil else { return .text }
    return text.contains(":") ? .stamp : .date
  }
}

extension StringProtocol {
  /// The text without blanks around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
