/// The distribution of the logit of a share that has a beta distribution: the shape in which skill is believed to scatter.
///
/// Beside a normal distribution of the logit with the same mean and variance it leans to the side on which the share is near 0 or 1, as
/// shares that scatter evenly around 90 % do; and it is log-concave, so the posterior has one peak.
struct LogBeta: Sendable, Hashable {
  /// The two exponents, both positive.
  let successes: Double
  let failures: Double

  /// The distribution whose logit has a mean and a variance.
  ///
  /// By Newton's method on the logarithms of the exponents.
  init(mean: Double, variance: Double) {
    precondition(variance > 0, "a variance is positive")
    var a = (1 + MathFunctions.exp(mean)) / variance
    var b = (1 + MathFunctions.exp(-mean)) / variance
    for _ in 0..<100 {
      let miss = (
        MathFunctions.digamma(a) - MathFunctions.digamma(b) - mean,
        MathFunctions.trigamma(a) + MathFunctions.trigamma(b) - variance
      )
      let slopes = (a * MathFunctions.trigamma(a), -b * MathFunctions.trigamma(b))
      let bends = (a * MathFunctions.tetragamma(a), b * MathFunctions.tetragamma(b))
      let determinant = slopes.0 * bends.1 - slopes.1 * bends.0
      guard determinant != 0 else { break }
      let step = (
        (miss.0 * bends.1 - miss.1 * slopes.1) / determinant, (miss.1 * slopes.0 - miss.0 * bends.0) / determinant
      )
      a *= MathFunctions.exp(-max(-1, min(1, step.0)))
      b *= MathFunctions.exp(-max(-1, min(1, step.1)))
      if abs(step.0) + abs(step.1) < 1e-12 { break }
    }
    (successes, failures) = (a, b)
  }
}
