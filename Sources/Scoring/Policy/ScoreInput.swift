public import Workforce

/// What scores are made of.
public struct ScoreInput: Sendable {
  /// How much an agent served, and on what terms.
  public struct Service: Sendable, Hashable {
    /// How many conversations.
    public var conversations: Int
    /// On how many days.
    public var days: Int
    /// For how many days the agent had been employed when the period ended; nil when nobody knows.
    public var employedDays: Int?
    /// The agent's hours as a share of full time.
    public var fullTimeShare: Double
    /// On how many of the period's days the agent was employed; nil for all, as far as anybody knows.
    public var employment: Employment?
    /// Records of days on which the agent was not employed.
    public var strays: [Stray] = []

    /// A part of the period's days.
    public struct Employment: Sendable, Hashable {
      /// The days employed.
      public var days: Int
      /// All days of the period.
      public var of: Int

      /// So many days of so many.
      public init(days: Int, of: Int) { (self.days, self.of) = (days, of) }
    }

    /// Records of days on which an agent was not employed: the roster is wrong, or the name on the records.
    public struct Stray: Sendable, Hashable {
      /// On which side of employment.
      public var side: StaffMember.Absence
      /// How many.
      public var records: Int
      /// The day of the first.
      public var firstDay: CalendarDate
    }

    /// So many conversations on so many days.
    public init(conversations: Int, days: Int, employedDays: Int? = nil, fullTimeShare: Double = 1) {
      self.conversations = conversations
      self.days = days
      self.employedDays = employedDays
      self.fullTimeShare = fullTimeShare
    }
  }

  /// The agents, by the index that cases name them with.
  public var agents: [String]
  /// The groups within which agents are compared.
  public var groups: [PeerGroup]
  /// For each agent the group, as a place in `groups`; nil for who is not scored at all.
  public var groupOf: [Int?]
  /// How many outcomes are still open, by indicator.
  public var pending: [String: Int]
  /// How much each agent served; empty when nobody asks.
  public var served: [Service]
  /// Events that may cap scores.
  public var events: [RedLineEvent]
  /// The day on which scores are made, which decides whether objections are still possible.
  public var today: CalendarDate

  /// Agents with their comparisons, all of them peers.
  public init(
    agents: [String], comparisons: [String: FairComparison], pending: [String: Int] = [:], served: [Service] = [],
    events: [RedLineEvent] = [], today: CalendarDate
  ) {
    let group = PeerGroup(name: "", agents: Array(agents.indices), comparisons: comparisons)
    self.init(
      agents: agents, groups: [group], groupOf: agents.map { _ in 0 }, pending: pending, served: served,
      events: events, today: today)
  }

  /// Agents with their comparisons, group by group.
  public init(
    agents: [String], groups: [PeerGroup], groupOf: [Int?], pending: [String: Int] = [:], served: [Service] = [],
    events: [RedLineEvent] = [], today: CalendarDate
  ) {
    precondition(groupOf.count == agents.count, "every agent has a group or none")
    self.agents = agents
    self.groups = groups
    self.groupOf = groupOf
    self.pending = pending
    self.served = served
    self.events = events
    self.today = today
  }

  /// How an agent compares under an indicator; nil when that cannot be measured in the agent's group.
  public func comparison(_ indicator: String, of agent: Int) -> FairComparison? {
    groupOf[agent].flatMap { groups[$0].comparisons[indicator] }
  }

  /// Whether an indicator can be measured in any group.
  public func isMeasured(_ indicator: String) -> Bool { groups.contains { $0.comparisons[indicator] != nil } }
}

/// Agents who are compared with each other.
public struct PeerGroup: Sendable {
  /// The role or team; empty when everybody is compared with everybody.
  public var name: String
  /// Whether nobody says where its agents belong: a role or team may be called "unknown" as well.
  public let isUnknown: Bool
  /// The agents, as indices.
  public var agents: [Int]
  /// For each indicator of the policy, by key, how they compare; an indicator that is absent cannot be measured.
  public var comparisons: [String: FairComparison]
  /// How many of its agents have any record; in a reference, where agents are held against one.
  public let activeCount: Int

  /// A group with its comparisons.
  ///
  /// - Parameters:
  ///   - name: The role or team; empty when everybody is compared with everybody.
  ///   - isUnknown: Whether nobody says where its agents belong.
  ///   - agents: The agents, as indices.
  ///   - comparisons: For each indicator, by key, how they compare.
  ///   - activeCount: How many of them had any record in the reference that they are held against; nil to count them.
  public init(
    name: String, isUnknown: Bool = false, agents: [Int], comparisons: [String: FairComparison], activeCount: Int? = nil
  ) {
    self.name = name
    self.isUnknown = isUnknown
    self.agents = agents
    self.comparisons = comparisons
    if let activeCount {
      self.activeCount = activeCount
      return
    }
    var active: Set<Int> = []
    for comparison in comparisons.values {
      for estimate in comparison.estimates where estimate.records > 0 { active.insert(estimate.agent) }
    }
    self.activeCount = active.count
  }
}
