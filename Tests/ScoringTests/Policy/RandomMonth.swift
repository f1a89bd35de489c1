import Statistics
import Testing
import Workforce

@testable import Scoring

/// A month of a desk drawn at random: agents of different skill on easy and hard matters, by day and on a thinly staffed night.
///
/// What happened to a contact is kept apart from who served it, so that a test can add contacts and score the month again.
struct RandomMonth {
  /// A contact, as far as it matters here.
  struct Contact {
    var agent: Int
    var hour: Int
    var day: Int
    var isHard = false
    var waitSeconds = 0.0
    var isSatisfied: Bool?
    var isResolved = true

    /// A contact served as well as can be.
    static func perfect(_ agent: Int, hour: Int, isHard: Bool) -> Contact {
      Contact(agent: agent, hour: hour, day: 27, isHard: isHard, waitSeconds: 0, isSatisfied: true, isResolved: true)
    }

    /// A contact served as badly as can be.
    static func bad(_ agent: Int, hour: Int, isHard: Bool) -> Contact {
      Contact(
        agent: agent, hour: hour, day: 27, isHard: isHard, waitSeconds: 3000, isSatisfied: false, isResolved: false)
    }
  }

  var agents: [String]
  var contacts: [Contact] = []

  /// So many agents with about so many contacts each.
  init(agents count: Int, contacts each: Int, seed: Int) {
    agents = (0..<count).map { "agent-\($0)" }
    var stream = RandomStream(seed: 83, replication: seed, purpose: "month", entity: "contacts")
    for agent in 0..<count {
      let skill = 0.4 * stream.normal()
      for _ in 0..<(each / 2 + stream.index(below: max(1, each))) {
        let isNight = agent % 4 == 0
        var contact = Contact(
          agent: agent, hour: isNight ? 22 : 9 + stream.index(below: 8), day: 1 + stream.index(below: 27))
        contact.isHard = stream.happens(withProbability: 0.3)
        let share = MathFunctions.expit(2 + skill - (contact.isHard ? 1 : 0))
        contact.waitSeconds = min(3000, (isNight ? 160 : 60) * stream.exponential() * (1 - 0.3 * skill))
        if stream.happens(withProbability: 0.5) { contact.isSatisfied = stream.happens(withProbability: share) }
        contact.isResolved = stream.happens(withProbability: share)
        contacts.append(contact)
      }
    }
  }

  /// A month without contacts.
  init(agents count: Int) { agents = (0..<count).map { "agent-\($0)" } }

  /// Four indicators that the contacts tell: shares and a mean.
  static var policy: ScorePolicy {
    var policy = ScorePolicy(
      title: "Month", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 400, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97)),
        PolicyItem(
          "resolution-rate", weightPermille: 250,
          targets: Targets(floor: 0.5, threshold: 0.7, goal: 0.82, stretch: 0.92)),
        PolicyItem(
          "first-reply-within", weightPermille: 250,
          targets: Targets(floor: 0.5, threshold: 0.75, goal: 0.9, stretch: 0.97)),
        PolicyItem(
          "first-response", weightPermille: 100, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
      ], grades: [Grade("A", from: 105), Grade("B", from: 90), Grade("C", from: 70), Grade("D", from: 0)])
    policy.peers.minimum = 2
    return policy
  }

  /// The records.
  var book: RecordBook {
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1_775_000_000))
    guard let start = Period("2025-10", clock: .utc)?.start else { return book }
    for (number, contact) in contacts.enumerated() {
      let arrived = start.advanced(by: Double((contact.day - 1) * 86_400 + contact.hour * 3600 + number % 3600))
      var record = ContactRecord(
        contact: "\(number)", type: contact.isHard ? "hard" : "easy", channel: .chat, arrived: arrived,
        outcome: .answered)
      record.agent = agents[contact.agent]
      record.answered = arrived.advanced(by: contact.waitSeconds)
      record.ended = arrived.advanced(by: contact.waitSeconds + 600)
      record.resolved = contact.isResolved
      record.isSatisfied = contact.isSatisfied
      book.append(record, customer: UInt64(number + 1))
    }
    return book
  }

  /// The scores of the month, with the waits that staffing makes likely: more at night.
  func scores(_ policy: ScorePolicy = RandomMonth.policy, roster: [StaffMember] = []) throws -> PeriodScores {
    let period = try #require(Period("2025-10", clock: .utc))
    return PeriodScores(
      policy, evidence: Evidence(book: book, period: period),
      expectedWaits: ExpectedWaits(contacts.map { ExpectedWait(seconds: $0.hour >= 22 ? 120 : 50) }),
      roster: roster, today: period.days.last.advanced(by: 20))
  }

  /// The card of an agent.
  func card(of agent: Int, _ policy: ScorePolicy = RandomMonth.policy) throws -> Scorecard {
    try #require(try scores(policy).cards.first { $0.agent == agents[agent] })
  }
}
