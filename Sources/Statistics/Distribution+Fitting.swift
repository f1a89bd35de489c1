import Glibc
public import Workforce

extension Distribution {
  /// The families that can be had from what a planner knows.
  public enum Family: String, Sendable, CaseIterable {
    /// Exponential.
    case exponential
    /// Gamma.
    case gamma
    /// Erlang-k.
    case erlang
    /// Lognormal.
    case lognormal
    /// Weibull.
    case weibull
    /// Hyperexponential with two branches of equal weight in the mean ("balanced means").
    case hyperexponential
    /// Normal truncated at zero.
    case truncatedNormal
    /// Uniform.
    case uniform
  }

  /// The distribution of a family that has the given mean and coefficient of variation.
  ///
  /// A coefficient of variation of zero gives a constant. Erlang takes the number of phases nearest to 1/cv², so its coefficient
  /// of variation is met only nearly; the mean is always met. For the truncated normal the figures are those *after* truncation;
  /// to give those before it, construct `.truncatedNormal(location:scale:)` directly.
  ///
  /// Source: balanced means, Allen (1990), Probability, Statistics, and Queueing Theory, and Tijms (2003), A First Course in
  /// Stochastic Models, appendix B; the others by matching moments, in closed form or by bisection.
  ///
  /// - Parameters:
  ///   - family: The family.
  ///   - mean: The mean, positive.
  ///   - coefficientOfVariation: The standard deviation over the mean, at least zero.
  /// - Returns: The distribution in its canonical parameters.
  /// - Throws: `StatisticsError.impossible` when the family has no such member, saying which families have.
  public static func fitting(
    _ family: Family, mean: Double, coefficientOfVariation cv: Double
  ) throws(StatisticsError) -> Distribution {
    guard mean > 0, mean.isFinite else {
      throw .impossible("mean: found \(mean), expected a positive, finite number")
    }
    guard cv >= 0, cv.isFinite else {
      throw .impossible("coefficient of variation: found \(cv), expected a finite number of at least zero")
    }
    if family == .exponential {
      try require(cv == 1, family, cv, "exactly 1", "leave it out or choose gamma")
      return .exponential(mean: mean)
    }
    if cv == 0 { return .constant(mean) }
    let fitted = try member(of: family, mean: mean, cv: cv)
    let problems = fitted.problems()
    if !problems.isEmpty { throw .invalidDistribution(problems) }
    return fitted
  }

  private static func member(
    of family: Family, mean: Double, cv: Double
  ) throws(StatisticsError) -> Distribution {
    switch family {
    case .exponential: return .exponential(mean: mean)
    case .gamma: return .gamma(shape: 1 / (cv * cv), scale: mean * cv * cv)
    case .erlang:
      try require((1e-3...1).contains(cv), family, cv, "from 0.001 to 1", "choose gamma, lognormal or hyperexponential")
      return .erlang(phases: max(1, Int((1 / (cv * cv)).rounded())), mean: mean)
    case .lognormal:
      let logVariance = log1p(cv * cv)
      return .lognormal(logMean: log(mean) - logVariance / 2, logDeviation: logVariance.squareRoot())
    case .weibull: return try weibull(mean: mean, cv: cv)
    case .hyperexponential:
      try require(cv >= 1, family, cv, "at least 1", "choose gamma, lognormal, erlang or weibull")
      return hyperexponential(mean: mean, cv: cv)
    case .truncatedNormal:
      try require(
        (1e-6...0.99).contains(cv), family, cv, "from 0.000001 to 0.99 (1 would be the exponential)",
        "choose gamma or lognormal")
      return truncatedNormal(mean: mean, cv: cv)
    case .uniform:
      try require(
        cv * 3.0.squareRoot() <= 1 + 1e-12, family, cv, "at most 0.577 (1/√3), which begins at zero",
        "choose gamma or lognormal")
      let reach = min(mean, mean * cv * 3.0.squareRoot())
      return .uniform(low: mean - reach, high: mean + reach)
    }
  }

  static func require(
    _ condition: Bool, _ family: Family, _ found: Double, _ expected: String, _ remedy: String
  ) throws(StatisticsError) {
    if condition { return }
    throw .impossible("\(family.rawValue) coefficient of variation: found \(found), expected \(expected); \(remedy)")
  }

  /// The coefficient of variation of a Weibull distribution falls as its shape grows.
  private static func weibull(mean: Double, cv: Double) throws(StatisticsError) -> Distribution {
    func variation(_ logShape: Double) -> Double {
      Distribution.weibull(shape: exp(logShape), scale: 1).coefficientOfVariation
    }
    let (flattest, steepest) = (log(0.1), log(10_000.0))
    try require(
      cv <= variation(flattest) && cv >= variation(steepest), .weibull, cv, "from 0.00013 to 429",
      "choose lognormal or gamma")
    let shape = exp(Bisection.first(from: flattest, to: steepest) { variation($0) <= cv })
    return .weibull(shape: shape, scale: mean / tgamma(1 + 1 / shape))
  }

  private static func hyperexponential(mean: Double, cv: Double) -> Distribution {
    let square = cv * cv
    let root = ((square - 1) / (square + 1)).squareRoot()
    let often = (1 + root) / 2
    // 1 − often, without cancellation.
    let seldom = 1 / ((square + 1) * (1 + root))
    if root == 0 { return .exponential(mean: mean) }
    return .hyperexponential([
      ExponentialBranch(weight: often, mean: mean / (2 * often)),
      ExponentialBranch(weight: seldom, mean: mean / (2 * seldom)),
    ])
  }

  /// The coefficient of variation after truncation grows with the bound, from that of the normal towards one.
  private static func truncatedNormal(mean: Double, cv: Double) -> Distribution {
    let bound = Bisection.first(from: -2 / cv - 2, to: 1000) { bound in
      let tail = NormalTail(bound: bound)
      return tail.variance.squareRoot() >= cv * tail.meanExcess
    }
    let scale = mean / NormalTail(bound: bound).meanExcess
    return .truncatedNormal(location: -bound * scale, scale: scale)
  }
}
