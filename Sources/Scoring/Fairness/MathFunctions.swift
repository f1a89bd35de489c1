import Glibc

/// The few functions of mathematics that fair comparison needs.
enum MathFunctions {
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }

  /// The logarithm of the odds of a share strictly between 0 and 1.
  static func logit(_ share: Double) -> Double { Glibc.log(share / (1 - share)) }

  /// The share whose odds have a logarithm.
  static func expit(_ x: Double) -> Double { x >= 0 ? 1 / (1 + Glibc.exp(-x)) : 1 - 1 / (1 + Glibc.exp(x)) }

  /// log(1 + eˣ) without overflow.
  static func softplus(_ x: Double) -> Double { x > 0 ? x + Glibc.log1p(Glibc.exp(-x)) : Glibc.log1p(Glibc.exp(x)) }
}
