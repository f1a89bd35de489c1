extension BusinessCalendar {
  /// The calendar laid out over a range of days, for quick reckoning.
  ///
  /// The spans of a day are those that the wall clock shows. A boundary that the clock skips in spring lies at the moment of the change;
  /// one that it shows twice in autumn is the first of the two. Spans that touch or overlap count once.
  ///
  /// - Parameter days: Every moment that will be asked for must lie in these days; outside them nothing is open.
  public func businessHours(over days: DateRange) -> BusinessHours {
    var open: [(start: Double, end: Double)] = []
    // A span of the day before may reach into the first day.
    for number in (days.first.dayNumber - 1)...days.last.dayNumber {
      let date = CalendarDate(dayNumber: number)
      for span in spans(on: date) {
        let start = moment(date, span.start)
        let end = moment(date, span.end)
        if end > start { open.append((start, end)) }
      }
    }
    let closed = exemptions.map { (start: $0.from.secondsSince1970, end: $0.until.secondsSince1970) }
    let from = editions.first.map { $0.from > days.first ? moment($0.from, 0) : -.infinity } ?? .infinity
    return BusinessHours(
      open: BusinessCalendar.subtract(closed, from: BusinessCalendar.union(open)),
      inForceFrom: Instant(secondsSince1970: from))
  }

  /// The moment of a wall-clock time; one that is skipped lies at the change itself.
  private func moment(_ date: CalendarDate, _ second: Double) -> Double {
    let instant = clock.instant(date, secondOfDay: second)
    let shown = clock.local(instant)
    let wanted = Double(date.dayNumber) * 86_400 + second
    guard Double(shown.date.dayNumber) * 86_400 + shown.secondOfDay != wanted else { return instant.secondsSince1970 }
    // Search the change between a moment that has the old offset and one that has the new.
    let after = clock.offset(at: instant)
    var low = instant.secondsSince1970 - 86_400
    var high = instant.secondsSince1970
    while high - low > 0.5 {
      let middle = ((low + high) / 2).rounded(.down)
      if middle <= low { break }
      if clock.offset(at: Instant(secondsSince1970: middle)) == after { high = middle } else { low = middle }
    }
    return high
  }

  private static func union(_ spans: [(start: Double, end: Double)]) -> [(start: Double, end: Double)] {
    var merged: [(start: Double, end: Double)] = []
    for span in spans.sorted(by: { $0 < $1 }) {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1].end = max(last.end, span.end)
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  private static func subtract(
    _ holes: [(start: Double, end: Double)], from spans: [(start: Double, end: Double)]
  ) -> [(start: Double, end: Double)] {
    let holes = union(holes.filter { $0.end > $0.start })
    guard !holes.isEmpty else { return spans }
    var left: [(start: Double, end: Double)] = []
    var next = 0
    for span in spans {
      var start = span.start
      while next < holes.count, holes[next].end <= span.start { next += 1 }
      var hole = next
      while hole < holes.count, holes[hole].start < span.end {
        if holes[hole].start > start { left.append((start, holes[hole].start)) }
        start = max(start, holes[hole].end)
        hole += 1
      }
      if start < span.end { left.append((start, span.end)) }
    }
    return left
  }
}
