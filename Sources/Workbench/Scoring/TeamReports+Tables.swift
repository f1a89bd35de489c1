import Reporting
import Scoring
import Workforce

extension TeamReports {
  private func figure(_ value: Double?, _ unit: IndicatorDefinition.Unit) -> String {
    value.map { words.figures.figure($0, unit) } ?? Figures.missing
  }

  private func range(_ estimate: Estimate?, _ unit: IndicatorDefinition.Unit) -> String {
    estimate.map { "\(figure($0.low, unit))–\(figure($0.high, unit))" } ?? ""
  }

  private func isSmall(_ figure: Figure) -> Bool { figure.records < TeamReports.smallest }

  // MARK: - Satisfaction and efficiency

  func table(_ measured: [Measurement]) -> TextTable {
    let channels = Channel.allCases.filter { channel in
      measured.contains { $0.channels.contains { $0.group == channel } }
    }
    var columns: [TextTable.Column] = [
      .init(words(.indicator), .leading), .init(words(.team)), .init(words(.interval)), .init(words(.records)),
    ]
    if channels.count > 1 { columns += channels.map { .init(words.name(of: $0)) } }
    var table = TextTable(columns: columns)
    for item in measured {
      guard let team = item.team else { continue }
      let unit = item.definition.unit
      var cells: [TextTable.Cell] = [
        .init(words.name(of: item.definition)), .init(isSmall(team) ? "<5" : figure(team.value, unit)),
        .init(isSmall(team) ? "" : range(team.estimate, unit)),
        .init(isSmall(team) ? "<5" : Figures.count(team.records)),
      ]
      if channels.count > 1 {
        cells += channels.map { channel in
          guard let part = item.channels.first(where: { $0.group == channel })?.figure else {
            return .init(Figures.missing)
          }
          return .init(isSmall(part) || small.channels.contains(channel) ? "<5" : figure(part.value, unit))
        }
      }
      table.append(cells)
    }
    return table
  }

  func json(_ measurement: Measurement) -> JSONValue {
    func value(_ figure: Figure, _ isHidden: Bool = false) -> JSONValue {
      if isHidden || isSmall(figure) { return ["isSuppressed": true] }
      return [
        "value": .number(figure.value), "interval": figure.estimate.map { JSONValue($0) } ?? .null,
        "count": .number(figure.count), "records": .integer(figure.records),
      ]
    }
    return [
      "unit": .string(measurement.definition.unit.rawValue), "team": measurement.team.map { value($0) } ?? .null,
      "channels": .object(
        measurement.channels.map { .init($0.group.rawValue, value($0.figure, small.channels.contains($0.group))) }),
      "days": .object(
        measurement.days.map { .init($0.group.description, value($0.figure, small.days.contains($0.group))) }),
      "pending": .integer(measurement.pending), "unknown": .integer(measurement.unknown),
    ]
  }

  func append(_ measurement: Measurement, _ part: String, to rows: inout CSVDocument) {
    func add(_ group: String, _ figure: Figure) {
      guard !isSmall(figure) else { return }
      rows.append([
        .text(part), .text(group), .text(measurement.definition.key), .rounded(figure.value),
        .rounded(figure.estimate?.low), .rounded(figure.estimate?.high), .rounded(figure.count),
      ])
    }
    if let team = measurement.team { add("team", team) }
    for channel in measurement.channels where !small.channels.contains(channel.group) {
      add(channel.group.rawValue, channel.figure)
    }
    for day in measurement.days where !small.days.contains(day.group) { add(day.group.description, day.figure) }
  }

  // MARK: - Trends

  /// How often customers came with each matter.
  func trendTable(_ trends: [TypeTrend]) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.matter), .leading), .init(words(.firstHalf)), .init(words(.secondHalf)), .init(words(.change)),
      .init(words(.interval)), .init(words(.trend), .leading),
    ])
    func factor(_ value: Double) -> String { "×" + Figures.number(value, decimals: 2) }
    for trend in trends {
      let direction: ReportWords.Key? =
        trend.change == nil ? nil : trend.direction > 0 ? .rising : trend.direction < 0 ? .falling : .steady
      table.append([
        .init(trend.name), .init(Figures.count(trend.first)), .init(Figures.count(trend.second)),
        .init(trend.change.map { factor($0.mean) } ?? Figures.missing),
        .init(trend.change.map { "\(factor($0.low))–\(factor($0.high))" } ?? ""),
        .init(direction.map { words($0) } ?? Figures.missing, trend.direction == 0 ? .plain : .strong),
      ])
    }
    return table
  }

  /// How it went with each matter.
  func outcomeTable(_ trends: [TypeTrend]) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.matter), .leading), .init(words(.unresolved)), .init(words(.interval)), .init(words(.complaints)),
      .init(words(.interval)),
    ])
    for trend in trends {
      func shown(_ share: Estimate?) -> TextTable.Cell { .init(trend.isHidden ? "<5" : figure(share?.mean, .share)) }
      table.append([
        .init(trend.name), shown(trend.unresolved), .init(range(trend.unresolved, .share)), shown(trend.complaints),
        .init(range(trend.complaints, .share)),
      ])
    }
    return table
  }

  // MARK: - Alarms

  /// Who looks into an alarm and what was done is for people to write down: two columns stay open.
  func alertTable(_ alerts: [DailyWatch.Alert]) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.day), .leading), .init(words(.indicator), .leading, wraps: true),
      .init(words(.alarm), .leading, wraps: true),
      .init(words(.ofTheDay)), .init(words(.reference)), .init(words(.responsible), .leading),
      .init(words(.action), .leading),
    ])
    for alert in alerts {
      guard let definition = IndicatorCatalogue.find(alert.indicator)?.definition else { continue }
      table.append([
        .init(alert.date.description), .init(words.name(of: definition)),
        .init(alert.since.map { words(.cusum, $0.description) } ?? words(.threshold)),
        .init(figure(alert.figure, definition.unit)), .init(figure(alert.reference, definition.unit)), "", "",
      ])
    }
    return table
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
        .rounded(alert.statistic), .rounded(alert.limit), .empty, .empty,
      ])
    }
    return rows
  }

  func json(_ alert: DailyWatch.Alert) -> JSONValue {
    [
      "day": .string(alert.date.description), "indicator": .string(alert.indicator),
      "kind": .string(alert.kind.rawValue), "since": alert.since.map { .string($0.description) } ?? .null,
      "value": .number(alert.figure), "reference": .number(alert.reference), "statistic": JSONValue(alert.statistic),
      "limit": JSONValue(alert.limit),
    ]
  }
}
