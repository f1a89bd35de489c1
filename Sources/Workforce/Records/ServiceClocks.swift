/// The hours in which clocks run: of the service, by team or channel where these differ, and of each agent.
public struct ServiceClocks: Hashable, Sendable {
  /// The hours of the service; nil when its clock always runs.
  public var standard: BusinessHours?
  /// Hours of channels that differ.
  public var channels: [Channel: BusinessHours] = [:]
  /// Hours of teams that differ, by name; they win over the channel's.
  public var teams: [String: BusinessHours] = [:]
  /// The shifts of agents by name, without their approved breaks; an agent who is not listed is taken to be always on shift.
  public var shifts: [String: BusinessHours] = [:]

  /// Clocks that run in some hours.
  public init(standard: BusinessHours? = nil) { self.standard = standard }

  /// The hours of a channel and team.
  public func hours(channel: Channel, team: String?) -> BusinessHours? {
    team.flatMap { teams[$0] } ?? channels[channel] ?? standard
  }
}

/// The hours in which one conversation's clocks run.
///
/// Time on it adds up over any split and is never negative.
public struct ClockFace: Hashable, Sendable {
  /// The hours; nil when the clock always runs.
  public let hours: BusinessHours?

  /// A clock that runs in some hours, or always.
  public init(hours: BusinessHours?) { self.hours = hours }

  /// Whether the hours are known at a moment.
  public func isInForce(at moment: Instant) -> Bool { hours.map { $0.inForceFrom <= moment } ?? true }

  /// The seconds of a stretch of time that count; 0 when it ends before it begins.
  public func seconds(from start: Instant, to end: Instant) -> Double {
    guard let hours else { return max(0, end.seconds(since: start)) }
    return hours.businessSeconds(from: start, to: end)
  }

  /// The seconds that count and lie in a shift; with no shift, all that count.
  public func seconds(from start: Instant, to end: Instant, shift: BusinessHours?) -> Double {
    guard let shift else { return seconds(from: start, to: end) }
    guard let hours else { return shift.businessSeconds(from: start, to: end) }
    return hours.businessSeconds(from: start, to: end, within: shift)
  }

  /// The moment at which so many seconds have passed on this clock, or nil when the hours laid out do not reach so far.
  public func moment(after seconds: Double, from start: Instant) -> Instant? {
    guard let hours else { return start.advanced(by: seconds) }
    return hours.moment(after: seconds, from: start)
  }
}

/// The clocks of a book's conversations and agents, looked up by code instead of by name.
public struct BookClocks: Sendable {
  private let faces: [ClockFace]
  private let teamCount: Int
  /// Whether any clock runs in hours, and not always.
  public let haveHours: Bool
  private let shifts: [BusinessHours?]

  /// The clocks of a book.
  public init(_ book: RecordBook) {
    let teams = [nil] + book.names.teams.names.map(Optional.some)
    teamCount = teams.count
    faces = Channel.allCases.sorted { $0.code < $1.code }.flatMap { channel in
      teams.map { ClockFace(hours: book.clocks.hours(channel: channel, team: $0)) }
    }
    haveHours = faces.contains { $0.hours != nil }
    shifts = book.clocks.shifts.isEmpty ? [] : book.names.agents.names.map { book.clocks.shifts[$0] }
  }

  /// The clock of a channel and team.
  public func face(channel: Channel, team: Int32?) -> ClockFace {
    if !haveHours { return ClockFace(hours: nil) }
    return faces[Int(channel.code) * teamCount + (team.map { Int($0) + 1 } ?? 0)]
  }

  /// The shifts of an agent; nil for one who is taken to be always on shift.
  public func shift(of agent: Int32) -> BusinessHours? {
    agent >= 0 && Int(agent) < shifts.count ? shifts[Int(agent)] : nil
  }
}
