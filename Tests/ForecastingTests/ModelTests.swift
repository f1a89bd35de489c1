import Foundation
import Statistics
import Testing
import Workforce

@testable import Forecasting

@Suite("The parts of the models do what their names say")
struct ModelTests {
  @Test func choleskyInvertsAndSolves() throws {
    var stream = RandomStream(seed: 7, replication: 0, purpose: "matrix", entity: "a")
    let size = 12
    let root = (0..<(size * size)).map { _ in stream.normal() }
    let matrix = (0..<(size * size)).map { cell in
      (0..<size).reduce(cell / size == cell % size ? 0.5 : 0) {
        $0 + root[cell / size * size + $1] * root[cell % size * size + $1]
      }
    }
    let factor = try #require(CholeskyFactor(matrix, size: size))
    let inverse = factor.inverse()
    for i in 0..<size {
      for j in 0..<size {
        let product = (0..<size).reduce(0) { $0 + matrix[i * size + $1] * inverse[$1 * size + j] }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-9)
      }
    }
    let solution = factor.solve(Array(matrix[0..<size]))
    #expect(abs(solution[0] - 1) < 1e-9 && solution.dropFirst().allSatisfy { abs($0) < 1e-9 })
    #expect(CholeskyFactor([1, 2, 2, 1], size: 2) == nil)
  }

  /// Groups of equal size and unshrunk mean: the shrinkage of a group's mean must be n v / (n v + noise) at the learnt variances.
  @Test func shrinkageIsThatOfTheLearntVariances() {
    let values: [Double] = [3, 1, 2, 8, 7, 9, 5, 4, 6, -2, 0, -1]
    let rows = values.indices.map { index in
      var row = SparseRow()
      row.add(0, 1)
      row.add(1 + index / 3, 1)
      return row
    }
    let groups = [
      EffectGroup(name: "mean", columns: 0..<1, priorVariance: nil),
      EffectGroup(name: "group", columns: 1..<5, priorVariance: 1),
    ]
    var model = MixedModel(groups: groups, columnCount: 5, noisePrior: 1)
    model.iterations = 200
    let fit = model.fit(
      rows, .values(values, weights: Array(repeating: 1, count: 12)), offsets: Array(repeating: 0, count: 12))
    let overall = fit.coefficients[0]
    #expect(abs(overall - values.reduce(0, +) / 12) < 0.05)
    // Robust weights differ little here, so the plain formula holds to a few hundredths.
    let factor = 3 * fit.variances[1] / (3 * fit.variances[1] + fit.noise)
    for group in 0..<4 {
      let mean = values[(group * 3)..<(group * 3 + 3)].reduce(0, +) / 3
      #expect(abs(fit.coefficients[1 + group] - factor * (mean - overall)) < 0.15)
    }
    #expect(factor > 0.8 && factor < 1)
  }

  @Test func aWildDayWeighsLittle() throws {
    func level(_ wild: Bool) throws -> Double {
      let history = try Histories.drawn(days: 84) { date, minute in
        Histories.shop(date, minute) * (wild && date == Histories.date("2025-03-18") ? 8 : 1)
      }
      let study = Study(history, ForecastRequest(horizonDays: 7))
      let input = study.input(at: 84, horizon: 7)
      return ForecastMethod.totalTimesProfile.forecast(input).reduce(0, +)
    }
    let plain = try level(false)
    let wild = try level(true)
    #expect(abs(wild / plain - 1) < 0.01)

  }

  @Test func shapesAreThoseOfARankTwoMatrix() {
    let first = (0..<20).map { sin(Double($0) / 20 * .pi) }
    let second = (0..<20).map { cos(Double($0) / 20 * 3 * .pi) }
    var matrix: [Double] = []
    for row in 0..<50 {
      let (a, b) = (3 * sin(Double(row) * 1.3), cos(Double(row) * 0.7))
      matrix += zip(first, second).map { a * $0 + b * $1 }
    }
    let vectors = LeadingShapes.vectors(matrix, weights: Array(repeating: 1, count: 50), width: 20, count: 2)
    for row in 0..<50 {
      let cells = Array(matrix[(row * 20)..<(row * 20 + 20)])
      var rest = cells
      for vector in vectors {
        let product = zip(cells, vector).reduce(0) { $0 + $1.0 * $1.1 }
        for column in rest.indices { rest[column] -= product * vector[column] }
      }
      #expect(rest.allSatisfy { abs($0) < 1e-9 })
    }
  }

  @Test func quantilesOfAWeightedSample() {
    let sample = WeightedSample([(3, 1), (1, 1), (2, 1), (5, 1), (4, 1)])
    #expect(sample.quantile(0.5) == 3)
    #expect(sample.quantile(0.001) == 1 && sample.quantile(0.999) == 5)
    let leaning = WeightedSample([(0, 9), (10, 1)])
    #expect(leaning.quantile(0.4) == 0)
    #expect(leaning.quantile(0.95) == 10)
  }

  /// Quantiles against probabilities written out by hand.
  ///
  /// Poisson: P(N ≤ 2 | 1) = .9197, P(N ≤ 1 | 1) = .7358. Negative binomial with size 2 and mean 2: P(0) = .25, P(≤ 1) = .5.
  @Test func quantilesOfSmallCounts() {
    #expect(CountQuantile.negativeBinomial(0.9, mean: 1, variance: 1) == 2)
    #expect(CountQuantile.negativeBinomial(0.73, mean: 1, variance: 1) == 1)
    #expect(CountQuantile.negativeBinomial(0.24, mean: 2, variance: 4) == 0)
    #expect(CountQuantile.negativeBinomial(0.49, mean: 2, variance: 4) == 1)
    #expect(CountQuantile.negativeBinomial(0.51, mean: 2, variance: 4) == 2)
  }

  @Test func theMonthIsReadFromOpenDays() throws {
    let history = try Histories.drawn(days: 60, mean: Histories.shop)
    let closed = ClosedDays(
      ForecastCalendar(holidays: .none, closures: [Histories.date("2025-02-03")]), history: history,
      until: Histories.date("2025-06-01"))
    let first = Histories.date("2025-02-01")
    let facts = DayFacts(
      firstDay: first.dayNumber, dayCount: 28, opens: [true, true, true, true, true, false, false], closed: closed)
    // February 2025 begins on a Saturday; Monday the 3rd is closed, so the 4th is the first open day of nineteen.
    #expect(facts.fromStart[3] == 1 && facts.toEnd[3] == 19)
    #expect(facts.fromStart[27] == 19 && facts.toEnd[27] == 1)
    #expect(facts.sinceClosed[3] == 1 && facts.afterHoliday[3] == 1)
    #expect(facts.afterHoliday[4] == 2 && facts.afterHoliday[11] == 0)
  }
}
