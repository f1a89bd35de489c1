import Statistics
public import Workforce

/// How likely chance alone makes a day look so bad, or worse, when its true figure is just at the threshold.
///
/// Shares: the exact binomial tail, of no more trials than customers came, since a customer's records may be alike. Means: Student's t over
/// customers, on the scale on which the interval of the mean is symmetric. Where every record of a day is at the worst value there is, no
/// spread is known; of values within bounds whose mean is the threshold all n are there at most with the n-th power of the
/// threshold's place between them (Markov's inequality).
///
/// Source: Clopper and Pearson (1934), doi:10.1093/biomet/26.4.404, for the tail.
public enum ThresholdTest {
  /// The chance for a day's figure; nil where the day tells too little, or is not of a sample.
  ///
  /// - Parameters:
  ///   - figure: The day's figure.
  ///   - threshold: The threshold.
  ///   - definition: The indicator's definition.
  ///   - ceiling: The largest value that a record can have; nil for none.
  public static func chance(
    of figure: Figure, threshold: Double, definition: IndicatorDefinition, ceiling: Double?
  ) -> Double? {
    let isRising = definition.direction == .higher
    switch definition.form {
    case .share:
      let part = figure.records > 0 ? min(1, Double(figure.customers) / Double(figure.records)) : 1
      return chance(
        successes: figure.total * part, trials: figure.count * part, threshold: threshold, isRising: isRising)
    case .mean: return chance(ofMean: figure, threshold, isRising, ceiling)
    case .total, .spread: return nil
    }
  }

  /// The chance of so few successes, or where fewer are better of so many.
  ///
  /// - Parameters:
  ///   - successes: How many, 0…trials; need not be whole.
  ///   - trials: Of how many.
  ///   - threshold: The share at the threshold.
  ///   - isRising: Whether more are better.
  public static func chance(successes: Double, trials: Double, threshold: Double, isRising: Bool) -> Double? {
    guard trials > 0 else { return nil }
    // Failures against the chance of a failure: one tail serves both directions.
    let bad = min(trials, max(0, isRising ? trials - successes : successes))
    let share = isRising ? 1 - threshold : threshold
    if bad <= 0 || share >= 1 { return 1 }
    if share <= 0 { return 0 }
    return try? SpecialFunctions.regularizedBeta(share, bad, trials - bad + 1)
  }

  private static func chance(
    ofMean figure: Figure, _ threshold: Double, _ isRising: Bool, _ ceiling: Double?
  ) -> Double? {
    guard figure.customers >= MeanInterval.fewest else { return nil }
    if let ceiling {
      guard threshold > 0, threshold < ceiling else { return nil }
      let worst = isRising ? figure.value <= 0 : figure.value >= ceiling
      let place = isRising ? 1 - threshold / ceiling : threshold / ceiling
      if worst { return MathFunctions.exp(Double(figure.customers) * MathFunctions.log(place)) }
    }
    guard let interval = figure.estimate, threshold > 0, interval.low > 0 else { return nil }
    func scale(_ value: Double) -> Double {
      if let ceiling, figure.value < ceiling { MathFunctions.logit(value / ceiling) } else { MathFunctions.log(value) }
    }
    let freedom = Double(figure.customers - 1)
    let reach = SpecialFunctions.studentQuantile((1 + interval.confidence) / 2, degreesOfFreedom: freedom)
    let error = (scale(interval.high) - scale(interval.low)) / 2 / reach
    guard error > 0, error.isFinite else { return nil }
    let distance = (scale(figure.value) - scale(threshold)) / error
    return SpecialFunctions.studentCumulative(isRising ? distance : -distance, degreesOfFreedom: freedom)
  }
}
