import Workforce

/// Turns a backtest into the figures of a report.
struct BacktestScoring {
  let test: Backtest
  let firstDay: Int
  let levels: [Double]
  /// Days whose errors must have been seen before an origin for its bands to be judged.
  static let daysBeforeBands = 20

  func report(chosen: [[Double]]) -> AccuracyReport {
    let tables = ResidualTable.tables(test, chosen, firstDay: firstDay)
    let methods = test.methods.indices.map { index in
      MethodErrors(method: test.methods[index], errors: errors(test.forecasts[index]))
    }
    let judged = test.plan.origins.indices.filter { canJudge(tables, fold: $0) }
    return AccuracyReport(
      origins: test.plan.origins.map { CalendarDate(dayNumber: firstDay + $0) }, testDays: test.plan.testDays,
      intervals: tables.intervals.entries.count, chosen: errors(chosen), methods: methods,
      coverage: coverage(tables, folds: judged), originsWithoutBands: test.plan.origins.count - judged.count)
  }

  private func canJudge(_ tables: ResidualTables, fold: Int) -> Bool {
    let origin = test.plan.origins[fold]
    return tables.days.entries.count { $0.day < origin } >= BacktestScoring.daysBeforeBands
  }

  func errors(_ forecasts: [[Double]]) -> ForecastErrors {
    let tables = ResidualTable.tables(test, forecasts, firstDay: firstDay)
    var misses = 0.0
    var bias = 0.0
    var actual = 0.0
    var scaled = 0.0
    var scaledCount = 0.0
    for entry in tables.intervals.entries {
      misses += abs(entry.forecast - entry.actual)
      bias += entry.forecast - entry.actual
      actual += entry.actual
      guard test.naiveScales[entry.fold] > 0 else { continue }
      scaled += abs(entry.forecast - entry.actual) / test.naiveScales[entry.fold]
      scaledCount += 1
    }
    let dayMisses = tables.days.entries.reduce(0) { $0 + abs($1.forecast - $1.actual) }
    let scale = actual > 0 ? 1 / actual : 0
    return ForecastErrors(
      wape: misses * scale, dayWape: dayMisses * scale, bias: bias * scale,
      mase: scaledCount > 0 ? scaled / scaledCount : nil, pinball: pinball(tables))
  }

  private func spread(_ tables: ResidualTables, fold: Int) -> ForecastSpread {
    ForecastSpread(tables.before(test.plan.origins[fold]), slots: test.slots)
  }

  /// Mean pinball loss ÷ mean contacts over the origins whose bands can be judged.
  private func pinball(_ tables: ResidualTables) -> Double? {
    var loss = 0.0
    var actual = 0.0
    for fold in test.plan.origins.indices where canJudge(tables, fold: fold) {
      let spread = spread(tables, fold: fold)
      for entry in tables.intervals.entries where entry.fold == fold {
        actual += entry.actual
        for level in levels {
          let quantile = quantile(spread.intervals, level, entry)
          let gap = entry.actual - quantile
          loss += max(level * gap, (level - 1) * gap) / Double(levels.count)
        }
      }
    }
    return actual > 0 ? loss / actual : nil
  }

  private func quantile(_ model: SpreadModel, _ level: Double, _ entry: ResidualTable.Entry) -> Double {
    model.quantile(
      level, forecast: entry.forecast, leadWeek: entry.leadWeek, slot: entry.slot, weekday: entry.weekday)
  }

  private struct Tally {
    var held = 0
    var count = 0
  }

  /// How often the middle 80 % and 50 % held what came.
  private func coverage(_ tables: ResidualTables, folds: [Int]) -> [BandCoverage] {
    let slotMinutes = 1440 / test.slots
    return [0.8, 0.5].flatMap { nominal in
      var all = Tally()
      var hours = [Tally](repeating: Tally(), count: 24)
      var weekdays = [Tally](repeating: Tally(), count: 7)
      var days = Tally()
      var weeks = Tally()
      for fold in folds {
        let spread = spread(tables, fold: fold)
        for entry in tables.intervals.entries where entry.fold == fold {
          let held = holds(spread.intervals, nominal, entry)
          count(held, &all)
          count(held, &hours[entry.slot * slotMinutes / 60])
          count(held, &weekdays[entry.weekday])
        }
        for entry in tables.days.entries where entry.fold == fold { count(holds(spread.days, nominal, entry), &days) }
        for entry in tables.weeks.entries where entry.fold == fold {
          count(holds(spread.weeks, nominal, entry), &weeks)
        }
      }
      let groups: [(BandCoverage.Group, Tally)] =
        [(.intervals, all)] + hours.enumerated().map { (.hour($0), $1) }
        + zip(Weekday.allCases, weekdays).map { (.weekday($0), $1) } + [(.days, days), (.weeks, weeks)]
      return groups.filter { $0.1.count > 0 }.map { group, tally in
        BandCoverage(
          group: group, nominal: nominal, observed: Double(tally.held) / Double(tally.count), count: tally.count)
      }
    }
  }

  private func count(_ held: Bool, _ tally: inout Tally) {
    tally.count += 1
    if held { tally.held += 1 }
  }

  private func holds(_ model: SpreadModel, _ nominal: Double, _ entry: ResidualTable.Entry) -> Bool {
    let low = quantile(model, (1 - nominal) / 2, entry)
    let high = quantile(model, (1 + nominal) / 2, entry)
    return low <= entry.actual && entry.actual <= high
  }
}
