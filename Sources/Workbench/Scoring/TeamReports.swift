import Reporting
import Scoring
import Storage
import Workforce

/// The three reports that service managers ask for, satisfaction, efficiency, trends of problems, and the alarms of the period.
///
/// About the team only. Groups of fewer than five records are not shown, nor channels that fewer than five agents serve, since
/// their figures would be those of single people.
public struct TeamReports: Sendable {
  static let smallest = 5
  let evidence: Evidence
  let policy: ScorePolicy
  let words: ReportWords
  private let inputs: [Report.Input]
  private let warnings: [String]

  /// Reports on the records of a period.
  ///
  /// - Throws: ``Failure`` with every problem of policy, records or period.
  public init(_ request: ScoreRequest) throws(Failure) {
    let answer = try request.answer()
    self.init(
      answer.scores.evidence, policy: answer.scores.policy, language: request.language, inputs: answer.inputs,
      warnings: answer.warnings)
  }

  /// Reports on records that are at hand.
  init(
    _ evidence: Evidence, policy: ScorePolicy, language: Language, inputs: [Report.Input] = [], warnings: [String] = []
  ) {
    self.evidence = evidence
    self.policy = policy
    words = ReportWords(language: language)
    (self.inputs, self.warnings) = (inputs, warnings)
  }

  /// Indicators by report.
  static let parts: [(key: String, title: ReportWords.Key, indicators: [String])] = [
    (
      "satisfaction", .satisfaction,
      [
        "satisfaction", "rating-response", "complaint-rate", "quality-accuracy", "quality-attitude",
        "quality-compliance", "first-contact-resolution", "return-rate",
      ]
    ),
    (
      "efficiency", .efficiency,
      [
        "first-response", "average-response", "first-reply-within", "replied-within", "queue-wait", "abandonment",
        "resolution-time", "on-time", "resolution-rate", "reopen-rate", "handling-time", "handled", "occupancy",
      ]
    ),
  ]

  /// Indicators whose days are watched.
  static let watched = [
    "first-response", "average-response", "first-reply-within", "replied-within", "complaint-rate", "satisfaction",
    "abandonment",
  ]

  /// All three, with the alarms.
  public var report: Report {
    var document = ReportDocument()
    document.heading(words(.title, evidence.period.name))
    var members: [JSONValue.Member] = [.init("period", .string(evidence.period.name))]
    var rows = CSVDocument(header: ["report", "group", "indicator", "value", "low", "high", "count"])
    let hidden = hiddenChannels
    var shown: [IndicatorDefinition] = []
    for part in TeamReports.parts {
      let measured = part.indicators.compactMap { key in
        IndicatorCatalogue.find(key).map { Measurement($0, in: evidence) }
      }.filter { $0.team != nil }
      document.heading(words(part.title), level: 2)
      if measured.isEmpty { document.paragraph(words(.nothing)) }
      document.table(table(measured, hidden))
      members.append(.init(part.key, .object(measured.map { .init($0.definition.key, json($0, hidden)) })))
      for measurement in measured { append(measurement, part.key, hidden, to: &rows) }
      shown += measured.map(\.definition)
    }
    let trends = TypeTrend.all(evidence, smallest: Double(TeamReports.smallest))
    document.heading(words(.trends), level: 2)
    if trends.isEmpty { document.paragraph(words(.nothing)) }
    document.table(trendTable(trends))
    members.append(.init("problemTrends", .array(trends.map(\.json))))
    let alerts = alerts
    document.heading(words(.alarms), level: 2)
    document.paragraph(alerts.isEmpty ? words(.noAlarm) : words(.whatToDo))
    document.table(alertTable(alerts))
    members.append(.init("alerts", .array(alerts.map(json))))
    members.append(
      .init("definitions", .object(shown.map { .init($0.key, .string(words.meaning(of: $0))) })))
    document.notes(
      [words(.suppression), words(.trendNote), words(.alarmNote)]
        + shown.map { words(.definition, words.name(of: $0), words.meaning(of: $0)) })
    return Report(
      command: "score-reports", inputs: inputs, result: members, document: document,
      tables: [Report.Table("reports", rows), Report.Table("alerts", alertRows(alerts))], warnings: warnings)
  }

  // MARK: - Privacy

  /// Channels with one to four agents; where no agent is named, no person can be meant.
  private var hiddenChannels: Set<Channel> {
    var agents: [Channel: Set<Int32>] = [:]
    let table = evidence.book.conversations
    for row in 0..<table.count where evidence.period.contains(table.arrived(row)) {
      if let agent = table.agent(row) { agents[table.channel(row), default: []].insert(agent) }
    }
    for row in evidence.book.agentDays where evidence.period.days.contains(row.days.last) {
      agents[row.channel, default: []].insert(row.agent)
    }
    return Set(agents.filter { $0.value.count < TeamReports.smallest }.keys)
  }

  // MARK: - Alarms

  /// What the days of the period alarm us of.
  private var alerts: [DailyWatch.Alert] {
    TeamReports.watched.flatMap { key -> [DailyWatch.Alert] in
      guard let indicator = IndicatorCatalogue.find(key) else { return [] }
      let measurement = Measurement(indicator, in: evidence)
      // Days of a handful of records would show single customers; chance would alarm anyway.
      let days = measurement.days.filter { $0.figure.records >= TeamReports.smallest }
        .map { DailyWatch.Day(date: $0.group, sum: $0.figure.total, weight: $0.figure.count) }
      return DailyWatch.alerts(
        key, days: days, isShare: measurement.definition.form == .share,
        isRising: measurement.definition.direction == .higher,
        threshold: policy.items.first { $0.indicator == key }?.targets.threshold, seed: 1)
    }.sorted { ($0.date, $0.indicator, $0.kind.rawValue) < ($1.date, $1.indicator, $1.kind.rawValue) }
  }
}
