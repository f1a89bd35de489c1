import Simulation
import Statistics
import Workforce

/// Everything gathered about a bot.
struct BotTally {
  private let bot: Bot
  private var offered = Tally()
  private var sessions = Tally()
  private var turnedAway = Tally()
  private var resolved = Tally()
  private var falselyContained = Tally()
  private var escalated = Tally()
  private var recontactsToDoor = Tally()
  private var recontactsToAgent = Tally()
  private var containment = RatioTally()
  private var verified = RatioTally()
  private var costs = Tally()

  init(_ bot: Bot) { self.bot = bot }

  func cost(of counts: BotCounts) -> Double {
    Double(counts.sessions) * bot.costPerSession + Double(counts.resolved) * bot.costPerResolution
  }

  mutating func add(_ counts: BotCounts) {
    offered.add(Double(counts.offered))
    sessions.add(Double(counts.sessions))
    turnedAway.add(Double(counts.turnedAway))
    resolved.add(Double(counts.resolved))
    falselyContained.add(Double(counts.falselyContained))
    escalated.add(Double(counts.escalated))
    recontactsToDoor.add(Double(counts.recontactsToDoor))
    recontactsToAgent.add(Double(counts.recontactsToAgent))
    containment.add(
      numerator: Double(counts.resolved + counts.falselyContained), denominator: Double(counts.sessions))
    verified.add(numerator: Double(counts.resolved), denominator: Double(counts.offered))
    costs.add(cost(of: counts))
  }

  func figures(_ confidence: Double) -> BotFigures {
    let mean = { (tally: Tally) in Intervals.mean(of: tally, confidence: confidence) }
    let share = { (tally: RatioTally) in Intervals.ratio(of: tally, confidence: confidence).map(Estimate.share) }
    return BotFigures(
      offered: mean(offered), sessions: mean(sessions), turnedAway: mean(turnedAway), resolved: mean(resolved),
      falselyContained: mean(falselyContained), escalated: mean(escalated), recontactsToDoor: mean(recontactsToDoor),
      recontactsToAgent: mean(recontactsToAgent), containment: share(containment), verifiedResolution: share(verified),
      cost: mean(costs))
  }
}

/// Costs gathered over replications.
struct CostTally {
  private var staff = Tally()
  private var bots = Tally()
  private var failures = Tally()
  private var total = Tally()
  private var perResolved = RatioTally()

  mutating func add(staff: Double, bots: Double, failures: Double, resolved: Double) {
    self.staff.add(staff)
    self.bots.add(bots)
    self.failures.add(failures)
    total.add(staff + bots + failures)
    perResolved.add(numerator: staff + bots + failures, denominator: resolved)
  }

  func figures(_ confidence: Double) -> CostFigures {
    let mean = { (tally: Tally) in Intervals.mean(of: tally, confidence: confidence) }
    return CostFigures(
      staff: mean(staff), bots: mean(bots), failures: mean(failures), total: mean(total),
      perResolved: Intervals.ratio(of: perResolved, confidence: confidence))
  }
}
