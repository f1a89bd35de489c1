extension OpeningHours {
  /// The open spans within a horizon, in seconds after its start, in order; spans that touch or overlap are one.
  ///
  /// A span that began before the horizon starts at or below zero.
  public func spans(over horizon: Horizon) -> [(start: Double, end: Double)] {
    let (firstDay, _) = horizon.clock.local(horizon.start)
    let (lastDay, _) = horizon.clock.local(horizon.start.advanced(by: horizon.length))
    var merged: [(start: Double, end: Double)] = []
    var day = firstDay.advanced(by: -1)
    while day <= lastDay {
      for span in spans(on: day).sorted(by: { $0.start < $1.start }) {
        let start = horizon.clock.instant(day, secondOfDay: span.start).seconds(since: horizon.start)
        let end = horizon.clock.instant(day, secondOfDay: span.end).seconds(since: horizon.start)
        if end <= 0 || start >= horizon.length { continue }
        if let last = merged.last, start <= last.end {
          merged[merged.count - 1].end = max(last.end, end)
        } else {
          merged.append((start, end))
        }
      }
      day = day.advanced(by: 1)
    }
    return merged
  }
}
