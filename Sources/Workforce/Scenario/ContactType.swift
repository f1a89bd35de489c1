/// A kind of contact that customers bring: what it needs, what it was promised, how long it takes, how long it waits.
public struct ContactType: Hashable, Sendable {
  /// The name, unique within the scenario.
  public var name: String
  /// The channel it comes through.
  public var channel: Channel
  /// The skill that an agent needs to serve it.
  public var skill: String
  /// Its rank when an agent is free to choose: 1 is served first.
  public var priority: Int
  /// Seconds by which its wait is counted as longer than it is when agents choose among types of equal priority.
  public var headStart: Double
  /// The answer-time promise, when there is one.
  public var target: ServiceLevelTarget?
  /// Conversation time of an agent of standard proficiency, in seconds.
  public var handlingTime: Distribution
  /// Moments from which another distribution of conversation times holds for those who arrive, in order.
  public var handlingTimeChanges: [DistributionChange]
  /// Work after the conversation during which the agent takes no other contact, in seconds.
  public var afterContactWork: Distribution?
  /// How long a customer waits before leaving, in seconds; nil means for ever.
  public var patience: Distribution?
  /// Moments from which another distribution of patience holds for those who arrive, in order.
  public var patienceChanges: [DistributionChange]
  /// Customers who leave at once on finding nobody free.
  public var balking: Balking?
  /// When contacts of this type are accepted.
  public var openingHours: OpeningHours
  /// What happens to those still waiting at closing time.
  public var atClose: ClosingRule

  /// A contact type with its distribution of handling times; everything else as planners most often mean it.
  public init(name: String, channel: Channel, handlingTime: Distribution) {
    self.name = name
    self.channel = channel
    self.skill = name
    self.priority = 1
    self.headStart = 0
    self.handlingTime = handlingTime
    self.handlingTimeChanges = []
    self.patienceChanges = []
    self.openingHours = .always
    self.atClose = .serve
  }

  /// Leaving at once on finding nobody free.
  public struct Balking: Hashable, Sendable {
    /// The share of customers who leave, 0…1.
    public var probability: Double
    /// How many of the same type must be waiting already before anyone does.
    public var whenWaiting: Int

    /// Balking with a probability once so many are waiting.
    public init(probability: Double, whenWaiting: Int = 0) {
      self.probability = probability
      self.whenWaiting = whenWaiting
    }
  }
}

/// A moment from which another distribution holds.
public struct DistributionChange: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// The distribution from then on.
  public var distribution: Distribution

  /// A distribution that holds from a moment on.
  public init(start: Double, distribution: Distribution) {
    self.start = start
    self.distribution = distribution
  }
}

/// What happens at closing time to contacts that are still waiting.
public enum ClosingRule: String, CaseIterable, Hashable, Sendable {
  /// Agents whose shift ends go on until those who came in time are served.
  case serve
  /// They stay in the queue, to be served by whoever is on duty later, or until they lose patience.
  case keep
  /// They are sent away.
  case clear
}
