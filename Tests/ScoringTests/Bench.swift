import Scoring
import Testing
import Workforce

/// A book written by hand, in minutes after a Monday's nine o'clock in Shanghai.
struct Bench {
  static let nine = Instant(secondsSince1970: 1_760_317_200)  // 2025-10-13 09:00 in Shanghai
  var book = RecordBook(observedUntil: Bench.at(60 * 24 * 40))
  var settings = MeasureSettings()

  static func at(_ minute: Double) -> Instant { nine.advanced(by: minute * 60) }

  /// A conversation that a human served, resolved half an hour after it came.
  mutating func served(
    _ agent: String?, at minute: Double = 0, channel: Channel = .chat, shares: [String: Double] = [:],
    _ change: (inout Conversation) -> Void = { _ in }
  ) {
    var row = Conversation(channel: channel, arrived: Bench.at(minute), outcome: .answered)
    row.agent = agent.map { book.names.agents.code($0) }
    row.resolved = Bench.at(minute + 30)
    row.firstResolved = row.resolved
    row.lastResolved = row.resolved
    row.isResolved = true
    row.customer = UInt64(1000 + book.conversations.count)
    change(&row)
    let credits = shares.keys.sorted().map { Credit(agent: book.names.agents.code($0), share: shares[$0] ?? 0) }
    book.append("c\(book.conversations.count)", row, shares: credits)
  }

  /// A round of the last conversation, with the agents' parts in it.
  mutating func round(
    _ start: Double, _ minutes: Double, _ ending: ReplyRound.Ending, isFirst: Bool = true,
    _ parts: [(String, Double, RoundHolding.Ending)] = []
  ) {
    let first = Int32(book.holdings.count)
    for (name, minutes, ending) in parts {
      book.holdings.append(
        RoundHolding(
          round: Int32(book.rounds.count), agent: book.names.agents.code(name), seconds: minutes * 60, ending: ending,
          isAssumed: false))
    }
    book.rounds.append(
      ReplyRound(
        conversation: Int32(book.conversations.count - 1), replier: 0, firstHolding: first,
        holdingCount: Int32(parts.count), start: Bench.at(start), end: Bench.at(start + minutes),
        customerSeconds: minutes * 60, teamSeconds: 0, opening: .message, ending: ending, isFirst: isFirst))
  }

  func evidence(_ period: String = "2025-10") throws -> Evidence {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    return Evidence(book: book, period: try #require(Period(period, clock: clock)), settings: settings)
  }

  func measure(_ indicator: some Indicator, _ period: String = "2025-10") throws -> Measurement {
    Measurement(indicator, in: try evidence(period))
  }
}

extension Measurement {
  /// An agent's figure.
  func of(_ agent: String) -> Double? { agents.first { $0.group == agent }?.figure.value }
}
