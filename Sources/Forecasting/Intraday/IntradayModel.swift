import Glibc
import Statistics

/// How the parts of a day depend on each other, and what a morning says about its afternoon.
///
/// What comes in two different intervals has the covariance F₁F₂ (common + passing · carry^distance), where F are the
/// forecasts and the distance is counted in intervals: a busy morning is in part a busy day, in part a wave that passes.
/// Within an interval the variance is F² (common + passing) + counting · F. The rest of the day is forecast by the best linear
/// predictor from what was seen. With `passing` zero and `counting` one this is exactly the conjugate Gamma–Poisson update, in
/// which the day's factor has mean one and variance `common`.
///
/// Source: Shen and Huang (2008), doi:10.1287/msom.1070.0179 (dependence within the day); Jongbloed and Koole (2001),
/// doi:10.1002/asmb.444 (Gamma–Poisson); Bühlmann (1967), Experience rating and credibility, doi:10.1017/S0515036100008989.
public struct IntradayModel: Hashable, Sendable {
  /// Squared coefficient of variation of what all parts of a day share.
  public var common: Double
  /// Squared coefficient of variation of what neighbouring parts share.
  public var passing: Double
  /// How much of it is left one interval later, 0…1.
  public var carry: Double
  /// Variance of a count ÷ its mean, beside what the parts share.
  public var counting: Double

  /// A model from its parts.
  public init(common: Double, passing: Double, carry: Double, counting: Double) {
    precondition(common >= 0 && passing >= 0 && (0...1).contains(carry) && counting > 0, "variances are not negative")
    self.common = common
    self.passing = passing
    self.carry = carry
    self.counting = counting
  }

  /// What to assume when nothing has been measured: days differ by a tenth, beside counting noise.
  static let assumed = IntradayModel(common: 0.01, passing: 0, carry: 0, counting: 1)

  /// Days with errors that are needed to measure the dependence.
  private static let enoughDays = 15

  /// The dependence among the errors of a backtest.
  init(_ table: ResidualTable) {
    var days: [[ResidualTable.Entry]] = []
    for entry in table.entries where entry.forecast > 0 {
      if let last = days.last?.last, last.fold == entry.fold, last.day == entry.day {
        days[days.count - 1].append(entry)
      } else {
        days.append([entry])
      }
    }
    guard days.count >= IntradayModel.enoughDays, days.contains(where: { $0.count > 2 }) else {
      self = .assumed
      return
    }
    let lags = 24
    var products = [Double](repeating: 0, count: lags + 1)
    var sizes = products
    var squares = (sum: 0.0, mean: 0.0, forecast: 0.0)
    let latest = days.compactMap { $0.first.map { $0.day - 7 * $0.leadWeek } }.max() ?? 0
    for day in days {
      // Errors of recent origins weigh more, as for the bands of whole forecasts.
      let origin = day.first.map { $0.day - 7 * $0.leadWeek } ?? latest
      let weight = pow(0.5, Double(latest - origin) / SpreadModel.halfLife)
      for (index, left) in day.enumerated() {
        let error = left.actual - left.forecast
        squares.sum += weight * error * error
        squares.mean += weight * left.forecast * left.forecast
        squares.forecast += weight * left.forecast
        for right in day[(index + 1)...] where right.slot - left.slot <= lags {
          products[right.slot - left.slot] += weight * error * (right.actual - right.forecast)
          sizes[right.slot - left.slot] += weight * left.forecast * right.forecast
        }
      }
    }
    let (common, passing, carry) = IntradayModel.decay(products, sizes)
    let counting = (squares.sum - squares.mean * (common + passing)) / max(squares.forecast, 1e-9)
    self.init(common: common, passing: passing, carry: carry, counting: max(0.2, counting))
  }

  /// Least squares of mean products at each distance on common + passing · carry^distance, none below zero.
  private static func decay(_ products: [Double], _ sizes: [Double]) -> (Double, Double, Double) {
    var best = (miss: Double.infinity, common: 0.0, passing: 0.0, carry: 0.0)
    for step in 0...19 {
      let carry = Double(step) * 0.05
      var s = (weight: 0.0, x: 0.0, xx: 0.0, y: 0.0, xy: 0.0)
      let lags = products.indices.dropFirst().filter { sizes[$0] > 0 }
      for lag in lags {
        let x = pow(carry, Double(lag))
        s.weight += sizes[lag]
        s.x += sizes[lag] * x
        s.xx += sizes[lag] * x * x
        s.y += products[lag]
        s.xy += products[lag] * x
      }
      guard s.weight > 0 else { continue }
      let determinant = s.weight * s.xx - s.x * s.x
      var passing = determinant > 1e-12 * s.weight * s.weight ? (s.weight * s.xy - s.x * s.y) / determinant : 0
      passing = max(0, passing)
      var common = (s.y - passing * s.x) / s.weight
      if common < 0 {
        common = 0
        passing = s.xx > 0 ? max(0, s.xy / s.xx) : 0
      }
      let miss = lags.reduce(0) { sum, lag in
        let gap = products[lag] / sizes[lag] - common - passing * pow(carry, Double(lag))
        return sum + sizes[lag] * gap * gap
      }
      if miss < best.miss { best = (miss, common, passing, carry) }
    }
    return (best.common, best.passing, best.carry)
  }

  func covariance(_ left: (position: Int, mean: Double), _ right: (position: Int, mean: Double)) -> Double {
    let distance = abs(left.position - right.position)
    let shared = left.mean * right.mean * (common + passing * pow(carry, Double(distance)))
    return distance == 0 ? left.mean * left.mean * (common + passing) + counting * left.mean : shared
  }
}
