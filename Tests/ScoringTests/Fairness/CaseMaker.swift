import Statistics

@testable import Scoring

/// Cases made to order.
enum CaseMaker {
  /// So many successes of so many cases for each agent, every case of a customer of its own.
  static func shares(_ counts: [(successes: Int, cases: Int)], stratum: StratumKey = .whole) -> [ScoredCase] {
    var cases: [ScoredCase] = []
    for (agent, count) in counts.enumerated() {
      for index in 0..<count.cases {
        cases.append(
          ScoredCase(
            agent: Int32(agent), record: Int32(cases.count),
            customer: UInt64(agent) << 40 | stratum.code << 20 | UInt64(index),
            stratum: stratum, value: index < count.successes ? 1 : 0))
      }
    }
    return cases
  }

  /// A comparison of shares.
  static func compare(_ counts: [(successes: Int, cases: Int)]) -> FairComparison? {
    FairComparison(CaseTable(.share, agentCount: counts.count, cases: shares(counts)))
  }

  /// True shares of agents, normal and cut to 1…99.9 %.
  static func trueShares(_ count: Int, mean: Double, deviation: Double, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in min(0.999, max(0.01, mean + deviation * stream.normal())) }
  }

  /// A number of successes.
  static func successes(of cases: Int, share: Double, _ stream: inout RandomStream) -> Int {
    (0..<cases).reduce(0) { sum, _ in sum + (stream.happens(withProbability: share) ? 1 : 0) }
  }
}
