import Simulation
import Statistics
import Workforce

/// Gathers replications, in order, into estimates.
///
/// Memory does not grow with their number.
struct StudyAccumulator {
  let scenario: Scenario
  private(set) var replications = 0
  private(set) var contacts = 0
  private var total: ScopeTally
  private var types: [ScopeTally]
  private var groups: [GroupTally]
  private var bots: [BotTally]
  private var intervals: [IntervalTally] = []
  private var costs = CostTally()

  init(_ scenario: Scenario) {
    self.scenario = scenario
    let targets = scenario.contactTypes.map(\.target)
    let common = Set(targets).count == 1 ? targets.first ?? nil : nil
    total = ScopeTally(target: common, hasThreshold: targets.contains { $0 != nil })
    types = targets.map { ScopeTally(target: $0, hasThreshold: $0 != nil) }
    groups = scenario.groups.map { GroupTally(costPerHour: $0.costPerHour) }
    bots = scenario.bots.map { BotTally($0) }
  }

  /// The service level that decides about precision.
  var headline: RatioTally { total.headline }

  mutating func add(_ result: ReplicationResult) {
    replications += 1
    contacts += result.contacts
    var all = ContactCounts()
    var allWaits = QuantileSketch()
    let resolvedByBot = resolvedByBot(in: result)
    for type in types.indices {
      let counts = result.counts(type: type)
      all.add(counts)
      allWaits.merge(result.waits[type])
      types[type].add(counts, waits: result.waits[type], resolvedByBot: resolvedByBot.byType[type])
    }
    total.add(all, waits: allWaits, resolvedByBot: resolvedByBot.total)
    var staffCost = 0.0
    for group in groups.indices {
      let times = result.times(group: group)
      groups[group].add(times, afterEnd: result.times(group: group, interval: result.intervalCount))
      staffCost += groups[group].cost(of: times)
    }
    var botCost = 0.0
    for bot in bots.indices {
      bots[bot].add(result.bots[bot])
      botCost += bots[bot].cost(of: result.bots[bot])
    }
    let failures =
      Double(all.lost) * scenario.costs.perLostContact + Double(all.blocked) * scenario.costs.perBlockedContact
    costs.add(
      staff: staffCost, bots: botCost, failures: failures, resolved: Double(all.answered) + resolvedByBot.total)
    addIntervals(result)
  }

  /// Matters settled by bots; where a bot serves several types only the total is known exactly, and is shared by
  /// contacts arrived.
  private func resolvedByBot(in result: ReplicationResult) -> (total: Double, byType: [Double]) {
    var byType = Array(repeating: 0.0, count: types.count)
    var total = 0.0
    for (bot, counts) in zip(scenario.bots, result.bots) {
      let resolved = Double(counts.resolved)
      total += resolved
      let arrivals = bot.contactTypes.map { Double(result.counts(type: $0).arrived) }
      let sum = arrivals.reduce(0, +)
      guard sum > 0 else { continue }
      for (type, arrived) in zip(bot.contactTypes, arrivals) { byType[type] += resolved * arrived / sum }
    }
    return (total, byType)
  }

  private mutating func addIntervals(_ result: ReplicationResult) {
    let counted = result.firstInterval..<result.intervalCount
    if intervals.isEmpty {
      let starts = scenario.horizon.intervalStarts
      intervals = counted.map { interval in
        let end = interval + 1 < starts.count ? starts[interval + 1] : scenario.horizon.length
        return IntervalTally(start: starts[interval], end: end, types: types.count, groups: groups.count)
      }
    }
    for (place, interval) in counted.enumerated() {
      intervals[place].add(
        types: (0..<types.count).map { result.counts(type: $0, interval: interval) },
        groups: (0..<groups.count).map { result.times(group: $0, interval: interval) })
    }
  }

  /// The estimates so far; there must be at least one replication.
  func result(seed: UInt64, confidence: Double) -> StudyResult {
    let definitions = scenario.contactTypes.map(\.target?.definition)
    let common = Set(definitions.compactMap { $0 }).count == 1 ? definitions.compactMap { $0 }.first : nil
    return StudyResult(
      replications: replications, seed: seed, contactsSimulated: contacts,
      total: total.figures(confidence), types: types.map { $0.figures(confidence) },
      groups: groups.map { $0.figures(confidence) },
      intervals: intervals.map { $0.figures(definitions, common ?? .answeredOfOffered, confidence) },
      bots: bots.map { $0.figures(confidence) }, costs: costs.figures(confidence))
  }
}
