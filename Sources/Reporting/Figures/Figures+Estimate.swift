public import Workforce

extension Figures {
  /// An estimated number with its interval: `4,297 (4,270–4,325)`.
  ///
  /// The decimals follow from the width of the interval: two significant digits of its half width, no more.
  ///
  /// - Parameters:
  ///   - estimate: the figure and its interval.
  ///   - maximumDecimals: at most so many digits after the point.
  /// - Returns: the text.
  public static func number(_ estimate: Estimate, maximumDecimals: Int = 4) -> String {
    let decimals = decimals(forHalfWidth: estimate.halfWidth).map { min(maximumDecimals, $0) }
    return number(estimate.mean, decimals: decimals)
      + interval(estimate) { number($0, decimals: decimals) }
  }

  /// An estimated share with its interval: `81.2 % (79.9–82.4)`.
  public static func percent(_ estimate: Estimate) -> String {
    // Beyond one decimal, one significant digit of the half width is what a reader of percentages can use.
    let decimals = decimals(forHalfWidth: estimate.halfWidth * 100).map { min($0, max(1, $0 - 1)) }
    return percent(estimate.mean, decimals: decimals)
      + interval(estimate) { number($0 * 100, decimals: decimals ?? 1) }
  }

  /// An estimated duration with its interval: `12.3 s (11.9–12.8)`, or `1 min 23 s (1 min 20 s–1 min 26 s)`.
  public static func duration(_ estimate: Estimate) -> String {
    guard max(estimate.mean.magnitude, estimate.high.magnitude, estimate.low.magnitude) < 59.5 else {
      return duration(estimate.mean) + interval(estimate, duration)
    }
    guard let decimals = decimals(forHalfWidth: estimate.halfWidth).map({ min(3, $0) }) else {
      return duration(estimate.mean)
    }
    return number(estimate.mean, decimals: decimals) + " s"
      + interval(estimate) { number($0, decimals: decimals) }
  }

  /// An estimated amount of money with its interval.
  public static func money(_ estimate: Estimate, currency: String = "") -> String {
    let decimals = max(estimate.low.magnitude, estimate.high.magnitude) < 9999.995 ? 2 : 0
    return (currency.isEmpty ? "" : currency + " ") + number(estimate.mean, decimals: decimals)
      + interval(estimate) { number($0, decimals: decimals) }
  }

  /// The interval in parentheses; nothing when it has no width or no ends.
  private static func interval(_ estimate: Estimate, _ text: (Double) -> String) -> String {
    guard estimate.low.isFinite, estimate.high.isFinite, estimate.low < estimate.high else { return "" }
    let dash = estimate.low < 0 ? " to " : "–"
    return " (\(text(estimate.low))\(dash)\(text(estimate.high)))"
  }

  /// Decimals that show two significant digits of the half width; nil when there is no width to go by.
  private static func decimals(forHalfWidth halfWidth: Double) -> Int? {
    guard halfWidth.isFinite, halfWidth > 0 else { return nil }
    return min(6, max(0, 2 - DecimalDigits(halfWidth).point))
  }
}
