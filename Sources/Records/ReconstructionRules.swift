/// How events become reply rounds, where vendors differ.
public struct ReconstructionRules: Hashable, Sendable {
  /// What becomes of a customer's message that is closed without a reply, when nobody has read whether it needed one.
  ///
  /// It concerns messages after a human has replied; a customer who never got any reply always counts as unanswered.
  public enum UnexplainedClosing: String, CaseIterable, Hashable, Sendable {
    /// It is taken for a "thanks" and counts nowhere.
    case dismissed
    /// The customer counts as unanswered.
    case unanswered
  }

  /// Whether perfunctory replies leave the customer waiting.
  public var perfunctoryRepliesAreVoid = true
  /// Whether replying to a conversation that nobody holds makes the replier responsible for it.
  public var replyTakesOwnership = true
  /// What becomes of messages that are closed without a reply.
  public var unexplainedClosing = UnexplainedClosing.dismissed

  /// The rules recommended.
  public init() {}
}

/// What was counted on the way from events to rounds, so that nothing is left out in silence.
public struct ReconstructionTallies: Hashable, Sendable {
  /// Events that were there twice.
  public var duplicateEvents = 0
  /// Messages sent by rules, which are not replies.
  public var automaticMessages = 0
  /// Replies that say nothing and left the customer waiting.
  public var perfunctoryReplies = 0
  /// Customers' messages that need no reply.
  public var thanks = 0
  /// Rounds closed without a reply and counted nowhere, since nothing says that a reply was needed.
  public var dismissedRounds = 0
  /// Conversations marked as spam.
  public var spam = 0
  /// Conversations merged into others.
  public var merged = 0
  /// Rounds whose replier is taken to have held the conversation all along, since no assignments are recorded.
  public var assumedHoldings = 0
  /// Events after a conversation had been merged or marked as spam, or after the end of observation.
  public var lateEvents = 0

  /// Nothing yet.
  public init() {}
}
