import TestSupport
import Testing
import Workforce

@Suite("Business time, whatever the calendar")
struct BusinessTimeProperties {
  static let zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]

  private static func calendar(_ zone: String, _ numbers: inout SplitMix64) throws -> BusinessCalendar {
    let clock = try #require(LocalClock(zone: zone))
    let editions = (0..<3).map { index in
      let week = (0..<7).map { _ in
        (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
          let start = Double.random(in: 0..<86_000, using: &numbers).rounded()
          return DaySpan(start: start, end: start + Double.random(in: 1..<50_000, using: &numbers).rounded())
        }
      }
      let from = CalendarDate(dayNumber: 20_120 + 100 * index)
      return BusinessCalendar.Edition(from: from, hours: OpeningHours(week: week))
    }
    let exemptions = (0..<5).map { _ in
      let from = Instant(secondsSince1970: Double.random(in: 20_150..<20_400, using: &numbers) * 86_400)
      return BusinessCalendar.Exemption(
        from: from, until: from.advanced(by: Double.random(in: -100..<200_000, using: &numbers)), reason: "outage")
    }
    return BusinessCalendar(clock: clock, editions: editions, exemptions: exemptions)
  }

  @Test("It adds up over any split, is never negative and agrees with looking second by second", arguments: 0..<20)
  func additive(seed: Int) throws {
    var numbers = SplitMix64(state: UInt64(seed))
    let zone = BusinessTimeProperties.zones[seed % BusinessTimeProperties.zones.count]
    let calendar = try BusinessTimeProperties.calendar(zone, &numbers)
    let days = try #require(
      DateRange(first: CalendarDate(dayNumber: 20_100), last: CalendarDate(dayNumber: 20_450)))
    let hours = calendar.businessHours(over: days)
    for _ in 0..<300 {
      let points = (0..<3).map { _ in Double.random(in: 20_100..<20_451, using: &numbers) * 86_400 }.sorted()
        .map(Instant.init)
      let whole = hours.businessSeconds(from: points[0], to: points[2])
      let parts =
        hours.businessSeconds(from: points[0], to: points[1]) + hours.businessSeconds(from: points[1], to: points[2])
      #expect(abs(whole - parts) < 1e-5, "seed \(seed), zone \(zone)")
      #expect(whole >= 0 && whole <= points[2].seconds(since: points[0]) + 1e-6, "seed \(seed), zone \(zone)")
    }
    // Every fifth second of a random day: open exactly when the wall clock stands in a span that is not exempt. Days on which the
    // clock changes have times that are shown twice; they have a test of their own.
    for _ in 0..<20 {
      let start = Instant(secondsSince1970: Double.random(in: 20_120..<20_440, using: &numbers).rounded() * 86_400)
      guard
        calendar.clock.offset(at: start.advanced(by: -90_000)) == calendar.clock.offset(at: start.advanced(by: 180_000))
      else { continue }
      for second in stride(from: 0.0, to: 86_400, by: 601) {
        let moment = start.advanced(by: second)
        #expect(hours.isOpen(at: moment) == isOpen(calendar, moment), "seed \(seed), zone \(zone), \(moment)")
      }
    }
  }

  private func isOpen(_ calendar: BusinessCalendar, _ moment: Instant) -> Bool {
    if calendar.exemptions.contains(where: { $0.from <= moment && moment < $0.until }) { return false }
    let (date, second) = calendar.clock.local(moment)
    return calendar.spans(on: date).contains { $0.start <= second && second < $0.end }
      || calendar.spans(on: date.advanced(by: -1)).contains { $0.start <= second + 86_400 && second + 86_400 < $0.end }
  }

  @Test("Business time in the hours of a shift is the time that lies in both", arguments: 0..<10)
  func withinShift(seed: Int) throws {
    var numbers = SplitMix64(state: UInt64(seed) &+ 1000)
    let zone = BusinessTimeProperties.zones[seed % BusinessTimeProperties.zones.count]
    let days = try #require(DateRange(first: CalendarDate(dayNumber: 20_100), last: CalendarDate(dayNumber: 20_450)))
    let service = try BusinessTimeProperties.calendar(zone, &numbers).businessHours(over: days)
    let shift = try BusinessTimeProperties.calendar(zone, &numbers).businessHours(over: days)
    for _ in 0..<50 {
      let start = Instant(secondsSince1970: Double.random(in: 20_120..<20_400, using: &numbers) * 86_400)
      let end = start.advanced(by: Double.random(in: 0..<500_000, using: &numbers))
      let both = service.businessSeconds(from: start, to: end, within: shift)
      #expect(abs(both - shift.businessSeconds(from: start, to: end, within: service)) < 1e-4, "seed \(seed)")
      let reference = shift.spans(from: start, to: end).reduce(0) {
        $0 + service.businessSeconds(from: $1.from, to: $1.until)
      }
      #expect(abs(both - reference) < 1e-4, "seed \(seed)")
      let wanted = Double.random(in: 0..<40_000, using: &numbers)
      if let moment = service.moment(after: wanted, from: start) {
        #expect(abs(service.businessSeconds(from: start, to: moment) - wanted) < 1e-4, "seed \(seed)")
      }
    }
  }
}
