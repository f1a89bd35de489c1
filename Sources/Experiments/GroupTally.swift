import Simulation
import Statistics
import Workforce

/// Everything gathered about an agent group.
struct GroupTally {
  private let costPerHour: Double
  private var occupancy = RatioTally()
  private var paid = Tally()
  private var afterEnd = Tally()
  private var handled = Tally()

  init(costPerHour: Double) { self.costPerHour = costPerHour }

  func cost(of times: GroupTimes) -> Double { times.paid / 3600 * costPerHour }

  mutating func add(_ times: GroupTimes, afterEnd late: GroupTimes) {
    occupancy.add(numerator: times.busy, denominator: times.present)
    paid.add(times.paid / 3600)
    afterEnd.add(late.paid / 3600)
    handled.add(Double(times.handled))
  }

  func figures(_ confidence: Double) -> GroupFigures {
    let paidHours = Intervals.mean(of: paid, confidence: confidence)
    return GroupFigures(
      occupancy: Intervals.ratio(of: occupancy, confidence: confidence).map(Estimate.share),
      paidHours: paidHours, hoursAfterEnd: Intervals.mean(of: afterEnd, confidence: confidence),
      contactsHandled: Intervals.mean(of: handled, confidence: confidence), cost: paidHours.scaled(by: costPerHour))
  }
}

extension Estimate {
  /// The estimate in another unit.
  func scaled(by factor: Double) -> Estimate {
    Estimate(mean: mean * factor, low: low * factor, high: high * factor, confidence: confidence)
  }
}

/// Everything gathered about one reporting interval.
struct IntervalTally {
  private let start: Double
  private let end: Double
  private var total = ContactTally()
  private var types: [ContactTally]
  private var agents: [Tally]
  private var occupancy: [RatioTally]

  init(start: Double, end: Double, types: Int, groups: Int) {
    self.start = start
    self.end = end
    self.types = Array(repeating: ContactTally(), count: types)
    agents = Array(repeating: Tally(), count: groups)
    occupancy = Array(repeating: RatioTally(), count: groups)
  }

  mutating func add(types counts: [ContactCounts], groups times: [GroupTimes]) {
    var all = ContactCounts()
    for (type, counts) in counts.enumerated() {
      types[type].add(counts)
      all.add(counts)
    }
    total.add(all)
    for (group, times) in times.enumerated() {
      agents[group].add(times.present / (end - start))
      occupancy[group].add(numerator: times.busy, denominator: times.present)
    }
  }

  func figures(
    _ definitions: [ServiceLevelDefinition?], _ common: ServiceLevelDefinition, _ confidence: Double
  ) -> IntervalFigures {
    let contacts = { (tally: ContactTally, definition: ServiceLevelDefinition?) -> IntervalContacts in
      let level = definition.flatMap { ServiceLevelDefinition.observed.firstIndex(of: $0) }.map { tally.levels[$0] }
      return IntervalContacts(
        offered: Intervals.mean(of: tally.offered, confidence: confidence),
        answered: Intervals.mean(of: tally.answered, confidence: confidence),
        serviceLevel: level.flatMap { Intervals.ratio(of: $0, confidence: confidence) }.map(Estimate.share),
        abandonment: Intervals.ratio(of: tally.abandonment, confidence: confidence).map(Estimate.share),
        meanWaitOfAnswered: Intervals.ratio(of: tally.waitOfAnswered, confidence: confidence))
    }
    let anyThreshold = definitions.contains { $0 != nil }
    return IntervalFigures(
      start: start, end: end, total: contacts(total, anyThreshold ? common : nil),
      types: zip(types, definitions).map(contacts),
      groups: zip(agents, occupancy).map { agents, occupancy in
        IntervalGroup(
          agents: Intervals.mean(of: agents, confidence: confidence),
          occupancy: Intervals.ratio(of: occupancy, confidence: confidence).map(Estimate.share))
      })
  }
}
