/// A way to forecast the contacts of each interval.
public enum ForecastMethod: String, CaseIterable, Hashable, Sendable, Comparable {
  /// The last known same weekday, repeated.
  case seasonalNaive = "seasonal-naive"
  /// The mean of the last four same weekdays.
  case meanOfFour = "mean-of-four"
  /// The mean of the same weekdays, of which recent ones weigh more.
  case recencyWeighted = "recency-weighted"
  /// Exponential smoothing with a daily and a weekly season.
  case doubleSeasonal = "double-seasonal-smoothing"
  /// Regression on calendar and events, with the usual profile of each weekday.
  case calendarRegression = "calendar-regression"
  /// Day total × intraday profile, both following the calendar and the last weeks.
  case totalTimesProfile = "total-times-profile"
  /// The same, with steady growth and the time of year.
  case trendingTotalTimesProfile = "trending-total-times-profile"
  /// The same without them, leaning on what all queues have in common.
  case sharedTotalTimesProfile = "shared-total-times-profile"

  /// What the method does, in words for reports.
  public var summary: String {
    switch self {
    case .seasonalNaive: "the last same weekday again"
    case .meanOfFour: "the mean of the last four same weekdays"
    case .recencyWeighted: "the mean of same weekdays, recent ones weighing more"
    case .doubleSeasonal: "exponential smoothing with a daily and a weekly season"
    case .calendarRegression: "calendar and event effects × the weekday's profile"
    case .totalTimesProfile: "day total × intraday profile, with calendar, events and drift"
    case .trendingTotalTimesProfile: "day total × intraday profile, with growth and the time of year as well"
    case .sharedTotalTimesProfile: "day total × intraday profile, leaning on all queues together"
    }
  }

  /// Whether one method is listed before another: simple ones first.
  public static func < (left: ForecastMethod, right: ForecastMethod) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// What a method is given: the past up to the origin and the calendar.
struct MethodInput {
  /// The history up to the origin.
  let prepared: PreparedHistory
  /// The same without the intervals on which events act.
  let undisturbed: PreparedHistory
  let design: DayDesign
  let closed: ClosedDays
  let events: [ForecastEvent]
  /// What other queues say about each day of the design, if there are others.
  let shared: SharedEffects?
  let horizon: Int

  var slots: Int { prepared.slots }
  var origin: Int { prepared.dayCount }

  /// Whether anybody answers on a day of the horizon.
  func isOpen(_ lead: Int) -> Bool {
    let day = prepared.firstDay + origin + lead
    return prepared.opens(weekday: PreparedHistory.weekday(day)) && !closed.closed.contains(day)
  }
}

extension ForecastMethod {
  /// Expected contacts of each interval: horizon × slots, zero where it is closed.
  func forecast(_ input: MethodInput) -> [Double] {
    var result = [Double](repeating: 0, count: input.horizon * input.slots)
    guard !input.prepared.knownDays.isEmpty else { return result }
    switch self {
    case .seasonalNaive: result = SameWeekdays.last(input, count: 1)
    case .meanOfFour: result = SameWeekdays.last(input, count: 4)
    case .recencyWeighted: result = SameWeekdays.recencyWeighted(input)
    case .doubleSeasonal: result = DoubleSeasonalSmoothing(input.prepared).forecast(horizon: input.horizon)
    case .calendarRegression: result = CalendarMethods.regression(input)
    case .totalTimesProfile: result = CalendarMethods.totalTimesProfile(input, trend: false)
    case .trendingTotalTimesProfile: result = CalendarMethods.totalTimesProfile(input, trend: true)
    case .sharedTotalTimesProfile: result = CalendarMethods.totalTimesProfile(input, trend: false, shared: input.shared)
    }
    for lead in 0..<input.horizon where !input.isOpen(lead) {
      for slot in 0..<input.slots { result[lead * input.slots + slot] = 0 }
    }
    return result
  }
}
