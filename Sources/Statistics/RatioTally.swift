/// Means, variances and covariance of pairs seen one by one, for a ratio of means over replications.
///
/// Source: Welford's recurrence for pairs; merging by Chan, Golub and LeVeque (1979).
@frozen
public struct RatioTally: Sendable, BitwiseCopyable, Hashable {
  /// The number of pairs.
  public private(set) var count = 0
  private var meanNumerator = 0.0
  private var meanDenominator = 0.0
  private var numeratorSquares = 0.0
  private var denominatorSquares = 0.0
  private var products = 0.0

  /// A tally of nothing.
  public init() {}

  /// Counts one pair, such as one replication's contacts in target and contacts offered.
  ///
  /// - Parameters:
  ///   - numerator: A finite number.
  ///   - denominator: A finite number of at least zero.
  public mutating func add(numerator: Double, denominator: Double) {
    count += 1
    let share = 1 / Double(count)
    let above = numerator - meanNumerator
    let below = denominator - meanDenominator
    meanNumerator += above * share
    meanDenominator += below * share
    numeratorSquares += above * (numerator - meanNumerator)
    denominatorSquares += below * (denominator - meanDenominator)
    products += above * (denominator - meanDenominator)
  }

  /// Counts all the pairs of another tally.
  public mutating func merge(_ other: RatioTally) {
    if other.count == 0 { return }
    if count == 0 { return self = other }
    let total = Double(count + other.count)
    let weight = Double(count) * Double(other.count) / total
    let above = other.meanNumerator - meanNumerator
    let below = other.meanDenominator - meanDenominator
    numeratorSquares += other.numeratorSquares + above * above * weight
    denominatorSquares += other.denominatorSquares + below * below * weight
    products += other.products + above * below * weight
    meanNumerator += above * (Double(other.count) / total)
    meanDenominator += below * (Double(other.count) / total)
    count += other.count
  }

  /// The ratio of the totals, or nil when the denominators add up to zero.
  public var ratio: Double? { meanDenominator == 0 ? nil : meanNumerator / meanDenominator }

  /// The standard error of the ratio by the delta method; zero below two pairs, nil without a ratio.
  public var standardError: Double? {
    guard let ratio else { return nil }
    if count < 2 { return 0 }
    let squares = numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares
    let variance = max(0, squares) / Double(count - 1)
    return (variance / Double(count)).squareRoot() / abs(meanDenominator)
  }
}
