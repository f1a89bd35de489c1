public import Workforce

/// Something that happened in a conversation, as a help desk logs it; events are only ever added.
///
/// Names are codes of the log's tables. No text is held: what a text says about a message stands in `flags`.
public struct SupportEvent: Hashable, Sendable, BitwiseCopyable {
  /// What happened.
  ///
  /// The order is the order in which things that carry the same time and sequence are taken to have happened.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// The conversation was begun.
    case opened
    /// A bot took over.
    case botBegan
    /// The customer wrote.
    case customerMessage
    /// A resolved conversation was set to open again.
    case reopened
    /// A bot wrote.
    case botMessage
    /// The system wrote: greetings, receipts, reminders.
    case systemMessage
    /// An agent wrote something the customer cannot see.
    case note
    /// A bot handed over to humans.
    case handedOver
    /// A team became responsible (`subject`).
    case assignedToTeam
    /// Nobody is responsible any more.
    case unassigned
    /// An agent became responsible (`subject`).
    case assigned
    /// Work goes on after waiting for the customer or a hold.
    case continued
    /// An agent wrote to the customer.
    case agentMessage
    /// We wait for the customer.
    case pending
    /// We wait for a third party.
    case held
    /// An agent worked for `value` seconds.
    case worked
    /// Merged into another conversation (`subject`; negative when that one is not in the log).
    case merged
    /// Marked as spam.
    case markedSpam
    /// The matter was declared settled.
    case resolved
    /// The conversation was put away for good.
    case closed
    /// The customer was asked for a rating.
    case surveyed
    /// The customer rated with `value`, 0…1.
    case rated
    /// Somebody complained about it.
    case complaintRaised
    /// The complaint is true and the agent's doing.
    case complaintConfirmed
    /// The complaint is not the agent's doing.
    case complaintDismissed
    /// Goods were returned.
    case goodsReturned
    /// Goods were exchanged.
    case goodsExchanged
    /// A review marked accuracy with `value`, 0…1.
    case accuracyMarked
    /// A review marked attitude with `value`, 0…1.
    case attitudeMarked
    /// A review marked compliance with `value`, 0…1.
    case complianceMarked
    /// `value` was paid for it: compensation, logistics.
    case paid
  }

  /// What is known about an event besides its kind.
  public struct Flags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt8

    /// Flags from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Sent or done by a rule, in an agent's name or not.
    public static let automatic = Flags(rawValue: 1)
    /// A reply that says nothing, such as "one moment" or "在吗".
    public static let perfunctory = Flags(rawValue: 2)
    /// The customer's message was read and needs a reply.
    public static let replyNeeded = Flags(rawValue: 4)
    /// The customer's message was read and needs no reply, such as "thanks".
    public static let noReplyNeeded = Flags(rawValue: 8)
    /// Done by a bot.
    public static let byBot = Flags(rawValue: 16)
    /// Done by the customer.
    public static let byCustomer = Flags(rawValue: 32)
    /// A rating that is good, or a return that better service would have avoided.
    public static let positive = Flags(rawValue: 64)
    /// A return that no service would have avoided.
    public static let negative = Flags(rawValue: 128)
  }

  /// When it happened.
  public var time: Instant
  /// The source's own order among events of the same time, such as the number of a message; 0 where there is none.
  public var sequence: Int64
  /// A quantity, as the kind says.
  public var value: Float
  /// The conversation, as an index into the log.
  public var conversation: Int32
  /// The agent who did it; negative for nobody or unknown.
  public var actor: Int32
  /// Whom or what it concerns, as the kind says.
  public var subject: Int32
  /// What happened.
  public var kind: Kind
  /// What else is known.
  public var flags: Flags

  /// An event.
  public init(
    _ kind: Kind, conversation: Int32, at time: Instant, sequence: Int64 = 0, actor: Int32 = -1, subject: Int32 = -1,
    value: Float = 0, flags: Flags = []
  ) {
    self.kind = kind
    self.conversation = conversation
    self.time = time
    self.sequence = sequence
    self.actor = actor
    self.subject = subject
    self.value = value
    self.flags = flags
  }

  /// Whether an event of the same conversation comes before another: a total order, so that the order of rows never matters.
  static func precedes(_ left: SupportEvent, _ right: SupportEvent) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.sequence != right.sequence { return left.sequence < right.sequence }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.actor != right.actor { return left.actor < right.actor }
    if left.subject != right.subject { return left.subject < right.subject }
    if left.flags != right.flags { return left.flags.rawValue < right.flags.rawValue }
    return left.value < right.value
  }
}
