import Statistics
public import Workforce

/// A figure with what it rests on.
public struct Figure: Hashable, Sendable {
  /// The figure in the unit of its definition.
  public var value: Double
  /// The figure with its interval; nil where there is none, see ``gap``.
  public var estimate: Estimate?
  /// Why there is no interval; nil where there is one.
  public var gap: IntervalGap?
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
  /// Above which no record's value can be.
  private let ceiling: Double?
  private var tally = RatioTally()
  private var cluster = ClusterKey(customer: 0, record: -1)
  private var clusterNumerator = 0.0
  private var clusterDenominator = 0.0
  /// The sum of the squared weights of customers.
  private var clusterSquares = 0.0

  init(keepsValues: Bool, ceiling: Double?) {
    self.keepsValues = keepsValues
    self.ceiling = ceiling
  }

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
      clusterSquares += clusterDenominator * clusterDenominator
    }
    (clusterNumerator, clusterDenominator) = (0, 0)
  }

  /// The figure, or nil when nothing contributes.
  mutating func figure(_ form: IndicatorDefinition.Form, confidence: Double) -> Figure? {
    closeCluster()
    guard records > 0, form == .total || denominator > 0 else { return nil }
    let value = form == .total ? numerator : numerator / denominator
    var figure = Figure(
      value: value, estimate: nil, gap: nil, total: numerator, count: denominator, records: records,
      customers: tally.count)
    switch form {
    case .share: figure.estimate = shareInterval(value, confidence)
    case .mean:
      switch MeanInterval.estimate(value, of: tally, ceiling: ceiling, confidence: confidence) {
      case .success(let estimate): figure.estimate = estimate
      case .failure(let gap): figure.gap = gap
      }
    case .total, .spread: figure.gap = .noSample
    }
    if !values.isEmpty {
      figure.median = Double(Selection.quantile(of: &values, 0.5))
      figure.p90 = Double(Selection.quantile(of: &values, 0.9))
    }
    return figure
  }

  /// Wilson's interval for so many independent records as the sample is worth, given weights and customers who come more than once.
  ///
  /// How alike a customer's records are is itself estimated, badly from few customers: what the sample is worth is taken down by
  /// Student's t, as survey statisticians do, but never below one record a customer, since that is what perfect likeness would leave.
  ///
  /// Source: Korn and Graubard (1998), Survey Methodology 24, 193–201; Dean and Pagano (2015), doi:10.1093/jssam/smv024.
  private func shareInterval(_ share: Double, _ confidence: Double) -> Estimate {
    if tally.count == records, squares == denominator {
      return WilsonInterval.estimate(share: share, trials: max(denominator, 1), confidence: confidence)
    }
    let kish = denominator * denominator / squares
    let customers = min(kish, clusterSquares > 0 ? denominator * denominator / clusterSquares : 1, denominator)
    var trials = customers
    let spread = share * (1 - share)
    if let error = tally.standardError, tally.count > 1, error > 0, spread > 0 {
      // The delta method divides by one customer less; a sample of unrelated customers then comes out at its own size.
      let variance = error * error * Double(tally.count - 1) / Double(tally.count)
      let caution =
        SpecialFunctions.studentQuantile((1 + confidence) / 2, degreesOfFreedom: max(1, Double(records - 1)))
        / SpecialFunctions.studentQuantile((1 + confidence) / 2, degreesOfFreedom: Double(tally.count - 1))
      trials = max(customers, min(kish, spread / variance) * caution * caution)
    }
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
