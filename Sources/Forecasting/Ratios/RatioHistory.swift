public import Workforce

/// A quantity per contact, day by day and interval by interval: handling time, the share of sessions that a bot resolves.
///
/// It is the quotient of two histories: seconds spent and contacts handled, or sessions resolved and sessions begun.
public struct RatioHistory: Hashable, Sendable {
  /// What the quotient can be.
  public enum Kind: String, Hashable, Sendable {
    /// Any positive number, such as seconds; effects multiply.
    case mean
    /// A number from zero to one; effects multiply the odds.
    case share
  }

  /// What is divided: seconds, or contacts with some property.
  public let numerator: VolumeHistory
  /// What it is divided by: contacts.
  public let denominator: VolumeHistory
  /// What the quotient can be.
  public let kind: Kind

  /// A quantity per contact.
  ///
  /// - Throws: `ForecastingError.unusableRequest` when the histories do not cover the same intervals, when the denominator is
  ///   always zero or, for a share, when the numerator is larger than the denominator.
  public init(
    _ numerator: VolumeHistory, per denominator: VolumeHistory, kind: Kind
  ) throws(ForecastingError) {
    var problems: [String] = []
    if numerator.intervalMinutes != denominator.intervalMinutes || numerator.firstDate != denominator.firstDate
      || numerator.dayCount != denominator.dayCount
    {
      problems.append(
        "\(numerator.queue) covers \(numerator.dayCount) days from \(numerator.firstDate) in intervals of "
          + "\(numerator.intervalMinutes) minutes, \(denominator.queue) \(denominator.dayCount) days from "
          + "\(denominator.firstDate) in intervals of \(denominator.intervalMinutes); expected the same. Cut them alike."
      )
    } else if kind == .share {
      let slots = numerator.intervalsPerDay
      let above = numerator.counts.indices.filter { numerator.counts[$0] > denominator.counts[$0] * (1 + 1e-9) }
      if let first = above.first {
        problems.append(
          "\(above.count) intervals have more of \(numerator.queue) than of \(denominator.queue), first on "
            + "\(numerator.firstDate.advanced(by: first / slots)) at "
            + "\(timeOfDay(first % slots * numerator.intervalMinutes)); a share is at most one. Swap or correct them.")
      }
    }
    if denominator.total <= 0 {
      problems.append("\(denominator.queue) is always zero; expected contacts to divide by.")
    }
    guard problems.isEmpty else { throw .unusableRequest(problems) }
    self.numerator = numerator
    self.denominator = denominator
    self.kind = kind
  }
}

/// A forecast of a quantity per contact.
public struct RatioForecast: Hashable, Sendable {
  /// One day of it.
  public struct Day: Hashable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// The quantity over all contacts of the day.
    public let mean: Double
    /// Quantiles of the quantity over all contacts of the day.
    public let quantiles: [Double]
    /// One for each open interval, in order.
    public let intervals: [Interval]
  }

  /// One interval of a day.
  public struct Interval: Hashable, Sendable {
    /// Local minutes after midnight at which it begins.
    public let minuteOfDay: Int
    /// The quantity over all contacts of the interval.
    public let mean: Double
  }

  /// The probabilities of the quantiles, ascending.
  public let quantileLevels: [Double]
  /// One for each open day of the horizon.
  public let days: [Day]
  /// Errors of each method, one of which was used; empty when the history is too short.
  public let errors: [RatioErrors]
  /// What a planner should know.
  public let warnings: [Warning]

  /// The method that was used.
  public var method: RatioMethod? { errors.first { $0.isChosen }?.method }
}

/// A way to forecast a quantity per contact.
public enum RatioMethod: String, CaseIterable, Hashable, Sendable {
  /// That of the last same weekday.
  case seasonalNaive = "seasonal-naive"
  /// That of all contacts of the last four same weekdays.
  case lastFour = "last-four"
  /// Calendar effects on a level that drifts.
  case calendar = "calendar-and-drift"
}

/// Errors of one method over a backtest, each day weighed by its contacts.
public struct RatioErrors: Hashable, Sendable {
  /// The method.
  public let method: RatioMethod
  /// Whether the forecast uses it.
  public let isChosen: Bool
  /// Mean absolute error of a day's quantity ÷ its mean.
  public let relativeError: Double
  /// Mean error (forecast less actual) ÷ the mean quantity.
  public let bias: Double
}
