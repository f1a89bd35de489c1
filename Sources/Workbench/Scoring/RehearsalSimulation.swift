import Scoring
import Simulation
import Statistics
import Workforce

/// Periods of simulated contacts for a rehearsal: the horizon of a scenario, as often as it takes to fill a period of
/// the policy, each time with new luck.
struct RehearsalSimulation: Sendable {
  let model: SimulationModel
  let seed: UInt64
  /// How many horizons make up a period.
  let repetitions: Int
  /// How many horizons would fill it; more than `repetitions` where that would take too long.
  let wanted: Int
  /// The days of a period.
  let period: Period
  /// How many days a horizon has.
  let horizonDays: Int
  /// The same with enough people; nil where there are enough, or nobody asks.
  private let adequate: SimulationModel?
  /// Who does what and in which team.
  var roster: [StaffMember] = []

  /// A period is cut where it would hold more contacts than this, for the sake of time and memory.
  private static let mostContacts = 300_000
  /// So many runs, and no more than so many contacts, tell what the demand is on average.
  private static let (demandRuns, demandContacts) = (20, 100_000)

  /// The weeks of a period of a policy.
  static func weeks(of cadence: ScorePolicy.Cadence) -> Int {
    switch cadence {
    case .monthly: 4
    case .quarterly: 13
    case .annual: 52
    }
  }

  /// Looks at one run of the horizon to see how many contacts there are.
  ///
  /// - Parameters:
  ///   - model: What is simulated.
  ///   - weeks: How many weeks a period holds; horizons shorter than a week fill them with five working days each.
  ///   - mayCut: Whether the period may be cut where it would hold too many contacts.
  ///   - target: The reply target in seconds, by which people are enough or not; nil where waits do not matter.
  ///   - seed: The seed.
  ///   - path: What to call the scenario in problems.
  /// - Throws: ``Failure`` when there are too few agents or contacts to compare anybody.
  init(
    _ model: SimulationModel, weeks: Int, mayCut: Bool = true, target: Double? = nil, seed: UInt64, path: String
  ) throws(Failure) {
    (self.model, self.seed) = (model, seed)
    let horizon = model.scenario.horizon
    horizonDays = max(1, Int((horizon.length / 86_400).rounded(.up)))
    let first = RehearsalSimulation.run(model, seed: seed, number: 0).filter { $0.outcome != .contained }
    let served = first.filter { $0.outcome == .answered && $0.agent != nil }
    let agents = Set(served.compactMap(\.agent)).count
    let days = horizonDays < 7 ? 5 * weeks : 7 * weeks
    wanted = max(1, Int((Double(days) / Double(horizonDays)).rounded()))
    repetitions = mayCut ? min(wanted, max(1, RehearsalSimulation.mostContacts / max(1, first.count))) : wanted
    guard agents >= 3, served.count * repetitions >= 30 * agents else {
      throw Failure(
        .badInput,
        "\(path): \(agents) agents serve \(served.count * repetitions) contacts in a period; a rehearsal needs three agents and "
          + "30 contacts for each, so lengthen the horizon, add arrivals, or give the period more --weeks.")
    }
    let start = horizon.clock.local(horizon.start).date
    let range = DateRange(first: start, last: start.advanced(by: horizonDays * repetitions - 1)) ?? DateRange(start)
    period = Period(name: "\(range.first)..\(range.last)", days: range, clock: horizon.clock)
    let more = min(Self.demandRuns, max(1, Self.demandContacts / max(1, first.count))) - 1
    do throws(SimulationError) {
      adequate =
        try target.map { target throws(SimulationError) in
          let runs = [first] + (0..<more).map { RehearsalSimulation.run(model, seed: seed, number: $0 + 1) }
          return try AdequateStaffing(model, runs: runs, within: target).model
        } ?? nil
    } catch {
      throw Failure(.bug, error.description)
    }
  }

  /// How hard each type is: the longer it takes on average, the harder it is taken to be, up to one logit.
  var hardness: [String: Double] {
    let means = model.scenario.contactTypes.map { ($0.name, $0.handlingTime.mean) }
    let (low, high) = (means.map(\.1).min() ?? 0, means.map(\.1).max() ?? 0)
    return Dictionary(means.map { ($0.0, high > low ? ($0.1 - low) / (high - low) : 0) }) { first, _ in first }
  }

  /// The contacts of a period, as `simulate --records` would write them; what a bot settled alone is left out.
  func contacts(number: Int) -> RehearsalContacts {
    var book = RecordBook(observedUntil: period.end)
    var adequateWaits: [Double] = []
    for repetition in 0..<repetitions {
      let shift = Double(repetition * horizonDays) * 86_400
      let records = RehearsalSimulation.run(model, seed: seed, number: number * repetitions + repetition)
      let waits = adequate.map { AdequateWaits($0, seed: seed, number: number * repetitions + repetition) }
      for record in records where record.outcome != .contained {
        if let waits { adequateWaits.append(waits.wait(of: record) ?? record.waitSeconds ?? 0) }
        var record = record
        record.shift(by: shift)
        // Few exports tell when somebody became responsible. Without it waits are the agent's until staffing is taken off: the harder case.
        record.assigned = nil
        let matter = record.caseIdentifier.flatMap(UInt64.init) ?? 0
        record.contact = "\(repetition + 1)-\(record.contact)"
        record.caseIdentifier = nil
        book.append(record, customer: UInt64(repetition + 1) << 40 | matter)
      }
    }
    return RehearsalContacts(
      book, period: period, hardness: hardness, nightHardness: RehearsalWorld.nightHardness, roster: roster,
      adequateWaits: adequate == nil ? nil : adequateWaits)
  }

  /// The contacts of one run of the horizon, warm-up left out.
  static func run(_ model: SimulationModel, seed: UInt64, number: Int) -> [ContactRecord] {
    var replication = Replication(model, seed: seed, number: number, keepingRecords: true)
    let names = SimulatedRecords(model, seed: seed).agentNames
    let warmUp = model.scenario.horizon.warmUp
    replication.run()
    return replication.takeRecords().filter { $0.arrived >= warmUp }
      .map { ContactRecord($0, of: model.scenario, agents: names) }
  }
}

/// How long the contacts of a run wait where there are enough people.
private struct AdequateWaits {
  private struct Moment: Hashable {
    var type: String
    var arrived: Instant
  }
  private struct HalfHour: Hashable {
    var type: String
    var number: Int
  }

  private var waits: [Moment: Double] = [:]
  private var sums: [HalfHour: (seconds: Double, count: Double)] = [:]

  /// Runs the service with enough people.
  init(_ model: SimulationModel, seed: UInt64, number: Int) {
    for record in RehearsalSimulation.run(model, seed: seed, number: number) where record.answered != nil {
      guard let wait = record.waitSeconds else { continue }
      waits[Moment(type: record.type, arrived: record.arrived)] = wait
      let sum = sums[AdequateWaits.halfHour(record)] ?? (0, 0)
      sums[AdequateWaits.halfHour(record)] = (sum.seconds + wait, sum.count + 1)
    }
  }

  /// The wait of a contact: its own, or where it was not answered, the mean of its type's half hour.
  func wait(of record: ContactRecord) -> Double? {
    waits[Moment(type: record.type, arrived: record.arrived)]
      ?? sums[AdequateWaits.halfHour(record)].map { $0.seconds / $0.count }
  }

  private static func halfHour(_ record: ContactRecord) -> HalfHour {
    HalfHour(
      type: record.type,
      number: Int((record.arrived.secondsSince1970 / StaffedWaits.interval).rounded(.down)))
  }
}

extension ContactRecord {
  /// Moves all moments.
  fileprivate mutating func shift(by seconds: Double) {
    arrived = arrived.advanced(by: seconds)
    queued = queued?.advanced(by: seconds)
    answered = answered?.advanced(by: seconds)
    ended = ended?.advanced(by: seconds)
    released = released?.advanced(by: seconds)
    botBegan = botBegan?.advanced(by: seconds)
    botEnded = botEnded?.advanced(by: seconds)
  }
}
