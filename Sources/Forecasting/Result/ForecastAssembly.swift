import Workforce

/// Puts means, quantiles, explanations and warnings of a forecast together.
struct ForecastAssembly {
  let study: Study
  let request: ForecastRequest
  let input: MethodInput
  let weights: [MethodWeight]
  let spread: ForecastSpread
  let report: AccuracyReport?
  let intraday: IntradayModel

  func forecast() -> VolumeForecast {
    let means = reconciled()
    let explanation = DayExplanation(input, weights: weights)
    let days = (0..<request.horizonDays).map { day($0, means, explanation) }
    let total = span(0..<days.count, means)
    return VolumeForecast(
      queue: study.history.queue, intervalMinutes: study.history.intervalMinutes, quantileLevels: request.quantiles,
      days: days, weeks: weekRanges().map { span($0, means) }, total: total, weights: weights, accuracy: report,
      dayVariation: dayVariation(days), intraday: intraday,
      warnings: ForecastWarnings(
        study: study, request: request, report: report, weights: weights, outliers: explanation.outliers
      ).sentences().map { Warning($0, at: study.history.queue) })
  }

  /// Thousandths of a contact in each interval of the horizon.
  ///
  /// Rounded so that the running sum of each day is never off by more than half a thousandth.
  private func reconciled() -> [Int] {
    var means = [Double](repeating: 0, count: request.horizonDays * input.slots)
    for entry in weights {
      let forecast = entry.method.forecast(input)
      for cell in means.indices { means[cell] += entry.weight * forecast[cell] }
    }
    var result = [Int](repeating: 0, count: means.count)
    for lead in 0..<request.horizonDays {
      let date = date(lead)
      let exposures = ClockDay.exposures(
        on: date, intervalMinutes: study.history.intervalMinutes, clock: study.history.clock)
      var running = 0.0
      var given = 0
      for slot in 0..<input.slots {
        running += means[lead * input.slots + slot] * exposures[slot]
        let upTo = Int((running * 1000).rounded())
        result[lead * input.slots + slot] = upTo - given
        given = upTo
      }
    }
    return result
  }

  private func date(_ lead: Int) -> CalendarDate { study.history.endDate.advanced(by: lead) }

  private func day(_ lead: Int, _ means: [Int], _ explanation: DayExplanation) -> ForecastDay {
    let cells = (lead * input.slots)..<((lead + 1) * input.slots)
    let date = date(lead)
    let weekday = date.weekday.index
    let sum = Double(means[cells].reduce(0, +)) / 1000
    let open = input.isOpen(lead)
    let intervals = (0..<input.slots).filter { open && input.prepared.isOpen(weekday: weekday, slot: $0) }.map { slot in
      let mean = Double(means[lead * input.slots + slot]) / 1000
      return ForecastInterval(
        minuteOfDay: slot * study.history.intervalMinutes, mean: mean,
        quantiles: request.quantiles.map {
          rounded(
            spread.intervals.quantile($0, forecast: mean, leadWeek: lead / 7, slot: slot, weekday: weekday))
        })
    }
    return ForecastDay(
      date: date, mean: sum,
      quantiles: request.quantiles.map {
        rounded(spread.days.quantile($0, forecast: sum, leadWeek: lead / 7, weekday: weekday))
      }, remark: remark(date, open: open), factors: open ? explanation.factors(lead) : [], intervals: intervals)
  }

  private func remark(_ date: CalendarDate, open: Bool) -> String? {
    if let name = study.closed.names[date.dayNumber] { return open ? name : "closed: \(name)" }
    let events = study.events.filter { $0.first <= date && date <= $0.last }.map(\.kind)
    if open { return events.isEmpty ? nil : Set(events).sorted().joined(separator: ", ") }
    return "closed"
  }

  /// The coefficient of variation of days around their forecast beyond counting noise, in the middle of the horizon.
  private func dayVariation(_ days: [ForecastDay]) -> Double {
    let typical = median(days.map(\.mean).filter { $0 > 0 })
    guard typical > 0 else { return 0 }
    let deviation = spread.days.deviation(typical, leadWeek: request.horizonDays / 14)
    return rounded(max(0, deviation * deviation - typical).squareRoot() / typical)
  }

  private func weekRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for lead in 1...request.horizonDays where lead == request.horizonDays || date(lead).weekday == .mon {
      ranges.append(start..<lead)
      start = lead
    }
    return ranges
  }

  private func span(_ leads: Range<Int>, _ means: [Int]) -> ForecastSpan {
    let sum = means[(leads.lowerBound * input.slots)..<(leads.upperBound * input.slots)].reduce(0, +)
    let mean = Double(sum) / 1000
    return ForecastSpan(
      first: date(leads.lowerBound), last: date(leads.upperBound - 1), mean: mean,
      quantiles: request.quantiles.map {
        rounded(spread.span($0, forecast: mean, days: leads.count, leadWeek: leads.lowerBound / 7))
      })
  }

  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
