import Testing
import Workforce

@testable import Forecasting

@Suite("Real histories")
struct RealDataTests {
  /// From one origin: the last four weeks, forecast from the weeks before.
  @Test(.enabled(if: RealData.hasBank, Comment(rawValue: RealData.missing)))
  func theBanksLastFourWeeks() throws {
    let history = try RealData.bank()
    let origin = Histories.date("2003-08-30")
    let request = ForecastRequest()
    let ours = try error(Forecaster.forecast(history.before(origin), request), history)
    let mean = try error(
      Forecaster.forecast(history.before(origin), ForecastRequest(methods: [.meanOfFour], folds: 0)), history)
    #expect(abs(mean - 0.0829) < 0.0001)
    #expect(ours < 0.65 * mean, "\(ours) against \(mean)")
  }

  private func error(_ forecast: VolumeForecast, _ history: VolumeHistory) -> Double {
    var misses = 0.0
    var total = 0.0
    for day in forecast.days {
      for interval in day.intervals {
        guard let count = history.count(on: day.date, interval: interval.minuteOfDay / 30) else { continue }
        misses += abs(interval.mean - count)
        total += count
      }
    }
    return misses / total
  }

  @Test(.enabled(if: RealData.hasBank, Comment(rawValue: RealData.missing)))
  func theBankByRollingOrigin() throws {
    let forecast = try Forecaster.forecast(RealData.bank(), ForecastRequest())
    let report = try #require(forecast.accuracy)
    let mean = try #require(report.methods.first { $0.method == .meanOfFour }?.errors.wape)
    #expect(report.origins.count == 18 && report.testDays == 28)
    #expect(report.chosen.wape < 0.78 * mean, "\(report.chosen.wape) against \(mean)")
    #expect(report.chosen.pinball ?? 1 < 0.8 * (report.seasonalNaive?.pinball ?? 0))
    #expect(abs(report.chosen.bias) < 0.02)
    for band in report.coverage where band.nominal == 0.8 {
      switch band.group {
      case .intervals: #expect(band.observed > 0.75 && band.observed < 0.85, "\(band)")
      // Hours and weekdays rest on far fewer independent days.
      default: #expect(band.observed > 0.72 && band.observed < 0.88, "\(band)")
      }
    }
    // Columbus Day and the day after it are foreseen though the history holds none.
    let holiday = try #require(forecast.days.first { $0.date == Histories.date("2003-10-13") })
    #expect(holiday.mean == 0 && holiday.remark == "closed: Columbus Day")
    let after = try #require(forecast.days.first { $0.date == Histories.date("2003-10-14") })
    let usual = try #require(forecast.days.first { $0.date == Histories.date("2003-10-21") })
    #expect(after.mean > 1.1 * usual.mean)
  }

  @Test(.enabled(if: RealData.hasDaily, Comment(rawValue: RealData.missing)))
  func theDailyCentreBeatsItsNaive() throws {
    let report = try #require(Forecaster.forecast(RealData.daily(), ForecastRequest()).accuracy)
    let naive = try #require(report.seasonalNaive)
    #expect(report.chosen.wape < 0.8 * naive.wape, "\(report.chosen.wape) against \(naive.wape)")
    #expect(report.chosen.pinball ?? 1 < 0.8 * (naive.pinball ?? 0))
    let band = try #require(report.coverage.first { $0.group == .days && $0.nominal == 0.8 })
    #expect(band.observed > 0.75 && band.observed < 0.85, "\(band)")
  }
}
