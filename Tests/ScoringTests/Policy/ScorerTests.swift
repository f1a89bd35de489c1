import Testing
import Workforce

@testable import Scoring

@Suite("Scores")
struct ScorerTests {
  @Test("Every score is what its parts add up to, to the last digit", arguments: 0..<6)
  func additivity(seed: Int) throws {
    let cards = Scorer(PolicyMaker.policy()).scorecards(PolicyMaker.input(agents: 9, cases: 60, seed: seed))
    for card in cards {
      let total = try #require(card.total)
      #expect(total == card.sumOfParts)
      var sum = ScoreAmount.zero
      for item in card.items {
        #expect(item.steps.reduce(0) { $0 + $1.points.hundredths } == item.points.hundredths)
        let parts = ItemScore.Step.allCases.reduce(ScoreAmount.zero) { $0 + item.amount(of: $1) }
        #expect(parts == item.amount, "seed \(seed): \(card.agent) \(item.indicator)")
        sum = sum + item.amount
      }
      #expect(sum == total)
      // The printed digits add up too.
      let printed = card.items.map { Double($0.amount.text(decimals: 5).replacingMinus) ?? .nan }.reduce(0, +)
      #expect(abs(printed - total.value) < 1e-9)
      #expect((0...120).contains(total.value))
    }
  }

  @Test("Points: linear between targets, flat outside, mirrored where less is better; no cliff once expected")
  func points() {
    let scale = PointScale(Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97))
    #expect(scale.points(0.5) == 0 && scale.points(0.6) == 0 && abs(scale.points(0.7) - 30) < 1e-9)
    #expect(abs(scale.points(0.85) - 80) < 1e-9 && scale.points(0.99) == 120)
    let falling = PointScale(Targets(floor: 300, threshold: 180, goal: 90, stretch: 40))
    #expect(falling.points(400) == 0 && abs(falling.points(135) - 80) < 1e-9 && falling.points(10) == 120)
    #expect(abs(falling.figure(of: 80) - 135) < 1e-9 && abs(scale.figure(of: 30) - 0.7) < 1e-9)
    // 50 and 51 ratings at the same mean: a rule per missing percent would jump by points, expected points hardly move.
    var last: Double?
    for cases in 45...56 {
      let posterior = Posterior(
        priorMean: 2.2, priorVariance: 0.2,
        evidence: .trials(successes: 0.9 * Double(cases), failures: 0.1 * Double(cases), offset: 0), kind: .share)
      let mean = scale.expected(posterior).mean
      if let last { #expect(abs(mean - last) < 0.2) }
      last = mean
    }
  }

  @Test("A perfect record more never lowers a score, in shares or times, easy cases or hard", arguments: 0..<12)
  func perfectRecord(seed: Int) throws {
    let agents = 3 + seed % 6
    let tables = PolicyMaker.tables(agents: agents, cases: 4 + 10 * seed, seed: seed)
    let before = Scorer(PolicyMaker.policy()).scorecards(PolicyMaker.input(agents: agents, tables: tables))
    for who in 0..<agents {
      for (key, best) in [("satisfaction", 1.0), ("replied-within", 1), ("average-response", 0)] {
        for issue in [1, 2] {
          var changed = tables
          changed[key, default: []].append(
            ScoredCase(
              agent: Int32(who), record: 999_999, customer: 999_999, stratum: StratumKey(channel: 1, issue: issue),
              value: best))
          let after = Scorer(PolicyMaker.policy()).scorecards(PolicyMaker.input(agents: agents, tables: changed))
          let (old, new) = (try #require(before[who].total), try #require(after[who].total))
          // Points are rounded to hundredths.
          #expect(
            new.value > old.value - 0.011,
            "seed \(seed): agent \(who), \(key), issue \(issue): \(old.value) to \(new.value)")
        }
      }
    }
  }

  @Test("All perfect, all zero, one agent, ties, no data: whole scores that add up")
  func corners() throws {
    let scorer = Scorer(PolicyMaker.policy())
    func cards(_ agents: Int, _ good: Double, _ seconds: Double, each: Int = 200) -> [Scorecard] {
      var tables: [String: [ScoredCase]] = [:]
      for agent in 0..<agents {
        for index in 0..<each {
          func add(_ key: String, _ value: Double) {
            tables[key, default: []].append(
              ScoredCase(
                agent: Int32(agent), record: Int32(agent * each + index), customer: UInt64(agent * each + index),
                value: value))
          }
          add("satisfaction", good)
          add("replied-within", good)
          add("average-response", seconds)
        }
      }
      return scorer.scorecards(PolicyMaker.input(agents: agents, tables: tables))
    }
    for agents in [1, 2, 7] {
      let (best, worst) = (cards(agents, 1, 0), cards(agents, 0, 600))
      for card in best + worst { #expect(card.total == card.sumOfParts && (0...120).contains(card.total?.value ?? -1)) }
      #expect(best.allSatisfy { ($0.total?.value ?? 0) > 110 } && worst.allSatisfy { ($0.total?.value ?? 99) < 5 })
      #expect(Set(best.map(\.total)).count == 1 && Set(worst.map(\.total)).count == 1, "ties have the same score")
    }
    let none = scorer.scorecards(ScoreInput(agents: ["a"], comparisons: [:], today: PolicyMaker.day))
    #expect(none.count == 1 && none[0].total == nil && none[0].grade == nil)
    #expect(scorer.scorecards(ScoreInput(agents: [], comparisons: [:], today: PolicyMaker.day)).isEmpty)
  }

  @Test("A bigger sample of the same figures moves score and grade step by step, never over a cliff")
  func noCliff() throws {
    let policy = PolicyMaker.policy()
    let others = PolicyMaker.tables(agents: 6, cases: 120, seed: 9)
    var last: Scorecard?
    for size in 1...60 {
      var tables = others
      for key in ["satisfaction", "replied-within", "average-response"] {
        tables[key]?.removeAll { $0.agent == 0 }
        for index in 0..<(4 * size) {
          let value = key == "average-response" ? (index % 4 == 0 ? 160.0 : 80) : (index % 4 == 0 ? 0 : 1)
          tables[key]?.append(
            ScoredCase(
              agent: 0, record: Int32(500_000 + index), customer: UInt64(500_000 + index),
              stratum: StratumKey(channel: 1, issue: 1), value: value))
        }
      }
      let card = Scorer(policy).scorecards(PolicyMaker.input(agents: 6, tables: tables))[0]
      if let last, size > 10 {
        let step = abs((card.total?.value ?? 0) - (last.total?.value ?? 0))
        #expect(step < 1.5, "\(4 * size) cases: a step of \(step)")
      }
      last = card
    }
  }

  @Test("A grade is stated when it is sure; else the higher of the two in doubt")
  func grades() {
    let rule = GradeRule(PolicyMaker.policy().grades, confidence: 0.8)
    let sure = rule.decision(score: 97, deviation: 3)
    #expect(sure.name == "B" && sure.probability > 0.98 && !sure.isBenefitOfDoubt)
    #expect(rule.decision(score: 104, deviation: 3).name == "A")
    #expect(rule.decision(score: 91, deviation: 3).name == "B")
    #expect(rule.decision(score: 89, deviation: 3).name == "B")
    #expect(rule.decision(score: 105.01, deviation: 0).name == "A")
    #expect(rule.decision(score: 110, deviation: 1, cap: 60).name == "D")
    #expect(abs(rule.decision(score: 90, deviation: 8).probabilities.reduce(0, +) - 1) < 1e-12)
    var last = 4
    for score in stride(from: 40.0, through: 120, by: 0.25) {
      let place = rule.grades.firstIndex { $0.name == rule.decision(score: score, deviation: 6).name } ?? 9
      #expect(place <= last, "a higher score has a lower grade at \(score)")
      last = place
    }
  }

  @Test("A missing indicator is refused, or its weight is shared out and said so")
  func missing() throws {
    var input = PolicyMaker.input(agents: 5, cases: 60, seed: 1)
    input.groups[0].comparisons["replied-within"] = nil
    let refused = Scorer(PolicyMaker.policy()).scorecards(input)
    #expect(
      refused.allSatisfy {
        $0.total == nil && $0.grade == nil && $0.flags.contains(.notMeasurable(indicator: "replied-within"))
      })
    var policy = PolicyMaker.policy()
    policy.missing = .shareOut
    for card in Scorer(policy).scorecards(input) {
      #expect(card.items.map(\.weightPermille) == [714, 286])
      #expect(card.flags.contains(.sharedOut(indicators: ["replied-within"])) && card.total == card.sumOfParts)
    }
  }

  @Test("Too little evidence: a score with its interval, but no grade and no money")
  func evidence() {
    var policy = PolicyMaker.policy()
    policy.bonus = BonusRule(base: 800, slope: 1.5, low: 0, high: 1.5)
    let cards = Scorer(policy).scorecards(PolicyMaker.input(agents: 6, cases: 4, seed: 2))
    #expect(cards.allSatisfy { $0.total != nil && $0.grade == nil && $0.bonus == nil })
    #expect(
      cards.allSatisfy { card in card.flags.contains { if case .insufficientEvidence = $0 { true } else { false } } })
  }

  @Test("Only confirmed events whose time for objections is over cap a score")
  func redLines() throws {
    var policy = PolicyMaker.policy()
    policy.redLines = [RedLine("privacy-leak", cap: 60)]
    var input = PolicyMaker.input(agents: 5, cases: 200, seed: 3)
    let plain = Scorer(policy).scorecards(input)
    let day = input.today
    for (isConfirmed, until, isCapped) in [(true, -1, true), (true, 0, false), (false, -1, false)] {
      var event = RedLineEvent(
        agent: "agent-1", day: day.advanced(by: -20), kind: "privacy-leak",
        status: isConfirmed ? .confirmed : .reported)
      (event.confirmedBy, event.confirmedOn) = ("Li Na", day.advanced(by: -10))
      event.appealUntil = day.advanced(by: until)
      input.events = [event]
      let cards = Scorer(policy).scorecards(input)
      #expect((cards[1].total?.value == 60) == isCapped)
      #expect(cards[1].total == cards[1].sumOfParts)
      #expect(cards[0] == plain[0] && cards[4] == plain[4])
      let isNamed = cards[1].flags.contains { if case .openEvent = $0 { true } else { false } }
      #expect(isNamed == !isCapped)
    }
  }

  @Test("Quick but wrong answers earn no more than the limit")
  func guards() throws {
    var policy = PolicyMaker.policy()
    policy.items[1].targets = Targets(floor: 0.1, threshold: 0.2, goal: 0.3, stretch: 0.4)
    policy.guards = [PointGuard(items: ["replied-within"], limit: 100, needs: "satisfaction", atLeast: 0.999)]
    for card in Scorer(policy).scorecards(PolicyMaker.input(agents: 5, cases: 200, seed: 4)) {
      #expect(card.deductions.count == 1 && card.total == card.sumOfParts)
      let taken = try #require(card.deductions.first?.amount.value)
      let above = card.items[1].amount.value - 30
      #expect(abs(taken + above) < 0.2)
    }
  }

  @Test("What is paid to all fits the pool to the cent, each at no more than was earned")
  func pool() throws {
    var policy = PolicyMaker.policy()
    policy.evidence.weight = 0
    policy.bonus = BonusRule(base: 1000, slope: 2, low: 0, high: 1.5, pool: 3333.33)
    let cards = Scorer(policy).scorecards(PolicyMaker.input(agents: 7, cases: 200, seed: 5))
    #expect(cards.reduce(0) { $0 + ($1.bonus?.paidCents ?? 0) } == 333_333)
    #expect(cards.allSatisfy { ($0.bonus?.poolCents ?? 1) <= 0 })
  }

  @Test("Part time and part of the period earn in proportion, to the cent, before the pool is looked at")
  func prorating() throws {
    var policy = PolicyMaker.policy()
    policy.evidence.weight = 0
    policy.bonus = BonusRule(base: 1000, slope: 2, low: 0.5, high: 1.5)
    var input = PolicyMaker.input(agents: 6, cases: 200, seed: 5)
    let full = Scorer(policy).scorecards(input)
    #expect(full.allSatisfy { $0.bonus?.proportion == nil && $0.bonus?.proRataCents == 0 })
    input.served = [(1.0, 31), (0.5, 31), (1, 10), (0.8, 20), (1, 0), (1, 31)].map { share, days in
      var service = ScoreInput.Service(conversations: 200, days: 20, fullTimeShare: share)
      service.employment = .init(days: days, of: 31)
      return service
    }
    let cards = Scorer(policy).scorecards(input)
    for (place, factor) in [1, 0.5, 10.0 / 31, 0.8 * 20 / 31, 0, 1].enumerated() {
      let (was, now) = (try #require(full[place].bonus), try #require(cards[place].bonus))
      #expect(now.earnedCents == was.earnedCents && now.paidCents == Int((Double(was.paidCents) * factor).rounded()))
      #expect((now.proportion == nil) == (factor == 1) && now.proRataCents <= 0)
      #expect(full[place].total == cards[place].total && full[place].grade == cards[place].grade)
    }
    var whole = policy
    whole.bonus?.prorates = false
    #expect(Scorer(whole).scorecards(input).map(\.bonus) == full.map(\.bonus))
    policy.bonus?.pool = 1234.56
    let pooled = Scorer(policy).scorecards(input)
    #expect(pooled.reduce(0) { $0 + ($1.bonus?.paidCents ?? 0) } == 123_456)
    // The pool is shared by what is due, so the one who works half time gets half of what the pool leaves of the whole.
    let half = try #require(pooled[1].bonus)
    #expect(half.earnedCents + half.proRataCents + half.poolCents == half.paidCents && pooled[4].bonus?.paidCents == 0)
  }

  @Test("Who served too little is not graded")
  func eligibility() {
    var policy = PolicyMaker.policy()
    policy.eligibility.conversations = 100
    policy.peers.minimum = 2
    var input = PolicyMaker.input(agents: 2, cases: 400, seed: 6)
    input.served = [ScoreInput.Service(conversations: 99, days: 20), ScoreInput.Service(conversations: 400, days: 20)]
    let cards = Scorer(policy).scorecards(input)
    let flag = ScoreFlag.notEligible(conversations: 99, days: 20, neededConversations: 100, neededDays: 0)
    #expect(cards[0].grade == nil && cards[0].flags.contains(flag))
    #expect(!cards[1].flags.contains { if case .notEligible = $0 { true } else { false } } && cards[1].grade != nil)
  }

  @Test("Who works half time must have served half; who has just been hired is not graded")
  func terms() {
    var policy = PolicyMaker.policy()
    (policy.eligibility.conversations, policy.eligibility.days) = (101, 9)
    policy.eligibility.employedDays = 30
    var input = PolicyMaker.input(agents: 5, cases: 200, seed: 6)
    input.served = [
      .init(conversations: 50, days: 4), .init(conversations: 50, days: 4, fullTimeShare: 0.5),
      .init(conversations: 49, days: 4, fullTimeShare: 0.5), .init(conversations: 101, days: 9, employedDays: 29),
      .init(conversations: 101, days: 9, employedDays: 30),
    ]
    let cards = Scorer(policy).scorecards(input)
    #expect(cards.map { $0.grade != nil } == [false, true, false, false, true])
    #expect(cards[2].flags.contains(.notEligible(conversations: 49, days: 4, neededConversations: 50, neededDays: 4)))
    #expect(cards[3].flags.contains(.newlyHired(days: 29, needed: 30)))
  }

  @Test("Peers are compared with peers only; in a group that is too small there is a score, but no grade and no bonus")
  func peers() throws {
    var policy = PolicyMaker.policy()
    policy.bonus = BonusRule(base: 1000, slope: 1, low: 0, high: 1.2)
    let all = PolicyMaker.input(agents: 9, cases: 300, seed: 7)
    func comparisons(_ keep: ClosedRange<Int>) -> [String: FairComparison] {
      all.groups[0].comparisons.compactMapValues { comparison in
        var cases: [ScoredCase] = []
        comparison.table.forEach { if keep.contains(Int($0.agent)) { cases.append($0) } }
        return FairComparison(CaseTable(comparison.kind, agentCount: 9, cases: cases))
      }
    }
    let input = ScoreInput(
      agents: all.agents,
      groups: [
        PeerGroup(name: "after-sales", agents: Array(0...5), comparisons: comparisons(0...5)),
        PeerGroup(name: "pre-sale", agents: [6, 7], comparisons: comparisons(6...7)),
      ], groupOf: [0, 0, 0, 0, 0, 0, 1, 1, nil], today: all.today)
    let cards = Scorer(policy).scorecards(input)
    let alone = Scorer(policy).scorecards(
      ScoreInput(agents: all.agents, comparisons: comparisons(0...5), today: all.today))
    for agent in 0...5 { #expect(cards[agent].total == alone[agent].total && cards[agent].flags.isEmpty) }
    #expect(cards[6].flags == [.fewPeers(group: "pre-sale", agents: 2, needed: 5)])
    #expect(cards[6].total != nil && cards[6].estimate != nil && cards[6].grade == nil && cards[6].bonus == nil)
    #expect(cards[0].grade != nil && cards[0].bonus != nil)
    var knowing = policy
    knowing.peers.minimum = 2
    let accepted = Scorer(knowing).scorecards(input)
    #expect(accepted[6].grade != nil && accepted[6].bonus != nil && accepted[6].total == cards[6].total)
    #expect(cards[6].total != Scorer(policy).scorecards(all)[6].total)
    #expect(cards[8].total == nil)
  }

  @Test("Every indicator that belongs to a family is one that there is")
  func families() {
    let known = Set(IndicatorCatalogue.all.map(\.definition.key))
    for key in ["first-response", "replied-within", "on-time", "resolution-time-last", "quality-attitude"] {
      #expect(known.contains(key) && IndicatorFamily.name(of: key) != key)
    }
    #expect(IndicatorFamily.name(of: "satisfaction") == "satisfaction")
  }

  @Test("Amounts are written in full")
  func amounts() {
    #expect(ScoreAmount(Points(hundredths: 8731), weightPermille: 150).text(decimals: 4) == "13.0965")
    #expect(ScoreAmount(units: -1_250).text(decimals: 5) == "−0.01250")
    #expect(ScoreAmount(units: 123_456).text(decimals: 5, signed: true) == "+1.23456")
    #expect(ScoreAmount(units: 9_142_750).decimals == 4 && ScoreAmount.zero.decimals == 0)
    #expect(ScoreAmount(units: 99_999).text(decimals: 0) == "1")
  }
}

extension String {
  fileprivate var replacingMinus: String { hasPrefix("−") ? "-" + dropFirst() : self }
}
