import Statistics
import Testing
import Workforce

struct IntervalsTests {
  /// How often an interval of new luck covers the truth.
  private func coverage(of truth: Double, trials: Int, _ interval: (inout RandomStream) -> Estimate?) -> Double {
    var covered = 0
    for trial in 0..<trials {
      var stream = RandomStream(seed: 9, replication: trial, purpose: "coverage", entity: 0)
      if let estimate = interval(&stream), estimate.low <= truth, truth <= estimate.high { covered += 1 }
    }
    return Double(covered) / Double(trials)
  }

  @Test("Student's interval of 10 values: mean ± 2.262157 standard errors")
  func knownStudent() {
    let tally = Tally((1...10).map(Double.init))
    let estimate = Intervals.mean(of: tally)
    #expect(estimate.mean == 5.5 && estimate.confidence == 0.95)
    #expect(abs(estimate.halfWidth - 2.262157162798205 * tally.standardError) < 1e-12)
  }

  @Test("Student's interval covers as often as it says, where a normal one would not")
  func studentCoverage() {
    func share(_ stretch: Double) -> Double {
      coverage(of: 10, trials: 4000) { stream in
        let tally = Tally((0..<5).map { _ in 10 + stream.normal() })
        let estimate = Intervals.mean(of: tally, confidence: 0.9)
        let half = estimate.halfWidth * stretch
        return Estimate(mean: tally.mean, low: tally.mean - half, high: tally.mean + half, confidence: 0.9)
      }
    }
    // Standard error of the share: 0.0047.
    #expect(abs(share(1) - 0.9) < 0.015)
    // Normal instead of Student quantile: 1.645 / 2.132.
    #expect(share(1.645 / 2.132) < 0.85)
  }

  @Test func oneValueSaysNothingOfTheSpread() {
    let estimate = Intervals.mean(of: Tally([3]))
    #expect(estimate.mean == 3 && estimate.low == -.infinity && estimate.high == .infinity)
  }

  @Test("the ratio interval covers as often as it says")
  func ratioCoverage() {
    // Numerator and denominator share a random busyness, so the ratio is much surer than either.
    func tally(_ stream: inout RandomStream) -> RatioTally {
      var tally = RatioTally()
      for _ in 0..<30 {
        let offered = 100 * stream.gamma(shape: 10) / 10
        tally.add(numerator: offered * (0.8 + 0.05 * stream.normal()), denominator: offered)
      }
      return tally
    }
    let share = coverage(of: 0.8, trials: 3000) { Intervals.ratio(of: tally(&$0)) }
    #expect(abs(share - 0.95) < 0.02)
    let shifted = coverage(of: 0.84, trials: 300) { Intervals.ratio(of: tally(&$0)) }
    #expect(shifted < 0.2)
  }

  @Test("a ratio by hand: (2, 4), (3, 5), (7, 9)")
  func knownRatio() {
    var tally = RatioTally()
    for (numerator, denominator) in [(2.0, 4.0), (3, 5), (7, 9)] {
      tally.add(numerator: numerator, denominator: denominator)
    }
    // Residuals y − (2/3) x are −2/3, −1/3, 1; their variance 7/9; the error √(7/27) / 6.
    #expect(tally.ratio.map { abs($0 - 2.0 / 3) < 1e-15 } == true)
    #expect(tally.standardError.map { abs($0 - (7.0 / 27).squareRoot() / 6) < 1e-15 } == true)
    var parts = RatioTally()
    parts.add(numerator: 2, denominator: 4)
    var rest = RatioTally()
    rest.add(numerator: 3, denominator: 5)
    rest.add(numerator: 7, denominator: 9)
    parts.merge(rest)
    #expect(parts.count == 3)
    #expect(parts.standardError.map { abs($0 - (7.0 / 27).squareRoot() / 6) < 1e-14 } == true)
    #expect(Intervals.ratio(of: RatioTally()) == nil)
  }

  @Test(
    "Wilson's interval (SciPy; 81 of 263 is Newcombe's 1998 example: 0.2553 to 0.3662)",
    arguments: [
      (5, 10, 0.236593090512564, 0.7634069094874361), (0, 10, 0, 0.27753279986288926),
      (10, 10, 1 - 0.27753279986288926, 1), (81, 263, 0.2552885198782742, 0.36620957698280004),
    ] as [(Int, Int, Double, Double)])
  func wilson(successes: Int, trials: Int, low: Double, high: Double) {
    let estimate = Intervals.proportion(successes: successes, trials: trials)
    #expect(abs(estimate.low - low) < 1e-12 && abs(estimate.high - high) < 1e-12)
    #expect(estimate.mean == Double(successes) / Double(trials))
  }

  @Test("the bootstrap of a skewed mean covers nearly as often as it says, and repeats itself")
  func bootstrapCoverage() {
    let share = coverage(of: 1, trials: 250) { stream in
      let sample = (0..<40).map { _ in stream.exponential() }
      return Intervals.bootstrap(sample, confidence: 0.9, resamples: 300, from: &stream) { Tally($0).mean }
    }
    #expect(share > 0.84 && share < 0.95)
    let shifted = coverage(of: 1.6, trials: 100) { stream in
      let sample = (0..<40).map { _ in stream.exponential() }
      return Intervals.bootstrap(sample, confidence: 0.9, resamples: 300, from: &stream) { Tally($0).mean }
    }
    #expect(shifted < 0.5)
    func once() -> Estimate {
      var stream = RandomStream(seed: 1, replication: 0, purpose: "bootstrap", entity: 0)
      return Intervals.bootstrap([1, 5, 2, 8, 3], from: &stream) { Tally($0).mean }
    }
    #expect(once() == once())
  }

  @Test("for a mean of symmetric values the bootstrap agrees with Student's interval")
  func bootstrapAgrees() {
    var stream = RandomStream(seed: 2, replication: 0, purpose: "bootstrap", entity: 0)
    let sample = (0..<400).map { _ in 50 + 5 * stream.normal() }
    let bootstrap = Intervals.bootstrap(sample, resamples: 4000, from: &stream) { Tally($0).mean }
    let student = Intervals.mean(of: Tally(sample))
    #expect(abs(bootstrap.low - student.low) < 0.08 && abs(bootstrap.high - student.high) < 0.08)
    #expect(abs(bootstrap.mean - student.mean) < 1e-9)
  }

  @Test func bootstrapOfAConstant() {
    var stream = RandomStream(seed: 3, replication: 0, purpose: "bootstrap", entity: 0)
    let estimate = Intervals.bootstrap([4, 4, 4], from: &stream) { Tally($0).mean }
    #expect(estimate.low == 4 && estimate.high == 4)
  }
}
