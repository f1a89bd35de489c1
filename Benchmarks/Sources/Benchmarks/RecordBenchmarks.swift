import Records
import Scoring
import Statistics
import Workforce

/// What is timed about records: a million of each, so that a run stays short; the goal is stated for ten million.
enum RecordBenchmarks {
  static let all: [Benchmark] = [
    Benchmark(name: "events-to-rounds", unit: "event") { rounds(of: events) },
    Benchmark(name: "measure-rows", unit: "row") { try measure(rows) },
  ]

  private static let count = 1_000_000
  private static let events = log()
  private static let rows = book()

  /// Ten events a conversation, 200 agents, in the order of time.
  private static func log() -> EventLog {
    var random = RandomStream(seed: 1, replication: 0, purpose: "benchmark", entity: "events")
    var log = EventLog()
    for agent in 0..<200 { _ = log.names.agents.code("agent \(agent)") }
    for conversation in 0..<(count / 10) { _ = log.conversation(String(conversation), channel: .chat) }
    for index in 0..<count {
      let agent = Int32(random.index(below: 200))
      let kind: SupportEvent.Kind =
        switch random.index(below: 20) {
        case ..<9: .customerMessage
        case ..<16: .agentMessage
        case ..<18: .assigned
        default: .resolved
        }
      log.append(
        SupportEvent(
          kind, conversation: Int32(index * 7 % (count / 10)),
          at: Instant(secondsSince1970: 1_760_000_000 + Double(index) * 3), sequence: Int64(index),
          actor: kind == .customerMessage || kind == .assigned ? -1 : agent, subject: kind == .assigned ? agent : -1))
    }
    return log
  }

  private static func rounds(of log: EventLog) -> Double {
    let book = Reconstruction(of: log).book
    return Double(book.rounds.isEmpty ? 0 : count)
  }

  private static func book() -> RecordBook {
    var random = RandomStream(seed: 1, replication: 0, purpose: "benchmark", entity: "rows")
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1_770_000_000))
    let agents = (0..<200).map { book.names.agents.code("agent \($0)") }
    for index in 0..<count {
      let arrived = Instant(secondsSince1970: 1_736_000_000 + 30_000_000 * random.uniform())
      var row = Conversation(channel: .chat, arrived: arrived, outcome: .answered)
      row.agent = agents[random.index(below: agents.count)]
      row.answered = arrived.advanced(by: 300 * random.exponential())
      if random.happens(withProbability: 0.8) { row.resolved = arrived.advanced(by: 5000) }
      if random.happens(withProbability: 0.3) { row.isSatisfied = random.happens(withProbability: 0.9) }
      book.append(String(index), row)
    }
    return book
  }

  /// Volume, mean and 90th percentile of the first response, resolution rate and satisfaction, per agent, channel and day.
  private static func measure(_ book: RecordBook) throws -> Double {
    guard let clock = LocalClock(zone: "Asia/Shanghai"), let period = Period("2025", clock: clock) else { return 0 }
    let evidence = Evidence(book: book, period: period)
    let figures = Scoring.Measurement.all(
      [HandledVolume(), FirstResponse(), ResolutionRate(), Satisfaction()], in: evidence)
    return Double(figures.isEmpty ? 0 : count)
  }
}
