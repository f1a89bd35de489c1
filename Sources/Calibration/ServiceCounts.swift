/// What became of the contacts that asked for an agent in a stretch of time.
public struct ServiceCounts: Hashable, Sendable {
  /// Contacts that asked for an agent.
  public var offered = 0.0
  /// Of these, answered.
  public var answered = 0.0
  /// Of these, answered within the threshold.
  public var inTime = 0.0
  /// Seconds waited by those answered.
  public var waitOfAnswered = 0.0

  /// Nothing counted yet.
  public init() {}

  /// Counts.
  public init(offered: Double, answered: Double, inTime: Double, waitOfAnswered: Double) {
    self.offered = offered
    self.answered = answered
    self.inTime = inTime
    self.waitOfAnswered = waitOfAnswered
  }

  /// Contacts that left without an answer.
  public var lost: Double { offered - answered }
  /// Share of contacts that left without an answer; nil without contacts.
  public var lostShare: Double? { offered > 0 ? lost / offered : nil }
  /// Share of contacts answered within the threshold; nil without contacts.
  public var serviceLevel: Double? { offered > 0 ? inTime / offered : nil }
  /// Mean wait of those answered in seconds; nil when nobody was.
  public var meanWait: Double? { answered > 0 ? waitOfAnswered / answered : nil }

  /// Counts of both.
  public static func + (left: ServiceCounts, right: ServiceCounts) -> ServiceCounts {
    ServiceCounts(
      offered: left.offered + right.offered, answered: left.answered + right.answered,
      inTime: left.inTime + right.inTime, waitOfAnswered: left.waitOfAnswered + right.waitOfAnswered)
  }

  /// Counts in another unit, such as the mean of several runs.
  public static func * (left: ServiceCounts, factor: Double) -> ServiceCounts {
    ServiceCounts(
      offered: left.offered * factor, answered: left.answered * factor, inTime: left.inTime * factor,
      waitOfAnswered: left.waitOfAnswered * factor)
  }
}

extension ObservedTraffic {
  /// What was observed, by type and by the interval of asking for an agent.
  ///
  /// - Parameters:
  ///   - interval: Seconds of an interval.
  ///   - threshold: An answer within so many seconds is in time.
  /// - Returns: One list per type, in the order of `types`; in each one count per interval of the period.
  public func counts(every interval: Double, threshold: Double) -> [[ServiceCounts]] {
    let names = types
    let number = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let intervals = max(1, Int((length / interval).rounded(.up)))
    var counts = Array(repeating: Array(repeating: ServiceCounts(), count: intervals), count: names.count)
    for contact in contacts {
      guard let type = number[contact.type] else { continue }
      let place = min(intervals - 1, Int(contact.asked / interval))
      counts[type][place].offered += 1
      guard contact.isAnswered else { continue }
      counts[type][place].answered += 1
      counts[type][place].waitOfAnswered += contact.wait
      if contact.wait <= threshold { counts[type][place].inTime += 1 }
    }
    return counts
  }
}
