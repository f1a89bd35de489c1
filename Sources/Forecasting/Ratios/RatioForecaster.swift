import Workforce

/// Forecasts quantities per contact.
public enum RatioForecaster {
  /// A forecast of a quantity per contact.
  ///
  /// Three methods forecast the same past weeks; that which missed least is used, and its errors give the quantiles. Within the
  /// day the quantity follows its usual course, learnt from all days and pulled towards none as strongly as two hundred
  /// contacts pull.
  ///
  /// - Throws: `ForecastingError.unusableRequest` when the request contradicts itself.
  public static func forecast(
    _ history: RatioHistory, _ request: ForecastRequest
  ) throws(ForecastingError) -> RatioForecast {
    let request = try request.validated()
    let study = Study(history.denominator, request)
    let days = RatioDays(history, study)
    let plan = FoldPlan(
      historyDays: history.denominator.dayCount, horizonDays: request.horizonDays, limit: request.folds)
    var residuals = [[(value: Double, weight: Double)]](repeating: [], count: RatioMethod.allCases.count)
    var sums = [(miss: Double, bias: Double)](repeating: (0, 0), count: RatioMethod.allCases.count)
    var actual = 0.0
    for origin in plan.origins {
      let forecasts = RatioMethod.allCases.map { days.forecast($0, origin: origin, horizon: plan.testDays) }
      for lead in 0..<plan.testDays where days.weights[origin + lead] > 0 {
        let (truth, weight) = (days.values[origin + lead], days.weights[origin + lead])
        actual += weight * truth
        for method in forecasts.indices {
          sums[method].miss += weight * abs(forecasts[method][lead] - truth)
          sums[method].bias += weight * (forecasts[method][lead] - truth)
          residuals[method].append((days.link(truth) - days.link(forecasts[method][lead]), weight))
        }
      }
    }
    let best = sums.indices.min { sums[$0].miss < sums[$1].miss } ?? 0
    let chosen = plan.origins.isEmpty ? RatioMethod.lastFour : RatioMethod.allCases[best]
    let errors =
      plan.origins.isEmpty || actual <= 0
      ? []
      : RatioMethod.allCases.indices.map { index in
        RatioErrors(
          method: RatioMethod.allCases[index], isChosen: index == best, relativeError: sums[index].miss / actual,
          bias: sums[index].bias / actual)
      }
    let spread = WeightedSample(plan.origins.isEmpty ? [] : residuals[best])
    return RatioForecast(
      quantileLevels: request.quantiles, days: result(days, study, request, chosen, spread), errors: errors,
      warnings: warnings(history, errors: errors).map { Warning($0, at: history.numerator.queue) })
  }

  private static func result(
    _ days: RatioDays, _ study: Study, _ request: ForecastRequest, _ method: RatioMethod, _ spread: WeightedSample
  ) -> [RatioForecast.Day] {
    let origin = study.history.dayCount
    let values = days.forecast(method, origin: origin, horizon: request.horizonDays)
    let input = study.input(at: origin, horizon: request.horizonDays)
    return (0..<request.horizonDays).filter(input.isOpen).map { lead in
      let date = study.history.endDate.advanced(by: lead)
      let weekday = date.weekday.index
      let slots = (0..<input.slots).filter { input.prepared.isOpen(weekday: weekday, slot: $0) }
      let intervals = slots.map { slot in
        RatioForecast.Interval(
          minuteOfDay: slot * study.history.intervalMinutes,
          mean: rounded(days.inverse(days.link(values[lead]) + days.slotShifts[slot])))
      }
      let quantiles = request.quantiles.map { rounded(days.inverse(days.link(values[lead]) + spread.quantile($0))) }
      return RatioForecast.Day(date: date, mean: rounded(values[lead]), quantiles: quantiles, intervals: intervals)
    }
  }

  private static func warnings(_ history: RatioHistory, errors: [RatioErrors]) -> [String] {
    if errors.isEmpty {
      return ["The history is too short to measure errors: the last same weekdays are repeated, without bands."]
    }
    if errors.first(where: \.isChosen)?.method == .seasonalNaive {
      return ["On the past of \(history.numerator.queue) nothing beat repeating the last same weekday."]
    }
    return []
  }

  private static func rounded(_ value: Double) -> Double { (value * 100_000).rounded() / 100_000 }
}
