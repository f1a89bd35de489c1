import Records
import Scoring
import Testing
import Workforce

@Suite("No false zero and no false hundred per cent: what records cannot tell is said to be missing")
struct MissingFactTests {
  /// A log of states: assigned, resolved, taken up again, resolved again; nobody's messages.
  private func states() -> Desk {
    var desk = Desk()
    desk.channel = .ticket
    for name in ["1", "2"] {
      desk.conversation = name
      desk.assign("Ann", 0)
      desk.resolve("Ann", 60)
    }
    desk.tell(.continued, 100)
    desk.resolve("Bob", 150)
    return desk
  }

  @Test(
    "A log of states tells nobody's leaving, replies or reopenings for a reply; but work that goes on undoes a resolution"
  )
  func stateLog() throws {
    let desk = states()
    #expect(try desk.measure(Abandonment()).missing == [.departures])
    #expect(try desk.measure(ReopenRate()).missing == [.reopens])
    #expect(try desk.measure(FirstContactResolution()).missing.contains(.identities))
    #expect(
      try desk.measure(FirstResponse()).missing == [.firstResponse]
        || desk.measure(FirstResponse()).missing == [.rounds])
    #expect(try desk.team(HandledVolume()) == 2)
    #expect(try desk.team(ResolutionTime(.first)) == 3600)
    #expect(try desk.team(ResolutionTime(.effective)) == (60 + 150) * 60 / 2)
    #expect(try desk.measure(ResolutionTime(.effective)).agents.map(\.group) == ["Ann", "Bob"])
  }

  @Test("A log of agents' messages alone does not tell which customers were left waiting")
  func oneSide() throws {
    var desk = Desk()
    desk.agent("Ann", 0)
    desk.resolve("Ann", 1)
    #expect(try desk.measure(Abandonment()).missing == [.departures])
    #expect(try !desk.measure(ReopenRate()).missing.isEmpty)
    #expect(try desk.team(HandledVolume()) == 1)
  }

  @Test("With messages the same figures are there, and zero is zero")
  func messages() throws {
    var desk = states()
    desk.conversation = "3"
    desk.customer(0)
    desk.agent("Ann", 1)
    desk.resolve("Ann", 2)
    #expect(try desk.team(Abandonment()) == 0)
    #expect(try desk.measure(ReopenRate()).missing.isEmpty)
  }

  @Test("A log of messages alone resolves nothing: no resolution rate of zero, no transfer rate of zero")
  func messagesAlone() throws {
    var desk = Desk()
    desk.of(customer: 1)
    desk.customer(0)
    desk.agent("Ann", 1)
    desk.customer(2)
    desk.agent("Bob", 3)
    #expect(try desk.measure(ResolutionRate()).missing == [.resolution])
    #expect(try desk.measure(ResolvedShare()).missing == [.resolution])
    #expect(try desk.measure(OpenAtEnd()).missing == [.resolution])
    #expect(try !desk.measure(TransferRate()).missing.isEmpty)
    desk.assign("Bob", 2.5)
    #expect(try desk.measure(TransferRate()).of("Ann") == 1)
  }

  @Test("Ratings without a word of who was asked: the share of those served, and not of those who rated")
  func ratings() throws {
    var desk = Desk()
    for name in ["1", "2", "3", "4"] {
      desk.conversation = name
      desk.customer(0)
      desk.agent("Ann", 1)
    }
    desk.tell(.rated, 5, value: 1, .positive)
    #expect(try desk.team(RatingResponse()) == 0.25)
    desk.tell(.surveyed, 4)
    #expect(try desk.team(RatingResponse()) == 1)
    // A list of rated contacts alone.
    var rows = Desk()
    for isSatisfied in [true, false] { rows.row("Ann") { ($0.answered, $0.isSatisfied) = (Desk.at(1), isSatisfied) } }
    #expect(try !rows.measure(RatingResponse()).missing.isEmpty)
    #expect(try rows.team(Satisfaction()) == 0.5)
    rows.row("Ann") { $0.answered = Desk.at(1) }
    #expect(try rows.team(RatingResponse()) == 2.0 / 3)
  }

  @Test("Returns that are named, and nothing else: the rest kept their goods")
  func returns() throws {
    var desk = Desk()
    for name in ["1", "2", "3", "4"] {
      desk.conversation = name
      desk.customer(0)
      desk.agent("Ann", 1)
    }
    desk.tell(.goodsReturned, 5, .positive)
    #expect(try desk.team(ReturnRate()) == 0.25)
    #expect(try desk.measure(ReturnRate()).of("Ann") == 0.25)
    var rows = Desk()
    for word in [Conversation.GoodsReturn.returned, .kept] { rows.row("Ann") { $0.goodsReturn = word } }
    rows.row("Ann")  // kept is said where it is known, so here it is not
    #expect(try rows.team(ReturnRate()) == 0.5)
  }

  @Test("Nobody can come back whom nobody can know: the share resolved stands in, under its own name")
  func identities() throws {
    var desk = Desk()
    for resolved in [true, true, false] {
      desk.row("Ann") {
        ($0.answered, $0.resolved) = (Desk.at(1), resolved)
        $0.effectivelyResolved = resolved ? Desk.at(9) : nil
      }
    }
    #expect(try desk.measure(ResolutionRate()).missing == [.identities])
    #expect(try desk.measure(FirstContactResolution()).missing == [.identities])
    #expect(try desk.team(ResolvedShare()) == 2.0 / 3)
    for place in desk.rows.indices { desk.rows[place].customer = "c\(place)" }
    #expect(try desk.team(ResolutionRate()) == 2.0 / 3)
    #expect(try desk.team(FirstContactResolution()) == 2.0 / 3)
    // E-mails of which nobody counted the replies.
    for place in desk.rows.indices { desk.rows[place].channel = .email }
    #expect(try desk.measure(FirstContactResolution()).missing == [.replies])
    for place in desk.rows.indices { desk.rows[place].replies = place + 1 }
    #expect(try desk.team(FirstContactResolution()) == 1.0 / 3)
  }

  @Test("Neither due time nor target, no cost of work, no language of service, no bot's customers: no figures")
  func others() throws {
    var desk = Desk()
    desk.row("Ann") {
      ($0.answered, $0.resolved, $0.effectivelyResolved) = (Desk.at(1), true, Desk.at(9))
      ($0.workSeconds, $0.cost, $0.language, $0.botBegan) = (600, 5, "zh", Desk.at(0))
    }
    #expect(try desk.measure(OnTimeResolution()).missing == [.deadlines])
    #expect(try desk.measure(CostPerResolution()).missing == [.wages])
    #expect(try desk.measure(LanguageCoverage()).missing == [.servedLanguages])
    #expect(try desk.measure(BotDeflection()).missing == [.identities])
    desk.settings.resolutionTargetSeconds = 540
    desk.settings.hourlyCost = 60
    #expect(try desk.team(OnTimeResolution()) == 1)
    #expect(try desk.team(CostPerResolution()) == 15)
  }

  @Test("A month that is not over: what happens early does not count before what happens late")
  func windows() throws {
    let day = 1440.0
    var desk = Desk()
    desk.end = 3 * day
    for name in ["1", "2"] {
      desk.conversation = name
      desk.of(customer: 7)
      desk.customer(name == "1" ? 0 : day)
      desk.agent("Ann", name == "1" ? 1 : day + 1)
      desk.resolve("Ann", name == "1" ? 2 : day + 2)
    }
    // The first customer has come back; judged now, all figures would be at their worst.
    #expect(try desk.measure(ResolutionRate()).pending == 2 && desk.measure(ResolutionRate()).team == nil)
    desk.customer(day + 10, .replyNeeded)
    #expect(try desk.measure(ReopenRate()).pending == 2 && desk.measure(ReopenRate()).team == nil)
    desk.end = 9 * day + 100
    #expect(try desk.measure(ReopenRate()).team?.value == 0.5)
    #expect(try desk.measure(ResolutionRate()).team?.value == 0)
  }

  @Test("Complaints looked into, and what is open when the period ends")
  func news() throws {
    var desk = Desk()
    for complaint in [Conversation.Complaint.raised, .attributable, .notAttributable, nil] {
      desk.row("Ann") {
        ($0.answered, $0.resolved, $0.complaint) = (Desk.at(1), true, complaint)
        $0.effectivelyResolved = complaint == nil ? Desk.at(40 * 1440) : Desk.at(9)
      }
    }
    desk.row("Bob", at: 20 * 1440) { ($0.answered, $0.resolved) = (Desk.at(20 * 1440 + 1), false) }
    desk.row("Bob") { ($0.answered, $0.resolved) = (Desk.at(1), false) }
    desk.row(nil, outcome: .abandoned) { $0.resolved = false }
    #expect(try desk.team(ComplaintClosure()) == 2.0 / 3)
    // One was resolved after October; one of Bob's is still open, the other came in November.
    desk.end = 50 * 1440
    let open = try desk.measure(OpenAtEnd())
    #expect(open.team?.value == 2 && open.of("Ann") == 1 && open.of("Bob") == 1)
    #expect(open.days.map(\.group.description) == ["2025-10-31"])
    #expect(try desk.measure(OpenAtEnd(), "2025-12").team?.value == 2)
  }
}
