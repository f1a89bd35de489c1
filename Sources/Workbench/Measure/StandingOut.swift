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

  /// The agents who stand out, the clearest first; at most one line for each agent and indicator.
  ///
  /// The limit is drawn so that with nobody different one report in twenty names anybody (Bonferroni over all comparisons). The
  /// figures are not adjusted for who got which work.
  static func find(in measurements: [Measurement]) -> [StandingOut] {
    let comparable = measurements.filter { $0.definition.direction != .neither && $0.agents.count > 1 }
    let comparisons = comparable.reduce(0) { $0 + $1.agents.count }
    guard comparisons > 0 else { return [] }
    let limit = SpecialFunctions.normalQuantile(1 - 0.025 / Double(comparisons))
    return comparable.flatMap { find(in: $0, beyond: limit) }.sorted { left, right in
      (right.distance, left.definition.key, left.agent) < (left.distance, right.definition.key, right.agent)
    }
  }

  private static func find(in measurement: Measurement, beyond limit: Double) -> [StandingOut] {
    let total = measurement.agents.reduce(0) { $0 + $1.figure.total }
    let count = measurement.agents.reduce(0) { $0 + $1.figure.count }
    return measurement.agents.compactMap { part in
      let figure = part.figure
      guard let estimate = figure.estimate, estimate.halfWidth > 0, count > figure.count, figure.count >= 10 else {
        return nil
      }
      let colleagues = (total - figure.total) / (count - figure.count)
      let width = colleagues > figure.value ? estimate.high - figure.value : figure.value - estimate.low
      guard width > 0 else { return nil }
      let error = width / SpecialFunctions.normalQuantile((1 + estimate.confidence) / 2)
      let distance = abs(figure.value - colleagues) / error
      guard distance > limit else { return nil }
      let isHigher = figure.value > colleagues
      return StandingOut(
        definition: measurement.definition, agent: part.group, figure: figure, colleagues: colleagues,
        isBetter: isHigher == (measurement.definition.direction == .higher), distance: distance)
    }
  }
}
