/// Roots of increasing functions.
enum RootFinding {
  /// The root of an increasing function between two bounds of which the lower one lies below the root.
  ///
  /// The Illinois variant of false position, with a bisection whenever it has not halved the interval in three steps.
  ///
  /// - Parameters:
  ///   - low: a point where the function is not positive.
  ///   - high: a point where the function is not negative.
  ///   - relativeTolerance: the width of the final interval relative to its upper end.
  ///   - absoluteTolerance: the width of the final interval, if that is wider.
  ///   - function: the function; infinite values are allowed.
  static func increasing(
    between low: Double, and high: Double, relativeTolerance: Double = 0, absoluteTolerance: Double = 0,
    valueAtLow: Double? = nil, valueAtHigh: Double? = nil, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (low, high)
    var below = valueAtLow ?? function(low)
    var above = valueAtHigh ?? function(high)
    if below >= 0 { return low }
    if above <= 0 { return high }
    var widthToHalve = high - low
    var steps = 0
    var lastMoved = 0
    for _ in 0..<200 {
      let width = high - low
      let tolerance = max(relativeTolerance * abs(high), absoluteTolerance)
      if width <= tolerance { break }
      if steps == 3 {
        if width > widthToHalve / 2 { (below, above) = (-1, 1) }
        widthToHalve = width
        steps = 0
      }
      steps += 1
      var next = low + width * (below / (below - above))
      if !(next > low && next < high) { next = low + width / 2 }
      // Keep away from the ends, or an accurate estimate would never shrink the interval from its other side.
      let margin = min(width, tolerance) / 2
      next = min(max(next, low + margin), high - margin)
      let value = function(next)
      if value == 0 { return next }
      if value < 0 {
        (low, below) = (next, value)
        if lastMoved == -1 { above /= 2 }
        lastMoved = -1
      } else {
        (high, above) = (next, value)
        if lastMoved == 1 { below /= 2 }
        lastMoved = 1
      }
    }
    return (low + high) / 2
  }
}
