import Statistics
public import Workforce

/// Wilson's score interval for a share of a sample whose worth in independent trials need not be whole.
///
/// Source: Wilson (1927), doi:10.1080/01621459.1927.10502953.
public enum WilsonInterval {
  /// The share with its interval.
  ///
  /// - Parameters:
  ///   - share: The share observed, 0…1.
  ///   - trials: Of how many independent trials, positive.
  ///   - confidence: The confidence of the interval.
  public static func estimate(share: Double, trials: Double, confidence: Double) -> Estimate {
    let z = SpecialFunctions.normalQuantile((1 + confidence) / 2)
    let square = z * z
    let centre = (share + square / (2 * trials)) / (1 + square / trials)
    let half =
      z / (1 + square / trials) * (share * (1 - share) / trials + square / (4 * trials * trials)).squareRoot()
    // At the ends the interval touches the share itself, which rounding must not spoil.
    let low = share <= 0 ? 0 : min(share, max(0, centre - half))
    let high = share >= 1 ? 1 : max(share, min(1, centre + half))
    return Estimate(mean: share, low: low, high: high, confidence: confidence)
  }
}
