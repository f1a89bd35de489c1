import CGSL
import Glibc
public import Workforce

extension Distribution {
  /// The smallest value whose cumulative probability reaches the given one.
  ///
  /// Meaningful when `problems()` is empty.
  ///
  /// - Parameter probability: A probability. At 0 the lower end of the support, at 1 the upper end, which may be infinite.
  /// - Returns: The quantile.
  public func quantile(_ probability: Double) -> Double {
    SpecialFunctions.requireProbability(probability)
    SpecialFunctions.quietened
    switch self {
    case .constant(let value): return value
    case .exponential(let mean): return -mean * log1p(-probability)
    case .gamma(let shape, let scale): return Self.gammaQuantile(probability, shape: shape) * scale
    case .erlang(let phases, let mean):
      return Self.gammaQuantile(probability, shape: Double(phases)) * (mean / Double(phases))
    case .lognormal(let logMean, let logDeviation):
      return logDeviation == 0 ? exp(logMean) : exp(logMean + logDeviation * gsl_cdf_ugaussian_Pinv(probability))
    case .weibull(let shape, let scale): return scale * pow(-log1p(-probability), 1 / shape)
    case .hyperexponential(let branches):
      return bracketed(probability, branches.map { ($0.weight, .exponential(mean: $0.mean)) })
    case .truncatedNormal(let location, let scale):
      return probability == 1 ? .infinity : scale * NormalTail(bound: -location / scale).quantile(probability)
    case .mixture(let parts): return bracketed(probability, parts.map { ($0.weight, $0.distribution) })
    case .shifted(let shift, let inner): return shift + inner.quantile(probability)
    case .empirical(let values): return Self.empiricalQuantile(probability, values)
    case .uniform, .triangular, .beta: return boundedQuantile(probability)
    }
  }

  private func boundedQuantile(_ probability: Double) -> Double {
    switch self {
    case .uniform(let low, let high): return low + probability * (high - low)
    case .triangular(let low, let mode, let high):
      let width = high - low
      if probability * width < mode - low { return low + (probability * width * (mode - low)).squareRoot() }
      return high - ((1 - probability) * width * (high - mode)).squareRoot()
    case .beta(let alpha, let beta, let low, let high):
      if probability == 0 || probability == 1 || low == high { return probability == 1 ? high : low }
      let guess = gsl_cdf_beta_Pinv(probability, alpha, beta)
      let share = Self.confirmed(guess, probability, upTo: 1) { gsl_cdf_beta_P($0, alpha, beta) }
      return low + (high - low) * share
    default: return 0
    }
  }

  /// The quantile of a gamma distribution with scale one.
  private static func gammaQuantile(_ probability: Double, shape: Double) -> Double {
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    var high = 2 * shape + 1
    while gsl_cdf_gamma_P(high, shape, 1) < probability, high < 1e300 { high *= 2 }
    let guess = gsl_cdf_gamma_Pinv(probability, shape, 1)
    return confirmed(guess, probability, upTo: high) { gsl_cdf_gamma_P($0, shape, 1) }
  }

  /// GSL's inverse where it converged, else the boundary found by bisection.
  ///
  /// GSL's Newton iterations give up for some extreme shapes and then return what they have, or no number at all.
  private static func confirmed(
    _ guess: Double, _ probability: Double, upTo high: Double, _ cumulative: (Double) -> Double
  ) -> Double {
    let tolerance = 1e-11 * min(probability, 1 - probability) + 1e-16
    if guess.isFinite, guess >= 0, abs(cumulative(guess) - probability) <= tolerance { return guess }
    return Bisection.first(from: 0, to: high) { cumulative($0) >= probability }
  }

  /// The quantile of a mixture lies between the least and the greatest quantile of its parts.
  private func bracketed(_ probability: Double, _ parts: [(weight: Double, distribution: Distribution)]) -> Double {
    let ends = parts.filter { $0.weight > 0 }.map { $0.distribution.quantile(probability) }
    let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
    if low == high || probability == 0 { return low }
    if probability == 1 { return high }
    return Bisection.first(from: low, to: high) { cumulative($0) >= probability }
  }

  private static func empiricalQuantile(_ probability: Double, _ values: [Double]) -> Double {
    let count = Double(values.count)
    var rank = max(1, Int((probability * count).rounded(.up)))
    // The product may be rounded up past a whole number that the cumulative probability meets exactly.
    if rank > 1, Double(rank - 1) / count >= probability { rank -= 1 }
    return values[min(rank, values.count) - 1]
  }
}
