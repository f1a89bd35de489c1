/// Spans of time that neither touch nor overlap, in order.
struct TimeSpans: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    var start: Double
    var end: Double
  }

  private(set) var spans: [Span] = []

  /// The union of spans in any order.
  init(_ spans: some Sequence<Span>) {
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where span.end > span.start {
      if let last = self.spans.last, span.start <= last.end {
        self.spans[self.spans.count - 1].end = max(last.end, span.end)
      } else {
        self.spans.append(span)
      }
    }
  }

  /// How much of a stretch the spans cover.
  func overlap(from start: Double, to end: Double) -> Double {
    // The first span that ends after the start.
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end <= start { low = middle + 1 } else { high = middle }
    }
    var sum = 0.0
    while low < spans.count, spans[low].start < end {
      sum += min(end, spans[low].end) - max(start, spans[low].start)
      low += 1
    }
    return sum
  }
}

/// When somebody of a type was waiting.
struct WaitingTimes {
  private var byType: [String: TimeSpans] = [:]

  /// The waits of a traffic; each begins to be noticed after some seconds.
  init(_ traffic: ObservedTraffic, atLeast noticed: Double) {
    for (type, contacts) in Dictionary(grouping: traffic.contacts, by: \.type) {
      byType[type] = TimeSpans(contacts.map { TimeSpans.Span(start: $0.asked + noticed, end: $0.left) })
    }
  }

  /// When somebody of any of some types was waiting.
  func union(of types: [String]) -> TimeSpans { TimeSpans(types.flatMap { byType[$0]?.spans ?? [] }) }
}
