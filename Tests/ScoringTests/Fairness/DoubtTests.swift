import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("What is not known of colleagues or customers widens intervals")
struct DoubtTests {
  private static let day = StratumKey(channel: 1, hours: 2)
  private static let night = StratumKey(channel: 1, hours: 1)

  /// Cases of some agents in one stratum, each of a customer of its own.
  private static func cases(_ counts: [(agent: Int, successes: Int, cases: Int)], _ key: StratumKey) -> [ScoredCase] {
    counts.flatMap { item in
      (0..<item.cases).map { index in
        ScoredCase(
          agent: Int32(item.agent), record: 0, customer: UInt64(item.agent) << 40 | key.code << 20 | UInt64(index),
          stratum: key, value: index < item.successes ? 1 : 0)
      }
    }
  }

  @Test("Who is alone at night is not adjusted for the night, and little is known of how one would do by day")
  func alone() throws {
    let byDay = Self.cases((0..<5).map { ($0, 90, 100) }, Self.day)
    let table = CaseTable(.share, agentCount: 6, cases: byDay + Self.cases([(5, 100, 200)], Self.night))
    let comparison = try #require(FairComparison(table))
    let own = comparison.estimates[5]
    #expect(own.raw == 0.5 && abs((own.adjusted ?? 0) - 0.5) < 0.02)
    // 200 records tell no more of the agent than a handful where colleagues share the hours.
    #expect(own.effectiveSample < 10 && own.reliability < 0.3)
    // The same agent beside colleagues of the night is known well.
    let shared = byDay + Self.cases([(5, 100, 200), (3, 60, 120), (4, 60, 120), (2, 60, 120)], Self.night)
    let known = try #require(FairComparison(CaseTable(.share, agentCount: 6, cases: shared)))
    #expect(known.estimates[5].effectiveSample > 60)
  }

  @Test("Whoever has no colleagues at all keeps the own figure")
  func single() throws {
    let cases = Self.cases([(0, 90, 100)], Self.day) + Self.cases([(0, 50, 100)], Self.night)
    let comparison = try #require(FairComparison(CaseTable(.share, agentCount: 1, cases: cases)))
    let own = comparison.estimates[0]
    #expect(own.adjusted == own.raw && own.effectiveSample == 200)
  }

  @Test(
    "Where colleagues hardly ever fail, three failures of theirs do not settle what an agent's fifth is worth elsewhere"
  )
  func rareFailures() throws {
    let byDay = Self.cases((0..<6).map { ($0, 730, 1000) }, Self.day)
    let atNight = Self.cases([(6, 299, 300), (7, 298, 300), (8, 230, 290)], Self.night)
    let comparison = try #require(FairComparison(CaseTable(.share, agentCount: 9, cases: byDay + atNight)))
    let slow = comparison.estimates[8]
    #expect(slow.effectiveSample < 60, "\(slow.effectiveSample)")
    #expect(slow.fair.high - slow.fair.low > 0.3, "\(slow.fair)")
    // Where everybody has the same mix there is nothing to doubt but the own cases.
    #expect(comparison.estimates[0].effectiveSample > 500)
  }

  @Test("Eighty ratings by ten customers are worth less than eighty by eighty, and not at the others' cost")
  func loyalCustomers() throws {
    var stream = RandomStream(seed: 11, replication: 0, purpose: "doubt", entity: "ratings")
    var cases: [ScoredCase] = []
    for agent in 0..<12 {
      for customer in 0..<(agent < 3 ? 10 : 80) {
        let isContent = stream.happens(withProbability: 0.8)
        for _ in 0..<(agent < 3 ? 8 : 1) {
          // Half of what a customer says is the customer's own.
          let value = stream.happens(withProbability: 0.7) ? isContent : stream.happens(withProbability: 0.8)
          cases.append(
            ScoredCase(
              agent: Int32(agent), record: Int32(cases.count), customer: UInt64(agent * 1000 + customer),
              value: value ? 1 : 0))
        }
      }
    }
    let estimates = try #require(FairComparison(CaseTable(.share, agentCount: 12, cases: cases))).estimates
    // 1 + ρ (8 − 1) with ρ near a half: about 18 of 80.
    #expect(estimates[..<3].allSatisfy { (10...35).contains($0.effectiveSample) }, "\(estimates[0].effectiveSample)")
    #expect(estimates[3...].allSatisfy { abs($0.effectiveSample - 80) < 1e-9 })
  }

  @Test("No fair wait is shorter than none or longer than the limit")
  func bounds() throws {
    var cases: [ScoredCase] = []
    for place in 0..<24 {
      let value = place < 3 ? 0.0 : place < 6 ? 600 : 300
      cases.append(ScoredCase(agent: Int32(place / 3), record: 0, customer: UInt64(place), value: value))
    }
    let comparison = try #require(
      FairComparison(CaseTable(.amount(limit: 600), agentCount: 8, cases: cases)))
    for item in comparison.estimates { #expect(item.fair.low >= 0 && item.fair.high <= 600, "\(item.fair)") }
  }
}
