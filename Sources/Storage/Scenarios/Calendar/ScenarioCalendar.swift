internal import Workforce

/// Turns local dates and times into seconds after the start of the horizon.
struct ScenarioCalendar {
  /// The wall clock of the service.
  let clock: LocalClock
  /// The first moment of the horizon.
  let start: Instant
  /// Length of the horizon in seconds.
  let length: Double
  /// The dates on which something may begin that matters within the horizon, some of them before it.
  let dates: [CalendarDate]
  private let midnights: [Midnight]

  /// Days before the horizon from which values may still hold.
  static let lookBack = 8

  private struct Midnight {
    /// Elapsed seconds at which the date begins.
    var seconds: Double
    /// Whether the clocks keep their offset around the date, so that wall-clock time is elapsed time.
    var isRegular: Bool
  }

  init(clock: LocalClock, start: Instant, length: Double) {
    self.clock = clock
    self.start = start
    self.length = length
    let first = clock.local(start).date.dayNumber - ScenarioCalendar.lookBack
    let last = clock.local(start.advanced(by: length)).date.dayNumber
    dates = (first...max(first, last)).map { CalendarDate(dayNumber: $0) }
    midnights = dates.map { date in
      let midnight = clock.instant(date, secondOfDay: 0)
      let before = clock.offset(at: midnight.advanced(by: -86_400))
      let after = clock.offset(at: midnight.advanced(by: 3 * 86_400))
      return Midnight(seconds: midnight.seconds(since: start), isRegular: before == after)
    }
  }

  /// Elapsed seconds at a local time of one of `dates`.
  ///
  /// - Parameters:
  ///   - index: The position in `dates`.
  ///   - second: Wall-clock seconds after 00:00, up to two days.
  func seconds(dateAt index: Int, second: Double) -> Double {
    let midnight = midnights[index]
    if midnight.isRegular { return midnight.seconds + second }
    return clock.instant(dates[index], secondOfDay: second).seconds(since: start)
  }

  /// Elapsed seconds at a local time of any date.
  func seconds(_ date: CalendarDate, second: Double) -> Double {
    let index = date.dayNumber - (dates.first?.dayNumber ?? 0)
    if midnights.indices.contains(index), midnights[index].isRegular { return midnights[index].seconds + second }
    return clock.instant(date, secondOfDay: second).seconds(since: start)
  }

  /// Where a moment of the horizon lies in `dates`.
  func dateIndex(at seconds: Double) -> Int {
    var (low, high) = (0, midnights.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if midnights[middle].seconds <= seconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// A moment of the horizon as people read it.
  func describe(_ seconds: Double) -> String {
    let (date, second) = clock.local(start.advanced(by: seconds))
    return "\(date) \(LocalTime.format(second))"
  }
}

/// Local times of day as people write them.
enum LocalTime {
  /// Seconds after midnight of a text such as `9:00`, `09:00:30` or `24:00`; nil when it is none.
  static func parse(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers[0] <= 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    let second = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    return second <= 86_400 ? Double(second) : nil
  }

  /// A time of day as `09:00`, with seconds where there are any.
  static func format(_ second: Double) -> String {
    let whole = Int(second)
    let digits = { (number: Int) -> String in number < 10 ? "0\(number)" : "\(number)" }
    let text = "\(digits(whole / 3600)):\(digits(whole / 60 % 60))"
    return whole % 60 == 0 ? text : "\(text):\(digits(whole % 60))"
  }
}
