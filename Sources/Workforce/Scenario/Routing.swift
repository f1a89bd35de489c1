/// Which agent gets which contact.
public struct Routing: Hashable, Sendable {
  /// For each contact type, the groups that may serve it.
  public var groupsOfType: [[GroupChoice]]
  /// For each group, the contact types it serves, with their rank for that group.
  public var typesOfGroup: [[TypeChoice]]
  /// Which agent is chosen among groups of equal level.
  public var agentSelection: AgentSelection

  /// Routing from choices for every type and every group.
  ///
  /// Shape: `groupsOfType` has one list per contact type, `typesOfGroup` one list per group; a pair stands in both or
  /// in none.
  public init(
    groupsOfType: [[GroupChoice]], typesOfGroup: [[TypeChoice]], agentSelection: AgentSelection = .longestIdle
  ) {
    self.groupsOfType = groupsOfType
    self.typesOfGroup = typesOfGroup
    self.agentSelection = agentSelection
  }

  /// A group that may serve a type.
  public struct GroupChoice: Hashable, Sendable {
    /// Index into the scenario's groups.
    public var group: Int
    /// Groups of the lowest level with a free agent are asked first.
    public var level: Int
    /// Seconds a contact must have waited before this group may take it.
    public var delay: Double

    /// A group at a level, after a delay.
    public init(group: Int, level: Int = 1, delay: Double = 0) {
      self.group = group
      self.level = level
      self.delay = delay
    }
  }

  /// A type that a group serves.
  public struct TypeChoice: Hashable, Sendable {
    /// Index into the scenario's contact types.
    public var contactType: Int
    /// Types of the lowest rank that are waiting are served first; among equals the longest waiting.
    public var rank: Int

    /// A type at a rank.
    public init(contactType: Int, rank: Int = 1) {
      self.contactType = contactType
      self.rank = rank
    }
  }
}

/// Which agent is chosen when several are free.
public enum AgentSelection: String, CaseIterable, Hashable, Sendable {
  /// The one who has been free longest.
  case longestIdle = "longest-idle"
  /// The one whose share of busy time since coming on duty is least.
  case leastOccupied = "least-occupied"
}
