public import Workforce

/// What scores are made of.
public struct ScoreInput: Sendable {
  /// An event that caps a score when it is confirmed and the time for objections is over.
  public struct RedLineEvent: Sendable, Hashable {
    /// The agent.
    public var agent: String
    /// The kind, as the policy names it.
    public var kind: String
    /// Whether a human has confirmed it.
    public var isConfirmed: Bool
    /// Until when the employee can object.
    public var appealUntil: CalendarDate

    /// An event.
    public init(agent: String, kind: String, isConfirmed: Bool, appealUntil: CalendarDate) {
      self.agent = agent
      self.kind = kind
      self.isConfirmed = isConfirmed
      self.appealUntil = appealUntil
    }
  }

  /// The agents, by the index that cases name them with.
  public var agents: [String]
  /// For each indicator of the policy, by key, how agents compare; an indicator that is absent cannot be measured.
  public var comparisons: [String: FairComparison]
  /// How many outcomes are still open, by indicator.
  public var pending: [String: Int]
  /// How many conversations each agent served, and on how many days; empty when nobody asks.
  public var served: [(conversations: Int, days: Int)]
  /// Events that may cap scores.
  public var events: [RedLineEvent]
  /// The day on which scores are made, which decides whether objections are still possible.
  public var today: CalendarDate

  /// Agents with their comparisons.
  public init(
    agents: [String], comparisons: [String: FairComparison], pending: [String: Int] = [:],
    served: [(conversations: Int, days: Int)] = [], events: [RedLineEvent] = [], today: CalendarDate
  ) {
    self.agents = agents
    self.comparisons = comparisons
    self.pending = pending
    self.served = served
    self.events = events
    self.today = today
  }
}
