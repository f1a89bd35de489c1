import Testing
import Workforce

@testable import Scoring

/// What must hold of scores from records to cards, whatever happens in between.
@Suite("Scores of whole periods")
struct PeriodScoreProperties {
  /// What rounding the points of each indicator to hundredths can take off.
  private static let rounding = 0.011

  @Test("A perfect contact more never lowers the score, day or night, easy or hard; a bad one does", arguments: 0..<8)
  func perfectContact(seed: Int) throws {
    let agents = 3 + seed % 5
    let month = RandomMonth(agents: agents, contacts: 6 + 12 * seed, seed: seed)
    let before = try month.scores().cards
    var lowered = 0
    var tried = 0
    for card in before {
      let agent = try #require(month.agents.firstIndex(of: card.agent))
      for (hour, isHard) in [(10, false), (10, true), (22, false), (3, true)] {
        func total(with contact: RandomMonth.Contact) throws -> Double {
          var changed = month
          changed.contacts.append(contact)
          return try #require(try changed.card(of: agent).total).value
        }
        let (old, new) = (
          try #require(card.total).value, try total(with: .perfect(agent, hour: hour, isHard: isHard))
        )
        #expect(
          new >= old - PeriodScoreProperties.rounding,
          "seed \(seed): \(card.agent) at \(hour), hard \(isHard): \(old) to \(new)")
        tried += 1
        if try total(with: .bad(agent, hour: hour, isHard: isHard)) < old - PeriodScoreProperties.rounding {
          lowered += 1
        }
      }
    }
    #expect(lowered * 10 >= tried * 9, "the same test finds \(lowered) of \(tried) bad contacts")
  }

  @Test("A month in which everything is perfect, or nothing: whole scores, ties alike, for one agent, two or many")
  func extremes() throws {
    for agents in [1, 2, 7] {
      var (best, worst) = (RandomMonth(agents: agents), RandomMonth(agents: agents))
      for agent in 0..<agents {
        for index in 0..<150 {
          best.contacts.append(.perfect(agent, hour: 9 + index % 8, isHard: index % 3 == 0))
          worst.contacts.append(.bad(agent, hour: 9 + index % 8, isHard: index % 3 == 0))
        }
      }
      var policy = RandomMonth.policy
      policy.bonus = BonusRule(base: 1000, slope: 1, low: 0, high: 1.5)
      let (good, bad) = (try best.scores(policy).cards, try worst.scores(policy).cards)
      #expect(good.count == agents && bad.count == agents)
      for card in good + bad { #expect(card.total == card.sumOfParts && (0...120).contains(card.total?.value ?? -1)) }
      #expect(good.allSatisfy { ($0.total?.value ?? 0) > 112 }, "\(good.map { $0.total?.value ?? -1 })")
      #expect(bad.allSatisfy { ($0.total?.value ?? 99) < 3 }, "\(bad.map { $0.total?.value ?? -1 })")
      #expect(Set(good.map(\.total)).count == 1 && Set(bad.map(\.total)).count == 1, "ties have the same score")
      #expect(Set(good.map(\.grade)).count == 1 && Set(good.map(\.bonus)).count == 1, "ties are paid the same")
      let grades = agents == 1 ? nil : "A"
      #expect(good.allSatisfy { $0.grade?.name == grades }, "nobody is graded alone")
    }
    let nobody = try RandomMonth(agents: 3).scores()
    #expect(nobody.cards.isEmpty)
  }

  @Test("Who has no case of an indicator has a score that adds up; who has none at all has none")
  func noData() throws {
    var month = RandomMonth(agents: 6, contacts: 80, seed: 3)
    month.contacts.removeAll { $0.agent == 5 }
    for index in month.contacts.indices where month.contacts[index].agent == 4 {
      month.contacts[index].isSatisfied = nil
    }
    let cards = try month.scores().cards
    #expect(cards.map(\.agent) == (0...4).map { "agent-\($0)" })
    let silent = cards[4]
    let rating = try #require(silent.items.first { $0.indicator == "satisfaction" })
    #expect(rating.estimate?.records == 0 && rating.estimate?.raw == nil && rating.steps.map(\.step) == [.observed])
    #expect(silent.total == silent.sumOfParts && silent.knownWeight < 0.61)
  }

  @Test("No score is above or below what its parts add up to, to the last digit, nor is any bonus", arguments: 0..<6)
  func additivity(seed: Int) throws {
    let month = RandomMonth(agents: 5 + seed, contacts: 30 + 20 * seed, seed: 100 + seed)
    var policy = RandomMonth.policy
    policy.guards = [PointGuard(items: ["first-reply-within"], limit: 60, needs: "satisfaction", atLeast: 0.95)]
    policy.bonus = BonusRule(base: 777.77, slope: 1.5, low: 0.1, high: 1.5, pool: 1500)
    policy.evidence.weight = 0
    if seed % 2 == 1 {
      // The records know nothing of quality: its weight is shared out.
      policy.missing = .shareOut
      policy.items[0].weightPermille = 300
      policy.items.append(
        PolicyItem(
          "quality-accuracy", weightPermille: 100,
          targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.92, stretch: 0.98)))
    }
    var half = StaffMember(agent: "agent-1", fullTimeShare: 0.5)
    half.terms = [.init(from: CalendarDate(dayNumber: 20_362 + 9))]
    let cards = try month.scores(policy, roster: [half]).cards
    #expect(cards.contains { !$0.deductions.isEmpty })
    var paid = 0
    for card in cards {
      let total = try #require(card.total)
      var units = 0
      for item in card.items {
        let steps = item.steps.reduce(0) { $0 + $1.points.hundredths }
        #expect(steps == item.points.hundredths)
        units += steps * item.weightPermille
      }
      units += card.deductions.reduce(0) { $0 + $1.amount.units }
      #expect(total.units == units && card.items.reduce(0) { $0 + $1.weightPermille } == 1000, "\(card.agent)")
      if let bonus = card.bonus {
        #expect(bonus.paidCents == bonus.earnedCents + bonus.proRataCents + bonus.poolCents && bonus.paidCents >= 0)
        paid += bonus.paidCents
      }
    }
    #expect(paid == 150_000)
    let part = try #require(cards.first { $0.agent == "agent-1" }?.bonus?.proportion)
    #expect(part.days == 22 && part.periodDays == 31 && part.fullTimeShare == 0.5)
  }

  @Test(
    "A bigger sample of the same figures moves score and bonus step by step; a rule with a limit of records does not")
  func biggerSample() throws {
    var policy = RandomMonth.policy
    policy.bonus = BonusRule(base: 1000, slope: 1, low: 0, high: 1.5)
    policy.evidence.weight = 0
    var others = RandomMonth(agents: 6, contacts: 120, seed: 9)
    others.contacts.removeAll { $0.agent == 1 }
    // One of ten of each kind of contact went wrong, whatever the size.
    let pattern = (0..<10).map { index in
      RandomMonth.Contact(
        agent: 1, hour: 10, day: 1 + index, isHard: index % 2 == 0, waitSeconds: index == 3 ? 400 : 50,
        isSatisfied: index != 1, isResolved: index != 2)
    }
    var month = others
    var last: (score: Double, paid: Int, cliff: Double)?
    var jumps = 0
    for size in 1...20 {
      month.contacts += pattern
      let card = try month.card(of: 1, policy)
      let score = try #require(card.total).value
      let paid = try #require(card.bonus).paidCents
      // What some platforms do: above fifty ratings points come off by the missing percent, below by the bad rating.
      let cliff = size * 10 > 50 ? 100 - 10.0 * 1.5 : 100 - Double(size) * 1.5
      if let last, size > 3 {
        // Ten more records beside ten times the size; scores settle as they grow.
        let allowed = 12 / Double(size)
        #expect(abs(score - last.score) < allowed, "\(size * 10) contacts: \(last.score) to \(score)")
        #expect(abs(paid - last.paid) < Int(allowed * 1000), "\(size * 10) contacts: \(last.paid) to \(paid)")
        if abs(cliff - last.cliff) >= allowed { jumps += 1 }
      }
      last = (score, paid, cliff)
    }
    #expect(jumps == 1, "the same test finds the cliff")
  }

  @Test("The day of a contact and other names change no score")
  func relabelling() throws {
    let month = RandomMonth(agents: 6, contacts: 60, seed: 21)
    var other = month
    other.agents = ["f", "e", "d", "c", "b", "a"]
    let (one, two) = (try month.scores().cards, try other.scores().cards)
    for (index, name) in other.agents.enumerated() {
      let found = two.first { $0.agent == name }
      #expect(found?.total == one.first { $0.agent == month.agents[index] }?.total && found?.total != nil)
    }
  }

  @Test("Of whom nobody says a role, where roles are compared, there is a score, but no grade")
  func unknownPeers() throws {
    var policy = RandomMonth.policy
    policy.peers.basis = .role
    policy.evidence.weight = 0
    let roster = ["agent-0", "agent-1", "agent-2"].map { StaffMember(agent: $0, role: "after-sales") }
    for card in try RandomMonth(agents: 6, contacts: 60, seed: 23).scores(policy, roster: roster).cards {
      let isKnown = roster.contains { $0.agent == card.agent }
      #expect(card.total != nil && (card.grade != nil) == isKnown && card.flags.contains(.unknownPeers) == !isKnown)
    }
  }

  @Test("Records of days on which an agent was not employed are counted, side by side, and count")
  func strays() throws {
    var month = RandomMonth(agents: 6, contacts: 60, seed: 22)
    month.contacts.removeAll { $0.agent == 2 }
    for (day, count) in [(3, 2), (5, 1), (12, 40), (20, 4), (28, 3)] {
      for _ in 0..<count { month.contacts.append(.init(agent: 2, hour: 10, day: day, isSatisfied: true)) }
    }
    let plain = try month.scores()
    let first = CalendarDate(dayNumber: 20_362)
    var member = StaffMember(agent: "agent-2")
    member.terms = [
      .init(from: first.advanced(by: 4), until: first.advanced(by: 14)),
      .init(from: first.advanced(by: 24), until: first.advanced(by: 25)),
    ]
    let known = try month.scores(roster: [member])
    let card = try #require(known.cards.first { $0.agent == "agent-2" })
    let found = card.flags.compactMap { if case .strayRecords(let stray) = $0 { stray } else { nil } }
    #expect(
      found == [
        .init(side: .beforeHiring, records: 2, firstDay: first.advanced(by: 2)),
        .init(side: .afterLeaving, records: 3, firstDay: first.advanced(by: 27)),
        .init(side: .between, records: 4, firstDay: first.advanced(by: 19)),
      ])
    let index = try #require(known.index(of: "agent-2"))
    #expect(known.input.served[index].employment == .init(days: 13, of: 31))
    for (with, without) in zip(known.cards, plain.cards) { #expect(with.total == without.total) }
    #expect(plain.cards.allSatisfy { !$0.flags.contains { if case .strayRecords = $0 { true } else { false } } })
  }

  @Test("A conversation in which an agent has a small share is one whole record of a day without employment")
  func sharedStrays() throws {
    let period = try #require(Period("2025-10", clock: .utc))
    var book = RecordBook(observedUntil: period.end)
    let codes = ["Ann", "Bob"].map { book.names.agents.code($0) }
    for number in 0..<30 {
      var row = Conversation(
        channel: .chat, arrived: period.start.advanced(by: Double(number) * 86_400 + 36_000), outcome: .answered)
      row.isSatisfied = true
      book.append(
        "\(number)", row, shares: [.init(agent: codes[0], share: 0.9), .init(agent: codes[1], share: 0.1)])
    }
    var bob = StaffMember(agent: "Bob")
    bob.terms = [.init(from: period.days.first.advanced(by: 5), until: nil)]
    let scores = PeriodScores(
      RandomMonth.policy, evidence: Evidence(book: book, period: period), roster: [bob],
      today: period.days.last.advanced(by: 1))
    let index = try #require(scores.index(of: "Bob"))
    #expect(scores.input.served[index].strays.map(\.records) == [5])
  }
}
