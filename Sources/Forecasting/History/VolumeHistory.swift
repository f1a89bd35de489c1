public import Workforce

/// The contacts of one queue, interval by interval, on the local clock.
///
/// Shape: `dayCount` rows of `intervalsPerDay` cells, first day first. A cell has a count and an *exposure*: how much of the
/// interval was observed. It is 1 as a rule, 0 where nothing is known (no row, or an hour that the clock skips in spring)
/// and 2 where the clock shows an hour twice in autumn, whose rows are added up.
public struct VolumeHistory: Hashable, Sendable {
  /// The name of the queue.
  public let queue: String
  /// Length of an interval in minutes; divides a day.
  public let intervalMinutes: Int
  /// The first day with rows.
  public let firstDate: CalendarDate
  /// Days from the first to the last with rows, both included.
  public let dayCount: Int
  /// Contacts in each cell, zero where the exposure is zero.
  public let counts: [Double]
  /// How much of each cell was observed, 0, 1 or 2.
  public let exposures: [Double]
  /// The zone's clock, when it is known: needed to foresee days of 23 and 25 hours.
  public let clock: LocalClock?
  /// What a planner should know about how the rows were read.
  public let remarks: [String]

  /// Intervals in a day.
  public var intervalsPerDay: Int { 1440 / intervalMinutes }

  /// The day after the last.
  public var endDate: CalendarDate { firstDate.advanced(by: dayCount) }

  /// All contacts in the history.
  public var total: Double { counts.reduce(0, +) }

  /// The count of a cell, or nil where it is not known.
  public func count(on date: CalendarDate, interval: Int) -> Double? {
    let day = date.dayNumber - firstDate.dayNumber
    guard (0..<dayCount).contains(day), (0..<intervalsPerDay).contains(interval) else { return nil }
    let cell = day * intervalsPerDay + interval
    return exposures[cell] > 0 ? counts[cell] : nil
  }

  /// The history up to and without a day.
  ///
  /// - Parameter end: The first day to leave out; after the first day of the history.
  public func before(_ end: CalendarDate) -> VolumeHistory {
    let kept = min(dayCount, max(1, end.dayNumber - firstDate.dayNumber))
    let cells = kept * intervalsPerDay
    return VolumeHistory(
      queue: queue, intervalMinutes: intervalMinutes, firstDate: firstDate, dayCount: kept,
      counts: Array(counts.prefix(cells)), exposures: Array(exposures.prefix(cells)), clock: clock, remarks: remarks)
  }

  init(
    queue: String, intervalMinutes: Int, firstDate: CalendarDate, dayCount: Int, counts: [Double], exposures: [Double],
    clock: LocalClock?, remarks: [String]
  ) {
    precondition(counts.count == dayCount * (1440 / intervalMinutes) && exposures.count == counts.count, "whole days")
    self.queue = queue
    self.intervalMinutes = intervalMinutes
    self.firstDate = firstDate
    self.dayCount = dayCount
    self.counts = counts
    self.exposures = exposures
    self.clock = clock
    self.remarks = remarks
  }
}
