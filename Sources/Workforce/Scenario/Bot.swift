/// An automatic first contact that settles some matters and hands others over.
///
/// Of the contacts offered to the bot a share `involvement` meets it. Of these, `resolved` are truly settled,
/// `falselyContained` leave
/// without an agent and without a solution, `escalated` are handed over; the three add up to one. A falsely contained
/// customer comes back with probability `recontact`, straight to an agent with probability `recontactToAgent`, else to
/// the front door.
public struct Bot: Hashable, Sendable {
  /// The name, unique within the scenario.
  public var name: String
  /// The contact types it meets, as indices into the scenario's types.
  public var contactTypes: [Int]
  /// Share of contacts that meet the bot, 0…1.
  public var involvement: Double
  /// Share of sessions truly settled.
  public var resolved: Double
  /// Share of sessions that end without an agent and without a solution.
  public var falselyContained: Double
  /// Share of sessions handed over.
  public var escalated: Double
  /// Probability that a falsely contained customer comes back.
  public var recontact: Double
  /// Probability that such a customer goes straight to an agent.
  public var recontactToAgent: Double
  /// Time until the customer comes back, in seconds.
  public var recontactDelay: Distribution
  /// Length of a session, in seconds.
  public var sessionTime: Distribution
  /// Handling time of a contact handed over, relative to one that never met the bot.
  public var handoverFactor: Double
  /// Sessions it can hold at once; nil means no limit.
  ///
  /// Further contacts go straight to agents.
  public var capacity: Int?
  /// When it works.
  public var hours: OpeningHours
  /// Cost of a session, in the scenario's currency.
  public var costPerSession: Double
  /// Cost of a session that was truly settled.
  public var costPerResolution: Double

  /// A bot with its shares; everything else neutral.
  public init(
    name: String, contactTypes: [Int], involvement: Double, resolved: Double, falselyContained: Double,
    escalated: Double,
    sessionTime: Distribution
  ) {
    self.name = name
    self.contactTypes = contactTypes
    self.involvement = involvement
    self.resolved = resolved
    self.falselyContained = falselyContained
    self.escalated = escalated
    self.recontact = 0
    self.recontactToAgent = 0
    self.recontactDelay = .constant(0)
    self.sessionTime = sessionTime
    self.handoverFactor = 1
    self.hours = .always
    self.costPerSession = 0
    self.costPerResolution = 0
  }
}
