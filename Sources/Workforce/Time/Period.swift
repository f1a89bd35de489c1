/// A stretch of whole local days over which figures are reported: a month, a quarter, a year, or any days.
public struct Period: Hashable, Sendable {
  /// How the period was named, such as `2025-10`.
  public let name: String
  /// The days.
  public let days: DateRange
  /// The wall clock that says when a day begins.
  public let clock: LocalClock
  /// When it begins.
  public let start: Instant
  /// When it ends; this moment belongs to the next period.
  public let end: Instant
  /// The local midnights from the first day to the one after the last.
  private let midnights: [Double]
  private let firstDay: Int32

  /// Some days on a clock.
  public init(name: String, days: DateRange, clock: LocalClock) {
    self.name = name
    self.days = days
    self.clock = clock
    midnights = (0...days.count).map {
      clock.instant(days.first.advanced(by: $0), secondOfDay: 0).secondsSince1970
    }
    firstDay = Int32(days.first.dayNumber)
    start = Instant(secondsSince1970: midnights[0])
    end = Instant(secondsSince1970: midnights[days.count])
  }

  /// A period written `2025`, `2025-Q4`, `2025-10`, `2025-10-13` or `2025-10-13..2025-10-19`, or nil when the text is none of these.
  public init?(_ text: String, clock: LocalClock) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var days: DateRange?
    if parts.count == 3, parts[1].isEmpty {
      if let first = CalendarDate(parts[0]), let last = CalendarDate(parts[2]) {
        days = DateRange(first: first, last: last)
      }
    } else if let day = CalendarDate(text) {
      days = DateRange(day)
    } else if text.utf8.count == 4 {
      days = Period.months(text + "-01", count: 12)
    } else if text.utf8.count == 7, text.contains("-Q"), let quarter = text.last?.wholeNumberValue,
      (1...4).contains(quarter)
    {
      let month = quarter * 3 - 2
      days = Period.months("\(text.prefix(4))-\(month < 10 ? "0" : "")\(month)", count: 3)
    } else {
      days = Period.months(text, count: 1)
    }
    guard let days else { return nil }
    self.init(name: text, days: days, clock: clock)
  }

  /// Whether a moment lies in the period.
  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// The local day of a moment in days since 1970-01-01, or nil when it lies outside the period.
  public func day(of instant: Instant) -> Int32? {
    guard contains(instant) else { return nil }
    let second = instant.secondsSince1970
    // Days have 24 hours but for changes of the clock, so the guess is at most a day off.
    var place = min(midnights.count - 2, Int((second - midnights[0]) / 86_400))
    while midnights[place] > second { place -= 1 }
    while midnights[place + 1] <= second { place += 1 }
    return firstDay + Int32(place)
  }

  private static func months(_ first: String, count: Int) -> DateRange? {
    guard let start = CalendarDate(first + "-01") else { return nil }
    let months = start.year * 12 + start.month - 1 + count
    guard let next = CalendarDate(year: months / 12, month: months % 12 + 1, day: 1) else { return nil }
    return DateRange(first: start, last: next.advanced(by: -1))
  }
}
