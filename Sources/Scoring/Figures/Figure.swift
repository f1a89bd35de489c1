import Statistics
public import Workforce

/// A figure with what it rests on.
public struct Figure: Hashable, Sendable {
  /// The figure in the unit of its definition.
  public var value: Double
  /// The figure with its interval; nil where there is none, such as for a number of contacts or a single customer's duration.
  public var estimate: Estimate?
  /// The sum of numerators.
  public var total: Double
  /// The sum of denominators: the sample size, in shares of conversations.
  public var count: Double
  /// How many records contribute.
  public var records: Int
  /// How many customers they belong to, as far as customers are known; else how many records.
  public var customers: Int
  /// The median over records, for durations of single records.
  public var median: Double?
  /// The 90th percentile over records, for durations of single records.
  public var p90: Double?
}

/// Puts contributions together into one figure, customer by customer.
struct FigureBuilder {
  private var numerator = 0.0
  private var denominator = 0.0
  /// The sum of squared weights, by which shares of conversations count for less than whole ones.
  private var squares = 0.0
  private var records = 0
  private var values: [Float] = []
  private let keepsValues: Bool
  private var tally = RatioTally()
  private var cluster = ClusterKey(customer: 0, record: -1)
  private var clusterNumerator = 0.0
  private var clusterDenominator = 0.0

  init(keepsValues: Bool) { self.keepsValues = keepsValues }

  var isEmpty: Bool { records == 0 }

  mutating func add(_ item: Contribution, cluster key: ClusterKey) {
    if key != cluster {
      closeCluster()
      cluster = key
    }
    numerator += item.numerator
    denominator += item.denominator
    clusterNumerator += item.numerator
    clusterDenominator += item.denominator
    // A sum with a weight of 200 stands for 200 records, a share of 0.5 for less than half a one.
    squares += item.origin == .agentDay ? item.denominator : item.denominator * item.denominator
    records += 1
    if keepsValues, item.origin != .agentDay, item.denominator > 0 {
      values.append(Float(item.numerator / item.denominator))
    }
  }

  private mutating func closeCluster() {
    if clusterDenominator > 0 || clusterNumerator != 0 {
      tally.add(numerator: clusterNumerator, denominator: clusterDenominator)
    }
    (clusterNumerator, clusterDenominator) = (0, 0)
  }

  /// The figure, or nil when nothing contributes.
  mutating func figure(_ form: IndicatorDefinition.Form, confidence: Double) -> Figure? {
    closeCluster()
    guard records > 0, form == .total || denominator > 0 else { return nil }
    let value = form == .total ? numerator : numerator / denominator
    var figure = Figure(
      value: value, estimate: nil, total: numerator, count: denominator, records: records, customers: tally.count)
    switch form {
    case .share: figure.estimate = shareInterval(value, confidence)
    case .mean:
      if tally.count > 1, let interval = Intervals.ratio(of: tally, confidence: confidence) {
        figure.estimate = Estimate(
          mean: value, low: max(0, interval.low), high: interval.high, confidence: confidence)
      }
    case .total, .spread: break
    }
    if !values.isEmpty {
      figure.median = Double(Selection.quantile(of: &values, 0.5))
      figure.p90 = Double(Selection.quantile(of: &values, 0.9))
    }
    return figure
  }

  /// Wilson's interval for so many independent records as the sample is worth, given weights and customers who come more than once.
  private func shareInterval(_ share: Double, _ confidence: Double) -> Estimate {
    let kish = denominator * denominator / squares
    var trials = kish
    let spread = share * (1 - share)
    if let error = tally.standardError, tally.count > 1, error > 0, spread > 0 {
      // The delta method divides by one customer less; a sample of unrelated customers then comes out at its own size.
      let variance = error * error * Double(tally.count - 1) / Double(tally.count)
      trials = min(kish, spread / variance)
    } else {
      trials = min(kish, Double(max(1, tally.count)), denominator)
    }
    if tally.count == records, squares == denominator { trials = denominator }
    return WilsonInterval.estimate(share: share, trials: max(trials, 1), confidence: confidence)
  }

  /// The number of records that the sample is worth, for weighing channels against each other.
  var worth: Double { squares > 0 ? denominator * denominator / squares : 0 }
  /// The share so far.
  var share: Double? { denominator > 0 ? numerator / denominator : nil }
}

/// Whose records belong together: a customer's, or a single record where no customer is known.
struct ClusterKey: Equatable {
  var customer: UInt64
  var record: Int32
}
