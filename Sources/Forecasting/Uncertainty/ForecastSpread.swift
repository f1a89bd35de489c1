/// The spread of intervals, days, weeks and whole horizons around their forecasts.
struct ForecastSpread: Sendable {
  let intervals: SpreadModel
  let days: SpreadModel
  let weeks: SpreadModel
  let horizon: SpreadModel

  /// - Parameter tables: The errors of a backtest.
  init(_ tables: ResidualTables, slots: Int) {
    intervals = SpreadModel(tables.intervals, slots: slots, weekdays: true)
    days = SpreadModel(tables.days, weekdays: true)
    weeks = SpreadModel(tables.weeks, guess: 0.12)
    horizon = SpreadModel(tables.horizons, guess: 0.1)
  }

  /// Quantiles of a sum of several days: learnt from weeks up to about a week, from horizons beyond.
  func span(_ probability: Double, forecast: Double, days count: Int, leadWeek: Int) -> Double {
    switch count {
    case 1: days.quantile(probability, forecast: forecast, leadWeek: leadWeek)
    case 2...10: weeks.quantile(probability, forecast: forecast, leadWeek: leadWeek)
    default: horizon.quantile(probability, forecast: forecast, leadWeek: 0)
    }
  }
}
