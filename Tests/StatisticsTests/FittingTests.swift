import Statistics
import Testing
import Workforce

struct FittingTests {
  @Test(
    "a fitted distribution has the mean and coefficient of variation asked for",
    arguments: [
      (.gamma, [0.05, 0.5, 1, 3]), (.lognormal, [0.05, 0.5, 1, 3]), (.weibull, [0.05, 0.5, 1, 3, 20]),
      (.hyperexponential, [1, 1.01, 1.5, 3, 50]), (.truncatedNormal, [0.01, 0.2, 0.5, 0.7555, 0.9, 0.98]),
      (.uniform, [0.1, 0.577]), (.exponential, [1]),
    ] as [(Distribution.Family, [Double])])
  func momentsAreMet(family: Distribution.Family, variations: [Double]) throws {
    for variation in variations {
      let fitted = try Distribution.fitting(family, mean: 340, coefficientOfVariation: variation)
      #expect(abs(fitted.mean / 340 - 1) < 1e-9, "\(family) \(variation)")
      #expect(abs(fitted.coefficientOfVariation / variation - 1) < 1e-6, "\(family) \(variation)")
      #expect(fitted.problems() == [])
    }
  }

  @Test("a half-normal has a coefficient of variation of √(π/2 − 1)")
  func halfNormal() throws {
    let fitted = try Distribution.fitting(
      .truncatedNormal, mean: 10, coefficientOfVariation: (Double.pi / 2 - 1).squareRoot())
    guard case .truncatedNormal(let location, let scale) = fitted else {
      Issue.record("\(fitted)")
      return
    }
    #expect(abs(location) < 1e-6)
    #expect(abs(scale - 10 * (Double.pi / 2).squareRoot()) < 1e-6)
  }

  @Test func erlangTakesTheNearestNumberOfPhases() throws {
    #expect(
      try Distribution.fitting(.erlang, mean: 60, coefficientOfVariation: 0.5) == .erlang(phases: 4, mean: 60))
    #expect(
      try Distribution.fitting(.erlang, mean: 60, coefficientOfVariation: 0.6) == .erlang(phases: 3, mean: 60))
    #expect(try Distribution.fitting(.erlang, mean: 60, coefficientOfVariation: 1) == .erlang(phases: 1, mean: 60))
  }

  @Test("no variation at all is a constant", arguments: Distribution.Family.allCases.filter { $0 != .exponential })
  func constant(family: Distribution.Family) throws {
    #expect(try Distribution.fitting(family, mean: 60, coefficientOfVariation: 0) == .constant(60))
  }

  @Test(
    "what a family cannot have is refused",
    arguments: [
      (.erlang, 60, 1.2), (.hyperexponential, 60, 0.9), (.truncatedNormal, 60, 1), (.uniform, 60, 0.6),
      (.exponential, 60, 0.5), (.weibull, 60, 1000), (.weibull, 60, 1e-5), (.gamma, 0, 1), (.gamma, -3, 1),
      (.gamma, .infinity, 1), (.gamma, 60, -1), (.lognormal, 60, .nan),
    ] as [(Distribution.Family, Double, Double)])
  func impossible(family: Distribution.Family, mean: Double, variation: Double) {
    #expect(throws: StatisticsError.self) {
      try Distribution.fitting(family, mean: mean, coefficientOfVariation: variation)
    }
  }

  @Test func refusalsSayWhatToDo() {
    #expect {
      try Distribution.fitting(.erlang, mean: 60, coefficientOfVariation: 1.2)
    } throws: { error in
      "\(error)" == "erlang coefficient of variation: found 1.2, expected from 0.001 to 1; "
        + "choose gamma, lognormal or hyperexponential"
    }
  }

  @Test(
    "a fitted distribution runs through both percentiles, given in any order",
    arguments: [.lognormal, .gamma, .weibull] as [Distribution.Family])
  func percentiles(family: Distribution.Family) throws {
    for (low, high) in [(240.0, 600.0), (10, 11), (1, 2000)] {
      let pairs = [(Percentile.median(low), Percentile.p90(high)), (.p90(high), .median(low))]
      for (one, other) in pairs {
        let fitted = try Distribution.fitting(family, one, other)
        #expect(abs(fitted.quantile(0.5) / low - 1) < 1e-8)
        #expect(abs(fitted.quantile(0.9) / high - 1) < 1e-8)
      }
    }
  }

  @Test func impossiblePercentiles() {
    let impossible: [(Distribution.Family, Percentile, Percentile)] = [
      (.lognormal, .median(600), .p90(600)), (.lognormal, .median(600), .p90(300)),
      (.lognormal, .median(1), .median(2)), (.gamma, .median(0), .p90(1)), (.weibull, .median(-1), .p90(1)),
      (.gamma, Percentile(probability: 0, value: 1), .p90(2)), (.gamma, .median(1), .p90(.infinity)),
      (.gamma, .median(1), .p90(1e300)), (.uniform, .median(1), .p90(2)),
      (.lognormal, Percentile(probability: .nan, value: 1), .p90(2)),
    ]
    for (family, one, other) in impossible {
      #expect(throws: StatisticsError.self, "\(family) \(one) \(other)") {
        try Distribution.fitting(family, one, other)
      }
    }
  }

  @Test func samples() throws {
    #expect(try Distribution.fitting(sample: [3, 1, 2, 2]) == .empirical([1, 2, 2, 3]))
    #expect(try Distribution.fitting(sample: [3, 3]) == .constant(3))
    #expect(throws: StatisticsError.self) { try Distribution.fitting(sample: []) }
    #expect {
      try Distribution.fitting(sample: [5, 1, -2])
    } throws: { error in
      "\(error)" == "sample value 3: found -2.0, expected a finite number of at least zero"
    }
  }
}
