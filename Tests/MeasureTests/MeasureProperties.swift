import Records
import Scoring
import TestSupport
import Testing
import Workforce

@Suite("From events to figures, whatever the events")
struct MeasureProperties {
  private static let start = 1_759_248_000.0  // 2025-09-30 16:00 UTC: midnight in Shanghai
  private static let names = ["Ann", "Bob", "Cid", "Dee"]

  private struct Row {
    var conversation: String
    var kind: SupportEvent.Kind
    var time: Double
    var sequence: Int64
    var actor: String? = nil
    var subject: String? = nil
    var value: Float = 0
    var flags: SupportEvent.Flags = []
  }

  private static func rows(_ seed: Int, conversations: Int) -> [Row] {
    var numbers = SplitMix64(state: UInt64(seed))
    var rows: [Row] = []
    for index in 0..<conversations {
      var time = start + Double.random(in: 0..<(20 * 86_400), using: &numbers).rounded()
      for _ in 0..<Int.random(in: 1...12, using: &numbers) {
        time += Double.random(in: 1..<2000, using: &numbers).rounded()
        let agent = names.randomElement(using: &numbers)
        var row = Row(
          conversation: "c\(index)", kind: .customerMessage, time: time, sequence: Int64(rows.count), actor: nil,
          subject: nil)
        switch Int.random(in: 0..<12, using: &numbers) {
        case ..<4: break
        case ..<7: (row.kind, row.actor) = (.agentMessage, agent)
        case ..<9: (row.kind, row.subject) = (.assigned, agent)
        case 9: (row.kind, row.actor) = (.resolved, agent)
        case 10: (row.kind, row.value, row.flags) = (.rated, 1, Bool.random(using: &numbers) ? .positive : [])
        default: row.kind = .pending
        }
        rows.append(row)
      }
    }
    return rows
  }

  private static func book(_ rows: [Row], customers: Int = 7) -> RecordBook {
    Reconstruction(
      of: log(rows, customers: customers), clocks: RandomContacts.clocks,
      observedUntil: Instant(secondsSince1970: start + 40 * 86_400)
    ).book
  }

  private static func log(_ rows: [Row], customers: Int = 7) -> EventLog {
    var log = EventLog()
    for row in rows {
      let conversation = log.conversation(row.conversation, channel: .chat)
      log.facts[Int(conversation)].customer = UInt64((Int(row.conversation.dropFirst()) ?? 0) % customers + 1)
      log.append(
        SupportEvent(
          row.kind, conversation: conversation, at: Instant(secondsSince1970: row.time), sequence: row.sequence,
          actor: row.actor.map { log.names.agents.code($0) } ?? -1,
          subject: row.subject.map { log.names.agents.code($0) } ?? -1, value: row.value, flags: row.flags))
    }
    return log
  }

  private static func measure(_ book: RecordBook) throws -> [Measurement] {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let period = try #require(Period("2025-10", clock: clock))
    return Measurement.all(in: Evidence(book: book, period: period))
  }

  @Test("Permuting the rows changes no figure in any digit", arguments: 0..<6)
  func permutation(seed: Int) throws {
    let rows = MeasureProperties.rows(seed, conversations: 60)
    var numbers = SplitMix64(state: UInt64(seed) &+ 7)
    let first = try MeasureProperties.measure(MeasureProperties.book(rows))
    let second = try MeasureProperties.measure(MeasureProperties.book(rows.shuffled(using: &numbers)))
    for (one, other) in zip(first, second) {
      #expect(one.team == other.team, "seed \(seed), \(one.definition.key)")
      #expect(one.agents == other.agents, "seed \(seed), \(one.definition.key)")
      #expect(one.days == other.days, "seed \(seed), \(one.definition.key)")
    }
  }

  @Test("Told in two files, in either order or overlapping, an event is the same event", arguments: 0..<6)
  func split(seed: Int) throws {
    let rows = MeasureProperties.rows(seed, conversations: 60)
    var numbers = SplitMix64(state: UInt64(seed) &+ 8)
    let inFirst = rows.map { _ in Int.random(in: 0..<3, using: &numbers) }
    let one = zip(rows, inFirst).filter { $0.1 != 0 }.map(\.0)
    let other = zip(rows, inFirst).filter { $0.1 != 1 }.map(\.0)
    let whole = try MeasureProperties.measure(MeasureProperties.book(rows))
    for both in [one + other, other + one] {
      let parts = try MeasureProperties.measure(MeasureProperties.book(both))
      for (left, right) in zip(whole, parts) {
        #expect(left.team == right.team && left.agents == right.agents, "seed \(seed), \(left.definition.key)")
      }
    }
  }

  @Test("Another agent's records change nobody's figures", arguments: 0..<6)
  func unrelatedAgent(seed: Int) throws {
    let rows = MeasureProperties.rows(seed, conversations: 40)
    var more = rows
    for index in 0..<20 {
      let time = MeasureProperties.start + Double(index) * 5000
      more.append(
        Row(conversation: "c\(900 + index)", kind: .customerMessage, time: time, sequence: 0, actor: nil, subject: nil))
      more.append(
        Row(
          conversation: "c\(900 + index)", kind: .agentMessage, time: time + 500, sequence: 0, actor: "Zoe",
          subject: nil))
    }
    let first = try MeasureProperties.measure(MeasureProperties.book(rows, customers: 1000))
    let second = try MeasureProperties.measure(MeasureProperties.book(more, customers: 1000))
    for (one, other) in zip(first, second) {
      #expect(one.agents == other.agents.filter { $0.group != "Zoe" }, "seed \(seed), \(one.definition.key)")
    }
  }

  @Test(
    "Every message that needs a human is in the denominator: answered, never answered, or pending", arguments: 0..<6)
  func nobodyIsLeftOut(seed: Int) throws {
    let book = MeasureProperties.book(MeasureProperties.rows(seed, conversations: 80))
    let average = try #require(
      MeasureProperties.measure(book).first { $0.definition.key == "average-response" })
    // All of them fall due in October, and long before the records end.
    let counting = book.rounds.count { $0.ending != .dismissed && $0.ending != .merged }
    #expect(average.team?.records == counting && average.pending == 0 && counting > 50, "seed \(seed)")
    let never = book.rounds.count { $0.ending == .unanswered || $0.ending == .open }
    let sum = book.rounds.filter { $0.ending == .answered }.reduce(0) { $0 + min($1.customerSeconds, 600) }
    #expect(abs(try #require(average.team?.total) - sum - Double(never) * 600) < 1e-6, "seed \(seed)")
    let never10 = try #require(MeasureProperties.measure(book).first { $0.definition.key == "never-answered" })
    #expect(never10.team?.total == Double(never) && never > 5, "seed \(seed)")
  }

  @Test("Agents' volumes add up to the team's where every conversation has an agent", arguments: 0..<6)
  func volumes(seed: Int) throws {
    let book = MeasureProperties.book(MeasureProperties.rows(seed, conversations: 50))
    let handled = try #require(MeasureProperties.measure(book).first { $0.definition.key == "handled" })
    let sum = handled.agents.reduce(0) { $0 + $1.figure.value }
    #expect(abs(sum - (handled.team?.value ?? 0)) < 1e-9, "seed \(seed)")
  }

  @Test("Dialect and house differ on named conversations, and on no others")
  func reconciliation() throws {
    let rows = [
      Row(conversation: "c1", kind: .customerMessage, time: MeasureProperties.start + 40_000, sequence: 0),
      Row(conversation: "c1", kind: .agentMessage, time: MeasureProperties.start + 40_060, sequence: 0, actor: "Ann"),
      Row(conversation: "c2", kind: .customerMessage, time: MeasureProperties.start + 3600, sequence: 0),
      Row(conversation: "c2", kind: .agentMessage, time: MeasureProperties.start + 3700, sequence: 0, actor: "Ann"),
    ]
    let log = MeasureProperties.log(rows)
    let book = Reconstruction(of: log, observedUntil: Instant(secondsSince1970: MeasureProperties.start + 90_000)).book
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let period = try #require(Period("2025-10", clock: clock))
    let dialect = try #require(Dialect.find("douyin-average-response"))
    let ours = Reconciliation.entries(
      of: AverageResponse(), in: Evidence(book: book, period: period), byRound: true, hasHours: false)
    let theirs = dialect.records(of: DialectReading(of: log, period: period)).map(Reconciliation.Entry.init)
    let result = Reconciliation(ours, theirs, in: book)
    // 抖音 does not count one o'clock at night.
    #expect(result.agreeing == 1)
    #expect(result.differences.map(\.conversation) == ["c2"])
    #expect(result.left == 80 && result.right == 60)
    #expect(IndicatorCatalogue.find(dialect.counterpart) != nil)
    for dialect in Dialect.all {
      #expect(IndicatorCatalogue.find(dialect.counterpart) != nil, "\(dialect.counterpart)")
    }
  }

  @Test("On random logs every record that differs from a dialect's has a reason that applies to it", arguments: 0..<8)
  func reasons(seed: Int) throws {
    var numbers = SplitMix64(state: UInt64(seed) &+ 11)
    let rows = MeasureProperties.rows(seed, conversations: 60).map { row in
      var row = row
      let chance = Int.random(in: 0..<4, using: &numbers)
      if row.kind == .customerMessage { row.flags = chance == 0 ? .noReplyNeeded : chance == 1 ? .replyNeeded : [] }
      if row.kind == .agentMessage { row.flags = chance == 0 ? .perfunctory : chance == 1 ? .automatic : [] }
      if row.kind == .pending, chance == 0 { row.kind = .handedOver }
      return row
    }
    let book = MeasureProperties.book(rows)
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let period = try #require(Period("2025-10", clock: clock))
    let evidence = Evidence(book: book, period: period)
    let reading = DialectReading(of: MeasureProperties.log(rows), period: period, observedUntil: book.observedUntil)
    var differing = 0
    var unexplained: [String] = []
    for dialect in Dialect.all {
      let ours = try #require(IndicatorCatalogue.find(dialect.counterpart))
      let entries = Reconciliation.entries(of: ours, in: evidence, byRound: dialect.isByRound, hasHours: false)
      let records = dialect.records(of: reading)
      let target = dialect.target.map { min($0, 180)...max($0, 180) }
      let result = Reconciliation(entries, records.map(Reconciliation.Entry.init), in: book, targets: target)
      for difference in result.differences {
        #expect(!difference.reasons.isEmpty && difference.left != difference.right)
        differing += 1
        guard difference.reasons == [.cutOtherwise] else { continue }
        unexplained.append(
          "\(dialect.definition.key) \(difference.conversation) \(difference.left as Any) \(difference.right as Any)")
      }
      // The whole of what differs and agrees is what either counts.
      let counted = Set(
        entries.filter { $0.value != nil }.map { "\($0.conversation) \($0.start?.secondsSince1970 ?? 0)" }
      )
      .union(records.filter { $0.value != nil }.map { "\($0.conversation) \($0.start?.secondsSince1970 ?? 0)" })
      #expect(result.differences.count + result.agreeing == counted.count, "\(dialect.definition.key), seed \(seed)")
    }
    #expect(differing > 50 && unexplained.count * 50 <= differing, "seed \(seed): \(differing) differ; \(unexplained)")
  }
}

extension Reconciliation.Entry {
  fileprivate init(_ record: DialectRecord) {
    self.init(
      conversation: record.conversation, start: record.start, end: record.end, value: record.value,
      weight: record.weight, divergences: record.divergences)
  }
}
