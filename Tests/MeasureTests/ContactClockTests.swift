import Records
import Scoring
import Testing
import Workforce

/// Open 9–12 and 13–18 every day; minutes are counted from nine o'clock.
@Suite("Rows of one contact each, on the clocks of a calendar, worked out by hand")
struct ContactClockTests {
  private func hours(_ spans: [(Double, Double)]) -> BusinessHours {
    BusinessHours(
      spans: (0..<40).flatMap { day in
        spans.map { (Desk.at(Double(day) * 1440 + $0.0), Desk.at(Double(day) * 1440 + $0.1)) }
      })
  }

  private func desk() -> Desk {
    var desk = Desk()
    desk.clocks = ServiceClocks(standard: hours([(0, 180), (240, 540)]))
    desk.settings.replyLimitSeconds = 36_000
    return desk
  }

  @Test("Customer's wait, queue and agent's own clock all run in the hours of the service")
  func waits() throws {
    var desk = desk()
    // Asked at 11:58, assigned at 12:30, answered at 13:02: 2 + 2 minutes, of which the queue had 2 and Ann 2.
    desk.row("Ann", at: 178) { ($0.assigned, $0.answered) = (Desk.at(210), Desk.at(242)) }
    #expect(try desk.team(FirstResponse()) == 240)
    #expect(try desk.measure(FirstResponse()).of("Ann") == 120)
    #expect(try desk.team(QueueWait()) == 120)
    #expect(try desk.measure(FirstReplyWithin()).of("Ann") == 1)
    #expect(try desk.team(FirstReplyWithin()) == 0)
    // Without a calendar: 64 minutes, 32 each.
    desk.clocks = ServiceClocks()
    #expect(try desk.team(FirstResponse()) == 64 * 60)
    #expect(try desk.measure(FirstResponse()).of("Ann") == 32 * 60)
    #expect(try desk.team(QueueWait()) == 32 * 60)
  }

  @Test("An agent's shift cuts the agent's clock and nobody else's")
  func shifts() throws {
    var desk = desk()
    desk.clocks.shifts["Ann"] = hours([(241, 540)])
    desk.row("Ann", at: 178) { ($0.assigned, $0.answered) = (Desk.at(179), Desk.at(242)) }
    // Nobody wrote down when it was assigned: Ann is taken to have had it all along, yet only while she was there.
    desk.row("Ann", at: 178) { $0.answered = Desk.at(242) }
    desk.row("Bob", at: 178) { ($0.assigned, $0.answered) = (Desk.at(179), Desk.at(242)) }
    let result = try desk.measure(FirstResponse())
    #expect(result.team?.value == 240)
    #expect(result.of("Ann") == 60 && result.of("Bob") == 180)
  }

  @Test("Channels and teams have hours of their own, a team's before a channel's")
  func channels() throws {
    var desk = desk()
    desk.clocks.channels[.email] = hours([(0, 60)])
    desk.clocks.teams["night"] = hours([(600, 700)])
    desk.channel = .email
    desk.row("Ann", at: 50) { $0.answered = Desk.at(1440 + 5) }  // 10 minutes in the channel's hours, over a night
    desk.row("Ann", at: 650) {
      $0.group = "night"
      $0.answered = Desk.at(670)
    }
    let result = try desk.measure(FirstResponse())
    #expect(result.team?.total == 2100)  // 15 and 20 minutes
  }

  @Test(
    "What the source states stands where it is less than the business time between the moments, and never when more")
  func stated() throws {
    var desk = desk()
    // Stated on the wall clock: 64 minutes. Stated without the bot's time: 1 minute of 4.
    for seconds in [64.0 * 60, 60] {
      desk.row("Ann", at: 178) {
        $0.answered = Desk.at(242)
        $0.firstResponseSeconds = seconds
        $0.effectivelyResolved = Desk.at(250)
        $0.resolutionSeconds = seconds * 2
      }
    }
    #expect(try desk.measure(FirstResponse()).team?.total == 240 + 60)
    #expect(try desk.measure(FirstResponse()).agents.first?.figure.total == 240 + 60)
    #expect(try desk.measure(ResolutionTime(.effective)).team?.total == 12 * 60 + 120)
  }

  @Test("On time: the target runs in the hours of the service, and stands still while the customer is waited for")
  func onTime() throws {
    var desk = desk()
    desk.settings.resolutionTargetSeconds = 3600
    // Came at 17:30: due at 9:30 of the next day.
    desk.row("Ann", at: 510) { $0.effectivelyResolved = Desk.at(1440 + 30) }
    desk.row("Ann", at: 510) { $0.effectivelyResolved = Desk.at(1440 + 31) }
    #expect(try desk.measure(OnTimeResolution(), "2025-10-13").team == nil)
    #expect(try desk.team(OnTimeResolution(), "2025-10-14") == 0.5)
    var events = self.desk()
    events.settings.resolutionTargetSeconds = 3600
    events.assign("Ann", 0)
    events.customer(0)
    events.agent("Ann", 10)
    events.tell(.pending, 10)
    events.conversation = "2"
    events.customer(0)
    events.agent("Ann", 10)
    events.resolve("Ann", 60)
    #expect(try events.team(OnTimeResolution()) == 1)
    #expect(try events.measure(OnTimeResolution()).pending == 1)
    events.conversation = "1"
    events.customer(900)  // at midnight, so the clock goes on at nine
    #expect(try events.team(OnTimeResolution()) == 0.5)
  }

  @Test("Working time is nobody's to cut, and an open e-mail is not work")
  func work() throws {
    var desk = desk()
    desk.row("Ann", at: 170) { ($0.answered, $0.ended) = (Desk.at(175), Desk.at(195)) }
    #expect(try desk.team(HandlingTime()) == 1200)
    desk.rows[0].channel = .email
    #expect(try desk.measure(HandlingTime()).missing == [.handling])
    desk.rows[0].released = Desk.at(200)
    #expect(try desk.team(HandlingTime()) == 1500)
  }

  @Test("Customers who left or still wait, and the agents who held them")
  func neverAnswered() throws {
    var desk = desk()
    desk.settings.replyLimitSeconds = 600
    desk.row("Ann", at: 0, outcome: .abandoned) { ($0.assigned, $0.ended) = (Desk.at(1), Desk.at(20)) }
    desk.row("Bob", at: 0, outcome: .abandoned) { ($0.assigned, $0.ended) = (Desk.at(19), Desk.at(20)) }
    desk.row("Cid", at: 0, outcome: .unfinished) { $0.assigned = Desk.at(0) }
    desk.row("Dee", at: 0, outcome: .unfinished)
    desk.row(nil, at: 0, outcome: .blocked)
    desk.row(nil, at: 0) { $0.answered = Desk.at(1) }
    let result = try desk.measure(FirstResponse())
    #expect(result.team?.value == 510 && result.team?.records == 6)
    // Bob had it for a minute; since when Dee has it nobody says.
    #expect(result.agents.map(\.group) == ["Ann", "Cid"])
    #expect(try desk.team(Unanswered()) == 5.0 / 6)
  }
}
