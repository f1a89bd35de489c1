import Queueing
import Simulation
import Workforce

/// A simulated service with as many people as a planner would have put there.
///
/// For each queue and half hour of the horizon: the fewest with whom so many customers would be answered within the target as
/// ``StaffedWaits/adequateShare`` says, by Erlang A at the mean demand of several runs; never fewer than are on duty, and nobody where nobody
/// is. Contacts and their luck are the same, so each has a wait in either service. Unlike what `score` finds in the records of one period,
/// it rests on the demand and the duties themselves, and the waits are the simulator's.
struct AdequateStaffing {
  /// The service with enough people; nil where there are enough already.
  let model: SimulationModel?

  /// Looks at some runs.
  ///
  /// - Parameters:
  ///   - model: The service as it is.
  ///   - runs: The contacts of at least one run of the horizon.
  ///   - target: The reply target in seconds.
  init(_ model: SimulationModel, runs: [[ContactRecord]], within target: Double) throws(SimulationError) {
    let relief = AdequateStaffing.relief(model.scenario, runs, target)
    guard relief.contains(where: { !$0.isEmpty }) else {
      self.model = nil
      return
    }
    var scenario = model.scenario
    for (group, missing) in relief.enumerated() where !missing.isEmpty {
      scenario.groups[group].staffing = AdequateStaffing.staffing(
        scenario.groups[group].staffing, and: missing, scenario.horizon)
    }
    self.model = try SimulationModel(scenario)
  }

  /// For each group the people missing, by half hour since the start of the horizon.
  private static func relief(_ scenario: Scenario, _ runs: [[ContactRecord]], _ target: Double) -> [[Int: Int]] {
    var book = RecordBook(observedUntil: scenario.horizon.start.advanced(by: scenario.horizon.length))
    for record in runs.joined() { book.append(record) }
    let table = book.conversations
    let pools = QueuePools(table, types: book.names.types.count, agents: book.names.agents.count)
    let shares = shares(of: scenario.groups.map(\.name), book, pools)
    let count = Double(max(1, runs.count))
    let patience = pools.patience.map { $0 ?? StaffedWaits.longestPatience }
    var relief = [[Int: Int]](repeating: [:], count: scenario.groups.count)
    for slot in pools.slots where slot.arrivals > 0 && slot.work > 0 {
      let start = Double(slot.halfHour) * StaffedWaits.interval - scenario.horizon.start.secondsSince1970
      let present = scenario.groups.indices.map {
        shares[$0][slot.pool] * people(scenario.groups[$0].staffing, from: start)
      }
      let onDuty = Int(present.reduce(0, +).rounded())
      guard onDuty > 0, let place = present.indices.max(by: { (present[$0], -$0) < (present[$1], -$1) }),
        let demand = try? Demand(
          arrivals: Rate(amount: slot.arrivals / count, periodSeconds: StaffedWaits.interval),
          handlingSeconds: slot.work / slot.arrivals, patienceSeconds: patience[slot.pool]),
        let needed = StaffedWaits.needed(demand, within: target), needed > onDuty
      else { continue }
      relief[place][Int((start / StaffedWaits.interval).rounded()), default: 0] += needed - onDuty
    }
    return relief
  }

  /// For each group by name the part of its contacts that is from each queue.
  private static func shares(of groups: [String], _ book: RecordBook, _ pools: QueuePools) -> [[Double]] {
    var counts = [[Double]](repeating: [Double](repeating: 0, count: pools.patience.count), count: groups.count)
    let places = Dictionary(groups.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    for row in 0..<book.conversations.count {
      guard let team = book.conversations.team(row).flatMap({ book.names.teams[$0] }), let group = places[team] else {
        continue
      }
      counts[group][pools.pool(of: row, book.conversations)] += 1
    }
    return counts.map { own in
      let sum = own.reduce(0, +)
      return sum > 0 ? own.map { $0 / sum } : own
    }
  }

  /// How many of a group are on duty on average in the half hour that begins at a moment.
  static func people(_ staffing: Workforce.Staffing, from start: Double) -> Double {
    let end = start + StaffedWaits.interval
    func common(_ low: Double, _ high: Double) -> Double { max(0, min(end, high) - max(start, low)) }
    let seconds: Double
    switch staffing {
    case .levels(let levels):
      seconds = levels.indices.reduce(0) { sum, index in
        let until = index + 1 < levels.count ? levels[index + 1].start : .infinity
        return sum + Double(levels[index].agents) * common(levels[index].start, until)
      }
    case .duties(let agents):
      seconds = agents.flatMap(\.duties).reduce(0) { sum, duty in
        let breaks = duty.breaks.reduce(0) { $0 + common($1.start, $1.start + $1.length) }
        return sum + common(duty.start, duty.end) - breaks
      }
    }
    return seconds / StaffedWaits.interval
  }

  /// The same people and some more in some half hours.
  static func staffing(_ staffing: Workforce.Staffing, and missing: [Int: Int], _ horizon: Horizon)
    -> Workforce.Staffing
  {
    let interval = StaffedWaits.interval
    switch staffing {
    case .levels(let levels):
      let edges: [Double] = missing.keys.flatMap { [Double($0) * interval, Double($0 + 1) * interval] }
      let cuts = Set(levels.map(\.start) + edges)
      return .levels(
        cuts.filter { $0 >= 0 && $0 < horizon.length }.sorted().map { start in
          let base = levels.last { $0.start <= start }?.agents ?? 0
          return StaffingLevel(start: start, agents: base + (missing[Int((start / interval).rounded(.down))] ?? 0))
        })
    case .duties(let agents):
      let most = missing.values.max() ?? 0
      let more = (0..<most).map { person in
        var duties: [Duty] = []
        for slot in missing.keys.sorted() where (missing[slot] ?? 0) > person {
          let (start, end) = (max(0, Double(slot) * interval), min(Double(slot + 1) * interval, horizon.length))
          if let last = duties.last, last.end == start {
            duties[duties.count - 1].end = end
          } else {
            duties.append(Duty(start: start, end: end))
          }
        }
        return AgentDuties(duties: duties.filter { $0.end > $0.start })
      }
      return .duties(agents + more)
    }
  }
}
