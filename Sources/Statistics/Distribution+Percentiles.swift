import Glibc
public import Workforce

/// A point of a distribution that a planner knows: "90 % take at most 600 seconds".
public struct Percentile: Hashable, Sendable {
  /// The probability of a value of at most `value`, strictly between 0 and 1.
  public var probability: Double
  /// The value, positive, in the units of the distribution.
  public var value: Double

  /// A point with its probability and value.
  public init(probability: Double, value: Double) {
    self.probability = probability
    self.value = value
  }

  /// The median.
  public static func median(_ value: Double) -> Percentile { Percentile(probability: 0.5, value: value) }

  /// The 90th percentile.
  public static func p90(_ value: Double) -> Percentile { Percentile(probability: 0.9, value: value) }
}

extension Distribution {
  /// The distribution of a family that runs through two points.
  ///
  /// - Parameters:
  ///   - family: Lognormal, gamma or Weibull.
  ///   - first: One point.
  ///   - second: Another point; the one with the greater probability must have the greater value.
  /// - Returns: The distribution in its canonical parameters.
  /// - Throws: `StatisticsError.impossible` when no member of the family runs through both.
  public static func fitting(
    _ family: Family, _ first: Percentile, _ second: Percentile
  ) throws(StatisticsError) -> Distribution {
    let (low, high) = first.probability <= second.probability ? (first, second) : (second, first)
    for point in [low, high] {
      guard point.probability > 0, point.probability < 1, point.value > 0, point.value.isFinite else {
        throw .impossible(
          "percentile: found \(point.value) at probability \(point.probability), expected a positive value at a probability "
            + "strictly between 0 and 1")
      }
    }
    guard low.probability < high.probability, low.value < high.value else {
      throw .impossible(
        "percentiles: found \(low.value) at \(low.probability) and \(high.value) at \(high.probability), expected the greater "
          + "value at the greater probability")
    }
    let fitted = try member(of: family, through: low, and: high)
    let problems = fitted.problems()
    if !problems.isEmpty { throw .invalidDistribution(problems) }
    return fitted
  }

  private static func member(
    of family: Family, through low: Percentile, and high: Percentile
  ) throws(StatisticsError) -> Distribution {
    let logRatio = log(high.value / low.value)
    switch family {
    case .lognormal:
      let (a, b) = (
        SpecialFunctions.normalQuantile(low.probability), SpecialFunctions.normalQuantile(high.probability)
      )
      let deviation = logRatio / (b - a)
      return .lognormal(logMean: log(low.value) - deviation * a, logDeviation: deviation)
    case .weibull:
      // ln(−ln(1 − p)) is linear in ln x.
      let (a, b) = (log(-log1p(-low.probability)), log(-log1p(-high.probability)))
      let shape = (b - a) / logRatio
      return .weibull(shape: shape, scale: high.value * exp(-b / shape))
    case .gamma: return try gamma(through: low, and: high, logRatio: logRatio)
    default:
      throw .impossible("percentiles: found family \(family.rawValue), expected lognormal, gamma or weibull")
    }
  }

  /// The ratio of two quantiles of a gamma distribution falls as its shape grows.
  private static func gamma(
    through low: Percentile, and high: Percentile, logRatio: Double
  ) throws(StatisticsError) -> Distribution {
    func spread(_ logShape: Double) -> Double {
      let unit = Distribution.gamma(shape: exp(logShape), scale: 1)
      return log(unit.quantile(high.probability)) - log(unit.quantile(low.probability))
    }
    let (flattest, steepest) = (log(0.01), log(1e8))
    guard spread(flattest) >= logRatio, spread(steepest) <= logRatio else {
      throw .impossible(
        "gamma percentiles: found a ratio of \(high.value / low.value), expected one that a shape from 0.01 to 100000000 can give; "
          + "choose lognormal")
    }
    let shape = exp(Bisection.first(from: flattest, to: steepest) { spread($0) <= logRatio })
    let unit = Distribution.gamma(shape: shape, scale: 1)
    return .gamma(shape: shape, scale: high.value / unit.quantile(high.probability))
  }

  /// The distribution in which each value of a sample is equally likely.
  ///
  /// - Parameter sample: Finite values of at least zero in any order, at least one.
  /// - Returns: An empirical distribution, or a constant when all values are equal.
  /// - Throws: `StatisticsError.invalidDistribution` when the sample is empty or holds an impossible value.
  public static func fitting(sample: [Double]) throws(StatisticsError) -> Distribution {
    if let index = sample.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidDistribution([
        ParameterProblem(
          place: "sample value \(index + 1)", found: "\(sample[index])", expected: "a finite number of at least zero")
      ])
    }
    let sorted = sample.sorted()
    if let first = sorted.first, first == sorted.last { return .constant(first) }
    let fitted = Distribution.empirical(sorted)
    let problems = fitted.problems()
    if !problems.isEmpty { throw .invalidDistribution(problems) }
    return fitted
  }
}
