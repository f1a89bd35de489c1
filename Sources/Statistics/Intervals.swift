public import Workforce

/// Confidence intervals.
public enum Intervals {
  /// The interval for a mean by Student's t.
  ///
  /// Assumes independent values, such as one per replication, that are normal or many.
  ///
  /// - Parameters:
  ///   - tally: The values, at least one. A single value says nothing of the spread: its interval is infinite.
  ///   - confidence: The confidence, strictly between 0 and 1.
  public static func mean(of tally: Tally, confidence: Double = 0.95) -> Estimate {
    precondition(tally.count > 0, "an interval needs at least one value")
    return student(tally.mean, error: tally.standardError, count: tally.count, confidence: confidence)
  }

  /// The interval for a ratio of means, such as contacts in target over contacts offered, by the delta method.
  ///
  /// Assumes independent replications. The point estimate is the ratio of the totals, whose bias is of order 1/n.
  ///
  /// Source: Cochran (1977), Sampling Techniques, equation 6.13; Law (2015), Simulation Modeling and Analysis, section 9.3.
  ///
  /// - Parameters:
  ///   - tally: Numerators and denominators, one pair per replication.
  ///   - confidence: The confidence, strictly between 0 and 1.
  /// - Returns: The estimate, or nil when the denominators add up to zero.
  public static func ratio(of tally: RatioTally, confidence: Double = 0.95) -> Estimate? {
    guard let ratio = tally.ratio, let error = tally.standardError else { return nil }
    return student(ratio, error: error, count: tally.count, confidence: confidence)
  }

  /// The interval for a proportion by Wilson's score.
  ///
  /// Assumes independent trials; contacts of one day are not, so prefer `ratio` over replications.
  ///
  /// Source: Wilson (1927), doi:10.1080/01621459.1927.10502953.
  ///
  /// - Parameters:
  ///   - successes: The number of successes.
  ///   - trials: The number of trials, at least one.
  ///   - confidence: The confidence, strictly between 0 and 1.
  /// - Returns: The observed proportion and an interval within 0…1 that need not be centred on it.
  public static func proportion(successes: Int, trials: Int, confidence: Double = 0.95) -> Estimate {
    precondition(trials > 0, "a proportion needs at least one trial")
    precondition((0...trials).contains(successes), "successes lie between none and all trials")
    requireConfidence(confidence)
    let n = Double(trials)
    let share = Double(successes) / n
    let z = SpecialFunctions.normalQuantile((1 + confidence) / 2)
    let square = z * z
    let centre = (share + square / (2 * n)) / (1 + square / n)
    let half = z / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    let low = successes == 0 ? 0 : max(0, centre - half)
    let high = successes == trials ? 1 : min(1, centre + half)
    return Estimate(mean: share, low: low, high: high, confidence: confidence)
  }

  /// The interval for a mean of which the sampling error is known from elsewhere, by Student's t.
  ///
  /// - Parameters:
  ///   - value: The mean.
  ///   - error: The standard deviation of single values over the root of their number.
  ///   - count: The number of values; one alone says nothing of the spread, and its interval is infinite.
  ///   - confidence: The confidence, strictly between 0 and 1.
  public static func mean(value: Double, error: Double, count: Int, confidence: Double = 0.95) -> Estimate {
    student(value, error: error, count: count, confidence: confidence)
  }

  static func student(_ centre: Double, error: Double, count: Int, confidence: Double) -> Estimate {
    requireConfidence(confidence)
    if count < 2 { return Estimate(mean: centre, low: -.infinity, high: .infinity, confidence: confidence) }
    let t = SpecialFunctions.studentQuantile((1 + confidence) / 2, degreesOfFreedom: Double(count - 1))
    return Estimate(mean: centre, low: centre - t * error, high: centre + t * error, confidence: confidence)
  }

  static func requireConfidence(_ confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
  }
}
