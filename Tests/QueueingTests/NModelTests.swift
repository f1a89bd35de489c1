import Testing

/// Two contact types and two groups in the shape of an N, solved as a Markov chain state by state.
///
/// Type A goes to group 1 first and then to group 2; type B only to group 2, which takes B before A. This is a reference
/// for multi-skill simulation, so it shares no code with what it checks.
struct NModelChain {
  var arrivalsA = 3.0
  var arrivalsB = 2.0
  var service = 0.5
  var abandonment = 0.5
  var agents1 = 5
  var agents2 = 6
  var longestQueue = 45

  struct Figures {
    var abandonedA = 0.0
    var abandonedB = 0.0
    var occupancy1 = 0.0
    var occupancy2 = 0.0
    var waitA = 0.0
    var waitB = 0.0
  }

  private struct State: Hashable {
    var busy1: Int
    var busy2: Int
    var queueA: Int
    var queueB: Int
  }

  private func moves(from state: State) -> [(State, Double)] {
    var list: [(State, Double)] = []
    func move(_ rate: Double, _ change: (inout State) -> Void) {
      guard rate > 0 else { return }
      var next = state
      change(&next)
      list.append((next, rate))
    }
    if state.busy1 < agents1 {
      move(arrivalsA) { $0.busy1 += 1 }
    } else if state.busy2 < agents2 {
      move(arrivalsA) { $0.busy2 += 1 }
    } else if state.queueA < longestQueue {
      move(arrivalsA) { $0.queueA += 1 }
    }
    if state.busy2 < agents2 {
      move(arrivalsB) { $0.busy2 += 1 }
    } else if state.queueB < longestQueue {
      move(arrivalsB) { $0.queueB += 1 }
    }
    move(Double(state.busy1) * service) { if $0.queueA > 0 { $0.queueA -= 1 } else { $0.busy1 -= 1 } }
    move(Double(state.busy2) * service) {
      if $0.queueB > 0 { $0.queueB -= 1 } else if $0.queueA > 0 { $0.queueA -= 1 } else { $0.busy2 -= 1 }
    }
    move(Double(state.queueA) * abandonment) { $0.queueA -= 1 }
    move(Double(state.queueB) * abandonment) { $0.queueB -= 1 }
    return list
  }

  /// Explores the states from the empty system and balances them by Gauss–Seidel sweeps.
  func solve() -> Figures {
    var states = [State(busy1: 0, busy2: 0, queueA: 0, queueB: 0)]
    var index = [states[0]: 0]
    var incoming: [[(from: Int, rate: Double)]] = [[]]
    var outgoing: [Double] = [0]
    var next = 0
    while next < states.count {
      for (state, rate) in moves(from: states[next]) {
        let target = index[state] ?? states.count
        if target == states.count {
          index[state] = target
          states.append(state)
          incoming.append([])
          outgoing.append(0)
        }
        incoming[target].append((next, rate))
        outgoing[next] += rate
      }
      next += 1
    }
    var mass = [Double](repeating: 1 / Double(states.count), count: states.count)
    for _ in 0..<3_000 {
      var change = 0.0
      for target in states.indices {
        var inflow = 0.0
        for (from, rate) in incoming[target] { inflow += mass[from] * rate }
        let value = inflow / outgoing[target]
        change = max(change, abs(value - mass[target]))
        mass[target] = value
      }
      let total = mass.reduce(0, +)
      for target in states.indices { mass[target] /= total }
      if change < 1e-15 { break }
    }
    return figures(states, mass)
  }

  private func figures(_ states: [State], _ mass: [Double]) -> Figures {
    var figures = Figures()
    for (state, probability) in zip(states, mass) {
      figures.abandonedA += probability * Double(state.queueA) * abandonment / arrivalsA
      figures.abandonedB += probability * Double(state.queueB) * abandonment / arrivalsB
      figures.occupancy1 += probability * Double(state.busy1) / Double(agents1)
      figures.occupancy2 += probability * Double(state.busy2) / Double(agents2)
      if state.busy2 == agents2 {
        figures.waitB += probability
        if state.busy1 == agents1 { figures.waitA += probability }
      }
    }
    return figures
  }
}

@Suite("Multi-skill reference")
struct NModelTests {
  /// Reproduces the figures of the known answers, so that simulations can be held against them.
  @Test func nModel() {
    let figures = NModelChain().solve()
    for (found, expected) in [
      (figures.abandonedA, 0.078098472), (figures.abandonedB, 0.12172737), (figures.occupancy1, 0.81793605),
      (figures.occupancy2, 0.82580324), (figures.waitA, 0.35335075), (figures.waitB, 0.53533028),
      (figures.abandonedA / 0.5, 0.15619694), (figures.abandonedB / 0.5, 0.24345473),
    ] {
      #expect(abs(found / expected - 1) < 1e-7, "found \(found), expected \(expected)")
    }
  }
}
