import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Fair comparison")
struct FairComparisonTests {
  @Test("Simpson's example: better in both strata, worse in the raw share, better again once adjusted")
  func simpson() throws {
    let easy = StratumKey(channel: 1)
    let hard = StratumKey(channel: 2)
    let cases =
      CaseMaker.shares([(95, 100), (184, 200)], stratum: easy)
      + CaseMaker.shares([(120, 200), (55, 100)], stratum: hard)
    let comparison = try #require(FairComparison(CaseTable(.share, agentCount: 2, cases: cases)))
    let (a, b) = (comparison.estimates[0], comparison.estimates[1])
    #expect(abs((a.raw ?? 0) - 0.7167) < 0.00005)
    #expect(abs((b.raw ?? 0) - 0.7967) < 0.00005)
    #expect(abs((a.adjusted ?? 0) - 0.772) < 0.0005)
    // logit(454/600) + logit(239/300) − logit((200·0.93 + 100·0.58333)/300) = 1.1345 + 1.3656 − 1.4794 = logit(0.7351)
    #expect(abs((b.adjusted ?? 0) - 0.7351) < 0.0001)
    #expect(a.fair.mean > b.fair.mean)
  }

  @Test("One more success never lowers anything that is known, whoever the agent and however few the cases")
  func perfectServiceNeverLowers() throws {
    for seed in 0..<600 {
      var stream = RandomStream(seed: 44, replication: seed, purpose: "monotone", entity: "shares")
      let agents = 2 + stream.index(below: 8)
      // Sometimes all are alike but one, which is when the spread found depends most on a single agent.
      let usual = stream.happens(withProbability: 0.5) ? 0.9 : stream.uniform()
      var counts = (0..<agents).map { _ in
        let cases = 1 + stream.index(below: 60)
        return (successes: CaseMaker.successes(of: cases, share: usual, &stream), cases: cases)
      }
      let who = stream.index(below: agents)
      if stream.happens(withProbability: 0.5) { counts[who] = (0, 1 + stream.index(below: 200)) }
      let before = try #require(CaseMaker.compare(counts)).estimates[who]
      counts[who] = (counts[who].successes + 1, counts[who].cases + 1)
      let after = try #require(CaseMaker.compare(counts)).estimates[who]
      #expect(after.fair.mean > before.fair.mean, "seed \(seed): agent \(who) of \(counts)")
      #expect(after.fair.low > before.fair.low && after.fair.high > before.fair.high, "seed \(seed)")
      let goal: (Double) -> Double = { min(1, max(0, ($0 - 0.8) / 0.1)) }
      let points = (
        before.posterior.mean(corners: [0.8, 0.9], of: goal), after.posterior.mean(corners: [0.8, 0.9], of: goal)
      )
      #expect(points.1 > points.0 - 1e-9, "seed \(seed): agent \(who) of \(counts)")
    }
  }

  @Test("Nothing, one agent, ties, all perfect, none perfect, an agent without cases")
  func corners() throws {
    #expect(FairComparison(CaseTable(.share, agentCount: 3, cases: [])) == nil)
    let alone = try #require(CaseMaker.compare([(9, 10)])).estimates[0]
    #expect(abs(alone.fair.mean - 0.9) < 0.08 && alone.fair.low > 0.5 && alone.fair.high < 1)
    let ties = try #require(CaseMaker.compare([(18, 20), (18, 20), (18, 20)])).estimates
    #expect(ties[0].fair == ties[1].fair && ties[1].fair == ties[2].fair)
    #expect(abs(ties[0].fair.mean - 0.9) < 0.03)
    for counts in [[(20, 20), (5, 5), (300, 300)], [(0, 20), (0, 5), (0, 300)]] {
      for estimate in try #require(CaseMaker.compare(counts)).estimates {
        let (mean, raw) = (estimate.fair.mean, counts[0].0 > 0 ? 1.0 : 0.0)
        #expect(abs(mean - raw) < 0.06 && estimate.fair.low >= 0 && estimate.fair.high <= 1)
        #expect(estimate.fair.high > estimate.fair.low, "nobody is certain")
      }
    }
    let missing = try #require(CaseMaker.compare([(90, 100), (80, 100), (0, 0), (85, 100)])).estimates[2]
    #expect(missing.raw == nil && missing.reliability == 0 && abs(missing.fair.mean - 0.85) < 0.03)
    #expect(missing.fair.high - missing.fair.low > 0.1)
  }

  @Test("A bigger sample with the same mean moves an agent gradually from the colleagues' level to its own")
  func biggerSample() throws {
    let others = [(90, 100), (94, 100), (86, 100), (88, 100), (92, 100), (90, 100)].map {
      (successes: $0.0, cases: $0.1)
    }
    var last = 0.0
    for factor in 1...40 {
      let fair = try #require(CaseMaker.compare(others + [(4 * factor, 5 * factor)])).estimates[6].fair.mean
      if factor > 1 { #expect(fair < last && last - fair < 0.01, "at \(5 * factor) cases: \(last) to \(fair)") }
      last = fair
    }
    #expect(abs(last - 0.8) < 0.04)
  }

  @Test("Where all cases are alike the adjusted share is the raw one, leaving out oneself blows nothing up")
  func oneStratum() throws {
    let comparison = try #require(CaseMaker.compare([(50, 100), (70, 100), (80, 100), (90, 100)]))
    for estimate in comparison.estimates {
      #expect(abs((estimate.adjusted ?? 0) - (estimate.raw ?? 0)) < 0.006)
    }
  }

  @Test("Renaming agents and shuffling rows changes nothing")
  func relabelling() throws {
    let cases = CaseMaker.shares([(5, 9), (20, 30), (33, 40), (2, 2)])
    var stream = RandomStream(seed: 45, replication: 0, purpose: "shuffle", entity: "rows")
    let first = try #require(FairComparison(CaseTable(.share, agentCount: 4, cases: cases)))
    let second = try #require(
      FairComparison(CaseTable(.share, agentCount: 4, cases: cases.shuffled(using: &stream))))
    #expect(first.estimates == second.estimates)
    let renamed = cases.map { item in
      var other = item
      other.agent = 3 - item.agent
      return other
    }
    let third = try #require(FairComparison(CaseTable(.share, agentCount: 4, cases: renamed)))
    for (left, right) in zip(first.estimates, third.estimates.reversed()) {
      #expect(abs(left.fair.mean - right.fair.mean) < 1e-12)
    }
  }
}
