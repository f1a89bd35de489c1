import Statistics
import TestSupport
import Testing
import Workforce

struct CountDistributionTests {
  static let distributions: [CountDistribution] = [
    .poisson(mean: 0.4), .poisson(mean: 9.9), .poisson(mean: 10), .poisson(mean: 47.3), .poisson(mean: 5000),
    .negativeBinomial(mean: 20, dispersion: 0.2), .negativeBinomial(mean: 3, dispersion: 2),
    .negativeBinomial(mean: 12, dispersion: 0), .negativeBinomial(mean: 300, dispersion: 0.001),
  ]

  /// The same distribution with its mean 5 % higher.
  private func shifted(_ distribution: CountDistribution) -> CountDistribution {
    switch distribution {
    case .constant(let count): .constant(count + 1)
    case .poisson(let mean): .poisson(mean: mean * 1.05)
    case .negativeBinomial(let mean, let dispersion): .negativeBinomial(mean: mean * 1.05, dispersion: dispersion)
    }
  }

  @Test("draws agree with the theory and reject a mean 5 % higher", arguments: distributions)
  func drawsAgree(distribution: CountDistribution) {
    let count = 60_000
    var stream = RandomStream(seed: 8, replication: 0, purpose: "counts", entity: "\(distribution)")
    let last = distribution.quantile(1 - 1e-9) + 1
    var observed = Array(repeating: 0, count: last + 1)
    for _ in 0..<count { observed[min(distribution.draw(from: &stream), last)] += 1 }
    func pValue(_ theory: CountDistribution) -> Double {
      let expected = (0...last).map { value in
        Double(count) * ((value == last ? 1 : theory.cumulative(value)) - theory.cumulative(value - 1))
      }
      return GoodnessOfFit.chiSquare(observed: observed, expected: expected)
    }
    #expect(pValue(distribution) > 1e-3)
    #expect(pValue(shifted(distribution)) < 1e-4)
  }

  @Test("mean and variance are the sums over the distribution", arguments: distributions)
  func moments(distribution: CountDistribution) {
    let last = distribution.quantile(1 - 1e-13)
    var (mean, square) = (0.0, 0.0)
    for count in 0...last {
      let probability = distribution.cumulative(count) - distribution.cumulative(count - 1)
      mean += probability * Double(count)
      square += probability * Double(count) * Double(count)
    }
    #expect(abs(mean / distribution.mean - 1) < 1e-8)
    #expect(abs((square - mean * mean) / distribution.variance - 1) < 1e-6)
  }

  @Test("a quantile is the smallest count that reaches the probability", arguments: distributions)
  func quantiles(distribution: CountDistribution) {
    for probability in [0, 1e-6, 0.05, 0.3, 0.5, 0.9, 0.999] {
      let quantile = distribution.quantile(probability)
      #expect(distribution.cumulative(quantile) >= probability)
      #expect(quantile == 0 || distribution.cumulative(quantile - 1) < probability)
    }
  }

  @Test("known values (SciPy)")
  func known() {
    #expect(abs(CountDistribution.poisson(mean: 10).cumulative(12) - 0.7915564763948745) < 1e-14)
    let dispersed = CountDistribution.negativeBinomial(mean: 20, dispersion: 0.2)
    #expect(abs(dispersed.cumulative(30) - 0.8565082903071652) < 1e-13)
    #expect(dispersed.quantile(0.9) == 33)
    #expect(CountDistribution.poisson(mean: 1000).quantile(0.9) == 1041)
    #expect(dispersed.variance == 100)
  }

  @Test func edges() {
    var stream = RandomStream(seed: 1, replication: 0, purpose: "p", entity: 0)
    #expect(CountDistribution.poisson(mean: 0).draw(from: &stream) == 0)
    #expect(CountDistribution.negativeBinomial(mean: 0, dispersion: 1).draw(from: &stream) == 0)
    #expect(CountDistribution.poisson(mean: 0).quantile(0.99) == 0)
    #expect(CountDistribution.constant(4).draw(from: &stream) == 4)
    #expect(CountDistribution.constant(4).quantile(0.3) == 4)
    #expect(CountDistribution.poisson(mean: 5).cumulative(-1) == 0)
    let huge = CountDistribution.poisson(mean: 1e12)
    #expect(abs(Double(huge.draw(from: &stream)) - 1e12) < 6e6)
    #expect(abs(Double(huge.quantile(0.5)) - 1e12) < 10)
  }

  @Test func badParameters() {
    let bad: [CountDistribution] = [
      .constant(-1), .poisson(mean: -1), .poisson(mean: .nan), .poisson(mean: 1e13),
      .negativeBinomial(mean: -1, dispersion: 1), .negativeBinomial(mean: 1, dispersion: .infinity),
    ]
    for distribution in bad { #expect(distribution.problems().count == 1, "\(distribution)") }
    #expect(CountDistribution.negativeBinomial(mean: -1, dispersion: -1).problems().count == 2)
    for distribution in Self.distributions { #expect(distribution.problems().isEmpty) }
  }
}
