import Forecasting
import Workforce

extension HistoryRows {
  /// The days of all queues, from the first to the last with rows.
  var days: ClosedRange<Int>? {
    let all = queues.lazy.flatMap(\.rows).map(\.date.dayNumber)
    guard let first = all.min(), let last = all.max() else { return nil }
    return first...last
  }
}

extension HistoryRows.Queue {
  /// The history of the queue, and of its quantity per contact where it was read.
  ///
  /// - Parameters:
  ///   - all: the rows of all queues, which say how long single contacts were recorded.
  ///   - width: the interval in minutes; nil for that of the rows.
  func built(
    _ all: HistoryRows, width: Int?, clock: LocalClock?, isShare: Bool
  ) throws(ForecastingError) -> HistoryFile.Queue {
    let history = try history(all, counts: rows.map(\.count), name: name, width: width, clock: clock)
    guard !amounts.isEmpty else { return HistoryFile.Queue(history: history) }
    let part = try self.history(
      all, counts: amounts, name: "the quantity of \(name)", width: history.intervalMinutes, clock: clock)
    let whole = try self.history(all, counts: known, name: name, width: history.intervalMinutes, clock: clock)
    return HistoryFile.Queue(
      history: history, ratio: try RatioHistory(part, per: whole, kind: isShare ? .share : .mean))
  }

  private func history(
    _ all: HistoryRows, counts: [Double], name: String, width: Int?, clock: LocalClock?
  ) throws(ForecastingError) -> VolumeHistory {
    guard all.isContacts else {
      let stamped = zip(rows, counts).map { row, count in
        StampedCount(date: row.date, minuteOfDay: row.minuteOfDay, count: count, place: row.place)
      }
      return try VolumeHistory(queue: name, rows: stamped, intervalMinutes: width, clock: clock)
    }
    let width = width ?? HistoryFile.usualInterval
    guard width >= 1, 1440.isMultiple(of: width) else {
      throw .unusableHistory(queue: name, [.unsuitableInterval(asked: width, found: 1)])
    }
    guard let days = all.days, let first = rows.map(\.date.dayNumber).min() else {
      throw .unusableHistory(queue: name, [.empty])
    }
    guard days.count < 11_000 else {
      throw .unusableHistory(
        queue: name,
        [
          .impossibleSpan(
            first: CalendarDate(dayNumber: days.lowerBound), last: CalendarDate(dayNumber: days.upperBound))
        ])
    }
    // Where single contacts are recorded, no contact means that none came.
    let slots = 1440 / width
    var cells = [Double](repeating: 0, count: (days.upperBound - first + 1) * slots)
    for (row, count) in zip(rows, counts) {
      cells[(row.date.dayNumber - first) * slots + row.minuteOfDay / width] += count
    }
    let binned = cells.enumerated().map { index, count in
      StampedCount(
        date: CalendarDate(dayNumber: first + index / slots), minuteOfDay: index % slots * width, count: count)
    }
    return try VolumeHistory(queue: name, rows: binned, intervalMinutes: width, clock: clock)
  }
}
