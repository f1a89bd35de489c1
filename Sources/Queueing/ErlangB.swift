#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loss system M/G/n/n: a contact that finds every line taken is blocked.
///
/// Source: A. K. Erlang (1917); the continuous extension in the number of lines is that of R. Fortet (1948), see
/// D. L. Jagerman, "Some properties of the Erlang loss function", Bell System Technical Journal 53 (1974).
public enum ErlangB {
  /// The probability that an arriving contact is blocked.
  ///
  /// Sums positive terms only, from the largest state downwards, and stops when the rest cannot matter: about `9 √load`
  /// terms near full load. Relative error below 1e-12 up to 50,000 lines; probabilities below 1e-308 are given as 0.
  ///
  /// - Parameters:
  ///   - load: offered load in erlangs, positive and finite.
  ///   - lines: the number of lines, which need not be whole.
  /// - Returns: the blocking probability, 0…1.
  public static func blocking(load: Double, lines: Double) -> Double {
    1 / (1 + belowFullWeight(load: load, lines: lines))
  }

  /// The probability of all states below `lines`, relative to that of the state `lines`: `1 / B − 1`.
  ///
  /// Equals `Σ_{j ≥ 1} n (n − 1) … (n − j + 1) / load^j`. Infinite where it exceeds the range of a Double.
  static func belowFullWeight(load: Double, lines: Double) -> Double {
    precondition(load > 0 && lines >= 0, "the load is positive and the lines are not negative")
    let inverse = 1 / load
    let wholeSteps = Int(lines.rounded(.down))
    var term = 1.0
    var sum = 0.0
    var factor = lines
    var left = wholeSteps
    while left > 0 {
      let block = min(left, 8)
      for _ in 0..<block {
        term *= factor * inverse
        sum += term
        factor -= 1
      }
      left -= block
      // What is left is at most a geometric series with the ratio of the next two terms.
      let ratio = factor * inverse
      if ratio < 1, term * ratio < 1e-17 * sum * (1 - ratio) { return sum }
      if sum == .infinity { return sum }
    }
    // A fraction of a line remains, in 0…1; factor holds it.
    let fraction = lines - Double(wholeSteps)
    guard fraction > 0 else { return sum }
    return sum + term * (inverseBlocking(load: load, fractionOfLine: fraction) - 1)
  }

  /// `1 / B` for less than one line: `load e^load load^(−x−1) Γ(x + 1, load)`.
  private static func inverseBlocking(load: Double, fractionOfLine x: Double) -> Double {
    let s = x + 1
    if load < 1 {
      // Γ(s, a) as the complete function less the series of the lower one.
      var term = 1 / s
      var sum = term
      var k = 1.0
      while term > 1e-18 * sum {
        term *= load / (s + k)
        sum += term
        k += 1
      }
      return exp(load) * pow(load, -x) * tgamma(s) - load * sum
    }
    // Legendre's continued fraction by the modified Lentz method.
    var b = load + 1 - s
    var d = 1 / b
    var c = 1e300
    var value = d
    var k = 1.0
    while k < 500 {
      let a = -k * (k - s)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      let factor = c * d
      value *= factor
      if abs(factor - 1) < 1e-16 { break }
      k += 1
    }
    return load * value
  }
}
