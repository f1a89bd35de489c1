import Statistics
import Testing
import Workforce

@testable import Scoring

/// Eight agents by day with enough people and three at night, all equally good but agent 0 where a test says so.
@Suite("What understaffing makes of everybody's waits")
struct LoadLevelTests {
  private static let (agents, each, target) = (11, 400, 180.0)

  /// Own replies of 30 s after a queue; at night it lasts `night` seconds on average, where 20 s would be with enough people.
  private func cases(night: Double, isShare: Bool, slow: Double = 30, isAnchored: Bool = true) -> [ScoredCase] {
    var stream = RandomStream(seed: 57, replication: 0, purpose: "load", entity: "level")
    return (0..<Self.agents * Self.each).map { number in
      let agent = number % Self.agents
      // The half hour's expectation is known with an error of its own.
      let (wait, error) = (agent < 8 ? 20 : night, 0.8 + 0.4 * stream.uniform())
      let value = wait * stream.exponential() + (agent == 0 ? slow : 30) * stream.exponential()
      func expectation(_ mean: Double) -> Double { isShare ? 1 - MathFunctions.exp(-Self.target / mean) : mean }
      let expected = expectation(wait * error)
      return ScoredCase(
        agent: Int32(agent), record: Int32(number), customer: UInt64(number),
        value: isShare ? (value <= Self.target ? 1 : 0) : min(value, 600), expectedWait: expected,
        adequateWait: isAnchored ? expectation(min(wait, 20) * error) : expected)
    }
  }

  private func comparison(_ cases: [ScoredCase], isShare: Bool) throws -> FairComparison {
    let kind: CaseTable.Kind = isShare ? .share : .amount(limit: 600)
    return try #require(FairComparison(CaseTable(kind, agentCount: Self.agents, cases: cases)))
  }

  private func dayMean(_ comparison: FairComparison) -> Double {
    comparison.estimates[1..<8].reduce(0) { $0 + $1.fair.mean } / 7
  }

  @Test("Day agents stay where they are when the night is understaffed, and would not without the anchor")
  func waits() throws {
    func day(_ night: Double, isAnchored: Bool = true) throws -> Double {
      dayMean(try comparison(cases(night: night, isShare: false, isAnchored: isAnchored), isShare: false))
    }
    let calm = try day(20)
    for night in [150.0, 300] {
      let found = try day(night)
      #expect(abs(found - calm) < 6, "\(found) s instead of \(calm) s")
      #expect(try day(night, isAnchored: false) > calm + 30)
    }
  }

  @Test("Neither do their replies in time, and would without the anchor")
  func shares() throws {
    func day(_ night: Double, isAnchored: Bool = true) throws -> Double {
      dayMean(try comparison(cases(night: night, isShare: true, isAnchored: isAnchored), isShare: true))
    }
    let calm = try day(20)
    for night in [150.0, 300] {
      let found = try day(night)
      #expect(abs(found - calm) < 0.02, "\(found) instead of \(calm)")
      #expect(try day(night, isAnchored: false) < calm - 0.08)
    }
  }

  @Test("Who is slow where there are enough people comes out slow all the same")
  func slow() throws {
    for night in [20.0, 300] {
      let found = try comparison(cases(night: night, isShare: false, slow: 120), isShare: false)
      let more = found.estimates[0].fair.mean - dayMean(found)
      #expect(abs(more - 90) < 20, "\(more) s more")
    }
  }

  @Test("Enough people change nothing, to the last digit")
  func adequate() throws {
    let cases = cases(night: 300, isShare: false, isAnchored: false)
    let load = LoadAdjustment(CaseTable(.amount(limit: 600), agentCount: Self.agents, cases: cases))
    #expect(load.excess == 0 && load.slopeLevel > 0.5)
    let means = (0..<Self.agents).map { agent in
      let own = cases.filter { $0.agent == agent }
      return own.reduce(0) { $0 + $1.expectedWait } / Double(own.count)
    }
    for item in cases {
      let own = means[Int(item.agent)]
      let plain = item.value - load.slope * (own - load.mean) - load.slopeWithin * (item.expectedWait - own)
      #expect(load.adjusted(item) == plain)
    }
  }

  @Test("Nobody's mean is taken below zero or above one", arguments: [false, true])
  func bounds(isShare: Bool) throws {
    var cases = cases(night: 300, isShare: isShare)
    // Agent 1 replies at once; what was expected of the others is far more than they show.
    for place in cases.indices {
      if cases[place].agent == 1 { cases[place].value = isShare ? 1 : 0 }
      cases[place].adequateWait = isShare ? 1 : 0
      if isShare { cases[place].expectedWait *= 0.5 } else { cases[place].expectedWait += 300 }
    }
    let found = try comparison(cases, isShare: isShare)
    #expect(found.load.slopeLevel * abs(found.load.excess) > (isShare ? 0.2 : 100))
    let (low, high) = found.kind.bounds
    for estimate in found.estimates {
      for value in [estimate.fair.mean, estimate.fair.low, estimate.fair.high, try #require(estimate.adjusted)] {
        #expect(value >= low && value <= high, "\(value)")
      }
    }
  }
}
