/// Open spans laid out in time, with the seconds open before each, so that business time between two moments is a subtraction.
///
/// Business time adds up over any split, `seconds(x, z) = seconds(x, y) + seconds(y, z)`, and is never negative.
public struct BusinessHours: Sendable, Hashable {
  private let starts: [Double]
  private let ends: [Double]
  /// Open seconds before each span.
  private let before: [Double]

  /// Since when these hours are known; what was open before nobody has said.
  public let inForceFrom: Instant

  /// Hours from open spans in seconds since 1970, which are sorted and do not overlap.
  init(
    open: [(start: Double, end: Double)], inForceFrom: Instant = Instant(secondsSince1970: -.infinity)
  ) {
    self.inForceFrom = inForceFrom
    starts = open.map(\.start)
    ends = open.map(\.end)
    var sum = 0.0
    before = open.map { span in
      defer { sum += span.end - span.start }
      return sum
    }
  }

  /// Hours from spans of time in any order; those that overlap count once, empty ones not at all.
  public init(spans: [(from: Instant, until: Instant)]) {
    var merged: [(start: Double, end: Double)] = []
    let sorted = spans.map { ($0.from.secondsSince1970, $0.until.secondsSince1970) }.sorted { $0 < $1 }
    for (start, end) in sorted where end > start {
      if let last = merged.last, start <= last.end {
        merged[merged.count - 1].end = max(last.end, end)
      } else {
        merged.append((start, end))
      }
    }
    self.init(open: merged)
  }

  /// Open seconds from one moment to a later one; 0 when the second is not later.
  ///
  /// Complexity: O(log n) in the number of spans.
  public func businessSeconds(from start: Instant, to end: Instant) -> Double {
    guard end > start else { return 0 }
    return max(0, opened(before: end.secondsSince1970) - opened(before: start.secondsSince1970))
  }

  /// Whether the service is open at a moment; it is at the start of a span and is not at its end.
  public func isOpen(at instant: Instant) -> Bool {
    guard let span = lastSpan(notAfter: instant.secondsSince1970) else { return false }
    return instant.secondsSince1970 < ends[span]
  }

  /// The moment at which so many open seconds have passed since a start, or nil when the hours laid out do not reach so far.
  ///
  /// With zero seconds, the start itself when open, else the next opening.
  public func moment(after seconds: Double, from start: Instant) -> Instant? {
    precondition(seconds >= 0, "business time runs forwards")
    let wanted = opened(before: start.secondsSince1970) + seconds
    // The last span that begins with no more than the wanted seconds behind it.
    var low = 0
    var high = before.count
    while low < high {
      let middle = (low + high) / 2
      if before[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    var span = low - 1
    // A wish that ends exactly with a span is fulfilled then and not at the next opening, unless nothing was wished for.
    if seconds > 0, span > 0, before[span] == wanted { span -= 1 }
    let moment = starts[span] + (wanted - before[span])
    guard moment <= ends[span] else { return nil }
    if seconds == 0, moment == ends[span] { return nil }
    return Instant(secondsSince1970: max(moment, start.secondsSince1970))
  }

  /// The open spans that overlap a stretch of time, cut to it, in order.
  public func spans(from start: Instant, to end: Instant) -> [(from: Instant, until: Instant)] {
    guard end > start else { return [] }
    var spans: [(from: Instant, until: Instant)] = []
    var index = lastSpan(notAfter: start.secondsSince1970) ?? 0
    while index < starts.count, starts[index] < end.secondsSince1970 {
      let from = max(starts[index], start.secondsSince1970)
      let until = min(ends[index], end.secondsSince1970)
      if until > from { spans.append((Instant(secondsSince1970: from), Instant(secondsSince1970: until))) }
      index += 1
    }
    return spans
  }

  /// Seconds that lie in these hours and in others too.
  public func businessSeconds(from start: Instant, to end: Instant, within other: BusinessHours) -> Double {
    guard end > start else { return 0 }
    var sum = 0.0
    var index = other.lastSpan(notAfter: start.secondsSince1970) ?? 0
    while index < other.starts.count, other.starts[index] < end.secondsSince1970 {
      let from = Instant(secondsSince1970: max(other.starts[index], start.secondsSince1970))
      let until = Instant(secondsSince1970: min(other.ends[index], end.secondsSince1970))
      sum += businessSeconds(from: from, to: until)
      index += 1
    }
    return sum
  }

  private func opened(before moment: Double) -> Double {
    guard let span = lastSpan(notAfter: moment) else { return 0 }
    return before[span] + (min(moment, ends[span]) - starts[span])
  }

  private func lastSpan(notAfter moment: Double) -> Int? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
