/// What is known of an agent besides the records: a row of the roster, or several of different days put together.
public struct StaffMember: Hashable, Sendable {
  /// A stretch of employment; a day that nobody knows has no limit on its side.
  public struct Term: Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate?
    /// The last day.
    public var until: CalendarDate?

    /// A stretch of employment.
    public init(from: CalendarDate? = nil, until: CalendarDate? = nil) { (self.from, self.until) = (from, until) }

    /// Whether two stretches have a day in common.
    public func overlaps(_ other: Term) -> Bool {
      !(until.map { last in other.from.map { last < $0 } ?? false } ?? false)
        && !(other.until.map { last in from.map { last < $0 } ?? false } ?? false)
    }

    /// How many of some days it covers.
    public func days(within days: ClosedRange<CalendarDate>) -> Int {
      let first = max(from ?? days.lowerBound, days.lowerBound)
      let last = min(until ?? days.upperBound, days.upperBound)
      return max(0, last.dayNumber - first.dayNumber + 1)
    }
  }

  /// Where a day lies outside employment.
  public enum Absence: String, CaseIterable, Hashable, Sendable {
    /// Before the day of hiring.
    case beforeHiring = "before-hiring"
    /// After the last day of employment.
    case afterLeaving = "after-leaving"
    /// Between two stretches of employment.
    case between
  }

  /// The agent, as the records name them.
  public var agent: String
  /// What the agent does, such as `after-sales`.
  public var role: String?
  /// The team.
  public var team: String?
  /// When the agent is employed, earlier stretches first, without overlap; a single one without limits where nobody knows.
  public var terms = [Term()]
  /// The agent's hours as a share of full time, above 0 and at most 1.
  public var fullTimeShare: Double

  /// An agent of whom only the name is known.
  public init(agent: String, role: String? = nil, team: String? = nil, fullTimeShare: Double = 1) {
    self.agent = agent
    self.role = role
    self.team = team
    self.fullTimeShare = fullTimeShare
  }

  /// The first day of employment; nil when nobody knows.
  public var hired: CalendarDate? { terms.first?.from }

  /// The last day of employment; nil while it goes on.
  public var left: CalendarDate? { terms.last?.until }

  /// The days employed from hiring up to a day, both counted; nil when the day of hiring is not known.
  public func employedDays(upTo day: CalendarDate) -> Int? {
    hired.map { first in first > day ? 0 : employedDays(within: first...day) }
  }

  /// How many of some days the agent is employed on.
  public func employedDays(within days: ClosedRange<CalendarDate>) -> Int {
    terms.reduce(0) { $0 + $1.days(within: days) }
  }

  /// Where a day lies outside employment; nil when the agent is employed on it.
  public func absence(on day: CalendarDate) -> Absence? {
    if terms.contains(where: { $0.days(within: day...day) > 0 }) { return nil }
    if let hired, day < hired { return .beforeHiring }
    if let left, left < day { return .afterLeaving }
    return .between
  }

  /// One agent's rows put together for a period: role and team are those of most of its days, the earlier of two equals, or else of
  /// the row nearest to it; the share of full time is its mean over the days employed.
  ///
  /// - Parameters:
  ///   - rows: Rows of one agent, of different days; at least one.
  ///   - days: The days of the period.
  public static func merged(_ rows: [StaffMember], over days: ClosedRange<CalendarDate>) -> StaffMember {
    precondition(!rows.isEmpty, "there is at least one row to put together")
    let rows = rows.sorted { ($0.hired?.dayNumber ?? .min) < ($1.hired?.dayNumber ?? .min) }
    let counts = rows.map { $0.employedDays(within: days) }
    let all = counts.reduce(0, +)
    let past = rows.lastIndex { ($0.hired?.dayNumber ?? .min) <= days.upperBound.dayNumber } ?? 0
    let place = all == 0 ? past : counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    var member = rows[place]
    if all > 0, Set(rows.map(\.fullTimeShare)).count > 1 {
      let mean = zip(rows, counts).reduce(0) { $0 + $1.0.fullTimeShare * Double($1.1) } / Double(all)
      // What is shown is what is reckoned with: hundredths of a percent.
      member.fullTimeShare = (mean * 10_000).rounded() / 10_000
    }
    member.terms = rows.flatMap(\.terms)
    return member
  }
}
