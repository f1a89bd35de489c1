/// The probabilities of a queue's states: so many agents busy, so many contacts waiting.
///
/// While fewer agents are busy than on duty nobody waits. When staffing has dropped, agents beyond those on duty may still
/// be busy: each such surplus has its own row of queue lengths.
///
/// Shape: first the states with 0 … `agents` − 1 busy; then, for each surplus 0 … `surplus`, the queue lengths
/// 0 … `limit`.
struct ChainState {
  /// Agents on duty.
  let agents: Int
  /// The greatest number of busy agents beyond those on duty.
  let surplus: Int
  /// The longest queue that is followed.
  let limit: Int
  private var mass: [Double]

  /// The rates of a period, per second.
  struct Rates {
    var arrivals: Double
    /// The share of arrivals that join a queue.
    var joining: Double
    var service: Double
    var abandonment: Double
  }

  /// An empty system with certainty.
  init(agents: Int, surplus: Int, limit: Int) {
    self.agents = agents
    self.surplus = surplus
    self.limit = limit
    mass = [Double](repeating: 0, count: agents + (surplus + 1) * (limit + 1))
    mass[0] = 1
  }

  /// The number of states.
  var count: Int { mass.count }

  mutating func clear() {
    for index in mass.indices { mass[index] = 0 }
  }

  mutating func add(_ other: ChainState, times factor: Double) {
    for index in mass.indices { mass[index] += factor * other.mass[index] }
  }

  /// Calls `body` with the busy agents, the queue and the probability of every state.
  private func forEach(_ body: (_ busy: Int, _ queue: Int, _ probability: Double) -> Void) {
    for busy in 0..<agents { body(busy, 0, mass[busy]) }
    for extra in 0...surplus {
      let row = agents + extra * (limit + 1)
      for queue in 0...limit { body(agents + extra, queue, mass[row + queue]) }
    }
  }

  /// The expectation of a function of the busy agents and the queue.
  func expectation(_ value: (_ busy: Int, _ queue: Int) -> Double) -> Double {
    var sum = 0.0
    forEach { sum += $2 * value($0, $1) }
    return sum
  }

  /// The same distribution with other agents on duty: new ones take from the queue, leaving ones finish first.
  func restaffed(to agents: Int) -> ChainState {
    var mostBusy = agents
    forEach { busy, _, probability in if probability > 1e-18, busy > mostBusy { mostBusy = busy } }
    return moved(into: ChainState(agents: agents, surplus: mostBusy - agents, limit: limit))
  }

  /// The same distribution with room for longer queues.
  func widened(to limit: Int) -> ChainState {
    moved(into: ChainState(agents: agents, surplus: surplus, limit: limit))
  }

  private func moved(into empty: ChainState) -> ChainState {
    var result = empty
    result.clear()
    forEach { busy, queue, probability in
      let taken = max(0, min(queue, result.agents - busy))
      let busyNow = min(busy + taken, result.agents + result.surplus)
      let queueNow = queue - taken
      let extra = busyNow - result.agents
      let index = extra < 0 ? busyNow : result.agents + extra * (result.limit + 1) + queueNow
      result.mass[index] += probability
    }
    return result
  }

  /// A rate that no state's total rate exceeds.
  func fastest(_ rates: Rates) -> Double {
    rates.arrivals + Double(agents + surplus) * rates.service + Double(limit) * rates.abandonment
  }

  /// The expected queue and busy agents, the probability that nobody is free, and that of the longest queues.
  func sums() -> (queue: Double, busy: Double, allBusy: Double, edge: Double) {
    var queue = 0.0
    var busy = 0.0
    var allBusy = 0.0
    var edge = 0.0
    for count in 0..<agents { busy += Double(count) * mass[count] }
    for extra in 0...surplus {
      let row = agents + extra * (limit + 1)
      var here = 0.0
      for length in 0...limit {
        here += mass[row + length]
        queue += Double(length) * mass[row + length]
      }
      busy += Double(agents + extra) * here
      allBusy += here
      edge += mass[row + limit]
    }
    return (queue, busy, allBusy, edge)
  }

  /// One jump of the uniformised chain.
  func stepped(_ rates: Rates, clock: Double) -> ChainState {
    var next = self
    next.clear()
    let arrival = rates.arrivals / clock
    let joining = arrival * rates.joining
    let service = rates.service / clock
    let abandonment = rates.abandonment / clock
    for busy in 0..<agents {
      let probability = mass[busy]
      if probability == 0 { continue }
      let ending = Double(busy) * service
      next.mass[busy] += probability * (1 - arrival - ending)
      next.mass[busy + 1] += probability * arrival
      if busy > 0 { next.mass[busy - 1] += probability * ending }
    }
    for extra in 0...surplus {
      let row = agents + extra * (limit + 1)
      let ending = Double(agents + extra) * service
      for queue in 0...limit {
        let probability = mass[row + queue]
        if probability == 0 { continue }
        let entering = queue < limit ? joining : 0
        let leaving = Double(queue) * abandonment
        next.mass[row + queue] += probability * (1 - entering - ending - leaving)
        if queue < limit { next.mass[row + queue + 1] += probability * entering }
        if queue > 0 { next.mass[row + queue - 1] += probability * leaving }
        if extra > 0 {
          // The agent's shift is over: the queue gets nobody.
          next.mass[row - (limit + 1) + queue] += probability * ending
        } else if queue > 0 {
          next.mass[row + queue - 1] += probability * ending
        } else if agents > 0 {
          next.mass[agents - 1] += probability * ending
        }
      }
    }
    return next
  }
}
