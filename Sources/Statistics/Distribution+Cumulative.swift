import CGSL
import Glibc
public import Workforce

extension Distribution {
  /// The probability of a value of at most `x`.
  ///
  /// Meaningful when `problems()` is empty.
  ///
  /// - Parameter x: Any number.
  /// - Returns: A probability; zero below the support.
  public func cumulative(_ x: Double) -> Double {
    if x < 0 || x.isNaN { return 0 }
    if x == .infinity { return 1 }
    SpecialFunctions.quietened
    switch self {
    case .constant(let value): return x >= value ? 1 : 0
    case .exponential(let mean): return -expm1(-x / mean)
    case .gamma(let shape, let scale): return gsl_cdf_gamma_P(x, shape, scale)
    case .erlang(let phases, let mean): return gsl_cdf_gamma_P(x, Double(phases), mean / Double(phases))
    case .lognormal(let logMean, let logDeviation):
      if logDeviation == 0 { return x >= exp(logMean) ? 1 : 0 }
      return x == 0 ? 0 : gsl_cdf_ugaussian_P((log(x) - logMean) / logDeviation)
    case .weibull(let shape, let scale): return -expm1(-pow(x / scale, shape))
    case .hyperexponential(let branches):
      return Self.weighted(branches.map { ($0.weight, -expm1(-x / $0.mean)) })
    case .truncatedNormal(let location, let scale): return NormalTail(bound: -location / scale).cumulative(x / scale)
    case .mixture(let parts): return Self.weighted(parts.map { ($0.weight, $0.distribution.cumulative(x)) })
    case .shifted(let shift, let inner): return inner.cumulative(x - shift)
    case .empirical(let values): return Double(Self.countOf(values, upTo: x)) / Double(values.count)
    case .uniform, .triangular, .beta: return boundedCumulative(x)
    }
  }

  private func boundedCumulative(_ x: Double) -> Double {
    switch self {
    case .uniform(let low, let high):
      if x >= high { return 1 }
      return x <= low ? 0 : (x - low) / (high - low)
    case .triangular(let low, let mode, let high):
      if x >= high { return 1 }
      if x <= low { return 0 }
      if x < mode { return (x - low) / (high - low) * ((x - low) / (mode - low)) }
      return 1 - (high - x) / (high - low) * ((high - x) / (high - mode))
    case .beta(let alpha, let beta, let low, let high):
      if x >= high { return 1 }
      return x <= low ? 0 : gsl_cdf_beta_P((x - low) / (high - low), alpha, beta)
    default: return 0
    }
  }

  private static func weighted(_ parts: [(weight: Double, probability: Double)]) -> Double {
    let total = parts.reduce(0) { $0 + $1.weight }
    return min(1, parts.reduce(0) { $0 + $1.weight * $1.probability } / total)
  }

  /// How many of the ascending values are at most `x`.
  private static func countOf(_ values: [Double], upTo x: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension NormalTail {
  /// The probability of a distance of at most `distance` above the bound.
  func cumulative(_ distance: Double) -> Double {
    SpecialFunctions.quietened
    if bound <= 0 {
      let below = gsl_cdf_ugaussian_P(bound)
      return min(1, max(0, (gsl_cdf_ugaussian_P(bound + distance) - below) / (1 - below)))
    }
    // Q(α + t) / Q(α), written with hazards so that far tails do not vanish.
    let fall = exp(-distance * (bound + distance / 2))
    if fall == 0 { return 1 }
    return max(0, 1 - fall * gsl_sf_hazard(bound) / gsl_sf_hazard(bound + distance))
  }

  /// The distance above the bound that is not exceeded with the given probability, below 1.
  func quantile(_ probability: Double) -> Double {
    SpecialFunctions.quietened
    if bound > 3 {
      // The tail falls faster than an exponential of rate α, which gives the bracket.
      let widest = -log1p(-probability) / bound
      return Bisection.first(from: 0, to: widest) { cumulative($0) >= probability }
    }
    let above = gsl_cdf_ugaussian_Q(bound)
    if probability < 0.5 {
      return max(0, gsl_cdf_ugaussian_Pinv(gsl_cdf_ugaussian_P(bound) + probability * above) - bound)
    }
    return max(0, gsl_cdf_ugaussian_Qinv((1 - probability) * above) - bound)
  }
}
