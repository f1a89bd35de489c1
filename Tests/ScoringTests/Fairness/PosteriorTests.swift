import Statistics
import Testing

@testable import Scoring

@Suite("Posteriors, spread between agents, funnels")
struct PosteriorTests {
  @Test(
    "The posterior of an amount agrees with a plain sum over a fine grid",
    arguments: [(0.1, 40.0), (0.6, 3), (1e-6, 9)])
  func amount(mean: Double, information: Double) {
    let shape = LogBeta(mean: -1.5, variance: 0.3)
    let posterior = Posterior(
      priorMean: -1.5, priorVariance: 0.3, evidence: .amount(.init(mean: mean, information: information, level: 0.2)),
      kind: .amount(limit: 600))
    var (total, sum, reward) = (0.0, 0.0, 0.0)
    for step in 0..<400_000 {
      let part = (Double(step) + 0.5) / 400_000
      // ∫ (y − u)/(u²(1 − u)) du = −y/u + (y − 1) logit u and ∫ (y − u)/(u(1 − u)) du = y ln u + (1 − y) ln(1 − u).
      let log =
        (shape.successes - 1) * MathFunctions.log(part) + (shape.failures - 1) * MathFunctions.log(1 - part)
        - information / 2 * (mean / part + (1 - mean) * MathFunctions.logit(part))
        + information / 0.4 * (mean * MathFunctions.log(part) + (1 - mean) * MathFunctions.log(1 - part))
      let weight = MathFunctions.exp(log + information * 1.5)
      total += weight
      sum += weight * 600 * part
      reward += weight * max(0, 120 - 600 * part)
    }
    #expect(abs(posterior.mean - sum / total) < 1e-5 * 600)
    #expect(abs(posterior.mean(corners: [120]) { max(0, 120 - $0) } - reward / total) < 1e-5 * 600)
    #expect(abs(posterior.probability(below: posterior.quantile(0.975)) - 0.975) < 1e-9)
  }

  @Test("The prior of a share has the mean and the variance asked for, by a plain sum over a fine grid")
  func logBeta() {
    for (mean, variance) in [(0.0, 6.25), (2.2, 0.2), (-1.5, 0.02), (4, 1), (0.3, 1e-6)] {
      let shape = LogBeta(mean: mean, variance: variance)
      let (width, top) = (variance.squareRoot(), MathFunctions.log(shape.successes / shape.failures))
      var (total, first, second) = (0.0, 0.0, 0.0)
      func log(_ point: Double) -> Double {
        -shape.successes * MathFunctions.softplus(-point) - shape.failures * MathFunctions.softplus(point)
      }
      for step in 0..<200_000 {
        let point = mean + 30 * width * ((Double(step) + 0.5) / 100_000 - 1)
        let weight = MathFunctions.exp(log(point) - log(top))
        total += weight
        first += weight * (point - mean)
        second += weight * (point - mean) * (point - mean)
      }
      #expect(abs(first / total) < 1e-6 * max(width, 1e-2), "\(mean) \(variance)")
      #expect(abs(second / total / variance - 1) < 1e-5, "\(mean) \(variance)")
    }
  }

  @Test("Derivatives of the logarithm of the gamma function at known points")
  func polygamma() {
    // ψ(1) = −γ, ψ(1/2) = −γ − 2 ln 2, ψ′(1) = π²/6, ψ′(1/2) = π²/2, ψ″(1) = −2ζ(3); Abramowitz and Stegun (1964), 6.3.2 to 6.4.4.
    #expect(abs(MathFunctions.digamma(1) + 0.577215664901533) < 1e-13)
    #expect(abs(MathFunctions.digamma(0.5) + 1.963510026021423) < 1e-13)
    #expect(abs(MathFunctions.trigamma(1) - 1.644934066848226) < 1e-13)
    #expect(abs(MathFunctions.trigamma(0.5) - 4.934802200544679) < 1e-12)
    #expect(abs(MathFunctions.tetragamma(1) + 2.404113806319189) < 1e-12)
  }

  @Test(
    "Without case mix the posterior of a share is the beta distribution of the textbook",
    arguments: [(0.0, 12.0), (37, 3), (900, 100)])
  func beta(successes: Double, failures: Double) throws {
    let shape = LogBeta(mean: 1.5, variance: 0.8)
    let posterior = Posterior(
      priorMean: 1.5, priorVariance: 0.8, evidence: .trials(successes: successes, failures: failures, offset: 0),
      kind: .share)
    let (a, b) = (shape.successes + successes, shape.failures + failures)
    #expect(abs(posterior.mean - a / (a + b)) < 1e-9)
    let square = posterior.mean { $0 * $0 }
    #expect(abs(square - a * (a + 1) / ((a + b) * (a + b + 1))) < 1e-9)
    for tail in [0.025, 0.5, 0.975] {
      let point = posterior.quantile(tail)
      #expect(abs(try SpecialFunctions.regularizedBeta(point, a, b) - tail) < 1e-8)
    }
  }

  @Test(
    "With case mix it agrees with a plain sum over a fine grid", arguments: [(0.0, 12.0), (37, 3), (900, 100)])
  func binomial(successes: Double, failures: Double) {
    let shape = LogBeta(mean: 1.5, variance: 0.8)
    let posterior = Posterior(
      priorMean: 1.5, priorVariance: 0.8, evidence: .trials(successes: successes, failures: failures, offset: 0.3),
      kind: .share)
    var (total, sum) = (0.0, 0.0)
    for step in 0..<200_000 {
      let point = -12 + 24 * (Double(step) + 0.5) / 200_000
      let odds = point + 0.3
      let log =
        -shape.successes * MathFunctions.softplus(-point) - shape.failures * MathFunctions.softplus(point)
        - successes * MathFunctions.softplus(-odds) - failures * MathFunctions.softplus(odds)
      let weight = MathFunctions.exp(log + (successes + failures) * 0.1)
      total += weight
      sum += weight * MathFunctions.expit(point)
    }
    #expect(abs(posterior.mean - sum / total) < 1e-8)
    #expect(abs(posterior.probability(below: posterior.quantile(0.1)) - 0.1) < 1e-9)
  }

  @Test("The spread between agents: moments as published arithmetic, likelihood near the truth")
  func spread() {
    // Q by hand: weights 4, 1, 4; mean 22/9; Q = 4(1−22/9)² + (2−22/9)² + 4(4−22/9)² = 162/9; C = 9 − 33/9.
    let observations = [(1.0, 0.25), (2.0, 1.0), (4.0, 0.25)].map {
      Heterogeneity.Observation(value: $0.0, variance: $0.1)
    }
    let small = Heterogeneity(observations, scale: 1)
    #expect(abs(small.q - 18.222222222222) < 1e-9)
    #expect(abs(small.moments - (18.222222222222 - 2) / (9 - 33.0 / 9)) < 1e-9)
    var stream = RandomStream(seed: 61, replication: 0, purpose: "spread", entity: "likelihood")
    let many = (0..<400).map { _ in
      Heterogeneity.Observation(value: 2 + 0.5 * stream.normal() + 0.3 * stream.normal(), variance: 0.09)
    }
    #expect(abs(Heterogeneity(many, scale: 0.5).variance - 0.25) < 0.04)
    #expect(Heterogeneity(many.map { .init(value: 2, variance: $0.variance) }, scale: 0.5).variance < 0.02)
  }

  @Test("A funnel holds 95 % of agents who differ by chance alone, and shows the one who is bad")
  func funnel() throws {
    var (outside, agents) = (0.0, 0.0)
    for replication in 0..<60 {
      var stream = RandomStream(seed: 62, replication: replication, purpose: "funnel", entity: "chance")
      let counts = (0..<40).map { index in
        (successes: CaseMaker.successes(of: 50 + 10 * index, share: 0.8, &stream), cases: 50 + 10 * index)
      }
      let plot = FunnelPlot(try #require(CaseMaker.compare(counts)))
      outside += Double(plot.points.filter { !$0.limits95.contains($0.figure) }.count)
      agents += 40
      #expect(plot.points.allSatisfy { $0.limits998.lowerBound < $0.limits95.lowerBound })
    }
    #expect(outside / agents > 0.02 && outside / agents < 0.065, "outside \(outside / agents)")
    let bad = FunnelPlot(try #require(CaseMaker.compare(Array(repeating: (80, 100), count: 20) + [(40, 100)])))
    let point = try #require(bad.points.first { $0.agent == 20 })
    #expect(point.figure < point.limits998.lowerBound)
  }

  @Test("Over-dispersion widens the funnel")
  func overdispersion() throws {
    var stream = RandomStream(seed: 63, replication: 0, purpose: "funnel", entity: "spread")
    let truth = CaseMaker.trueShares(40, mean: 0.8, deviation: 0.06, &stream)
    let plot = FunnelPlot(
      try #require(CaseMaker.compare(truth.map { (CaseMaker.successes(of: 400, share: $0, &stream), 400) })))
    #expect(plot.dispersion > 2 && plot.betweenVariance > 0.05)
    let width = (plot.points[0].limits95.upperBound - plot.points[0].limits95.lowerBound) / 2
    #expect(width > 2 * 1.96 * (0.16 / 400).squareRoot())
  }
}
