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
    #expect(abs((b.adjusted ?? 0) - 0.734) < 0.0005)
    #expect(a.fair.mean > b.fair.mean)
  }

  @Test("League table: 30 agents, 90 ± 3 points, 40 ratings each: the error is about half of the raw one's")
  func leagueTable() throws {
    var (raw, fair, agents) = (0.0, 0.0, 0.0)
    for replication in 0..<200 {
      var stream = RandomStream(seed: 41, replication: replication, purpose: "league", entity: "table")
      let truth = CaseMaker.trueShares(30, mean: 0.9, deviation: 0.03, &stream)
      let counts = truth.map { (CaseMaker.successes(of: 40, share: $0, &stream), 40) }
      let comparison = try #require(CaseMaker.compare(counts))
      for (estimate, share) in zip(comparison.estimates, truth) {
        raw += ((estimate.raw ?? 0) - share) * ((estimate.raw ?? 0) - share)
        fair += (estimate.fair.mean - share) * (estimate.fair.mean - share)
        agents += 1
      }
    }
    let (rawError, fairError) = ((raw / agents).squareRoot() * 100, (fair / agents).squareRoot() * 100)
    // Raw 4.7 by theory: the square root of 0.9 · 0.1 / 40. Knowing the spread beforehand one could reach 2.53; it is estimated here.
    #expect(abs(rawError - 4.7) < 0.15, "raw \(rawError)")
    #expect(fairError > 2.45 && fairError < 2.95 && fairError / rawError < 0.63, "fair \(fairError)")
  }

  @Test("Intervals cover the true shares of 93 to 97 % of agents; intervals narrower by a fifth do not")
  func coverage() throws {
    var (covered, narrow, plain, agents) = (0.0, 0.0, 0.0, 0.0)
    for replication in 0..<150 {
      var stream = RandomStream(seed: 42, replication: replication, purpose: "league", entity: "coverage")
      let truth = CaseMaker.trueShares(30, mean: 0.85, deviation: 0.05, &stream)
      let counts = truth.enumerated().map { index, share in
        let cases = 5 + 5 * index
        return (CaseMaker.successes(of: cases, share: share, &stream), cases)
      }
      let comparison = try #require(CaseMaker.compare(counts))
      for (estimate, share) in zip(comparison.estimates, truth) {
        let interval = estimate.fair
        let (low, high) = (
          interval.mean - 0.8 * (interval.mean - interval.low), interval.mean + 0.8 * (interval.high - interval.mean)
        )
        covered += interval.low <= share && share <= interval.high ? 1 : 0
        narrow += low <= share && share <= high ? 1 : 0
        let error = 1.96 * (estimate.standardError ?? 0)
        plain += abs((estimate.raw ?? 0) - share) <= error ? 1 : 0
        agents += 1
      }
    }
    #expect((0.93...0.97).contains(covered / agents), "covered \(covered / agents)")
    #expect(narrow / agents < 0.93, "narrower by a fifth \(narrow / agents)")
  }

  @Test("Intervals of means cover 93 to 97 % too, with skewed values and few agents", arguments: [6, 30])
  func coverageOfMeans(agentCount: Int) throws {
    var (covered, agents) = (0.0, 0.0)
    for replication in 0..<(6000 / agentCount) {
      var stream = RandomStream(seed: 43, replication: replication, purpose: "means", entity: agentCount)
      let truth = (0..<agentCount).map { _ in 120 + 15 * stream.normal() }
      var cases: [ScoredCase] = []
      for (agent, mean) in truth.enumerated() {
        for _ in 0..<(20 + 10 * (agent % 6)) {
          cases.append(
            ScoredCase(
              agent: Int32(agent), record: Int32(cases.count), customer: UInt64(cases.count),
              value: mean * (stream.exponential() + stream.exponential()) / 2))
        }
      }
      let table = CaseTable(.mean(low: 0, high: 600), agentCount: agentCount, cases: cases)
      for (estimate, mean) in zip(try #require(FairComparison(table)).estimates, truth) {
        covered += estimate.fair.low <= mean && mean <= estimate.fair.high ? 1 : 0
        agents += 1
      }
    }
    #expect((0.93...0.97).contains(covered / agents), "covered \(covered / agents)")
  }

  @Test("One more success never lowers anything that is known, whoever the agent and however few the cases")
  func perfectServiceNeverLowers() throws {
    for seed in 0..<60 {
      var stream = RandomStream(seed: 44, replication: seed, purpose: "monotone", entity: "shares")
      let agents = 2 + stream.index(below: 8)
      var counts = (0..<agents).map { _ in
        let cases = 1 + stream.index(below: 60)
        return (successes: stream.index(below: cases + 1), cases: cases)
      }
      let who = stream.index(below: agents)
      let before = try #require(CaseMaker.compare(counts)).estimates[who]
      counts[who] = (counts[who].successes + 1, counts[who].cases + 1)
      let after = try #require(CaseMaker.compare(counts)).estimates[who]
      #expect(after.fair.mean > before.fair.mean, "seed \(seed): agent \(who) of \(counts)")
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
