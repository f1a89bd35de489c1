import CGSL

/// The special functions of probability, computed by GSL.
///
/// Functions that iterate throw when GSL reports a failure; the others are total on their stated domain and stop the program
/// outside it, as that is a mistake of the programmer. A result too small to be represented is zero, not an error.
public enum SpecialFunctions {
  /// GSL's habit of stopping the program at an error, switched off once.
  static let quietened: Void = { _ = gsl_set_error_handler_off() }()

  /// Runs one of GSL's `_e` functions and checks what it reports.
  static func checked(
    _ name: String, _ arguments: @autoclosure () -> String, _ body: (UnsafeMutablePointer<gsl_sf_result>) -> Int32
  ) throws(StatisticsError) -> Double {
    quietened
    var result = gsl_sf_result()
    let status = body(&result)
    if status == Int32(GSL_SUCCESS), !result.val.isNaN { return result.val }
    if status == Int32(GSL_EUNDRFLW) { return 0 }
    throw .numerical(function: name, arguments: arguments(), reason: String(cString: gsl_strerror(status)))
  }

  /// The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a).
  ///
  /// For whole a this is the probability that a Poisson variable of mean x is below a.
  ///
  /// - Parameters:
  ///   - shape: a, positive.
  ///   - x: The lower bound of the integral, at least zero.
  /// - Returns: A number in 0…1.
  /// - Throws: `StatisticsError.numerical` when GSL's iteration fails.
  public static func regularizedGammaQ(_ shape: Double, _ x: Double) throws(StatisticsError) -> Double {
    precondition(shape > 0 && x >= 0, "the incomplete gamma function needs a > 0 and x >= 0")
    return try checked("Q", "\(shape), \(x)") { gsl_sf_gamma_inc_Q_e(shape, x, $0) }
  }

  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x) / Γ(a).
  ///
  /// - Parameters:
  ///   - shape: a, positive.
  ///   - x: The upper bound of the integral, at least zero.
  /// - Returns: A number in 0…1.
  /// - Throws: `StatisticsError.numerical` when GSL's iteration fails.
  public static func regularizedGammaP(_ shape: Double, _ x: Double) throws(StatisticsError) -> Double {
    precondition(shape > 0 && x >= 0, "the incomplete gamma function needs a > 0 and x >= 0")
    return try checked("P", "\(shape), \(x)") { gsl_sf_gamma_inc_P_e(shape, x, $0) }
  }

  /// The regularised incomplete beta function I(x; a, b).
  ///
  /// - Parameters:
  ///   - x: The upper bound of the integral, 0…1.
  ///   - a: The first shape, positive.
  ///   - b: The second shape, positive.
  /// - Returns: A number in 0…1.
  /// - Throws: `StatisticsError.numerical` when GSL's iteration fails.
  public static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    precondition(a > 0 && b > 0 && (0...1).contains(x), "the incomplete beta function needs a, b > 0 and x in 0...1")
    return try checked("I", "\(x), \(a), \(b)") { gsl_sf_beta_inc_e(a, b, x, $0) }
  }

  /// The logarithm of the gamma function.
  ///
  /// - Parameter x: A positive number.
  public static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "the logarithm of the gamma function needs a positive number")
    quietened
    return gsl_sf_lngamma(x)
  }

  /// The hazard of the standard normal distribution, density over upper tail.
  ///
  /// - Parameter x: Any number.
  public static func normalHazard(_ x: Double) -> Double {
    quietened
    return gsl_sf_hazard(x)
  }
}
