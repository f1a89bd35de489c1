import Records
import Reporting
import Scoring
import Workforce

/// The order in which `crewcast measure` speaks: what stands out, the agents, the team, the days, then what it all means.
extension MeasureAnswer {
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Service in \(period.name)")
    document.paragraph(summarySentence, style: .strong)
    document.list(spoken.map(sentence))
    document.table(agentTable, caption: "Agents")
    document.table(teamTable, caption: "Team")
    if channelColumns.count > 1 { document.table(channelTable, caption: "Channels") }
    document.table(courseTable, caption: courseCaption)
    document.notes(measured.map { "\($0.definition.name) (\($0.definition.chineseName)): \($0.definition.meaning)" })
    document.notes(caveats)
    document.table(rejectedTable, caption: rejectedCaption)
    return document
  }

  // MARK: What stands out

  private var summarySentence: String {
    guard !measured.isEmpty else { return "No record falls into this period." }
    var parts: [String] = []
    if hasContacts {
      let total = contacts.total
      var text = "\(Figures.count(total.arrived)) contacts came"
      if total.count(.contained) > 0 { text += ", \(Figures.count(total.count(.contained))) of them met only the bot" }
      text += "; \(Figures.count(total.count(.answered))) were served by \(agents.count) agents"
      let lost = total.count(.abandoned) + total.count(.balked) + total.count(.cleared) + total.count(.blocked)
      if lost > 0, total.offered > 0 {
        text += " and \(Figures.count(lost)) (\(Figures.percent(Double(lost) / Double(total.offered)))) left unserved"
      }
      parts.append(text)
    } else if let handled = team("handled") {
      parts.append("\(Figures.number(handled.value, decimals: 0)) contacts were served by \(agents.count) agents")
    }
    if let first = team("first-response") { parts.append("the first reply took \(text(first, .seconds)) on average") }
    if let within = team("first-reply-within") {
      let target = Figures.statedDuration(request.settings.replyTargetSeconds)
      parts.append("\(text(within, .share)) came within \(target)")
    }
    if let satisfied = team("satisfaction") { parts.append("\(text(satisfied, .share)) of ratings were good") }
    return parts.joined(separator: "; ") + "."
  }

  private func team(_ key: String) -> Figure? { measured.first { $0.definition.key == key }?.team }

  private func sentence(_ line: StandingOut) -> String {
    let side = line.isBetter ? "better" : "worse"
    let colleagues = Self.text(line.colleagues, line.definition.unit)
    return "\(line.agent): \(line.definition.name.lowercased()) \(text(line.figure, line.definition.unit)) from "
      + "\(Figures.number(line.figure.count, decimals: 0)), colleagues \(colleagues): \(side) than chance explains."
  }

  /// The clearest that is worse than usual, and the clearest that is better.
  private var spoken: [StandingOut] {
    Array(standingOut.filter { !$0.isBetter }.prefix(4) + standingOut.filter(\.isBetter).prefix(2))
  }

  // MARK: Tables

  /// The indicators with a column of their own in the table of agents, the most telling first.
  private static let preferred = [
    "handled", "first-response", "first-reply-within", "average-response", "replied-within", "resolution-rate",
    "resolution-time", "satisfaction", "handling-time", "transfer-rate", "complaint-rate", "quality-accuracy",
  ]

  private var agentColumns: [Measurement] {
    Array(
      Self.preferred.compactMap { key in measured.first { $0.definition.key == key && !$0.agents.isEmpty } }.prefix(4))
  }

  private var agentTable: TextTable {
    let columns = agentColumns
    guard !columns.isEmpty else { return TextTable(columns: [.init("agent", .leading)]) }
    var table = TextTable(
      columns: [.init("agent", .leading)] + columns.map { TextTable.Column(Self.heading($0.definition)) })
    let styles = Dictionary(
      standingOut.map { ("\($0.agent)\u{0}\($0.definition.key)", $0.isBetter ? TextStyle.good : .bad) },
      uniquingKeysWith: { first, _ in first })
    for name in agents {
      let cells = columns.map { column -> TextTable.Cell in
        guard let part = column.agents.first(where: { $0.group == name }) else { return .init(Figures.missing) }
        let style = styles["\(name)\u{0}\(column.definition.key)"] ?? .plain
        return .init(Self.shortText(part.figure, column.definition.unit), style)
      }
      table.append([.init(name)] + cells)
    }
    return table
  }

  private static func heading(_ definition: IndicatorDefinition) -> String {
    let words = definition.name.split(separator: " ")
    guard words.count > 2 else { return definition.name.replacing(" ", with: "\n") }
    return words.prefix(2).joined(separator: " ") + "\n" + words.dropFirst(2).joined(separator: " ")
  }

  private var teamTable: TextTable {
    var table = TextTable(
      columns: [
        .init("indicator", .leading), .init("figure (95 % interval)".replacing("95", with: confidence)),
        .init("half within"), .init("9 of 10\nwithin"), .init("from"), .init("open"), .init("not told"),
      ])
    for part in measured {
      guard let figure = part.team else { continue }
      let unit = part.definition.unit
      table.append([
        .init(part.definition.name), .init(text(figure, unit)),
        .init(figure.median.map { Self.text($0, unit) } ?? ""), .init(figure.p90.map { Self.text($0, unit) } ?? ""),
        .init(Figures.number(figure.count, decimals: 0)), .init(part.pending > 0 ? Figures.count(part.pending) : ""),
        .init(part.unknown > 0 ? Figures.count(part.unknown) : ""),
      ])
    }
    return table
  }

  private var confidence: String { Figures.number(request.settings.confidence * 100, decimals: 0) }

  private var channelColumns: [Channel] {
    Channel.allCases.filter { channel in measured.contains { $0.channels.contains { $0.group == channel } } }
  }

  private var channelTable: TextTable {
    var table = TextTable(
      columns: [.init("indicator", .leading)] + channelColumns.map { TextTable.Column($0.rawValue) })
    for part in measured where part.channels.count > 1 && part.definition.form != .spread {
      table.append(
        [.init(part.definition.name)]
          + channelColumns.map { channel in
            let figure = part.channels.first { $0.group == channel }?.figure
            return .init(figure.map { Self.text($0.value, part.definition.unit) } ?? Figures.missing)
          })
    }
    return table
  }

  private static let coursed = [
    "handled", "first-response", "first-reply-within", "average-response", "abandonment", "resolution-rate",
    "satisfaction",
  ]

  private var courseTable: TextTable {
    var table = TextTable(columns: [.init("", .leading), .init("", .leading), .init("lowest"), .init("highest")])
    let days = period.days.count
    guard days > 1 else { return table }
    let size = (days + 61) / 62
    for key in Self.coursed {
      guard let part = measured.first(where: { $0.definition.key == key }), part.days.count > 1 else { continue }
      var sums = [(Double, Double)](repeating: (0, 0), count: (days + size - 1) / size)
      for day in part.days {
        let place = (day.group.dayNumber - period.days.first.dayNumber) / size
        sums[place].0 += day.figure.total
        sums[place].1 += part.definition.form == .total ? 1 / Double(size) : day.figure.count
      }
      let values = sums.map { $0.1 > 0 ? $0.0 / (part.definition.form == .total ? 1 : $0.1) : .nan }
      let finite = values.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { continue }
      let unit = part.definition.unit
      table.append([
        .init(part.definition.name), .init(Sparkline(values, range: unit == .share ? 0...1 : nil).text()),
        .init(Self.text(low, unit)), .init(Self.text(high, unit)),
      ])
    }
    return table
  }

  private var courseCaption: String {
    let size = (period.days.count + 61) / 62
    return "Days from \(period.days.first) to \(period.days.last), one bar \(size == 1 ? "a day" : "per \(size) days")"
  }

  // MARK: Words

  /// A figure with its interval, in its unit.
  func text(_ figure: Figure, _ unit: IndicatorDefinition.Unit) -> String {
    guard let estimate = figure.estimate else { return Self.text(figure.value, unit) }
    return switch unit {
    case .share: Figures.percent(estimate)
    case .seconds: Figures.duration(estimate)
    case .contacts: Figures.number(estimate)
    case .money: Figures.money(estimate)
    }
  }

  /// A figure with its interval, for a narrow column.
  private static func shortText(_ figure: Figure, _ unit: IndicatorDefinition.Unit) -> String {
    guard let estimate = figure.estimate else { return text(figure.value, unit) }
    return switch unit {
    case .share: Figures.percent(estimate)
    case .seconds: Figures.duration(estimate)
    case .contacts: Figures.number(estimate)
    case .money: Figures.money(estimate)
    }
  }

  static func text(_ value: Double, _ unit: IndicatorDefinition.Unit) -> String {
    switch unit {
    case .share: Figures.percent(value)
    case .seconds: Figures.duration(value)
    case .contacts: Figures.number(value, decimals: value == value.rounded() ? 0 : 1)
    case .money: Figures.money(value)
    }
  }

  /// What limits the figures.
  private var caveats: [String] {
    var notes: [String] = []
    let settings = request.settings
    notes.append(
      "Reply target \(Figures.statedDuration(settings.replyTargetSeconds)), reply limit "
        + "\(Figures.statedDuration(settings.replyLimitSeconds)); coming back within "
        + "\(Figures.number(settings.recontactDays)) days means that a matter had not been settled. Agents are compared as "
        + "they are, not adjusted for who got which work.")
    if measured.contains(where: { $0.pending > 0 }) {
      notes.append("\"open\": records whose outcome cannot be known yet; the figure is provisional until it can.")
    }
    for file in reading.files {
      let remarks = file.layout.remarks + file.notes + file.report.notes
      let head = "\(file.path) (\(file.layout.name)): \(Figures.count(file.report.acceptedRows)) rows"
      let parts = ([head] + remarks).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      notes.append(parts.joined(separator: "; ") + ".")
    }
    if duplicates > 0 { notes.append("\(Figures.count(duplicates)) rows say again what others say, and count once.") }
    let summaries = reading.files.reduce(0) { $0 + $1.report.summaryRows.count }
    if summaries > 0 { notes.append("\(Figures.count(summaries)) rows are sums over others, and are left out.") }
    let lacking = unmeasured.map { part in
      "\(part.definition.key) (needs \(part.missing.map(\.meaning).joined(separator: ", ")))"
    }
    if !lacking.isEmpty { notes.append("Not measurable from these records: " + lacking.joined(separator: "; ") + ".") }
    notes.append("crewcast measure --explain KEY says exactly what a figure counts, and what others do instead.")
    return notes
  }

  private static let shownRows = 10

  private var rejectedTable: TextTable {
    var table = TextTable(
      columns: [
        .init("line"), .init("column", .leading), .init("found", .leading, wraps: true),
        .init("why", .leading, wraps: true),
      ])
    for problem in problems.prefix(Self.shownRows) {
      table.append([
        .init(problem.line.map { String($0) } ?? ""), .init(problem.column ?? ""), .init(problem.value ?? ""),
        .init(problem.reason),
      ])
    }
    return table
  }

  private var rejectedCaption: String {
    let rows = problems.count(where: \.rejectsRow)
    let cells = problems.count - rows
    let more = problems.count > Self.shownRows ? "; the first \(Self.shownRows), all with --format json" : ""
    return "Rows left out: \(Figures.count(rows)); cells not understood: \(Figures.count(cells))\(more)"
  }
}
