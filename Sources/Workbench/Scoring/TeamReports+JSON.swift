import Reporting
import Scoring
import Workforce

/// The reports for programs.
extension TeamReports {
  func members(_ watched: [Watched], _ alerts: [DailyWatch.Alert]) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("period", .string(evidence.period.name)),
      .init(
        "days",
        [
          "first": .string(evidence.period.days.first.description),
          "last": .string(evidence.period.days.last.description),
        ]
      ),
      .init("policy", policy.map { json($0) } ?? .null),
      .init("measures", measures), .init("isSuppressed", .boolean(isWholeTeamHidden)),
      .init("agents", isWholeTeamHidden ? .null : .integer(suppression.all.total.agents.count)),
      .init("records", isWholeTeamHidden ? .null : .integer(suppression.all.total.records)),
    ]
    for part in parts {
      members.append(.init(part.key, .object(part.measured.map { .init($0.definition.key, json($0)) })))
    }
    members.append(.init("problemTrends", .array(isWholeTeamHidden ? [] : trends.map(json))))
    members.append(.init("watched", .array(watched.map(json))))
    members.append(.init("alerts", .array(alerts.map(json))))
    members.append(
      .init("definitions", .object(definitions.map { .init($0.key, .string(words.meaning(of: $0))) })))
    return members
  }

  private func json(_ policy: ScorePolicy) -> JSONValue {
    [
      "title": .string(policy.title), "revision": .string(policy.revision),
      "appliesFrom": .string(policy.from.description), "appliesUntil": JSONValue(policy.until?.description),
    ]
  }

  private var measures: JSONValue {
    let settings = evidence.settings
    return [
      "replyWithinSeconds": .number(settings.replyTargetSeconds),
      "replyLimitSeconds": .number(settings.replyLimitSeconds),
      "resolveWithinSeconds": JSONValue(settings.resolutionTargetSeconds),
      "recontactDays": .number(settings.recontactDays), "confidence": .number(settings.confidence),
    ]
  }

  private static let suppressed: JSONValue = ["isSuppressed": true]

  private func json(_ shown: Shown) -> JSONValue {
    guard case .figure(let figure, let agents) = shown else { return TeamReports.suppressed }
    return [
      "value": .number(figure.value), "interval": figure.estimate.map { JSONValue($0) } ?? .null,
      "count": .number(figure.count), "records": .integer(figure.records), "agents": .integer(agents),
    ]
  }

  private func json(_ measurement: Measurement) -> JSONValue {
    let shown = team(measurement)
    let isHidden = if case .figure? = shown { false } else { true }
    return [
      "unit": .string(measurement.definition.unit.rawValue), "targets": json(targets(measurement.definition)),
      "team": shown.map(json) ?? .null,
      "channels": .object(
        measurement.channels.map { .init($0.group.rawValue, json(self.shown($0, of: measurement))) }),
      "days": .object(
        measurement.days.map { .init($0.group.description, json(self.shown($0, of: measurement))) }),
      "pending": isHidden ? .null : .integer(measurement.pending),
      "unknown": isHidden ? .null : .integer(measurement.unknown),
    ]
  }

  private func json(_ targets: Targets?) -> JSONValue {
    guard let targets else { return .null }
    return .object(zip(Targets.names, targets.figures).map { .init($0, .number($1)) })
  }

  private func json(_ trend: TypeTrend) -> JSONValue {
    if trend.isHidden { return ["type": .string(trend.name), "isSuppressed": true] }
    return [
      "type": .string(trend.name), "firstHalf": .integer(trend.first), "secondHalf": .integer(trend.second),
      "agents": .integer(trend.agents), "change": trend.change.map { JSONValue($0) } ?? .null,
      "direction": .integer(trend.direction), "isSuppressed": false, "unresolved": json(trend.unresolved),
      "complaints": json(trend.complaints),
    ]
  }

  private func json(_ share: TypeTrend.Share) -> JSONValue {
    switch share {
    case .none: .null
    case .hidden: TeamReports.suppressed
    case .shown(let estimate, let records, let agents):
      JSONValue(estimate).appending([.init("records", .integer(records)), .init("agents", .integer(agents))])
    }
  }

  private func json(_ watched: Watched) -> JSONValue {
    [
      "indicator": .string(watched.key), "threshold": JSONValue(watched.threshold),
      "days": .integer(watched.hasDays ? watched.days.count : 0), "suppressedDays": .integer(watched.hiddenDays),
      "hasCusum": .boolean(watched.hasCusum),
    ]
  }

  private func json(_ alert: DailyWatch.Alert) -> JSONValue {
    [
      "day": .string(alert.date.description), "indicator": .string(alert.indicator),
      "kind": .string(alert.kind.rawValue), "since": alert.since.map { .string($0.description) } ?? .null,
      "value": .number(alert.figure), "reference": .number(alert.reference), "statistic": .number(alert.statistic),
      "limit": .number(alert.limit),
    ]
  }

  /// The definitions of what is in the reports, each once.
  var definitions: [IndicatorDefinition] {
    let measured = parts.flatMap(\.measured).map(\.definition)
    let resolution = TypeTrend.Outcomes(evidence).all.map(\.definition)
    return measured + resolution.filter { own in !measured.contains { $0.key == own.key } }
  }
}
