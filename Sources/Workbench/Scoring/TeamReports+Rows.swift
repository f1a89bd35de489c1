import Glibc
import Reporting
import Scoring
import Workforce

/// The reports for spreadsheets: one table with everything that the other forms say, and the trends and alarms on their own.
extension TeamReports {
  private static let header = [
    "period", "policy", "revision", "report", "group", "indicator", "shown", "value", "low", "high", "count", "records",
    "agents", "threshold", "goal", "alarm", "since", "reference", "statistic", "limit", "note",
  ]

  /// One row: what it is about, and what is in the columns that have anything.
  private func row(_ report: String, _ group: String, _ indicator: String, _ cells: [String: CSVDocument.Cell])
    -> [CSVDocument.Cell]
  {
    let about: [String: CSVDocument.Cell] = [
      "period": .text(evidence.period.name), "policy": policy.map { .text($0.title) } ?? .empty,
      "revision": policy.map { .text($0.revision) } ?? .empty, "report": .text(report), "group": .text(group),
      "indicator": .text(indicator),
    ]
    return TeamReports.header.map { about[$0] ?? cells[$0] ?? .empty }
  }

  private static let hidden: [String: CSVDocument.Cell] = ["shown": .text("no")]

  private func cells(_ shown: Shown) -> [String: CSVDocument.Cell] {
    guard case .figure(let figure, let agents) = shown else { return TeamReports.hidden }
    return [
      "shown": .text("yes"), "value": .rounded(figure.value), "low": .rounded(figure.estimate?.low),
      "high": .rounded(figure.estimate?.high), "count": .rounded(figure.count), "records": .integer(figure.records),
      "agents": .integer(agents),
    ]
  }

  /// Everything.
  func rows(_ alerts: [DailyWatch.Alert]) -> CSVDocument {
    var rows = CSVDocument(header: TeamReports.header)
    let all = suppression.all.total
    rows.append(
      row(
        "all", "team", "contacts",
        isWholeTeamHidden
          ? TeamReports.hidden
          : [
            "shown": .text("yes"), "value": .integer(all.records), "records": .integer(all.records),
            "agents": .integer(all.agents.count),
          ]))
    for part in parts {
      for measurement in part.measured { append(measurement, part.key, to: &rows) }
    }
    for trend in trends { append(trend, to: &rows) }
    for alert in alerts {
      rows.append(
        row(
          "alarms", alert.date.description, alert.indicator,
          [
            "shown": .text("yes"), "value": .rounded(alert.figure), "alarm": .text(alert.kind.rawValue),
            "since": alert.since.map { .text($0.description) } ?? .empty, "reference": .rounded(alert.reference),
            "statistic": significant(alert.statistic), "limit": significant(alert.limit),
          ]))
    }
    return rows
  }

  private func append(_ measurement: Measurement, _ part: String, to rows: inout CSVDocument) {
    let definition = measurement.definition
    var about: [String: CSVDocument.Cell] = ["note": .text(words.meaning(of: definition))]
    if let targets = targets(definition) {
      about["threshold"] = .rounded(targets.threshold)
      about["goal"] = .rounded(targets.goal)
    }
    if let shown = team(measurement) {
      rows.append(row(part, "team", definition.key, cells(shown).merging(about) { own, _ in own }))
    }
    for channel in measurement.channels {
      rows.append(row(part, channel.group.rawValue, definition.key, cells(shown(channel, of: measurement))))
    }
    for day in measurement.days {
      rows.append(row(part, day.group.description, definition.key, cells(shown(day, of: measurement))))
    }
  }

  private func append(_ trend: TypeTrend, to rows: inout CSVDocument) {
    for (indicator, cells) in cells(trend) { rows.append(row("trends", trend.name, indicator, cells)) }
  }

  /// What is said of a matter.
  private func cells(_ trend: TypeTrend) -> [(indicator: String, cells: [String: CSVDocument.Cell])] {
    if trend.isHidden || isWholeTeamHidden {
      return ["first-half", "second-half", "change", "unresolved", "complaint-rate"].map { ($0, TeamReports.hidden) }
    }
    func count(_ value: Int) -> [String: CSVDocument.Cell] { ["shown": .text("yes"), "value": .integer(value)] }
    func estimate(_ estimate: Estimate?) -> [String: CSVDocument.Cell] {
      [
        "shown": .text("yes"), "value": .rounded(estimate?.mean), "low": .rounded(estimate?.low),
        "high": .rounded(estimate?.high),
      ]
    }
    func share(_ share: TypeTrend.Share) -> [String: CSVDocument.Cell] {
      switch share {
      case .none: [:]
      case .hidden: TeamReports.hidden
      case .shown(let own, let records, let agents):
        estimate(own).merging(["records": .integer(records), "agents": .integer(agents)]) { first, _ in first }
      }
    }
    return [
      ("first-half", count(trend.first)), ("second-half", count(trend.second)), ("change", estimate(trend.change)),
      ("unresolved", share(trend.unresolved)), ("complaint-rate", share(trend.complaints)),
    ]
  }

  /// The trends, a row for each matter.
  var trendRows: CSVDocument {
    var rows = CSVDocument(
      header: [
        "matter", "shown", "first_half", "second_half", "change", "change_low", "change_high", "direction",
        "unresolved",
        "unresolved_low", "unresolved_high", "complaints", "complaints_low", "complaints_high",
      ])
    for trend in trends {
      let isHidden = trend.isHidden || isWholeTeamHidden
      func share(_ share: TypeTrend.Share) -> [CSVDocument.Cell] {
        if case .hidden = share { return [.text("hidden"), .empty, .empty] }
        return [.rounded(share.estimate?.mean), .rounded(share.estimate?.low), .rounded(share.estimate?.high)]
      }
      rows.append(
        [
          .text(trend.name), .text(isHidden ? "no" : "yes"), isHidden ? .empty : .integer(trend.first),
          isHidden ? .empty : .integer(trend.second), .rounded(trend.change?.mean), .rounded(trend.change?.low),
          .rounded(trend.change?.high), isHidden ? .empty : .integer(trend.direction),
        ] + share(trend.unresolved) + share(trend.complaints))
    }
    return rows
  }

  /// A figure to four digits: likelihoods may be very small.
  private func significant(_ value: Double) -> CSVDocument.Cell {
    guard value > 0, value.isFinite else { return .rounded(value) }
    let place = pow(10, 3 - log10(value).rounded(.down))
    return .number((value * place).rounded() / place)
  }

  /// The log of alarms, to be filled in.
  func alertRows(_ alerts: [DailyWatch.Alert]) -> CSVDocument {
    var rows = CSVDocument(
      header: [
        "day", "indicator", "alarm", "since", "value", "reference", "statistic", "limit", "responsible", "action",
      ])
    for alert in alerts {
      rows.append([
        .text(alert.date.description), .text(alert.indicator), .text(alert.kind.rawValue),
        alert.since.map { .text($0.description) } ?? .empty, .rounded(alert.figure), .rounded(alert.reference),
        significant(alert.statistic), significant(alert.limit), .empty, .empty,
      ])
    }
    return rows
  }
}
