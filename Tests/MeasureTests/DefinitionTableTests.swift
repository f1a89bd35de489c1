import Records
import Scoring
import Testing
import Workforce

/// One test for each row of the table of definitions over vendors: events in, figures out, worked out by hand.
@Suite("Definitions that vendors read differently, row by row")
struct DefinitionTableTests {
  @Test("First reply, start and end: from the hand-over to the reply that helps, customer's and agent's clocks apart")
  func firstReply() throws {
    var desk = Desk()
    desk.settings.replyTargetSeconds = 300
    desk.tell(.botBegan, 0)
    desk.customer(0)
    desk.tell(.handedOver, 20)
    desk.agent("Ann", 20.5, .automatic)
    desk.assign("Ann", 22)
    desk.agent("Ann", 23, .perfunctory)
    desk.agent("Ann", 26)
    // The customer waited from 20 to 26, Ann's clock ran from 22.
    #expect(try desk.team(FirstResponse()) == 360)
    #expect(try desk.measure(FirstResponse()).of("Ann") == 240)
    #expect(try desk.team(FirstReplyWithin()) == 0)
    #expect(try desk.measure(FirstReplyWithin()).of("Ann") == 1)
    // Zendesk's clock runs from creation and stops at the perfunctory reply.
    #expect(try desk.values("zendesk-first-reply") == [23 * 60])
    // A reopening starts it again: 100 to 108.
    desk.resolve("Ann", 30)
    desk.customer(100)
    desk.agent("Ann", 108)
    #expect(try desk.team(FirstResponse()) == 420)
    #expect(try desk.values("zendesk-first-reply") == [23 * 60])

    var rows = Desk()
    rows.settings.replyTargetSeconds = 300
    rows.row("Ann") {
      $0.botBegan = Desk.at(0)
      $0.queued = Desk.at(20)
      $0.assigned = Desk.at(22)
      $0.answered = Desk.at(26)
    }
    #expect(try rows.team(FirstResponse()) == 360)
    #expect(try rows.measure(FirstResponse()).of("Ann") == 240)
    #expect(try rows.measure(FirstReplyWithin()).of("Ann") == 1)
  }

  @Test("Reply round: messages in a row are one wait; every platform cuts and counts it in its own way")
  func replyRound() throws {
    var desk = Desk()
    desk.assign("Ann", 0)
    desk.customer(0)
    desk.customer(1)
    desk.agent("Ann", 2, .perfunctory)
    desk.agent("Ann", 5)
    desk.customer(10)
    desk.agent("Ann", 12)
    #expect(try desk.team(AverageResponse()) == (300 + 120) / 2)
    #expect(try desk.team(RepliedWithin()) == 0.5)
    // 旺旺 takes the perfunctory reply for one, 京东 asks for the first 30 s, 拼多多 for every reply of the customer's day.
    #expect(try desk.values("tmall-average-response") == [120, 120])
    #expect(try desk.values("tmall-replied-within-3m") == [1, 1])
    #expect(try desk.values("jd-first-reply-within-30s") == [0])
    #expect(try desk.values("pdd-replied-within-3m") == [1])
    #expect(try desk.values("douyin-average-response") == [120, 120])
  }

  @Test(
    "Unanswered: always in the denominator, at the limit; who leaves them out shows one good reply of three customers")
  func unanswered() throws {
    var desk = Desk()
    desk.assign("Ann", 0)
    desk.customer(0)
    desk.agent("Ann", 1)
    desk.conversation = "2"
    desk.assign("Ann", 0)
    desk.customer(0)
    desk.resolve("Ann", 2)
    desk.conversation = "3"
    desk.customer(0)
    #expect(try desk.team(AverageResponse()) == (60 + 600 + 600) / 3)
    #expect(try desk.measure(AverageResponse()).of("Ann") == (60 + 600) / 2)
    #expect(try desk.team(RepliedWithin()) == 1.0 / 3)
    #expect(try desk.team(Unanswered()) == 2.0 / 3)
    #expect(try desk.measure(Unanswered()).of("Ann") == 0.5)
    #expect(try desk.team(Abandonment()) == 0.5)  // the third still waits, and may be answered yet
    #expect(try desk.values("zendesk-first-reply") == [60])
    #expect(try desk.values("douyin-average-response") == [60, 600, 600])
  }

  @Test("Reassigned: each agent's clock runs from the assignment, in the own shift, and late givers-away miss")
  func reassigned() throws {
    var desk = Desk()
    desk.customer(0)
    desk.assign("Ann", 0)
    desk.assign("Bob", 2)  // in time: neutral for Ann
    desk.agent("Bob", 4)
    desk.conversation = "2"
    desk.customer(0)
    desk.assign("Ann", 0)
    desk.assign("Cid", 5)  // too late: a miss of Ann's
    desk.agent("Cid", 6)
    desk.conversation = "3"
    desk.customer(0)
    desk.assign("Dee", 0)  // comes at 10:00
    desk.agent("Dee", 62)
    desk.clocks.shifts["Dee"] = BusinessHours(spans: [(Desk.at(60), Desk.at(480))])
    let within = try desk.measure(RepliedWithin())
    #expect(within.team?.value == 0)
    #expect(within.of("Ann") == 0 && within.agents.first { $0.group == "Ann" }?.figure.count == 1)
    #expect(within.of("Bob") == 1 && within.of("Cid") == 1 && within.of("Dee") == 1)
    let average = try desk.measure(AverageResponse())
    #expect(average.team?.value == 1200.0 / 3)
    #expect(average.of("Ann") == 300 && average.of("Bob") == 120 && average.of("Cid") == 60 && average.of("Dee") == 120)
    // A row that has changed hands names the last holder only: the wait is nobody's but the team's.
    var rows = Desk()
    rows.row("Bob") { ($0.assigned, $0.answered, $0.transfers) = (Desk.at(0), Desk.at(4), 1) }
    rows.row("Dee") { ($0.assigned, $0.answered, $0.transfers) = (Desk.at(0), Desk.at(62), 0) }
    rows.clocks = desk.clocks
    #expect(try rows.measure(FirstResponse()).of("Bob") == nil)
    #expect(try rows.measure(FirstResponse()).of("Dee") == 120)
    #expect(try rows.team(FirstResponse()) == (240 + 600) / 2)
  }

  @Test("Requester wait: waiting for the customer is the customer's, a hold nobody's; Zendesk counts the hold")
  func requesterWait() throws {
    var desk = Desk()
    desk.assign("Ann", 0)
    desk.customer(0)
    desk.agent("Ann", 10)
    desk.tell(.pending, 10)
    desk.customer(40)
    desk.agent("Ann", 45)
    desk.tell(.held, 45)
    desk.tell(.continued, 60)
    desk.resolve("Ann", 70)
    #expect(try desk.team(ResolutionTime(.effective)) == (70 - 30 - 15) * 60)
    #expect(try desk.values("zendesk-requester-wait") == [(70 - 30) * 60])
  }

  @Test("Full resolution: the first, the last and the one that held are three figures")
  func fullResolution() throws {
    var desk = Desk()
    desk.assign("Ann", 0)
    desk.customer(0)
    desk.agent("Ann", 5)
    desk.resolve("Ann", 10)
    desk.customer(20)
    desk.agent("Ann", 25)
    desk.resolve("Ann", 40)
    desk.customer(50, .noReplyNeeded)
    desk.tell(.reopened, 50)
    desk.resolve("Ann", 60)
    #expect(try desk.team(ResolutionTime(.first)) == 600)
    #expect(try desk.team(ResolutionTime(.effective)) == 2400)
    #expect(try desk.team(ResolutionTime(.last)) == 3600)
    #expect(try desk.values("zendesk-full-resolution") == [3600])
  }

  @Test(
    "One touch: one reply that helps, and no coming back within the window, though Zendesk counts bubbles and no returns"
  )
  func oneTouch() throws {
    let day = 24 * 60.0
    var desk = Desk()
    desk.channel = .email
    for (name, replies, customer, back) in [
      ("1", [5.0, 6], UInt64(1), nil as Double?),  // two messages, one reply: settled
      ("2", [5, 9], 2, nil),  // two replies, the customer's in between
      ("3", [5], 3, 6 * day),  // came back on the sixth day
      ("4", [5], 4, 8 * day),  // came back too late to count
    ] {
      desk.conversation = name
      desk.of(customer: customer, type: "refund")
      desk.customer(0)
      for minute in replies {
        if minute == 9 { desk.customer(8) }
        desk.agent("Ann", minute)
      }
      desk.resolve("Ann", 10)
      guard let back else { continue }
      desk.conversation = name + " again"
      desk.of(customer: customer, type: "refund")
      desk.customer(back)
      desk.agent("Ann", back + 1)
      desk.resolve("Ann", back + 2)
    }
    // Of the four that were the first of their matter the first and the last were settled.
    let result = try desk.measure(FirstContactResolution())
    #expect(result.team?.count == 4 && result.team?.total == 2)
    #expect(try desk.values("zendesk-one-touch") == [0, 0, 1, 1, 1, 1])
  }

  @Test("Reopen: only for another reply, charged to the resolver; a thanks counts with Zendesk alone")
  func reopen() throws {
    var desk = Desk()
    for (name, flags) in [("1", SupportEvent.Flags.noReplyNeeded), ("2", .replyNeeded)] {
      desk.conversation = name
      desk.assign("Ann", 0)
      desk.customer(0)
      desk.agent("Ann", 5)
      desk.resolve("Ann", 10)
      desk.customer(20, flags)
      desk.tell(.reopened, 20)
      if name == "2" {
        desk.assign("Bob", 21)
        desk.agent("Bob", 25)
      }
      desk.resolve("Bob", 30)
    }
    let result = try desk.measure(ReopenRate())
    #expect(result.team?.total == 1 && result.team?.count == 3)
    #expect(result.of("Ann") == 0.5 && result.of("Bob") == 0)
    #expect(try desk.values("zendesk-reopens") == [1, 1])
  }

  @Test("Business hours: the calendar in force at each moment, over lunch, night, weekend, make-up day and outage")
  func businessHours() throws {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let workday = [DaySpan(start: 9 * 3600, end: 12 * 3600), DaySpan(start: 13 * 3600, end: 18 * 3600)]
    let week = OpeningHours(week: Array(repeating: workday, count: 5) + [[], []])
    let saturday = try #require(CalendarDate("2025-10-18"))
    let calendar = BusinessCalendar(
      clock: clock,
      editions: [
        .init(
          from: try #require(CalendarDate("2025-10-13")), hours: week, holidays: [], makeUpDays: [saturday: .mon])
      ],
      exemptions: [.init(from: Desk.at(10), until: Desk.at(20), reason: "outage")])
    let (first, last) = (try #require(CalendarDate("2025-09-01")), try #require(CalendarDate("2026-01-31")))
    let days = try #require(DateRange(first: first, last: last))
    var desk = Desk()
    desk.clocks = ServiceClocks(standard: calendar.businessHours(over: days))
    desk.settings.replyLimitSeconds = 86_400
    // Asked and answered: over the outage, over lunch, over a night, over the Sunday after the make-up Saturday.
    let waits: [(Double, Double, Double)] = [
      (5, 25, 10), (175, 245, 10), (535, 1445, 10), (5 * 1440 + 535, 7 * 1440 + 5, 10),
    ]
    var rows = desk
    for (place, (asked, answered, _)) in waits.enumerated() {
      desk.conversation = "\(place)"
      desk.assign("Ann", asked)
      desk.customer(asked)
      desk.agent("Ann", answered)
      rows.row("Ann", at: asked) { ($0.assigned, $0.answered) = (Desk.at(asked), Desk.at(answered)) }
    }
    for source in [desk, rows] {
      let result = try source.measure(FirstResponse())
      #expect(result.team?.value == 600 && result.team?.median == 600 && result.team?.records == 4)
      #expect(result.of("Ann") == 600)
    }
    // Before the calendar's first day nothing is known, which is not the same as no wait.
    rows.row("Ann", at: -10_000) { $0.answered = Desk.at(-9_990) }
    #expect(try rows.measure(FirstResponse()).team?.records == 4)
    #expect(try rows.measure(FirstResponse()).unknown == 1)
  }

  @Test("Owner of the rating: shares are frozen when it is resolved; giving it away after a bad rating shifts nothing")
  func ratingOwner() throws {
    var desk = Desk()
    desk.assign("Ann", 0)
    for minute in [0.0, 2, 4] {
      desk.customer(minute)
      desk.agent("Ann", minute + 1)
    }
    desk.assign("Bob", 5)
    desk.customer(6)
    desk.agent("Bob", 7)
    desk.resolve("Bob", 8)
    desk.assign("Cid", 9)
    desk.tell(.rated, 10, value: 0)
    desk.assign("Dee", 11)
    let result = try desk.measure(Satisfaction())
    #expect(result.agents.map(\.group) == ["Ann", "Bob"])
    #expect(result.agents.map(\.figure.count) == [0.75, 0.25])
    #expect(result.team?.value == 0)
    // Who rated was not thereby asked: of the two served, one rated.
    desk.conversation = "2"
    desk.customer(0)
    desk.agent("Ann", 1)
    #expect(try desk.team(RatingResponse()) == 0.5)
  }

  @Test("Averages: the restricted mean stands beside median, P90 and the share in time")
  func averages() throws {
    var desk = Desk()
    for (place, minutes) in [1.0, 2, 3, 30].enumerated() {
      desk.conversation = "\(place)"
      desk.customer(0)
      desk.agent("Ann", minutes)
    }
    desk.conversation = "5"
    desk.customer(0)
    let result = try #require(try desk.measure(AverageResponse()).team)
    #expect(result.value == (60 + 120 + 180 + 600 + 600) / 5)
    #expect(result.median == 180 && result.p90 == 600)
    #expect(try desk.team(RepliedWithin()) == 0.6)
  }
}
