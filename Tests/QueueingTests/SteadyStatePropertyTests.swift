import Testing
import Workforce

@testable import Queueing

@Suite("Properties of the steady state")
struct SteadyStatePropertyTests {
  static let loads = [0.1, 1, 8.5, 60, 700, 20_000]
  static let patiences: [Double?] = [nil, 0.001, 5, 180, 3_600, 1e7]

  private func states(load: Double, patience: Double?) throws -> [(Demand, Int)] {
    var list: [(Demand, Int)] = []
    for extra in [-1.5, -0.3, 0.2, 0.9, 3] {
      let agents = max(1, Int((load + extra * load.squareRoot()).rounded(.up)))
      for queue in [nil, 0, 1, 4, 90] {
        if patience == nil, queue == nil, load >= Double(agents) { continue }
        list.append(
          (
            try Demand(
              arrivals: Rate(amount: load, periodSeconds: 200), handlingSeconds: 200, patienceSeconds: patience,
              lines: queue.map { agents + $0 }), agents
          ))
      }
    }
    return list
  }

  @Test("Every contact has one fate, and Little's law holds", arguments: loads, patiences)
  func conservation(load: Double, patience: Double?) throws {
    for (demand, agents) in try states(load: load, patience: patience) {
      let state = try SteadyState(demand, agents: agents)
      let label = "\(demand), \(agents) agents"
      let fates = state.probabilityOfAnswer + state.probabilityOfAbandonment + state.probabilityOfBlocking
      #expect(abs(fates - 1) < 1e-12, "\(label): \(fates)")
      // Contacts that entered, times their mean wait, is the mean queue.
      let entering = state.attemptsPerSecond * (1 - state.probabilityOfBlocking)
      #expect(relativeError(entering * state.meanWaitOfAllSeconds, state.meanQueueLength) < 1e-12, "\(label)")
      if let patience {
        let left = state.attemptsPerSecond * state.probabilityOfAbandonment
        #expect(relativeError(left, state.meanQueueLength / patience) < 1e-12, "\(label)")
      }
      #expect(state.occupancy <= 1 + 1e-12 && state.occupancy > 0, "\(label)")
    }
  }

  @Test("Service levels keep their order and agree at the ends", arguments: loads, patiences)
  func serviceLevelOrder(load: Double, patience: Double?) throws {
    for (demand, agents) in try states(load: load, patience: patience) {
      let state = try SteadyState(demand, agents: agents)
      let label = "\(demand), \(agents) agents"
      var before: [Double] = []
      for seconds in [0, 0.5, 20, 200, 5_000] {
        let levels = state.serviceLevels(withinSeconds: seconds)
        let strict = levels[.answeredOfOffered]
        for definition in ServiceLevelDefinition.allCases {
          #expect(levels[definition] <= 1 + 1e-12 && levels[definition] >= strict * (1 - 1e-12), "\(label)")
        }
        #expect(
          levels[.handledOrShortAbandonedOfOffered] >= levels[.answeredOfOfferedLessShortAbandons] * (1 - 1e-12),
          "\(label)")
        let now = ServiceLevelDefinition.allCases.map { levels[$0] }
        for (early, late) in zip(before, now) { #expect(late >= early - 1e-12, "\(label), \(seconds) s") }
        before = now
      }
    }
  }

  @Test("More agents never serve worse", arguments: loads, patiences)
  func monotoneInAgents(load: Double, patience: Double?) throws {
    let first = patience == nil ? Int(load) + 1 : max(1, Int(load - 2 * load.squareRoot()))
    var last: SteadyState?
    for agents in stride(from: first, through: first + 40, by: 4) {
      let demand = try Demand(
        arrivals: Rate(amount: load, periodSeconds: 90), handlingSeconds: 90, patienceSeconds: patience)
      let state = try SteadyState(demand, agents: agents)
      if let last {
        for definition in ServiceLevelDefinition.allCases {
          let (less, more) = (
            last.serviceLevel(definition, withinSeconds: 15), state.serviceLevel(definition, withinSeconds: 15)
          )
          #expect(more >= less - 1e-12, "\(load), \(patience ?? -1), \(agents), \(definition): \(less) \(more)")
        }
        #expect(state.meanWaitOfAllSeconds <= last.meanWaitOfAllSeconds * (1 + 1e-12))
        #expect(state.occupancy <= last.occupancy * (1 + 1e-12))
      }
      last = state
    }
  }

  @Test("Time has no unit: scaling every duration changes no probability")
  func scaling() throws {
    for factor in [1e-3, 7.0, 1e4] {
      func state(_ scale: Double) throws -> SteadyState {
        try SteadyState(
          Demand(
            arrivals: Rate(amount: 33, periodSeconds: 100 * scale), handlingSeconds: 300 * scale,
            patienceSeconds: 111 * scale, lines: 120), agents: 101)
      }
      let (one, other) = try (state(1), state(factor))
      #expect(relativeError(other.probabilityOfAbandonment, one.probabilityOfAbandonment) < 1e-11)
      #expect(relativeError(other.meanWaitOfAnsweredSeconds, one.meanWaitOfAnsweredSeconds * factor) < 1e-11)
    }
  }

  @Test("Quantiles invert the distribution of waits", arguments: loads, patiences)
  func quantiles(load: Double, patience: Double?) throws {
    for (demand, agents) in try states(load: load, patience: patience).prefix(8) {
      let state = try SteadyState(demand, agents: agents)
      for population in [SteadyState.WaitPopulation.entering, .answered] {
        var last = 0.0
        for share in [0.01, 0.5, 0.9, 0.99] {
          let quantile = state.waitQuantileSeconds(share, of: population)
          let tail = state.probabilityOfWait(longerThanSeconds: quantile, of: population)
          let label = "\(demand), \(agents) agents, \(share)"
          if quantile == 0 {
            #expect(tail <= 1 - share + 1e-12, "\(label)")
          } else {
            #expect(abs(tail - (1 - share)) < 1e-8, "\(label): \(quantile) \(tail)")
          }
          #expect(quantile >= last, "\(label)")
          last = quantile
        }
      }
    }
  }

  @Test("Extremes yield numbers, never traps, infinities or nonsense")
  func extremes() throws {
    for load in [1e-9, 0.1, 3, 5_000, 1e6] {
      for agents in [1, 10, 50_000, 1_000_000] {
        for patience in [1e-9, 1, 1e12] {
          for queue in [nil, 0, 2, 30_000] as [Int?] {
            let demand = try Demand(
              arrivals: Rate(amount: load, periodSeconds: 1), handlingSeconds: 1, patienceSeconds: patience,
              lines: queue.map { $0 + agents })
            let state = try SteadyState(demand, agents: agents)
            let levels = state.serviceLevels(withinSeconds: 0.1)
            let figures =
              [
                state.probabilityOfWait, state.probabilityOfBlocking, state.probabilityOfAbandonment, state.occupancy,
              ] + ServiceLevelDefinition.allCases.map { levels[$0] }
            for figure in figures {
              #expect(figure >= 0 && figure <= 1 + 1e-9, "\(load) erlangs, \(agents) agents, \(demand): \(figures)")
            }
            #expect(state.meanWaitOfAllSeconds >= 0 && state.meanWaitOfAllSeconds.isFinite)
          }
        }
      }
    }
  }
}
