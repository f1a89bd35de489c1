import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Rehearsing a policy")
struct RehearsalTests {
  private static let start = Instant(secondsSince1970: 1_791_158_400)

  /// A week of chats.
  ///
  /// Every fifth agent works at night, where six of ten chats are hard and customers wait 140 s on average; by day a
  /// quarter is hard and they wait 30 s.
  private func contacts(
    agents: Int = 20, each: Int = 300, number: Int, adequate: Double? = nil
  ) throws -> RehearsalContacts {
    var stream = RandomStream(seed: 5, replication: number, purpose: "rehearsal-tests", entity: "contacts")
    var book = RecordBook(observedUntil: Self.start.advanced(by: 7 * 86_400))
    for agent in 0..<agents {
      let isNight = agent % 5 == 4
      for index in 0..<each {
        let hour = isNight ? 20 + 4 * stream.uniform() : 9 + 8 * stream.uniform()
        let isHard = stream.happens(withProbability: isNight ? 0.6 : 0.25)
        var record = ContactRecord(
          contact: "\(agent)-\(index)", type: isHard ? "refund" : "question", channel: .chat,
          arrived: Self.start.advanced(by: Double(index % 7) * 86_400 + hour * 3600), outcome: .answered)
        record.queued = record.arrived
        record.answered = record.arrived.advanced(by: (isNight ? 140 : 30) * stream.exponential())
        record.ended = record.answered?.advanced(by: 120 + 240 * stream.uniform())
        record.released = record.ended
        record.agent = "agent \(agent)"
        record.group = isNight ? "night" : "day"
        book.append(record, customer: UInt64(agent * 10_000 + index + 1))
      }
    }
    let period = try #require(Period("2026-10-05..2026-10-11", clock: .utc))
    // With enough people the same customers would wait the less.
    let waits = adequate.map { adequate in
      (0..<book.conversations.count).map { row -> Double in
        let wait = book.conversations.answered(row)?.seconds(since: book.conversations.arrived(row)) ?? 0
        return book.names.teams[book.conversations.team(row)] == "night" ? wait * adequate / 140 : wait
      }
    }
    return RehearsalContacts(book, period: period, hardness: ["refund": 1], adequateWaits: waits)
  }

  /// What staffing alone makes of each wait: known here.
  private func waits(_ evidence: Evidence) -> ExpectedWaits { waits(evidence, adequate: nil) }

  private func waits(_ evidence: Evidence, adequate: Double?) -> ExpectedWaits {
    let table = evidence.book.conversations
    func within(_ mean: Double) -> Double { 1 - MathFunctions.exp(-evidence.settings.replyTargetSeconds / mean) }
    let waits = (0..<table.count).map {
      let second = table.arrived($0).secondsSince1970.truncatingRemainder(dividingBy: 86_400)
      let mean = second >= 72_000 ? 140.0 : 30
      let enough = min(mean, adequate ?? mean)
      return ExpectedWait(
        seconds: mean, adequateSeconds: enough, within: within(mean), adequateWithin: within(enough))
    }
    return ExpectedWaits(waits)
  }

  private func rehearsal(
    _ policy: ScorePolicy = PolicyMaker.policy(), spread: Double = 0.4, months: Int = 8, agents: Int = 20,
    each: Int = 250, seed: UInt64 = 81
  ) throws -> Rehearsal {
    let world = RehearsalWorld(policy, spread: spread)
    return Rehearsal(
      try (0..<months).map { number in
        RehearsalPeriod(
          try contacts(agents: agents, each: each, number: number), world: world, seed: seed, number: number,
          expectedWaits: waits)
      })
  }

  @Test(
    "Night work and hard matters cost next to nothing, less is luck, fewer grades are too low; scored naively it is otherwise"
  )
  func fairness() throws {
    let found = try rehearsal()
    // Here night, thin staffing and hard matters are the same agents: one cost is told, the others are not.
    let night = (try #require(found.policy.costs[.night]), try #require(found.naive.costs[.night]))
    #expect(abs(night.0.mean) < 4, "\(night)")
    #expect(night.1.low > 10, "\(night)")
    #expect(found.policy.costs[.thin] == nil && found.policy.costs[.hard] == nil)
    let (fair, naive) = (found.policy, found.naive)
    let (own, plain) = (try #require(fair.skill), try #require(naive.skill))
    #expect(own.mean > plain.mean + 0.1, "\(own) \(plain)")
    for finding in [fair, naive] {
      let shares = [finding.skill, finding.circumstance, finding.luck].compactMap { $0?.mean }
      #expect(shares.count == 3 && abs(shares.reduce(0, +) - 1) < 0.02, "\(shares)")
      let parts = [finding.gradeRight, finding.gradeAbove, finding.gradeBelow].compactMap { $0?.mean }
      #expect(parts.count == 3 && abs(parts.reduce(0, +) - 1) < 1e-9)
    }
    // A grade in doubt is the higher of two, so what must be rarer is too low a grade.
    #expect((fair.gradeBelow?.mean ?? 1) < (naive.gradeBelow?.mean ?? 0) - 0.1)
    #expect((fair.error?.high ?? 99) < (naive.error?.low ?? 0))
    #expect((fair.bottomThreeWrong?.mean ?? 1) <= (naive.bottomThreeWrong?.mean ?? 0))
  }

  @Test("What skill earns at an understaffed desk is what it would earn with enough people, and scores come near it")
  func adequate() throws {
    var policy = PolicyMaker.policy()
    policy.items = [
      PolicyItem(
        "first-response", weightPermille: 500, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
      PolicyItem(
        "first-reply-within", weightPermille: 500,
        targets: Targets(floor: 0.5, threshold: 0.75, goal: 0.9, stretch: 0.97)),
    ]
    func rehearsal(truth: Double?, score: Double?) throws -> Rehearsal {
      let world = RehearsalWorld(policy, spread: 0.4)
      return Rehearsal(
        try (0..<6).map { number in
          RehearsalPeriod(
            try contacts(each: 250, number: number, adequate: truth), world: world, seed: 83, number: number, kinds: [],
            expectedWaits: { waits($0, adequate: score) })
        })
    }
    let found = try rehearsal(truth: 30, score: 30)
    let (night, error) = (try #require(found.policy.costs[.night]), try #require(found.policy.error))
    #expect(abs(night.mean) < 4 && error.mean < 5, "\(night) \(error)")
    #expect((found.policy.gradeRight?.mean ?? 0) > (found.naive.gradeRight?.mean ?? 1) + 0.1)
    // A truth of the waits that were, or scores of the usual staffing, are something else.
    for other in [try rehearsal(truth: nil, score: 30), try rehearsal(truth: 30, score: nil)] {
      #expect((other.policy.error?.mean ?? 0) > error.mean + 3, "\(String(describing: other.policy.error))")
    }
  }

  @Test(
    "Only replies wait as with enough people; what customers made of the wait, and when matters were settled, stays")
  func waitsThatWere() throws {
    var policy = PolicyMaker.policy()
    policy.items = ["first-response", "replied-within", "satisfaction", "on-time", "resolution-time"].map {
      let isTime = $0 == "first-response" || $0 == "resolution-time"
      return PolicyItem(
        $0, weightPermille: 200,
        targets: isTime
          ? Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)
          : Targets(floor: 0.5, threshold: 0.7, goal: 0.85, stretch: 0.95))
    }
    let world = RehearsalWorld(policy, spread: 0)
    let plain = try contacts(agents: 5, each: 100, number: 1)
    let relieved = try contacts(agents: 5, each: 100, number: 1, adequate: 30)
    func change(_ key: String) -> Double {
      world.truth(key, .average, over: relieved.served, of: relieved)
        - world.truth(key, .average, over: plain.served, of: plain)
    }
    #expect(change("first-response") < -10 && change("replied-within") > 0.01)
    for key in ["satisfaction", "on-time", "resolution-time"] { #expect(change(key) == 0, "\(key)") }
  }

  @Test("Without any difference in skill all of the spread is luck")
  func equals() throws {
    let found = try rehearsal(spread: 0.001, months: 4)
    #expect((found.policy.skill?.mean ?? 1) < 0.2)
  }

  /// A policy in which every trick can gain something.
  private var gameablePolicy: ScorePolicy {
    var policy = PolicyMaker.policy()
    policy.items.append(
      PolicyItem(
        "resolution-rate", weightPermille: 300, targets: Targets(floor: 0.5, threshold: 0.7, goal: 0.82, stretch: 0.92))
    )
    policy.items[0].weightPermille = 300
    policy.items[1].weightPermille = 200
    return policy
  }

  @Test(
    "What gaming gains: easy contacts nothing once fair, answers that are quick but bad cost, closing unresolved shows")
  func gaming() throws {
    let policy = gameablePolicy
    let found = try rehearsal(policy)
    func gain(_ finding: Rehearsal.Finding, _ kind: Gaming) throws -> Estimate {
      try #require(finding.gains[kind])
    }
    #expect(abs(try gain(found.policy, .cherryPicking).mean) < 2.5)
    #expect(try gain(found.naive, .cherryPicking).mean > gain(found.policy, .cherryPicking).mean + 2)
    for kind in [Gaming.selectiveAsking, .begging, .markingResolved, .handingOver] {
      // These deceive any way of scoring: that must show.
      #expect(try gain(found.policy, kind).low > 0, "\(kind)")
    }
    #expect(try gain(found.policy, .haste).high < -2)
  }

  @Test(
    "What tricks leave behind is what they do: cases closed unsettled, contacts handed over, customers asked and begged"
  )
  func traces() throws {
    let policy = gameablePolicy
    // Without any difference in skill the shares are known.
    let world = RehearsalWorld(policy, spread: 0.001)
    let found = try rehearsal(policy, spread: 0.001)
    let contacts = try contacts(number: 0)
    func mean(_ value: (Int) -> Double) -> Double {
      contacts.served.reduce(0) { $0 + value($1) } / Double(contacts.servedCount)
    }
    let unsettled = mean { 1 - world.resolved(.average, ease: contacts.ease($0)) }
    let discontented = mean {
      1 - world.satisfied(.average, ease: contacts.ease($0), wait: contacts.wait($0) + world.ownReply(.average))
    }
    let share = RehearsalWorld.ratingShare
    for (kind, honest, bent) in [
      (Gaming.markingResolved, 0, unsettled), (.handingOver, 0, unsettled / 2),
      (.selectiveAsking, 1, 1 - discontented / 2),
      (.begging, share, share + (1 - share) * (1 - discontented) / 2),
    ] {
      let effect = try #require(found.effects[kind])
      let (without, with) = (try #require(effect.traceHonest), try #require(effect.traceBent))
      #expect(without.low <= honest && honest <= without.high, "\(kind): \(without) against \(honest)")
      // Who tries has other contacts than the average agent: a little more than the interval.
      #expect(abs(with.mean - bent) < 1.5 * (with.high - with.low) / 2, "\(kind): \(with) against \(bent)")
      #expect(with.high < without.low || without.high < with.low, "\(kind): \(with) is not told from \(without)")
    }
    let picking = try #require(found.effects[.cherryPicking])
    #expect(try #require(picking.traceBent).mean > (try #require(picking.traceHonest).mean) + 0.1)
    let haste = try #require(found.effects[.haste])
    #expect(try #require(haste.traceBent).high < (try #require(haste.traceHonest).mean))
    // An empty reply seems to be in time; the one that helps comes when it would have come.
    let empty = try #require(found.effects[.emptyReply])
    #expect(try #require(empty.traceBent).mean > (try #require(empty.traceHonest).mean))
    // What is named as lost is lost: haste costs satisfaction, and no trick is said to lose where it gains.
    #expect(haste.parts.contains { $0.indicator == "satisfaction" && $0.isSeen && $0.points.high < 0 })
    let closing = try #require(found.effects[.markingResolved])
    #expect(closing.parts.allSatisfy { !$0.isSeen || $0.points.mean > 0 }, "\(closing.parts)")
  }

  @Test("An empty first reply gains where only first replies count, and much less where every wait of a customer does")
  func emptyReplies() throws {
    func gain(_ indicator: String, _ targets: Targets) throws -> Estimate {
      var policy = PolicyMaker.policy()
      policy.items = [PolicyItem(indicator, weightPermille: 1000, targets: targets)]
      return try #require(rehearsal(policy, months: 6, each: 120).policy.gains[.emptyReply])
    }
    let targets = Targets(floor: 300, threshold: 180, goal: 90, stretch: 10)
    let first = try gain("first-response", targets)
    let all = try gain("average-response", targets)
    #expect(first.low > 3, "\(first) \(all)")
    #expect(all.mean < 0.6 * first.mean, "\(first) \(all)")
  }

  @Test("One of fifty agents tries a trick at a time; all kinds come in turn")
  func attempts() throws {
    for (agents, atOnce) in [(12, 1), (100, 2), (420, 8)] {
      let contacts = try contacts(agents: agents, each: 4, number: 1)
      let world = RehearsalWorld(PolicyMaker.policy(), spread: 0.4)
      let skills = Array(repeating: AgentSkill.average, count: agents)
      for (number, kinds) in [(0, 7), (4, atOnce == 1 ? 4 : 7), (5, atOnce == 1 ? 3 : 7)] {
        var stream = RandomStream(seed: 6, replication: number, purpose: "attempts", entity: "who")
        let runs = RehearsalBench(contacts, world, skills, 6, number).attempts(Gaming.allCases, &stream)
        #expect(
          runs.allSatisfy { $0.count <= atOnce } && Set(runs.flatMap(\.values)).count == kinds, "\(agents) \(number)")
      }
    }
  }

  @Test("The truth of a skill is what its records average to over many contacts")
  func truth() throws {
    var policy = PolicyMaker.policy()
    // Short, so that hardly any matter is settled after the week that is measured.
    policy.measures.resolveWithinSeconds = 7200
    policy.items = RehearsalWorld.indicators.map { key in
      let targets: Targets =
        switch key {
        case "complaint-rate": Targets(floor: 0.05, threshold: 0.02, goal: 0.005, stretch: 0)
        case "first-response", "average-response": Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)
        case "handling-time": Targets(floor: 900, threshold: 600, goal: 300, stretch: 100)
        case _ where key.hasPrefix("resolution-time"): Targets(floor: 9000, threshold: 6000, goal: 3000, stretch: 900)
        default: Targets(floor: 0.5, threshold: 0.75, goal: 0.9, stretch: 0.97)
        }
      return PolicyItem(key, weightPermille: 1, targets: targets)
    }
    let world = RehearsalWorld(policy, spread: 0)
    let contacts = try contacts(agents: 5, each: 3000, number: 1)
    let skill = AgentSkill(satisfaction: 0.3, resolution: -0.2, speed: 0.4, quality: 0.1)
    let book = world.records(
      contacts, skills: Array(repeating: skill, count: 5), gaming: [:], seed: 3, number: 1)
    let evidence = Evidence(book: book, period: contacts.period, settings: world.settings)
    for key in RehearsalWorld.indicators {
      let indicator = try #require(IndicatorCatalogue.find(key))
      let figure = try #require(Measurement(indicator, in: evidence).team)
      let truth = world.truth(key, skill, over: contacts.served, of: contacts)
      // Work of one length has no interval: it is the truth to the last digits.
      let half = figure.estimate.map { 1.7 * ($0.high - $0.low) / 2 } ?? 1e-9 * figure.value
      #expect(abs(figure.value - truth) <= half, "\(key): \(figure.value) against \(truth) ± \(half)")
      // With teeth: another skill's truth is refused, where this much data can tell.
      let other = world.truth(
        key, AgentSkill(satisfaction: -0.4, resolution: 0.5, speed: -0.3, quality: -0.6), over: contacts.served,
        of: contacts)
      #expect(abs(figure.value - other) > half, "\(key): \(figure.value) is not told from \(other)")
    }
  }

  @Test("Skills have the spread asked for, half of it in common")
  func skills() {
    var stream = RandomStream(seed: 3, replication: 0, purpose: "skills", entity: "draws")
    var (squares, products) = (0.0, 0.0)
    let count = 20_000
    for _ in 0..<count {
      let skill = AgentSkill.drawn(spread: 0.4, &stream)
      squares += skill.speed * skill.speed
      products += skill.speed * skill.quality
    }
    #expect(abs((squares / Double(count)).squareRoot() - 0.4) < 0.01)
    #expect(abs(products / squares - 0.5) < 0.03)
  }

  @Test("Who picks easy contacts serves as many as before, and nobody else is touched but colleagues of the half hour")
  func cherryPicking() throws {
    let contacts = try contacts(number: 2)
    let world = RehearsalWorld(PolicyMaker.policy(), spread: 0.4)
    let owner = world.cherryPicked(contacts, by: [0])
    let before = contacts.rows.map { $0.agent ?? -1 }
    #expect(owner.sorted() == before.sorted())
    let changed = owner.indices.filter { owner[$0] != before[$0] }
    #expect(!changed.isEmpty)
    for row in changed {
      #expect(owner[row] == 0 ? contacts.ease(row) > 0 : before[row] == 0 && contacts.ease(row) < 0)
      #expect(contacts.names.teams[contacts.rows[row].team] == "day")
    }
  }

  @Test("The same seed yields the same figures, another one does not")
  func reproducible() throws {
    let first = try rehearsal(months: 2, agents: 8, each: 100, seed: 1)
    #expect(try first.policy == rehearsal(months: 2, agents: 8, each: 100, seed: 1).policy)
    #expect(try first.policy != rehearsal(months: 2, agents: 8, each: 100, seed: 2).policy)
  }
}
