import Reporting
import Scoring
import Storage
import Workforce

/// The three reports that service managers ask for, satisfaction, efficiency, trends of problems, and the alarms of the period.
///
/// About the team only. Groups of fewer than five records are not shown.
public struct TeamReports: Sendable {
  private static let smallest = 5.0
  private let evidence: Evidence
  private let policy: ScorePolicy?
  private let language: Language
  private let inputs: [Report.Input]
  private let warnings: [String]

  /// Reports on the records of a period.
  ///
  /// - Throws: ``Failure`` with every problem of policy, records or period.
  public init(_ request: ScoreRequest) throws(Failure) {
    let answer = try request.answer()
    evidence = answer.scores.evidence
    policy = answer.scores.policy
    language = request.language
    inputs = answer.inputs
    warnings = answer.warnings
  }

  /// Indicators by report.
  private static let parts: [(key: String, en: String, zh: String, indicators: [String])] = [
    (
      "satisfaction", "Satisfaction", "客户满意度报告",
      [
        "satisfaction", "rating-response", "complaint-rate", "quality-accuracy", "quality-attitude",
        "quality-compliance",
        "first-contact-resolution",
      ]
    ),
    (
      "efficiency", "Efficiency", "服务效率报告",
      [
        "first-response", "average-response", "first-reply-within", "queue-wait", "abandonment",
        "resolution-time-effective",
        "on-time-resolution", "resolution-rate", "handling-time", "handled-volume", "occupancy",
      ]
    ),
  ]

  /// All three, with the alarms.
  public var report: Report {
    var document = ReportDocument()
    document.heading(language == .zh ? "服务报告 \(evidence.period.name)" : "Service reports, \(evidence.period.name)")
    var members: [JSONValue.Member] = [.init("period", .string(evidence.period.name))]
    var rows = CSVDocument(header: ["report", "group", "indicator", "value", "low", "high", "count"])
    for part in TeamReports.parts {
      let measured = part.indicators.compactMap { key in
        IndicatorCatalogue.find(key).map { Measurement($0, in: evidence) }
      }.filter { $0.team != nil }
      document.heading(language == .zh ? part.zh : part.en, level: 2)
      document.table(table(measured))
      members.append(.init(part.key, .object(measured.map { .init($0.definition.key, json($0)) })))
      for measurement in measured { append(measurement, part.key, to: &rows) }
    }
    let trends = TypeTrend.all(evidence, smallest: TeamReports.smallest)
    document.heading(language == .zh ? "问题趋势报告" : "Trends of problems", level: 2)
    document.table(trendTable(trends))
    members.append(.init("problemTrends", .array(trends.map(\.json))))
    let alerts = alerts
    document.heading(language == .zh ? "预警" : "Alarms", level: 2)
    if alerts.isEmpty { document.paragraph(language == .zh ? "本期无预警。" : "None in this period.") }
    document.table(alertTable(alerts))
    members.append(.init("alerts", .array(alerts.map(json))))
    document.notes([
      language == .zh
        ? "少于五条记录的分组不显示。趋势比较本期前后两半。"
        : "Groups of fewer than five records are not shown. Trends compare the two halves of the period."
    ])
    return Report(
      command: "score-reports", inputs: inputs, result: members, document: document,
      tables: [Report.Table("reports", rows)], warnings: warnings)
  }

  // MARK: - Satisfaction and efficiency

  private func name(_ definition: IndicatorDefinition) -> String {
    language == .zh ? definition.chineseName : definition.name
  }

  private func figure(_ value: Double?, _ unit: IndicatorDefinition.Unit) -> String {
    guard let value else { return Figures.missing }
    switch unit {
    case .share: return Figures.percent(value)
    case .seconds: return Figures.duration(value)
    case .contacts, .money: return Figures.number(value)
    }
  }

  private func table(_ measured: [Measurement]) -> TextTable {
    let channels = Channel.allCases.filter { channel in
      measured.contains { $0.channels.contains { $0.group == channel } }
    }
    var columns: [TextTable.Column] = [
      .init("", .leading), .init(language == .zh ? "团队" : "team"), .init(language == .zh ? "95 % 区间" : "95 % interval"),
      .init(language == .zh ? "样本量" : "records"),
    ]
    if channels.count > 1 { columns += channels.map { .init($0.rawValue) } }
    var table = TextTable(columns: columns)
    for item in measured {
      let unit = item.definition.unit
      var cells: [TextTable.Cell] = [
        .init(name(item.definition)), .init(figure(item.team?.value, unit)),
        .init(item.team?.estimate.map { "\(figure($0.low, unit))–\(figure($0.high, unit))" } ?? ""),
        .init(Figures.count(item.team?.records ?? 0)),
      ]
      if channels.count > 1 {
        cells += channels.map { channel in
          let part = item.channels.first { $0.group == channel }?.figure
          return .init(part.map { $0.records < 5 ? "<5" : figure($0.value, unit) } ?? Figures.missing)
        }
      }
      table.append(cells)
    }
    return table
  }

  private func json(_ measurement: Measurement) -> JSONValue {
    func value(_ figure: Figure) -> JSONValue {
      if Double(figure.records) < TeamReports.smallest { return ["isSuppressed": true] }
      return [
        "value": .number(figure.value), "interval": figure.estimate.map { JSONValue($0) } ?? .null,
        "count": .number(figure.count), "records": .integer(figure.records),
      ]
    }
    return [
      "unit": .string(measurement.definition.unit.rawValue), "team": measurement.team.map(value) ?? .null,
      "channels": .object(measurement.channels.map { .init($0.group.rawValue, value($0.figure)) }),
      "days": .object(measurement.days.map { .init($0.group.description, value($0.figure)) }),
      "pending": .integer(measurement.pending), "unknown": .integer(measurement.unknown),
    ]
  }

  private func append(_ measurement: Measurement, _ part: String, to rows: inout CSVDocument) {
    func add(_ group: String, _ figure: Figure) {
      guard Double(figure.records) >= TeamReports.smallest else { return }
      rows.append([
        .text(part), .text(group), .text(measurement.definition.key), .number(figure.value),
        figure.estimate.map { .number($0.low) } ?? .empty, figure.estimate.map { .number($0.high) } ?? .empty,
        .number(figure.count),
      ])
    }
    if let team = measurement.team { add("team", team) }
    for channel in measurement.channels { add(channel.group.rawValue, channel.figure) }
    for day in measurement.days { add(day.group.description, day.figure) }
  }

  // MARK: - Trends

  private func trendTable(_ trends: [TypeTrend]) -> TextTable {
    var table = TextTable(columns: [
      .init(language == .zh ? "问题类型" : "matter", .leading), .init(language == .zh ? "前半期" : "first half"),
      .init(language == .zh ? "后半期" : "second half"), .init(language == .zh ? "变化" : "change"),
      .init(language == .zh ? "95 % 区间" : "95 % interval"), .init(language == .zh ? "未解决率" : "unresolved"),
      .init(language == .zh ? "有责投诉率" : "complaints"),
    ])
    for trend in trends {
      let change = trend.change
      let isReal = change.map { $0.low > 1 || $0.high < 1 } ?? false
      func factor(_ value: Double) -> String { "× " + Figures.number(value, decimals: 2) }
      table.append([
        .init(trend.name), .init(Figures.count(trend.first)), .init(Figures.count(trend.second)),
        .init(change.map { factor($0.mean) } ?? Figures.missing, isReal ? .strong : .plain),
        .init(change.map { "\(factor($0.low))–\(factor($0.high))" } ?? ""),
        .init(trend.unresolved.map { Figures.percent($0) } ?? Figures.missing),
        .init(trend.complaints.map { Figures.percent($0) } ?? Figures.missing),
      ])
    }
    return table
  }

  // MARK: - Alarms

  private var alerts: [DailyWatch.Alert] {
    let watched = [
      "first-response", "average-response", "first-reply-within", "replied-within", "complaint-rate", "satisfaction",
      "abandonment",
    ]
    return watched.flatMap { key -> [DailyWatch.Alert] in
      guard let indicator = IndicatorCatalogue.find(key) else { return [] }
      let measurement = Measurement(indicator, in: evidence)
      let days = measurement.days.map { DailyWatch.Day(date: $0.group, sum: $0.figure.total, weight: $0.figure.count) }
      return DailyWatch.alerts(
        key, days: days, isShare: measurement.definition.form == .share,
        isRising: measurement.definition.direction == .higher,
        threshold: policy?.items.first { $0.indicator == key }?.targets.threshold, seed: 1)
    }.sorted { ($0.date, $0.indicator, $0.kind.rawValue) < ($1.date, $1.indicator, $1.kind.rawValue) }
  }

  private func alertTable(_ alerts: [DailyWatch.Alert]) -> TextTable {
    var table = TextTable(columns: [
      .init(language == .zh ? "日期" : "day", .leading), .init(language == .zh ? "指标" : "indicator", .leading),
      .init(language == .zh ? "类型" : "alarm", .leading), .init(language == .zh ? "当日" : "figure"),
      .init(language == .zh ? "参照" : "reference"),
    ])
    for alert in alerts {
      guard let definition = IndicatorCatalogue.find(alert.indicator)?.definition else { continue }
      table.append([
        .init(alert.date.description), .init(name(definition)), .init(words(alert.kind)),
        .init(figure(alert.figure, definition.unit)), .init(figure(alert.reference, definition.unit)),
      ])
    }
    return table
  }

  private func words(_ kind: DailyWatch.Alert.Kind) -> String {
    switch kind {
    case .threshold: language == .zh ? "低于阈值" : "worse than the threshold"
    case .cusum: language == .zh ? "持续变差（CUSUM）" : "lasting turn for the worse"
    }
  }

  private func json(_ alert: DailyWatch.Alert) -> JSONValue {
    [
      "day": .string(alert.date.description), "indicator": .string(alert.indicator),
      "kind": .string(alert.kind.rawValue),
      "value": .number(alert.figure), "reference": .number(alert.reference), "statistic": JSONValue(alert.statistic),
      "limit": JSONValue(alert.limit),
    ]
  }
}
