import Scoring
import Statistics
import Workforce

/// An agent whose figure lies further from the colleagues' than chance explains.
struct StandingOut: Sendable {
  /// The indicator.
  var definition: IndicatorDefinition
  /// The agent.
  var agent: String
  /// The agent's figure.
  var figure: Figure
  /// The same figure over all other agents.
  var colleagues: Double
  /// Whether it is better than theirs.
  var isBetter: Bool
  /// How many standard errors it lies away.
  var distance: Double

  /// The agents who stand out, the worse before the better, the clearest first; at most one line for each agent and indicator.
  ///
  /// The limit is drawn so that with nobody different one report in twenty names anybody (Bonferroni over all comparisons). The
  /// figures are not adjusted for who got which work.
  static func find(in measurements: [Measurement]) -> [StandingOut] {
    let comparable = measurements.filter { $0.definition.direction != .neither && $0.agents.count > 1 }
    let comparisons = comparable.reduce(0) { $0 + $1.agents.count }
    guard comparisons > 0 else { return [] }
    let limit = SpecialFunctions.normalQuantile(1 - 0.025 / Double(comparisons))
    return comparable.flatMap { find(in: $0, beyond: limit) }.sorted { left, right in
      if left.isBetter != right.isBetter { return right.isBetter }
      return (right.distance, left.definition.key, left.agent) < (left.distance, right.definition.key, right.agent)
    }
  }

  private static func find(in measurement: Measurement, beyond limit: Double) -> [StandingOut] {
    let total = measurement.agents.reduce(0) { $0 + $1.figure.total }
    let count = measurement.agents.reduce(0) { $0 + $1.figure.count }
    let usual = variance(of: measurement)
    return measurement.agents.compactMap { part in
      let figure = part.figure
      guard let estimate = figure.estimate, estimate.halfWidth > 0, count > figure.count, figure.count >= 10 else {
        return nil
      }
      let colleagues = (total - figure.total) / (count - figure.count)
      let own = squaredError(estimate)
      // Few records that happen to be alike would seem certain: nobody is taken to vary less than all do.
      let error = (max(own, usual / figure.count) + usual / (count - figure.count)).squareRoot()
      let distance = abs(figure.value - colleagues) / error
      guard error > 0, distance > limit else { return nil }
      let isHigher = figure.value > colleagues
      return StandingOut(
        definition: measurement.definition, agent: part.group, figure: figure, colleagues: colleagues,
        isBetter: isHigher == (measurement.definition.direction == .higher), distance: distance)
    }
  }

  /// The variance of one record, as the agents' intervals tell it, each weighing as much as its records.
  private static func variance(of measurement: Measurement) -> Double {
    var (sum, count) = (0.0, 0.0)
    for part in measurement.agents {
      guard let estimate = part.figure.estimate, part.figure.count > 0 else { continue }
      sum += squaredError(estimate) * part.figure.count * part.figure.count
      count += part.figure.count
    }
    return count > 0 ? sum / count : 0
  }

  private static func squaredError(_ estimate: Estimate) -> Double {
    let error = estimate.halfWidth / SpecialFunctions.normalQuantile((1 + estimate.confidence) / 2)
    return error * error
  }
}
