import Workforce

@testable import Simulation

/// The counters of a replication, counted again from its records alone.
struct RecordReplay {
  let records: [SimulatedContact]
  let starts: [Double]
  let length: Double
  /// One row an interval, the last one for what happened after the end.
  private(set) var counts: [[ContactCounts]]

  init(_ records: [SimulatedContact], of scenario: Scenario) {
    self.records = records
    starts = scenario.horizon.intervalStarts
    length = scenario.horizon.length
    let row = Array(repeating: ContactCounts(), count: scenario.contactTypes.count)
    counts = Array(repeating: row, count: starts.count + 1)
    for record in records {
      let type = Int(record.type)
      counts[interval(of: record.arrived)][type].arrived += 1
      let asked = record.fate == .blocked ? record.arrived : record.queued
      guard asked >= 0 else { continue }
      let threshold = scenario.contactTypes[type].target?.seconds ?? .infinity
      counts[interval(of: asked)][type].count(record, threshold: threshold)
    }
  }

  private func interval(of moment: Double) -> Int {
    moment >= length ? starts.count : (starts.lastIndex { $0 <= moment } ?? 0)
  }

  /// Agent-seconds that a group worked on contacts during an interval.
  func busyTime(of group: Int, during interval: Int, agents groupOfAgent: [Int32], until last: Double) -> Double {
    let start = interval < starts.count ? starts[interval] : length
    let end = interval < starts.count ? (interval + 1 < starts.count ? starts[interval + 1] : length) : .infinity
    return records.reduce(0) { sum, record in
      guard record.answered >= 0, groupOfAgent[Int(record.agent)] == Int32(group) else { return sum }
      let released = record.released >= 0 ? record.released : last
      return sum + max(0, min(end, released) - max(start, record.answered))
    }
  }
}

extension ContactCounts {
  mutating func count(_ record: SimulatedContact, threshold: Double) {
    offered += 1
    let isInTarget = max(record.answered, record.ended) - record.queued <= threshold
    switch record.fate {
    case .answered:
      let wait = record.answered - record.queued
      answered += 1
      if wait <= threshold { answeredInTarget += 1 }
      if wait == 0 { answeredAtOnce += 1 }
      waitOfAnswered += wait
      if record.released >= 0 { handling += record.released - record.answered }
    case .abandoned:
      abandoned += 1
      if isInTarget { abandonedInTarget += 1 }
      waitOfLost += record.ended - record.queued
    case .cleared:
      cleared += 1
      waitOfLost += record.ended - record.queued
    case .balked: balked += 1
    case .blocked: blocked += 1
    case .unfinished: unfinished += 1
    case .contained: offered -= 1
    }
  }

  /// Whether the numbers are the same and the seconds differ by rounding only.
  func agrees(with other: ContactCounts) -> Bool {
    var (left, right) = (self, other)
    let seconds = [left.waitOfAnswered - right.waitOfAnswered, left.waitOfLost - right.waitOfLost]
    for key in [\ContactCounts.waitOfAnswered, \.waitOfLost, \.handling] {
      left[keyPath: key] = 0
      right[keyPath: key] = 0
    }
    return left == right && seconds.allSatisfy { abs($0) < 1e-6 }
  }
}
