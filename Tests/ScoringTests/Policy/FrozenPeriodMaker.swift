import Statistics
import Testing
import Workforce

@testable import Scoring

/// A random desk over October, a policy for it, and random objections.
struct FrozenPeriodMaker {
  let policy: ScorePolicy
  let evidence: Evidence
  let waits: ExpectedWaits
  let appeals: [Appeal]
  /// Whom the objections are about.
  let parties: Set<String>

  init(seed: Int) throws {
    var stream = RandomStream(seed: 83, replication: seed, purpose: "frozen", entity: "records")
    let agents = (0..<(2 + stream.index(below: 6))).map { "agent \($0)" }
    let period = try #require(Period("2025-10", clock: .utc))
    // Observed for two days longer, when outcomes are still open, or for as long as it takes.
    let days = stream.happens(withProbability: 0.5) ? 2.0 : 40
    var book = RecordBook(observedUntil: period.end.advanced(by: days * 86_400))
    // Somebody known from September only, and somebody with a single record.
    FrozenPeriodMaker.append("newcomer", -86_400, period.start, &book, &stream)
    FrozenPeriodMaker.append("once", 86_400, period.start, &book, &stream)
    for agent in agents {
      for _ in 0..<(5 + stream.index(below: 70)) {
        let second = Double(stream.index(below: 30 * 86_400))
        FrozenPeriodMaker.append(agent, second, period.start, &book, &stream)
      }
    }
    var waits: [ExpectedWait] = []
    for _ in 0..<book.conversations.count {
      let seconds = stream.happens(withProbability: 0.9) ? 60 * stream.exponential() : .nan
      waits.append(
        ExpectedWait(
          seconds: seconds, adequateSeconds: min(seconds, 50), within: MathFunctions.exp(-seconds / 180),
          adequateWithin: MathFunctions.exp(-min(seconds, 50) / 180)))
    }
    self.waits = stream.happens(withProbability: 0.5) ? ExpectedWaits(waits) : []
    policy = FrozenPeriodMaker.policy(&stream)
    evidence = Evidence(book: book, period: period)
    var (appeals, parties): ([Appeal], Set<String>) = ([], [])
    var seen: Set<Int> = []
    for _ in 0..<(1 + stream.index(below: 4)) {
      let row = stream.happens(withProbability: 0.2) ? 1 : 1 + stream.index(below: book.conversations.count - 1)
      let holder = try #require(book.names.agents[book.conversations.agent(row)])
      let record = "r\(row)"
      guard seen.insert(row).inserted else { continue }
      var appeal = Appeal(record: record, action: .exclude, reason: "r", decidedBy: "d")
      switch stream.index(below: 4) {
      case 0: break
      case 1: (appeal.action, appeal.field, appeal.value) = (.correct, .satisfied, ["yes", "no", ""][row % 3])
      case 2: (appeal.action, appeal.field, appeal.value) = (.correct, .accuracy, "0.5")
      default:
        let others = (agents + ["newcomer", "once"]).filter { $0 != holder }
        let other = others[stream.index(below: others.count)]
        (appeal.action, appeal.fromAgent, appeal.toAgent) = (.reattribute, holder, other)
        parties.insert(other)
      }
      appeals.append(appeal)
      parties.insert(holder)
    }
    (self.appeals, self.parties) = (appeals, parties)
  }

  private static func append(
    _ agent: String, _ second: Double, _ start: Instant, _ book: inout RecordBook, _ stream: inout RandomStream
  ) {
    var record = ContactRecord(
      contact: "r\(book.conversations.count)", type: ["parcel", "refund", "size"][stream.index(below: 3)],
      channel: stream.happens(withProbability: 0.7) ? .chat : .email, arrived: start.advanced(by: second),
      outcome: .answered)
    record.agent = agent
    record.group = stream.happens(withProbability: 0.8) ? "team \(agent.utf8.last.map { $0 % 2 } ?? 0)" : nil
    record.queued = record.arrived
    record.answered = record.arrived.advanced(by: 20 + 100 * stream.exponential())
    record.ended = record.answered?.advanced(by: 300)
    record.resolved = stream.happens(withProbability: 0.8)
    if stream.happens(withProbability: 0.6) { record.isSatisfied = stream.happens(withProbability: 0.85) }
    let customer = UInt64(1 + stream.index(below: 300))
    // Reviews are rare, so that objections can make the only one or take it.
    if stream.happens(withProbability: 0.003) { record.accuracy = stream.uniform() }
    book.append(record, customer: customer)
  }

  private static func policy(_ stream: inout RandomStream) -> ScorePolicy {
    let targets = Targets(floor: 0.4, threshold: 0.7, goal: 0.85, stretch: 0.95)
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem("satisfaction", weightPermille: 300, targets: targets, minimumRecords: 10),
        PolicyItem("first-reply-within", weightPermille: 300, targets: targets),
        PolicyItem("resolution-rate", weightPermille: 200, targets: targets),
        PolicyItem("quality-accuracy", weightPermille: 100, targets: targets),
        PolicyItem(
          "first-response", weightPermille: 100, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
      ], grades: [Grade("A", from: 100), Grade("B", from: 80), Grade("C", from: 0)])
    policy.missing = .shareOut
    policy.evidence.weight = 0.2
    policy.evidence.reliability = 0.1
    policy.peers.basis = stream.happens(withProbability: 0.5) ? .team : .all
    policy.eligibility.conversations = 8
    let pool = stream.happens(withProbability: 0.5) ? 1500.0 : 100_000
    policy.bonus = BonusRule(base: 800, slope: 1.5, low: 0.5, high: 1.5, pool: pool, currency: "CNY")
    return policy
  }

  /// The records with the objections applied, in some other order where one is given.
  func corrected(_ order: [Appeal]? = nil) throws -> RecordBook {
    var book = evidence.book
    for appeal in order ?? appeals { try book.apply(appeal) }
    return book
  }

  /// Everybody held against everybody.
  func scores(_ book: RecordBook) -> PeriodScores {
    PeriodScores(
      policy, evidence: Evidence(book: book, period: evidence.period), expectedWaits: waits,
      today: evidence.period.days.last.advanced(by: 1))
  }
}
