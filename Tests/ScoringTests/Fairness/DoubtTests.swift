import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("What is not known of colleagues or customers widens intervals")
struct DoubtTests {
  private static let day = StratumKey(channel: 1, hours: 2)
  private static let night = StratumKey(channel: 1, hours: 1)

  /// Cases of some agents in one stratum, each of a customer of its own.
  private static func cases(_ counts: [(agent: Int, successes: Int, cases: Int)], _ key: StratumKey) -> [ScoredCase] {
    counts.flatMap { item in
      (0..<item.cases).map { index in
        ScoredCase(
          agent: Int32(item.agent), record: 0, customer: UInt64(item.agent) << 40 | key.code << 20 | UInt64(index),
          stratum: key, value: index < item.successes ? 1 : 0)
      }
    }
  }

  @Test("Who is alone at night is not adjusted for the night, and little is known of how one would do by day")
  func alone() throws {
    let byDay = Self.cases((0..<5).map { ($0, 90, 100) }, Self.day)
    let table = CaseTable(.share, agentCount: 6, cases: byDay + Self.cases([(5, 100, 200)], Self.night))
    let comparison = try #require(FairComparison(table))
    let own = comparison.estimates[5]
    #expect(own.raw == 0.5 && abs((own.adjusted ?? 0) - 0.5) < 0.02)
    // 200 records tell no more of the agent than a handful where colleagues share the hours.
    #expect(own.effectiveSample < 10 && own.reliability < 0.3)
    // The same agent beside colleagues of the night is known well.
    let shared = byDay + Self.cases([(5, 100, 200), (3, 60, 120), (4, 60, 120), (2, 60, 120)], Self.night)
    let known = try #require(FairComparison(CaseTable(.share, agentCount: 6, cases: shared)))
    #expect(known.estimates[5].effectiveSample > 60)
  }

  /// Ten agents by day with 71 % on average, so much apart, and one of 60 % with so many of 300 cases by day and the others alone at night.
  private static func month(_ month: Int, byDay: Int, apart: Double = 0, hardness: Double = 0) throws -> FairComparison
  {
    var stream = RandomStream(seed: 29, replication: month, purpose: "doubt", entity: "alone \(byDay)")
    let day = (0..<10).map { agent in
      (agent, CaseMaker.successes(of: 300, share: 0.71 + apart * (Double(agent) - 4.5), &stream), 300)
    }
    let night = MathFunctions.expit(MathFunctions.logit(0.6) - hardness)
    let own =
      Self.cases([(10, CaseMaker.successes(of: byDay, share: 0.6, &stream), byDay)], Self.day)
      + Self.cases([(10, CaseMaker.successes(of: 300 - byDay, share: night, &stream), 300 - byDay)], Self.night)
    return try #require(FairComparison(CaseTable(.share, agentCount: 11, cases: Self.cases(day, Self.day) + own)))
  }

  @Test(
    "Of who is alone at night nothing is known: a wide interval, no grade, and somebody says so; others are as ever")
  func alonePoorly() throws {
    let policy = {
      var policy = PolicyMaker.policy()
      policy.items = [policy.items[0]]
      policy.items[0].weightPermille = 1000
      policy.items[0].targets = Targets(floor: 0, threshold: 0.5, goal: 0.9, stretch: 1)
      return policy
    }()
    for month in 0..<20 {
      let comparison = try Self.month(month, byDay: 0)
      let own = comparison.estimates[10]
      #expect(own.shared == 0 && !own.isCompared && own.reliability == 0 && own.effectiveSample == 0)
      #expect(own.fair.low < 0.6 && own.fair.high > 0.71 && own.fair.high - own.fair.low > 0.3, "\(own.fair)")
      let input = ScoreInput(
        agents: (0..<11).map { "agent \($0)" }, comparisons: ["satisfaction": comparison], today: PolicyMaker.day)
      let cards = Scorer(policy).scorecards(input)
      #expect(cards[10].grade == nil && cards[10].knownWeight == 0)
      #expect(cards[10].flags.contains(.comparedWithNobody(indicators: ["satisfaction"], weight: 1)))
      for agent in 0..<10 { #expect(cards[agent].grade != nil && cards[agent].flags.isEmpty) }
      // The same agent by day is compared, known and told from the others.
      let shared = try Self.month(month, byDay: 300)
      let known = Scorer(policy).scorecards(
        ScoreInput(agents: input.agents, comparisons: ["satisfaction": shared], today: PolicyMaker.day))
      #expect(known[10].grade != nil && known[10].flags.isEmpty && shared.estimates[10].shared == 1)
    }
  }

  @Test("Half of the cases shared is enough to be known; what nobody shares is held for nor against anybody")
  func partlyAlone() throws {
    for hardness in [-0.8, 0, 0.8] {
      var held = 0
      for month in 0..<60 {
        let own = try Self.month(month, byDay: 165, apart: 0.02, hardness: hardness).estimates[10]
        #expect(own.isCompared && abs(own.shared - 0.55) < 1e-9 && own.effectiveSample < 166)
        if own.fair.low <= 0.6, 0.6 <= own.fair.high { held += 1 }
      }
      #expect(held >= 52, "\(hardness): \(held) of 60")
    }
    let few = try Self.month(0, byDay: 140).estimates[10]
    #expect(!few.isCompared && few.effectiveSample > 100)
    // Hard nights move nothing but the figure that was observed.
    let (easy, hard) = (try Self.month(1, byDay: 165), try Self.month(1, byDay: 165, hardness: 3))
    #expect(easy.estimates[10].fair.mean == hard.estimates[10].fair.mean)
    #expect((hard.estimates[10].raw ?? 1) < (easy.estimates[10].raw ?? 0) - 0.1)
    #expect(zip(easy.estimates, hard.estimates).allSatisfy { $0.fair == $1.fair })
  }

  @Test("Of two on a shift each has company as far as the other works there; a team of two is compared as it is")
  func two() throws {
    let byDay = Self.cases((0..<5).map { ($0, 80, 100) }, Self.day)
    func shared(_ mine: Int, _ other: Int) throws -> Double {
      let cases = byDay + Self.cases([(5, mine / 2, mine), (6, other / 2, other)], Self.night)
      return try #require(FairComparison(CaseTable(.share, agentCount: 7, cases: cases))).estimates[5].shared
    }
    #expect(try shared(100, 100) == 1 && abs(shared(150, 50) - 0.5) < 1e-9 && abs(shared(190, 10) - 0.1) < 1e-9)
    let pair = Self.cases([(0, 150, 190), (1, 5, 10)], Self.day)
    let team = try #require(FairComparison(CaseTable(.share, agentCount: 2, cases: pair)))
    #expect(team.estimates[0].shared == 1 && team.estimates[0].effectiveSample == 190)
  }

  @Test("Whoever has no colleagues at all keeps the own figure")
  func single() throws {
    let cases = Self.cases([(0, 90, 100)], Self.day) + Self.cases([(0, 50, 100)], Self.night)
    let comparison = try #require(FairComparison(CaseTable(.share, agentCount: 1, cases: cases)))
    let own = comparison.estimates[0]
    #expect(own.adjusted == own.raw && own.effectiveSample == 200)
  }

  @Test(
    "Where colleagues hardly ever fail, three failures of theirs do not settle what an agent's fifth is worth elsewhere"
  )
  func rareFailures() throws {
    let byDay = Self.cases((0..<6).map { ($0, 730, 1000) }, Self.day)
    let atNight = Self.cases([(6, 299, 300), (7, 298, 300), (8, 230, 290)], Self.night)
    let comparison = try #require(FairComparison(CaseTable(.share, agentCount: 9, cases: byDay + atNight)))
    let slow = comparison.estimates[8]
    #expect(slow.effectiveSample < 60, "\(slow.effectiveSample)")
    #expect(slow.fair.high - slow.fair.low > 0.3, "\(slow.fair)")
    // Where everybody has the same mix there is nothing to doubt but the own cases.
    #expect(comparison.estimates[0].effectiveSample > 500)
  }

  @Test("Eighty ratings by ten customers are worth less than eighty by eighty, and not at the others' cost")
  func loyalCustomers() throws {
    var stream = RandomStream(seed: 11, replication: 0, purpose: "doubt", entity: "ratings")
    var cases: [ScoredCase] = []
    for agent in 0..<12 {
      for customer in 0..<(agent < 3 ? 10 : 80) {
        let isContent = stream.happens(withProbability: 0.8)
        for _ in 0..<(agent < 3 ? 8 : 1) {
          // Half of what a customer says is the customer's own.
          let value = stream.happens(withProbability: 0.7) ? isContent : stream.happens(withProbability: 0.8)
          cases.append(
            ScoredCase(
              agent: Int32(agent), record: Int32(cases.count), customer: UInt64(agent * 1000 + customer),
              value: value ? 1 : 0))
        }
      }
    }
    let estimates = try #require(FairComparison(CaseTable(.share, agentCount: 12, cases: cases))).estimates
    // 1 + ρ (8 − 1) with ρ near a half: about 18 of 80.
    #expect(estimates[..<3].allSatisfy { (10...35).contains($0.effectiveSample) }, "\(estimates[0].effectiveSample)")
    #expect(estimates[3...].allSatisfy { abs($0.effectiveSample - 80) < 1e-9 })
  }

  @Test("No fair wait is shorter than none or longer than the limit")
  func bounds() throws {
    var cases: [ScoredCase] = []
    for place in 0..<24 {
      let value = place < 3 ? 0.0 : place < 6 ? 600 : 300
      cases.append(ScoredCase(agent: Int32(place / 3), record: 0, customer: UInt64(place), value: value))
    }
    let comparison = try #require(
      FairComparison(CaseTable(.amount(limit: 600), agentCount: 8, cases: cases)))
    for item in comparison.estimates { #expect(item.fair.low >= 0 && item.fair.high <= 600, "\(item.fair)") }
  }
}
