public import Workforce

/// What a given number of agents does with a demand in the long run: Erlang B, C, A or X.
///
/// Exact for Poisson arrivals, exponential handling times and exponential patience, first come first served. It does
/// not hold within the first few handling times after opening, nor where load changes faster than contacts are handled.
/// Unless said otherwise, shares are of all attempts: first attempts and redials, blocked ones included.
/// Relative error below 1e-9 from 0.1 to 20,000 erlangs.
public struct SteadyState: Sendable {
  /// What customers ask.
  public let demand: Demand
  /// The number of agents.
  public let agents: Int
  /// Attempts per second, redials included.
  public let attemptsPerSecond: Double
  let system: WaitingSystem

  /// The most agents that are accepted.
  public static let mostAgents = 1_000_000

  /// Solves the steady state.
  ///
  /// - Throws: ``QueueingError`` when agents are out of range, outnumber the lines, or cannot keep up with contacts that
  ///   never give up.
  public init(_ demand: Demand, agents: Int) throws(QueueingError) {
    guard (1...Self.mostAgents).contains(agents) else {
      throw .outOfRange(
        quantity: "The number of agents", found: Double(agents), expected: "1 to \(Self.mostAgents)",
        remedy: "give the agents on duty at the same time, or leave it out to find the fewest")
    }
    if let lines = demand.lines, lines < agents { throw .fewerLinesThanAgents(lines: lines, agents: agents) }
    self.demand = demand
    self.agents = agents
    let load = demand.offeredLoad
    if demand.patienceSeconds == nil, demand.lines == nil {
      guard load < Double(agents) else { throw .unstable(offeredLoad: load, agents: agents) }
    }
    guard let system = demand.system(agents: Double(agents)) else {
      let perHour = 3_600 / demand.handlingSeconds
      throw .endlessRedials(arrivalsPerHour: load * perHour, capacityPerHour: Double(agents) * perHour)
    }
    self.system = system
    attemptsPerSecond = load > 0 ? demand.arrivals.perSecond * (system.density.load / load) : 0
  }

  /// The model that applies.
  public var model: ErlangModel {
    switch (demand.lines, demand.patienceSeconds) {
    case (.some(let lines), _): lines == agents ? .erlangB : .erlangX
    case (nil, .some): .erlangA
    case (nil, nil): .erlangC
    }
  }

  /// Offered load of all attempts, redials included, in erlangs.
  public var attemptedLoad: Double { system.density.load }

  /// The share of attempts that enter and must wait, because every agent is busy.
  public var probabilityOfWait: Double { system.waiting }

  /// The share of attempts that give up before they are answered.
  public var probabilityOfAbandonment: Double { system.abandoned }

  /// The share of attempts that find every line taken.
  public var probabilityOfBlocking: Double { system.blocked }

  /// The share of attempts that are answered.
  public var probabilityOfAnswer: Double { system.answered }

  /// The mean number of busy agents.
  public var meanBusyAgents: Double { system.density.load * system.answered }

  /// The share of their time that agents spend on contacts.
  public var occupancy: Double { meanBusyAgents / Double(agents) }

  /// The mean number of contacts in the queue.
  public var meanQueueLength: Double { system.density.load * system.waitOfEntering }

  /// The mean time in the queue of all contacts that entered, answered or not; blocked ones do not wait.
  public var meanWaitOfAllSeconds: Double {
    demand.handlingSeconds * system.waitOfEntering / (1 - system.blocked)
  }

  /// The mean time in the queue of answered contacts, those answered at once included: the speed of answer.
  public var meanWaitOfAnsweredSeconds: Double {
    demand.handlingSeconds * system.waitOfAnswered / system.answered
  }

  /// The five service levels for one answer-time target.
  ///
  /// - Parameter seconds: the answer-time target, not negative.
  public func serviceLevels(withinSeconds seconds: Double) -> ServiceLevels {
    precondition(seconds >= 0, "an answer-time target is not negative")
    return ServiceLevels(system: system, fate: system.fate(at: seconds / demand.handlingSeconds))
  }

  /// The service level under one definition.
  public func serviceLevel(_ definition: ServiceLevelDefinition, withinSeconds seconds: Double) -> Double {
    serviceLevels(withinSeconds: seconds)[definition]
  }
}

/// The service levels of one desk for one answer-time target, under all five definitions.
public struct ServiceLevels: Hashable, Sendable {
  private let answered: Double
  private let fate: WaitingSystem.Fate

  init(system: WaitingSystem, fate: WaitingSystem.Fate) {
    answered = system.answered
    self.fate = fate
  }

  /// The service level under a definition, 0…1.
  public subscript(definition: ServiceLevelDefinition) -> Double {
    switch definition {
    case .answeredOfAnswered: fate.answered / answered
    case .answeredOfOfferedLessShortAbandons: fate.answered / (1 - fate.abandoned)
    case .handledOrShortAbandonedOfOffered: fate.answered + fate.abandoned
    case .answeredOfOffered: fate.answered
    case .virtualWait: fate.virtuallyAnswered
    }
  }
}
