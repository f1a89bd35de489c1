import Records
import TestSupport
import Workforce

/// Rows of one contact each in which nearly everything may be or be missing.
enum RandomContacts {
  static let start = 1_759_248_000.0  // 2025-09-30 16:00 UTC: midnight in Shanghai
  static let agents = ["Ann", "Bob", "Cid", "Dee"]

  /// Open 9–12 and 13–18 in Shanghai, e-mail around the clock on weekdays; Ann works in the mornings.
  static let clocks: ServiceClocks = {
    func hours(_ spans: [(Double, Double)], _ isOpen: (Int) -> Bool = { _ in true }) -> BusinessHours {
      BusinessHours(
        spans: (-40..<100).filter(isOpen).flatMap { day in
          spans.map { span in
            let midnight = start + Double(day) * 86_400
            return (
              Instant(secondsSince1970: midnight + span.0 * 3600), Instant(secondsSince1970: midnight + span.1 * 3600)
            )
          }
        })
    }
    var clocks = ServiceClocks(standard: hours([(9, 12), (13, 18)]))
    clocks.channels[.email] = hours([(0, 24)]) { ($0 + 70) % 7 < 5 }
    clocks.shifts["Ann"] = hours([(9, 12)])
    return clocks
  }()

  static func rows(_ count: Int, seed: Int, customers: UInt64 = 9, agents: [String] = agents) -> [ContactRecord] {
    var numbers = SplitMix64(state: UInt64(seed) &* 31)
    return (0..<count).map { row("c\($0)", customers, agents, &numbers) }
  }

  private static func row(
    _ name: String, _ customers: UInt64, _ agents: [String], _ numbers: inout SplitMix64
  ) -> ContactRecord {
    let arrived = start + Double(Int.random(in: 0..<(31 * 86_400), using: &numbers))
    let channel = Channel.allCases.randomElement(using: &numbers) ?? .chat
    let outcomes: [ContactRecord.Outcome] = [
      .answered, .answered, .answered, .abandoned, .unfinished, .contained, .blocked,
    ]
    var row = ContactRecord(
      contact: name, type: ["refund", "delivery"].randomElement(using: &numbers) ?? "", channel: channel,
      arrived: Instant(secondsSince1970: arrived), outcome: outcomes.randomElement(using: &numbers) ?? .answered)
    var moment = arrived
    func next(_ numbers: inout SplitMix64) -> Instant {
      moment += Double(Int.random(in: 0..<9000, using: &numbers)) * (Bool.random(using: &numbers) ? 1 : 0.02)
      return Instant(secondsSince1970: moment)
    }
    let wasAnswered = row.outcome == .answered
    row.customer = "k\(UInt64.random(in: 0..<customers, using: &numbers))"
    if Bool.random(using: &numbers) { row.queued = next(&numbers) }
    if row.outcome != .contained, row.outcome != .blocked {
      row.agent = agents.randomElement(using: &numbers)
      if Bool.random(using: &numbers) { row.assigned = next(&numbers) }
    }
    if wasAnswered { row.answered = next(&numbers) }
    if row.outcome != .unfinished { row.ended = next(&numbers) }
    if wasAnswered, Bool.random(using: &numbers) {
      (row.resolved, row.effectivelyResolved) = (true, next(&numbers))
    } else if wasAnswered {
      row.resolved = false
    }
    if Int.random(in: 0..<3, using: &numbers) == 0, wasAnswered { row.isSatisfied = Bool.random(using: &numbers) }
    if Bool.random(using: &numbers) { row.replies = Int.random(in: 1..<4, using: &numbers) }
    if Int.random(in: 0..<20, using: &numbers) == 0 { row.exclusion = .spam }
    return row
  }
}
