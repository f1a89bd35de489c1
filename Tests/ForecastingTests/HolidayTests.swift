import Testing
import Workforce

@testable import Forecasting

@Suite("Holidays fall where the law puts them")
struct HolidayTests {
  /// Dates of Easter Sunday.
  ///
  /// Source: U.S. Census Bureau and Book of Common Prayer tables.
  @Test(arguments: ["2003-04-20", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25"])
  func easter(_ text: String) {
    let expected = Histories.date(text)
    #expect(HolidayRule.easter(expected.year) == expected)
  }

  /// Holidays as they were kept, moved to the nearest workday.
  ///
  /// Source: U.S. Office of Personnel Management, Federal Holidays, 2003 and 2021.
  @Test(arguments: [
    (2003, ["01-01", "01-20", "02-17", "05-26", "07-04", "09-01", "10-13", "11-11", "11-27", "12-25"]),
    (
      2021,
      ["01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"]
    ),
  ])
  func unitedStates(year: Int, days: [String]) {
    let dates = HolidayCalendar.unitedStates.holidays(
      from: Histories.date("\(year)-01-01"), before: Histories.date("\(year + 1)-01-01"))
    #expect(dates.keys.sorted().map(\.description) == days.map { "\(year)-\($0)" })
  }

  /// Source: gov.uk, bank holidays of 2021 in England and Wales: substitutes for Christmas and Boxing Day.
  @Test func englandMovesChristmas() {
    let dates = HolidayCalendar.england.holidays(
      from: Histories.date("2021-12-01"), before: Histories.date("2022-01-31"))
    #expect(dates.keys.sorted().map(\.description) == ["2021-12-27", "2021-12-28", "2022-01-03"])
  }

  @Test func keysAreUniqueAndSorted() {
    let keys = HolidayCalendar.known.map(\.key)
    #expect(keys == Set(keys).sorted())
    #expect(HolidayCalendar.named("us-federal")?.name.isEmpty == false)
    #expect(HolidayCalendar.named("nowhere") == nil)
  }

  /// Weekdays of 2025 without the federal holidays; a day lost to a fault must not count as one.
  @Test func theCalendarThatExplainsTheGapsIsFound() throws {
    let holidays = HolidayCalendar.unitedStates.holidays(
      from: Histories.date("2025-01-01"), before: Histories.date("2026-12-31"))
    let history = try Histories.drawn(days: 300) { date, minute in
      let lost = holidays[date] != nil || date == Histories.date("2025-03-12")
      return date.weekday.index < 5 && !lost && (480..<1080).contains(minute) ? 40 : nil
    }
    let closed = ClosedDays(ForecastCalendar(), history: history, until: Histories.date("2026-01-31"))
    #expect(closed.calendar?.key == "us-federal")
    #expect(closed.closed.contains(Histories.date("2025-12-25").dayNumber))
    #expect(!closed.closed.contains(Histories.date("2025-03-12").dayNumber))
    let none = ClosedDays(
      ForecastCalendar(holidays: .none), history: history, until: Histories.date("2026-01-31"))
    #expect(none.closed.isEmpty)
  }

  @Test func anOpenShopHasNoHolidays() throws {
    let history = try Histories.drawn(days: 300, mean: Histories.shop)
    let closed = ClosedDays(ForecastCalendar(), history: history, until: Histories.date("2026-01-31"))
    #expect(closed.calendar == nil && closed.closed.isEmpty)
  }
}
