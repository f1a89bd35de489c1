import Reporting
import Scoring
import Workforce

/// The reports for people.
extension TeamReports {
  func document(_ watched: [Watched], _ alerts: [DailyWatch.Alert]) -> ReportDocument {
    var document = ReportDocument()
    document.heading(words(.title, evidence.period.name))
    document.list(about)
    for part in parts {
      document.heading(words(part.title), level: 2)
      if isWholeTeamHidden || part.measured.isEmpty {
        document.paragraph(words(isWholeTeamHidden ? .smallTeam : .nothing))
        continue
      }
      document.table(table(part.measured))
      document.table(channelTable(part.measured), caption: words(.byChannel))
    }
    appendTrends(to: &document)
    appendAlarms(watched, alerts, to: &document)
    document.notes(notes)
    return document
  }

  private func figure(_ value: Double?, _ unit: IndicatorDefinition.Unit) -> String {
    value.map { words.figures.figure($0, unit) } ?? Figures.missing
  }

  private func range(_ estimate: Estimate?, _ unit: IndicatorDefinition.Unit) -> String {
    estimate.map { "\(figure($0.low, unit))–\(figure($0.high, unit))" } ?? ""
  }

  /// By which policy, over which days, of whom, by which limits.
  private var about: [String] {
    let (settings, figures) = (evidence.settings, words.figures)
    let period = evidence.period.days
    let last = evidence.period.clock.local(evidence.book.observedUntil).date
    let isPartial = evidence.conversationFacets.contains(.conversations) && last < period.last
    let all = suppression.all.total
    let resolve = settings.resolutionTargetSeconds.map { words(.resolveWithin, figures.stated($0)) } ?? ""
    return [
      policy.map { words(.policy, $0.title, $0.revision, $0.from.description) } ?? words(.noPolicy),
      isPartial
        ? words(.reach, period.first.description, period.last.description, last.description)
        : words(.days, period.first.description, period.last.description),
      isWholeTeamHidden
        ? words(.fewPeople) : words(.people, Figures.count(all.agents.count), Figures.count(all.records)),
      words(
        .measures, figures.stated(settings.replyTargetSeconds), figures.stated(settings.replyLimitSeconds),
        figures.stated(settings.recontactDays * 86_400), resolve),
    ]
  }

  // MARK: - Satisfaction and efficiency

  /// The team's figures beside the targets.
  func table(_ measured: [Measurement]) -> TextTable {
    let hasTargets = measured.contains { targets($0.definition) != nil }
    var columns: [TextTable.Column] = [
      .init(words(.indicator), .leading), .init(words(.team)), .init(words(.interval)), .init(words(.records)),
      .init(words(.agents)),
    ]
    if hasTargets { columns += [.init(words(.threshold)), .init(words(.goal))] }
    var table = TextTable(columns: columns)
    for item in measured {
      let unit = item.definition.unit
      var cells: [TextTable.Cell] = [.init(words.name(of: item.definition))]
      if case .figure(let team, let agents)? = team(item) {
        cells += [
          .init(figure(team.value, unit)), .init(range(team.estimate, unit)), .init(Figures.count(team.records)),
          .init(Figures.count(agents)),
        ]
      } else {
        cells += [.init(words(.hidden)), "", "", ""]
      }
      if hasTargets {
        let targets = targets(item.definition)
        cells += [targets?.threshold, targets?.goal].map { .init($0.map { figure($0, unit) } ?? "") }
      }
      table.append(cells)
    }
    return table
  }

  /// The figures by channel, where there are several.
  private func channelTable(_ measured: [Measurement]) -> TextTable {
    let channels = Channel.allCases.filter { channel in
      measured.contains { $0.channels.contains { $0.group == channel } }
    }
    var table = TextTable(
      columns: [.init(words(.indicator), .leading)] + channels.map { .init(words.name(of: $0)) })
    guard channels.count > 1 else { return table }
    for item in measured {
      guard case .figure? = team(item) else { continue }
      table.append(
        [.init(words.name(of: item.definition))]
          + channels.map { channel in
            guard let part = item.channels.first(where: { $0.group == channel }) else { return .init(Figures.missing) }
            return cell(shown(part, of: item), item.definition.unit)
          })
    }
    return table
  }

  private func cell(_ shown: Shown, _ unit: IndicatorDefinition.Unit) -> TextTable.Cell {
    if case .figure(let own, _) = shown { .init(figure(own.value, unit)) } else { .init(words(.hidden)) }
  }

  // MARK: - Trends

  private func appendTrends(to document: inout ReportDocument) {
    document.heading(words(.trends), level: 2)
    if isWholeTeamHidden || trends.isEmpty {
      document.paragraph(words(isWholeTeamHidden ? .smallTeam : .nothing))
      return
    }
    document.table(trendTable)
    document.table(outcomeTable)
    let hidden = trends.filter(\.isHidden).map(\.name)
    if !hidden.isEmpty { document.paragraph(words(.hiddenMatters, hidden.joined(separator: words(.comma)))) }
  }

  /// How often customers came with each matter.
  private var trendTable: TextTable {
    var table = TextTable(columns: [
      .init(words(.matter), .leading), .init(words(.firstHalf)), .init(words(.secondHalf)), .init(words(.change)),
      .init(words(.interval)), .init(words(.trend), .leading),
    ])
    func factor(_ value: Double) -> String { "×" + Figures.number(value, decimals: 2) }
    for trend in trends where !trend.isHidden {
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
  private var outcomeTable: TextTable {
    var table = TextTable(columns: [
      .init(words(.matter), .leading), .init(words(.agents)), .init(words(.unresolved)), .init(words(.interval)),
      .init(words(.complaints)), .init(words(.interval)),
    ])
    func cells(_ share: TypeTrend.Share) -> [TextTable.Cell] {
      switch share {
      case .none: [.init(Figures.missing), ""]
      case .hidden: [.init(words(.hidden)), ""]
      case .shown(let own, _, _): [.init(figure(own.mean, .share)), .init(range(own, .share))]
      }
    }
    for trend in trends where !trend.isHidden {
      table.append(
        [.init(trend.name), .init(Figures.count(trend.agents))] + cells(trend.unresolved) + cells(trend.complaints))
    }
    return table
  }

  // MARK: - Alarms

  private func appendAlarms(_ watched: [Watched], _ alerts: [DailyWatch.Alert], to document: inout ReportDocument) {
    document.heading(words(.alarms), level: 2)
    if isWholeTeamHidden || watched.isEmpty {
      document.paragraph(words(isWholeTeamHidden ? .smallTeam : .nothingWatched))
      return
    }
    document.paragraph(words(alerts.isEmpty ? .noAlarm : .whatToDo))
    document.table(alertTable(alerts))
    let isByPolicy = watched.contains { $0.threshold != nil }
    document.table(watchTable(watched), caption: words(isByPolicy ? .watched : .watchedUsually))
    document.table(dayTable(watched.filter(\.hasDays)), caption: words(.byDay))
  }

  /// Who looks into an alarm and what was done is for people to write down: two columns stay open.
  private func alertTable(_ alerts: [DailyWatch.Alert]) -> TextTable {
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
        .init(alert.since.map { words(.cusum, $0.description) } ?? words(.below)),
        .init(figure(alert.figure, definition.unit)), .init(figure(alert.reference, definition.unit)), "", "",
      ])
    }
    return table
  }

  /// What is watched, and by which threshold.
  private func watchTable(_ watched: [Watched]) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.indicator), .leading), .init(words(.threshold)), .init(words(.watchedDays)),
      .init(words(.hiddenDays)),
      .init(words(.turns), .leading),
    ])
    for item in watched {
      let definition = item.measurement.definition
      table.append([
        .init(words.name(of: definition)), .init(figure(item.threshold, definition.unit)),
        .init(Figures.count(item.hasDays ? item.days.count : 0)), .init(Figures.count(item.hiddenDays)),
        .init(words(!item.hasDays ? .notByDay : item.hasCusum ? .yes : .fewDays)),
      ])
    }
    return table
  }

  /// The days of what is watched.
  private func dayTable(_ watched: [Watched]) -> TextTable {
    var table = TextTable(
      columns: [.init(words(.day), .leading)]
        + watched.map { .init(words.name(of: $0.measurement.definition), .trailing, wraps: true) })
    let dates = Set(watched.flatMap { $0.measurement.days.map(\.group) }).sorted()
    for date in dates {
      table.append(
        [.init(date.description)]
          + watched.map { item in
            guard let day = item.measurement.days.first(where: { $0.group == date }) else {
              return .init(Figures.missing)
            }
            return cell(shown(day, of: item.measurement), item.measurement.definition.unit)
          })
    }
    return table
  }

  // MARK: - Notes

  /// What is hidden, how alarms come about, and what each figure means.
  private var notes: [String] {
    let outcomes = TypeTrend.Outcomes(evidence)
    var notes = [words(.suppression), words(.recordNote)]
    if policy != nil { notes.append(words(.targetNote)) }
    notes.append(words(.trendNote, TypeTrend.secondHalf(of: evidence).description))
    if let resolution = outcomes.resolution {
      notes.append(words(.unresolvedNote, words.name(of: resolution.definition)))
    }
    if let complaints = outcomes.complaints {
      notes.append(words(.complaintNote, words.name(of: complaints.definition)))
    }
    notes += [words(.thresholdNote), words(.cusumNote)]
    return notes + definitions.map { words(.definition, words.name(of: $0), words.meaning(of: $0)) }
  }
}
