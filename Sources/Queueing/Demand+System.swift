extension Demand {
  /// The rate of losing patience per mean handling time.
  var impatience: Double { patienceSeconds.map { handlingSeconds / $0 } ?? 0 }

  /// The stationary system that serves this demand.
  ///
  /// - Parameters:
  ///   - agents: positive; whole where lines are limited.
  ///   - seconds: an answer-time target for which service levels are going to be asked.
  /// - Returns: the system, redials included; nil when none is stationary.
  func system(agents: Double, answerWithin seconds: Double? = nil) -> WaitingSystem? {
    let load = offeredLoad
    if patienceSeconds == nil, lines == nil, load >= agents { return nil }
    guard load > 0, redials != .none, patienceSeconds != nil || lines != nil else {
      return system(load: load, agents: agents, answerWithin: seconds)
    }
    guard let attempted = attemptedLoad(agents: agents) else { return nil }
    return system(load: attempted, agents: agents, answerWithin: seconds)
  }

  private func system(load: Double, agents: Double, answerWithin seconds: Double? = nil) -> WaitingSystem {
    WaitingSystem(
      load: load, agents: agents, impatience: impatience, places: lines.map { Double($0) - agents } ?? .infinity,
      preparingFateAt: seconds.map { $0 / handlingSeconds })
  }

  /// The load at which redials and first attempts balance: `x = load + x (redialled share of x)`.
  ///
  /// `x (1 − redialled share)` grows with x, because of more attempts never fewer are lost, so the balance is unique.
  private func attemptedLoad(agents: Double) -> Double? {
    let load = offeredLoad
    func missing(_ attempted: Double) -> Double {
      let system = system(load: attempted, agents: agents)
      // Counting those who leave satisfied or for good avoids subtracting nearly equal numbers.
      let gone =
        system.answered + (1 - redials.afterBlocking) * system.blocked + (1 - redials.afterAbandoning)
        * system.abandoned
      return attempted * gone - load
    }
    var low = load
    var high = load * 2
    while missing(high) < 0 {
      low = high
      high *= 4
      if high > 1e4 * max(load, agents) { return nil }
    }
    return RootFinding.increasing(between: low, and: high, relativeTolerance: 1e-14, missing)
  }
}
