import Records
import Scoring
import Testing
import Workforce

/// Target 3 minutes, limit 10 minutes.
///
/// October ends 900 minutes after nine o'clock of the 31st, which is day 18.
@Suite("Waits count when they fall due, worked out by hand")
struct DueTests {
  private let midnight = 18 * 1440 + 900.0

  /// The same waits once as events and once as rows.
  private func desks(_ waits: [(asked: Double, answered: Double?)], until end: Double) -> [Desk] {
    var (events, rows) = (Desk(), Desk())
    (events.end, rows.end) = (end, end)
    for (place, wait) in waits.enumerated() {
      events.conversation = "\(place)"
      events.assign("Ann", wait.asked)
      events.customer(wait.asked)
      if let answered = wait.answered { events.agent("Ann", answered) }
      rows.row("Ann", at: wait.asked, outcome: wait.answered == nil ? .unfinished : .answered) {
        $0.assigned = Desk.at(wait.asked)
        $0.answered = wait.answered.map(Desk.at)
      }
    }
    return [events, rows]
  }

  @Test("A wait belongs to the month in which its target is reached, however it ended")
  func month() throws {
    // Due at 23:58, 0:01 and, answered at once or not, at 0:02.
    let waits: [(Double, Double?)] = [
      (midnight - 5, midnight - 4), (midnight - 2, midnight + 60), (midnight - 1, midnight - 0.5), (midnight - 1, nil),
    ]
    for desk in desks(waits, until: midnight + 1440) {
      let (october, november) = (try desk.measure(FirstReplyWithin()), try desk.measure(FirstReplyWithin(), "2025-11"))
      #expect(october.team?.records == 1 && october.team?.value == 1)
      #expect(november.team?.records == 3 && november.team?.value == 1.0 / 3)
      #expect(november.of("Ann") == 1.0 / 3)
      #expect(october.pending == 0 && november.pending == 0)
      #expect(november.days.map(\.group.description) == ["2025-11-01"])
      // The limit is ten minutes: all four reach it in November.
      #expect(try desk.measure(FirstResponse()).team == nil)
      #expect(try desk.measure(FirstResponse(), "2025-11").team?.value == (60 + 600 + 30 + 600) / 4)
    }
  }

  @Test("Exactly at midnight is the next month's; exactly at the end of the records has come")
  func edges() throws {
    for desk in desks([(midnight - 3, nil), (midnight - 100, midnight - 99)], until: midnight) {
      #expect(try desk.measure(FirstReplyWithin()).team?.records == 1)
      #expect(try desk.team(FirstReplyWithin(), "2025-11") == 0)
    }
  }

  @Test("Before it is due a wait is pending, answered or not; once it is, an open one is a miss")
  func maturity() throws {
    let waits: [(Double, Double?)] = [(0, 1), (0, nil), (8, 8.5), (8, nil)]
    for desk in desks(waits, until: 10) {
      let within = try desk.measure(FirstReplyWithin())
      #expect(within.team?.value == 0.5 && within.team?.records == 2 && within.pending == 2)
      #expect(within.of("Ann") == 0.5)
      let mean = try desk.measure(FirstResponse())
      #expect(mean.team?.value == (60 + 600) / 2 && mean.pending == 2)
    }
    for desk in desks(waits, until: 18) {
      #expect(try desk.measure(FirstReplyWithin()).team?.records == 4)
      #expect(try desk.team(FirstResponse()) == (60 + 600 + 30 + 600) / 4)
      #expect(try desk.measure(FirstResponse()).pending == 0)
    }
  }

  @Test("A month is complete when it ends: what is learnt afterwards of waits that were due changes no share in time")
  func complete() throws {
    let waits: [(Double, Double?)] = (0..<50).map { index in
      let asked = midnight - 100 + Double(index) * 2
      return (asked, index % 3 == 0 ? nil : asked + Double(index % 7))
    }
    let known = try desks(waits, until: midnight).map { try $0.measure(FirstReplyWithin()) }
    let later = try desks(waits, until: midnight + 5000).map { try $0.measure(FirstReplyWithin()) }
    for (one, other) in zip(known, later) {
      #expect(one.team == other.team && one.agents == other.agents && one.days == other.days)
      #expect((one.team?.records ?? 0) > 40)
    }
  }

  @Test("On the clock of the service: asked at closing time on Friday, due on Monday morning")
  func hours() throws {
    // Monday to Friday, 9 to 18.
    let week = BusinessHours(
      spans: (0..<28).filter { $0 % 7 < 5 }.map {
        (Desk.at(Double($0) * 1440), Desk.at(Double($0) * 1440 + 540))
      })
    // 17:58 and 18:30 on Friday, both answered at 9:02 on Monday: after 4 and 2 minutes of service.
    let friday = 4 * 1440.0
    let waits: [(Double, Double?)] = [(friday + 538, friday + 3 * 1440 + 2), (friday + 570, friday + 3 * 1440 + 2)]
    for var desk in desks(waits, until: 30_000) {
      desk.clocks.standard = week
      let within = try desk.measure(FirstReplyWithin())
      #expect(within.team?.value == 0.5)
      #expect(within.days.map(\.group.description) == ["2025-10-20"])
      #expect(try desk.team(FirstResponse()) == (240 + 120) / 2)
    }
  }

  @Test("Hours that are laid out too short leave a wait pending instead of losing it")
  func shortHours() throws {
    for var desk in desks([(0, 1), (7, nil)], until: 1000) {
      desk.clocks.standard = BusinessHours(spans: [(Desk.at(0), Desk.at(8))])
      #expect(try desk.measure(FirstReplyWithin()).pending == 1)
      #expect(try desk.team(FirstReplyWithin()) == 1)
    }
  }

  @Test("All reply rounds fall due by the same rule")
  func rounds() throws {
    var desk = Desk()
    desk.end = midnight + 100
    desk.assign("Ann", midnight - 30)
    for minute in [midnight - 30, midnight - 9, midnight - 2] {
      desk.customer(minute)
      desk.agent("Ann", minute + 1)
    }
    #expect(try desk.measure(RepliedWithin()).team?.records == 2)
    #expect(try desk.measure(AverageResponse()).team?.records == 1)
    #expect(try desk.measure(Unanswered()).team?.records == 1)
    #expect(try desk.measure(AverageResponse(), "2025-11").team?.records == 2)
  }
}
