import Statistics
import Testing
import Workforce

@testable import Scoring

/// How near fair figures come to the truth, in worlds in which the truth is known.
@Suite("Fair figures against known truth")
struct LeagueTableTests {
  /// Errors and coverage gathered over agents.
  private struct Score {
    var (raw, fair, knowing, covered, narrow, agents) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    mutating func add(_ estimate: FairEstimate, truth: Double, knowing best: Double = 0) {
      let seen = estimate.raw ?? 0
      raw += (seen - truth) * (seen - truth)
      fair += (estimate.fair.mean - truth) * (estimate.fair.mean - truth)
      knowing += (best - truth) * (best - truth)
      let interval = estimate.fair
      covered += interval.low <= truth && truth <= interval.high ? 1 : 0
      let (low, high) = (
        interval.mean - 0.8 * (interval.mean - interval.low), interval.mean + 0.8 * (interval.high - interval.mean)
      )
      narrow += low <= truth && truth <= high ? 1 : 0
      agents += 1
    }

    func error(_ sum: Double) -> Double { (sum / agents).squareRoot() }
  }

  private func world(
    _ mean: Double, _ deviation: Double, cases: (Int) -> Int, replications: Int, agents: Int = 30
  ) throws -> Score {
    var score = Score()
    for replication in 0..<replications {
      var stream = RandomStream(seed: 41, replication: replication, purpose: "league", entity: "table")
      let truth = CaseMaker.trueShares(agents, mean: mean, deviation: deviation, &stream)
      let counts = truth.enumerated().map { (CaseMaker.successes(of: cases($0), share: $1, &stream), cases($0)) }
      let comparison = try #require(CaseMaker.compare(counts))
      for (estimate, share) in zip(comparison.estimates, truth) {
        let noise = mean * (1 - mean) / Double(cases(estimate.agent))
        let weight = deviation * deviation / (deviation * deviation + noise)
        score.add(estimate, truth: share, knowing: mean + weight * ((estimate.raw ?? 0) - mean))
      }
    }
    return score
  }

  @Test("League table: 30 agents, 90 ± 3 points, 40 ratings each")
  func leagueTable() throws {
    let score = try world(0.9, 0.03, cases: { _ in 40 }, replications: 400)
    let (raw, fair, knowing) = (
      100 * score.error(score.raw), 100 * score.error(score.fair), 100 * score.error(score.knowing)
    )
    // By theory, with s² = 0.9 · 0.1/40 and B = s²/(s² + 0.03²) = 0.71: raw s = 4.74; knowing mean and spread s√(1 − B) = 2.53; knowing
    // the spread and finding the mean s√(1 − B + B/30) = 2.65; finding both from these very ratings, as James and Stein (1961)
    // do, s√(1 − B·27/30) = 2.84.
    #expect(abs(raw - 4.74) < 0.1, "raw \(raw)")
    #expect(abs(knowing - 2.53) < 0.06, "knowing mean and spread \(knowing)")
    #expect(fair < 2.86 && fair > knowing, "fair \(fair)")
    #expect(fair / raw < 0.61, "fair \(fair), raw \(raw)")
  }

  @Test(
    "The longer the spread has been watched, the nearer to knowing it: 300 agents come within 5 % of the least possible error"
  )
  func manyAgents() throws {
    let score = try world(0.9, 0.03, cases: { _ in 40 }, replications: 30, agents: 300)
    let ratio = score.error(score.fair) / score.error(score.knowing)
    #expect(ratio < 1.05, "\(ratio)")
  }

  @Test(
    "Intervals cover the truth of 93 to 97 % of agents, more where agents hardly differ; narrower by a fifth they do not",
    arguments: [(0.9, 0.03), (0.85, 0.03), (0.85, 0.05), (0.8, 0.06), (0.7, 0.06)])
  func coverage(mean: Double, deviation: Double) throws {
    let score = try world(mean, deviation, cases: { 5 + 4 * $0 }, replications: 150)
    let share = score.covered / score.agents
    #expect((0.93...0.97).contains(share), "covered \(share)")
    #expect(score.narrow / score.agents < 0.93, "narrower by a fifth \(score.narrow / score.agents)")
    #expect(score.fair < score.raw)
  }

  @Test(
    "Where agents hardly differ intervals are careful, and errors a small part of the raw ones", arguments: [0, 0.01])
  func equalAgents(deviation: Double) throws {
    let score = try world(0.9, deviation, cases: { 5 + 4 * $0 }, replications: 80)
    #expect(score.covered / score.agents > 0.95, "covered \(score.covered / score.agents)")
    #expect(score.fair < 0.12 * score.raw, "\(score.error(score.fair)) against \(score.error(score.raw))")
  }

  @Test(
    "Where true shares run into 100 % (90 ± 6 points, cut at 99.9) no smooth prior fits; nine of ten are covered still")
  func ceiling() throws {
    let score = try world(0.9, 0.06, cases: { 5 + 4 * $0 }, replications: 80)
    let share = score.covered / score.agents
    #expect(share > 0.88 && share < 0.97, "covered \(share)")
  }

  @Test(
    "Intervals of means cover 93 to 97 % too, with skewed values, few agents and many, alike and different",
    arguments: [(6, 15.0), (30, 15), (30, 5), (30, 30)])
  func coverageOfMeans(agentCount: Int, deviation: Double) throws {
    var score = Score()
    for replication in 0..<(6000 / agentCount) {
      var stream = RandomStream(seed: 43, replication: replication, purpose: "means", entity: agentCount)
      let truth = (0..<agentCount).map { _ in 120 + deviation * stream.normal() }
      var cases: [ScoredCase] = []
      for (agent, mean) in truth.enumerated() {
        for _ in 0..<(20 + 10 * (agent % 6)) {
          cases.append(
            ScoredCase(
              agent: Int32(agent), record: Int32(cases.count), customer: UInt64(cases.count),
              value: mean * (stream.exponential() + stream.exponential()) / 2))
        }
      }
      let table = CaseTable(.amount(limit: 600), agentCount: agentCount, cases: cases)
      for (estimate, mean) in zip(try #require(FairComparison(table)).estimates, truth) {
        score.add(estimate, truth: mean)
      }
    }
    let share = score.covered / score.agents
    // Spread that can hardly be told from chance makes intervals careful.
    #expect(share > 0.93 && share < (deviation < 10 ? 0.99 : 0.97), "covered \(share)")
    if deviation >= 10 { #expect(score.narrow / score.agents < 0.93) }
    #expect(score.fair < score.raw)
  }

  @Test(
    "The times of the slow scatter more, which widens their intervals: they hold the truth nearly as often as those of the quick",
    arguments: [60.0, 240])
  func slowAndQuick(mean: Double) throws {
    var (all, quick, slow) = (Score(), Score(), Score())
    for replication in 0..<250 {
      var stream = RandomStream(seed: 46, replication: replication, purpose: "slow", entity: Int(mean))
      let means = (0..<20).map { _ in mean * MathFunctions.exp(0.3 * stream.normal()) }
      let cases = means.enumerated().flatMap { agent, mean in
        (0..<40).map { index in
          ScoredCase(
            agent: Int32(agent), record: Int32(index), customer: UInt64(agent * 40 + index),
            value: min(600, mean * stream.exponential()))
        }
      }
      let table = CaseTable(.amount(limit: 600), agentCount: 20, cases: cases)
      let estimates = try #require(FairComparison(table)).estimates
      for (place, agent) in means.indices.sorted(by: { means[$0] < means[$1] }).enumerated() {
        // An exponential time cut at 600 s.
        let truth = means[agent] * (1 - MathFunctions.exp(-600 / means[agent]))
        all.add(estimates[agent], truth: truth)
        if place < 4 { quick.add(estimates[agent], truth: truth) }
        if place >= 16 { slow.add(estimates[agent], truth: truth) }
      }
    }
    let (whole, low, high) = (all.covered / all.agents, quick.covered / quick.agents, slow.covered / slow.agents)
    #expect((0.925...0.965).contains(whole), "covered \(whole)")
    // Those at the ends differ most from what is believed beforehand, so a little less than all is what theory allows.
    #expect(low > 0.83 && high > 0.83 && abs(low - high) < 0.1, "quick \(low), slow \(high)")
  }

  @Test("Customers who come twice, with nothing in common but their name, cost less than 2 % of accuracy")
  func designEffect() throws {
    var (plain, paired, effects, count) = (0.0, 0.0, 0.0, 0.0)
    for replication in 0..<150 {
      var stream = RandomStream(seed: 44, replication: replication, purpose: "league", entity: "pairs")
      let truth = CaseMaker.trueShares(30, mean: 0.9, deviation: 0.03, &stream)
      let counts = truth.map { (CaseMaker.successes(of: 40, share: $0, &stream), 40) }
      let cases = CaseMaker.shares(counts).shuffled(using: &stream)
      var last = [Int: (customer: UInt64, uses: Int)]()
      let twice = cases.map { item -> ScoredCase in
        var other = item
        if let known = last[Int(item.agent)], known.uses == 1 {
          other.customer = known.customer
          last[Int(item.agent)]?.uses = 2
        } else {
          last[Int(item.agent)] = (item.customer, 1)
        }
        return other
      }
      let first = try #require(FairComparison(CaseTable(.share, agentCount: 30, cases: cases)))
      let second = try #require(FairComparison(CaseTable(.share, agentCount: 30, cases: twice)))
      #expect(abs(first.designEffect - 1) < 1e-9)
      effects += second.designEffect
      count += 1
      for agent in 0..<30 {
        plain += (first.estimates[agent].fair.mean - truth[agent]) * (first.estimates[agent].fair.mean - truth[agent])
        paired +=
          (second.estimates[agent].fair.mean - truth[agent]) * (second.estimates[agent].fair.mean - truth[agent])
      }
    }
    #expect(effects / count < 1.03, "\(effects / count)")
    #expect((paired / plain).squareRoot() < 1.02, "\((paired / plain).squareRoot())")
  }
}
