import Statistics
import Workforce

/// Why a figure has no interval.
public enum IntervalGap: String, Error, Hashable, Sendable {
  /// It is a count or a spread, of which no sample is drawn.
  case noSample = "no-sample"
  /// It rests on too few customers for their spread to be known.
  case fewCustomers = "few-customers"
  /// All its records are alike, so nothing is known of their spread.
  case allAlike = "all-alike"

  /// The reason in words.
  public var meaning: String {
    switch self {
    case .noSample: "a count, and no sample of anything"
    case .fewCustomers: "fewer than \(MeanInterval.fewest) customers: how far these differ says too little"
    case .allAlike: "all records are alike, so nothing is known of how far others would differ"
    }
  }
}

/// The interval of a mean of durations, marks or shares of time.
///
/// Such values are never negative, mostly skewed and often bounded, so Student's t is laid on a scale that has no ends: the logarithm
/// of the mean, or the logit of its place below a bound. The interval then never holds what cannot be, and for large samples it is the
/// usual one. From two to four customers t is so large that the interval would only say that nothing is known; then there is none.
///
/// Source: delta method and t as in Cochran (1977), Sampling Techniques, equation 6.13; the transformations as in Agresti (2013),
/// Categorical Data Analysis, section 3.1.
enum MeanInterval {
  /// The fewest customers from whom an interval is made.
  static let fewest = 5

  /// The interval, or why there is none.
  ///
  /// - Parameters:
  ///   - mean: The figure, the ratio of the tally's totals.
  ///   - tally: Sums of values and of weights, a pair for each customer.
  ///   - ceiling: The largest possible value of a record, or nil when there is no such bound.
  ///   - confidence: The confidence, strictly between 0 and 1.
  static func estimate(
    _ mean: Double, of tally: RatioTally, ceiling: Double?, confidence: Double
  ) -> Result<Estimate, IntervalGap> {
    guard tally.count >= fewest, let error = tally.standardError else { return .failure(.fewCustomers) }
    // What rounding leaves of a spread is none.
    guard mean > 0, error > 1e-12 * mean else { return .failure(.allAlike) }
    let t = SpecialFunctions.studentQuantile((1 + confidence) / 2, degreesOfFreedom: Double(tally.count - 1))
    let interval: (low: Double, high: Double)
    if let ceiling, mean < ceiling {
      let share = mean / ceiling
      let reach = t * error / (mean * (1 - share))
      let place = MathFunctions.logit(share)
      interval = (ceiling * MathFunctions.expit(place - reach), ceiling * MathFunctions.expit(place + reach))
    } else {
      let reach = MathFunctions.exp(t * error / mean)
      interval = (mean / reach, mean * reach)
    }
    return .success(Estimate(mean: mean, low: interval.low, high: interval.high, confidence: confidence))
  }
}
