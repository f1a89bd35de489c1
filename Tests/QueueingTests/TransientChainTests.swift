import Testing
import Workforce

@testable import Queueing

@Suite("A day by the forward equations")
struct TransientChainTests {
  /// The thirteen-hour day of the known answers, with busyness factor 1.
  @Test func thirteenHourDay() throws {
    let agents = [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4]
    let arrivals = [100.0, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60]
    let chain = try TransientChain(handlingSeconds: 100, patienceSeconds: 1_000, balkingShare: 0.1)
    let day = try chain.solve(
      zip(agents, arrivals).map { .init(seconds: 3_600, arrivalsPerSecond: $1 / 3_600, agents: $0) })
    let total = day.total
    #expect(abs(total.waitingSeconds / 1_660 - 4.5944) < 0.00005)
    #expect(abs(total.abandoned / 1_660 - 0.019483) < 0.0000005)
    // Every contact is handled or gives up, and each one handled takes the mean handling time.
    #expect(relativeError(total.busySeconds / 100 + total.abandoned, total.offered) < 1e-10)
    #expect(day.draining.waitingSeconds > 0 && day.draining.offered == 0)
  }

  @Test("A long day with constant arrivals is in steady state", arguments: [nil, 40, 900.0])
  func longDayIsStationary(patience: Double?) throws {
    let state = try SteadyState(
      Demand(arrivals: Rate(amount: 7, periodSeconds: 100), handlingSeconds: 100, patienceSeconds: patience), agents: 9)
    let chain = try TransientChain(handlingSeconds: 100, patienceSeconds: patience)
    let period = TransientChain.Period(seconds: 20_000, arrivalsPerSecond: 0.07, agents: 9)
    let last = try chain.solve([period, period]).periods[1]
    #expect(relativeError(last.meanQueueLength(during: 20_000), state.meanQueueLength) < 1e-9)
    #expect(relativeError(last.delayed / last.offered, state.probabilityOfWait) < 1e-9)
    #expect(relativeError(last.busySeconds / last.dutySeconds, state.occupancy) < 1e-9)
    #expect(abs(last.abandoned / last.offered - state.probabilityOfAbandonment) < 1e-10)
    // The first hours are quieter, because the system starts empty.
    let early = try chain.solve([.init(seconds: 100, arrivalsPerSecond: 0.07, agents: 9)]).periods[0]
    #expect(early.waitingSeconds / 100 < state.meanQueueLength / 2)
  }

  @Test("With agents without end the busy agents follow the modified offered load")
  func endlessAgents() throws {
    let rates = [0.02, 0.3, 0.1, 0, 0.2]
    let periods = rates.map { TransientChain.Period(seconds: 300, arrivalsPerSecond: $0, agents: 120) }
    let day = try TransientChain(handlingSeconds: 150).solve(periods)
    let demand = VaryingDemand(
      periods: rates.map { .init(seconds: 300, arrivalsPerSecond: $0) }, handlingSeconds: 150)
    for (outcome, load) in zip(day.periods, demand.offeredLoads(.modifiedOfferedLoad)) {
      #expect(relativeError(outcome.busySeconds / 300, load) < 1e-10)
    }
    #expect(demand.offeredLoads(.stationary) == rates.map { $0 * 150 })
    let lagged = demand.offeredLoads(.lagged)
    #expect(relativeError(lagged[0], 1.5) < 1e-12 && relativeError(lagged[1], 24) < 1e-12)
  }

  @Test("Agents who leave finish first and take nobody from the queue")
  func leavingAgents() throws {
    // Two contacts' worth of work for two agents, who then both leave: the queue can only give up.
    let chain = try TransientChain(handlingSeconds: 50, patienceSeconds: 80)
    let day = try chain.solve([
      .init(seconds: 500, arrivalsPerSecond: 0.2, agents: 2), .init(seconds: 5_000, arrivalsPerSecond: 0, agents: 0),
    ])
    let (open, closed) = (day.periods[0], day.periods[1])
    let inSystem = open.offered - open.abandoned - open.busySeconds / 50
    // Those still in the system end with an agent, at most two, or give up.
    #expect(relativeError(closed.abandoned + closed.busySeconds / 50, inSystem) < 1e-9)
    #expect(closed.busySeconds / 50 <= 2 && closed.busySeconds / 50 > 1.9)
    #expect(day.draining.busySeconds < 1e-9)
  }

  @Test func queuesThatNeverDrainAreRefused() throws {
    let chain = try TransientChain(handlingSeconds: 50)
    #expect(throws: QueueingError.self) {
      try chain.solve([.init(seconds: 500, arrivalsPerSecond: 0.2, agents: 0)])
    }
    for period in [
      TransientChain.Period(seconds: 500, arrivalsPerSecond: 0.2, agents: 1_000_000_000),
      TransientChain.Period(seconds: 500, arrivalsPerSecond: 1e12, agents: 4),
      TransientChain.Period(seconds: 1e12, arrivalsPerSecond: 1, agents: 100),
    ] {
      #expect(throws: QueueingError.self, "\(period)") { try chain.solve([period]) }
    }
    #expect(throws: QueueingError.self) { try TransientChain(handlingSeconds: 0) }
    #expect(throws: QueueingError.self) { try TransientChain(handlingSeconds: 5, patienceSeconds: .nan) }
    #expect(throws: QueueingError.self) { try TransientChain(handlingSeconds: 5, balkingShare: 1.1) }
    #expect(try chain.solve([]).total == TransientChain.Outcome())
  }
}
