import Statistics
import TestSupport
import Testing
import Workforce

struct SurvivalCurveTests {
  /// Weeks of remission of 21 leukaemia patients given 6-MP; true: still in remission when last seen.
  ///
  /// Source: Freireich et al. (1963), doi:10.1182/blood.V21.6.699.699; as in Klein and Moeschberger (2003), Survival Analysis,
  /// table 1.1 and section 4.2.
  private static let remissions: [CensoredTime] = {
    let relapses: [Double] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    let still: [Double] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    return still.map { CensoredTime($0, isCensored: true) } + relapses.map { CensoredTime($0, isCensored: false) }
  }()

  @Test("the 6-MP example: survival and Greenwood's errors")
  func remission() throws {
    let curve = try SurvivalCurve(Self.remissions)
    let expected: [(time: Double, atRisk: Int, ended: Int, survival: Double, error: Double)] = [
      (6, 21, 3, 0.857, 0.0764), (7, 17, 1, 0.807, 0.0869), (10, 15, 1, 0.753, 0.0963), (13, 12, 1, 0.690, 0.1068),
      (16, 11, 1, 0.627, 0.1141), (22, 7, 1, 0.538, 0.1282), (23, 6, 1, 0.448, 0.1346),
    ]
    #expect(curve.steps.map(\.time) == expected.map(\.time))
    for (step, row) in zip(curve.steps, expected) {
      #expect(step.atRisk == row.atRisk && step.ended == row.ended)
      #expect(abs(step.survival - row.survival) < 5e-4)
      #expect(abs(curve.standardError(at: row.time) - row.error) < 1e-4)
    }
    #expect(curve.survival(at: 5.99) == 1 && curve.survival(at: 100) == curve.steps[6].survival)
    #expect(curve.quantile(0.5) == 23 && curve.quantile(0.25) == 13 && curve.quantile(0.9) == nil)
  }

  @Test("the log-log interval at 10 weeks (R, survfit conf.type = \"log-log\": 0.503 to 0.889)")
  func logLog() throws {
    let estimate = try SurvivalCurve(Self.remissions).survivalEstimate(at: 10)
    #expect(abs(estimate.low - 0.503) < 5e-4 && abs(estimate.high - 0.889) < 5e-4)
  }

  @Test("9 relapses in 359 weeks: an exponential mean of 39.9 weeks")
  func exponentialFit() throws {
    let curve = try SurvivalCurve(Self.remissions)
    #expect(curve.endedCount == 9 && curve.totalTime == 359)
    let estimate = try #require(curve.exponentialMean())
    #expect(abs(estimate.mean - 359.0 / 9) < 1e-12)
    // 2T / χ²(18): quantiles 31.526 and 8.231.
    #expect(abs(estimate.low - 718 / 31.52638) < 1e-3 && abs(estimate.high - 718 / 8.230746) < 1e-3)
  }

  @Test("the restricted mean is the area under the steps")
  func restrictedMean() throws {
    let curve = try SurvivalCurve([
      CensoredTime(2, isCensored: false), CensoredTime(3, isCensored: true), CensoredTime(4, isCensored: false),
    ])
    // 1 until 2, 2/3 until 4, then 0.
    #expect(abs(curve.restrictedMean(until: 3) - (2 + 2.0 / 3)) < 1e-15)
    #expect(abs(curve.restrictedMean(until: 10) - (2 + 4.0 / 3)) < 1e-15)
    #expect(curve.restrictedMean(until: 1) == 1)
  }

  @Test("without censoring it is the share that lasts longer")
  func uncensored() throws {
    let times: [Double] = [5, 1, 3, 3, 8]
    let curve = try SurvivalCurve(times.map { CensoredTime($0, isCensored: false) })
    for time in [0, 1, 2, 3, 5, 7, 8, 9] as [Double] {
      #expect(abs(curve.survival(at: time) - Double(times.count { $0 > time }) / 5) < 1e-15)
    }
    #expect(abs(curve.restrictedMean(until: 100) - 4) < 1e-12)
    #expect(curve.distribution(points: 5) == .empirical([1, 3, 3, 5, 8]))
  }

  @Test("patience is recovered from waits that are mostly cut short by an answer")
  func recoversPatience() throws {
    var stream = RandomStream(seed: 12, replication: 0, purpose: "patience", entity: 0)
    let waits = (0..<20_000).map { _ in
      let (patience, offered) = (300 * stream.exponential(), 150 * stream.exponential())
      return CensoredTime(min(patience, offered), isCensored: offered < patience)
    }
    let curve = try SurvivalCurve(waits)
    let estimate = try #require(curve.exponentialMean(confidence: 0.999))
    #expect(estimate.low < 300 && 300 < estimate.high)
    // Teeth: the mean wait of those who gave up is far off, and 5 % off is outside.
    let abandoned = Tally(waits.filter { !$0.isCensored }.map(\.time))
    #expect(abandoned.mean < 120)
    #expect(!(estimate.low < 315 && 315 < estimate.high) || !(estimate.low < 285 && 285 < estimate.high))
    for probability in [0.1, 0.3, 0.5, 0.7] {
      let exact = Distribution.exponential(mean: 300).quantile(probability)
      let survival = curve.survivalEstimate(at: exact, confidence: 0.9999)
      #expect(survival.low < 1 - probability && 1 - probability < survival.high)
    }
  }

  @Test("the distribution to draw from continues beyond the data with the same hazard")
  func distribution() throws {
    var stream = RandomStream(seed: 13, replication: 0, purpose: "patience", entity: 0)
    let waits = (0..<20_000).map { _ in
      let patience = 300 * stream.exponential()
      return CensoredTime(min(patience, 240), isCensored: patience > 240)
    }
    let distribution = try #require(try SurvivalCurve(waits).distribution())
    #expect(distribution.problems() == [])
    // Most of the mean lies in the tail, beyond everything seen.
    #expect(abs(distribution.mean / 300 - 1) < 0.03)
    #expect(abs(distribution.coefficientOfVariation - 1) < 0.03)
    #expect(abs(distribution.quantile(0.95) / Distribution.exponential(mean: 300).quantile(0.95) - 1) < 0.03)
    #expect(abs(distribution.cumulative(100) - Distribution.exponential(mean: 300).cumulative(100)) < 0.01)
  }

  @Test func nothingToSay() throws {
    let censored = try SurvivalCurve([CensoredTime(5, isCensored: true)])
    #expect(censored.distribution() == nil && censored.exponentialMean() == nil && censored.quantile(0.1) == nil)
    #expect(censored.survival(at: 10) == 1)
    #expect(throws: StatisticsError.self) { try SurvivalCurve([]) }
    #expect(throws: StatisticsError.self) { try SurvivalCurve([CensoredTime(-1, isCensored: false)]) }
    #expect(throws: StatisticsError.self) { try SurvivalCurve([CensoredTime(.nan, isCensored: false)]) }
  }
}
