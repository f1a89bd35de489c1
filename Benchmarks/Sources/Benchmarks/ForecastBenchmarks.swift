import Forecasting
import Foundation
import Workforce

/// Forecasting of made-up histories: how long planners wait.
enum ForecastBenchmarks {
  static let all: [Benchmark] = [
    Benchmark(name: "forecast-30-weeks", unit: "forecast of four weeks with its backtest") {
      _ = try Forecaster.forecast(history("one", weeks: 30, scale: 1), ForecastRequest())
      return 1
    },
    Benchmark(name: "forecast-without-backtest", unit: "forecast of four weeks") {
      _ = try Forecaster.forecast(history("one", weeks: 30, scale: 1), ForecastRequest(folds: 0))
      return 1
    },
    Benchmark(name: "forecast-50-queues", unit: "queue", isWallClock: true) {
      let histories = try (0..<50).map { try history("queue \($0)", weeks: 30, scale: 0.2 + 0.1 * Double($0)) }
      return Double(try await Forecaster.forecast(histories, ForecastRequest(), threads: 2).count)
    },
  ]

  /// Half-hours around the clock with a day shape, weekdays, a slow wave and a fixed pattern of noise.
  private static func history(_ name: String, weeks: Int, scale: Double) throws -> VolumeHistory {
    guard let first = CalendarDate(year: 2025, month: 1, day: 6) else { return try VolumeHistory(queue: name, rows: []) }
    let weekdays = [1.2, 1.05, 1, 0.95, 1, 0.8, 0.5]
    var state = UInt64(scale * 1_000_003)
    var rows: [StampedCount] = []
    for day in 0..<(7 * weeks) {
      let level = scale * 60 * weekdays[day % 7] * (1 + 0.1 * sin(Double(day) / 20))
      for slot in 0..<48 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let noise = 2 * (Double(state >> 11) / Double(1 << 53)) - 1
        let mean = level * (1 + 0.8 * cos(Double(slot - 22) / 24 * Double.pi))
        let count = max(0, (mean + 1.7 * mean.squareRoot() * noise).rounded())
        rows.append(StampedCount(date: first.advanced(by: day), minuteOfDay: slot * 30, count: count))
      }
    }
    return try VolumeHistory(queue: name, rows: rows)
  }
}
