public import Workforce

/// How many contacts are expected, interval by interval, and how sure we are.
///
/// Means add up: those of a day's intervals to the day's, those of the days to their week's and to the total, to the last
/// digit, as all are whole thousandths. Quantiles do not add up and must not: a day on which every interval reaches its
/// ninth decile is far rarer than one in ten; those of days, weeks and the total are learnt from their own errors.
public struct VolumeForecast: Hashable, Sendable {
  /// The name of the queue.
  public let queue: String
  /// Length of an interval in minutes.
  public let intervalMinutes: Int
  /// The probabilities of all quantiles, ascending.
  public let quantileLevels: [Double]
  /// One for each day of the horizon.
  public let days: [ForecastDay]
  /// Weeks from Monday to Sunday; the first and the last may be shorter.
  public let weeks: [ForecastSpan]
  /// The whole horizon.
  public let total: ForecastSpan
  /// The methods whose weighted mean the forecast is.
  public let weights: [MethodWeight]
  /// How the same procedure did on this queue's past; nil when the history is too short to say.
  public let accuracy: AccuracyReport?
  /// Coefficient of variation of whole days around their forecast, beside counting noise: the busyness of a scenario's days.
  public let dayVariation: Double
  /// How the parts of a day depend on each other, for forecasting the rest of a day from its beginning.
  public let intraday: IntradayModel
  /// What a planner should know.
  public let warnings: [Warning]

  /// The first day of the horizon.
  public var start: CalendarDate { total.first }
}

/// A forecast of one day.
public struct ForecastDay: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// Expected contacts.
  public let mean: Double
  /// Quantiles of the day's contacts.
  public let quantiles: [Double]
  /// Why the day has no contacts, or what makes it special; nil for an ordinary day.
  public let remark: String?
  /// What moves the day away from a typical one, by multiplying; empty when the day-total model has no part in the forecast.
  public let factors: [DayFactor]
  /// One for each interval that is open, in order.
  public let intervals: [ForecastInterval]
}

/// A forecast of one interval.
public struct ForecastInterval: Hashable, Sendable {
  /// Local minutes after midnight at which it begins.
  public let minuteOfDay: Int
  /// Expected contacts.
  public let mean: Double
  /// Quantiles of the contacts.
  public let quantiles: [Double]
}

/// A forecast of several days in a row.
public struct ForecastSpan: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDate
  /// The last day.
  public let last: CalendarDate
  /// Expected contacts.
  public let mean: Double
  /// Quantiles of the contacts.
  public let quantiles: [Double]
}

/// One influence on a day's total.
public struct DayFactor: Hashable, Sendable {
  /// What it is, such as "weekday".
  public let name: String
  /// What the typical day is multiplied with.
  public let factor: Double
}
