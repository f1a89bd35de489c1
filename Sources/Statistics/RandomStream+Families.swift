import CGSL
import Glibc

extension RandomStream {
  /// A gamma number with the given shape and scale one.
  ///
  /// Source: Marsaglia and Tsang (2000), A simple method for generating gamma variables, doi:10.1145/358407.358414; below shape
  /// one by their remark that X(shape) = X(shape + 1) · U^(1/shape).
  ///
  /// - Parameter shape: The shape, positive.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0, "a gamma shape is positive")
    if shape < 1 {
      return gamma(shape: shape + 1) * exp(-exponential() / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      let u = positiveUniform()
      let square = x * x
      if u < 1 - 0.0331 * square * square { return d * v }
      if log(u) < 0.5 * square + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// A beta number on [0, 1].
  ///
  /// By the ratio of gamma numbers; where both shapes are tiny and both numbers vanish, by GSL's `gsl_ran_beta`, which works in
  /// logarithms there.
  ///
  /// - Parameters:
  ///   - alpha: The first shape, positive.
  ///   - beta: The second shape, positive.
  public mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    precondition(alpha > 0 && beta > 0, "the shapes of a beta distribution are positive")
    if alpha <= 1 && beta <= 1 {
      return withGSLGenerator { gsl_ran_beta($0, alpha, beta) }
    }
    let x = gamma(shape: alpha)
    return x / (x + gamma(shape: beta))
  }

  /// Lends this stream to GSL as a generator, so that any of its distributions can be drawn from it.
  ///
  /// Nothing is allocated; the stream moves on by as many numbers as GSL took.
  mutating func withGSLGenerator<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    withUnsafeMutablePointer(to: &self) { state in
      var generator = cgsl_stream_rng(UnsafeMutableRawPointer(state))
      return withUnsafePointer(to: &generator, body)
    }
  }
}
