import Records
import TestSupport
import Testing
import Workforce

@Suite("Reconstruction of random logs")
struct ReconstructionProperties {
  /// Open in every 100 seconds from second 10 to 80.
  private static let isOpen: @Sendable (Int) -> Bool = { second in (10..<80).contains(second % 100) }
  private static let clocks: ServiceClocks = {
    func spans(_ from: Int, _ until: Int, every period: Int) -> BusinessHours {
      BusinessHours(
        spans: stride(from: 0, to: 1000, by: period).map {
          (Instant(secondsSince1970: Double($0 + from)), Instant(secondsSince1970: Double($0 + until)))
        })
    }
    var clocks = ServiceClocks(standard: spans(10, 80, every: 100))
    clocks.shifts["Ann"] = spans(0, 40, every: 70)
    return clocks
  }()
  private static let works: @Sendable (Int32, Int) -> Bool = { agent, second in agent != 0 || second % 70 < 40 }

  @Test("A plain reference that looks at every second agrees", arguments: 0..<60)
  func reference(seed: Int) {
    let log = RandomLogs.log(conversations: 25, seed: seed)
    let book = Reconstruction(
      of: log, clocks: ReconstructionProperties.clocks, observedUntil: Instant(secondsSince1970: 400)
    ).book
    for index in 0..<log.conversationCount {
      guard let code = (0..<log.conversationCount).first(where: { book.identities[$0] == log.identities[index] }) else {
        Issue.record("conversation \(log.identities[index]) is lost")
        continue
      }
      let events = log.events.filter { $0.conversation == Int32(index) }
        .sorted { ($0.time.secondsSince1970, $0.sequence) < ($1.time.secondsSince1970, $1.sequence) }
      let plain = PlainReference(
        events: events, end: 400, isOpen: ReconstructionProperties.isOpen, works: ReconstructionProperties.works
      ).outcome()
      let rounds = book.rounds(of: code..<(code + 1)).map { plainRound(book, $0) }
      let story: Comment = "seed \(seed), \(log.identities[index]): \(events.map(told))"
      #expect(rounds == plain.rounds, story)
      guard book.conversations.exclusion(code) == nil else { continue }
      #expect(book.conversations.resolved(code)?.secondsSince1970 == plain.resolved.map(Double.init), story)
      #expect(book.conversations.reopens(code).map(Int.init) ?? 0 == plain.reopens, story)
      let shares = Dictionary(uniqueKeysWithValues: book.shares(of: code).map { ($0.agent, $0.share) })
      #expect(shares == plain.shares, story)
    }
  }

  private func told(_ event: SupportEvent) -> String {
    "\(Int(event.time.secondsSince1970)) \(event.kind) \(event.flags.rawValue) \(event.actor) \(event.subject)"
  }

  private func plainRound(_ book: RecordBook, _ index: Int) -> PlainReference.Round {
    let round = book.rounds[index]
    var seconds: [Int32: Int] = [:]
    for holding in book.holdings[round.holdings] where holding.seconds > 0 {
      seconds[holding.agent] = Int(holding.seconds.rounded())
    }
    return PlainReference.Round(
      start: Int(round.start.secondsSince1970), end: Int(round.end.secondsSince1970), replier: round.replier,
      ending: "\(round.ending)", seconds: seconds, team: Int(round.teamSeconds.rounded()))
  }

  @Test("The order of rows, and the order in which names are met, change nothing", arguments: 0..<30)
  func permutation(seed: Int) {
    let log = RandomLogs.log(conversations: 12, seed: seed, merging: true)
    let end = Instant(secondsSince1970: 400)
    let first = Reconstruction(of: log, clocks: ReconstructionProperties.clocks, observedUntil: end)
    var numbers = SplitMix64(state: UInt64(seed) &+ 99)
    var shuffled = EventLog()
    for event in log.events.shuffled(using: &numbers) {
      var event = event
      event.conversation = shuffled.conversation(log.identities[Int(event.conversation)], channel: .chat)
      if event.actor >= 0 { event.actor = shuffled.names.agents.code(RandomLogs.agents[Int(event.actor)]) }
      if event.subject >= 0 {
        event.subject =
          event.kind == .merged
          ? shuffled.conversation(log.identities[Int(event.subject)], channel: .chat)
          : shuffled.names.agents.code(RandomLogs.agents[Int(event.subject)])
      }
      shuffled.append(event)
    }
    for name in RandomLogs.agents { _ = shuffled.names.agents.code(name) }
    let second = Reconstruction(of: shuffled, clocks: ReconstructionProperties.clocks, observedUntil: end)
    #expect(first.book == second.book, "seed \(seed)")
    #expect(first.tallies == second.tallies, "seed \(seed)")
  }

  @Test(
    "Customer's time is agents' time and team's time; every message that needs a human is in a round", arguments: 0..<30
  )
  func conservation(seed: Int) {
    let log = RandomLogs.log(conversations: 40, seed: seed, merging: true)
    let book = Reconstruction(
      of: log, clocks: ReconstructionProperties.clocks, observedUntil: Instant(secondsSince1970: 400)
    ).book
    for round in book.rounds {
      let held = book.holdings[round.holdings].reduce(0) { $0 + $1.seconds }
      #expect(abs(round.customerSeconds - held - round.teamSeconds) < 1e-9, "seed \(seed)")
      #expect(round.holdings.allSatisfy { book.holdings[$0].seconds >= 0 }, "seed \(seed)")
      #expect(round.start <= round.end, "seed \(seed)")
      #expect((round.ending == .answered) == (round.replier >= 0), "seed \(seed)")
    }
    for (before, after) in zip(book.ownership, book.ownership.dropFirst())
    where before.conversation == after.conversation {
      #expect(before.until == after.from && before.agent != after.agent, "seed \(seed)")
    }
  }

  @Test("Another conversation with another agent changes nothing for the rest", arguments: 0..<20)
  func unrelatedAgent(seed: Int) {
    let log = RandomLogs.log(conversations: 10, seed: seed)
    let end = Instant(secondsSince1970: 400)
    let alone = Reconstruction(of: log, observedUntil: end).book
    var joined = log
    let other = joined.conversation("zz", channel: .phone)
    let zoe = joined.names.agents.code("Zoe")
    joined.append(SupportEvent(.customerMessage, conversation: other, at: Instant(secondsSince1970: 5)))
    joined.append(SupportEvent(.agentMessage, conversation: other, at: Instant(secondsSince1970: 50), actor: zoe))
    let both = Reconstruction(of: joined, observedUntil: end).book
    #expect(both.rounds.filter { $0.replier != zoe } == alone.rounds, "seed \(seed)")
    #expect(both.holdings.filter { $0.agent != zoe } == alone.holdings, "seed \(seed)")
    for row in 0..<alone.conversations.count { #expect(both.conversations[row] == alone.conversations[row]) }
  }

  @Test("Events after the end of observation are left out and counted")
  func lateEvents() {
    let log = RandomLogs.log(conversations: 10, seed: 3)
    let all = Reconstruction(of: log, observedUntil: Instant(secondsSince1970: 100))
    #expect(all.tallies.lateEvents >= log.events.count { $0.time.secondsSince1970 > 100 })
    #expect(all.book.rounds.allSatisfy { $0.end.secondsSince1970 <= 100 })
  }
}
