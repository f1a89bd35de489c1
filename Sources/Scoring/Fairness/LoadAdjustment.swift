/// Takes off waits what too few people, not the agent, made of them.
///
/// For each case the caller knows how long customers who came at that moment would have waited on average given the people
/// on duty (Erlang A, the solved chain, or a simulation). What is taken off is β·(expected − its mean): the part of the wait
/// that goes along with staffing. β is found from the cases, within agents, and kept within 0…1, so an expectation that explains
/// nothing takes nothing off, and none is taken twice.
///
/// Source: analysis of covariance, Cochran (1957), doi:10.2307/2527916.
struct LoadAdjustment: Sendable {
  /// The share of the expected wait that agents' cases show.
  let slope: Double
  /// The mean expected wait of the cases that have one.
  let mean: Double
  /// The share of the weight whose expected wait is known.
  let coverage: Double

  /// Nothing is taken off.
  static let none = LoadAdjustment(slope: 0, mean: 0, coverage: 0)

  private init(slope: Double, mean: Double, coverage: Double) {
    (self.slope, self.mean, self.coverage) = (slope, mean, coverage)
  }

  /// Finds the slope.
  init(_ table: CaseTable) {
    var sums = [(weight: Double, wait: Double, value: Double)](repeating: (0, 0, 0), count: table.agentCount)
    var (known, total, wait) = (0.0, 0.0, 0.0)
    table.forEach { item in
      total += item.weight
      guard item.expectedWait.isFinite else { return }
      known += item.weight
      wait += item.weight * item.expectedWait
      sums[Int(item.agent)].weight += item.weight
      sums[Int(item.agent)].wait += item.weight * item.expectedWait
      sums[Int(item.agent)].value += item.weight * item.value
    }
    mean = known > 0 ? wait / known : 0
    coverage = total > 0 ? known / total : 0
    var (products, squares) = (0.0, 0.0)
    table.forEach { item in
      guard item.expectedWait.isFinite else { return }
      let sum = sums[Int(item.agent)]
      let distance = item.expectedWait - sum.wait / sum.weight
      products += item.weight * distance * (item.value - sum.value / sum.weight)
      squares += item.weight * distance * distance
    }
    slope = squares > 0 ? min(1, max(0, products / squares)) : 0
  }

  /// The value of a case without what staffing explains.
  func adjusted(_ item: ScoredCase) -> Double {
    coverage > 0 && item.expectedWait.isFinite ? item.value - slope * (item.expectedWait - mean) : item.value
  }
}
