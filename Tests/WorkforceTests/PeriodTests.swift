import Testing
import Workforce

@Suite("Periods")
struct PeriodTests {
  private func period(_ text: String, _ zone: String = "Europe/Berlin") throws -> Period? {
    let clock = try #require(LocalClock(zone: zone))
    return Period(text, clock: clock)
  }

  @Test(
    "Years, quarters, months, days and ranges",
    arguments: [
      ("2025", "2025-01-01", "2025-12-31"), ("2025-Q1", "2025-01-01", "2025-03-31"),
      ("2025-Q4", "2025-10-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2025-12", "2025-12-01", "2025-12-31"), ("2025-10-13", "2025-10-13", "2025-10-13"),
      ("2025-10-13..2025-10-19", "2025-10-13", "2025-10-19"),
    ])
  func names(text: String, first: String, last: String) throws {
    let days = try #require(try period(text)).days
    #expect(days.first.description == first)
    #expect(days.last.description == last)
  }

  @Test(
    "What is no period",
    arguments: [
      "", "2025-13", "2025-Q5", "2025-Q0", "25-10", "2025-10-19..2025-10-13", "2025-02-30", "2025-10..2025-11", "soon",
    ])
  func noPeriod(text: String) throws {
    #expect(try period(text) == nil)
  }

  @Test("A moment's day is the local one, over changes of the clock; the end belongs to the next period")
  func days() throws {
    let year = try #require(try period("2025"))
    var moment = year.start
    while moment < year.end {
      let expected = year.clock.local(moment).date.dayNumber
      #expect(year.day(of: moment) == Int32(expected), "\(moment)")
      moment = moment.advanced(by: 3599)
    }
    #expect(year.day(of: year.end) == nil)
    #expect(year.day(of: year.start.advanced(by: -1)) == nil)
    #expect(year.day(of: year.end.advanced(by: -1)) == Int32(year.days.last.dayNumber))
    let march = try #require(try period("2025-03"))
    #expect(march.end.seconds(since: march.start) == 31 * 86_400 - 3600)
  }
}
