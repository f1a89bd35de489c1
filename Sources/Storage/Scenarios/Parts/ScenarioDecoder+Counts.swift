internal import Workforce

/// Arrivals counted per interval in a table.
extension ScenarioDecoder {
  private struct CountRow {
    var row: Int
    var start: Double
    var end: Double
    var count: Double
  }

  /// Streams of contacts per interval, as means or exactly.
  func countStreams(_ frame: StreamFrame) -> [ArrivalStream] {
    guard let value = frame.section["counts"], let section = Section(value, .counts) else { return [] }
    let interval = section["interval"].map { $0.duration(positive: true) } ?? .some(reportingInterval)
    let isExact = section["treatAs"]?.choice(["mean", "exact"], "how counts are treated") == "exact"
    let parts = byHours(frame.mix)
    if isExact, parts.count > 1 {
      value.complain(
        "exact counts of a mix need contact types with the same opening hours; write a stream for each type instead")
    }
    if isExact, frame.busyness != nil {
      value.complain("exact counts leave nothing to chance; remove busyness, or treatAs")
    }
    guard let interval, let rows = countRows(section, interval: interval, isExact: isExact) else { return [] }
    return parts.map { part in
      let spans = calendar.openSpans(part.hours)
      var (rates, counts): ([RatePiece], [CountPiece]) = ([], [])
      var (dropped, total, next) = (0.0, 0.0, 0)
      for row in rows {
        let factor = frame.factors(calendar.dates[calendar.dateIndex(at: row.start)]) * part.share
        total += row.count * factor
        while next < spans.count, spans[next].end <= row.start { next += 1 }
        let open = spans[next...].prefix { $0.start < row.end }
          .map { (start: max($0.start, row.start), end: min($0.end, row.end)) }
        let length = open.reduce(0) { $0 + $1.end - $1.start }
        guard length > 0 else {
          dropped += row.count * factor
          continue
        }
        if isExact {
          // So many in all, in the longest open part when an interval is closed in the middle.
          guard let longest = open.max(by: { $0.end - $0.start < $1.end - $1.start }) else { continue }
          let count = Int((row.count * factor).rounded())
          if count > 0 { counts.append(CountPiece(start: longest.start, end: longest.end, count: count)) }
        } else {
          let rate = row.count * factor / length
          for piece in open where rate > 0 { rates.append(RatePiece(start: piece.start, end: piece.end, rate: rate)) }
        }
      }
      warnClosed(section["file"] ?? value, dropped: dropped, of: total)
      return stream(part.mix, isExact ? .counts(counts) : .rates(rates), frame.busyness)
    }
  }

  private func countRows(_ section: Section, interval: Double, isExact: Bool) -> [CountRow]? {
    guard let reader = section.momentReader(calendar),
      let view = TableView(section, [section.columns("time"), section.columns("count")], tables: tables)
    else { return nil }
    var rows: [CountRow] = []
    var outside = 0
    for row in view.rows {
      let start = reader.seconds(view.text(row, "time"))
      let count = Value.plainNumber(view.text(row, "count"))
      if start == nil { view.complain(row, "time", expected: reader.expected) }
      guard let count, count >= 0, count <= ScenarioLimits.arrivals, !isExact || count == count.rounded() else {
        view.complain(
          row, "count", expected: isExact ? "a whole number of contacts" : "a number of contacts of at least 0")
        continue
      }
      guard let start else { continue }
      guard start >= 0, start < calendar.length else {
        outside += 1
        continue
      }
      rows.append(CountRow(row: row, start: start, end: min(start + interval, calendar.length), count: count))
    }
    rows.sort { $0.start < $1.start }
    for (earlier, later) in zip(rows, rows.dropFirst()) where later.start < earlier.end - 1e-6 {
      view.complain(
        later.row,
        "the interval from \(calendar.describe(later.start)) overlaps the one from \(calendar.describe(earlier.start)); "
          + "choose the rows with where, or correct interval")
      return nil
    }
    warnOutside(section, outside, of: view.rows.count)
    return rows
  }

  /// Advice about rows that lie outside the horizon; a complaint when all do.
  func warnOutside(_ section: Section, _ outside: Int, of count: Int) {
    guard outside > 0, let file = section["file"] else { return }
    let last = calendar.describe(calendar.length)
    let horizon = "the horizon from \(calendar.describe(0)) to \(last)"
    if outside == count {
      file.complain("all \(count) rows lie outside \(horizon); correct the horizon, or name the right file")
    } else {
      file.warn("\(outside) of \(count) rows lie outside \(horizon) and are left out")
    }
  }
}
