import Forecasting
import Reporting
import Workforce

/// The tables of `crewcast forecast` for spreadsheets and scenarios.
extension ForecastAnswer {
  var tables: [Report.Table] {
    var tables = [
      Report.Table("intervals", intervalRows), Report.Table("days", dayRows), Report.Table("weeks", weekRows),
      Report.Table("accuracy", accuracyRows),
    ]
    if !updates.isEmpty { tables.append(Report.Table("today", todayRows)) }
    if ratios.contains(where: { $0 != nil }) { tables.append(Report.Table(ratioName, ratioRows)) }
    return tables
  }

  /// What the quantity per contact is called in files.
  var ratioName: String { question.history.ratio?.isShare == true ? "deflection" : "handling" }

  private var quantileNames: [String] { forecasts.first?.quantileLevels.map(Self.quantileName) ?? [] }

  /// A probability as the name of a column: `p10`, `p97.5`.
  static func quantileName(_ level: Double) -> String { "p" + ShareText.format(level, digits: 4).dropLast() }

  /// One row for each queue and interval: what scenarios read as counts.
  var intervalRows: CSVDocument {
    var rows = CSVDocument(header: ["queue", "start", "mean"] + quantileNames)
    for forecast in forecasts {
      for day in forecast.days {
        for interval in day.intervals {
          rows.append(
            [.text(forecast.queue), .text(Self.stamp(day.date, interval.minuteOfDay)), .number(interval.mean)]
              + interval.quantiles.map { .number($0) })
        }
      }
    }
    return rows
  }

  private var dayRows: CSVDocument {
    var rows = CSVDocument(header: ["queue", "date", "weekday", "mean"] + quantileNames + ["remark"])
    for forecast in forecasts {
      for day in forecast.days {
        rows.append(
          [
            .text(forecast.queue), .text(day.date.description), .text(day.date.weekday.rawValue), .number(day.mean),
          ] + day.quantiles.map { .number($0) } + [.text(day.remark ?? "")])
      }
    }
    return rows
  }

  private var weekRows: CSVDocument {
    var rows = CSVDocument(header: ["queue", "first", "last", "mean"] + quantileNames)
    for forecast in forecasts {
      for week in forecast.weeks {
        rows.append(
          [
            .text(forecast.queue), .text(week.first.description), .text(week.last.description), .number(week.mean),
          ] + week.quantiles.map { .number($0) })
      }
    }
    return rows
  }

  private var accuracyRows: CSVDocument {
    var rows = CSVDocument(header: ["queue", "method", "wape", "day_wape", "bias", "mase", "pinball"])
    for forecast in forecasts {
      guard let report = forecast.accuracy else { continue }
      let lines = [("this-forecast", report.chosen)] + report.methods.map { ($0.method.rawValue, $0.errors) }
      for (name, errors) in lines {
        rows.append([
          .text(forecast.queue), .text(name), .number(errors.wape), .number(errors.dayWape), .number(errors.bias),
          errors.mase.map { .number($0) } ?? .empty, errors.pinball.map { .number($0) } ?? .empty,
        ])
      }
    }
    return rows
  }

  private var todayRows: CSVDocument {
    var rows = CSVDocument(header: ["queue", "start", "mean"] + quantileNames)
    for (forecast, update) in zip(forecasts, updates) {
      for interval in update.remaining {
        rows.append(
          [.text(forecast.queue), .text(Self.stamp(update.date, interval.minuteOfDay)), .number(interval.mean)]
            + interval.quantiles.map { .number($0) })
      }
    }
    return rows
  }

  private var ratioRows: CSVDocument {
    let figure = question.history.ratio?.isShare == true ? "share" : "mean_seconds"
    var rows = CSVDocument(header: ["queue", "start", figure])
    for (forecast, ratio) in zip(forecasts, ratios) {
      for day in ratio?.days ?? [] {
        for interval in day.intervals {
          rows.append([
            .text(forecast.queue), .text(Self.stamp(day.date, interval.minuteOfDay)), .number(interval.mean),
          ])
        }
      }
    }
    return rows
  }

  /// `2026-11-11 09:30`, on the clock of the history.
  static func stamp(_ date: CalendarDate, _ minute: Int) -> String { "\(date) \(clock(minute))" }

  /// `09:30`.
  static func clock(_ minute: Int) -> String {
    let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return pad(minute / 60) + ":" + pad(minute % 60)
  }
}
