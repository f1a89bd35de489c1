public import Workforce

/// Scenarios in a few words, for tests: only what a test is about has to be said.
public enum Desk {
  /// Midnight at the start of 2026 in universal time, where every desk of the tests opens.
  public static let start = Instant(secondsSince1970: 1_767_225_600)

  /// A scenario; where no routing is given, every group serves the types whose skill it has, by preference and priority.
  public static func scenario(
    length: Double, warmUp: Double = 0, interval: Double? = nil, atEnd: EndRule = .drain,
    types: [ContactType], arrivals: [ArrivalStream], groups: [AgentGroup], routing: Routing? = nil
  ) -> Scenario {
    let horizon = Horizon(
      clock: .utc, start: start, length: length, warmUp: warmUp,
      intervalStarts: Array(stride(from: 0, to: length, by: interval ?? length)), atEnd: atEnd)
    return Scenario(
      title: "Desk", horizon: horizon, contactTypes: types, arrivals: arrivals, groups: groups,
      routing: routing ?? skillRouting(types, groups))
  }

  /// Every group serves the types whose skill it has, by preference and priority.
  public static func skillRouting(_ types: [ContactType], _ groups: [AgentGroup]) -> Routing {
    Routing(
      groupsOfType: types.map { type in
        groups.enumerated().compactMap { index, group in
          group.skills.first { $0.name == type.skill }.map { .init(group: index, level: $0.preference) }
        }
      },
      typesOfGroup: groups.map { group in
        types.enumerated().compactMap { index, type in
          group.skills.contains { $0.name == type.skill } ? .init(contactType: index, rank: type.priority) : nil
        }
      })
  }

  /// A contact type, counted against a threshold when one is given.
  public static func type(
    _ name: String = "call", handling: Distribution, patience: Distribution? = nil, threshold: Double? = 20
  ) -> ContactType {
    var type = ContactType(name: name, channel: .phone, handlingTime: handling)
    type.patience = patience
    type.target = threshold.map { ServiceLevelTarget(share: 0.8, seconds: $0) }
    return type
  }

  /// A group with a constant number of agents.
  public static func group(_ name: String = "team", skills: [String] = ["call"], agents: Int) -> AgentGroup {
    group(name, skills: skills, levels: [(0, agents)])
  }

  /// A group whose number of agents changes.
  public static func group(
    _ name: String = "team", skills: [String] = ["call"], levels: [(start: Double, agents: Int)]
  ) -> AgentGroup {
    AgentGroup(
      name: name, skills: skills.map { .init(name: $0) },
      staffing: .levels(levels.map { StaffingLevel(start: $0.start, agents: $0.agents) }))
  }

  /// A group whose agents follow duties.
  public static func group(_ name: String = "team", skills: [String] = ["call"], duties: [[Duty]]) -> AgentGroup {
    AgentGroup(
      name: name, skills: skills.map { .init(name: $0) }, staffing: .duties(duties.map { AgentDuties(duties: $0) }))
  }

  /// Poisson arrivals of one type at a constant rate.
  public static func poisson(_ type: Int = 0, perSecond rate: Double, until end: Double) -> ArrivalStream {
    ArrivalStream(contactType: type, pattern: .rates([RatePiece(start: 0, end: end, rate: rate)]))
  }

  /// Contacts at given moments, with their handling times where these are to be replayed.
  public static func trace(_ contacts: [(arrival: Double, type: Int, handling: Double?)]) -> ArrivalStream {
    var stream = ArrivalStream(
      contactType: 0,
      pattern: .trace(
        contacts.map { TracedContact(arrival: $0.arrival, contactType: $0.type, handlingTime: $0.handling) }))
    stream.mix = Set(contacts.map(\.type)).sorted().map { .init(contactType: $0, share: 0) }
    return stream
  }

  /// The simplest desk: one type, one group, Poisson arrivals.
  public static func simple(
    perSecond rate: Double, handling: Distribution, patience: Distribution? = nil, agents: Int, length: Double,
    warmUp: Double = 0, interval: Double? = nil, atEnd: EndRule = .drain, threshold: Double? = 20
  ) -> Scenario {
    scenario(
      length: length, warmUp: warmUp, interval: interval ?? (warmUp > 0 ? warmUp : length), atEnd: atEnd,
      types: [type(handling: handling, patience: patience, threshold: threshold)],
      arrivals: [poisson(perSecond: rate, until: length)], groups: [group(agents: agents)])
  }
}
