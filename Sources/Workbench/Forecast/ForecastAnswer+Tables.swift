import Forecasting
import Reporting
import Workforce

/// The tables and charts of `crewcast forecast` for people.
extension ForecastAnswer {
  /// One row for each queue.
  var overviewTable: TextTable {
    let band = band.map { "\(Self.level($0.share))\nbetween" } ?? "quantiles"
    var table = TextTable(
      columns: [
        .init("queue", .leading), .init("contacts"), .init(band), .init("days", .leading),
        .init("WAPE per\n\(intervalName)"), .init("last same\nweekday"), .init("mean of\nfour"),
        .init("verdict", .leading),
      ])
    for forecast in forecasts {
      let report = forecast.accuracy
      let percent = { (value: Double?) in value.map { Figures.percent($0) } ?? Figures.missing }
      let mean = report?.methods.first { $0.method == .meanOfFour }?.errors.wape
      let words: (String, TextStyle) =
        switch report {
        case nil: ("not measured", .warning)
        case let report? where !report.beatsNaive: ("no better", .bad)
        case let report? where report.chosen.wape >= mean ?? .infinity: ("as the mean", .warning)
        default: ("better", .good)
        }
      table.append([
        .init(forecast.queue), .init(Self.count(forecast.total.mean)), .init(range(forecast.total.quantiles)),
        .init(Sparkline(forecast.days.prefix(56).map(\.mean)).text()), .init(percent(report?.chosen.wape)),
        .init(percent(report?.seasonalNaive?.wape)), .init(percent(mean)), .init(words.0, words.1),
      ])
    }
    return table
  }

  /// `410–520`, or the quantiles one by one when they make no band.
  private func range(_ quantiles: [Double]) -> String {
    guard let band else { return quantiles.map(Self.count).joined(separator: " · ") }
    return "\(Self.count(quantiles[band.low]))–\(Self.count(quantiles[band.high]))"
  }

  func weekTable(_ forecast: VolumeForecast) -> TextTable {
    let heading = band.map { "\(Self.level($0.share)) between" } ?? "quantiles"
    let greatest = forecast.days.map(\.mean).max() ?? 0
    var table = TextTable(
      columns: [.init("week", .leading), .init("contacts"), .init(heading), .init("days", .leading)])
    for week in forecast.weeks {
      let days = forecast.days.filter { week.first <= $0.date && $0.date <= week.last }.map(\.mean)
      let indent = String(repeating: " ", count: week.first.weekday.index)
      table.append([
        .init("\(week.first) – \(week.last)"), .init(Self.count(week.mean)), .init(range(week.quantiles)),
        .init(indent + Sparkline(days, range: 0...max(greatest, 1e-9)).text()),
      ])
    }
    table.appendRule()
    table.append([
      .init("all", .strong), .init(Self.count(forecast.total.mean), .strong),
      .init(range(forecast.total.quantiles), .strong),
      .init(""),
    ])
    return table
  }

  func dayChart(_ forecast: VolumeForecast) -> BandChart {
    // Weekdays that are always closed would only lengthen the chart.
    let open = Set(forecast.days.filter { !$0.intervals.isEmpty }.map(\.date.weekday))
    let days = forecast.days.filter { open.contains($0.date.weekday) || $0.remark != "closed" }
    return BandChart(
      days.map { day in
        let low = band.map { day.quantiles[$0.low] } ?? day.mean
        let high = band.map { day.quantiles[$0.high] } ?? day.mean
        let remark = day.remark.map { " · \($0)" } ?? ""
        return BandChart.Band(
          Self.date(day.date) + remark,
          Estimate(mean: day.mean, low: low, high: high, confidence: band?.share ?? 0),
          figure: Self.count(day.mean))
      })
  }

  /// The course of each kind of day: weekdays that look alike are not told apart, as each is shown.
  func profileTable(_ forecast: VolumeForecast) -> TextTable {
    let open = forecast.days.flatMap(\.intervals).filter { $0.mean > 0 }.map(\.minuteOfDay)
    var table = TextTable(
      columns: [
        .init("", .leading), .init(open.min().map { "from \(Self.clock($0))" } ?? "", .leading),
        .init("contacts\na day"),
        .init("busiest\nat"), .init("contacts\nthen"),
      ])
    guard let first = open.min(), let last = open.max() else { return table }
    let size = max(1, ((last - first) / interval + 48) / 48)
    var rows: [(Weekday, [Double], Double, (Int, Double))] = []
    for weekday in Weekday.allCases {
      let days = forecast.days.filter { $0.date.weekday == weekday && $0.mean > 0 }
      guard !days.isEmpty else { continue }
      var sums: [Int: Double] = [:]
      for interval in days.flatMap(\.intervals) { sums[interval.minuteOfDay, default: 0] += interval.mean }
      let means = stride(from: first, through: last, by: interval).map { ($0, (sums[$0] ?? 0) / Double(days.count)) }
      let bars = stride(from: 0, to: means.count, by: size).map { start in
        let part = means[start..<min(start + size, means.count)]
        return part.reduce(0) { $0 + $1.1 } / Double(part.count)
      }
      let peak = means.max { ($0.1, -$0.0) < ($1.1, -$1.0) } ?? (first, 0)
      rows.append((weekday, bars, days.reduce(0) { $0 + $1.mean } / Double(days.count), peak))
    }
    let greatest = rows.flatMap(\.1).max() ?? 0
    for (weekday, bars, total, peak) in rows {
      table.append([
        .init(weekday.rawValue.capitalisedFirst), .init(Sparkline(bars, range: 0...max(greatest, 1e-9)).text()),
        .init(Self.count(total)), .init(Self.clock(peak.0)), .init(Self.count(peak.1)),
      ])
    }
    return table
  }

  /// Days that something besides their weekday moves by a tenth or more.
  func influenceTable(_ forecast: VolumeForecast) -> TextTable {
    var table = TextTable(columns: [
      .init("day", .leading), .init("contacts"), .init("because of", .leading, wraps: true),
    ])
    let telling = { (factors: [DayFactor]) in
      factors.filter { $0.name != "weekday" && abs($0.factor - 1) >= 0.05 }
    }
    let moved = forecast.days.filter { !telling($0.factors).isEmpty }
      .sorted { (strength($0), $1.date) > (strength($1), $0.date) }.prefix(5)
    for day in moved.sorted(by: { $0.date < $1.date }) {
      let words = telling(day.factors).map { factor in
        let change = factor.factor - 1
        return "\(factor.name) \(change > 0 ? "+" : "−")\(Figures.percent(abs(change), decimals: 0))"
      }
      table.append([.init(Self.date(day.date)), .init(Self.count(day.mean)), .init(words.joined(separator: ", "))])
    }
    return table
  }

  private func strength(_ day: ForecastDay) -> Double {
    day.factors.filter { $0.name != "weekday" }.map { abs($0.factor - 1) }.max() ?? 0
  }

  func accuracyTable(_ forecast: VolumeForecast, _ report: AccuracyReport) -> TextTable {
    var table = TextTable(
      columns: [
        .init("method", .leading, wraps: true), .init("weight"), .init("WAPE"), .init("WAPE\nof days"), .init("bias"),
        .init("MASE"), .init("pinball"),
      ])
    if isDaily { table.columns[3].heading = "WAPE\nof sums" }
    table.append(cells("this forecast", "", report.chosen, .strong))
    table.appendRule()
    for method in report.methods {
      let weight = forecast.weights.first { $0.method == method.method }?.weight
      let share = weight.map { Figures.percent($0, decimals: 0) } ?? ""
      table.append(cells(method.method.summary, share, method.errors, .plain))
    }
    return table
  }

  private func cells(_ name: String, _ weight: String, _ errors: ForecastErrors, _ style: TextStyle) -> [TextTable.Cell]
  {
    [
      .init(name, style), .init(weight, style), .init(Figures.percent(errors.wape), style),
      .init(Figures.percent(errors.dayWape), style), .init(Figures.percent(errors.bias), style),
      .init(errors.mase.map { Figures.number($0, decimals: 3) } ?? Figures.missing, style),
      .init(errors.pinball.map { Figures.percent($0, decimals: 2) } ?? Figures.missing, style),
    ]
  }

  /// Sums and how often their bands held, hours and weekdays by their worst.
  func coverageTable(_ report: AccuracyReport) -> TextTable {
    let levels = Set(report.coverage.map(\.nominal)).sorted(by: >)
    var table = TextTable(
      columns: [.init("band of", .leading)]
        + levels.map { .init("\(Self.level($0))\nheld") } + [.init("compared")])
    let rows: [(String, (BandCoverage.Group) -> Bool)] = [
      ("\(intervalName)s", { $0 == .intervals }),
      ("the worst hour of the day", { if case .hour = $0 { true } else { false } }),
      ("the worst weekday", { if case .weekday = $0 { true } else { false } }),
      ("days", { $0 == .days }), ("weeks", { $0 == .weeks }),
    ]
    for (index, (name, belongs)) in rows.enumerated() where !(isDaily && [0, 1].contains(index)) {
      let worst = levels.map { level in
        report.coverage.filter { $0.nominal == level && belongs($0.group) }
          .max { abs($0.observed - level) < abs($1.observed - level) }
      }
      guard let first = worst.first ?? nil else { continue }
      let figures = worst.map {
        TextTable.Cell($0.map { Figures.percent($0.observed, decimals: 0) } ?? Figures.missing)
      }
      table.append([.init(name)] + figures + [.init(Figures.count(first.count))])
    }
    return table
  }
}
