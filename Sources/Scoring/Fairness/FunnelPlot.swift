import Statistics

/// What a funnel chart shows: each agent's adjusted figure over its sample, and within which limits chance would keep it.
///
/// Agents differ for reasons nobody wrote down, so the limits allow for a spread between agents (additive random effects) besides
/// chance; without it, large samples would nearly all look unusual. The spread is estimated from figures winsorised at 10 %,
/// so that those who are unusual do not widen the limits that are to find them.
///
/// Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, doi:10.1002/sim.1970; the additive model and
/// winsorising, Spiegelhalter (2005), Handling over-dispersion of performance indicators, doi:10.1136/qshc.2005.013755.
public struct FunnelPlot: Sendable {
  /// One agent.
  public struct Point: Sendable, Hashable {
    /// The agent, as an index.
    public let agent: Int
    /// The number of independent records.
    public let sample: Double
    /// The adjusted figure.
    public let figure: Double
    /// The 95 % limits at this sample.
    public let limits95: ClosedRange<Double>
    /// The 99.8 % limits at this sample.
    public let limits998: ClosedRange<Double>
  }

  /// The figure in the middle.
  public let centre: Double
  /// The agents with data, by sample and then index.
  public let points: [Point]
  /// The variance between agents that the limits allow for, on logits of the figure as a part of the most that it can be.
  public let betweenVariance: Double
  /// By how much figures differ more than chance would make them: 1 for chance alone.
  public let dispersion: Double

  /// The funnel of a comparison; where that has a reference, limits are as wide as there.
  public init(_ comparison: FairComparison) {
    let (isShare, limit) = (comparison.kind == .share, comparison.kind.limit)
    let edge = 0.5 / (comparison.mix.weight + 1)
    let mean = comparison.teamMean
    let part = min(1 - edge, max(edge, mean / limit))
    let inner = MathFunctions.logit(part)
    let seen = comparison.estimates.filter { $0.adjusted != nil && $0.effectiveSample > 0 }
    let items = seen.map { item -> (FairEstimate, Double, Double) in
      let figure = item.adjusted ?? mean
      let own = comparison.mix.agents[item.agent]
      let variance = isShare ? own.expected * (1 - own.expected) : own.variance
      // On logits the sampling variance is that of the figure over its squared slope.
      let slope = limit * part * (1 - part)
      let error = max(variance, 1e-18).squareRoot() / item.effectiveSample.squareRoot() / slope
      let value = MathFunctions.logit(min(1 - 1e-12, max(1e-12, figure / limit)))
      return (item, (value - inner) / error, error)
    }
    if let frozen = comparison.frozenFunnel {
      (dispersion, betweenVariance) = (frozen.dispersion, frozen.betweenVariance)
    } else {
      let scores = FunnelPlot.winsorised(items.map(\.1))
      dispersion = scores.isEmpty ? 1 : scores.reduce(0) { $0 + $1 * $1 } / Double(scores.count)
      betweenVariance = FunnelPlot.spread(dispersion, errors: items.map(\.2))
    }
    centre = mean
    let tau = betweenVariance
    points = items.map { item, _, error in
      func limits(_ quantile: Double) -> ClosedRange<Double> {
        let half = quantile * (error * error + tau).squareRoot()
        return limit * MathFunctions.expit(inner - half)...limit * MathFunctions.expit(inner + half)
      }
      return Point(
        agent: item.agent, sample: item.effectiveSample, figure: item.adjusted ?? mean,
        limits95: limits(1.959963984540054), limits998: limits(3.090232306167814))
    }.sorted { ($0.sample, $0.agent) < ($1.sample, $1.agent) }
  }

  /// Scores with the lowest and highest tenth brought to the values at those tenths.
  static func winsorised(_ scores: [Double], share: Double = 0.1) -> [Double] {
    guard scores.count > 2 else { return scores }
    let sorted = scores.sorted()
    let cut = Int((share * Double(scores.count)).rounded(.down))
    let (low, high) = (sorted[cut], sorted[scores.count - 1 - cut])
    return scores.map { min(high, max(low, $0)) }
  }

  /// The variance between agents by moments; none when figures differ no more than chance would have them.
  static func spread(_ dispersion: Double, errors: [Double]) -> Double {
    let count = Double(errors.count)
    guard count > 1, count * dispersion > count - 1 else { return 0 }
    let weights = errors.map { 1 / ($0 * $0) }
    let sum = weights.reduce(0, +)
    let scale = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
    return scale > 0 ? (count * dispersion - (count - 1)) / scale : 0
  }
}
