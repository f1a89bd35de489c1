import Statistics
import Testing
import Workforce

@testable import Scoring

/// Rehearsals whose outcome somebody else can work out.
@Suite("Rehearsals with known outcomes")
struct KnownRehearsalTests {
  private static let start = Instant(secondsSince1970: 1_791_158_400)
  private static let months = 60

  /// Chats of one kind, answered at once: nothing but skill and luck.
  private func contacts(agents: Int, each: Int) throws -> RehearsalContacts {
    var book = RecordBook(observedUntil: Self.start.advanced(by: 7 * 86_400))
    for index in 0..<(agents * each) {
      var record = ContactRecord(
        contact: "\(index)", type: "question", channel: .phone,
        arrived: Self.start.advanced(by: 9 * 3600 + Double(index % 28_000)), outcome: .answered)
      (record.queued, record.answered) = (record.arrived, record.arrived)
      record.ended = record.arrived.advanced(by: 300)
      record.released = record.ended
      record.agent = "agent \(index % agents)"
      book.append(record, customer: UInt64(index + 1))
    }
    let period = try #require(Period("2026-10-05..2026-10-11", clock: .utc))
    return RehearsalContacts(book, period: period, hardness: [:])
  }

  /// Satisfaction alone; the average agent, whose figure is worth 80 points, has 90 %.
  private func policy() -> ScorePolicy {
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_362),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 1000,
          targets: Targets(floor: 0.5, threshold: 0.85, goal: 0.95, stretch: 1.0001))
      ], grades: [Grade("A", from: 80), Grade("B", from: 40), Grade("C", from: 0)])
    policy.comparedBy = []
    return policy
  }

  private func rehearsal(agents: Int, each: Int, spread: Double, seed: UInt64) throws -> Rehearsal {
    let contacts = try contacts(agents: agents, each: each)
    let world = RehearsalWorld(policy(), spread: spread)
    return Rehearsal(
      (0..<Self.months).map {
        RehearsalPeriod(contacts, world: world, seed: seed, number: $0, kinds: [], expectedWaits: { _ in [] })
      })
  }

  /// The probabilities of so many successes, by the ratio of neighbours from the mode outwards.
  private func binomial(_ count: Int, _ p: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: count + 1)
    let mode = min(count, Int(Double(count + 1) * p))
    weights[mode] = 1
    for k in stride(from: mode, to: 0, by: -1) {
      weights[k - 1] = weights[k] * Double(k) / Double(count - k + 1) * (1 - p) / p
    }
    for k in mode..<count { weights[k + 1] = weights[k] * Double(count - k) / Double(k + 1) * p / (1 - p) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The probability that points of an observed share lie in the grade that skill earns.
  ///
  /// A sum over how many of `each` customers rate and how many of these are content, integrated over skill. Nothing of
  /// the program is used but the scale of points.
  private func probabilityOfRightGrade(each: Int, spread: Double) -> Double {
    let scale = PointScale(policy().items[0].targets)
    func grade(_ share: Double) -> Int { scale.points(share) >= 80 ? 0 : scale.points(share) >= 40 ? 1 : 2 }
    let rating = binomial(each, 0.25)
    var (right, mass) = (0.0, 0.0)
    for step in -80...80 {
      let z = Double(step) / 20
      let density = MathFunctions.exp(-z * z / 2)
      let p = MathFunctions.expit(MathFunctions.logit(0.9) + spread * z)
      let earned = grade(p)
      mass += density
      for (count, weight) in rating.enumerated() where weight > 1e-7 && count > 0 {
        for (good, chance) in binomial(count, p).enumerated() where grade(Double(good) / Double(count)) == earned {
          right += density * weight * chance
        }
      }
    }
    return right / mass
  }

  @Test("A naive grade is right as often as the binomial distribution says; 5 % more or less is refused")
  func naiveGrades() throws {
    let found = try rehearsal(agents: 40, each: 160, spread: 0.8, seed: 19)
    let right = try #require(found.naive.gradeRight)
    let expected = probabilityOfRightGrade(each: 160, spread: 0.8)
    let error = 1.5 * (right.high - right.low) / 2
    #expect(abs(right.mean - expected) < error, "\(right) against \(expected)")
    for wrong in [0.95, 1.05] { #expect(abs(right.mean - wrong * expected) > error, "\(right) against \(expected)") }
  }

  @Test(
    "The league table of 30 agents at 90 ± 3 points with 40 ratings each: the first three are rarely the best three")
  func leagueTable() throws {
    // About three in ten of the first three, and one in seven of the last three, are expected; simulated here anew.
    let spread = 0.03 / (0.9 * 0.1)
    let found = try rehearsal(agents: 30, each: 160, spread: spread, seed: 4)
    var stream = RandomStream(seed: 77, replication: 0, purpose: "league", entity: "table")
    var (top, bottom) = (Tally(), Tally())
    for _ in 0..<3000 {
      var scores: [Double] = []
      var truths: [Double] = []
      for _ in 0..<30 {
        let p = MathFunctions.expit(MathFunctions.logit(0.9) + spread * stream.normal())
        let rated = max(1, (0..<160).count { _ in stream.happens(withProbability: 0.25) })
        truths.append(p)
        scores.append(Double((0..<rated).count { _ in stream.happens(withProbability: p) }) / Double(rated))
      }
      let best = Set((0..<30).sorted { truths[$0] > truths[$1] }.prefix(3))
      let upper = Set((0..<30).sorted { truths[$0] > truths[$1] }.prefix(15))
      let byScore = (0..<30).sorted { scores[$0] > scores[$1] }
      top.add(Double(byScore.prefix(3).count { best.contains($0) }) / 3)
      bottom.add(Double(byScore.suffix(3).count { upper.contains($0) }) / 3)
    }
    #expect((0.25...0.40).contains(top.mean) && (0.10...0.20).contains(bottom.mean), "\(top.mean) \(bottom.mean)")
    for (estimate, theory) in [(found.naive.topThreeRight, top.mean), (found.naive.bottomThreeWrong, bottom.mean)] {
      let estimate = try #require(estimate)
      #expect(abs(estimate.mean - theory) < 1.5 * (estimate.high - estimate.low) / 2, "\(estimate) against \(theory)")
    }
  }

  @Test("Grades, too high, too low and none, counted by hand, with the reason why there is none")
  func counting() throws {
    let rule = [Grade("A", from: 90), Grade("B", from: 70), Grade("C", from: 0)]
    let circumstances = Circumstances(members: [:], told: [], confounded: [])
    let scores: [Double?] = [95.0, 91, 75, 71, 60, 50, 50, nil]
    let grades = ["A", "A", "B", "B", "B", nil, nil, nil]
    let truths = [92.0, 80, 95, 72, 65, 71, 50, 10]
    var verdicts = zip(scores, grades).map { RehearsalOutcome.Verdict(score: $0, grade: $1) }
    verdicts[6].lacksPeers = true
    let outcome = RehearsalOutcome(verdicts, truths: truths, rule, agents: truths.map { "\($0)" }, circumstances)
    let found = outcome.agreement
    #expect((found.right, found.above, found.below, found.graded) == (2, 2, 1, 5))
    #expect((outcome.unscored, outcome.withoutPeers, outcome.withoutEvidence) == (1, 1, 1))
    #expect(outcome.earned == [2, 3, 3])
    // 9 + 121 + 400 + 1 + 25 + 441 + 0 over seven: who has no score misses nothing.
    #expect(abs(try #require(outcome.error) - (997.0 / 7).squareRoot()) < 1e-12)
  }

  @Test(
    "By naive points pay changes by luck alone as much as the binomial distribution says; 5 % more or less is refused")
  func swing() throws {
    var policy = policy()
    policy.bonus = BonusRule(base: 1000, slope: 1, low: 0, high: 2)
    let contacts = try contacts(agents: 40, each: 160)
    let world = RehearsalWorld(policy, spread: 0.001)
    let found = Rehearsal(
      (0..<Self.months).map {
        RehearsalPeriod(
          contacts, world: world, seed: 23, number: $0, kinds: [], next: contacts, expectedWaits: { _ in [] })
      })
    let swing = try #require(found.naive.pay?.swing)
    let scale = PointScale(policy.items[0].targets)
    // Ten units of money for a point; how many rate is luck as well.
    let chances = binomial(160, 0.25).enumerated().filter { $0.offset > 0 && $0.element > 1e-9 }
      .flatMap { count, weight in
        binomial(count, 0.9).enumerated().map {
          (10 * scale.points(Double($0.offset) / Double(count)), weight * $0.element)
        }
      }.filter { $0.1 > 1e-7 }
    let expected = chances.reduce(0) { sum, one in
      sum + chances.reduce(0) { $0 + abs($1.0 - one.0) * $1.1 * one.1 }
    }
    let error = 1.5 * (swing.high - swing.low) / 2
    #expect(abs(swing.mean - expected) < error, "\(swing) against \(expected)")
    for wrong in [0.95, 1.05] { #expect(abs(swing.mean - wrong * expected) > error, "\(swing) against \(expected)") }
    // Nobody differs in skill, and what chance there is the policy leans towards the team.
    #expect((found.policy.pay?.swing?.high ?? 999) < swing.low)
  }

  @Test("Costs of crossed circumstances are told apart, skill and the others held equal; known by construction")
  func costs() throws {
    var stream = RandomStream(seed: 8, replication: 0, purpose: "costs", entity: "scores")
    let agents = (0..<40).map { "agent \($0)" }
    let night = Set(agents.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
    let thin = Set(agents.enumerated().filter { $0.offset % 4 < 2 }.map(\.element))
    let circumstances = Circumstances(members: [.night: night, .thin: thin], told: [.night, .thin], confounded: [])
    var (nights, thins, luck) = (Tally(), Tally(), Tally())
    for _ in 0..<400 {
      let truths = agents.map { _ in 85 + 6 * stream.normal() }
      let scores = zip(agents, truths).map { agent, truth in
        20 + 0.7 * truth - (night.contains(agent) ? 5 : 0) - (thin.contains(agent) ? 2 : 0) + 3 * stream.normal()
      }
      let spread = ScoreSpread(scores, truths, agents: agents, circumstances)
      nights.add(try #require(spread.costs[.night]))
      thins.add(try #require(spread.costs[.thin]))
      let shares = try #require(spread.shares)
      luck.add(shares.luck)
      #expect(abs(shares.skill + shares.circumstance + shares.luck - 1) < 1e-12)
    }
    #expect(abs(nights.mean - 5) < 3 * nights.standardError && abs(thins.mean - 2) < 3 * thins.standardError)
    // Luck 9, skill 0.49 · 36, circumstances (25 + 4)/4 (times 40/39).
    #expect(abs(luck.mean - 9 / (9 + 17.64 + 7.25 * 40 / 39)) < 0.02, "\(luck.mean)")
    // Teeth: left out, the other circumstance is no part of the cost, but luck it becomes.
    let alone = Circumstances(members: [.night: night], told: [.night], confounded: [])
    let truths = agents.map { _ in 85 + 6 * stream.normal() }
    let scores = zip(agents, truths).map { $1 - (thin.contains($0) ? 20 : 0) + stream.normal() }
    #expect(try #require(ScoreSpread(scores, truths, agents: agents, alone).shares).luck > 0.3)
  }

  @Test("Circumstances of the same agents are said to be so; crossed ones are all told")
  func confounding() throws {
    func contacts(isHardAtNight: Bool) throws -> RehearsalContacts {
      var book = RecordBook(observedUntil: Self.start.advanced(by: 7 * 86_400))
      for index in 0..<2000 {
        let agent = index % 20
        let isNight = agent % 2 == 0
        let isHard = isHardAtNight ? isNight : agent % 4 < 2
        var record = ContactRecord(
          contact: "\(index)", type: isHard ? "refund" : "question", channel: .chat,
          arrived: Self.start.advanced(by: (isNight ? 21 : 10) * 3600 + Double(index)), outcome: .answered)
        record.answered = record.arrived.advanced(by: 20)
        record.ended = record.arrived.advanced(by: 300)
        record.agent = "agent \(agent)"
        book.append(record, customer: UInt64(index + 1))
      }
      let period = try #require(Period("2026-10-05..2026-10-11", clock: .utc))
      return RehearsalContacts(book, period: period, hardness: ["refund": 1])
    }
    let same = Circumstances(try contacts(isHardAtNight: true))
    #expect(same.told == [.night] && same.confounded == [.hard] && same.members[.thin] == nil)
    let crossed = Circumstances(try contacts(isHardAtNight: false))
    #expect(crossed.told == [.night, .hard] && crossed.confounded.isEmpty)
  }

  @Test("Least squares: a plane is found exactly, dependent columns are refused")
  func leastSquares() throws {
    let first = [1.0, 2, 3, 5, 8]
    let second = [2.0, -1, 0, 4, 1]
    let values = zip(first, second).map { 3 + 2 * $0 - 0.5 * $1 }
    let fit = LeastSquares(values, by: [first, second])
    let found = try #require(fit.coefficients)
    #expect(zip(found, [3, 2, -0.5]).allSatisfy { abs($0 - $1) < 1e-12 } && fit.residualSquares < 1e-20)
    #expect(LeastSquares(values, by: [first, first.map { 4 - 2 * $0 }]).coefficients == nil)
    // One value off by one, by hand: the mean of 0, 0, 3 leaves squares of 1 + 1 + 4.
    #expect(abs(LeastSquares([0, 0, 3], by: []).residualSquares - 6) < 1e-12)
  }
}
