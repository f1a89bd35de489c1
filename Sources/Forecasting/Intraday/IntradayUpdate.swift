import Statistics
public import Workforce

/// A day forecast anew from what it has brought so far.
public struct IntradayUpdate: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// Contacts seen, and what had been forecast for the same intervals.
  public let seen: Double
  /// What had been forecast for the intervals that were seen.
  public let forecastOfSeen: Double
  /// The intervals to come.
  public let remaining: [ForecastInterval]
  /// Contacts in all intervals to come.
  public let restMean: Double
  /// Quantiles of contacts in all intervals to come.
  public let restQuantiles: [Double]

  /// Contacts of the whole day: those seen and those expected.
  public var dayMean: Double { ((seen + restMean) * 1000).rounded() / 1000 }
  /// Quantiles of the contacts of the whole day.
  public var dayQuantiles: [Double] { restQuantiles.map { (($0 + seen) * 1000).rounded() / 1000 } }
}

extension VolumeForecast {
  /// The rest of a day, given what has been seen of it.
  ///
  /// - Parameters:
  ///   - date: A day of the forecast.
  ///   - seen: Contacts of intervals that are over, by the local minute at which they began. An interval before the last one
  ///     seen that is not named is taken as not observed and is forecast like those to come.
  /// - Throws: `ForecastingError.unusableRequest` when the day is not in the forecast, a time is not an open interval or a count
  ///   is negative.
  public func updated(
    _ date: CalendarDate, seen: [Int: Double]
  ) throws(ForecastingError) -> IntradayUpdate {
    guard let day = days.first(where: { $0.date == date }) else {
      throw .unusableRequest([
        "\(date) is not among the days of the forecast, \(total.first) to \(total.last). Forecast that day first."
      ])
    }
    var problems: [String] = []
    let open = Set(day.intervals.map(\.minuteOfDay))
    for minute in seen.keys.sorted() {
      let count = seen[minute] ?? 0
      if !open.contains(minute) {
        problems.append(
          "\(date) has no open interval that begins at \(timeOfDay(max(0, min(1439, minute)))). Leave it out.")
      }
      if !count.isFinite || count < 0 {
        problems.append("The count at \(timeOfDay(max(0, min(1439, minute)))) is \(count); expected zero or more.")
      }
    }
    guard problems.isEmpty else { throw .unusableRequest(problems) }
    return IntradayComputation(forecast: self, day: day, seen: seen).update()
  }
}

/// The best linear prediction of intervals to come from intervals seen.
struct IntradayComputation {
  let forecast: VolumeForecast
  let day: ForecastDay
  let seen: [Int: Double]

  private typealias Cell = (position: Int, mean: Double)

  func update() -> IntradayUpdate {
    let cells = day.intervals.map { (position: $0.minuteOfDay / forecast.intervalMinutes, mean: $0.mean) }
    let past = day.intervals.indices.filter { seen[day.intervals[$0].minuteOfDay] != nil && cells[$0].mean > 0 }
    let future = day.intervals.indices.filter { seen[day.intervals[$0].minuteOfDay] == nil }
    let model = forecast.intraday
    let matrix = past.flatMap { a in past.map { b in model.covariance(cells[a], cells[b]) } }
    let gaps = past.map { (seen[day.intervals[$0].minuteOfDay] ?? 0) - cells[$0].mean }
    let factor = past.isEmpty ? nil : CholeskyFactor(matrix, size: past.count)
    let solved = factor?.solve(gaps) ?? []
    var intervals: [ForecastInterval] = []
    var variances = [[Double]](repeating: [], count: future.count)
    let weights = future.map { target in
      factor?.solve(past.map { model.covariance(cells[target], cells[$0]) }) ?? []
    }
    var sum = 0.0
    var given = 0
    for (index, target) in future.enumerated() {
      let cross = past.map { model.covariance(cells[target], cells[$0]) }
      let shift = zip(cross, solved).reduce(0) { $0 + $1.0 * $1.1 }
      variances[index] = future.enumerated().map { other, cell in
        model.covariance(cells[target], cells[cell]) - zip(cross, weights[other]).reduce(0) { $0 + $1.0 * $1.1 }
      }
      sum += max(0, cells[target].mean + shift)
      let upTo = Int((sum * 1000).rounded())
      let mean = Double(upTo - given) / 1000
      given = upTo
      intervals.append(
        ForecastInterval(
          minuteOfDay: day.intervals[target].minuteOfDay, mean: mean,
          quantiles: quantiles(mean: mean, variance: variances[index][index])))
    }
    let rest = Double(given) / 1000
    let variance = variances.reduce(0) { $0 + $1.reduce(0, +) }
    return IntradayUpdate(
      date: day.date, seen: seen.keys.sorted().reduce(0) { $0 + (seen[$1] ?? 0) },
      forecastOfSeen: (past.reduce(0) { $0 + cells[$1].mean } * 1000).rounded() / 1000, remaining: intervals,
      restMean: rest, restQuantiles: quantiles(mean: rest, variance: variance))
  }

  private func quantiles(mean: Double, variance: Double) -> [Double] {
    forecast.quantileLevels.map { level in
      guard mean > 0 else { return 0 }
      if mean < SpreadModel.countsBelow {
        return CountQuantile.negativeBinomial(level, mean: mean, variance: variance)
      }
      let value = mean + max(0, variance).squareRoot() * SpecialFunctions.normalQuantile(level)
      return (max(0, value) * 1000).rounded() / 1000
    }
  }
}
