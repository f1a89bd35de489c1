import Records
import Reporting
import Scoring
import Workforce

/// The tables of the text for people.
extension MeasureAnswer {
  // MARK: Agents

  /// The indicators with a column of their own in the table of agents, the most telling first.
  private static let preferred = [
    "handled", "first-response", "first-reply-within", "average-response", "replied-within", "resolution-rate",
    "resolution-time", "satisfaction", "handling-time", "transfer-rate", "complaint-rate", "quality-accuracy",
  ]

  private var agentColumns: [Measurement] {
    Array(
      Self.preferred.compactMap { key in measured.first { $0.definition.key == key && !$0.agents.isEmpty } }.prefix(5))
  }

  var agentTable: TextTable {
    let say = words
    let columns = agentColumns
    guard !columns.isEmpty else { return TextTable(columns: [.init(say("agent", "客服"), .leading)]) }
    var table = TextTable(
      columns: [.init(say("agent", "客服"), .leading)] + columns.map { TextTable.Column(heading($0.definition)) })
    let styles = Dictionary(
      standingOut.map { ("\($0.agent)\u{0}\($0.definition.key)", $0.isBetter ? TextStyle.good : .bad) },
      uniquingKeysWith: { first, _ in first })
    for name in agents {
      let cells = columns.map { column -> TextTable.Cell in
        guard let part = column.agents.first(where: { $0.group == name }) else { return .init(Figures.missing) }
        let style = styles["\(name)\u{0}\(column.definition.key)"] ?? .plain
        return .init(say.figure(part.figure, column.definition), style)
      }
      table.append([.init(name)] + cells)
    }
    return table
  }

  private func heading(_ definition: IndicatorDefinition) -> String {
    guard request.language == .en else { return definition.chineseName }
    let words = definition.name.split(separator: " ")
    guard words.count > 2 else { return definition.name.replacing(" ", with: "\n") }
    return words.prefix(2).joined(separator: " ") + "\n" + words.dropFirst(2).joined(separator: " ")
  }

  // MARK: Team

  var teamTable: TextTable {
    let say = words
    let confidence = Figures.number(request.settings.confidence * 100, decimals: 0)
    let parts = measured.filter { $0.team != nil }
    let (hasSpan, hasOpen, hasUnknown) = (
      parts.contains { $0.team?.median != nil }, parts.contains { $0.pending > 0 }, parts.contains { $0.unknown > 0 }
    )
    var columns: [TextTable.Column] = [
      .init(say("indicator", "指标"), .leading, wraps: true),
      .init(say("figure (\(confidence) % interval)", "数值（\(confidence)% 区间）")),
    ]
    if hasSpan { columns += [.init(say("half within", "中位数")), .init(say("9 of 10\nwithin", "九成在\n此以内"))] }
    columns.append(.init(say("from", "样本")))
    if hasOpen { columns.append(.init(say("open", "待定"))) }
    if hasUnknown { columns.append(.init(say("not told", "缺数据"))) }
    var table = TextTable(columns: columns)
    for part in parts {
      guard let figure = part.team else { continue }
      var cells: [TextTable.Cell] = [.init(say.name(part.definition)), .init(say.figure(figure, part.definition))]
      if hasSpan {
        cells.append(.init(figure.median.map { say.figure($0, part.definition) } ?? ""))
        cells.append(.init(figure.p90.map { say.figure($0, part.definition) } ?? ""))
      }
      cells.append(.init(Figures.number(figure.count, decimals: 0)))
      if hasOpen { cells.append(.init(part.pending > 0 ? Figures.count(part.pending) : "")) }
      if hasUnknown { cells.append(.init(part.unknown > 0 ? Figures.count(part.unknown) : "")) }
      table.append(cells)
    }
    return table
  }

  // MARK: Channels and days

  var channelColumns: [Channel] {
    Channel.allCases.filter { channel in measured.contains { $0.channels.contains { $0.group == channel } } }
  }

  var channelTable: TextTable {
    let say = words
    var table = TextTable(
      columns: [.init(say("indicator", "指标"), .leading, wraps: true)]
        + channelColumns.map { TextTable.Column(say.name($0)) })
    for part in measured where part.channels.count > 1 && part.definition.form != .spread {
      table.append(
        [.init(say.name(part.definition))]
          + channelColumns.map { channel in
            let figure = part.channels.first { $0.group == channel }?.figure
            return .init(figure.map { say.figure($0.value, part.definition) } ?? Figures.missing)
          })
    }
    return table
  }

  private static let coursed = [
    "handled", "first-response", "first-reply-within", "average-response", "abandonment", "resolution-rate",
    "satisfaction",
  ]

  var courseTable: TextTable {
    let say = words
    var table = TextTable(
      columns: [.init("", .leading), .init("", .leading), .init(say("lowest", "最低")), .init(say("highest", "最高"))])
    let days = period.days.count
    guard days > 1 else { return table }
    let size = daysPerBar
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
      table.append([
        .init(say.name(part.definition)),
        .init(Sparkline(values, range: part.definition.unit == .share ? 0...1 : nil).text()),
        .init(say.figure(low, part.definition)), .init(say.figure(high, part.definition)),
      ])
    }
    return table
  }

  private var daysPerBar: Int { (period.days.count + 61) / 62 }

  var courseCaption: String {
    let (first, last) = (period.days.first, period.days.last)
    return words(
      "Days from \(first) to \(last), one bar \(daysPerBar == 1 ? "a day" : "per \(daysPerBar) days")",
      "\(first) 至 \(last) 逐日走势，每格 \(daysPerBar) 天")
  }

  // MARK: What could not be used

  private static let shownRows = 10

  var rejectedTable: TextTable {
    let say = words
    let shown = problems.prefix(Self.shownRows)
    let severalFiles = Set(shown.map(\.file)).count > 1
    var columns: [TextTable.Column] = [
      .init(say("line", "行")), .init(say("column", "列"), .leading), .init(say("found", "内容"), .leading, wraps: true),
      .init(say("why", "原因"), .leading, wraps: true),
    ]
    if severalFiles { columns.insert(.init(say("file", "文件"), .leading), at: 0) }
    var table = TextTable(columns: columns)
    for problem in shown {
      var cells: [TextTable.Cell] = [
        .init(problem.line.map { String($0) } ?? ""), .init(problem.column ?? ""), .init(problem.value ?? ""),
        .init(problem.reason),
      ]
      if severalFiles { cells.insert(.init(TableColumns.baseName(problem.file)), at: 0) }
      table.append(cells)
    }
    return table
  }

  var rejectedCaption: String {
    let (rows, cells) = (rejectedRowCount, unusableCellCount)
    let isCut = problems.count > Self.shownRows
    return words(
      "Rows left out: \(Figures.count(rows)); cells not understood: \(Figures.count(cells))"
        + (isCut ? "; the first \(Self.shownRows), all with --format json" : ""),
      "剔除 \(Figures.count(rows)) 行，无法识别 \(Figures.count(cells)) 个单元格"
        + (isCut ? "；以下为前 \(Self.shownRows) 条，--format json 可见全部" : ""))
  }
}
