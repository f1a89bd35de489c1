import Foundation
import Testing
import Workforce

@testable import Forecasting

@Suite("A morning says something about its afternoon")
struct IntradayTests {
  private func forecast(_ model: IntradayModel, means: [Double]) -> VolumeForecast {
    let date = Histories.date("2025-03-03")
    let intervals = means.indices.map {
      ForecastInterval(minuteOfDay: 480 + 60 * $0, mean: means[$0], quantiles: [0, 0])
    }
    let day = ForecastDay(
      date: date, mean: means.reduce(0, +), quantiles: [0, 0], remark: nil, factors: [], intervals: intervals)
    let span = ForecastSpan(first: date, last: date, mean: day.mean, quantiles: [0, 0])
    return VolumeForecast(
      queue: "q", intervalMinutes: 60, quantileLevels: [0.1, 0.9], days: [day], weeks: [span], total: span,
      weights: [MethodWeight(method: .meanOfFour, weight: 1)], accuracy: nil, dayVariation: 0, intraday: model,
      warnings: [])
  }

  /// Gamma–Poisson: with a factor of shape k = 1 / v and mean one, the posterior mean is (k + seen) / (k + forecast).
  @Test(arguments: [0.01, 0.04, 0.25], [30.0, 100, 170])
  func withoutPassingWavesItIsTheConjugateUpdate(variance: Double, first: Double) throws {
    let means: [Double] = [100, 120, 80, 60, 40]
    let plain = forecast(IntradayModel(common: variance, passing: 0, carry: 0, counting: 1), means: means)
    let update = try plain.updated(Histories.date("2025-03-03"), seen: [480: first, 540: 130])
    let factor = (1 / variance + first + 130) / (1 / variance + 220)
    #expect(abs(update.restMean - factor * 180) < 0.002)
    for (interval, mean) in zip(update.remaining, [80.0, 60, 40]) {
      #expect(abs(interval.mean - factor * mean) < 0.002)
    }
    #expect(update.dayMean == ((first + 130 + update.restMean) * 1000).rounded() / 1000)
    #expect(update.restQuantiles[0] < update.restMean && update.restMean < update.restQuantiles[1])
  }

  @Test func aPassingWaveFades() throws {
    let model = IntradayModel(common: 0, passing: 0.04, carry: 0.6, counting: 1)
    let update = try forecast(model, means: Array(repeating: 200, count: 8))
      .updated(Histories.date("2025-03-03"), seen: [480: 260])
    let gains = update.remaining.map { $0.mean - 200 }
    #expect(gains[0] > 20 && gains.allSatisfy { $0 > 0 })
    for (near, far) in zip(gains, gains.dropFirst()) { #expect(abs(far / near - 0.6) < 0.01) }
  }

  @Test func seeingMoreNarrowsTheRest() throws {
    let model = IntradayModel(common: 0.02, passing: 0.01, carry: 0.5, counting: 1.2)
    let plain = forecast(model, means: Array(repeating: 100, count: 10))
    let date = Histories.date("2025-03-03")
    let none = try plain.updated(date, seen: [:])
    #expect(none.restMean == 1000 && none.forecastOfSeen == 0)
    let some = try plain.updated(date, seen: [480: 100, 540: 100, 600: 100])
    let width = { (update: IntradayUpdate) in (update.restQuantiles[1] - update.restQuantiles[0]) / update.restMean }
    #expect(width(some) < 0.75 * width(none))
  }

  @Test func mistakesAreNamed() throws {
    let plain = forecast(.assumed, means: [10, 10])
    #expect(throws: ForecastingError.self) { try plain.updated(Histories.date("2025-03-04"), seen: [:]) }
    #expect {
      _ = try plain.updated(Histories.date("2025-03-03"), seen: [475: 3, 480: -1])
    } throws: { error in
      guard case ForecastingError.unusableRequest(let problems) = error else { return false }
      return problems.count == 2
    }
  }

  /// Days with a common factor whose variance is known: it is found again, and the update beats the plain forecast.
  @Test func theDependenceIsMeasured() throws {
    let history = try Histories.drawn(days: 196, dayDeviation: 0.15) { 5 * Histories.shop($0, $1) }
    let known = history.before(history.endDate.advanced(by: -28))
    let forecast = try Forecaster.forecast(known, ForecastRequest())
    let together = forecast.intraday.common + forecast.intraday.passing
    #expect(abs(together.squareRoot() - 0.15) < 0.05, "\(forecast.intraday)")
    var before = 0.0
    var after = 0.0
    for day in forecast.days {
      let counts = day.intervals.map {
        (minute: $0.minuteOfDay, count: history.count(on: day.date, interval: $0.minuteOfDay / 60) ?? 0)
      }
      let morning = counts.filter { $0.minute < 720 }
      let update = try forecast.updated(
        day.date, seen: Dictionary(uniqueKeysWithValues: morning.map { ($0.minute, $0.count) }))
      let rest = counts.filter { $0.minute >= 720 }.reduce(0) { $0 + $1.count }
      after += abs(update.restMean - rest)
      before += abs(day.mean - update.forecastOfSeen - rest)
    }
    #expect(after < 0.5 * before)
  }
}
