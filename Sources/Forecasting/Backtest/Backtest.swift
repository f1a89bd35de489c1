/// What each method said at each origin, beside what came.
struct Backtest: Sendable {
  let plan: FoldPlan
  let slots: Int
  let methods: [ForecastMethod]
  /// Forecasts by method, then fold: test days × slots.
  let forecasts: [[[Double]]]
  /// What came, by fold; meaningful where `known`.
  let actuals: [[Double]]
  /// Whether a cell was observed, open and on a day with service, by fold.
  let known: [[Bool]]
  /// Mean error, per interval, that the last same weekday makes within each fold's past.
  let naiveScales: [Double]

  init(_ study: Study, methods: [ForecastMethod], plan: FoldPlan, shared: (Int) -> SharedEffects?) {
    self.plan = plan
    self.methods = methods
    let slots = study.whole.slots
    self.slots = slots
    var forecasts = [[[Double]]](repeating: [], count: methods.count)
    var actuals: [[Double]] = []
    var known: [[Bool]] = []
    var scales: [Double] = []
    for origin in plan.origins {
      let needsShared = methods.contains(.sharedTotalTimesProfile)
      let input = study.input(at: origin, horizon: plan.testDays, shared: needsShared ? shared(origin) : nil)
      for (index, method) in methods.enumerated() { forecasts[index].append(method.forecast(input)) }
      let cells = (origin * slots)..<((origin + plan.testDays) * slots)
      actuals.append(Array(study.whole.counts[cells]))
      known.append(cells.map { study.whole.known[$0] && study.whole.days[$0 / slots] == .known })
      scales.append(Backtest.naiveScale(input.prepared))
    }
    self.forecasts = forecasts
    self.actuals = actuals
    self.known = known
    naiveScales = scales
  }

  /// Mean absolute difference between a known interval and the same one a week before.
  ///
  /// Source: Hyndman and Koehler (2006), Another look at measures of forecast accuracy, doi:10.1016/j.ijforecast.2006.03.001.
  private static func naiveScale(_ prepared: PreparedHistory) -> Double {
    let week = 7 * prepared.slots
    var sum = 0.0
    var count = 0.0
    for cell in prepared.counts.indices.dropFirst(week) where prepared.known[cell] && prepared.known[cell - week] {
      sum += abs(prepared.counts[cell] - prepared.counts[cell - week])
      count += 1
    }
    return count > 0 ? sum / count : 0
  }

  /// The forecasts of weighted methods, by fold.
  func combined(_ weights: [MethodWeight], fold: Int) -> [Double] {
    var result = [Double](repeating: 0, count: plan.testDays * slots)
    for entry in weights {
      guard let index = methods.firstIndex(of: entry.method) else { continue }
      for cell in result.indices { result[cell] += entry.weight * forecasts[index][fold][cell] }
    }
    return result
  }

  /// Sum of absolute errors of a forecast of one fold.
  func misses(_ forecast: [Double], fold: Int) -> Double {
    var sum = 0.0
    for cell in forecast.indices where known[fold][cell] { sum += abs(forecast[cell] - actuals[fold][cell]) }
    return sum
  }
}
