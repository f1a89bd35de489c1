/// Why a record counts differently under two definitions of a figure.
///
/// A vendor's reading names what it does with a record that others may not do, our own likewise; where the two differ on the record,
/// these are the reasons.
public enum Divergence: String, CaseIterable, Hashable, Sendable, Comparable {
  /// It began outside the hours that the platform looks at.
  case outsideHours = "outside-hours"
  /// The platform had suspended its figures on that day.
  case suspended
  /// It falls into another period under the other definition.
  case otherPeriod = "other-period"
  /// A reply that says nothing counts there; here the customer still waits.
  case perfunctoryReply = "perfunctory-reply"
  /// The wait was begun by a message that needs no reply.
  case needlessMessage = "needless-message"
  /// Never answered: left out there, here the limit or a miss.
  case unansweredLeftOut = "unanswered-left-out"
  /// Never answered: a fixed time there, the limit here.
  case unansweredFixed = "unanswered-fixed"
  /// Not yet answered when the records ended, and too early to judge under one definition.
  case tooEarly = "too-early"
  /// The bot's time counts there.
  case botTime = "bot-time"
  /// Begun by an agent.
  case begunByAgent = "begun-by-agent"
  /// Only the first reply of the conversation counts there.
  case laterEpisode = "later-episode"
  /// The two ask for different times.
  case otherTarget = "other-target"
  /// Longer than the limit, which is all that counts here.
  case capped
  /// Here only the service's hours count.
  case serviceHours = "service-hours"
  /// Closed without a reply: the wait ends there unanswered here, and goes on to the reply there.
  case closedUnanswered = "closed-unanswered"
  /// An earlier wait of the customer was still going on under the other definition.
  case waitingAlready = "waiting-already"
  /// Closed without a reply and taken for thanks: counts nowhere here.
  case dismissed
  /// Merged into another conversation.
  case merged
  /// Marked as spam.
  case spam
  /// Another reply to this customer on that day was late.
  case otherReplyOfTheDay = "other-reply-of-the-day"
  /// A bare thanks opened it again there.
  case reopenedByThanks = "reopened-by-thanks"
  /// Opened again without needing another reply.
  case reopenedWithoutReply = "reopened-without-reply"
  /// It was resolved and reopened more than once.
  case severalResolutions = "several-resolutions"
  /// The customer came back within the window.
  case customerCameBack = "customer-came-back"
  /// It is not the first contact about its matter.
  case laterAttempt = "later-attempt"
  /// More than one message by agents.
  case severalReplies = "several-replies"
  /// Time on hold counts there.
  case holdTime = "hold-time"
  /// The clock runs from the ticket's creation there, here from the customer's first message.
  case createdEarlier = "created-earlier"
  /// Not solved when the records ended.
  case unsolved
  /// Settled by the bot alone.
  case botAlone = "bot-alone"
  /// The wait is cut out of the conversation in another way.
  case cutOtherwise = "cut-otherwise"

  /// By the order in which reasons are best told.
  public static func < (left: Divergence, right: Divergence) -> Bool { left.place < right.place }

  private var place: Int { Divergence.allCases.firstIndex(of: self) ?? 0 }
}
