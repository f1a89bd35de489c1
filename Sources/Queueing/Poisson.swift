#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Poisson weights without cancellation, for any mean.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000): the saddle-point expansion.
enum Poisson {
  /// `e^(−mean) mean^k / k!`.
  static func probability(_ k: Double, mean: Double) -> Double {
    mean == 0 ? (k == 0 ? 1 : 0) : exp(logProbability(k, mean: mean))
  }

  /// The logarithm of `e^(−mean) mean^k / k!`.
  static func logProbability(_ k: Double, mean: Double) -> Double {
    if k == 0 { return -mean }
    return -stirlingError(k) - deviance(k, mean) - 0.5 * log(2 * Double.pi * k)
  }

  /// `log Σ_{j < count} mean^j / j!`, the logarithm of a truncated exponential series.
  static func logTruncatedExponential(count: Double, mean: Double) -> Double {
    // Beyond ten deviations the series is complete to double precision.
    if mean == 0 || count > mean + 10 * mean.squareRoot() + 60 { return mean }
    if mean <= 50 {
      // Horner's rule; the sum stays below e^50.
      var sum = 1.0
      var j = count - 1
      while j >= 1 {
        sum = 1 + sum * mean / j
        j -= 1
      }
      return log(sum)
    }
    let top = count - 1
    if top == 0 { return 0 }
    let rest = log1p(ErlangB.belowFullWeight(load: mean, lines: top))
    if mean < 2 * top { return mean + logProbability(top, mean: mean) + rest }
    return top * log(mean / top) + top - 0.5 * log(2 * Double.pi * top) - stirlingError(top) + rest
  }

  /// `log k! − log(√(2πk) (k/e)^k)`.
  private static func stirlingError(_ k: Double) -> Double {
    if k < 16 {
      return lgamma(k + 1) - (k + 0.5) * log(k) + k - 0.5 * log(2 * Double.pi)
    }
    let s = 1 / (k * k)
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - s / 1188.0) * s) * s) * s) / k
  }

  /// `k log(k / mean) + mean − k` without cancellation.
  private static func deviance(_ k: Double, _ mean: Double) -> Double {
    let difference = k - mean
    guard abs(difference) < 0.1 * (k + mean) else { return k * log(k / mean) + mean - k }
    let v = difference / (k + mean)
    var sum = difference * v
    var term = 2 * k * v
    let square = v * v
    var j = 1.0
    while j < 1_000 {
      term *= square
      let next = sum + term / (2 * j + 1)
      if next == sum { return next }
      sum = next
      j += 1
    }
    return sum
  }
}
