/// Days from a first to a last one, both included.
public struct DateRange: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDate
  /// The last day.
  public let last: CalendarDate

  /// A range of days, or nil when it ends before it begins.
  public init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// A single day.
  public init(_ day: CalendarDate) {
    first = day
    last = day
  }

  /// The number of days.
  public var count: Int { last.dayNumber - first.dayNumber + 1 }

  /// Whether a day lies within.
  public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}
