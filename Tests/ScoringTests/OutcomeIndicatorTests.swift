import Scoring
import Testing
import Workforce

@Suite("Indicators of outcomes, worked out by hand")
struct OutcomeIndicatorTests {
  private let day = 60 * 24.0

  @Test("Resolution rate: coming back within the window undoes it, a month is provisional until the window has passed")
  func resolutionRate() throws {
    var bench = Bench()
    bench.book.observedUntil = Bench.at(8 * day)
    bench.served("Ann")  // resolved, matured: settled
    bench.served("Ann") { $0.recontacted = Bench.at(5 * 24 * 60) }  // came back
    bench.served("Ann") { $0.recontacted = Bench.at(7.9 * 24 * 60) }  // too late to count
    bench.served("Ann", at: 3 * day)  // the window is still open
    bench.served("Bob") {  // open for longer than the window
      $0.resolved = nil
      $0.isResolved = false
    }
    bench.served("Bob", at: 5 * day) {  // open, too fresh to judge
      $0.resolved = nil
      $0.isResolved = false
    }
    bench.served(nil) { $0.outcome = .contained }
    let result = try bench.measure(ResolutionRate())
    #expect(result.of("Ann").map { abs($0 - 2.0 / 3) < 1e-12 } == true)
    #expect(result.of("Bob") == 0)
    #expect(result.team?.value == 0.5)
    #expect(result.pending == 2)
  }

  @Test("First contact: one effective reply in writing, any number in chat, never a reopening or a second contact")
  func firstContact() throws {
    var bench = Bench()
    bench.served("Ann", channel: .email) { $0.replies = 1 }
    bench.served("Ann", channel: .email) { $0.replies = 2 }
    bench.served("Ann", channel: .chat) { $0.replies = 9 }
    bench.served("Ann", channel: .chat) { $0.reopens = 1 }
    bench.served("Ann", channel: .chat) { $0.attempt = 2 }
    #expect(try bench.measure(FirstContactResolution()).team?.value == 0.5)
    #expect(try bench.measure(FirstContactResolution()).team?.count == 4)
  }

  @Test("Reopen rate: charged to the resolver, within the window, once that has passed")
  func reopenRate() throws {
    var bench = Bench()
    bench.book.observedUntil = Bench.at(20 * day)
    let ann = bench.book.names.agents.code("Ann")
    let bob = bench.book.names.agents.code("Bob")
    bench.served("Bob")
    bench.round(0, 1, .answered, [("Bob", 1, .replied)])
    bench.book.resolutions = [
      Resolution(conversation: 0, agent: ann, at: Bench.at(1), reopened: Bench.at(2 * day)),
      Resolution(conversation: 0, agent: bob, at: Bench.at(3 * day)),
      Resolution(conversation: 0, agent: bob, at: Bench.at(4 * day), reopened: Bench.at(12 * day)),
      Resolution(conversation: 0, agent: bob, at: Bench.at(14 * day)),
    ]
    let result = try bench.measure(ReopenRate())
    #expect(result.of("Ann") == 1)
    #expect(result.of("Bob") == 0)
    #expect(result.team?.count == 3)
    #expect(result.pending == 1)
  }

  @Test("Satisfaction goes by frozen shares, and stands beside the share of customers who rated")
  func satisfaction() throws {
    var bench = Bench()
    bench.served(nil, shares: ["Ann": 0.75, "Bob": 0.25]) { $0.isSatisfied = true }
    bench.served("Bob") { $0.isSatisfied = false }
    bench.served("Bob")
    let result = try bench.measure(Satisfaction())
    #expect(result.of("Ann") == 1)
    #expect(result.of("Bob") == 0.2)
    #expect(result.team?.value == 0.5)
    #expect(result.team?.count == 2)
    #expect(try bench.measure(RatingResponse()).team?.value == 2.0 / 3)
    bench.served("Cid") { $0.wasSurveyed = true }
    #expect(try bench.measure(RatingResponse()).of("Cid") == 0)
  }

  @Test("Shares add up: the agents' volumes are the team's")
  func handled() throws {
    var bench = Bench()
    bench.served(nil, shares: ["Ann": 0.75, "Bob": 0.25])
    bench.served("Bob")
    bench.served(nil) { $0.outcome = .abandoned }
    bench.served("Bob") { $0.exclusion = .spam }
    let result = try bench.measure(HandledVolume())
    #expect(result.team?.value == 2)
    #expect(result.of("Ann") == 0.75)
    #expect(result.of("Bob") == 1.25)
  }

  @Test("Complaints: confirmed and the agent's doing; one nobody looked into is pending")
  func complaints() throws {
    var bench = Bench()
    bench.served("Ann") { $0.complaint = .attributable }
    bench.served("Ann") { $0.complaint = .notAttributable }
    bench.served("Ann") { $0.complaint = .raised }
    bench.served("Ann")
    let result = try bench.measure(ComplaintRate())
    #expect(result.of("Ann").map { abs($0 - 1.0 / 3) < 1e-12 } == true)
    #expect(result.pending == 1)
  }

  @Test("Returns: every one for the team, avoidable ones for the agent")
  func returns() throws {
    var bench = Bench()
    for (goods, avoidable) in [
      (Conversation.GoodsReturn.returned, true as Bool?), (.exchanged, false), (.kept, nil), (.returned, nil),
    ] {
      bench.served("Ann") {
        $0.goodsReturn = goods
        $0.returnWasAvoidable = avoidable
      }
    }
    let result = try bench.measure(ReturnRate())
    #expect(result.team?.value == 0.75)
    #expect(result.of("Ann").map { abs($0 - 1.0 / 3) < 1e-12 } == true)
    #expect(result.unknown == 1)
  }

  @Test("Resolution time: first, last and effective; what is resolved in the period counts")
  func resolutionTime() throws {
    var bench = Bench()
    bench.served("Ann") {
      $0.firstResolved = Bench.at(10)
      $0.resolved = Bench.at(50)
      $0.lastResolved = Bench.at(70)
      $0.resolutionSeconds = 1200
    }
    #expect(try bench.measure(ResolutionTime(.first)).team?.value == 600)
    #expect(try bench.measure(ResolutionTime(.last)).team?.value == 4200)
    #expect(try bench.measure(ResolutionTime(.effective)).team?.value == 1200)
  }

  @Test("On time: by the source's due time or the target; open at the deadline is late")
  func onTime() throws {
    var bench = Bench()
    bench.served("Ann") { $0.due = Bench.at(30) }
    bench.served("Ann") { $0.due = Bench.at(29) }
    bench.served("Ann") {
      $0.due = Bench.at(500)
      $0.resolved = nil
      $0.isResolved = false
    }
    bench.served("Ann") {
      $0.due = Bench.at(60 * 24 * 60)
      $0.resolved = nil
      $0.isResolved = false
    }
    let result = try bench.measure(OnTimeResolution())
    #expect(result.team?.count == 3)
    #expect(result.of("Ann").map { abs($0 - 1.0 / 3) < 1e-12 } == true)
    var target = Bench()
    target.settings.resolutionTargetSeconds = 1500
    target.served("Ann") { $0.resolutionSeconds = 1500 }
    target.served("Ann")  // half an hour on the wall clock
    #expect(try target.measure(OnTimeResolution()).team?.value == 0.5)
  }

  @Test("Quality marks weigh as many as they were sampled from")
  func quality() throws {
    var bench = Bench()
    bench.served("Ann") {
      $0.accuracy = 1
      $0.qualityWeight = 3
    }
    bench.served("Ann") {
      $0.accuracy = 0.5
      $0.qualityWeight = 1
    }
    bench.served("Ann")
    #expect(try bench.measure(QualityMark(.accuracy)).of("Ann") == 0.875)
    #expect(try bench.measure(QualityMark(.attitude)).team == nil)
    #expect(try Bench().measure(QualityMark(.attitude)).missing.contains(.quality))
  }

  @Test("Transfers, languages, the bot, working time and cost")
  func others() throws {
    var bench = Bench()
    let ann = bench.book.names.agents.code("Ann")
    let bob = bench.book.names.agents.code("Bob")
    let english = bench.book.names.languages.code("en")
    let chinese = bench.book.names.languages.code("zh")
    bench.served("Bob") {
      $0.language = english
      $0.servedLanguage = english
      $0.handlingSeconds = 600
      $0.cost = 10
      $0.transfers = 2
    }
    bench.served("Bob") {
      $0.language = english
      $0.servedLanguage = chinese
      $0.handlingSeconds = 1200
      $0.resolved = nil
      $0.isResolved = false
    }
    bench.served(nil) {
      $0.outcome = .contained
      $0.botOutcome = .resolved
      $0.botEnded = Bench.at(5)
    }
    bench.served(nil) {
      $0.outcome = .contained
      $0.botOutcome = .falselyContained
    }
    for (agent, from, until) in [(ann, 0.0, 5.0), (bob, 5, 9), (-1, 9, 12), (ann, 12, 20)] {
      bench.book.ownership.append(
        OwnershipInterval(conversation: 0, agent: agent, from: Bench.at(from), until: Bench.at(until)))
    }
    bench.settings.hourlyCost = 60
    #expect(try bench.measure(TransferRate()).of("Ann") == 0.5)
    #expect(try bench.measure(TransferRate()).of("Bob") == 0)
    #expect(try bench.measure(LanguageCoverage()).team?.value == 0.5)
    #expect(try bench.measure(BotDeflection()).team?.value == 0.25)
    #expect(try bench.measure(HandlingTime()).team?.value == 900)
    // 10 + 10 minutes + 20 minutes at one a minute, for what was resolved: Bob's one and the two that ended with the bot.
    #expect(try bench.measure(CostPerResolution()).of("Bob") == 40)
  }

  @Test("Occupancy and adherence come from times of agents' days")
  func times() throws {
    var bench = Bench()
    let date = try #require(CalendarDate("2025-10-13"))
    var row = AgentDay(agent: bench.book.names.agents.code("Ann"), days: DateRange(date), channel: .chat)
    row.staffedSeconds = 3600
    row.busySeconds = 1800
    row.scheduledSeconds = 4000
    row.adherentSeconds = 3000
    bench.book.agentDays = [row, row]
    #expect(try bench.measure(Occupancy()).of("Ann") == 0.5)
    #expect(try bench.measure(Adherence()).of("Ann") == 0.75)
  }
}
