/// Something grave that an agent is said to have done, such as a leak of customers' data.
///
/// It caps the agent's score only when a human has confirmed it and the time for objections is over.
public struct RedLineEvent: Hashable, Sendable {
  /// How far the matter has come.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// Somebody has reported it.
    case reported
    /// A human has looked into it and found it true.
    case confirmed
    /// The employee has objected, and nobody has decided yet.
    case contested
    /// It was not so.
    case withdrawn
  }

  /// The agent.
  public var agent: String
  /// The day on which it happened.
  public var day: CalendarDate
  /// The kind, as the policy names it.
  public var kind: String
  /// How far the matter has come.
  public var status: Status
  /// Who confirmed it.
  public var confirmedBy: String?
  /// When it was confirmed.
  public var confirmedOn: CalendarDate?
  /// The last day on which the employee can object.
  public var appealUntil: CalendarDate?
  /// What is to be known about it.
  public var note: String?

  /// An event that nobody has looked into yet.
  public init(agent: String, day: CalendarDate, kind: String, status: Status = .reported) {
    self.agent = agent
    self.day = day
    self.kind = kind
    self.status = status
  }

  /// Whether the event counts on a day: confirmed by then, and the last day for objections is past.
  public func counts(on today: CalendarDate) -> Bool {
    guard status == .confirmed, let confirmedOn, let appealUntil else { return false }
    return confirmedOn <= today && appealUntil < today
  }
}
