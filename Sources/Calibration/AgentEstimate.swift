public import Workforce

/// Who was on duty when, who serves what, and how long an agent needs between two contacts: estimated from who answered what.
public struct AgentEstimate: Hashable, Sendable {
  /// An agent, as far as the records show.
  public struct Agent: Hashable, Sendable {
    /// The name in the records.
    public let name: String
    /// How many contacts were answered.
    public let contacts: Int
    /// The types served, in the order of the traffic's types.
    public let types: [String]
    /// When the agent was on duty.
    public let duties: [Duty]
  }

  /// What decides about presence.
  public struct Settings: Hashable, Sendable {
    /// An agent without a contact for longer was away, in seconds.
    public var longestIdle: Double
    /// A pause up to this long while somebody waits is work after the contact; a longer one is absence, in seconds.
    public var longestPause: Double

    /// Settings.
    public init(longestIdle: Double = 1800, longestPause: Double = 120) {
      self.longestIdle = longestIdle
      self.longestPause = longestPause
    }
  }

  /// The agents in order of their names.
  public let agents: [Agent]
  /// Seconds between two contacts of an agent while somebody was waiting; nil when there are too few to tell.
  public let pause: Distribution?
  /// The pauses that the distribution comes from, in ascending order.
  public let pauses: [Double]
  /// Answered contacts that name no agent; the time spent on them is in nobody's duty.
  public let unnamed: Int
  /// What decided about presence.
  public let settings: Settings

  /// The estimate of some traffic.
  ///
  /// A free agent takes whoever waits. So between two contacts of an agent: a short pause while somebody waited is work
  /// after the contact; a long one is absence; and a pause in which nobody waited is presence, up to a limit.
  /// What cannot be seen: absence that nobody noticed, as nobody was waiting.
  ///
  /// - Throws: ``CalibrationError/noAgents`` when no record names an agent.
  public init(of traffic: ObservedTraffic, settings: Settings = Settings()) throws(CalibrationError) {
    let work = WorkLog(traffic)
    guard !work.byAgent.isEmpty else { throw .noAgents }
    let queues = WaitingTimes(traffic, atLeast: AgentEstimate.noticed)
    pauses = work.pauses(upTo: settings.longestPause)
    pause = pauses.count >= CustomerEstimate.fewest ? .empirical(pauses) : nil
    unnamed = traffic.contacts.count { $0.isAnswered && $0.agent == nil }
    self.settings = settings
    agents = work.byAgent.keys.sorted().map { name in
      let stints = work.byAgent[name] ?? []
      let types = work.types(of: name, among: traffic.types)
      return Agent(
        name: name, contacts: stints.count, types: types,
        duties: AgentEstimate.duties(stints, queue: queues.union(of: types), settings))
    }
  }

  /// Waiting of a few seconds is noticed by nobody.
  private static let noticed = 5.0

  private static func duties(_ stints: [WorkLog.Stint], queue: TimeSpans, _ settings: Settings) -> [Duty] {
    var duties: [Duty] = []
    for stint in stints {
      if let last = duties.last {
        let gap = stint.start - last.end
        let wasAway =
          gap > settings.longestIdle
          || (gap > settings.longestPause && queue.overlap(from: last.end, to: stint.start) > noticed)
        if !wasAway {
          duties[duties.count - 1].end = max(last.end, stint.end)
          continue
        }
      }
      duties.append(Duty(start: max(0, stint.start), end: max(stint.end, stint.start + 1)))
    }
    return duties
  }

  /// Hours on duty, all agents together.
  public var hours: Double {
    agents.reduce(0) { sum, agent in sum + agent.duties.reduce(0) { $0 + $1.end - $1.start } } / 3600
  }
}

/// Who worked when.
struct WorkLog {
  /// One contact of one agent.
  struct Stint {
    var start: Double
    var end: Double
    var asked: Double
    var type: String
  }

  private(set) var byAgent: [String: [Stint]] = [:]
  private var share: [String: Double] = [:]

  init(_ traffic: ObservedTraffic) {
    var counts: [String: Int] = [:]
    var answered = 0
    for contact in traffic.contacts where contact.isAnswered {
      counts[contact.type, default: 0] += 1
      answered += 1
      guard let agent = contact.agent else { continue }
      byAgent[agent, default: []].append(
        Stint(
          start: contact.left, end: contact.left + (contact.handling ?? 0), asked: contact.asked, type: contact.type))
    }
    for name in byAgent.keys { byAgent[name]?.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
    share = counts.mapValues { Double($0) / Double(answered) }
  }

  /// Pauses between two contacts of an agent of which the second was waiting already, in ascending order.
  func pauses(upTo longest: Double) -> [Double] {
    byAgent.values.flatMap { stints in
      zip(stints, stints.dropFirst()).compactMap { one, next in
        let pause = next.start - one.end
        return next.asked < one.end && (0...longest).contains(pause) ? pause : nil
      }
    }.sorted()
  }

  /// The types that an agent serves: those of at least three contacts and a quarter of the share that they have with everybody.
  func types(of agent: String, among types: [String]) -> [String] {
    let stints = byAgent[agent] ?? []
    var counts: [String: Int] = [:]
    for stint in stints { counts[stint.type, default: 0] += 1 }
    let served = types.filter { type in
      let usual = (share[type] ?? 0) * Double(stints.count)
      return Double(counts[type] ?? 0) >= max(3, 0.25 * usual)
    }
    guard served.isEmpty else { return served }
    // Somebody who hardly ever answered serves what was answered.
    return types.filter { counts[$0] != nil }
  }
}
