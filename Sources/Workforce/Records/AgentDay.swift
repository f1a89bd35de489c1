/// What a source says in sum about one agent over one day, or over several days taken together.
///
/// Where an export has only such rows, some indicators can be computed truly and others cannot. Whatever the source does not tell
/// is nil. Units: seconds; shares 0…1; money in the currency of the source.
public struct AgentDay: Hashable, Sendable {
  /// A share of replies within a limit, as a platform reports it.
  public struct Punctuality: Hashable, Sendable {
    /// The limit in seconds.
    public var seconds: Double
    /// The share replied within it, 0…1.
    public var share: Double

    /// A share with its limit.
    public init(seconds: Double, share: Double) {
      self.seconds = seconds
      self.share = share
    }
  }

  /// The agent, as a code of the book.
  public var agent: Int32
  /// The days the row is about.
  public var days: DateRange
  /// The channel.
  public var channel: Channel
  /// Customers or conversations served: the weight of the averages.
  public var handled: Double?
  /// Customers who got no reply.
  public var unanswered: Double?
  /// Mean time to the first reply.
  public var firstResponseSeconds: Double?
  /// Mean time to a reply over all rounds.
  public var responseSeconds: Double?
  /// Share of replies within limits.
  public var punctuality: [Punctuality] = []
  /// Ratings given.
  public var ratings: Double?
  /// Ratings that were good.
  public var goodRatings: Double?
  /// Conversations resolved.
  public var resolved: Double?
  /// Conversations given to colleagues.
  public var transfersOut: Double?
  /// Conversations received from colleagues.
  public var transfersIn: Double?
  /// Mean time per conversation.
  public var handlingSeconds: Double?
  /// Time planned for work on contacts.
  public var scheduledSeconds: Double?
  /// Time logged in and not on a break.
  public var staffedSeconds: Double?
  /// Time spent on contacts.
  public var busySeconds: Double?
  /// Time that was as planned: at work when work was planned, away when not.
  public var adherentSeconds: Double?
  /// Time paid.
  public var paidSeconds: Double?
  /// Money paid for the agent's time.
  public var cost: Double?

  /// A row of which nothing else is known.
  public init(agent: Int32, days: DateRange, channel: Channel) {
    self.agent = agent
    self.days = days
    self.channel = channel
  }

  /// The share replied within a limit, or nil when the source reports none for it.
  public func punctuality(within seconds: Double) -> Double? { punctuality.first { $0.seconds == seconds }?.share }
}
