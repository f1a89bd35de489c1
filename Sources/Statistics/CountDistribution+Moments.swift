import CGSL
import Glibc
public import Workforce

extension CountDistribution {
  /// Everything that is wrong with the parameters; empty when the distribution can be used.
  public func problems() -> [ParameterProblem] {
    func check(_ good: Bool, _ place: String, _ found: some CustomStringConvertible, _ expected: String)
      -> [ParameterProblem]
    {
      good ? [] : [ParameterProblem(place: place, found: "\(found)", expected: expected)]
    }
    let largest = 1e12
    switch self {
    case .constant(let count): return check(count >= 0, "count", count, "a whole number of at least zero")
    case .poisson(let mean):
      return check((0...largest).contains(mean), "poisson mean", mean, "a number from 0 to \(largest)")
    case .negativeBinomial(let mean, let dispersion):
      return check((0...largest).contains(mean), "negative binomial mean", mean, "a number from 0 to \(largest)")
        + check((0...1e4).contains(dispersion), "negative binomial dispersion", dispersion, "a number from 0 to 10000")
    }
  }

  /// The mean.
  public var mean: Double {
    switch self {
    case .constant(let count): Double(count)
    case .poisson(let mean), .negativeBinomial(let mean, _): mean
    }
  }

  /// The variance.
  public var variance: Double {
    switch self {
    case .constant: 0
    case .poisson(let mean): mean
    case .negativeBinomial(let mean, let dispersion): mean + dispersion * mean * mean
    }
  }

  /// The probability of at most the given count.
  public func cumulative(_ count: Int) -> Double {
    if count < 0 { return 0 }
    SpecialFunctions.quietened
    switch self {
    case .constant(let value): return count >= value ? 1 : 0
    case .poisson(let mean): return mean == 0 ? 1 : gsl_cdf_gamma_Q(mean, Double(count) + 1, 1)
    case .negativeBinomial(let mean, let dispersion):
      if mean == 0 { return 1 }
      // Below this the two differ by less than the arithmetic can tell.
      if dispersion * mean < 1e-12 { return gsl_cdf_gamma_Q(mean, Double(count) + 1, 1) }
      // With shape r = 1 / dispersion, success probability r / (r + mean) = 1 / (1 + dispersion · mean).
      return gsl_cdf_beta_P(1 / (1 + dispersion * mean), 1 / dispersion, Double(count) + 1)
    }
  }

  /// The smallest count whose cumulative probability reaches the given one.
  ///
  /// - Parameter probability: A probability below 1.
  public func quantile(_ probability: Double) -> Int {
    precondition((0..<1).contains(probability), "the quantile of a count needs a probability from 0 to below 1")
    if case .constant(let count) = self { return count }
    let guess = mean + variance.squareRoot() * gsl_cdf_ugaussian_Pinv(probability)
    return Bisection.firstInteger(from: 0, near: guess > 0 ? Int(min(guess, 1e15)) : 0) {
      cumulative($0) >= probability
    }
  }
}
