public import Workforce

/// How a procedure did on the past, forecasting each origin's future from nothing but its past.
public struct AccuracyReport: Hashable, Sendable {
  /// The first day that each fold forecast.
  public let origins: [CalendarDate]
  /// Days that each fold forecast.
  public let testDays: Int
  /// Intervals that were compared, over all folds.
  public let intervals: Int
  /// Figures of the forecast as it would have been made: weights and bands chosen anew at each origin.
  public let chosen: ForecastErrors
  /// Figures of each method alone, simple ones first.
  public let methods: [MethodErrors]
  /// How often bands held what came.
  public let coverage: [BandCoverage]
  /// The first origins, whose bands were not judged as too few errors had been seen before them.
  public let originsWithoutBands: Int

  /// Figures of the last same weekday.
  public var seasonalNaive: ForecastErrors? { methods.first { $0.method == .seasonalNaive }?.errors }

  /// Whether the procedure was better than the last same weekday.
  public var beatsNaive: Bool { chosen.wape < seasonalNaive?.wape ?? .infinity }
}

/// Errors of one method over a backtest.
public struct MethodErrors: Hashable, Sendable {
  /// The method.
  public let method: ForecastMethod
  /// Its errors.
  public let errors: ForecastErrors
}

/// Measures of error over the intervals of a backtest.
public struct ForecastErrors: Hashable, Sendable {
  /// Sum of absolute errors of intervals ÷ sum of contacts.
  public let wape: Double
  /// The same for whole days.
  public let dayWape: Double
  /// Sum of errors (forecast less contacts) ÷ sum of contacts.
  public let bias: Double
  /// Mean absolute error of an interval ÷ that of the same interval a week before, within each fold's past.
  public let mase: Double?
  /// Mean pinball loss over the quantiles ÷ mean contacts, from bands learnt before each origin; nil when no origin had any.
  public let pinball: Double?
}

/// How often a band held what came.
public struct BandCoverage: Hashable, Sendable {
  /// Which sums are meant.
  public enum Group: Hashable, Sendable {
    /// All intervals.
    case intervals
    /// Intervals that begin in an hour of the day.
    case hour(Int)
    /// Intervals of a weekday.
    case weekday(Weekday)
    /// Whole days.
    case days
    /// Seven days in a row.
    case weeks
  }

  /// Which sums are meant.
  public let group: Group
  /// The share that the band should hold.
  public let nominal: Double
  /// The share it held, of bands learnt before each origin.
  public let observed: Double
  /// How many sums were compared.
  public let count: Int
}
