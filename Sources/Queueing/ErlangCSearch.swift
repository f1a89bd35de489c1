import Workforce

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The search for the fewest agents where nobody gives up and nobody is blocked.
///
/// One sum gives the loss function for the least stable number of agents; each further agent costs a division and an
/// exponential. All five service-level definitions agree here.
struct ErlangCSearch {
  private let load: Double
  /// The answer-time target per mean handling time, and the share; nil when no service level is asked for.
  private let answer: (time: Double, share: Double)?
  private let occupancy: Double?
  /// The greatest mean wait per mean handling time.
  private let wait: Double?
  private let targets: StaffingTargets

  init(demand: Demand, targets: StaffingTargets) {
    load = demand.offeredLoad
    answer = targets.serviceLevel.map { ($0.seconds / demand.handlingSeconds, $0.share) }
    occupancy = targets.maximumOccupancy
    wait = targets.maximumMeanWaitSeconds.map { $0 / demand.handlingSeconds }
    self.targets = targets
  }

  func requirement() throws(QueueingError) -> AgentRequirement {
    var agents = Int(load.rounded(.down)) + 1
    if let occupancy {
      let least = Staffing.wholeAgents(covering: load / occupancy)
      if least > SteadyState.mostAgents { throw unattainable }
      agents = max(agents, least)
    }
    var below = ErlangB.belowFullWeight(load: load, lines: Double(agents))
    var margin = margin(agents: Double(agents), below: below)
    while margin < -Staffing.slack {
      guard agents < SteadyState.mostAgents else { throw unattainable }
      agents += 1
      below = Double(agents) / load * (1 + below)
      margin = self.margin(agents: Double(agents), below: below)
    }
    return AgentRequirement(agents: agents, fractionalAgents: fraction(agents: agents, margin: margin))
  }

  private var unattainable: QueueingError {
    .unattainable(targets: targets.words, mostAgents: SteadyState.mostAgents, remedy: "relax the hardest target")
  }

  /// By how much the hardest target is exceeded, negative when it is missed; −1 without a steady state.
  private func margin(agents: Double, below: Double) -> Double {
    let spare = agents - load
    guard spare > 0 else { return -1 }
    let waiting = agents / (spare * below + agents)
    var margin = Double.infinity
    if let answer { margin = 1 - waiting * exp(-spare * answer.time) - answer.share }
    if let occupancy { margin = min(margin, (occupancy * agents - load) / (occupancy * agents + load)) }
    if let wait {
      let mean = waiting / spare
      margin = min(margin, (wait - mean) / (wait + mean))
    }
    return margin
  }

  private func fraction(agents: Int, margin: Double) -> Double {
    if margin <= 0 { return Double(agents) }
    // Abandonment and blocking never happen here, so targets on them alone are met by any stable number of agents.
    if margin == .infinity { return load }
    let low = max(load, Double(agents - 1))
    return RootFinding.increasing(
      between: low, and: Double(agents), absoluteTolerance: 1e-7, valueAtHigh: margin
    ) { lines in
      lines > load ? self.margin(agents: lines, below: ErlangB.belowFullWeight(load: load, lines: lines)) : -1
    }
  }
}
