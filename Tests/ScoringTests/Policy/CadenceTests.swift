import Testing
import Workforce

@testable import Scoring

@Suite("Quarterly and annual scores")
struct CadenceTests {
  /// Ratings of two agents: 200 in October, 20 in November, 100 in December; the first agent's are 95, 40 and 80 % good, the second's
  /// 80 % in each month.
  private func book() -> RecordBook {
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1_775_000_000))
    for (month, count, good) in [("2025-10", 200, 0.95), ("2025-11", 20, 0.4), ("2025-12", 100, 0.8)] {
      guard let start = Period(month, clock: .utc)?.start else { continue }
      for (agent, share) in [("A", good), ("B", 0.8)] {
        for index in 0..<count {
          var record = ContactRecord(
            contact: "\(month)-\(agent)-\(index)", type: "t", channel: .chat,
            arrived: start.advanced(by: 3600 * Double(index % 600)), outcome: .answered)
          record.agent = agent
          record.isSatisfied = Double(index) < share * Double(count)
          book.append(record, customer: UInt64(book.conversations.count + 1))
        }
      }
    }
    return book
  }

  private func scores(_ period: String, _ cadence: ScorePolicy.Cadence) throws -> PeriodScores {
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: cadence, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 1000, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97))
      ], grades: [Grade("A", from: 90), Grade("B", from: 0)])
    policy.evidence.weight = 0
    let period = try #require(Period(period, clock: .utc))
    return PeriodScores(
      policy, evidence: Evidence(book: book(), period: period), today: period.days.last.advanced(by: 1))
  }

  @Test(
    "A quarter is scored on all of its records, not on the mean of its months",
    arguments: [
      ("2025-Q4", ScorePolicy.Cadence.quarterly), ("2025", .annual),
    ])
  func pooled(period: String, cadence: ScorePolicy.Cadence) throws {
    let quarter = try scores(period, cadence)
    let estimate = try #require(quarter.cards[0].items[0].estimate)
    // 190 + 8 + 80 good of 320: 86.9 %; the mean of the months' figures would be 71.7 %.
    #expect(estimate.records == 320 && abs((estimate.raw ?? 0) - 278.0 / 320) < 1e-12)
    let months = try ["2025-10", "2025-11", "2025-12"].map { try scores($0, .monthly).cards[0] }
    let raw = months.compactMap { $0.items[0].estimate?.raw }
    #expect(abs(raw.reduce(0, +) / 3 - 0.7166667) < 1e-6)
    let mean = months.compactMap { $0.total?.value }.reduce(0, +) / 3
    let total = try #require(quarter.cards[0].total)
    #expect(total == quarter.cards[0].sumOfParts && total.value > mean + 5, "\(total.value) against \(mean)")
  }

  @Test("Longer periods are surer: the interval of a quarter is narrower than that of any of its months")
  func surer() throws {
    func width(_ scores: PeriodScores) throws -> Double {
      let interval = try #require(scores.cards[1].estimate)
      return interval.high - interval.low
    }
    let quarter = try width(scores("2025-Q4", .quarterly))
    for month in ["2025-10", "2025-11", "2025-12"] {
      #expect(quarter < (try width(scores(month, .monthly))), "\(month)")
    }
  }
}
