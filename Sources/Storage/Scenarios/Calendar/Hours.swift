internal import Workforce

extension Value {
  /// Opening hours: `always`, `09:00-21:00`, a list of spans, or spans by day.
  func openingHours() -> OpeningHours? {
    if scalar == "always" { return .always }
    if scalar == "closed" { return OpeningHours(week: Array(repeating: [], count: 7)) }
    if !isMap {
      return spans().map { OpeningHours(week: Array(repeating: $0, count: 7)) }
    }
    guard let table = dayTable({ $0.spans() }) else { return nil }
    if keys.isEmpty {
      complain("found an empty mapping, expected opening hours by day; write always, or daily: 09:00-21:00")
      return nil
    }
    return OpeningHours(week: table.week.map { $0 ?? [] }, dates: table.dates)
  }

  /// The spans of a day: `closed`, a span or a list of spans that do not overlap.
  func spans() -> [DaySpan]? {
    if scalar == "closed" { return [] }
    if scalar == "always" { return [.wholeDay] }
    guard items().count <= ScenarioLimits.spansOfDay else {
      complain("found \(items().count) spans in a day, more than the limit of \(ScenarioLimits.spansOfDay)")
      return nil
    }
    let read = items().map { ($0, $0.span()) }
    guard read.allSatisfy({ $0.1 != nil }) else { return nil }
    let spans = read.compactMap { item, span in span.map { (item, $0) } }.sorted { $0.1.start < $1.1.start }
    for (earlier, later) in zip(spans, spans.dropFirst()) where later.1.start < earlier.1.end {
      later.0.complain("overlaps the span that begins at \(LocalTime.format(earlier.1.start)); make them one span")
      return nil
    }
    if spans.isEmpty { complain("found \(excerpt), expected opening hours such as 09:00-21:00, or closed") }
    return spans.map(\.1)
  }

  /// One span of local time; one that ends before it begins passes midnight.
  func span() -> DaySpan? {
    let expected = "a span of local time such as 09:00-21:00, or closed"
    guard let scalar else {
      complain(expected: expected)
      return nil
    }
    let ends = scalar.split(separator: "-", omittingEmptySubsequences: false).map {
      LocalTime.parse(
        $0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed().map(String.init).joined())
    }
    guard ends.count == 2, let start = ends[0], let end = ends[1], start < 86_400 else {
      complain(expected: expected)
      return nil
    }
    if start == end {
      complain("found a span without length, expected \(expected); write 00:00-24:00 for the whole day")
      return nil
    }
    return DaySpan(start: start, end: end > start ? end : end + 86_400)
  }

  /// A local time in seconds after midnight.
  func time() -> Double? {
    guard let scalar, let second = LocalTime.parse(scalar) else {
      complain(expected: "a local time such as 09:00")
      return nil
    }
    return second
  }

  /// A date.
  func date() -> CalendarDate? {
    guard let scalar, let date = CalendarDate(scalar), (1900...2300).contains(date.year) else {
      complain(expected: "a date such as 2026-10-20, between 1900 and 2300")
      return nil
    }
    return date
  }

  /// A date with a local time, 00:00 when only the date is given.
  func moment() -> (date: CalendarDate, second: Double)? {
    let expected = "a date such as 2026-10-20, or a date with a local time such as 2026-10-20 08:00"
    guard let scalar else {
      complain(expected: expected)
      return nil
    }
    let parts = scalar.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = parts.first, parts.count <= 2, let date = CalendarDate(first), (1900...2300).contains(date.year),
      let second = parts.count == 2 ? LocalTime.parse(parts[1]) : 0, second < 86_400
    else {
      complain(expected: expected)
      return nil
    }
    return (date, second)
  }
}

/// A time during which contacts are accepted, in seconds after the start of the horizon.
struct OpenSpan: Hashable {
  /// The position in the calendar's dates of the day on which it begins.
  var date: Int
  /// When it begins; may lie before the horizon.
  var start: Double
  /// When it ends; may lie beyond the horizon.
  var end: Double
}

extension ScenarioCalendar {
  /// How many spans of opening hours begin on the calendar's dates.
  func spanCount(_ hours: OpeningHours) -> Int { dates.reduce(0) { $0 + hours.spans(on: $1).count } }

  /// The spans of opening hours that begin on the calendar's dates, in order and not overlapping.
  func openSpans(_ hours: OpeningHours) -> [OpenSpan] {
    var spans: [OpenSpan] = []
    for index in dates.indices {
      for span in hours.spans(on: dates[index]) {
        // What yesterday's night shift still covers is open already.
        let start = max(seconds(dateAt: index, second: span.start), spans.last?.end ?? -.infinity)
        let end = seconds(dateAt: index, second: span.end)
        if end > start { spans.append(OpenSpan(date: index, start: start, end: end)) }
      }
    }
    return spans
  }
}
