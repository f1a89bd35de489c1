public import Workforce

/// A row of a history: how many contacts came in the interval that begins at a local time.
public struct StampedCount: Hashable, Sendable {
  /// The local day.
  public var date: CalendarDate
  /// Local minutes after midnight at which the interval begins, 0…1439.
  public var minuteOfDay: Int
  /// How many contacts came; may be fractional when the source gives means.
  public var count: Double
  /// Where the row stands, such as "line 12"; named in problems.
  public var place: String

  /// A count with the interval it belongs to.
  public init(date: CalendarDate, minuteOfDay: Int, count: Double, place: String = "") {
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.count = count
    self.place = place
  }
}

/// What it means when a history has no row for an interval.
public enum AbsentRows: String, Hashable, Sendable, CaseIterable {
  /// Zero when the file never states a zero and so few contacts come at that time that none is likely, else not known.
  case automatic
  /// No row means that nothing came.
  case zero
  /// No row means that nobody knows.
  case missing
}
