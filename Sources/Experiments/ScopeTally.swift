import Simulation
import Statistics
import Workforce

/// Everything gathered about the contacts of one type, or of all.
struct ScopeTally {
  private let target: ServiceLevelTarget?
  private let hasThreshold: Bool
  private var contacts = ContactTally()
  private var resolved = Tally()
  private var kept = 0
  private var judged = 0
  private var waitP50 = Tally()
  private var waitP90 = Tally()
  private var waitP99 = Tally()

  init(target: ServiceLevelTarget?, hasThreshold: Bool) {
    self.target = target
    self.hasThreshold = hasThreshold
  }

  /// The service level under the target's own definition.
  var headline: RatioTally { contacts.levels[definitionIndex] }

  private var definitionIndex: Int {
    ServiceLevelDefinition.observed.firstIndex(of: target?.definition ?? .answeredOfOffered) ?? 0
  }

  mutating func add(_ counts: ContactCounts, waits: QuantileSketch, resolvedByBot: Double) {
    contacts.add(counts)
    resolved.add(Double(counts.answered) + resolvedByBot)
    if let p50 = waits.quantile(0.5), let p90 = waits.quantile(0.9), let p99 = waits.quantile(0.99) {
      waitP50.add(p50)
      waitP90.add(p90)
      waitP99.add(p99)
    }
    guard let target else { return }
    let (numerator, denominator) = target.definition.parts(of: counts)
    guard denominator > 0 else { return }
    judged += 1
    if numerator >= target.share * denominator { kept += 1 }
  }

  func figures(_ confidence: Double) -> ContactFigures {
    let mean = { (tally: Tally) in Intervals.mean(of: tally, confidence: confidence) }
    let optionalMean = { (tally: Tally) in tally.count > 0 ? Intervals.mean(of: tally, confidence: confidence) : nil }
    let ratio = { (tally: RatioTally) in Intervals.ratio(of: tally, confidence: confidence) }
    var levels: [ServiceLevelDefinition: Estimate] = [:]
    if hasThreshold {
      for (definition, tally) in zip(ServiceLevelDefinition.observed, contacts.levels) {
        levels[definition] = ratio(tally).map(Estimate.share)
      }
    }
    return ContactFigures(
      arrived: mean(contacts.arrived), offered: mean(contacts.offered), answered: mean(contacts.answered),
      abandoned: mean(contacts.abandoned), balked: mean(contacts.balked), blocked: mean(contacts.blocked),
      cleared: mean(contacts.cleared), backlogAtEnd: mean(contacts.unfinished), resolved: mean(resolved),
      abandonment: ratio(contacts.abandonment).map(Estimate.share), serviceLevels: levels, target: target,
      targetMet: judged > 0
        ? Intervals.proportion(successes: kept, trials: judged, confidence: confidence) : nil,
      meanWaitOfAll: ratio(contacts.waitOfAll), meanWaitOfAnswered: ratio(contacts.waitOfAnswered),
      waitP50: optionalMean(waitP50), waitP90: optionalMean(waitP90), waitP99: optionalMean(waitP99),
      meanHandling: ratio(contacts.handling))
  }
}

extension Estimate {
  /// An estimate of a share: its interval cannot leave 0…1.
  static func share(_ estimate: Estimate) -> Estimate {
    var bounded = estimate
    bounded.low = max(0, estimate.low)
    bounded.high = min(1, estimate.high)
    return bounded
  }
}
