/// A span of local time within a day; it may run past midnight.
public struct DaySpan: Hashable, Sendable {
  /// Wall-clock seconds after 00:00 at which the span begins, 0…86,400.
  public var start: Double
  /// Wall-clock seconds after 00:00 of the same day at which it ends, more than `start`; above 86,400 it ends on the
  /// next day.
  public var end: Double

  /// A span between two local times.
  public init(start: Double, end: Double) {
    precondition(start >= 0 && end > start, "a span ends after it begins")
    self.start = start
    self.end = end
  }

  /// The whole day.
  public static let wholeDay = DaySpan(start: 0, end: 86_400)
}

/// When a service is open: spans for each weekday, and for dates that differ.
public struct OpeningHours: Hashable, Sendable {
  /// Seven lists of spans, Monday first.
  public var week: [[DaySpan]]
  /// Dates with hours of their own: holidays (no spans), make-up workdays, long sale days.
  public var dates: [CalendarDate: [DaySpan]]

  /// Opening hours from spans per weekday and exceptions.
  ///
  /// - Parameter week: Seven lists of spans, Monday first.
  public init(week: [[DaySpan]], dates: [CalendarDate: [DaySpan]] = [:]) {
    precondition(week.count == 7, "a week has seven days")
    self.week = week
    self.dates = dates
  }

  /// Open all the time.
  public static let always = OpeningHours(week: Array(repeating: [.wholeDay], count: 7))

  /// The spans that begin on a date.
  public func spans(on date: CalendarDate) -> [DaySpan] { dates[date] ?? week[date.weekday.index] }
}
