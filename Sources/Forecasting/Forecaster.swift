import Workforce

/// Forecasts the contacts of queues from their history.
///
/// The past of each queue decides: every method forecasts the same past weeks from nothing but what lay before them, and the
/// weighted mean of methods that missed least makes the forecast. Its errors give the quantiles. The same request on the same
/// history always gives the same forecast.
public enum Forecaster {
  /// A forecast of one queue.
  ///
  /// - Throws: `ForecastingError.unusableRequest` when the request contradicts itself.
  public static func forecast(
    _ history: VolumeHistory, _ request: ForecastRequest
  ) throws(ForecastingError) -> VolumeForecast {
    try run(history, request.validated(), pool: nil)
  }

  /// Forecasts of several queues, which may learn from what they have in common.
  ///
  /// - Parameter histories: One for each queue, all with the same interval length.
  /// - Returns: One forecast for each history, in the same order.
  /// - Throws: `ForecastingError.unusableRequest` when the request contradicts itself.
  public static func forecast(
    _ histories: [VolumeHistory], _ request: ForecastRequest
  ) throws(ForecastingError) -> [VolumeForecast] {
    let request = try request.validated()
    let pool = QueuePool(histories, request)
    var forecasts: [VolumeForecast] = []
    for history in histories { forecasts.append(run(history, request, pool: pool)) }
    return forecasts
  }

  /// Forecasts of several queues, worked out side by side.
  ///
  /// - Parameters:
  ///   - histories: One for each queue, all with the same interval length.
  ///   - request: What is asked.
  ///   - threads: How many queues are worked on at a time; the forecasts do not depend on it.
  ///   - progress: Told how many queues are done.
  /// - Returns: One forecast for each history, in the same order.
  /// - Throws: `ForecastingError.unusableRequest` when the request contradicts itself.
  public static func forecast(
    _ histories: [VolumeHistory], _ request: ForecastRequest, threads: Int, progress: (_ done: Int) -> Void = { _ in }
  ) async throws(ForecastingError) -> [VolumeForecast] {
    let request = try request.validated()
    let pool = QueuePool(histories, request)
    var forecasts = [VolumeForecast?](repeating: nil, count: histories.count)
    await withTaskGroup(of: (Int, VolumeForecast).self) { group in
      var next = 0
      func start() {
        guard next < histories.count else { return }
        let (index, history) = (next, histories[next])
        group.addTask { (index, run(history, request, pool: pool)) }
        next += 1
      }
      for _ in 0..<max(1, threads) { start() }
      var done = 0
      for await (index, forecast) in group {
        forecasts[index] = forecast
        done += 1
        progress(done)
        start()
      }
    }
    return forecasts.compactMap(\.self)
  }

  private static func run(_ history: VolumeHistory, _ request: ForecastRequest, pool: QueuePool?) -> VolumeForecast {
    let study = Study(history, request)
    let plan = FoldPlan(historyDays: history.dayCount, horizonDays: request.horizonDays, limit: request.folds)
    let methods = methods(request, pooled: pool != nil)
    let test = Backtest(study, methods: methods, plan: plan) { origin in pool?.effects(for: study, origin: origin) }
    let chosen = plan.origins.indices.map { fold in
      test.combined(Combination.choose(test, before: plan.origins[fold]), fold: fold)
    }
    let weights = plan.origins.isEmpty ? [MethodWeight(method: .meanOfFour, weight: 1)] : Combination.choose(test)
    let firstDay = history.firstDate.dayNumber
    let report =
      plan.origins.isEmpty
      ? nil : BacktestScoring(test: test, firstDay: firstDay, levels: request.quantiles).report(chosen: chosen)
    let tables = ResidualTable.tables(test, chosen, firstDay: firstDay)
    let input = study.input(
      at: history.dayCount, horizon: request.horizonDays,
      shared: pool?.effects(for: study, origin: history.dayCount))
    return ForecastAssembly(
      study: study, request: request, input: input, weights: weights,
      spread: ForecastSpread(tables, slots: history.intervalsPerDay), report: report,
      intraday: IntradayModel(tables.intervals)
    ).forecast()
  }

  /// The methods asked for and the naive ones, simple ones first.
  private static func methods(_ request: ForecastRequest, pooled: Bool) -> [ForecastMethod] {
    var methods = request.methods.union([.seasonalNaive, .meanOfFour])
    if !pooled { methods.remove(.sharedTotalTimesProfile) }
    return methods.sorted()
  }
}
