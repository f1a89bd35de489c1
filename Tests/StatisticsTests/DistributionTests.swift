import Statistics
import Testing
import Workforce

struct DistributionTests {
  static let probabilities = [1e-9, 1e-4, 0.01, 0.2, 0.5, 0.8, 0.9, 0.99, 0.9999]

  @Test("distribution functions agree with GSL's or the formula", arguments: Theory.continuous)
  func cumulativeAgrees(theory: Theory) {
    for probability in Self.probabilities {
      let x = theory.distribution.quantile(probability)
      #expect(abs(theory.distribution.cumulative(x) - theory.cumulative(x)) < 1e-9, "at \(x)")
    }
    #expect(theory.distribution.cumulative(-1) == 0)
    #expect(theory.distribution.cumulative(.infinity) == 1)
  }

  @Test("quantiles invert the distribution function and ascend", arguments: Theory.continuous)
  func quantilesInvert(theory: Theory) {
    let quantiles = Self.probabilities.map(theory.distribution.quantile)
    for (probability, quantile) in zip(Self.probabilities, quantiles) {
      #expect(abs(theory.distribution.cumulative(quantile) - probability) <= 1e-9 * probability + 1e-13)
    }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 < $1 })
    #expect(theory.distribution.quantile(0) <= quantiles[0])
    #expect(theory.distribution.quantile(1) > quantiles[quantiles.count - 1])
  }

  @Test("mean and variance are the integrals of the quantile function", arguments: Theory.continuous)
  func momentsAreIntegrals(theory: Theory) {
    // The middle of 5,000 equally likely slices; the tails lose a little.
    let tally = Tally((0..<5_000).map { theory.distribution.quantile((Double($0) + 0.5) / 5_000) })
    #expect(abs(tally.mean / theory.distribution.mean - 1) < 3e-3)
    #expect(abs(tally.populationVariance / theory.distribution.variance - 1) < 0.05)
  }

  @Test("points have jumps: the quantile is the smallest value that reaches the probability")
  func discreteQuantiles() {
    let empirical = Distribution.empirical([1, 2, 2, 5, 9])
    #expect([0, 0.2, 0.21, 0.6, 0.61, 0.8, 0.81, 1].map(empirical.quantile) == [1, 1, 2, 2, 5, 5, 9, 9])
    #expect([0.5, 1, 1.5, 2, 5, 9, 10].map(empirical.cumulative) == [0, 0.2, 0.2, 0.6, 0.8, 1, 1])
    #expect(Distribution.constant(3).quantile(0.7) == 3)
    #expect([2.9, 3].map(Distribution.constant(3).cumulative) == [0, 1])
    let mixture = Distribution.mixture([
      .init(weight: 0.4, distribution: .constant(2)), .init(weight: 0.6, distribution: .uniform(low: 0, high: 10)),
    ])
    // Below 2 the uniform part reaches 0.12; the jump at 2 spans 0.12 to 0.52.
    #expect(abs(mixture.quantile(0.06) - 1) < 1e-12)
    #expect([0.13, 0.3, 0.52].map(mixture.quantile).allSatisfy { abs($0 - 2) < 1e-12 })
    #expect(abs(mixture.quantile(0.7) - 5) < 1e-12)
    #expect(mixture.quantile(1) == 10)
  }

  @Test("every rank of a large sample is met exactly")
  func empiricalRanks() {
    let values = (0..<997).map(Double.init)
    let distribution = Distribution.empirical(values)
    for value in values { #expect(distribution.quantile(distribution.cumulative(value)) == value) }
  }

  @Test("known quantiles and moments (SciPy 1.x, mpmath)")
  func knownValues() {
    func near(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) <= 1e-12 * abs(expected) }
    let gamma = Distribution.gamma(shape: 2.5, scale: 3)
    #expect(near(gamma.quantile(0.001), 0.3153189039438288))
    #expect(near(gamma.quantile(0.9), 13.854535349671686))
    #expect(near(gamma.cumulative(5), 0.3512576413324066))
    #expect(near(Distribution.gamma(shape: 0.02, scale: 1).quantile(0.5), 5.068667656480132e-16))
    #expect(near(Distribution.gamma(shape: 1e6, scale: 1).quantile(0.001), 996_912.6173198152))
    #expect(near(Distribution.lognormal(logMean: 4, logDeviation: 0.7).quantile(0.9), 133.89904170577927))
    let weibull = Distribution.weibull(shape: 1.5, scale: 10)
    #expect(near(weibull.mean, 9.027452929509336) && near(weibull.variance, 37.5690284813932))
    let beta = Distribution.beta(alpha: 2, beta: 3, low: 10, high: 30)
    #expect(near(beta.quantile(0.9), 23.590788325563636) && near(beta.variance, 16))
    let triangular = Distribution.triangular(low: 10, mode: 20, high: 50)
    #expect(near(triangular.quantile(0.9), 39.045548849896676) && near(triangular.variance, 72.22222222222223))
    let two = Distribution.hyperexponential([.init(weight: 0.3, mean: 1), .init(weight: 0.7, mean: 4)])
    #expect(near(two.quantile(0.9), 7.7886167989240432))
  }

  @Test(
    "the normal above a bound (mpmath, 30 digits)",
    arguments: [
      (-2.0, 2.05524786267899, 0.88645194831142355), (0, 0.79788456080286536, 0.36338022763241866),
      (1, 0.52513527616098121, 0.19909766557034879), (5, 0.18650396712584212, 0.032696434617112225),
      (60, 0.01665742024112493, 0.00027731588341476923),
    ])
  func normalTail(bound: Double, mean: Double, variance: Double) {
    let distribution = Distribution.truncatedNormal(location: -bound, scale: 1)
    #expect(abs(distribution.mean / mean - 1) < 1e-10)
    #expect(abs(distribution.variance / variance - 1) < 1e-9)
  }
}
