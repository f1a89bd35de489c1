public import Workforce

/// A contact as the queue saw it: when it asked for an agent, how long it waited, how that ended.
public struct ObservedContact: Hashable, Sendable {
  /// When it asked for an agent, in seconds after the start of the period.
  public var asked: Double
  /// The contact type.
  public var type: String
  /// Seconds between asking for an agent and being answered or leaving.
  public var wait: Double
  /// Whether an agent answered.
  public var isAnswered: Bool
  /// Seconds the agent spent on it; nil when nobody answered or nobody knows.
  public var handling: Double?
  /// The agent; nil when nobody answered or nobody knows.
  public var agent: String?

  /// A contact that was observed.
  public init(
    asked: Double, type: String, wait: Double, isAnswered: Bool, handling: Double? = nil, agent: String? = nil
  ) {
    self.asked = asked
    self.type = type
    self.wait = wait
    self.isAnswered = isAnswered
    self.handling = handling
    self.agent = agent
  }

  /// When an agent began or the customer left, in seconds after the start of the period.
  public var left: Double { asked + wait }
}

/// What was observed of a service over a period, contact by contact.
public struct ObservedTraffic: Hashable, Sendable {
  /// Why a record is no observation.
  public enum Omission: String, CaseIterable, Hashable, Sendable {
    /// It asked for an agent outside the period.
    case outsidePeriod
    /// It is marked as something that does not count: spam, a test.
    case excluded
    /// It never asked for an agent, or found no line.
    case neverQueued
    /// It is not known how its wait ended, or how long it was.
    case unknownWait

    /// The reason in words that complete "so many records …".
    public var plainWords: String {
      switch self {
      case .outsidePeriod: "asked for an agent outside the period"
      case .excluded: "are marked as not counting"
      case .neverQueued: "never reached the queue"
      case .unknownWait: "do not tell how long they waited or how that ended"
      }
    }
  }

  /// The period.
  public let period: Period
  /// The contacts in the order in which they asked for an agent.
  public let contacts: [ObservedContact]
  /// How many records were left out, by reason.
  public let omissions: [Omission: Int]

  /// Contacts that were observed; for tests and other sources than records.
  public init(_ contacts: [ObservedContact], over period: Period) {
    self.period = period
    self.contacts = contacts.sorted { ($0.asked, $0.type) < ($1.asked, $1.type) }
    omissions = [:]
  }

  /// The observations that records hold.
  ///
  /// A wait or handling time that the source states counts before one that follows from moments: moments of separate dates
  /// and times go wrong around midnight.
  ///
  /// - Parameters:
  ///   - records: Contacts in any order.
  ///   - period: Which of them count.
  public init(_ records: [ContactRecord], over period: Period) {
    var contacts: [ObservedContact] = []
    var omissions: [Omission: Int] = [:]
    for record in records {
      switch Self.observation(of: record, in: period) {
      case .success(let contact): contacts.append(contact)
      case .failure(let reason): omissions[reason.omission, default: 0] += 1
      }
    }
    self.period = period
    self.contacts = contacts.sorted { ($0.asked, $0.type, $0.wait) < ($1.asked, $1.type, $1.wait) }
    self.omissions = omissions
  }

  private struct LeftOut: Error { var omission: Omission }

  /// No wait or contact lasts longer than half a day; beyond it the record is wrong.
  private static let longestSeconds = 43_200.0

  private static func observation(of record: ContactRecord, in period: Period) -> Result<ObservedContact, LeftOut> {
    func left(_ omission: Omission) -> Result<ObservedContact, LeftOut> { .failure(LeftOut(omission: omission)) }
    guard record.exclusion == nil else { return left(.excluded) }
    let asked = record.queued ?? record.arrived
    guard period.contains(asked) else { return left(.outsidePeriod) }
    switch record.outcome {
    case .answered, .abandoned: break
    case .contained, .blocked, .balked, .cleared: return left(.neverQueued)
    case .unfinished: return left(.unknownWait)
    }
    guard let wait = record.firstResponseSeconds ?? record.waitSeconds, (0...longestSeconds).contains(wait) else {
      return left(.unknownWait)
    }
    let isAnswered = record.outcome == .answered
    let handling = (record.workSeconds ?? record.handlingSeconds).flatMap {
      (0...longestSeconds).contains($0) ? $0 : nil
    }
    return .success(
      ObservedContact(
        asked: asked.seconds(since: period.start), type: record.type.isEmpty ? "contact" : record.type, wait: wait,
        isAnswered: isAnswered, handling: isAnswered ? handling : nil, agent: isAnswered ? record.agent : nil))
  }

  /// Seconds from the start of the period to its end.
  public var length: Double { period.end.seconds(since: period.start) }

  /// The types, the most frequent first.
  public var types: [String] {
    var counts: [String: Int] = [:]
    for contact in contacts { counts[contact.type, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
