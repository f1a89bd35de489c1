/// Takes off waits what too few people, not the agent, made of them.
///
/// For each case the caller knows how long customers who came at that moment would have waited on average given the people
/// on duty (Erlang A, the solved chain, or a simulation). Two parts are taken off. Between agents: by how much the mean expectation of the
/// agent's cases differs from that of all, times the slope with which agents' mean waits follow their mean expectations. Within
/// an agent: the same from case to case. Both slopes are found from the cases and kept within 0…1: no more is ever taken off than
/// staffing makes likely, and an expectation that explains nothing takes nothing off. A shift of its own slope matters because within
/// a shift expectations differ mostly by chance, which hides how much they explain from one shift to another.
///
/// Source: analysis of covariance, Cochran (1957), doi:10.2307/2527916; different slopes within and between groups, Mundlak (1978),
/// doi:10.2307/1913646.
struct LoadAdjustment: Sendable {
  /// The share of what agents' mean expectations differ by that their mean waits show.
  let slope: Double
  /// The share of what the expectations of an agent's cases differ by that these cases show.
  let slopeWithin: Double
  /// The mean expected wait of the cases that have one.
  let mean: Double
  /// The share of the weight whose expected wait is known.
  let coverage: Double
  /// The mean expected wait of each agent's cases.
  private let means: [Double]

  /// Nothing is taken off.
  static let none = LoadAdjustment()

  private init() { (slope, slopeWithin, mean, coverage, means) = (0, 0, 0, 0, []) }

  /// The slopes of a reference, and the agents' own means.
  ///
  /// Nothing of an agent depends on the cases of another one.
  init(_ table: CaseTable, asIn reference: LoadAdjustment) {
    (slope, slopeWithin) = (reference.slope, reference.slopeWithin)
    (mean, coverage) = (reference.mean, reference.coverage)
    guard reference.coverage > 0 else {
      means = reference.means
      return
    }
    var sums = [(weight: Double, wait: Double)](repeating: (0, 0), count: table.agentCount)
    table.forEach { item in
      guard item.expectedWait.isFinite else { return }
      sums[Int(item.agent)].weight += item.weight
      sums[Int(item.agent)].wait += item.weight * item.expectedWait
    }
    means = sums.map { $0.weight > 0 ? $0.wait / $0.weight : reference.mean }
  }

  /// Finds the slopes.
  init(_ table: CaseTable) {
    var sums = [(weight: Double, wait: Double, value: Double)](repeating: (0, 0, 0), count: table.agentCount)
    var (known, total, wait, value) = (0.0, 0.0, 0.0, 0.0)
    table.forEach { item in
      total += item.weight
      guard item.expectedWait.isFinite else { return }
      known += item.weight
      wait += item.weight * item.expectedWait
      value += item.weight * item.value
      sums[Int(item.agent)].weight += item.weight
      sums[Int(item.agent)].wait += item.weight * item.expectedWait
      sums[Int(item.agent)].value += item.weight * item.value
    }
    let centre = known > 0 ? wait / known : 0
    mean = centre
    coverage = total > 0 ? known / total : 0
    means = sums.map { $0.weight > 0 ? $0.wait / $0.weight : centre }
    var (within, between) = ((0.0, 0.0), (0.0, 0.0))
    table.forEach { item in
      guard item.expectedWait.isFinite else { return }
      let sum = sums[Int(item.agent)]
      let distance = item.expectedWait - sum.wait / sum.weight
      within.0 += item.weight * distance * (item.value - sum.value / sum.weight)
      within.1 += item.weight * distance * distance
    }
    for sum in sums where sum.weight > 0 {
      let distance = sum.wait / sum.weight - centre
      between.0 += sum.weight * distance * (sum.value / sum.weight - value / known)
      between.1 += sum.weight * distance * distance
    }
    slopeWithin = within.1 > 0 ? min(1, max(0, within.0 / within.1)) : 0
    slope = between.1 > 0 ? min(1, max(0, between.0 / between.1)) : 0
  }

  /// The value of a case without what staffing explains.
  func adjusted(_ item: ScoredCase) -> Double {
    guard coverage > 0, item.expectedWait.isFinite else { return item.value }
    let own = means[Int(item.agent)]
    return item.value - slope * (own - mean) - slopeWithin * (item.expectedWait - own)
  }
}
