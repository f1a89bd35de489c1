/// How many agents a demand needs.
public enum Staffing {
  /// The slack, relative, by which a target may be missed, so that rounding never costs an agent.
  static let slack = 1e-9

  /// The least whole number of agents that covers a fractional requirement.
  ///
  /// A requirement that exceeds a whole number by a relative 1e-9 or less counts as that number: 35.7 / 0.85 is 42.
  ///
  /// - Parameter requirement: finite and not negative.
  public static func wholeAgents(covering requirement: Double) -> Int {
    precondition(requirement >= 0 && requirement < 1e15, "a requirement is finite and not negative")
    return Int((requirement * (1 - slack)).rounded(.up))
  }

  /// The agents to roster so that a requirement is present although a share of paid time is not worked.
  ///
  /// - Parameters:
  ///   - requirement: agents needed at work, which need not be whole.
  ///   - shrinkage: the share of paid time that is not worked, at least 0 and below 1.
  /// - Returns: the fractional number; round it once, at the very end, with ``wholeAgents(covering:)``.
  public static func rostered(requirement: Double, shrinkage: Double) throws(QueueingError) -> Double {
    guard shrinkage >= 0, shrinkage < 1 else {
      throw .outOfRange(
        quantity: "The shrinkage", found: shrinkage, expected: "at least 0 and less than 1",
        remedy: "give the share of paid time that is not worked, e.g. 30%")
    }
    guard requirement >= 0, requirement <= Double(SteadyState.mostAgents) else {
      throw .outOfRange(
        quantity: "The agents needed at work", found: requirement, expected: "0 to \(SteadyState.mostAgents)",
        remedy: "check the units of the demand")
    }
    return requirement / (1 - shrinkage)
  }

  /// The fewest agents that meet every target, with the reasons.
  ///
  /// Assumes: every target is met by all larger numbers of agents once it is met by one.
  ///
  /// - Throws: ``QueueingError`` when a target is absent, absurd or out of reach.
  public static func fewestAgents(
    for demand: Demand, meeting targets: StaffingTargets
  ) throws(QueueingError) -> StaffingAnswer {
    guard demand.offeredLoad > 0 else {
      throw .outOfRange(
        quantity: "The number of arrivals", found: 0, expected: "more than 0",
        remedy: "without contacts no agents are needed")
    }
    let requirement = try requirement(for: demand, meeting: targets)
    let achieved = try SteadyState(demand, agents: requirement.agents)
    var oneFewer: [StaffingTargets.Verdict] = []
    if requirement.agents > 1 {
      let search = StaffingSearch(demand: demand, targets: targets)
      oneFewer = search.verdicts(demand.system(agents: Double(requirement.agents - 1)), agents: requirement.agents - 1)
    }
    let verdicts = StaffingSearch(demand: demand, targets: targets)
      .verdicts(achieved.system, agents: requirement.agents)
    return StaffingAnswer(
      requirement: requirement, targets: targets, steadyState: achieved, verdicts: verdicts, oneFewer: oneFewer)
  }

  /// The fewest agents that meet every target, whole and fractional.
  ///
  /// - Returns: zero for a demand without arrivals.
  /// - Throws: ``QueueingError`` when a target is absent, absurd or out of reach.
  public static func requirement(
    for demand: Demand, meeting targets: StaffingTargets
  ) throws(QueueingError) -> AgentRequirement {
    try targets.validate()
    return try unvalidatedRequirement(for: demand, meeting: targets)
  }

  /// The requirements of many intervals, each taken to be in steady state (the pointwise stationary approximation).
  public static func requirements(
    for demands: [Demand], meeting targets: StaffingTargets
  ) throws(QueueingError) -> [AgentRequirement] {
    try targets.validate()
    var requirements: [AgentRequirement] = []
    requirements.reserveCapacity(demands.count)
    for demand in demands { requirements.append(try unvalidatedRequirement(for: demand, meeting: targets)) }
    return requirements
  }

  private static func unvalidatedRequirement(
    for demand: Demand, meeting targets: StaffingTargets
  ) throws(QueueingError) -> AgentRequirement {
    if demand.offeredLoad == 0 { return AgentRequirement(agents: 0, fractionalAgents: 0) }
    if demand.patienceSeconds == nil, demand.lines == nil {
      return try ErlangCSearch(demand: demand, targets: targets).requirement()
    }
    return try StaffingSearch(demand: demand, targets: targets).requirement()
  }
}

/// The number of agents that a demand needs.
public struct AgentRequirement: Hashable, Sendable {
  /// The least whole number of agents that meets the targets.
  public var agents: Int
  /// The least number of agents, not rounded, that meets the targets.
  ///
  /// With endless lines it comes from the continuous extension of the formulas (Erlang's loss function for fractional
  /// lines); with limited lines the shortfall is interpolated linearly between whole numbers. Accurate to 1e-6 agents.
  public var fractionalAgents: Double

  /// A requirement.
  public init(agents: Int, fractionalAgents: Double) {
    self.agents = agents
    self.fractionalAgents = fractionalAgents
  }
}

/// The fewest agents that meet the targets, what they achieve, and why one fewer is not enough.
public struct StaffingAnswer: Sendable {
  /// The number of agents.
  public let requirement: AgentRequirement
  /// What was asked for.
  public let targets: StaffingTargets
  /// What that number of agents achieves.
  public let steadyState: SteadyState
  /// Every target beside what is achieved.
  public let verdicts: [StaffingTargets.Verdict]
  /// Every target beside what one agent fewer would achieve; empty when that would leave none.
  public let oneFewer: [StaffingTargets.Verdict]
}
