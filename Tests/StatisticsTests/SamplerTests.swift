import Statistics
import TestSupport
import Testing
import Workforce

struct SamplerTests {
  private func sample(_ distribution: Distribution, count: Int, entity: String) throws -> [Double] {
    var bank = SamplerBank()
    // Something else first, so that offsets into the tables matter.
    _ = try bank.add(.mixture([.init(weight: 1, distribution: .shifted(by: 3, .empirical([1, 2, 3])))]))
    let sampler = try bank.add(distribution)
    _ = try bank.add(.hyperexponential((1...5).map { .init(weight: 0.2, mean: Double($0)) }))
    var stream = RandomStream(seed: 11, replication: 0, purpose: "samplers", entity: entity)
    return (0..<count).map { _ in bank.draw(sampler, from: &stream) }
  }

  @Test("samples agree with the theory and reject it stretched by 5 %", arguments: Theory.continuous)
  func samplesAgree(theory: Theory) throws {
    let values = try sample(theory.distribution, count: 60_000, entity: theory.name)
    #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(GoodnessOfFit.kolmogorovSmirnov(values, theory.cumulative) > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values.map { $0 * 1.05 }, theory.cumulative) < 1e-4)
  }

  @Test("sample means and variances agree with the stated ones", arguments: Theory.continuous)
  func momentsAgree(theory: Theory) throws {
    let distribution = theory.distribution
    let tally = Tally(try sample(distribution, count: 60_000, entity: "moments \(theory.name)"))
    let z = (tally.mean - distribution.mean) / tally.standardError
    #expect(abs(z) < 4, "mean \(tally.mean), expected \(distribution.mean)")
    // A mean 5 % off would be seen.
    #expect(abs(tally.mean - 1.05 * distribution.mean) / tally.standardError > 4)
    #expect(abs(tally.variance / distribution.variance - 1) < 0.1)
  }

  @Test func constantIsConstant() throws {
    #expect(try sample(.constant(12.5), count: 10, entity: "c") == Array(repeating: 12.5, count: 10))
    #expect(try sample(.shifted(by: 2, .constant(1)), count: 3, entity: "c") == [3, 3, 3])
  }

  @Test func empiricalValuesAreEquallyLikely() throws {
    let values = try sample(.empirical([1, 2, 2, 5, 9]), count: 50_000, entity: "empirical")
    let counts = [1.0, 2, 5, 9].map { value in values.count { $0 == value } }
    #expect(GoodnessOfFit.chiSquare(observed: counts, expected: [10_000, 20_000, 10_000, 10_000]) > 1e-3)
    #expect(GoodnessOfFit.chiSquare(observed: counts, expected: [10_500, 19_500, 10_000, 10_000]) < 1e-6)
    #expect(counts.reduce(0, +) == values.count)
  }

  @Test("mixtures of points keep their weights, even those that are zero")
  func mixtureWeights() throws {
    let parts = [0.0, 0.2, 0, 0.5, 0.3, 0].enumerated().map {
      Distribution.MixturePart(weight: $0.element, distribution: .constant(Double($0.offset)))
    }
    let values = try sample(.mixture(parts), count: 50_000, entity: "mixture")
    let counts = (0..<6).map { index in values.count { $0 == Double(index) } }
    #expect(counts[0] == 0 && counts[2] == 0 && counts[5] == 0)
    let inner = [counts[1], counts[3], counts[4]]
    #expect(GoodnessOfFit.chiSquare(observed: inner, expected: [10_000, 25_000, 15_000]) > 1e-3)
    #expect(GoodnessOfFit.chiSquare(observed: inner, expected: [10_500, 24_500, 15_000]) < 1e-6)
  }

  @Test("extreme but lawful shapes give finite numbers")
  func extremes() throws {
    let extremes: [Distribution] = [
      .gamma(shape: 1e-3, scale: 1), .gamma(shape: 1e9, scale: 1e-9), .beta(alpha: 1e-3, beta: 1e-3, low: 0, high: 1),
      .beta(alpha: 1e-3, beta: 2, low: 0, high: 1), .truncatedNormal(location: -1000, scale: 1),
      .truncatedNormal(location: 1e6, scale: 1e-3), .weibull(shape: 0.1, scale: 1), .uniform(low: 3, high: 3),
      .triangular(low: 3, mode: 3, high: 3), .lognormal(logMean: 1, logDeviation: 0), .erlang(phases: 100_000, mean: 3),
    ]
    for distribution in extremes {
      let values = try sample(distribution, count: 2000, entity: "\(distribution)")
      #expect(values.allSatisfy { $0 >= 0 && $0.isFinite }, "\(distribution)")
    }
  }

  @Test("a stretched distribution stretches the very same draws, so that scenarios share their luck")
  func sharedLuck() throws {
    let pairs: [(Distribution, Distribution)] = [
      (.exponential(mean: 1), .exponential(mean: 2)), (.gamma(shape: 2, scale: 1), .gamma(shape: 2, scale: 2)),
      (.weibull(shape: 2, scale: 1), .weibull(shape: 2, scale: 2)),
      (.uniform(low: 0, high: 1), .uniform(low: 0, high: 2)),
    ]
    for (one, two) in pairs {
      let first = try sample(one, count: 100, entity: "luck")
      let second = try sample(two, count: 100, entity: "luck")
      #expect(zip(first, second).allSatisfy { abs($0 * 2 - $1) <= 1e-12 * $1 })
    }
  }

  @Test func badParametersAreRefusedAndChangeNothing() throws {
    var bank = SamplerBank()
    let sampler = try bank.add(.empirical([1, 2]))
    #expect(throws: StatisticsError.self) { try bank.add(.gamma(shape: -1, scale: .nan)) }
    var stream = RandomStream(seed: 1, replication: 0, purpose: "p", entity: 0)
    #expect([1.0, 2.0].contains(bank.draw(sampler, from: &stream)))
  }
}
