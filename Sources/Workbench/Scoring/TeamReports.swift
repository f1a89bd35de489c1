import Reporting
import Scoring
import Storage
import Workforce

/// The three reports that service managers ask for, satisfaction, efficiency, trends of problems, and the alarms of the period.
///
/// About the team only. Groups of fewer than five records are not shown, nor channels and days that fewer than five agents serve, nor a
/// team of fewer than five, since their figures would be those of single people.
public struct TeamReports: Sendable {
  static let smallest = 5
  let evidence: Evidence
  let policy: ScorePolicy
  let words: ReportWords
  let small: SmallGroups
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
    small = SmallGroups(evidence, smallest: TeamReports.smallest)
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
    var shown: [IndicatorDefinition] = []
    for part in TeamReports.parts {
      let measured = part.indicators.compactMap { key in
        IndicatorCatalogue.find(key).map { Measurement($0, in: evidence) }
      }.filter { $0.team != nil && !small.isWholeTeam }
      document.heading(words(part.title), level: 2)
      if measured.isEmpty { document.paragraph(words(small.isWholeTeam ? .smallTeam : .nothing)) }
      document.table(table(measured))
      members.append(.init(part.key, .object(measured.map { .init($0.definition.key, json($0)) })))
      for measurement in measured { append(measurement, part.key, to: &rows) }
      shown += measured.map(\.definition)
    }
    let trends = TypeTrend.all(evidence, smallest: Double(TeamReports.smallest), hidden: small.types)
    document.heading(words(.trends), level: 2)
    if trends.isEmpty { document.paragraph(words(.nothing)) }
    document.table(trendTable(trends))
    document.table(outcomeTable(trends))
    members.append(.init("problemTrends", .array(trends.map(\.json))))
    let alerts = alerts
    document.heading(words(.alarms), level: 2)
    document.paragraph(words(small.isWholeTeam ? .smallTeam : alerts.isEmpty ? .noAlarm : .whatToDo))
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

  // MARK: - Alarms

  /// What the days of the period alarm us of.
  private var alerts: [DailyWatch.Alert] {
    guard !small.isWholeTeam else { return [] }
    typealias Watched = (key: String, measurement: Measurement, days: [DailyWatch.Day])
    let watched = TeamReports.watched.compactMap { key -> Watched? in
      guard let indicator = IndicatorCatalogue.find(key) else { return nil }
      let measurement = Measurement(indicator, in: evidence)
      // Days of a handful of records would show single customers; chance would alarm anyway.
      let days = measurement.days.filter { $0.figure.records >= TeamReports.smallest && !small.days.contains($0.group) }
        .map { DailyWatch.Day(date: $0.group, sum: $0.figure.total, weight: $0.figure.count) }
      return (key, measurement, days)
    }
    // One period in twenty raises a false alarm, not one in twenty for each indicator (Bonferroni).
    let chance = 0.05 / Double(max(1, watched.count { DailyWatch.watches($0.days) }))
    return watched.flatMap { key, measurement, days in
      DailyWatch.alerts(
        key, days: days, isShare: measurement.definition.form == .share,
        isRising: measurement.definition.direction == .higher,
        threshold: policy.items.first { $0.indicator == key }?.targets.threshold, chance: chance, seed: 1)
    }.sorted { ($0.date, $0.indicator, $0.kind.rawValue) < ($1.date, $1.indicator, $1.kind.rawValue) }
  }
}
