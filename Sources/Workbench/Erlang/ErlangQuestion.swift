public import Queueing
public import Workforce

/// What `crewcast erlang` is asked: the figures for a number of agents, or the fewest agents for targets.
public struct ErlangQuestion: Sendable {
  /// What customers ask of the desk.
  public var demand: Demand
  /// The number of agents; nil to find the fewest.
  public var agents: Int?
  /// What must be achieved; every stated target counts.
  public var targets: StaffingTargets
  /// Which service level stands first.
  public var definition: ServiceLevelDefinition
  /// The answer-time target, in seconds.
  public var answerWithinSeconds: Double

  /// A question.
  public init(
    demand: Demand, agents: Int? = nil, targets: StaffingTargets = StaffingTargets(),
    definition: ServiceLevelDefinition = .answeredOfOffered, answerWithinSeconds: Double = 20
  ) {
    self.demand = demand
    self.agents = agents
    self.targets = targets
    self.definition = definition
    self.answerWithinSeconds = answerWithinSeconds
  }

  /// Whether any target is stated.
  var hasTargets: Bool {
    targets.serviceLevel != nil || targets.maximumOccupancy != nil || targets.maximumAbandonment != nil
      || targets.maximumBlocking != nil || targets.maximumMeanWaitSeconds != nil
  }

  /// Answers the question.
  ///
  /// - Throws: ``QueueingError`` when there is no answer.
  public func answer() throws(QueueingError) -> ErlangAnswer {
    guard let agents else {
      let found = try Queueing.Staffing.fewestAgents(for: demand, meeting: targets)
      return ErlangAnswer(
        question: self, state: found.steadyState, requirement: found.requirement, verdicts: found.verdicts,
        oneFewer: found.oneFewer, neighbours: neighbours(of: found.requirement.agents))
    }
    let state = try SteadyState(demand, agents: agents)
    var verdicts: [StaffingTargets.Verdict] = []
    var requirement: AgentRequirement?
    if hasTargets {
      verdicts = try state.verdicts(against: targets)
      requirement = try attainableRequirement()
    }
    return ErlangAnswer(
      question: self, state: state, requirement: requirement, verdicts: verdicts, oneFewer: [],
      neighbours: neighbours(of: agents))
  }

  /// The fewest agents, or nil when no number of agents would do.
  private func attainableRequirement() throws(QueueingError) -> AgentRequirement? {
    do {
      return try Queueing.Staffing.requirement(for: demand, meeting: targets)
    } catch {
      if case .unattainable = error { return nil }
      throw error
    }
  }

  /// Up to two numbers of agents on either side; a state is nil where the queue would grow without end.
  private func neighbours(of agents: Int) -> [ErlangAnswer.Neighbour] {
    let most = min(demand.lines ?? SteadyState.mostAgents, SteadyState.mostAgents)
    return (max(1, agents - 2)...max(1, min(most, agents + 2))).map { count in
      ErlangAnswer.Neighbour(agents: count, state: try? SteadyState(demand, agents: count))
    }
  }
}
