extension TransientChain {
  /// The most contacts in the queue that the solver follows.
  public static let longestQueue = 50_000
  /// The most agents and the greatest load that the solver follows.
  public static let largestDesk = 20_000
  /// The most work that the solver undertakes for a period: events times states, a few minutes' worth.
  private static let mostWork = 1e11

  /// Solves a day, period by period, and then until the queue has drained.
  ///
  /// - Parameter periods: in order, at least one.
  /// - Throws: ``QueueingError`` when a queue grows too long to follow, or can never drain.
  /// - Complexity: per period, the number of states times the expected number of events of a full system.
  public func solve(_ periods: [Period]) throws(QueueingError) -> Day {
    try check(periods)
    var day = Day()
    var state = ChainState(agents: periods.first?.agents ?? 0, surplus: 0, limit: 63)
    for period in periods {
      state = state.restaffed(to: period.agents)
      day.periods.append(try advance(&state, through: period))
    }
    guard let last = periods.last else { return day }
    let expectedQueue = state.expectation { _, queue in Double(queue) }
    if last.agents == 0, patienceSeconds == nil, expectedQueue > 1e-12 {
      throw .outOfRange(
        quantity: "The number of agents in the last period", found: 0, expected: "at least 1",
        remedy: "contacts that never give up still wait when the day ends")
    }
    let stretch = Period(seconds: handlingSeconds * 4, arrivalsPerSecond: 0, agents: last.agents)
    while state.expectation({ busy, queue in busy + queue > 0 ? 1 : 0 }) > 1e-14 {
      var outcome = try advance(&state, through: stretch)
      outcome.dutySeconds = 0
      day.draining.abandoned += outcome.abandoned
      day.draining.waitingSeconds += outcome.waitingSeconds
      day.draining.busySeconds += outcome.busySeconds
    }
    return day
  }

  private func check(_ periods: [Period]) throws(QueueingError) {
    for period in periods {
      guard period.agents <= Self.largestDesk else {
        throw .outOfRange(
          quantity: "The number of agents", found: Double(period.agents), expected: "at most \(Self.largestDesk)",
          remedy: "simulate a desk of this size instead of solving it exactly")
      }
      let load = period.arrivalsPerSecond * handlingSeconds
      guard load <= Double(Self.largestDesk) else {
        throw .outOfRange(
          quantity: "The offered load in erlangs", found: load, expected: "at most \(Self.largestDesk)",
          remedy: "check the units of the arrivals and of the handling time")
      }
    }
  }

  /// Moves the state through a period; repeats it with more room when the queue might have outgrown the states.
  private func advance(_ state: inout ChainState, through period: Period) throws(QueueingError) -> Outcome {
    while true {
      let work = state.fastest(rates(of: period)) * period.seconds * Double(state.count)
      guard work <= Self.mostWork else {
        throw .outOfRange(
          quantity: "The work of following a period exactly (events × states)", found: work,
          expected: "at most \(QueueingError.text(Self.mostWork))", remedy: "simulate it, or shorten the period")
      }
      var attempt = state
      var outcome = Outcome()
      if integrate(&attempt, through: period, into: &outcome) {
        state = attempt
        return outcome
      }
      guard state.limit < Self.longestQueue else {
        throw .outOfRange(
          quantity: "The length of the queue", found: Double(state.limit), expected: "at most \(Self.longestQueue)",
          remedy: "add agents, state a patience, or shorten the overload")
      }
      state = state.widened(to: state.limit * 2 + 1)
    }
  }

  private func rates(of period: Period) -> ChainState.Rates {
    ChainState.Rates(
      arrivals: period.arrivalsPerSecond, joining: 1 - balkingShare, service: 1 / handlingSeconds,
      abandonment: patienceSeconds.map { 1 / $0 } ?? 0)
  }

  /// Uniformisation in slices; false as soon as the last queue state is reached with more than 1e-14 probability.
  private func integrate(_ state: inout ChainState, through period: Period, into outcome: inout Outcome) -> Bool {
    let rates = rates(of: period)
    let clock = state.fastest(rates)
    var waiting = 0.0
    var busy = 0.0
    var full = 0.0
    if clock > 0 {
      let slices = max(1, (clock * period.seconds / 200).rounded(.up))
      let weights = PoissonWeights(mean: clock * period.seconds / slices)
      for _ in 0..<Int(slices) {
        var current = state
        state.clear()
        for (probability, later) in zip(weights.probabilities, weights.later) {
          // The time spent between jumps k and k + 1 is P(more than k jumps) / clock on average.
          let sums = current.sums()
          waiting += later * sums.queue
          busy += later * sums.busy
          full += later * sums.allBusy
          if sums.edge > 1e-14 { return false }
          state.add(current, times: probability)
          current = current.stepped(rates, clock: clock)
        }
      }
      waiting /= clock
      busy /= clock
      full /= clock
    }
    outcome.offered = period.arrivalsPerSecond * period.seconds
    outcome.delayed = period.arrivalsPerSecond * full
    outcome.balked = balkingShare * outcome.delayed
    outcome.waitingSeconds = waiting
    outcome.abandoned = outcome.balked + rates.abandonment * waiting
    outcome.busySeconds = busy
    outcome.dutySeconds = Double(period.agents) * period.seconds
    return true
  }
}

/// Poisson probabilities from 0 up to where the rest falls below 1e-16.
private struct PoissonWeights {
  /// `P(X = k)`.
  var probabilities: [Double] = []
  /// `P(X > k)`.
  var later: [Double] = []

  init(mean: Double) {
    let most = Int(mean + 9 * mean.squareRoot() + 40)
    probabilities = (0...most).map { Poisson.probability(Double($0), mean: mean) }
    // Summing from the far end keeps small tails exact.
    later = [Double](repeating: 0, count: most + 1)
    for k in stride(from: most - 1, through: 0, by: -1) { later[k] = later[k + 1] + probabilities[k + 1] }
  }
}
