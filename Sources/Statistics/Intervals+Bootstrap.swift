public import Workforce

extension Intervals {
  /// The interval for any statistic of a sample of independent values, by the bootstrap, bias-corrected and accelerated (BCa).
  ///
  /// Second-order accurate for smooth statistics of a few dozen values or more; for quantiles of small samples, and for extremes,
  /// it is not to be trusted.
  ///
  /// Source: Efron (1987), Better bootstrap confidence intervals, doi:10.1080/01621459.1987.10478410.
  ///
  /// - Parameters:
  ///   - sample: The values, at least two.
  ///   - confidence: The confidence, strictly between 0 and 1.
  ///   - resamples: How many samples are drawn with replacement, at least 100.
  ///   - stream: The stream that chooses them.
  ///   - statistic: What is computed of a sample; must be finite and must not depend on the order.
  /// - Returns: The statistic of the sample and its interval.
  public static func bootstrap(
    _ sample: [Double], confidence: Double = 0.95, resamples: Int = 2000, from stream: inout RandomStream,
    statistic: ([Double]) -> Double
  ) -> Estimate {
    precondition(sample.count >= 2 && resamples >= 100, "a bootstrap needs two values and a hundred resamples")
    requireConfidence(confidence)
    let observed = statistic(sample)
    var replicates = resampled(sample, resamples, &stream, statistic)
    let below = replicates.reduce(0.0) { $0 + ($1 < observed ? 1 : $1 == observed ? 0.5 : 0) }
    let share = min(max(below, 0.5), Double(resamples) - 0.5) / Double(resamples)
    let bias = SpecialFunctions.normalQuantile(share)
    let acceleration = acceleration(of: sample, statistic)
    let ends = [(1 - confidence) / 2, (1 + confidence) / 2].map { probability in
      let z = bias + SpecialFunctions.normalQuantile(probability)
      let stretch = 1 - acceleration * z
      // A stretch that is not positive lies outside what the expansion can say: take the extreme on that side.
      if stretch <= 0 { return z > 0 ? 1.0 : 0.0 }
      return SpecialFunctions.normalCumulative(bias + z / stretch)
    }
    let quantiles = SampleQuantile.values(at: ends, ofReordering: &replicates)
    return Estimate(mean: observed, low: quantiles[0], high: quantiles[1], confidence: confidence)
  }

  private static func resampled(
    _ sample: [Double], _ resamples: Int, _ stream: inout RandomStream, _ statistic: ([Double]) -> Double
  ) -> [Double] {
    var resample = sample
    return (0..<resamples).map { _ in
      for index in resample.indices { resample[index] = sample[stream.index(below: sample.count)] }
      return statistic(resample)
    }
  }

  /// The skewness of the influence of single values, from leaving out one at a time; zero when nothing matters.
  private static func acceleration(of sample: [Double], _ statistic: ([Double]) -> Double) -> Double {
    var rest = Array(sample.dropFirst())
    var leftOut = [statistic(rest)]
    for index in rest.indices {
      rest[index] = sample[index]
      leftOut.append(statistic(rest))
    }
    let mean = Tally(leftOut).mean
    var (squares, cubes) = (0.0, 0.0)
    for value in leftOut {
      let distance = mean - value
      squares += distance * distance
      cubes += distance * distance * distance
    }
    return squares == 0 ? 0 : cubes / (6 * squares * squares.squareRoot())
  }
}
