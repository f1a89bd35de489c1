import Statistics
import Testing
import Workforce

struct DistributionProblemTests {
  @Test("good parameters have no problems", arguments: Theory.continuous)
  func goodOnes(theory: Theory) {
    #expect(theory.distribution.problems() == [])
  }

  @Test func allProblemsAreListedWithTheirPlace() {
    let distribution = Distribution.mixture([
      .init(weight: 0.5, distribution: .gamma(shape: -1, scale: .infinity)),
      .init(weight: 0.6, distribution: .shifted(by: -3, .triangular(low: 5, mode: 9, high: 7))),
    ])
    #expect(
      distribution.problems().map(\.place) == [
        "mixture weights", "mixture part 1, gamma shape", "mixture part 1, gamma scale", "mixture part 2, shift",
        "mixture part 2, shifted triangular mode",
      ])
    #expect(
      StatisticsError.invalidDistribution(distribution.problems()).description.hasPrefix(
        "mixture weights: found a sum of 1.1, expected a sum of 1\nmixture part 1, gamma shape: found -1.0, expected"))
  }

  @Test(
    "each kind refuses what makes no sense",
    arguments: [
      .constant(-1), .constant(.nan), .exponential(mean: 0), .exponential(mean: .infinity), .gamma(shape: 0, scale: 1),
      .erlang(phases: 0, mean: 1), .erlang(phases: 2_000_000, mean: 1), .erlang(phases: 2, mean: -1),
      .lognormal(logMean: .nan, logDeviation: 1), .lognormal(logMean: 0, logDeviation: -1),
      .lognormal(logMean: 0, logDeviation: 40), .weibull(shape: 0.001, scale: 1), .weibull(shape: -1, scale: 1),
      .hyperexponential([]), .hyperexponential([.init(weight: 0.9, mean: 1)]),
      .hyperexponential([.init(weight: 1.5, mean: 1), .init(weight: -0.5, mean: 1)]),
      .truncatedNormal(location: 0, scale: 0), .truncatedNormal(location: .nan, scale: 1), .uniform(low: -1, high: 1),
      .uniform(low: 2, high: 1), .triangular(low: 0, mode: 3, high: 2), .beta(alpha: 0, beta: 1, low: 0, high: 1),
      .beta(alpha: 1, beta: 1, low: 1, high: 0), .empirical([]), .empirical([2, 1]), .empirical([-1, 1]),
      .empirical([1, .nan]), .mixture([]), .mixture([.init(weight: .nan, distribution: .constant(1))]),
      .shifted(by: -1, .constant(3)), .shifted(by: .infinity, .constant(3)),
    ] as [Distribution])
  func badOnes(distribution: Distribution) {
    #expect(!distribution.problems().isEmpty)
  }

  @Test func endlessNestingIsRefused() {
    var distribution = Distribution.constant(1)
    for _ in 0..<40 { distribution = .shifted(by: 1, distribution) }
    #expect(distribution.problems().count == 1)
  }
}
