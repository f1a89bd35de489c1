import Testing
import Workforce

@testable import Scoring

@Suite("What a policy pays in a rehearsal")
struct RehearsalPayTests {
  private let nobody = Circumstances(members: [:], told: [], confounded: [])

  @Test("Paid beyond what skill earns, missed, and the difference to another period, by hand")
  func amounts() throws {
    let rule = BonusRule(base: 1000, slope: 1, low: 0.5, high: 1.2)
    // Skill earns 900, 1000, 1200 (the limit) and 500 (the other).
    let pay = RehearsalPay(
      [95_000, 100_000, 0, 60_000], truths: [90, 100, 130, 20], next: [90_000, nil, 40_000, 60_000], rule,
      agents: ["a", "b", "c", "d"], nobody)
    #expect((pay.paid, pay.due, pay.undeserved, pay.missed) == (2550, 3600, 150, 1200))
    #expect(abs(try #require(pay.swing) - 450 / 3) < 1e-9 && pay.costs.isEmpty)
    #expect(RehearsalPay([0], truths: [50], next: [nil], rule, agents: ["a"], nobody).swing == nil)
    // A pool of half cuts what skill earns by half.
    let pooled = BonusRule(base: 1000, slope: 1, low: 0.5, high: 1.2, pool: 1800)
    let cut = RehearsalPay(
      [45_000, 50_000, 60_000, 25_000], truths: [90, 100, 130, 20], next: [], pooled, agents: ["a", "b", "c", "d"],
      nobody)
    #expect((cut.paid, cut.due, cut.undeserved, cut.missed) == (1800, 1800, 0, 0))
  }

  @Test("What a circumstance costs in money, and shares of money over periods")
  func costs() throws {
    let rule = BonusRule(base: 1000, slope: 1, low: 0, high: 2)
    let names = (0..<12).map { "\($0)" }
    let night = Set(names.filter { Int($0).map { $0 % 3 == 0 } == true })
    let circumstances = Circumstances(members: [.night: night], told: [.night], confounded: [])
    let truths = (0..<12).map { 80 + Double(($0 * 7) % 12) }
    let periods = (0..<3).map { period in
      RehearsalPay(
        zip(names, truths).map { rule.earnedCents($1) - (night.contains($0) ? 5000 + 100 * period : 0) },
        truths: truths,
        next: [], rule, agents: names, circumstances)
    }
    for (period, found) in periods.enumerated() {
      #expect(abs(try #require(found.costs[.night]) - Double(50 + period)) < 1e-6)
    }
    let pay = try #require(Rehearsal.Pay(periods))
    #expect(abs(try #require(pay.costs[.night]).mean - 51) < 1e-6 && pay.swing == nil)
    let missed = try #require(pay.missedShare)
    #expect(abs(missed.mean - 4 * 51 / (truths.reduce(0, +) * 10)) < 1e-9 && missed.high > missed.mean)
    #expect(try #require(pay.undeservedShare).high > 0, "none seen is not none at all")
    #expect(Rehearsal.Pay([nil, nil]) == nil)
  }
}
