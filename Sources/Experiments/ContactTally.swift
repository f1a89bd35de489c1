import Simulation
import Statistics
import Workforce

/// Counts of contacts gathered over replications.
struct ContactTally {
  private(set) var arrived = Tally()
  private(set) var offered = Tally()
  private(set) var answered = Tally()
  private(set) var abandoned = Tally()
  private(set) var balked = Tally()
  private(set) var blocked = Tally()
  private(set) var cleared = Tally()
  private(set) var unfinished = Tally()
  private(set) var levels: [RatioTally] = Array(repeating: RatioTally(), count: ServiceLevelDefinition.observed.count)
  private(set) var waitOfAll = RatioTally()
  private(set) var waitOfAnswered = RatioTally()
  private(set) var abandonment = RatioTally()
  private(set) var handling = RatioTally()

  mutating func add(_ counts: ContactCounts) {
    arrived.add(Double(counts.arrived))
    offered.add(Double(counts.offered))
    answered.add(Double(counts.answered))
    abandoned.add(Double(counts.abandoned))
    balked.add(Double(counts.balked))
    blocked.add(Double(counts.blocked))
    cleared.add(Double(counts.cleared))
    unfinished.add(Double(counts.unfinished))
    for (place, definition) in ServiceLevelDefinition.observed.enumerated() {
      let (numerator, denominator) = definition.parts(of: counts)
      levels[place].add(numerator: numerator, denominator: denominator)
    }
    let offered = Double(counts.offered)
    // Who finds no line never begins to wait.
    waitOfAll.add(
      numerator: counts.waitOfAnswered + counts.waitOfLost, denominator: offered - Double(counts.blocked))
    waitOfAnswered.add(numerator: counts.waitOfAnswered, denominator: Double(counts.answered))
    abandonment.add(numerator: Double(counts.lost), denominator: offered)
    handling.add(numerator: counts.handling, denominator: Double(counts.answered))
  }
}

extension ServiceLevelDefinition {
  /// The definitions that can be counted contact by contact; the virtual wait of a customer who left cannot be seen.
  static let observed: [ServiceLevelDefinition] = allCases.filter { $0 != .virtualWait }

  /// Numerator and denominator of the service level.
  ///
  /// Balked contacts left after no wait at all, so they are short abandons.
  func parts(of counts: ContactCounts) -> (Double, Double) {
    let inTarget = Double(counts.answeredInTarget)
    let shortAbandons = Double(counts.abandonedInTarget + counts.balked)
    let offered = Double(counts.offered)
    switch self {
    case .answeredOfAnswered: return (inTarget, Double(counts.answered))
    case .answeredOfOfferedLessShortAbandons: return (inTarget, offered - shortAbandons)
    case .handledOrShortAbandonedOfOffered: return (inTarget + shortAbandons, offered)
    case .answeredOfOffered, .virtualWait: return (inTarget, offered)
    }
  }
}
