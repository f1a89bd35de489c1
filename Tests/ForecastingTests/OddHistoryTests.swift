import Statistics
import Testing
import Workforce

@testable import Forecasting

@Suite("Odd histories get an answer, never a stop")
struct OddHistoryTests {
  private func check(_ forecast: VolumeForecast, days: Int, _ label: String) {
    #expect(forecast.days.count == days, "\(label)")
    for day in forecast.days {
      let values = [day.mean] + day.quantiles + day.intervals.flatMap { [$0.mean] + $0.quantiles }
      #expect(values.allSatisfy { $0.isFinite && $0 >= 0 }, "\(label) \(day.date)")
      #expect(day.quantiles == day.quantiles.sorted(), "\(label) \(day.date)")
    }
  }

  @Test(arguments: [1, 2, 6, 8, 13, 15, 29, 43, 57])
  func anyLength(_ days: Int) throws {
    let history = try Histories.drawn(days: days, mean: Histories.shop)
    check(try Forecaster.forecast(history, ForecastRequest(horizonDays: 33, folds: 3)), days: 33, "\(days) days")
  }

  @Test func aSingleRow() throws {
    let row = StampedCount(date: Histories.date("2025-03-03"), minuteOfDay: 0, count: 12)
    let history = try VolumeHistory(queue: "one", rows: [row])
    check(try Forecaster.forecast(history, ForecastRequest(horizonDays: 8)), days: 8, "single row")
  }

  @Test(arguments: [1e-3, 0.2, 1e6])
  func anySize(_ size: Double) throws {
    let history = try Histories.drawn(days: 90) { size * Histories.shop($0, $1) }
    check(try Forecaster.forecast(history, ForecastRequest(folds: 4)), days: 28, "times \(size)")
  }

  /// Random gaps, closed stretches, spikes and a service that begins late and ends early.
  @Test(arguments: 0..<12)
  func randomDamage(_ run: Int) throws {
    var stream = RandomStream(seed: Histories.seed, replication: run, purpose: "damage", entity: "history")
    let minutes = [1440, 60, 30][stream.index(below: 3)]
    let openDays = 1 + stream.index(below: 7)
    let length = 10 + stream.index(below: 140)
    let lost = 0.4 * stream.uniform()
    let silence = stream.index(below: length)
    var rows: [StampedCount] = []
    for day in 0..<length where day % 7 < openDays && (day < silence || day > silence + 9) {
      for minute in stride(from: 0, to: 1440, by: minutes) where !stream.happens(withProbability: lost) {
        let spike = stream.happens(withProbability: 0.002) ? 1000.0 : 1
        let mean = minutes == 1440 ? 200 : Histories.shop(Histories.date("2025-01-06"), minute)
        rows.append(
          StampedCount(
            date: Histories.date("2025-01-06").advanced(by: day), minuteOfDay: minute,
            count: Histories.count(mean, &stream) * spike))
      }
    }
    let history = try VolumeHistory(queue: "damaged", rows: rows, intervalMinutes: minutes)
    let events = [
      ForecastEvent(kind: "a", first: history.firstDate, last: history.endDate.advanced(by: 900)),
      ForecastEvent(kind: "b", first: history.endDate.advanced(by: -9), minutes: 600..<601),
    ]
    let request = ForecastRequest(
      horizonDays: 1 + stream.index(below: 60), calendar: ForecastCalendar(events: events), quantiles: [0.01, 0.99],
      folds: 4)
    check(
      try Forecaster.forecast(history, request), days: request.horizonDays,
      "seed \(Histories.seed), run \(run), \(minutes) minutes")
  }

  @Test func queuesOfDifferentAge() throws {
    let queues = try [70, 9, 35].map { try Histories.drawn("q\($0)", days: $0, mean: Histories.shop) }
    let forecasts = try Forecaster.forecast(queues, ForecastRequest(horizonDays: 14, folds: 4))
    for forecast in forecasts { check(forecast, days: 14, forecast.queue) }
    // Together or alone, queues without anything to share are told apart by name only.
    #expect(forecasts.map(\.queue) == ["q70", "q9", "q35"])
  }
}
