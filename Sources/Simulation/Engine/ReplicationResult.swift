public import Statistics

/// What one replication counted.
public struct ReplicationResult: Sendable {
  /// The number of the replication.
  public let number: Int
  /// How many contact types, groups and reporting intervals there are; one more interval takes what happened after the
  /// end.
  public let typeCount: Int
  /// How many agent groups there are.
  public let groupCount: Int
  /// How many reporting intervals there are, without the one after the end.
  public let intervalCount: Int
  /// The first interval that counts; those before it were warm-up.
  public let firstInterval: Int
  /// Shape: `intervalCount + 1` rows of `typeCount`.
  public let counts: [ContactCounts]
  /// Shape: `intervalCount + 1` rows of `groupCount`.
  public let times: [GroupTimes]
  /// One per bot, after the warm-up.
  public let bots: [BotCounts]
  /// Waits of answered contacts by type, after the warm-up.
  public let waits: [QuantileSketch]
  /// Contacts that came to the front door, warm-up included.
  public let contacts: Int
  /// Seconds from the start until the last contact was done with.
  public let lastMoment: Double

  /// The counts of a type in an interval.
  public func counts(type: Int, interval: Int) -> ContactCounts { counts[interval * typeCount + type] }

  /// The times of a group in an interval.
  public func times(group: Int, interval: Int) -> GroupTimes { times[interval * groupCount + group] }

  /// The counts of a type over all intervals that count.
  public func counts(type: Int) -> ContactCounts {
    var sum = ContactCounts()
    for interval in firstInterval...intervalCount { sum.add(counts(type: type, interval: interval)) }
    return sum
  }

  /// The times of a group over all intervals that count.
  public func times(group: Int) -> GroupTimes {
    var sum = GroupTimes()
    for interval in firstInterval...intervalCount { sum.add(times(group: group, interval: interval)) }
    return sum
  }
}

/// Contacts of one type, by what became of them.
///
/// Contacts count in the interval in which they asked for an agent; `arrived` in the one in which they came to the
/// front door.
/// offered = answered + abandoned + balked + blocked + cleared + unfinished.
public struct ContactCounts: Sendable, BitwiseCopyable, Hashable {
  /// Came to the front door.
  public var arrived: Int32 = 0
  /// Asked for an agent, or would have, had there been a line.
  public var offered: Int32 = 0
  /// Served by an agent.
  public var answered: Int32 = 0
  /// Served within the answer-time threshold.
  public var answeredInTarget: Int32 = 0
  /// Served without any wait.
  public var answeredAtOnce: Int32 = 0
  /// Left while waiting.
  public var abandoned: Int32 = 0
  /// Left while waiting, within the answer-time threshold.
  public var abandonedInTarget: Int32 = 0
  /// Left at once on finding nobody free.
  public var balked: Int32 = 0
  /// Found no line.
  public var blocked: Int32 = 0
  /// Sent away at closing time.
  public var cleared: Int32 = 0
  /// Still waiting when observation ended.
  public var unfinished: Int32 = 0
  /// Seconds waited by those answered.
  public var waitOfAnswered = 0.0
  /// Seconds waited by those who were not.
  public var waitOfLost = 0.0
  /// Seconds that agents spend on those answered: conversation and work after it.
  public var handling = 0.0

  /// Nothing counted yet.
  public init() {}

  /// Adds other counts to these.
  public mutating func add(_ other: ContactCounts) {
    arrived += other.arrived
    offered += other.offered
    answered += other.answered
    answeredInTarget += other.answeredInTarget
    answeredAtOnce += other.answeredAtOnce
    abandoned += other.abandoned
    abandonedInTarget += other.abandonedInTarget
    balked += other.balked
    blocked += other.blocked
    cleared += other.cleared
    unfinished += other.unfinished
    waitOfAnswered += other.waitOfAnswered
    waitOfLost += other.waitOfLost
    handling += other.handling
  }

  /// Left without being served, for whatever reason but want of a line.
  public var lost: Int32 { abandoned + balked + cleared }
}

/// How a group's time was spent, in agent-seconds.
public struct GroupTimes: Sendable, BitwiseCopyable, Hashable {
  /// In conversation or doing work after it.
  public var busy = 0.0
  /// On duty and not on a break.
  public var present = 0.0
  /// Paid: on duty or on a paid break.
  public var paid = 0.0
  /// Contacts begun.
  public var handled: Int32 = 0

  /// Nothing spent yet.
  public init() {}

  /// Adds other times to these.
  public mutating func add(_ other: GroupTimes) {
    busy += other.busy
    present += other.present
    paid += other.paid
    handled += other.handled
  }
}

/// What became of contacts that came to a bot.
public struct BotCounts: Sendable, BitwiseCopyable, Hashable {
  /// Contacts of its types at the front door during its hours.
  public var offered = 0
  /// Sessions held.
  public var sessions = 0
  /// Contacts that would have met the bot and found it full.
  public var turnedAway = 0
  /// Sessions that settled the matter.
  public var resolved = 0
  /// Sessions that ended without an agent and without a solution.
  public var falselyContained = 0
  /// Sessions handed over.
  public var escalated = 0
  /// Falsely contained customers who came back within the horizon: to the front door, and straight to an agent.
  public var recontactsToDoor = 0
  /// Falsely contained customers who came back straight to an agent within the horizon.
  public var recontactsToAgent = 0
  /// Seconds of session.
  public var sessionSeconds = 0.0

  /// Nothing counted yet.
  public init() {}
}
