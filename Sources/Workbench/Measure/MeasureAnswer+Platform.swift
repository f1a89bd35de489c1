import Records
import Reporting
import Scoring
import Workforce

/// What a platform would show, beside ours, for people.
extension MeasureAnswer {
  private static let shownDifferences = 5

  func appendComparisons(to document: inout ReportDocument) {
    let say = words
    if let comparison {
      let vendor = comparison.platform.vendor
      document.table(
        platformTable(comparison),
        caption: say("As \(vendor) would show it, beside ours", "\(vendor)口径与本系统口径对照"))
      document.table(platformAgentTable(comparison), caption: say("By agent: \(vendor) / ours", "按客服：\(vendor) / 本系统"))
      document.notes(notes(on: comparison))
      if request.reconciles { appendDifferences(of: comparison, to: &document) }
    }
    for stated in statedComparisons { append(stated, to: &document) }
  }

  private func platformTable(_ comparison: PlatformComparison) -> TextTable {
    let say = words
    var table = TextTable(columns: [
      .init(say("figure", "指标"), .leading, wraps: true), .init(comparison.platform.vendor), .init(say("from", "样本")),
      .init(say("ours that is nearest", "本系统对应指标"), .leading), .init(say("ours", "本系统")), .init(say("from", "样本")),
      .init(say("records that\ndiffer", "口径不一致\n的记录")),
    ])
    for line in comparison.lines {
      let ours = line.ours?.team
      table.append([
        .init(say.plainName(line.dialect)),
        .init(line.theirs.team.map { say.figure($0.value, line.dialect.definition) } ?? Figures.missing),
        .init(Figures.number(line.theirs.team?.count ?? 0, decimals: 0)),
        .init(line.ours.map { say.name($0.definition) } ?? ""),
        .init(ours.flatMap { own in line.ours.map { say.figure(own.value, $0.definition) } } ?? Figures.missing),
        .init(Figures.number(ours?.count ?? 0, decimals: 0)),
        .init(Figures.count(line.reconciliation.differences.count)),
      ])
    }
    return table
  }

  private func platformAgentTable(_ comparison: PlatformComparison) -> TextTable {
    let say = words
    let lines = comparison.lines.filter { !$0.theirs.agents.isEmpty }
    var table = TextTable(
      columns: [.init(say("agent", "客服"), .leading)]
        + lines.map { TextTable.Column(say.plainName($0.dialect, isNarrow: true)) })
    guard !lines.isEmpty else { return table }
    let names = Set(lines.flatMap { $0.theirs.agents.map(\.group) }).union(agents)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      table.append(
        [.init(name)]
          + lines.map { line in
            let theirs = line.theirs.agents.first { $0.group == name }?.figure.value
            let ours = line.ours?.agents.first { $0.group == name }?.figure.value
            let text = { (value: Double?) in value.map { say.figure($0, line.dialect.definition) } ?? Figures.missing }
            return .init("\(text(theirs)) / \(text(ours))")
          })
    }
    return table
  }

  /// What limits a comparison.
  func notes(on comparison: PlatformComparison) -> [String] {
    let say = words
    let vendor = comparison.platform.vendor
    var notes = comparison.lines.map { line in
      say.plainName(line.dialect) + say(": ", "：")
        + say(
          "\(line.dialect.definition.meaning) Counts: \(line.dialect.definition.population)",
          line.dialect.definition.chineseMeaning)
    }
    if !comparison.lacking.isEmpty {
      let names = comparison.lacking.map { say.plainName($0) }
      notes.append(
        say(
          "Cannot be computed as \(vendor) would, since these rows hold no single messages: "
            + names.joined(separator: ", ") + ". Give the events of the conversations.",
          "现有记录不含逐条消息，无法按\(vendor)口径复算：\(names.joined(separator: "、"))。请提供会话事件明细。"))
      if reading.files.contains(where: { $0.layout.shape == .agentDays }) {
        notes.append(
          say(
            "Rows per agent are figures as their platform shows them already; what they are called here stands under what "
              + "the figures mean.",
            "按客服汇总的行本身即为平台口径的数值。"))
      }
    }
    if let zone = comparison.platform.zone, period.clock.zone != zone, !comparison.lines.isEmpty {
      notes.append(
        say(
          "\(vendor)'s hours are meant in \(zone) and were read in \(period.clock.zone); set --zone \(zone).",
          "\(vendor)的考核时段以 \(zone) 为准，当前按 \(period.clock.zone) 计算；请设置 --zone \(zone)。"))
    }
    if let window = comparison.platform.window, !comparison.lines.isEmpty {
      notes.append(
        say(
          "\(vendor) shows the last \(window) days; here it is the period \(period.name).",
          "\(vendor)展示近 \(window) 天的数据，此处为 \(period.name)。"))
    }
    if !comparison.hasAssignments, comparison.platform == .zendesk, !comparison.lines.isEmpty {
      notes.append(
        say(
          "Zendesk charges tickets to their assignee, and these events record no assignments: its figures are the team's only.",
          "Zendesk 按负责人归属，而记录中没有分配事件，因此只有团队数值。"))
    }
    return notes
  }

  private func appendDifferences(of comparison: PlatformComparison, to document: inout ReportDocument) {
    let say = words
    let vendor = comparison.platform.vendor
    for line in comparison.lines where !line.reconciliation.differences.isEmpty {
      let differences = line.reconciliation.differences
      let hasStart = differences.contains { $0.start != nil }
      var columns: [TextTable.Column] = [.init(say("conversation", "会话"), .leading)]
      if hasStart { columns.append(.init(say("began", "开始"), .leading)) }
      columns += [
        .init(say("ours", "本系统")), .init(vendor), .init(say("why", "原因"), .leading, wraps: true),
      ]
      var table = TextTable(columns: columns)
      let text = { (value: Double?) in value.map { say.figure($0, line.dialect.definition) } ?? say("left out", "不计") }
      for difference in differences.prefix(Self.shownDifferences) {
        var cells: [TextTable.Cell] = [.init(difference.conversation)]
        if hasStart { cells.append(.init(difference.start.map(wallClock) ?? "")) }
        let reasons = difference.reasons.map { say.reason($0, vendor) }.joined(separator: say("; ", "；"))
        table.append(cells + [.init(text(difference.left)), .init(text(difference.right)), .init(reasons)])
      }
      document.table(table, caption: differenceCaption(line))
    }
  }

  private func differenceCaption(_ line: PlatformComparison.Line) -> String {
    let count = line.reconciliation.differences.count
    let (all, same) = (Figures.count(count), Figures.count(line.reconciliation.agreeing))
    let isCut = count > Self.shownDifferences
    return words(
      "\(words.plainName(line.dialect)): \(all) \(count == 1 ? "record differs" : "records differ"), \(same) agree"
        + (isCut ? "; the first \(Self.shownDifferences), all with --format json" : ""),
      "\(words.plainName(line.dialect))：\(all) 条不一致，\(same) 条一致"
        + (isCut ? "；以下为前 \(Self.shownDifferences) 条，--format json 可见全部" : ""))
  }

  /// A moment on the period's clock, to the second.
  func wallClock(_ moment: Instant) -> String {
    String(period.clock.iso8601(moment, fractionDigits: 0).prefix(19)).replacing("T", with: " ")
  }

  private func append(_ stated: StatedComparison, to document: inout ReportDocument) {
    let say = words
    let (all, same) = (Figures.count(stated.differences.count), Figures.count(stated.agreeing))
    let caption = say(
      "\(stated.column) against \(stated.moments): \(all) \(stated.differences.count == 1 ? "row differs" : "rows differ"), "
        + "\(same) agree",
      "\(stated.column) 与 \(stated.moments) 核对：\(all) 行不一致，\(same) 行一致")
    guard !stated.differences.isEmpty else { return document.notes([caption + "."]) }
    var table = TextTable(columns: [
      .init(say("line", "行")), .init(say("contact", "记录"), .leading), .init(say("stated", "导出值")),
      .init(say("by its moments", "按时间点")), .init(say("why", "原因"), .leading, wraps: true),
    ])
    let text = { (value: Double?) in value.map(say.duration) ?? Figures.missing }
    for difference in stated.differences.prefix(Self.shownDifferences) {
      table.append([
        .init(difference.line.map { String($0) } ?? ""), .init(difference.contact), .init(text(difference.stated)),
        .init(text(difference.computed)), .init(say.reason(difference.reason)),
      ])
    }
    document.table(table, caption: caption)
  }
}

extension MeasureWords {
  /// A platform's figure without the platform's name; for a narrow column, broken into lines.
  func plainName(_ dialect: Dialect, isNarrow: Bool = false) -> String {
    let name = self(
      dialect.definition.name.replacing(" (as \(dialect.vendor))", with: ""),
      dialect.definition.chineseName.replacing("（\(dialect.vendor)口径）", with: "")
        .replacing("（\(dialect.vendor) 口径）", with: ""))
    guard isNarrow, language == .en else { return name }
    return name.split(separator: ", ").flatMap { part in
      part.split(separator: " ").reduce(into: [String]()) { lines, word in
        if let last = lines.last, last.count + word.count < 14 {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
    }.joined(separator: "\n")
  }
}
