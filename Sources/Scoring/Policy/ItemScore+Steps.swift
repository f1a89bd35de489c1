import Workforce

extension ItemScore {
  /// The points of an agent under one item of a policy, step by step.
  ///
  /// Each step is the difference of two rounded figures, so the steps add up to the points exactly.
  init(_ item: PolicyItem, weight: Int, agent: Int, _ comparison: FairComparison?) {
    let scale = PointScale(item.targets)
    guard let comparison else {
      self.init(
        indicator: item.indicator, weightPermille: weight, estimate: nil, steps: [], points: Points(hundredths: 0),
        deviation: 0)
      return
    }
    let estimate = comparison.estimates[agent]
    let expected = scale.expected(estimate.posterior)
    let points = Points(expected.mean)
    var steps: [(step: Step, points: Points)] = []
    if let raw = estimate.raw, let adjusted = estimate.adjusted {
      let own = comparison.mix.agents[agent]
      let unloaded = comparison.loadSlope == nil ? raw : own.raw ?? raw
      let stations: [(Step, Double)] = [
        (.observed, scale.points(raw)), (.load, scale.points(unloaded)), (.caseMix, scale.points(adjusted)),
        (.shrinkage, expected.mean),
      ]
      var last = 0
      for (step, value) in stations {
        let rounded = Points(value).hundredths
        steps.append((step, Points(hundredths: rounded - last)))
        last = rounded
      }
    } else {
      steps = [(.observed, points)]
    }
    self.init(
      indicator: item.indicator, weightPermille: weight, estimate: estimate, steps: steps, points: points,
      deviation: expected.deviation)
  }
}
