/// A figure that was estimated, with the interval that says how sure we are.
public struct Estimate: Hashable, Sendable {
  /// The point estimate.
  public var mean: Double
  /// The lower end of the confidence interval.
  public var low: Double
  /// The upper end of the confidence interval.
  public var high: Double
  /// The confidence of the interval, 0…1.
  public var confidence: Double

  /// An estimate with its interval.
  public init(mean: Double, low: Double, high: Double, confidence: Double) {
    self.mean = mean
    self.low = low
    self.high = high
    self.confidence = confidence
  }

  /// Half the width of the interval.
  public var halfWidth: Double { (high - low) / 2 }
}
