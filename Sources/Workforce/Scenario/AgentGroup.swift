/// A team of interchangeable agents.
public struct AgentGroup: Hashable, Sendable {
  /// The name, unique within the scenario.
  public var name: String
  /// What the agents can do, in the order written.
  public var skills: [Skill]
  /// Who is on duty when.
  public var staffing: Staffing
  /// Cost of one paid hour, in the scenario's currency.
  public var costPerHour: Double

  /// A group with its skills and staffing.
  public init(name: String, skills: [Skill], staffing: Staffing, costPerHour: Double = 0) {
    self.name = name
    self.skills = skills
    self.staffing = staffing
    self.costPerHour = costPerHour
  }

  /// A skill as this group has it.
  public struct Skill: Hashable, Sendable {
    /// The skill's name.
    public var name: String
    /// Speed relative to the standard: handling takes the standard time divided by this.
    public var proficiency: Double
    /// Where this group stands among those with the skill: groups with 1 are asked first.
    public var preference: Int

    /// A skill with its proficiency and preference.
    public init(name: String, proficiency: Double = 1, preference: Int = 1) {
      self.name = name
      self.proficiency = proficiency
      self.preference = preference
    }
  }
}

/// Who is on duty when.
public enum Staffing: Hashable, Sendable {
  /// So many agents from each moment on; when the number drops, idle agents leave first and busy ones finish their
  /// contact.
  case levels([StaffingLevel])
  /// Agents who each follow a list of duties.
  case duties([AgentDuties])
}

/// A number of agents from a moment on.
public struct StaffingLevel: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Agents on duty from then on.
  public var agents: Int

  /// A number of agents from a moment on.
  public init(start: Double, agents: Int) {
    self.start = start
    self.agents = agents
  }
}

/// What one agent is rostered for over the horizon.
public struct AgentDuties: Hashable, Sendable {
  /// In order of time, not overlapping.
  public var duties: [Duty]

  /// An agent's duties in order of time.
  public init(duties: [Duty]) { self.duties = duties }
}

/// One shift of one agent.
///
/// It ends after the contact in hand; a break begins after it.
public struct Duty: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Seconds after the start of the horizon.
  public var end: Double
  /// Breaks within the shift, in order of time.
  public var breaks: [Break]

  /// A shift with its breaks.
  public init(start: Double, end: Double, breaks: [Break] = []) {
    self.start = start
    self.end = end
    self.breaks = breaks
  }

  /// A break within a shift.
  public struct Break: Hashable, Sendable {
    /// Seconds after the start of the horizon at which it is due.
    public var start: Double
    /// Its length in seconds, kept whole when it begins late.
    public var length: Double
    /// Whether the time is paid.
    public var paid: Bool

    /// A break that is due at a moment.
    public init(start: Double, length: Double, paid: Bool) {
      self.start = start
      self.length = length
      self.paid = paid
    }
  }
}
