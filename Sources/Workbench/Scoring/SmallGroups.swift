import Records
import Scoring
import Workforce

/// Which parts of a team are not shown, since their figures would be those of single people.
struct SmallGroups: Sendable {
  /// Channels that too few agents serve.
  let channels: Set<Channel>
  /// Days on which too few agents served.
  let days: Set<CalendarDate>
  /// Matters, by code, that too few agents served.
  let types: Set<Int32>
  /// Whether the team as a whole is too small.
  let isWholeTeam: Bool

  /// Looks at who served what.
  ///
  /// Where no agent is named, no person can be meant. Where just one part is hidden, another one is hidden too: what is missing from the
  /// team's figure would tell it.
  ///
  /// - Parameters:
  ///   - evidence: The records and the period.
  ///   - smallest: From so many agents on a part is shown.
  init(_ evidence: Evidence, smallest: Int) {
    var team: Set<Int32> = []
    var (channels, days, types): ([Channel: Set<Int32>], [CalendarDate: Set<Int32>], [Int32: Set<Int32>]) = (
      [:], [:], [:]
    )
    let table = evidence.book.conversations
    for row in 0..<table.count {
      guard let agent = table.agent(row), let day = evidence.period.day(of: table.arrived(row)) else { continue }
      team.insert(agent)
      channels[table.channel(row), default: []].insert(agent)
      days[CalendarDate(dayNumber: Int(day)), default: []].insert(agent)
      if let type = table.type(row) { types[type, default: []].insert(agent) }
    }
    for row in evidence.book.agentDays where evidence.period.days.contains(row.days.last) {
      team.insert(row.agent)
      channels[row.channel, default: []].insert(row.agent)
      days[row.days.last, default: []].insert(row.agent)
    }
    self.channels = SmallGroups.hidden(channels.mapValues(\.count), smallest) { $0.rawValue < $1.rawValue }
    self.days = SmallGroups.hidden(days.mapValues(\.count), smallest, <)
    // The team has no figure by matter from which a hidden one could be worked out.
    self.types = Set(types.filter { $0.value.count < smallest }.keys)
    isWholeTeam = !team.isEmpty && team.count < smallest
  }

  /// The parts with too few agents, and where that is one, the next smallest, the first of several.
  private static func hidden<Part: Hashable>(
    _ agents: [Part: Int], _ smallest: Int, _ precedes: (Part, Part) -> Bool
  ) -> Set<Part> {
    let small = agents.filter { $0.value < smallest }
    guard small.count == 1, small.count < agents.count else { return Set(small.keys) }
    let next = agents.filter { small[$0.key] == nil }
      .min { $0.value == $1.value ? precedes($0.key, $1.key) : $0.value < $1.value }
    return Set(small.keys).union(next.map { [$0.key] } ?? [])
  }
}
