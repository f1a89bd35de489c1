import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Intervals of rehearsals")
struct RehearsalIntervalTests {
  /// How often intervals hold the true share, for a number of periods of 30 agents each; shares of periods differ by `spread` logits.
  private func coverage(
    _ share: Double, periods: Int, spread: Double, of interval: ([(part: Double, whole: Double)]) -> Estimate?
  ) -> Double {
    var stream = RandomStream(seed: 12, replication: periods, purpose: "intervals", entity: "coverage")
    func period() -> Double { MathFunctions.expit(MathFunctions.logit(share) + spread * stream.normal()) }
    let truth = (0..<50_000).reduce(0.0) { sum, _ in sum + period() } / 50_000
    let rounds = 2000
    var held = 0
    for _ in 0..<rounds {
      let parts = (0..<periods).map { _ -> (part: Double, whole: Double) in
        let own = period()
        return (Double((0..<30).count { _ in stream.happens(withProbability: own) }), 30)
      }
      if let found = interval(parts), found.low <= truth, truth <= found.high { held += 1 }
    }
    return Double(held) / Double(rounds)
  }

  private func ours(_ parts: [(part: Double, whole: Double)]) -> Estimate? {
    RehearsalInterval.share(parts, cases: 30 * parts.count)
  }

  @Test("Shares near all, few periods: 95 % intervals hold the truth as often as they say; Student's t does not")
  func shares() {
    for (share, periods, spread) in [(0.98, 4, 0.0), (0.995, 8, 0.0), (0.85, 3, 0.0), (0.85, 8, 0.8), (0.97, 8, 0.5)] {
      let held = coverage(share, periods: periods, spread: spread, of: ours)
      #expect(held > 0.935, "\(share) of \(periods) periods: \(held)")
    }
    // Teeth: means of shares by Student's t fail near the end, all agents taken as independent where periods differ.
    let student = coverage(0.995, periods: 8, spread: 0) { parts in
      Intervals.mean(of: Tally(parts.map { $0.part / $0.whole }))
    }
    #expect(student < 0.85, "\(student)")
    let independent = coverage(0.85, periods: 8, spread: 0.8) { parts in
      WilsonInterval.estimate(
        share: parts.reduce(0) { $0 + $1.part } / Double(30 * parts.count), trials: Double(30 * parts.count),
        confidence: 0.95)
    }
    #expect(independent < 0.9, "\(independent)")
  }

  @Test("No interval has width zero, however alike the periods")
  func widths() throws {
    for part in [0.0, 19, 30] {
      let found = try #require(ours([(part, 30), (part, 30)]))
      #expect(found.mean == part / 30 && found.high - found.low > 0.3 && found.low >= 0 && found.high <= 1, "\(found)")
    }
    let same = try #require(RehearsalInterval.mean([3.5, 3.5]))
    #expect(same.mean == 3.5 && same.low == -.infinity && same.high == .infinity && !same.isTold)
    #expect(RehearsalInterval.mean([3.5, nil]) == nil && RehearsalInterval.share([(1, 2), (0, 0)], cases: 2) == nil)
    // Both periods below nothing: chance; the width is kept at the limit.
    let below = Estimate(mean: -0.02, low: -0.03, high: -0.01, confidence: 0.95).limited(to: 0...1)
    #expect(below.mean == 0 && below.low == 0 && abs(below.high - 0.01) < 1e-12)
  }

  @Test("The jackknife of a mean is Student's interval of it; a statistic that cannot be told has no interval")
  func jackknife() throws {
    let values = [0.4, 1.9, 2.2, 0.7, 3.1]
    func mean(_ some: [Double]) -> Double? { some.isEmpty ? nil : some.reduce(0, +) / Double(some.count) }
    let found = try #require(RehearsalInterval.jackknife(values, mean))
    let student = Intervals.mean(of: Tally(values))
    #expect(abs(found.mean - student.mean) < 1e-12 && abs(found.low - student.low) < 1e-9)
    let partly = try #require(RehearsalInterval.jackknife(values) { $0.count == 5 ? 1 : nil })
    #expect(partly.mean == 1 && !partly.isTold)
    #expect(RehearsalInterval.jackknife(values) { _ in nil } == nil)
  }

  @Test("Agreement beyond chance: 35 of 50 agree where chance makes 25, so two fifths of the rest")
  func kappa() throws {
    var agreement = GradeAgreement(grades: 2)
    for (earned, given, count) in [(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)] {
      for _ in 0..<count { agreement.add(earned: earned, given: given) }
    }
    // Earned 25 : 25, given 30 : 20, so 0.5 · 0.6 + 0.5 · 0.4 = 0.5 by chance.
    #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
    #expect((agreement.right, agreement.above, agreement.below) == (35, 10, 5))
    #expect(agreement.right(guessing: 0) == 25 && agreement.graded == 50)
    #expect(GradeAgreement([agreement, agreement], grades: 2).kappa == agreement.kappa)
    // √(0.7 · 0.3/50)/0.5, and with the first grade for all 15 right alone against 5: √(20 − 100/50)/50.
    #expect(abs(agreement.kappaError - (0.7 * 0.3 / 50).squareRoot() / 0.5) < 1e-12)
    #expect(abs(agreement.errorBeyondGuess(0) - 18.0.squareRoot() / 50) < 1e-12)
    // Periods that agree by chance are no reason for certainty.
    let alike = Estimate(mean: 0.4, low: 0.39, high: 0.41, confidence: 0.95)
    let wide = RehearsalInterval.widened(alike, to: agreement.kappaError, periods: 3)
    #expect(abs(wide.halfWidth - 4.302652730 * agreement.kappaError) < 1e-8 && wide.mean == 0.4)
    #expect(RehearsalInterval.widened(alike, to: 1e-4, periods: 3) == alike)
    var same = GradeAgreement(grades: 2)
    for _ in 0..<9 { same.add(earned: 1, given: 1) }
    #expect(same.kappa == nil && GradeAgreement(grades: 2).kappa == nil)
  }
}
