/// Count, mean, variance and extremes of values seen one by one.
///
/// Two tallies of different values merge into the tally of all of them, to within rounding, so replications and shards can be
/// combined in any grouping.
///
/// Source: Welford (1962), doi:10.1080/00401706.1962.10490022; merging by Chan, Golub and LeVeque (1979).
@frozen
public struct Tally: Sendable, BitwiseCopyable, Hashable {
  @usableFromInline var number: Int
  /// The sum of squared distances from the mean.
  @usableFromInline var squares: Double
  @usableFromInline var average: Double
  @usableFromInline var smallest: Double
  @usableFromInline var largest: Double

  /// A tally of nothing.
  @inlinable
  public init() {
    number = 0
    squares = 0
    average = 0
    smallest = .infinity
    largest = -.infinity
  }

  /// A tally of the given values.
  public init(_ values: some Sequence<Double>) {
    self.init()
    for value in values { add(value) }
  }

  /// Counts one value.
  ///
  /// - Parameter value: A finite number.
  @inlinable
  public mutating func add(_ value: Double) {
    number += 1
    let before = value - average
    average += before / Double(number)
    squares += before * (value - average)
    if value < smallest { smallest = value }
    if value > largest { largest = value }
  }

  /// Counts all the values of another tally.
  public mutating func merge(_ other: Tally) {
    if other.count == 0 { return }
    if count == 0 { return self = other }
    let total = Double(count + other.count)
    let distance = other.average - average
    average += distance * (Double(other.count) / total)
    squares += other.squares + distance * distance * (Double(count) * Double(other.count) / total)
    number += other.number
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
  }

  /// The number of values.
  @inlinable
  public var count: Int { number }

  /// The mean; zero when nothing was counted.
  @inlinable
  public var mean: Double { average }

  /// The sum.
  public var sum: Double { average * Double(count) }

  /// The smallest value, or nil when nothing was counted.
  public var minimum: Double? { count == 0 ? nil : smallest }

  /// The largest value, or nil when nothing was counted.
  public var maximum: Double? { count == 0 ? nil : largest }

  /// The unbiased variance, dividing by the count less one; zero below two values.
  public var variance: Double { count < 2 ? 0 : squares / Double(count - 1) }

  /// The variance of the values as a whole population, dividing by the count.
  public var populationVariance: Double { count == 0 ? 0 : squares / Double(count) }

  /// The root of the unbiased variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean, assuming independent values; zero below two values.
  public var standardError: Double { count < 2 ? 0 : (variance / Double(count)).squareRoot() }
}
