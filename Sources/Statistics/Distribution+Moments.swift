import Glibc
public import Workforce

extension Distribution {
  /// The mean.
  ///
  /// Meaningful when `problems()` is empty.
  ///
  /// Units: those of the distribution.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean): mean
    case .gamma(let shape, let scale): shape * scale
    case .erlang(_, let mean): mean
    case .lognormal(let logMean, let logDeviation): exp(logMean + logDeviation * logDeviation / 2)
    case .weibull(let shape, let scale): scale * tgamma(1 + 1 / shape)
    case .hyperexponential(let branches):
      branches.reduce(0) { $0 + $1.weight * $1.mean } / branches.reduce(0) { $0 + $1.weight }
    case .truncatedNormal(let location, let scale): scale * NormalTail(bound: -location / scale).meanExcess
    case .uniform(let low, let high): low + (high - low) / 2
    case .triangular(let low, let mode, let high): low / 3 + mode / 3 + high / 3
    case .beta(let alpha, let beta, let low, let high): low + (high - low) * (alpha / (alpha + beta))
    case .empirical(let values): Self.tally(values).mean
    case .mixture(let parts):
      parts.reduce(0) { $0 + $1.weight * $1.distribution.mean } / parts.reduce(0) { $0 + $1.weight }
    case .shifted(let shift, let inner): shift + inner.mean
    }
  }

  /// The variance.
  ///
  /// Meaningful when `problems()` is empty. That of an empirical distribution divides by the number of values.
  ///
  /// Units: the square of those of the distribution.
  public var variance: Double {
    switch self {
    case .constant: 0
    case .exponential(let mean): mean * mean
    case .gamma(let shape, let scale): shape * scale * scale
    case .erlang(let phases, let mean): mean * mean / Double(phases)
    case .lognormal(_, let logDeviation): mean * mean * expm1(logDeviation * logDeviation)
    case .weibull(let shape, let scale): Self.weibullVariance(shape: shape, scale: scale)
    case .hyperexponential(let branches):
      // An exponential branch has variance mean²; the law of total variance does the rest.
      Self.mixtureVariance(branches.map { ($0.weight, $0.mean, $0.mean * $0.mean) })
    case .truncatedNormal(let location, let scale): scale * scale * NormalTail(bound: -location / scale).variance
    case .uniform(let low, let high): (high - low) * (high - low) / 12
    case .triangular(let low, let mode, let high):
      ((mode - low) * (mode - low) + (high - low) * (high - mode)) / 18
    case .beta(let alpha, let beta, let low, let high):
      (high - low) * (high - low) * (alpha / (alpha + beta)) * (beta / (alpha + beta)) / (alpha + beta + 1)
    case .empirical(let values): Self.tally(values).populationVariance
    case .mixture(let parts):
      Self.mixtureVariance(parts.map { ($0.weight, $0.distribution.mean, $0.distribution.variance) })
    case .shifted(_, let inner): inner.variance
    }
  }

  /// The standard deviation, in the units of the distribution.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard deviation over the mean; zero for a distribution that is always zero.
  public var coefficientOfVariation: Double {
    let mean = mean
    return mean == 0 ? 0 : standardDeviation / mean
  }

  private static func tally(_ values: [Double]) -> Tally {
    var tally = Tally()
    for value in values { tally.add(value) }
    return tally
  }

  private static func weibullVariance(shape: Double, scale: Double) -> Double {
    let first = SpecialFunctions.logGamma(1 + 1 / shape)
    // Γ(1 + 2/k) − Γ(1 + 1/k)² without cancellation for large shapes.
    return scale * scale * exp(2 * first) * expm1(SpecialFunctions.logGamma(1 + 2 / shape) - 2 * first)
  }

  /// The variance of a mixture: the mean of the variances and the variance of the means.
  private static func mixtureVariance(_ parts: [(weight: Double, mean: Double, variance: Double)]) -> Double {
    let total = parts.reduce(0) { $0 + $1.weight }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.mean } / total
    return parts.reduce(0) { $0 + $1.weight * ($1.variance + ($1.mean - mean) * ($1.mean - mean)) } / total
  }
}

/// The standard normal distribution above a bound.
struct NormalTail {
  /// The bound, in standard deviations above the mean.
  var bound: Double

  /// The mean distance above the bound.
  ///
  /// Source: with hazard λ(α) it is λ(α) − α; far out the asymptotic series 1/α − 2/α³ + 10/α⁵ − 74/α⁷ keeps the digits.
  var meanExcess: Double {
    if bound > 50 {
      let square = bound * bound
      return (1 - (2 - (10 - 74 / square) / square) / square) / bound
    }
    return SpecialFunctions.normalHazard(bound) - bound
  }

  /// The variance above the bound.
  ///
  /// Source: 1 + αλ − λ²; far out the asymptotic series 1/α² − 6/α⁴ + 50/α⁶ − 518/α⁸.
  var variance: Double {
    if bound > 50 {
      let square = bound * bound
      return (1 - (6 - (50 - 518 / square) / square) / square) / square
    }
    let excess = meanExcess
    // 1 + αλ − λ² = 1 − λ (λ − α)
    return 1 - (bound + excess) * excess
  }
}
