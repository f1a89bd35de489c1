import Testing
import Workforce

private func clock(_ zone: String) throws -> LocalClock { try #require(LocalClock(zone: zone)) }
private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
private func range(_ first: String, _ last: String) throws -> DateRange {
  try #require(DateRange(first: day(first), last: day(last)))
}
private func office(_ spans: [DaySpan], saturday: [DaySpan] = []) -> OpeningHours {
  OpeningHours(week: Array(repeating: spans, count: 5) + [saturday, []])
}
private let hour = 3600.0

@Suite("Business calendars")
struct BusinessCalendarTests {
  @Test("A lunch break, a night and a weekend do not count")
  func plainWeek() throws {
    let shanghai = try clock("Asia/Shanghai")
    let spans = [DaySpan(start: 9 * hour, end: 12 * hour), DaySpan(start: 13.5 * hour, end: 18 * hour)]
    let hours = try BusinessCalendar(clock: shanghai, hours: office(spans)).businessHours(
      over: range("2025-10-01", "2025-10-31"))
    let at = { (date: String, time: Double) in try shanghai.instant(day(date), secondOfDay: time * hour) }
    // Friday 17:00 to Monday 10:00: one hour on Friday, one on Monday.
    #expect(try hours.businessSeconds(from: at("2025-10-17", 17), to: at("2025-10-20", 10)) == 2 * hour)
    // 11:30 to 14:00 holds half an hour before and half an hour after lunch.
    #expect(try hours.businessSeconds(from: at("2025-10-17", 11.5), to: at("2025-10-17", 14)) == hour)
    #expect(try hours.businessSeconds(from: at("2025-10-18", 9), to: at("2025-10-19", 20)) == 0)
    // A reply before the question takes no time; it is never negative.
    #expect(try hours.businessSeconds(from: at("2025-10-17", 14), to: at("2025-10-17", 11)) == 0)
    #expect(try hours.isOpen(at: at("2025-10-17", 9)))
    #expect(try !hours.isOpen(at: at("2025-10-17", 12)))
  }

  @Test("Holidays are closed, make-up workdays have another weekday's hours, and dates of their own win over both")
  func holidaysAndMakeUpDays() throws {
    let shanghai = try clock("Asia/Shanghai")
    var hours = office([DaySpan(start: 9 * hour, end: 17 * hour)])
    hours.dates[try day("2025-10-02")] = [DaySpan(start: 10 * hour, end: 11 * hour)]
    let edition = BusinessCalendar.Edition(
      from: try day("2025-01-01"), hours: hours, holidays: [try range("2025-10-01", "2025-10-08")],
      makeUpDays: [try day("2025-09-28"): .wed, try day("2025-10-11"): .wed])
    let calendar = BusinessCalendar(clock: shanghai, editions: [edition])
    let open = calendar.businessHours(over: try range("2025-09-01", "2025-10-31"))
    let seconds = { (first: String, last: String) in
      let start = shanghai.instant(try day(first), secondOfDay: 0)
      return open.businessSeconds(from: start, to: shanghai.instant(try day(last), secondOfDay: 86_400))
    }
    #expect(try seconds("2025-09-28", "2025-09-28") == 8 * hour)  // a Sunday, worked
    #expect(try seconds("2025-10-01", "2025-10-08") == 1 * hour)  // only the date with hours of its own
    #expect(try seconds("2025-10-11", "2025-10-12") == 8 * hour)  // a Saturday, worked
    #expect(calendar.spans(on: try day("2024-12-31")).isEmpty)
  }

  @Test("Hours change from the day on which a new edition begins")
  func editions() throws {
    let utc = LocalClock.utc
    let old = BusinessCalendar.Edition(
      from: try day("2025-01-01"), hours: office([DaySpan(start: 8 * hour, end: 24 * hour)]))
    let new = BusinessCalendar.Edition(
      from: try day("2025-10-15"), hours: office([DaySpan(start: 8 * hour, end: 23 * hour)]))
    let open = BusinessCalendar(clock: utc, editions: [new, old]).businessHours(
      over: try range("2025-10-01", "2025-10-31"))
    let start = utc.instant(try day("2025-10-14"), secondOfDay: 0)
    #expect(open.businessSeconds(from: start, to: start.advanced(by: 86_400)) == 16 * hour)
    #expect(open.businessSeconds(from: start.advanced(by: 86_400), to: start.advanced(by: 172_800)) == 15 * hour)
  }

  @Test("An outage stops the clock, also when it overlaps the edges of the hours and another outage")
  func exemptions() throws {
    let utc = LocalClock.utc
    let at = { (time: Double) in utc.instant(try day("2025-10-20"), secondOfDay: time * hour) }
    var calendar = BusinessCalendar(clock: utc, hours: office([DaySpan(start: 9 * hour, end: 17 * hour)]))
    calendar.exemptions = [
      .init(from: try at(8), until: try at(10), reason: "platform outage"),
      .init(from: try at(12), until: try at(13), reason: "power"),
      .init(from: try at(12.5), until: try at(14), reason: "network"),
      .init(from: try at(15), until: try at(15), reason: "nothing"),
    ]
    let open = calendar.businessHours(over: DateRange(try day("2025-10-20")))
    #expect(try open.businessSeconds(from: at(0), to: at(24)) == 5 * hour)
    #expect(try !open.isOpen(at: at(9.5)))
    #expect(try open.spans(from: at(11), to: at(24)).count == 2)
  }

  @Test("A night shift runs past midnight, and spans that meet count once")
  func pastMidnight() throws {
    let utc = LocalClock.utc
    let night = BusinessCalendar(
      clock: utc,
      hours: OpeningHours(
        week: Array(
          repeating: [DaySpan(start: 0, end: 3 * hour), DaySpan(start: 22 * hour, end: 26 * hour)], count: 7)))
    let open = night.businessHours(over: try range("2025-10-01", "2025-10-03"))
    let start = utc.instant(try day("2025-10-02"), secondOfDay: 0)
    // 0–3 of the day covers the two hours that the night before reaches into it; with 22–24 that makes five.
    #expect(open.businessSeconds(from: start, to: start.advanced(by: 86_400)) == 5 * hour)
  }

  @Test(
    "On the day the clock springs forward there are 23 hours, in autumn 25, and a boundary that is skipped lies at the change"
  )
  func daylightSaving() throws {
    let berlin = try clock("Europe/Berlin")
    let always = BusinessCalendar(clock: berlin, hours: .always).businessHours(
      over: try range("2025-03-01", "2025-11-30"))
    let length = { (date: String) in
      let start = berlin.instant(try day(date), secondOfDay: 0)
      return always.businessSeconds(from: start, to: berlin.instant(try day(date), secondOfDay: 86_400))
    }
    #expect(try length("2025-03-30") == 23 * hour)
    #expect(try length("2025-03-31") == 24 * hour)
    #expect(try length("2025-10-26") == 25 * hour)
    // 02:30–03:30: the clock jumps from 02:00 to 03:00, so it shows such times for half an hour only.
    var early = OpeningHours(week: Array(repeating: [], count: 7))
    early.dates[try day("2025-03-30")] = [DaySpan(start: 2.5 * hour, end: 3.5 * hour)]
    early.dates[try day("2025-03-29")] = [DaySpan(start: 2.5 * hour, end: 3.5 * hour)]
    let open = BusinessCalendar(clock: berlin, hours: early).businessHours(over: try range("2025-03-29", "2025-03-30"))
    let midnight = berlin.instant(try day("2025-03-30"), secondOfDay: 0)
    #expect(open.businessSeconds(from: midnight, to: midnight.advanced(by: 86_400)) == 0.5 * hour)
    #expect(open.businessSeconds(from: midnight.advanced(by: -86_400), to: midnight) == hour)
  }

  @Test("The moment after so much business time, and back")
  func momentAfter() throws {
    let utc = LocalClock.utc
    let open = BusinessCalendar(clock: utc, hours: office([DaySpan(start: 9 * hour, end: 17 * hour)])).businessHours(
      over: try range("2025-10-13", "2025-10-24"))
    let friday = utc.instant(try day("2025-10-17"), secondOfDay: 16 * hour)
    let monday = utc.instant(try day("2025-10-20"), secondOfDay: 10 * hour)
    #expect(open.moment(after: 2 * hour, from: friday) == monday)
    #expect(open.moment(after: hour, from: friday) == utc.instant(try day("2025-10-17"), secondOfDay: 17 * hour))
    #expect(open.moment(after: 0, from: friday) == friday)
    #expect(open.moment(after: 0, from: friday.advanced(by: 2 * hour)) == monday.advanced(by: -hour))
    #expect(open.moment(after: 1000 * hour, from: friday) == nil)
  }
}
