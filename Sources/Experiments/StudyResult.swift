public import Workforce

/// What a study found: estimates with intervals, for the whole and for every part.
///
/// Every count is per replication, that is for one run of the scenario's horizon after its warm-up.
public struct StudyResult: Hashable, Sendable {
  /// How many replications were made.
  public var replications: Int
  /// The seed of all luck.
  public var seed: UInt64
  /// Contacts simulated in all replications, warm-up included.
  public var contactsSimulated: Int
  /// All contact types together; service levels count each contact against its own type's threshold.
  public var total: ContactFigures
  /// Every contact type, in the scenario's order.
  public var types: [ContactFigures]
  /// Every agent group, in the scenario's order.
  public var groups: [GroupFigures]
  /// Every reporting interval after the warm-up, in order.
  public var intervals: [IntervalFigures]
  /// Every bot, in the scenario's order.
  public var bots: [BotFigures]
  /// What it all costs.
  public var costs: CostFigures
}

/// What happens to the contacts of one type, or of all.
public struct ContactFigures: Hashable, Sendable {
  /// Contacts at the front door.
  public var arrived: Estimate
  /// Contacts that asked for an agent, those who found no line included.
  public var offered: Estimate
  /// Contacts served by an agent.
  public var answered: Estimate
  /// Contacts that left while waiting.
  public var abandoned: Estimate
  /// Contacts that left at once on finding nobody free.
  public var balked: Estimate
  /// Contacts that found no line.
  public var blocked: Estimate
  /// Contacts sent away at closing time.
  public var cleared: Estimate
  /// Contacts still waiting when observation ended.
  public var backlogAtEnd: Estimate
  /// Matters settled by a bot or served by an agent.
  public var resolved: Estimate
  /// Share of contacts offered that left without being served (abandoned, balked or sent away).
  public var abandonment: Estimate?
  /// Service levels under every definition that can be counted, when there is a threshold.
  public var serviceLevels: [ServiceLevelDefinition: Estimate]
  /// The promise, with the definition that counts; nil when there is none or, for the total, when promises differ.
  public var target: ServiceLevelTarget?
  /// Share of replications in which the promise was kept, when there is one.
  public var targetMet: Estimate?
  /// Mean wait of all contacts that found a line, those who left included, in seconds.
  public var meanWaitOfAll: Estimate?
  /// Mean wait of those answered, in seconds.
  public var meanWaitOfAnswered: Estimate?
  /// Quantiles of the wait of those answered, in seconds; the mean over replications of each replication's quantile.
  public var waitP50: Estimate?
  /// The wait that nine in ten of those answered did not exceed, in seconds.
  public var waitP90: Estimate?
  /// The wait that 99 in a hundred of those answered did not exceed, in seconds.
  public var waitP99: Estimate?
  /// Mean time an agent spent per contact answered, work after it included, in seconds.
  public var meanHandling: Estimate?

  /// The service level under the target's own definition.
  public var serviceLevel: Estimate? { serviceLevels[target?.definition ?? .answeredOfOffered] }
}

/// How an agent group spends its time.
public struct GroupFigures: Hashable, Sendable {
  /// Share of time on duty spent in conversation or work after it, breaks excluded.
  public var occupancy: Estimate?
  /// Hours paid: on duty or on a paid break, overtime included.
  public var paidHours: Estimate
  /// Hours after the end of the horizon or beyond it that are part of `paidHours`.
  public var hoursAfterEnd: Estimate
  /// Contacts begun.
  public var contactsHandled: Estimate
  /// Cost of the hours paid.
  public var cost: Estimate
}

/// One reporting interval.
public struct IntervalFigures: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Seconds after the start of the horizon.
  public var end: Double
  /// All contact types together.
  public var total: IntervalContacts
  /// Every contact type.
  public var types: [IntervalContacts]
  /// Every agent group.
  public var groups: [IntervalGroup]
}

/// Contacts that asked for an agent in an interval.
public struct IntervalContacts: Hashable, Sendable {
  /// How many asked for an agent.
  public var offered: Estimate
  /// How many of them were served.
  public var answered: Estimate
  /// Service level under the type's definition; nil without contacts or threshold.
  public var serviceLevel: Estimate?
  /// Share that left without being served; nil without contacts.
  public var abandonment: Estimate?
  /// Mean wait of those answered, in seconds; nil when nobody was.
  public var meanWaitOfAnswered: Estimate?
}

/// A group during an interval.
public struct IntervalGroup: Hashable, Sendable {
  /// Mean number of agents on duty, breaks excluded.
  public var agents: Estimate
  /// Share of their time spent in conversation or work after it; nil when nobody was on duty.
  public var occupancy: Estimate?
}

/// What a bot takes off, and what it does not.
public struct BotFigures: Hashable, Sendable {
  /// Contacts of its types at the front door during its hours.
  public var offered: Estimate
  /// Sessions held.
  public var sessions: Estimate
  /// Contacts that would have met the bot and found it full.
  public var turnedAway: Estimate
  /// Sessions that settled the matter.
  public var resolved: Estimate
  /// Sessions that ended without an agent and without a solution.
  public var falselyContained: Estimate
  /// Sessions handed over.
  public var escalated: Estimate
  /// Falsely contained customers who came back to the front door.
  public var recontactsToDoor: Estimate
  /// Falsely contained customers who came back straight to an agent.
  public var recontactsToAgent: Estimate
  /// Share of sessions that ended without an agent: what vendors call containment.
  public var containment: Estimate?
  /// Share of contacts offered that were truly settled.
  public var verifiedResolution: Estimate?
  /// Cost of sessions and resolutions.
  public var cost: Estimate
}

/// What it costs, in the scenario's currency.
public struct CostFigures: Hashable, Sendable {
  /// Hours paid to agents.
  public var staff: Estimate
  /// Bot sessions and resolutions.
  public var bots: Estimate
  /// Contacts lost or blocked.
  public var failures: Estimate
  /// All of it.
  public var total: Estimate
  /// All of it per matter settled; nil when none was.
  public var perResolved: Estimate?
}
