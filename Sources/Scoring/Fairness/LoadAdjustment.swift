/// Takes off waits what too few people, not the agent, made of them.
///
/// For each case the caller knows how long customers who came at that moment would have waited on average given the people
/// on duty (Erlang A, the solved chain, or a simulation), and how long with enough people. Three parts are taken off. Between agents: by
/// how much the mean expectation of the agent's cases differs from that of all, times the slope with which agents' mean waits follow their
/// mean expectations. Within an agent: the same from case to case. Of everybody alike: by how much the mean expectation of all is above the
/// mean with enough people, times a slope of its own. The first two compare agents at the staffing that was usual, which hands the waits of
/// an understaffed shift out to all; the third takes them off all, so that agents of other shifts are where they would be without it.
/// Where people were enough it is exactly nothing.
///
/// All slopes are found from the cases and kept within 0…1: no more is ever taken off than staffing makes likely, and an expectation
/// that explains nothing takes nothing off. A shift of its own slope matters because within a shift expectations differ mostly by
/// chance, which hides how much they explain from one shift to another.
///
/// Values may be replies in time as well (0 or 1), with the probability of a wait in time for expectation.
///
/// Source: analysis of covariance, Cochran (1957), doi:10.2307/2527916; different slopes within and between groups, Mundlak (1978),
/// doi:10.2307/1913646.
struct LoadAdjustment: Sendable {
  /// The share of what agents' mean expectations differ by that their mean waits show.
  let slope: Double
  /// The share of what the expectations of an agent's cases differ by that these cases show.
  let slopeWithin: Double
  /// The share of what expectations exceed those with enough people by that is taken off all cases.
  let slopeLevel: Double
  /// The mean expected wait of the cases that have one.
  let mean: Double
  /// By how much that mean exceeds the one with enough people.
  let excess: Double
  /// The share of the weight whose expected wait is known.
  let coverage: Double
  /// The mean expected wait of each agent's cases.
  private let means: [Double]
  /// What is taken off all cases of each agent alike.
  private let levels: [Double]

  /// Nothing is taken off.
  static let none = LoadAdjustment()

  private init() {
    (slope, slopeWithin, slopeLevel, mean, excess, coverage) = (0, 0, 0, 0, 0, 0)
    (means, levels) = ([], [])
  }

  /// The slopes of a reference, and the agents' own means.
  ///
  /// Nothing of an agent depends on the cases of another one.
  init(_ table: CaseTable, asIn reference: LoadAdjustment) {
    (slope, slopeWithin, slopeLevel) = (reference.slope, reference.slopeWithin, reference.slopeLevel)
    (mean, excess, coverage) = (reference.mean, reference.excess, reference.coverage)
    guard reference.coverage > 0 else {
      (means, levels) = (reference.means, reference.levels)
      return
    }
    var sums = [Sum](repeating: Sum(), count: table.agentCount)
    table.forEach { item in
      if item.expectedWait.isFinite { sums[Int(item.agent)].add(item) }
    }
    means = sums.map { $0.meanWait ?? reference.mean }
    levels = LoadAdjustment.levels(
      sums, table.kind, mean: reference.mean, slope: reference.slope, shift: reference.slopeLevel * reference.excess)
  }

  /// Finds the slopes.
  init(_ table: CaseTable) {
    var sums = [Sum](repeating: Sum(), count: table.agentCount)
    var (all, total) = (Sum(), 0.0)
    table.forEach { item in
      total += item.weight
      guard item.expectedWait.isFinite else { return }
      all.add(item)
      sums[Int(item.agent)].add(item)
    }
    mean = all.meanWait ?? 0
    excess = all.weight > 0 ? all.excess / all.weight : 0
    coverage = total > 0 ? all.weight / total : 0
    let centre = mean
    means = sums.map { $0.meanWait ?? centre }
    var within = Line()
    table.forEach { item in
      guard item.expectedWait.isFinite else { return }
      let sum = sums[Int(item.agent)]
      within.add(item.expectedWait - sum.wait / sum.weight, item.value - sum.value / sum.weight, item.weight)
    }
    var between = Line()
    for sum in sums where sum.weight > 0 {
      between.add(sum.wait / sum.weight - centre, sum.value / sum.weight - all.value / all.weight, sum.weight)
    }
    slopeWithin = LoadAdjustment.kept(within.slope)
    slope = LoadAdjustment.kept(between.slope)
    slopeLevel = LoadAdjustment.kept(max((within + between).slope, between.leastSlope(beside: within)))
    levels = LoadAdjustment.levels(sums, table.kind, mean: centre, slope: slope, shift: slopeLevel * excess)
  }

  /// The value of a case without what staffing explains.
  func adjusted(_ item: ScoredCase) -> Double {
    guard coverage > 0, item.expectedWait.isFinite else { return item.value }
    let (own, level) = (means[Int(item.agent)], levels[Int(item.agent)])
    return item.value - slope * (own - mean) - slopeWithin * (item.expectedWait - own) - level
  }

  /// What is taken off everybody, but of nobody more than leaves the mean within the bounds that values have.
  private static func levels(
    _ sums: [Sum], _ kind: CaseTable.Kind, mean: Double, slope: Double, shift: Double
  ) -> [Double] {
    let (low, high) = kind.bounds
    return sums.map { sum in
      guard sum.weight > 0 else { return 0 }
      let level = sum.value / sum.weight - slope * (sum.wait / sum.weight - mean)
      return shift > 0 ? min(shift, max(0, level - low)) : max(shift, min(0, level - high))
    }
  }

  private static func kept(_ slope: Double) -> Double { min(1, max(0, slope)) }

  /// Sums over cases whose expected wait is known.
  private struct Sum {
    var (weight, wait, value, excess) = (0.0, 0.0, 0.0, 0.0)

    mutating func add(_ item: ScoredCase) {
      weight += item.weight
      wait += item.weight * item.expectedWait
      value += item.weight * item.value
      excess += item.weight * (item.expectedWait - item.adequateWait)
    }

    var meanWait: Double? { weight > 0 ? wait / weight : nil }
  }

  /// Moments about means, of which a regression line is made.
  private struct Line {
    var (count, product, square, valueSquare) = (0.0, 0.0, 0.0, 0.0)

    mutating func add(_ distance: Double, _ value: Double, _ weight: Double) {
      count += 1
      product += weight * distance * value
      square += weight * distance * distance
      valueSquare += weight * value * value
    }

    static func + (left: Line, right: Line) -> Line {
      Line(
        count: left.count + right.count, product: left.product + right.product, square: left.square + right.square,
        valueSquare: left.valueSquare + right.valueSquare)
    }

    var slope: Double { square > 0 ? product / square : 0 }

    /// The slope less three of its standard errors, times the share of the variance of groups' means that is more than the chance within
    /// groups makes; 0 of fewer than five groups, which cannot tell.
    func leastSlope(beside within: Line) -> Double {
      guard count >= 5, square > 0, within.count > count else { return 0 }
      let chance = within.square / (within.count - count) * (count - 1) / square
      let rest = max(0, valueSquare - slope * product)
      let least = slope - 3 * (rest / ((count - 2) * square)).squareRoot()
      return min(1, least) * max(0, 1 - chance)
    }
  }
}
