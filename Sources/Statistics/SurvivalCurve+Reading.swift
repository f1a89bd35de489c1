import Glibc
public import Workforce

extension SurvivalCurve {
  /// The probability of lasting longer than `time`; beyond the longest time the last value is kept.
  public func survival(at time: Double) -> Double { step(at: time)?.survival ?? 1 }

  /// The standard error of the survival at a time.
  ///
  /// Source: Greenwood (1926); Kaplan and Meier (1958), equation 2f.
  public func standardError(at time: Double) -> Double {
    guard let step = step(at: time) else { return 0 }
    return step.survival * step.greenwood.squareRoot()
  }

  /// The survival at a time with its interval, from the logarithm of the cumulative hazard, which stays within 0…1.
  ///
  /// Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.4.1.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - confidence: The confidence, strictly between 0 and 1.
  /// - Returns: The survival; where it is 0 or 1 the interval is 0…1, as the method says nothing there.
  public func survivalEstimate(at time: Double, confidence: Double = 0.95) -> Estimate {
    Intervals.requireConfidence(confidence)
    let survival = survival(at: time)
    guard let step = step(at: time), survival > 0 else {
      return Estimate(mean: survival, low: 0, high: 1, confidence: confidence)
    }
    let z = SpecialFunctions.normalQuantile((1 + confidence) / 2)
    let reach = exp(z * step.greenwood.squareRoot() / -log(survival))
    return Estimate(
      mean: survival, low: pow(survival, reach), high: pow(survival, 1 / reach), confidence: confidence)
  }

  /// The smallest time by which at least the given share has ended, or nil when the curve does not fall that far.
  ///
  /// - Parameter probability: A probability, 0…1.
  public func quantile(_ probability: Double) -> Double? {
    SpecialFunctions.requireProbability(probability)
    // Products of ratios miss round shares by rounding.
    let target = 1 - probability + 1e-12
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].survival <= target { high = middle } else { low = middle + 1 }
    }
    return low < steps.count ? steps[low].time : nil
  }

  /// The mean of the time, cut off at a limit: the area under the curve up to there.
  ///
  /// - Parameter limit: The limit, at least zero. Beyond the longest time the curve is taken to stay where it is, which is the most
  ///   that the data allow.
  public func restrictedMean(until limit: Double) -> Double {
    var area = 0.0
    var (time, survival) = (0.0, 1.0)
    for step in steps {
      if step.time >= limit { break }
      area += survival * (step.time - time)
      (time, survival) = (step.time, step.survival)
    }
    return area + survival * (limit - time)
  }

  /// The mean time if times are exponential, by maximum likelihood: all time watched over the number of ends.
  ///
  /// The interval is exact when watching stopped at a fixed number of ends and good otherwise.
  ///
  /// Source: Epstein and Sobel (1953), doi:10.1080/01621459.1953.10483488.
  ///
  /// - Parameter confidence: The confidence, strictly between 0 and 1.
  /// - Returns: The mean with its interval, or nil when nothing ended or no time passed.
  public func exponentialMean(confidence: Double = 0.95) -> Estimate? {
    Intervals.requireConfidence(confidence)
    if endedCount == 0 || totalTime == 0 { return nil }
    let degrees = 2 * Double(endedCount)
    func end(_ probability: Double) -> Double {
      2 * totalTime / SpecialFunctions.chiSquareQuantile(probability, degreesOfFreedom: degrees)
    }
    return Estimate(
      mean: totalTime / Double(endedCount), low: end((1 + confidence) / 2), high: end((1 - confidence) / 2),
      confidence: confidence)
  }

  /// The curve as a distribution to draw from.
  ///
  /// Up to the last end it is the quantile table of the curve; what survives the longest time is given an exponential tail of the
  /// same average hazard, which continues the curve from there.
  ///
  /// Source: the tail by Brown, Hollander and Korwar (1974), Nonparametric tests of independence for censored data.
  ///
  /// - Parameter points: The size of the table.
  /// - Returns: An empirical distribution, with the tail as a mixture where there is one; nil when nothing ended, as there is then no
  ///   saying how long the time is.
  public func distribution(points: Int = 1000) -> Distribution? {
    precondition(points > 0, "a quantile table needs points")
    guard let last = steps.last, longestTime > 0 else { return nil }
    let within = 1 - last.survival
    let table = (0..<points).compactMap { quantile((Double($0) + 0.5) / Double(points) * within) }
    if last.survival <= 0 { return .empirical(table) }
    let tail = Distribution.shifted(by: longestTime, .exponential(mean: longestTime / -log(last.survival)))
    return .mixture([
      Distribution.MixturePart(weight: within, distribution: .empirical(table)),
      Distribution.MixturePart(weight: last.survival, distribution: tail),
    ])
  }
}
