import CGSL
import TestSupport
import Testing

@testable import Statistics

struct RandomStreamDrawTests {
  static let count = 100_000

  private func sample(_ name: String, _ draw: (inout RandomStream) -> Double) -> [Double] {
    var stream = RandomStream(seed: 20_240_601, replication: 0, purpose: "draws", entity: name)
    return (0..<Self.count).map { _ in draw(&stream) }
  }

  @Test func uniformIsUniform() {
    let values = sample("uniform") { $0.uniform() }
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { $0 } > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { $0 / 1.05 } < 1e-6)
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
  }

  @Test func exponentialIsExponential() {
    let values = sample("exponential") { $0.exponential() }
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_exponential_P($0, 1) } > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_exponential_P($0, 1.05) } < 1e-6)
    #expect(values.allSatisfy { $0 >= 0 })
  }

  @Test func normalIsNormal() {
    let values = sample("normal") { $0.normal() }
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_ugaussian_P($0) } > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_gaussian_P($0, 1.05) } < 1e-6)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_ugaussian_P($0 - 0.05) } < 1e-6)
  }

  @Test("every corner of the ziggurats is reached: 200 equally likely cells in the body and 40 in the tail")
  func zigguratCells() {
    var stream = RandomStream(seed: 1, replication: 0, purpose: "cells", entity: "ziggurat")
    var exponential = Array(repeating: 0, count: 240)
    var normal = Array(repeating: 0, count: 240)
    // The last half per cent is cut into 40 cells, the rest into 200; the tails begin at 0.99955 and 0.99974.
    func cell(_ probability: Double) -> Int {
      probability < 0.995 ? Int(probability / 0.995 * 200) : min(239, 200 + Int((probability - 0.995) / 0.005 * 40))
    }
    let count = 400_000
    for _ in 0..<count {
      exponential[cell(gsl_cdf_exponential_P(stream.exponential(), 1))] += 1
      normal[cell(1 - 2 * gsl_cdf_ugaussian_Q(abs(stream.normal())))] += 1
    }
    let expected = (0..<240).map { Double(count) * ($0 < 200 ? 0.995 / 200 : 0.005 / 40) }
    #expect(GoodnessOfFit.chiSquare(observed: exponential, expected: expected) > 1e-3)
    #expect(GoodnessOfFit.chiSquare(observed: normal, expected: expected) > 1e-3)
    // Teeth: every second cell 5 % too thin, the others too thick.
    let bent = expected.indices.map { expected[$0] * ($0 % 2 == 0 ? 0.95 : 1.05) }
    #expect(GoodnessOfFit.chiSquare(observed: exponential, expected: bent) < 1e-6)
    #expect(GoodnessOfFit.chiSquare(observed: normal, expected: bent) < 1e-6)
  }

  @Test(arguments: [0.3, 1, 2.5, 40])
  func gammaIsGamma(shape: Double) {
    let values = sample("gamma \(shape)") { $0.gamma(shape: shape) }
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_gamma_P($0, shape, 1) } > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(values) { gsl_cdf_gamma_P($0, shape * 1.05, 1) } < 1e-6)
  }

  @Test func indexIsEven() {
    var stream = RandomStream(seed: 5, replication: 0, purpose: "index", entity: 0)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.index(below: 7)] += 1 }
    #expect(GoodnessOfFit.chiSquare(observed: counts, expected: Array(repeating: 10_000, count: 7)) > 1e-3)
    #expect(
      GoodnessOfFit.chiSquare(observed: counts, expected: [9500, 10_500, 9500, 10_500, 10_000, 10_000, 10_000]) < 1e-6)
  }
}
