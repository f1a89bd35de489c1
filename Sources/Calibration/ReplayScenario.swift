public import Workforce

/// A scenario made of what was observed: the same arrivals, the agents as they were on duty, customers as they were estimated.
public struct ReplayScenario: Hashable, Sendable {
  /// The scenario, ready to be simulated.
  public let scenario: Scenario
  /// What is estimated of the customers, by type.
  public let customers: [CustomerEstimate]
  /// What is estimated of the agents.
  public let agents: AgentEstimate

  /// What the person who replays decides.
  public struct Settings: Hashable, Sendable {
    /// An answer within so many seconds is in time.
    public var threshold: Double
    /// Seconds by which the waits of some types count as longer than they are.
    public var headStarts: [String: Double]
    /// Seconds of a reporting interval.
    public var interval: Double
    /// What decides about presence.
    public var presence: AgentEstimate.Settings

    /// Settings.
    public init(
      threshold: Double = 20, headStarts: [String: Double] = [:], interval: Double = 1800,
      presence: AgentEstimate.Settings = AgentEstimate.Settings()
    ) {
      self.threshold = threshold
      self.headStarts = headStarts
      self.interval = interval
      self.presence = presence
    }
  }

  /// A scenario of some traffic.
  ///
  /// - Throws: ``CalibrationError`` when the observations do not say enough.
  public init(of traffic: ObservedTraffic, settings: Settings = Settings()) throws(CalibrationError) {
    guard !traffic.contacts.isEmpty else { throw .noContacts }
    let names = traffic.types
    for type in settings.headStarts.keys.sorted() where !names.contains(type) {
      throw .unknownType(type, known: names)
    }
    customers = try CustomerEstimate.all(of: traffic)
    agents = try AgentEstimate(of: traffic, settings: settings.presence)
    scenario = Self.scenario(traffic, customers, agents, settings)
  }

  private static func scenario(
    _ traffic: ObservedTraffic, _ customers: [CustomerEstimate], _ agents: AgentEstimate, _ settings: Settings
  ) -> Scenario {
    let names = traffic.types
    let number = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let hours = openingHours(agents, over: traffic.period)
    let types = customers.map { customer in
      var type = ContactType(name: customer.type, channel: .phone, handlingTime: customer.handling)
      type.patience = customer.patience
      type.afterContactWork = agents.pause
      type.headStart = settings.headStarts[customer.type] ?? 0
      type.target = ServiceLevelTarget(share: 0, seconds: settings.threshold)
      type.openingHours = hours
      return type
    }
    let arrivals = traffic.contacts.map { TracedContact(arrival: $0.asked, contactType: number[$0.type] ?? 0) }
    var stream = ArrivalStream(contactType: 0, pattern: .trace(arrivals))
    stream.mix = names.indices.map {
      .init(contactType: $0, share: Double(customers[$0].contacts) / Double(arrivals.count))
    }
    let horizon = Horizon(
      clock: traffic.period.clock, start: traffic.period.start, length: traffic.length,
      intervalStarts: Array(stride(from: 0, to: traffic.length, by: settings.interval)))
    let (groups, routing) = teams(agents, names)
    return Scenario(
      title: "Replay of \(traffic.period.name)", horizon: horizon, contactTypes: types, arrivals: [stream],
      groups: groups, routing: routing)
  }

  /// Agents who serve the same types are a group.
  private static func teams(_ agents: AgentEstimate, _ types: [String]) -> ([AgentGroup], Routing) {
    var order: [[String]] = []
    var members: [[String]: [AgentDuties]] = [:]
    for agent in agents.agents {
      if members[agent.types] == nil { order.append(agent.types) }
      members[agent.types, default: []].append(AgentDuties(duties: agent.duties))
    }
    order.sort { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
    let groups = order.map { skills in
      AgentGroup(
        name: skills.joined(separator: ", "), skills: skills.map { .init(name: $0) },
        staffing: .duties(members[skills] ?? []))
    }
    let routing = Routing(
      groupsOfType: types.map { type in
        order.indices.filter { order[$0].contains(type) }.map { .init(group: $0) }
      },
      typesOfGroup: order.map { skills in
        types.indices.filter { skills.contains(types[$0]) }.map { .init(contactType: $0) }
      })
    return (groups, routing)
  }

  /// The service is closed when nobody was on duty for an hour: those on duty last serve who came before.
  private static func openingHours(_ agents: AgentEstimate, over period: Period) -> OpeningHours {
    let closed = 3600.0
    let open = TimeSpans(
      agents.agents.flatMap(\.duties).map { TimeSpans.Span(start: $0.start, end: $0.end + closed) })
    var dates: [CalendarDate: [DaySpan]] = [:]
    for span in open.spans {
      let (date, second) = period.clock.local(period.start.advanced(by: span.start))
      let end = second + span.end - closed - span.start
      dates[date, default: []].append(DaySpan(start: second, end: max(end, second + 1)))
    }
    return OpeningHours(week: Array(repeating: [], count: 7), dates: dates)
  }
}
