import Reporting
import Scoring
import Storage
import Workforce

/// The three reports that service managers ask for, satisfaction, efficiency, trends of problems, and the alarms of the period.
///
/// About the team only. A figure is shown when at least five agents have records in exactly what it is made of, none of them nearly all, and
/// when no difference of shown figures tells of fewer: see `TeamSuppression`. Groups of fewer than five records are not shown either.
public struct TeamReports: Sendable {
  static let smallest = 5

  /// One of the reports with its figures.
  struct Part: Sendable {
    var key: String
    var title: ReportWords.Key
    var measured: [Measurement]
  }

  let evidence: Evidence
  let policy: ScorePolicy?
  let words: ReportWords
  let suppression: TeamSuppression
  let parts: [Part]
  let trends: [TypeTrend]
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

  /// Reports on records that are at hand; without a policy there are no targets, and the usual indicators are watched.
  init(
    _ evidence: Evidence, policy: ScorePolicy?, language: Language, inputs: [Report.Input] = [], warnings: [String] = []
  ) {
    self.evidence = evidence
    self.policy = policy
    words = ReportWords(language: language)
    (self.inputs, self.warnings) = (inputs, warnings)
    let lists = TeamReports.lists(policy)
    let indicators = lists.flatMap(\.indicators).compactMap { IndicatorCatalogue.find($0) }
    let measured = Measurement.all(indicators, in: evidence)
    let outcomes = TypeTrend.Outcomes(evidence)
    suppression = TeamSuppression(
      evidence, indicators: indicators + outcomes.unlisted(in: indicators), byMatter: outcomes.keys,
      half: TypeTrend.secondHalf(of: evidence))
    parts = lists.map { list in
      Part(
        key: list.key, title: list.title,
        measured: list.indicators.compactMap { key in
          measured.first { $0.definition.key == key && $0.team != nil }
        })
    }
    trends = TypeTrend.all(evidence, outcomes, suppression)
  }

  /// Indicators by report; those of the policy that no report names are in the second.
  static func lists(_ policy: ScorePolicy?) -> [(key: String, title: ReportWords.Key, indicators: [String])] {
    let satisfaction = [
      "satisfaction", "rating-response", "complaint-rate", "quality-accuracy", "quality-attitude", "quality-compliance",
      "first-contact-resolution", "return-rate",
    ]
    let efficiency = [
      "first-response", "average-response", "first-reply-within", "replied-within", "queue-wait", "abandonment",
      "resolution-time", "on-time", "resolution-rate", "reopen-rate", "handling-time", "handled", "occupancy",
    ]
    let more = (policy?.items ?? []).map(\.indicator).filter { !satisfaction.contains($0) && !efficiency.contains($0) }
    return [("satisfaction", .satisfaction, satisfaction), ("efficiency", .efficiency, efficiency + more)]
  }

  // MARK: - What is shown

  /// Whether so few serve that nothing is said of them.
  var isWholeTeamHidden: Bool { suppression.all.isWhollyHidden }

  /// A figure of the team or a part of it, of which it was decided whether it is shown.
  enum Shown {
    case figure(Figure, agents: Int)
    case hidden
  }

  /// The team's figure.
  func team(_ measurement: Measurement) -> Shown? {
    guard let figure = measurement.team else { return nil }
    guard !isWholeTeamHidden, figure.records >= TeamReports.smallest,
      let table = suppression.tables[measurement.definition.key], !table.isWhollyHidden
    else { return .hidden }
    return .figure(figure, agents: table.total.agents.count)
  }

  /// A part's figure.
  func shown(_ figure: Figure, _ part: ShownTable.Part, of measurement: Measurement) -> Shown {
    guard case .figure? = team(measurement), figure.records >= TeamReports.smallest,
      let table = suppression.tables[measurement.definition.key], table.shows(part)
    else { return .hidden }
    return .figure(figure, agents: table.parts[part]?.agents.count ?? 0)
  }

  /// The figure of a day.
  func shown(_ day: Measurement.Part<CalendarDate>, of measurement: Measurement) -> Shown {
    shown(day.figure, .day(Int32(day.group.dayNumber)), of: measurement)
  }

  /// The figure of a channel.
  func shown(_ channel: Measurement.Part<Channel>, of measurement: Measurement) -> Shown {
    shown(channel.figure, .channel(channel.group), of: measurement)
  }

  /// The policy's targets of an indicator.
  func targets(_ definition: IndicatorDefinition) -> Targets? {
    policy?.items.first { $0.indicator == definition.key }?.targets
  }

  // MARK: - All forms

  /// All three, with the alarms.
  public var report: Report {
    let watched = watched
    let alerts = alerts(watched)
    return Report(
      command: "score-reports", inputs: inputs, result: members(watched, alerts), document: document(watched, alerts),
      tables: [
        Report.Table("reports", rows(alerts)), Report.Table("trends", trendRows),
        Report.Table("alerts", alertRows(alerts)),
      ], warnings: warnings)
  }
}
