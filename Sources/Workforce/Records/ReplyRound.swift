/// One wait of a customer: from the first message that needs a human to the effective reply.
///
/// Units: seconds are business seconds of the conversation's calendar.
public struct ReplyRound: Hashable, Sendable, BitwiseCopyable {
  /// What opened a round.
  public enum Opening: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// A customer's message.
    case message
    /// The bot's hand-over.
    case handover
    /// A customer's message after the conversation had been resolved.
    case reopening
  }

  /// How a round ended.
  public enum Ending: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// With an effective reply by a human.
    case answered
    /// The conversation was closed without a reply: the customer counts as never answered.
    case unanswered
    /// The conversation was closed without a reply, and nothing says that one was needed: it counts nowhere.
    case dismissed
    /// The conversation was merged into another that is not in the records; the wait went on where we cannot see it.
    case merged
    /// Nobody had answered when observation ended.
    case open
  }

  /// The conversation, as an index into the book.
  public var conversation: Int32
  /// Who replied; negative for nobody.
  public var replier: Int32
  /// Where this round's holdings begin in the book's list.
  public var firstHolding: Int32
  /// How many holdings it has.
  public var holdingCount: Int32
  /// When the customer's wait began.
  public var start: Instant
  /// When it ended; for an open round, when observation ended.
  public var end: Instant
  /// The customer's clock.
  public var customerSeconds: Double
  /// The part of the customer's clock during which no agent on shift held the conversation: the team's.
  public var teamSeconds: Double
  /// What opened it.
  public var opening: Opening
  /// How it ended.
  public var ending: Ending
  /// Whether it is the first of its episode: of the conversation, or after a reopening.
  public var isFirst: Bool

  /// A round in all its parts.
  public init(
    conversation: Int32, replier: Int32, firstHolding: Int32, holdingCount: Int32, start: Instant, end: Instant,
    customerSeconds: Double, teamSeconds: Double, opening: Opening, ending: Ending, isFirst: Bool
  ) {
    self.conversation = conversation
    self.replier = replier
    self.firstHolding = firstHolding
    self.holdingCount = holdingCount
    self.start = start
    self.end = end
    self.customerSeconds = customerSeconds
    self.teamSeconds = teamSeconds
    self.opening = opening
    self.ending = ending
    self.isFirst = isFirst
  }

  /// The holdings' places in the book's list.
  public var holdings: Range<Int> { Int(firstHolding)..<Int(firstHolding + holdingCount) }
}

/// One agent's part in a round: how long the customer waited while this agent held the conversation and was on shift.
///
/// Units: business seconds of the conversation's calendar that lie in the agent's shifts.
public struct RoundHolding: Hashable, Sendable, BitwiseCopyable {
  /// How an agent's part ended.
  public enum Ending: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// This agent replied.
    case replied
    /// The agent gave the conversation away, or it was taken away, before the reply.
    case released
    /// A colleague replied while this agent held the conversation.
    case colleagueReplied
    /// The round ended without a reply while this agent held the conversation.
    case unanswered
    /// Nobody had replied when observation ended, and this agent holds the conversation.
    case stillHolding
  }

  /// The round, as an index into the book's list.
  public var round: Int32
  /// The agent.
  public var agent: Int32
  /// The agent's clock.
  public var seconds: Double
  /// How the part ended.
  public var ending: Ending
  /// Whether the records say nothing of assignments, so that the replier is taken to have held the conversation all along.
  public var isAssumed: Bool

  /// An agent's part in all its parts.
  public init(round: Int32, agent: Int32, seconds: Double, ending: Ending, isAssumed: Bool) {
    self.round = round
    self.agent = agent
    self.seconds = seconds
    self.ending = ending
    self.isAssumed = isAssumed
  }
}

/// A stretch of time during which one agent, or nobody, was responsible for a conversation.
public struct OwnershipInterval: Hashable, Sendable, BitwiseCopyable {
  /// The conversation, as an index into the book.
  public var conversation: Int32
  /// The agent; negative while nobody is responsible and the team is.
  public var agent: Int32
  /// When it began.
  public var from: Instant
  /// When it ended: with the next holder, or with the last event.
  public var until: Instant

  /// An interval in all its parts.
  public init(conversation: Int32, agent: Int32, from: Instant, until: Instant) {
    self.conversation = conversation
    self.agent = agent
    self.from = from
    self.until = until
  }
}

/// An agent's share in the outcome of a conversation, frozen when it was resolved.
public struct Credit: Hashable, Sendable, BitwiseCopyable {
  /// The agent.
  public var agent: Int32
  /// The share, above 0 and at most 1.
  public var share: Double

  /// A share of an agent.
  public init(agent: Int32, share: Double) {
    self.agent = agent
    self.share = share
  }
}

/// One effective resolution of a conversation, and whether it held.
public struct Resolution: Hashable, Sendable, BitwiseCopyable {
  /// The conversation, as an index into the book.
  public var conversation: Int32
  /// Who resolved it; negative when no agent did.
  public var agent: Int32
  /// When.
  public var at: Instant
  /// When it was reopened because another reply was needed; infinitely late when it was not.
  private var reopenedOrNone: Instant

  /// A resolution in all its parts.
  public init(conversation: Int32, agent: Int32, at: Instant, reopened: Instant? = nil) {
    self.conversation = conversation
    self.agent = agent
    self.at = at
    reopenedOrNone = reopened ?? Instant(secondsSince1970: .infinity)
  }

  /// When it was reopened because another reply was needed, or nil.
  public var reopened: Instant? {
    get { reopenedOrNone.secondsSince1970 == .infinity ? nil : reopenedOrNone }
    set { reopenedOrNone = newValue ?? Instant(secondsSince1970: .infinity) }
  }
}
