/// What the records say about one conversation, with names as codes of the book: a `ContactRecord` fit for columns.
///
/// Whatever a source does not tell is nil; nil never means zero. Units: seconds; ratings and quality marks on 0…1.
public struct Conversation: Hashable, Sendable {
  /// Why a conversation counts in no indicator.
  public enum Exclusion: UInt8, CaseIterable, Hashable, Sendable {
    /// Marked as spam.
    case spam
    /// Merged into another conversation, where it goes on.
    case merged
    /// Left out after an objection that was upheld.
    case appealed
  }

  /// What became of a complaint.
  public enum Complaint: UInt8, CaseIterable, Hashable, Sendable {
    /// Raised, and nobody has looked into it yet.
    case raised
    /// Confirmed, and the agent's doing.
    case attributable
    /// Not the agent's doing.
    case notAttributable
  }

  /// Whether goods came back.
  public enum GoodsReturn: UInt8, CaseIterable, Hashable, Sendable {
    /// Nothing came back.
    case kept
    /// Goods were returned.
    case returned
    /// Goods were exchanged.
    case exchanged
  }

  /// The matter, which other contacts may share.
  public var matter: Int32?
  /// Pseudonym of the customer.
  public var customer: UInt64?
  /// The contact type.
  public var type: Int32?
  /// The channel.
  public var channel: Channel
  /// The customer's language.
  public var language: Int32?
  /// The language in which the customer was served.
  public var servedLanguage: Int32?
  /// The team.
  public var team: Int32?
  /// The agent who is answerable for the outcome when no shares are known.
  public var agent: Int32?
  /// Which contact of its matter this is, from 1.
  public var attempt: Int32 = 1
  /// When the customer came.
  public var arrived: Instant
  /// When a human was asked for.
  public var queued: Instant?
  /// When somebody first became responsible.
  public var assigned: Instant?
  /// When a human first replied effectively.
  public var answered: Instant?
  /// When it was first resolved.
  public var firstResolved: Instant?
  /// When it was last resolved.
  public var lastResolved: Instant?
  /// When it was resolved for good: later reopenings, if any, needed no reply.
  public var resolved: Instant?
  /// When it ended.
  public var ended: Instant?
  /// When the agent was free again.
  public var released: Instant?
  /// By when it was promised to be resolved.
  public var due: Instant?
  /// When the customer came back with the same matter after it had been resolved.
  public var recontacted: Instant?
  /// How long the customer waited for the first reply, as the source says or as the rounds say.
  public var firstResponseSeconds: Double?
  /// Business time from arrival to the effective resolution, without waiting for the customer and without hold; while there is no
  /// such resolution, until the end of observation.
  public var resolutionSeconds: Double?
  /// Working time on it, where it is stated.
  public var handlingSeconds: Double?
  /// How often a human replied effectively, consecutive messages of one agent taken as one.
  public var replies: Int32?
  /// Reopenings that needed another reply.
  public var reopens: Int32?
  /// Changes of hands between agents.
  public var transfers: Int32?
  /// The customer's rating on 0…1.
  public var rating: Double?
  /// Whether the rating is one of the two best of its scale (or "good").
  public var isSatisfied: Bool?
  /// Whether the customer was asked for a rating.
  public var wasSurveyed: Bool?
  /// The complaint about it.
  public var complaint: Complaint?
  /// Whether goods came back.
  public var goodsReturn: GoodsReturn?
  /// Whether better service would have avoided the return.
  public var returnWasAvoidable: Bool?
  /// Quality mark for accuracy.
  public var accuracy: Double?
  /// Quality mark for attitude.
  public var attitude: Double?
  /// Quality mark for compliance.
  public var compliance: Double?
  /// How many conversations this sampled one stands for: one over its probability of being sampled.
  public var qualityWeight: Double?
  /// Money paid for it besides work: compensation, logistics.
  public var cost: Double?
  /// How the bot's session ended.
  public var botOutcome: ContactRecord.BotOutcome?
  /// When the bot's session began.
  public var botBegan: Instant?
  /// When it ended.
  public var botEnded: Instant?
  /// What became of the contact.
  public var outcome: ContactRecord.Outcome
  /// Whether the matter was settled, where the source says so itself.
  public var isResolved: Bool?
  /// Whether an agent began it.
  public var startedByAgent: Bool?
  /// Why it counts nowhere, if so.
  public var exclusion: Exclusion?

  /// A conversation of which nothing else is known.
  public init(channel: Channel, arrived: Instant, outcome: ContactRecord.Outcome) {
    self.channel = channel
    self.arrived = arrived
    self.outcome = outcome
  }
}
