public import Workforce

/// The public holidays of a country or trade, by rule, for any year of the Gregorian calendar.
///
/// Only holidays that hold for the whole country are listed; regional ones, and those of the lunar calendars, are given as
/// closures or events.
public struct HolidayCalendar: Hashable, Sendable {
  /// The key by which users name it, such as `us-federal`.
  public let key: String
  /// The name in words, as in "the federal holidays of the United States".
  public let name: String
  let rules: [HolidayRule]

  /// All calendars that the program knows, sorted by key.
  public static let known: [HolidayCalendar] = [
    .canada, .england, .france, .germany, .italy, .netherlands, .spain, .unitedStates,
  ].sorted { $0.key < $1.key }

  /// The calendar with a key, or nil.
  public static func named(_ key: String) -> HolidayCalendar? { known.first { $0.key == key } }

  /// The holidays that fall in a span of dates, with their names; a holiday that is moved is listed where it is kept.
  public func holidays(from first: CalendarDate, before end: CalendarDate) -> [CalendarDate: String] {
    var found: [CalendarDate: String] = [:]
    for year in (first.year - 1)...(end.year + 1) {
      for rule in rules {
        guard let date = rule.date(in: year), date >= first, date < end else { continue }
        found[date] = rule.name
      }
    }
    return found
  }
}

/// One yearly holiday.
struct HolidayRule: Hashable, Sendable {
  enum Day: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month; the last when `nth` is -1.
    case weekday(nth: Int, Weekday, month: Int)
    /// Days after Easter Sunday.
    case easter(Int)
    /// The last such weekday before a day of a month.
    case before(month: Int, day: Int, Weekday)
  }

  enum Observance: Hashable, Sendable {
    case asIs
    /// Saturday's is kept on Friday, Sunday's on Monday.
    case nearestWorkday
    /// Saturday's and Sunday's are kept on the next Monday.
    case nextMonday
    /// Saturday's and Sunday's are kept on the next Tuesday, as another holiday takes the Monday.
    case nextTuesday
  }

  let name: String
  let day: Day
  var observance = Observance.asIs
  /// The first year in which it is kept.
  var since = 1

  func date(in year: Int) -> CalendarDate? {
    guard year >= since, (2...9998).contains(year), let date = plainDate(in: year) else { return nil }
    switch (observance, date.weekday) {
    case (.nearestWorkday, .sat): return date.advanced(by: -1)
    case (.nearestWorkday, .sun), (.nextMonday, .sun), (.nextTuesday, .mon): return date.advanced(by: 1)
    case (.nextMonday, .sat), (.nextTuesday, .sun): return date.advanced(by: 2)
    case (.nextTuesday, .sat): return date.advanced(by: 3)
    default: return date
    }
  }

  private func plainDate(in year: Int) -> CalendarDate? {
    switch day {
    case .fixed(let month, let day):
      return CalendarDate(year: year, month: month, day: day)
    case .weekday(let nth, let weekday, let month):
      let following = month == 12 ? (year: year + 1, month: 1) : (year: year, month: month + 1)
      guard let first = CalendarDate(year: year, month: month, day: 1),
        let next = CalendarDate(year: following.year, month: following.month, day: 1)
      else { return nil }
      if nth < 0 {
        let last = next.advanced(by: -1)
        return last.advanced(by: -((last.weekday.index - weekday.index + 7) % 7))
      }
      return first.advanced(by: (weekday.index - first.weekday.index + 7) % 7 + (nth - 1) * 7)
    case .easter(let days):
      return HolidayRule.easter(year)?.advanced(by: days)
    case .before(let month, let day, let weekday):
      guard let limit = CalendarDate(year: year, month: month, day: day)?.advanced(by: -1) else { return nil }
      return limit.advanced(by: -((limit.weekday.index - weekday.index + 7) % 7))
    }
  }

  /// Easter Sunday of the Gregorian calendar.
  ///
  /// Source: Meeus (1991), Astronomical Algorithms, chapter 8 (the anonymous algorithm of 1876).
  static func easter(_ year: Int) -> CalendarDate? {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * correction + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
