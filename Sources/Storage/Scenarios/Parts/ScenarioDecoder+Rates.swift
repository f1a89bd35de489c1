internal import Workforce

/// Arrivals whose rate is written in the scenario.
extension ScenarioDecoder {
  /// Streams of a constant rate while open, or of rates from local times on.
  func rateStreams(_ frame: StreamFrame) -> [ArrivalStream] {
    let section = frame.section
    let curve: DayTable<DayCurve<Double>>?
    if section.has("rate") {
      curve = section["rate"]?.rate().map { DayTable(daily: [(0, $0)]) }
    } else {
      curve = section["rates"]?.curve(constant: false, of: "rates") { $0.rate() }
    }
    guard let curve, let value = section["rates"] ?? section["rate"], isSmallEnough(curve, frame.mix, value) else {
      return []
    }
    let steps = calendar.steps(curve, absent: 0)
    return byHours(frame.mix).map { part in
      let spans = calendar.openSpans(part.hours)
      var rates: [RatePiece] = []
      var next = 0
      for span in spans {
        let factor = frame.factors(calendar.dates[span.date]) * part.share
        while next + 1 < steps.count, steps[next + 1].start <= span.start { next += 1 }
        var index = next
        while index < steps.count, steps[index].start < span.end {
          let end = index + 1 < steps.count ? min(span.end, steps[index + 1].start) : span.end
          append(&rates, max(span.start, steps[index].start), end, steps[index].item * factor)
          index += 1
        }
      }
      if !section.has("rate") { warnOutside(value, steps, spans) }
      return stream(part.mix, .rates(rates), frame.busyness)
    }
  }

  /// Streams of so many contacts a day, spread by a profile over the opening hours that begin on the day.
  func dayStreams(_ frame: StreamFrame) -> [ArrivalStream] {
    let section = frame.section
    let perDay = section["perDay"]?.number(0...1e12, of: "contacts a day")
    let curve: DayTable<DayCurve<Double>>?
    if let profile = section["profile"] {
      curve = profile.curve(constant: false, of: "weights") { $0.number(0...1e12, of: "a weight") }
    } else {
      curve = DayTable(daily: [(0, 1)])
    }
    guard let perDay, let curve, let value = section["profile"] ?? section["perDay"],
      isSmallEnough(curve, frame.mix, value)
    else { return [] }
    return byHours(frame.mix).map { part in
      var rates: [RatePiece] = []
      for day in days(calendar.openSpans(part.hours)) {
        let total = perDay * frame.factors(calendar.dates[day.date]) * part.share
        let weighted = day.spans.flatMap { weights($0, date: day.date, curve) }
        let sum = weighted.reduce(0) { $0 + $1.rate * ($1.end - $1.start) }
        guard total > 0 else { continue }
        guard sum > 0 else {
          if day.spans.contains(where: { $0.end > 0 && $0.start < calendar.length }) {
            value.complain(
              "the weights are zero throughout the opening hours of \(calendar.dates[day.date]), so its contacts can come at "
                + "no time; give a weight to some opening hour")
          }
          continue
        }
        for piece in weighted { append(&rates, piece.start, piece.end, total * piece.rate / sum) }
      }
      return stream(part.mix, .rates(rates), frame.busyness)
    }
  }

  /// The weights over an opening span, whether or not it lies within the horizon.
  private func weights(_ span: OpenSpan, date: Int, _ curve: DayTable<DayCurve<Double>>) -> [RatePiece] {
    var points: [(start: Double, weight: Double)] = []
    // The last entry of the day before holds until the first of this day.
    if let before = date > 0 ? curve[calendar.dates[date - 1]]?.last?.item : nil { points.append((-.infinity, before)) }
    for index in [date, date + 1] where index < calendar.dates.count {
      guard let day = curve[calendar.dates[index]] else {
        points.append((calendar.seconds(dateAt: index, second: 0), 0))
        continue
      }
      for point in day { points.append((calendar.seconds(dateAt: index, second: point.second), point.item ?? 0)) }
    }
    var pieces: [RatePiece] = []
    for (number, point) in points.enumerated() {
      let end = number + 1 < points.count ? min(span.end, points[number + 1].start) : span.end
      let start = max(span.start, point.start)
      if end > start, point.weight > 0 { pieces.append(RatePiece(start: start, end: end, rate: point.weight)) }
    }
    return pieces
  }

  private func days(_ spans: [OpenSpan]) -> [(date: Int, spans: [OpenSpan])] {
    var days: [(date: Int, spans: [OpenSpan])] = []
    for span in spans {
      if days.last?.date == span.date {
        days[days.count - 1].spans.append(span)
      } else {
        days.append((span.date, [span]))
      }
    }
    return days
  }

  /// Adds the part of a piece that lies within the horizon, joining it to the last one when nothing changes between them.
  private func append(_ pieces: inout [RatePiece], _ start: Double, _ end: Double, _ rate: Double) {
    let (start, end) = (max(0, start), min(calendar.length, end))
    guard end > start, rate > 0 else { return }
    if let last = pieces.last, last.end == start, last.rate == rate {
      pieces[pieces.count - 1].end = end
    } else {
      pieces.append(RatePiece(start: start, end: end, rate: rate))
    }
  }

  /// Whether a curve over the opening hours of a stream's types falls into few enough pieces.
  private func isSmallEnough<Item>(_ curve: DayTable<DayCurve<Item>>, _ mix: [ArrivalStream.MixShare], _ value: Value)
    -> Bool
  {
    let steps = calendar.stepCount(curve)
    return byHours(mix).allSatisfy { pieces.take(steps + calendar.spanCount($0.hours), at: value) }
  }

  /// Advice about rates that were written for times at which the service is closed throughout.
  private func warnOutside(_ value: Value, _ steps: [Step<Double>], _ spans: [OpenSpan]) {
    var (dropped, total) = (0.0, 0.0)
    var next = 0
    for (index, step) in steps.enumerated() where step.item > 0 {
      let end = index + 1 < steps.count ? min(steps[index + 1].start, calendar.length) : calendar.length
      let expected = step.item * (end - step.start)
      total += expected
      while next < spans.count, spans[next].end <= step.start { next += 1 }
      if next == spans.count || spans[next].start >= end { dropped += expected }
    }
    warnClosed(value, dropped: dropped, of: total)
  }
}
