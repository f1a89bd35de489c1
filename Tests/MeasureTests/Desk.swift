import Records
import Scoring
import Testing
import Workforce

/// A help desk told event by event or row by row, in minutes after Monday 2025-10-13, 09:00 in Shanghai, and what it measures.
struct Desk {
  static let nine = Instant(secondsSince1970: 1_760_317_200)
  static func at(_ minute: Double) -> Instant { nine.advanced(by: minute * 60) }

  var log = EventLog()
  var rows: [ContactRecord] = []
  var clocks = ServiceClocks()
  /// Target 3 minutes, limit 10 minutes, window 7 days.
  var settings = MeasureSettings()
  var conversation = "1"
  var channel = Channel.chat
  /// Until when the records reach, in minutes; by default 30 days.
  var end = 43_200.0

  mutating func tell(
    _ kind: SupportEvent.Kind, _ minute: Double, by actor: String? = nil, to subject: String? = nil, value: Float = 0,
    _ flags: SupportEvent.Flags = []
  ) {
    let index = log.conversation(conversation, channel: channel)
    log.append(
      SupportEvent(
        kind, conversation: index, at: Desk.at(minute), actor: actor.map { log.names.agents.code($0) } ?? -1,
        subject: subject.map { log.names.agents.code($0) } ?? -1, value: value, flags: flags))
  }

  mutating func customer(_ minute: Double, _ flags: SupportEvent.Flags = []) { tell(.customerMessage, minute, flags) }
  mutating func agent(_ name: String, _ minute: Double, _ flags: SupportEvent.Flags = []) {
    tell(.agentMessage, minute, by: name, flags)
  }
  mutating func assign(_ name: String, _ minute: Double) { tell(.assigned, minute, to: name) }
  mutating func resolve(_ name: String?, _ minute: Double) { tell(.resolved, minute, by: name) }

  /// Names the customer of the conversation being told.
  mutating func of(customer: UInt64, type: String? = nil) {
    let index = Int(log.conversation(conversation, channel: channel))
    log.facts[index].customer = customer
    log.facts[index].type = type.map { log.names.types.code($0) }
  }

  /// A row of one contact that came at a minute.
  mutating func row(
    _ agent: String?, at minute: Double = 0, outcome: ContactRecord.Outcome = .answered,
    _ change: (inout ContactRecord) -> Void = { _ in }
  ) {
    var record = ContactRecord(
      contact: "r\(rows.count)", type: "", channel: channel, arrived: Desk.at(minute), outcome: outcome)
    record.agent = agent
    change(&record)
    rows.append(record)
  }

  var book: RecordBook {
    rows.isEmpty
      ? Reconstruction(of: log, clocks: clocks, observedUntil: Desk.at(end)).book
      : RecordBook(contacts: rows, clocks: clocks, observedUntil: Desk.at(end))
  }

  func evidence(_ period: String = "2025-10") throws -> Evidence {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    return Evidence(book: book, period: try #require(Period(period, clock: clock)), settings: settings)
  }

  func measure(_ indicator: some Indicator, _ period: String = "2025-10") throws -> Measurement {
    Measurement(indicator, in: try evidence(period))
  }

  /// The team's figure of an indicator.
  func team(_ indicator: some Indicator, _ period: String = "2025-10") throws -> Double? {
    try measure(indicator, period).team?.value
  }

  /// The values of a vendor's figure, conversation by conversation.
  func values(_ dialect: String, _ period: String = "2025-10") throws -> [Double] {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let found = try #require(Dialect.find(dialect))
    return found.contributions(
      of: log, in: try #require(Period(period, clock: clock)), observedUntil: Desk.at(end)
    ).map(\.numerator)
  }
}

extension Measurement {
  /// An agent's figure.
  func of(_ agent: String) -> Double? { agents.first { $0.group == agent }?.figure.value }
}
