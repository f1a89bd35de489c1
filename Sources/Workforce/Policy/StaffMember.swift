/// What is known of an agent besides the records: a row of the roster.
public struct StaffMember: Hashable, Sendable {
  /// The agent, as the records name them.
  public var agent: String
  /// What the agent does, such as `after-sales`.
  public var role: String?
  /// The team.
  public var team: String?
  /// The first day of employment.
  public var hired: CalendarDate?
  /// The last day of employment.
  public var left: CalendarDate?
  /// The agent's hours as a share of full time, above 0 and at most 1.
  public var fullTimeShare: Double

  /// An agent of whom only the name is known.
  public init(agent: String, role: String? = nil, team: String? = nil, fullTimeShare: Double = 1) {
    self.agent = agent
    self.role = role
    self.team = team
    self.fullTimeShare = fullTimeShare
  }

  /// The days employed from hiring up to a day, both counted; nil when the day of hiring is not known.
  public func employedDays(upTo day: CalendarDate) -> Int? {
    hired.map { max(0, min(day, left ?? day).dayNumber - $0.dayNumber + 1) }
  }
}
