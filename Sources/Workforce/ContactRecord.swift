/// Everything that can be observed about one contact, simulated or imported.
///
/// A contact is one visit of a customer: a call, a chat, an e-mail, a message. Several contacts about the same matter
/// share a `caseIdentifier`. No message text is held, and `customer` is a pseudonym.
///
/// Units: moments are instants; durations follow from them.
public struct ContactRecord: Hashable, Sendable {
  /// What became of a contact.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Served by an agent, or being served when observation ended.
    case answered
    /// The customer left while waiting for an agent.
    case abandoned
    /// Refused because every line was taken.
    case blocked
    /// The customer saw that nobody was free and left at once.
    case balked
    /// Sent away when the service closed.
    case cleared
    /// The bot ended the contact and no agent was asked for.
    case contained
    /// Still waiting, or with the bot, when observation ended.
    case unfinished
  }

  /// How a bot session ended.
  public enum BotOutcome: String, CaseIterable, Hashable, Sendable {
    /// The matter was settled.
    case resolved
    /// The customer left without an agent and without a solution.
    case falselyContained = "falsely-contained"
    /// Handed over to an agent.
    case escalated
  }

  /// Identity, unique within a file.
  public var contact: String
  /// What the contact is about, shared by all contacts on the same matter.
  public var caseIdentifier: String?
  /// Pseudonym of the customer.
  public var customer: String?
  /// The contact type's name.
  public var type: String
  /// The channel it came through.
  public var channel: Channel
  /// Which contact of its case this is: 1 for the first, 2 for the first recontact, and so on.
  public var attempt: Int
  /// When the customer came to the front door.
  public var arrived: Instant
  /// When a bot session began and ended, and how.
  public var botBegan: Instant?
  /// When the bot session ended.
  public var botEnded: Instant?
  /// How the bot session ended.
  public var botOutcome: BotOutcome?
  /// When the contact asked for an agent: the start of the wait.
  public var queued: Instant?
  /// When an agent began (phone) or sent the first effective reply (written channels): the end of the wait.
  public var answered: Instant?
  /// When the conversation ended: served, abandoned, contained or sent away.
  public var ended: Instant?
  /// When the agent had finished the work after the contact.
  public var released: Instant?
  /// The agent who served it.
  public var agent: String?
  /// The agent's group.
  public var group: String?
  /// What became of it.
  public var outcome: Outcome
  /// Whether the customer's matter was settled, where known.
  public var resolved: Bool?
  /// When somebody first became responsible.
  public var assigned: Instant?
  /// When the contact was first resolved.
  public var firstResolved: Instant?
  /// When the contact was last resolved.
  public var lastResolved: Instant?
  /// When the contact was resolved for good: later reopenings, if any, needed no reply.
  public var effectivelyResolved: Instant?
  /// By when it was promised to be resolved.
  public var due: Instant?
  /// The customer's language.
  public var language: String?
  /// The language in which the customer was served.
  public var servedLanguage: String?
  /// Seconds to the first reply as the source states them, where it does not tell the moments.
  public var firstResponseSeconds: Double?
  /// Seconds to the effective resolution, or so far, without waiting for the customer and without hold, where the source tells them.
  public var resolutionSeconds: Double?
  /// Seconds of work as the source states them.
  public var workSeconds: Double?
  /// How often a human replied effectively.
  public var replies: Int?
  /// Reopenings that needed another reply.
  public var reopens: Int?
  /// Changes of hands between agents.
  public var transfers: Int?
  /// The customer's rating, brought to 0…1.
  public var rating: Double?
  /// Whether the rating is one of the two best of its scale (or "good").
  public var isSatisfied: Bool?
  /// Whether the customer was asked for a rating.
  public var wasSurveyed: Bool?
  /// The complaint about it.
  public var complaint: Conversation.Complaint?
  /// Whether goods came back.
  public var goodsReturn: Conversation.GoodsReturn?
  /// Whether better service would have avoided the return.
  public var returnWasAvoidable: Bool?
  /// Quality mark for accuracy, 0…1.
  public var accuracy: Double?
  /// Quality mark for attitude, 0…1.
  public var attitude: Double?
  /// Quality mark for compliance, 0…1.
  public var compliance: Double?
  /// How many contacts this sampled one stands for: one over its probability of being sampled.
  public var qualityWeight: Double?
  /// Money paid for it besides work: compensation, logistics.
  public var cost: Double?
  /// Whether an agent began it.
  public var startedByAgent: Bool?
  /// Why it counts in no indicator, if so.
  public var exclusion: Conversation.Exclusion?

  /// A contact that has just arrived and of which nothing else is known yet.
  public init(contact: String, type: String, channel: Channel, arrived: Instant, outcome: Outcome) {
    self.contact = contact
    self.type = type
    self.channel = channel
    self.attempt = 1
    self.arrived = arrived
    self.outcome = outcome
  }

  /// The last moment that the record tells.
  public var lastMoment: Instant {
    [
      botEnded, queued, assigned, answered, ended, released, firstResolved, lastResolved, effectivelyResolved,
    ].reduce(arrived) { latest, moment in moment.map { max(latest, $0) } ?? latest }
  }

  /// Seconds between asking for an agent and being answered or leaving; nil when no agent was asked for or the wait
  /// goes on.
  public var waitSeconds: Double? {
    guard let queued, let end = answered ?? ended else { return nil }
    return end.seconds(since: queued)
  }

  /// Seconds an agent spent, as stated or as conversation and work after it; nil when nobody answered or the work goes on.
  public var handlingSeconds: Double? {
    if let workSeconds { return workSeconds }
    guard let answered, let end = released ?? ended else { return nil }
    return end.seconds(since: answered)
  }
}

/// The way a contact reaches the service.
public enum Channel: String, CaseIterable, Hashable, Sendable {
  case phone, chat, email, social, ticket, other

  /// Whether agent and customer are there at the same time, so that the length of the conversation is work.
  public var isLive: Bool {
    switch self {
    case .phone, .chat, .other: true
    case .email, .social, .ticket: false
    }
  }
}
