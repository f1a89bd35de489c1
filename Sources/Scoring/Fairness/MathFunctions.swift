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

  // MARK: - Derivatives of the logarithm of the gamma function

  /// The first derivative, ψ.
  ///
  /// Source: recurrence and asymptotic series, Abramowitz and Stegun (1964), 6.3.5 and 6.3.18.
  ///
  /// - Parameter x: Positive.
  static func digamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 12 {
      sum -= 1 / x
      x += 1
    }
    let r = 1 / (x * x)
    return sum + Glibc.log(x) - 0.5 / x
      - r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (1.0 / 132 - r * 691.0 / 32_760)))))
  }

  /// The second derivative, ψ′.
  ///
  /// Source: 6.4.6 and 6.4.12 there.
  ///
  /// - Parameter x: Positive.
  static func trigamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 12 {
      sum += 1 / (x * x)
      x += 1
    }
    let r = 1 / (x * x)
    let series = 1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r * (1.0 / 30 - r * (5.0 / 66 - r * 691.0 / 2730))))
    return sum + 1 / x + r / 2 + r / x * series
  }

  /// The third derivative, ψ″.
  ///
  /// Source: 6.4.6 and 6.4.13 there.
  ///
  /// - Parameter x: Positive.
  static func tetragamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 12 {
      sum -= 2 / (x * x * x)
      x += 1
    }
    let r = 1 / (x * x)
    let series = 1.0 / 2 - r * (1.0 / 6 - r * (1.0 / 6 - r * (3.0 / 10 - r * (5.0 / 6 - r * 691.0 / 210))))
    return sum - r - r / x - r * r * series
  }
}
