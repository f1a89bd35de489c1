import Workforce

/// The search for the fewest agents where contacts may abandon or be blocked.
struct StaffingSearch {
  let demand: Demand
  let targets: StaffingTargets

  typealias Verdict = StaffingTargets.Verdict

  /// Every stated target beside what a system achieves; nil stands for a queue without end.
  func verdicts(_ system: WaitingSystem?, agents: Int) -> [Verdict] {
    measures(system, agents: Double(agents)).map { measure in
      Verdict(
        measure: measure.name, achieved: system == nil ? nil : measure.achieved, target: measure.target,
        isMet: system != nil && measure.margin >= -Staffing.slack)
    }
  }

  /// By how much the hardest target is exceeded, negative when it is missed; continuous and increasing in the agents.
  func margin(agents: Double) -> Double {
    margin(demand.system(agents: agents, answerWithin: targets.serviceLevel?.seconds), agents: agents)
  }

  func margin(_ system: WaitingSystem?, agents: Double) -> Double {
    guard system != nil else { return -1 }
    return measures(system, agents: agents).reduce(Double.infinity) { min($0, $1.margin) }
  }

  private struct Measured {
    var name: Verdict.Measure
    var achieved: Double
    var target: Double
    var margin: Double
  }

  private func measures(_ system: WaitingSystem?, agents: Double) -> [Measured] {
    var list: [Measured] = []
    if let goal = targets.serviceLevel {
      let time = goal.seconds / demand.handlingSeconds
      let achieved = system.map { ServiceLevels(system: $0, fate: $0.fate(at: time))[goal.definition] } ?? 0
      list.append(Measured(name: .serviceLevel, achieved: achieved, target: goal.share, margin: achieved - goal.share))
    }
    func limit(_ name: Verdict.Measure, _ target: Double?, _ achieved: (WaitingSystem) -> Double) {
      guard let target else { return }
      let achieved = system.map(achieved) ?? .infinity
      // A difference relative to the sum stays between −1 and 1 and needs no unit.
      let margin = achieved == .infinity ? -1 : (target - achieved) / (target + achieved)
      list.append(Measured(name: name, achieved: achieved, target: target, margin: margin))
    }
    limit(.occupancy, targets.maximumOccupancy) { $0.density.load * $0.answered / agents }
    limit(.abandonment, targets.maximumAbandonment) { $0.abandoned }
    limit(.blocking, targets.maximumBlocking) { $0.blocked }
    limit(.meanWaitSeconds, targets.maximumMeanWaitSeconds) {
      demand.handlingSeconds * $0.waitOfEntering / (1 - $0.blocked)
    }
    return list
  }

  /// Gallops from the square-root rule to an interval that holds the answer, then halves it.
  func requirement() throws(QueueingError) -> AgentRequirement {
    let most = min(demand.lines ?? SteadyState.mostAgents, SteadyState.mostAgents)
    let load = demand.offeredLoad
    let spread = load.squareRoot()
    // A pair of neighbours-to-be: the lower one fails (0 agents always do), the upper one succeeds.
    var low = 0
    var lowMargin = -1.0
    var high = min(most, max(1, Int((load + spread / 2).rounded(.up))))
    var highMargin = margin(agents: Double(high))
    var stride = max(1, Int(spread / 4))
    if highMargin >= -Staffing.slack {
      while high - stride > 0 {
        let lower = high - stride
        let value = margin(agents: Double(lower))
        guard value >= -Staffing.slack else {
          (low, lowMargin) = (lower, value)
          break
        }
        (high, highMargin) = (lower, value)
        stride *= 2
      }
    } else {
      repeat {
        guard high < most else { throw unattainable(most) }
        (low, lowMargin) = (high, highMargin)
        high = min(most, high + stride)
        highMargin = margin(agents: Double(high))
        stride *= 2
      } while highMargin < -Staffing.slack
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let value = margin(agents: Double(middle))
      if value >= -Staffing.slack { (high, highMargin) = (middle, value) } else { (low, lowMargin) = (middle, value) }
    }
    return AgentRequirement(
      agents: high, fractionalAgents: fraction(low: low, lowMargin: lowMargin, high: high, highMargin: highMargin))
  }

  private func fraction(low: Int, lowMargin: Double, high: Int, highMargin: Double) -> Double {
    if highMargin <= 0 { return Double(high) }
    if demand.lines != nil { return Double(low) + lowMargin / (lowMargin - highMargin) }
    // Some targets are met by ever so few agents: shares of answered contacts, for one, when patience is short.
    return RootFinding.increasing(
      between: max(Double(low), 1e-6), and: Double(high), absoluteTolerance: 1e-7,
      valueAtLow: low > 0 ? lowMargin : nil, valueAtHigh: highMargin
    ) { margin(agents: $0) }
  }

  private func unattainable(_ most: Int) -> QueueingError {
    .unattainable(
      targets: targets.words, mostAgents: most,
      remedy: demand.lines == nil
        ? "relax the hardest target" : "add lines, because \(most) lines hold no more than \(most) agents")
  }
}
