import Records
import Reporting
import Scoring
import Workforce

extension MeasureAnswer {
  /// At most so many rejected rows are written out; the rest is counted.
  static let listedRows = 10_000

  /// The result for programs.
  var members: [JSONValue.Member] {
    [
      .init("period", periodValue),
      .init("settings", settingsValue),
      .init("sources", .array(reading.files.map(source))),
      .init("definitions", .array(measured.map { $0.definition.value })),
      .init("notMeasurable", .array(unmeasured.map(lack))),
      .init("contacts", hasContacts ? contactsValue : .null),
      .init("agents", .array(agents.map(agent))),
      .init(
        "team", .object(measured.compactMap { part in part.team.map { .init(part.definition.key, value($0, part)) } })),
      .init("channels", .array(channelValues)),
      .init("languages", .array(languageValues)),
      .init("days", .array(dayValues)),
      .init("standingOut", .array(standingOut.map(outlier))),
      .init("asPlatform", platformValue),
      .init("statedFigures", request.reconciles ? statedValue : .null),
      .init("rejectedRowCount", .integer(problems.count(where: \.rejectsRow))),
      .init("unusableCellCount", .integer(problems.count { !$0.rejectsRow })),
      .init("rejectedRows", .array(problems.prefix(Self.listedRows).map(\.listing))),
      .init("summaryRows", .array(reading.files.flatMap(\.report.summaryRows).map(\.listing))),
      .init("duplicateRows", .integer(duplicates)),
      .init("warnings", .array(warnings.map { .string($0) })),
    ]
  }

  /// Rows that say again what others say.
  var duplicates: Int {
    reading.files.reduce(0) { $0 + $1.report.duplicateRows } + (reading.tallies?.duplicateEvents ?? 0)
  }

  private var periodValue: JSONValue {
    let text = { (instant: Instant) in JSONValue.string(period.clock.iso8601(instant)) }
    return [
      "name": .string(period.name), "start": text(period.start), "end": text(period.end),
      "timeZone": .string(period.clock.zone), "observedUntil": hasContacts ? text(book.observedUntil) : .null,
    ]
  }

  private var settingsValue: JSONValue {
    let settings = request.settings
    return [
      "replyTargetSeconds": .number(settings.replyTargetSeconds),
      "replyLimitSeconds": .number(settings.replyLimitSeconds),
      "resolutionTargetSeconds": JSONValue(settings.resolutionTargetSeconds),
      "recontactDays": .number(settings.recontactDays), "hourlyCost": JSONValue(settings.hourlyCost),
      "confidence": .number(settings.confidence),
      "rules": reading.files.contains { $0.layout.shape == .events } ? rulesValue : .null,
    ]
  }

  /// How events became rounds.
  private var rulesValue: JSONValue {
    let (rules, classifier) = (reading.settings.rules, reading.settings.classifier)
    let list = { (texts: [String]) in JSONValue.array(texts.filter { !$0.isEmpty }.map { .string($0) }) }
    return [
      "perfunctoryRepliesCount": .boolean(!rules.perfunctoryRepliesAreVoid),
      "replyTakesOwnership": .boolean(rules.replyTakesOwnership),
      "closedWithoutReply": .string(rules.unexplainedClosing.rawValue),
      "thanks": list(classifier.thanks.sorted()), "perfunctory": list(classifier.perfunctory.sorted()),
      "automaticSenders": list(classifier.automaticSenders.sorted()),
      "automaticBeginnings": list(classifier.automaticBeginnings),
    ]
  }

  private func source(_ file: RecordReading.File) -> JSONValue {
    [
      "path": .string(file.path), "layout": .string(file.layout.name), "shape": .string(file.layout.shape.rawValue),
      "acceptedRows": .integer(file.report.acceptedRows),
      "notes": .array((file.notes + file.report.notes + file.layout.remarks).map { .string($0) }),
    ]
  }

  private func lack(_ measurement: Measurement) -> JSONValue {
    [
      "key": .string(measurement.definition.key), "name": .string(measurement.definition.name),
      "missing": .array(measurement.missing.map { .string($0.meaning) }),
    ]
  }

  func value(_ figure: Figure, _ measurement: Measurement) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("value", figure.estimate.map { JSONValue($0) } ?? .number(figure.value)),
      .init("count", .number(figure.count)), .init("records", .integer(figure.records)),
      .init("customers", .integer(figure.customers)), .init("unit", .string(measurement.definition.unit.rawValue)),
    ]
    if let gap = figure.gap, gap != .noSample { members.append(.init("noInterval", .string(gap.rawValue))) }
    if let median = figure.median { members.append(.init("median", .number(median))) }
    if let p90 = figure.p90 { members.append(.init("p90", .number(p90))) }
    return .object(members)
  }

  private func agent(_ name: String) -> JSONValue {
    [
      "agent": .string(name),
      "indicators": .object(
        measured.compactMap { part in
          part.agents.first { $0.group == name }.map { .init(part.definition.key, value($0.figure, part)) }
        }),
    ]
  }

  private var channelValues: [JSONValue] {
    Channel.allCases.compactMap { channel in
      let members = measured.compactMap { part in
        part.channels.first { $0.group == channel }.map {
          JSONValue.Member(part.definition.key, value($0.figure, part))
        }
      }
      return members.isEmpty ? nil : ["channel": .string(channel.rawValue), "indicators": .object(members)]
    }
  }

  private var languageValues: [JSONValue] {
    let names = Set(measured.flatMap { $0.languages.map(\.group) })
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      let members = measured.compactMap { part in
        part.languages.first { $0.group == name }.map {
          JSONValue.Member(part.definition.key, value($0.figure, part))
        }
      }
      return ["language": .string(name), "indicators": .object(members)]
    }
  }

  private var dayValues: [JSONValue] {
    var byDay: [CalendarDate: [JSONValue.Member]] = [:]
    for part in measured {
      for day in part.days { byDay[day.group, default: []].append(.init(part.definition.key, value(day.figure, part))) }
    }
    return byDay.keys.sorted().map {
      ["day": .string($0.description), "indicators": .object(byDay[$0] ?? [])]
    }
  }

  private func outlier(_ line: StandingOut) -> JSONValue {
    [
      "agent": .string(line.agent), "indicator": .string(line.definition.key), "value": .number(line.figure.value),
      "colleagues": .number(line.colleagues), "better": .boolean(line.isBetter),
    ]
  }

  private var contactsValue: JSONValue {
    [
      "summary": contacts.total.value(within: contacts.targetSeconds),
      "contactTypes": .array(
        contacts.types.map { name, group in
          JSONValue.object([.init("contactType", .string(name))]).appending(
            group.value(within: contacts.targetSeconds).members)
        }),
      "outsidePeriod": .integer(contacts.outside), "excluded": .integer(contacts.excluded),
    ]
  }
}

extension JSONValue {
  /// The members of an object; none of anything else.
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
}

extension ContactTotals.Group {
  /// The counts for programs, named as a simulation names its own.
  func value(within seconds: Double) -> JSONValue {
    [
      "arrived": .integer(arrived), "offered": .integer(offered), "answered": .integer(count(.answered)),
      "abandoned": .integer(count(.abandoned)), "balked": .integer(count(.balked)),
      "blocked": .integer(count(.blocked)), "cleared": .integer(count(.cleared)),
      "unfinished": .integer(count(.unfinished)), "contained": .integer(count(.contained)),
      "resolved": .integer(resolved),
      "meanWaitSeconds": ["ofAll": JSONValue(meanWaitOfAll), "ofAnswered": JSONValue(meanWaitOfAnswered)],
      "waitSecondsP90": JSONValue(waitP90),
      "serviceLevel": [
        "thresholdSeconds": .number(seconds),
        "definitions": .object(
          ServiceLevelDefinition.allCases.filter { $0 != .virtualWait }.map {
            .init($0.rawValue, JSONValue(serviceLevel($0)))
          }),
      ],
    ]
  }
}

extension RecordProblem {
  /// The problem for programs.
  var listing: JSONValue {
    [
      "file": .string(file), "line": line.map { .integer($0) } ?? .null, "column": JSONValue(column),
      "value": JSONValue(value), "reason": .string(reason), "rowLeftOut": .boolean(rejectsRow),
    ]
  }
}

extension IndicatorDefinition {
  /// The definition for programs.
  var value: JSONValue {
    [
      "key": .string(key), "name": .string(name), "chineseName": .string(chineseName), "meaning": .string(meaning),
      "population": .string(population), "clock": .string(clock), "unit": .string(unit.rawValue),
      "form": .string(form.rawValue), "better": .string(direction.rawValue),
    ]
  }
}
