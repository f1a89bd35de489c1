public import Workforce

/// Something that changes how many contacts come: a promotion, a campaign, a sale week, an outage.
///
/// Events of the same kind are taken to act alike: what earlier ones did, hour by hour or day by day, is expected of later
/// ones. An event of whole days changes the days' totals and their shape; a shorter one changes the intervals it covers.
public struct ForecastEvent: Hashable, Sendable {
  /// What kind of event it is; those with the same kind are learnt from together.
  public var kind: String
  /// The first day.
  public var first: CalendarDate
  /// The last day, the same as `first` or later.
  public var last: CalendarDate
  /// Local minutes of each day within which it acts; nil when it acts all day.
  public var minutes: Range<Int>?
  /// The factor by which contacts are expected to multiply, used as long as the history has no event of this kind.
  public var expectedFactor: Double?

  /// An event.
  public init(
    kind: String, first: CalendarDate, last: CalendarDate? = nil, minutes: Range<Int>? = nil,
    expectedFactor: Double? = nil
  ) {
    self.kind = kind
    self.first = first
    self.last = last ?? first
    self.minutes = minutes
    self.expectedFactor = expectedFactor
  }

  var problem: String? {
    if last < first { return "The event \(kind) ends on \(last), before it begins on \(first). Swap the dates." }
    if let minutes, minutes.isEmpty || minutes.lowerBound < 0 || minutes.upperBound > 1440 {
      return "The event \(kind) acts in minutes \(minutes.lowerBound) to \(minutes.upperBound) of the day; "
        + "expected a part of 0 to 1440 that is not empty."
    }
    if let factor = expectedFactor, !(factor.isFinite && factor > 0) {
      return "The event \(kind) is expected to multiply contacts by \(factor); expected a number above zero."
    }
    return nil
  }
}

/// What is known about days besides their counts.
public struct ForecastCalendar: Hashable, Sendable {
  /// Which public holidays count.
  public enum Holidays: Hashable, Sendable {
    /// Those of the known calendar that explains the days without contacts in the history, if one does.
    case detect
    /// Those of a calendar.
    case calendar(HolidayCalendar)
    /// None but the closures.
    case none
  }

  /// Which public holidays count.
  public var holidays: Holidays
  /// Days on which nobody answers, past or future, besides holidays.
  public var closures: Set<CalendarDate>
  /// Events, past and future.
  public var events: [ForecastEvent]

  /// What is known about days.
  public init(holidays: Holidays = .detect, closures: Set<CalendarDate> = [], events: [ForecastEvent] = []) {
    self.holidays = holidays
    self.closures = closures
    self.events = events
  }
}
