internal import Workforce

/// How dates are written in the cells of a table, such as `yyyy-mm-dd`, `yymmdd` or `dd/mm/yyyy`.
struct DatePattern {
  private enum Element {
    case digits(Character, count: Int, isFixed: Bool)
    case literal(Character)
  }
  private let elements: [Element]

  /// Reads a pattern of one run each of y, m and d with punctuation between them; nil when it is none.
  init?(_ text: String) {
    var elements: [Element] = []
    var rest = text.lowercased()[...]
    while let letter = rest.first {
      if "ymd".contains(letter) {
        let run = rest.prefix { $0 == letter }
        rest = rest[run.endIndex...]
        // Digits that touch the next run can be told apart by their number only.
        let touches = rest.first.map { "ymd".contains($0) } ?? false
        elements.append(.digits(letter, count: run.count, isFixed: touches || letter == "y"))
      } else {
        guard letter.isPunctuation || letter == " " else { return nil }
        elements.append(.literal(letter))
        rest.removeFirst()
      }
    }
    var runs: [Character: Int] = [:]
    for case .digits(let letter, let count, _) in elements {
      if runs.updateValue(count, forKey: letter) != nil { return nil }
    }
    guard runs["y"] == 2 || runs["y"] == 4, let months = runs["m"], let days = runs["d"], months <= 2, days <= 2 else {
      return nil
    }
    self.elements = elements
  }

  /// The date that a text stands for; nil when it is none.
  ///
  /// Years of two digits lie in 1970…2069.
  func date(_ text: Substring) -> CalendarDate? {
    var rest = text
    var parts: [Character: Int] = [:]
    for element in elements {
      switch element {
      case .literal(let character):
        guard rest.first == character else { return nil }
        rest.removeFirst()
      case .digits(let letter, let count, let isFixed):
        let digits = rest.prefix(max(count, letter == "y" ? count : 2)).prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(isFixed ? digits.prefix(count) : digits), !isFixed || digits.count >= count else {
          return nil
        }
        rest = rest.dropFirst(isFixed ? count : digits.count)
        parts[letter] = letter == "y" && count == 2 ? (number < 70 ? 2000 : 1900) + number : number
      }
    }
    guard rest.isEmpty, let year = parts["y"], let month = parts["m"], let day = parts["d"] else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}

/// Reads cells with a date and a time.
struct MomentReader {
  /// The pattern of dates; nil for `yyyy-mm-dd` and `yyyy/mm/dd`.
  var pattern: DatePattern?
  /// The calendar in whose zone times without an offset are meant.
  var calendar: ScenarioCalendar

  /// What is expected of a cell, for messages.
  var expected: String {
    pattern == nil
      ? "a date and time such as 2026-10-20 08:30 (name other ways of writing dates in dateFormat)"
      : "a date as dateFormat says, and a time such as 08:30:00"
  }

  /// Seconds after the start of the horizon; nil when the text is no moment.
  func seconds(_ text: String) -> Double? {
    let trimmed = text.drop { $0 == " " }
    let end = trimmed.firstIndex { $0 == " " || $0 == "T" } ?? trimmed.endIndex
    guard let date = date(trimmed[..<end]), (1900...2300).contains(date.year) else { return nil }
    var time = trimmed[end...].drop { $0 == " " || $0 == "T" }
    while time.last == " " { time.removeLast() }
    if time.isEmpty { return calendar.seconds(date, second: 0) }
    let (wall, offset) = MomentReader.splitOffset(time)
    guard let second = MomentReader.second(wall) else { return nil }
    guard let offset else { return calendar.seconds(date, second: second) }
    guard let ahead = MomentReader.offset(offset) else { return nil }
    return Double(date.dayNumber) * 86_400 + second - ahead - calendar.start.secondsSince1970
  }

  private func date(_ text: Substring) -> CalendarDate? {
    if let pattern { return pattern.date(text) }
    if let date = CalendarDate(text) { return date }
    return MomentReader.slashes?.date(text)
  }

  private static let slashes = DatePattern("yyyy/m/d")

  private static func splitOffset(_ time: Substring) -> (Substring, Substring?) {
    guard let mark = time.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return (time, nil) }
    return (time[..<mark], time[mark...])
  }

  private static func offset(_ text: Substring) -> Double? {
    if text == "Z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, let number = Int(digits), number % 100 < 60, number <= 1800 else { return nil }
    let seconds = Double(number / 100 * 3600 + number % 100 * 60)
    return text.first == "-" ? -seconds : seconds
  }

  /// Seconds after midnight, with a fraction where one is written.
  private static func second(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = LocalTime.parse(parts[0]) else { return nil }
    guard parts.count == 2 else { return whole }
    guard !parts[1].isEmpty, parts[1].utf8.count <= 9, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
      let fraction = Double("0." + parts[1])
    else { return nil }
    return whole + fraction
  }
}
