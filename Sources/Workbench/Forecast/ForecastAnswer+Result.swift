import Forecasting
import Reporting
import Workforce

/// The result of `crewcast forecast` for programs.
extension ForecastAnswer {
  var members: [JSONValue.Member] {
    let first = forecasts.first
    return [
      .init(
        "horizon",
        [
          "first": JSONValue(first?.total.first.description), "last": JSONValue(first?.total.last.description),
          "days": .integer(question.horizonDays),
          "timeZone": question.history.clock.map { .string($0.zone) } ?? .unavailable("no zone was named"),
        ]),
      .init("intervalSeconds", .integer(interval * 60)),
      .init("quantileLevels", numbers(first?.quantileLevels ?? [])),
      .init("rows", .integer(file.rowCount)),
      .init("reading", .array(file.notes.map { .string($0) })),
      .init("queues", .array(forecasts.indices.map(queue))),
      .init("warnings", .array(warnings.map { .string($0.description) })),
    ]
  }

  private func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  private func queue(_ index: Int) -> JSONValue {
    let (forecast, history) = (forecasts[index], histories[index])
    var members: [JSONValue.Member] = [
      .init("queue", .string(forecast.queue)),
      .init(
        "history",
        [
          "first": .string(history.firstDate.description),
          "last": .string(history.endDate.advanced(by: -1).description),
          "contacts": .number(history.total),
        ]),
      .init("total", span(forecast.total)),
      .init("weeks", .array(forecast.weeks.map(span))),
      .init("days", .array(forecast.days.map(day))),
      .init(
        "methods",
        .array(forecast.weights.map { ["method": .string($0.method.rawValue), "weight": .number($0.weight)] })),
      .init(
        "accuracy",
        forecast.accuracy.map(accuracy) ?? .unavailable("the history is too short for a backtest")),
      .init("dayVariation", .number(forecast.dayVariation)),
    ]
    if updates.indices.contains(index) { members.append(.init("today", today(updates[index]))) }
    if let ratio = ratios[index] { members.append(.init(ratioName, self.ratio(ratio))) }
    members.append(.init("warnings", .array(forecast.warnings.map { .string($0.text) })))
    return .object(members)
  }

  private func span(_ span: ForecastSpan) -> JSONValue {
    [
      "first": .string(span.first.description), "last": .string(span.last.description), "mean": .number(span.mean),
      "quantiles": numbers(span.quantiles),
    ]
  }

  private func day(_ day: ForecastDay) -> JSONValue {
    [
      "date": .string(day.date.description), "weekday": .string(day.date.weekday.rawValue), "mean": .number(day.mean),
      "quantiles": numbers(day.quantiles), "remark": JSONValue(day.remark),
      "factors": .array(day.factors.map { ["name": .string($0.name), "factor": .number($0.factor)] }),
      "intervals": .array(day.intervals.map { interval(day.date, $0) }),
    ]
  }

  private func interval(_ date: CalendarDate, _ interval: ForecastInterval) -> JSONValue {
    [
      "start": .string(moment(date, interval.minuteOfDay)), "mean": .number(interval.mean),
      "quantiles": numbers(interval.quantiles),
    ]
  }

  /// ISO 8601, with offset where the zone is known.
  private func moment(_ date: CalendarDate, _ minute: Int) -> String {
    guard let clock = question.history.clock else { return "\(date)T\(Self.clock(minute)):00" }
    return clock.iso8601(clock.instant(date, secondOfDay: Double(minute) * 60))
  }

  private func accuracy(_ report: AccuracyReport) -> JSONValue {
    [
      "origins": .array(report.origins.map { .string($0.description) }), "testDays": .integer(report.testDays),
      "intervals": .integer(report.intervals), "beatsSeasonalNaive": .boolean(report.beatsNaive),
      "chosen": errors(report.chosen),
      "methods": .array(
        report.methods.map {
          JSONValue.object([.init("method", .string($0.method.rawValue))]).appending(errorMembers($0.errors))
        }),
      "coverage": .array(report.coverage.map(coverage)),
      "originsWithoutBands": .integer(report.originsWithoutBands),
    ]
  }

  private func errors(_ errors: ForecastErrors) -> JSONValue { .object(errorMembers(errors)) }

  private func errorMembers(_ errors: ForecastErrors) -> [JSONValue.Member] {
    [
      .init("wape", .number(errors.wape)), .init("dayWape", .number(errors.dayWape)),
      .init("bias", .number(errors.bias)),
      .init("mase", errors.mase.map { .number($0) } ?? .unavailable("the interval a week before never missed")),
      .init("pinball", errors.pinball.map { .number($0) } ?? .unavailable("no origin had bands yet")),
    ]
  }

  private func coverage(_ band: BandCoverage) -> JSONValue {
    var members: [JSONValue.Member] = []
    switch band.group {
    case .intervals: members.append(.init("of", "intervals"))
    case .hour(let hour): members += [.init("of", "hour"), .init("hour", .integer(hour))]
    case .weekday(let day): members += [.init("of", "weekday"), .init("weekday", .string(day.rawValue))]
    case .days: members.append(.init("of", "days"))
    case .weeks: members.append(.init("of", "weeks"))
    }
    return .object(
      members + [
        .init("nominal", .number(band.nominal)), .init("observed", .number(band.observed)),
        .init("count", .integer(band.count)),
      ])
  }

  private func today(_ update: IntradayUpdate) -> JSONValue {
    [
      "date": .string(update.date.description), "seen": .number(update.seen),
      "forecastOfSeen": .number(update.forecastOfSeen),
      "rest": ["mean": .number(update.restMean), "quantiles": numbers(update.restQuantiles)],
      "day": ["mean": .number(update.dayMean), "quantiles": numbers(update.dayQuantiles)],
      "intervals": .array(update.remaining.map { interval(update.date, $0) }),
    ]
  }

  private func ratio(_ forecast: RatioForecast) -> JSONValue {
    [
      "unit": forecast.days.isEmpty ? .null : question.history.ratio?.isShare == true ? "share" : "seconds",
      "method": JSONValue(forecast.method?.rawValue),
      "errors": .array(
        forecast.errors.map {
          [
            "method": .string($0.method.rawValue), "relativeError": .number($0.relativeError), "bias": .number($0.bias),
          ]
        }),
      "days": .array(
        forecast.days.map { day in
          [
            "date": .string(day.date.description), "mean": .number(day.mean), "quantiles": numbers(day.quantiles),
            "intervals": .array(
              day.intervals.map {
                ["start": .string(moment(day.date, $0.minuteOfDay)), "mean": .number($0.mean)]
              }),
          ]
        }),
    ]
  }
}
