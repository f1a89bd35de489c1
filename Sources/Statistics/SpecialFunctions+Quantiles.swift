import CGSL

extension SpecialFunctions {
  /// The probability that a standard normal number is at most `x`.
  public static func normalCumulative(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }

  /// The number that a standard normal number stays below with the given probability.
  ///
  /// - Parameter probability: A probability, 0 and 1 giving minus and plus infinity.
  public static func normalQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    quietened
    return gsl_cdf_ugaussian_Pinv(probability)
  }

  /// The probability that a Student t number is at most `x`.
  ///
  /// - Parameters:
  ///   - x: Any number.
  ///   - degreesOfFreedom: Positive; need not be whole.
  public static func studentCumulative(_ x: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    quietened
    return gsl_cdf_tdist_P(x, degreesOfFreedom)
  }

  /// The number that a Student t number stays below with the given probability.
  ///
  /// - Parameters:
  ///   - probability: A probability, 0 and 1 giving minus and plus infinity.
  ///   - degreesOfFreedom: Positive; need not be whole.
  public static func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    requireProbability(probability)
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    quietened
    quietened
    return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }

  /// The probability that a chi-square number is at most `x`.
  ///
  /// - Parameters:
  ///   - x: A number of at least zero.
  ///   - degreesOfFreedom: Positive; need not be whole.
  public static func chiSquareCumulative(_ x: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    quietened
    return gsl_cdf_chisq_P(x, degreesOfFreedom)
  }

  /// The number that a chi-square number stays below with the given probability.
  ///
  /// - Parameters:
  ///   - probability: A probability, 1 giving infinity.
  ///   - degreesOfFreedom: Positive; need not be whole.
  public static func chiSquareQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    requireProbability(probability)
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    quietened
    return gsl_cdf_chisq_Pinv(probability, degreesOfFreedom)
  }

  static func requireProbability(_ probability: Double) {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
  }
}
