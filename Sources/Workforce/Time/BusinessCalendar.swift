/// When the service promises to be there: hours that change over the years, holidays, make-up workdays, and spans that do not count.
///
/// Every part carries the days on which it is in force, so that a moment is always judged by the rules of its own day. As a file:
///
///     zone: Asia/Shanghai
///     editions:
///       - from: 2025-01-01              # in force until the next edition begins
///         week: { mon-fri: [09:00-12:00, 13:30-18:00], sat: [10:00-16:00] }
///         holidays: [2025-10-01..2025-10-08]
///         workdays: { 2025-09-28: wed, 2025-10-11: wed }    # 调休: open as on that weekday
///         dates: { 2025-11-11: [00:00-24:00] }
///     exemptions:
///       - { from: 2025-10-20T14:00, until: 2025-10-20T16:30, reason: platform outage }
public struct BusinessCalendar: Hashable, Sendable {
  /// Hours that are in force from a day on, until the next edition begins.
  public struct Edition: Hashable, Sendable {
    /// The first day on which these hours apply.
    public var from: CalendarDate
    /// The hours.
    ///
    /// Dates with hours of their own win over holidays and make-up workdays.
    public var hours: OpeningHours
    /// Days without any hours.
    public var holidays: [DateRange]
    /// Days that have the hours of another weekday, such as a Sunday worked in exchange for a holiday (调休).
    ///
    /// They win over holidays.
    public var makeUpDays: [CalendarDate: Weekday]

    /// Hours in force from a day on.
    public init(
      from: CalendarDate, hours: OpeningHours, holidays: [DateRange] = [], makeUpDays: [CalendarDate: Weekday] = [:]
    ) {
      self.from = from
      self.hours = hours
      self.holidays = holidays
      self.makeUpDays = makeUpDays
    }

    /// The spans of a day under this edition.
    public func spans(on date: CalendarDate) -> [DaySpan] {
      if let own = hours.dates[date] { return own }
      if let weekday = makeUpDays[date] { return hours.week[weekday.index] }
      if holidays.contains(where: { $0.contains(date) }) { return [] }
      return hours.week[date.weekday.index]
    }
  }

  /// A span during which no clock runs although the service is open: an outage, or a platform's exemption.
  public struct Exemption: Hashable, Sendable {
    /// When it begins.
    public var from: Instant
    /// When it ends.
    public var until: Instant
    /// Why, for the explanation.
    public var reason: String

    /// A span that does not count; one that ends before it begins is empty.
    public init(from: Instant, until: Instant, reason: String) {
      self.from = from
      self.until = until
      self.reason = reason
    }
  }

  /// The wall clock on which the hours are written.
  public var clock: LocalClock
  /// The hours and the days from which they apply, earliest first.
  ///
  /// Before the first edition nothing is known: no time counts, and indicators leave out what began then.
  public private(set) var editions: [Edition]
  /// Spans that do not count.
  public var exemptions: [Exemption]

  /// A calendar; editions may be given in any order, of two that begin on the same day the later in the list counts.
  public init(clock: LocalClock, editions: [Edition], exemptions: [Exemption] = []) {
    self.clock = clock
    self.exemptions = exemptions
    let ordered = editions.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
    self.editions = ordered.map(\.element)
  }

  /// A calendar whose hours never change.
  public init(clock: LocalClock, hours: OpeningHours) {
    self.init(clock: clock, editions: [Edition(from: CalendarDate(dayNumber: -719_162), hours: hours)])
  }

  /// The edition in force on a day, or nil before the first.
  public func edition(on date: CalendarDate) -> Edition? { editions.last { $0.from <= date } }

  /// The spans that begin on a day; none before the first edition.
  public func spans(on date: CalendarDate) -> [DaySpan] { edition(on: date)?.spans(on: date) ?? [] }
}
