import Records
import Reporting
import Scoring
import Workforce

/// The order in which `crewcast measure` speaks: what stands out, the team, the agents, the days, what it all means, what is wrong with
/// the rows.
extension MeasureAnswer {
  var words: MeasureWords { MeasureWords(language: request.language) }

  var document: ReportDocument {
    let say = words
    var document = ReportDocument()
    document.heading(say("Service in \(period.name)", "\(period.name) 服务指标"))
    document.list(summary)
    if !spoken.isEmpty {
      document.paragraph(say("Further from colleagues than chance explains", "与同事差异超出偶然范围"), style: .strong)
      document.list(spoken.map(sentence))
    }
    document.table(teamTable, caption: say("Team", "团队"))
    document.table(agentTable, caption: say("Agents", "客服"))
    if channelColumns.count > 1 { document.table(channelTable, caption: say("Channels", "渠道")) }
    document.table(courseTable, caption: courseCaption)
    appendComparisons(to: &document)
    if !measured.isEmpty {
      document.paragraph(say("What the figures mean", "指标口径"), style: .strong)
      document.notes(measured.map { "\(say.name($0.definition))\(say(": ", "："))\(say.meaning($0.definition))" })
    }
    document.paragraph(say("What they rest on", "数据说明"), style: .strong)
    document.notes(caveats)
    document.table(rejectedTable, caption: rejectedCaption)
    return document
  }

  // MARK: What stands out

  private var summary: [String] {
    let say = words
    guard !measured.isEmpty else { return [say("No record falls into this period.", "该周期内没有记录。")] }
    var lines: [String] = []
    if hasContacts {
      lines.append(volume)
    } else if let handled = team("handled") {
      let count = Figures.number(handled.value, decimals: 0)
      lines.append(
        say("\(count) contacts were served by \(agents.count) agents.", "\(agents.count) 位客服共接待 \(count) 次。"))
    }
    if let first = measuredTeam("first-response") {
      let figure = say.figure(first.0, first.1)
      var text = say("The first reply took \(figure) on average", "首次响应平均 \(figure)")
      // On the phone the wait of those who were answered is what everybody knows.
      if unserved > 0, let wait = contacts.total.meanWaitOfAnswered {
        let limit = say.stated(request.settings.replyLimitSeconds)
        text = say(
          "Those who were served waited \(say.duration(wait)) on average; with the others counted as \(limit), the first reply "
            + "took \(figure)",
          "获接待者平均等待 \(say.duration(wait))；未获接待者按 \(limit)计，首次响应平均 \(figure)")
      }
      if let median = first.0.median {
        text += say("; half came within \(say.duration(median))", "，半数在 \(say.duration(median))以内")
      }
      if let within = measuredTeam("first-reply-within") {
        let target = say.stated(request.settings.replyTargetSeconds)
        text += say(
          "; \(say.figure(within.0, within.1)) came within \(target)",
          "；\(target)内首次响应的占 \(say.figure(within.0, within.1))")
      }
      lines.append(text + say(".", "。"))
    }
    if let resolved = measuredTeam("resolution-rate") {
      lines.append(
        say(
          "\(say.figure(resolved.0, resolved.1)) were settled without the customer coming back.",
          "问题解决率 \(say.figure(resolved.0, resolved.1))（观察期内未再次联系）。"))
    }
    if let satisfied = measuredTeam("satisfaction") {
      let count = Figures.number(satisfied.0.count, decimals: 0)
      lines.append(
        say(
          "\(say.figure(satisfied.0, satisfied.1)) of \(count) ratings were good.",
          "\(count) 条评价中好评占 \(say.figure(satisfied.0, satisfied.1))。"))
    }
    return lines
  }

  private var volume: String {
    let say = words
    let total = contacts.total
    let noun = total.arrived == 1 ? "contact" : "contacts"
    var text = say("\(Figures.count(total.arrived)) \(noun) came", "共 \(Figures.count(total.arrived)) 个会话")
    let contained = total.count(.contained)
    if contained > 0 {
      text += say(", \(Figures.count(contained)) of them met only the bot", "，其中 \(Figures.count(contained)) 个仅由机器人接待")
    }
    let answered = Figures.count(total.count(.answered))
    let people = agents.count == 1 ? "1 agent" : "\(agents.count) agents"
    if total.count(.answered) > 0 {
      let served = total.count(.answered) == 1 ? "was" : "were"
      text +=
        agents.isEmpty
        ? say("; \(answered) \(served) served, by whom is not known", "；人工接待 \(answered) 个（未记录客服）")
        : say("; \(answered) \(served) served by \(people)", "；\(agents.count) 位客服人工接待 \(answered) 个")
    }
    if unserved > 0, total.offered > 0 {
      let (lost, share) = (Figures.count(unserved), say.figure(Double(unserved) / Double(total.offered), .share))
      text += say("; \(lost) (\(share)) left unserved", "；\(lost) 个（\(share)）未获接待即离开")
    }
    let open = total.count(.unfinished)
    // Whether anybody replied is told by some records only.
    if open > 0, measured.contains(where: { $0.definition.key == "never-answered" }) {
      text += say(
        "; \(Figures.count(open)) had no reply when the records end", "；截至记录末尾 \(Figures.count(open)) 个尚未获回复")
    }
    return text + say(".", "。")
  }

  /// How many asked for a human and left without.
  private var unserved: Int {
    let total = contacts.total
    return total.count(.abandoned) + total.count(.balked) + total.count(.cleared) + total.count(.blocked)
  }

  private func team(_ key: String) -> Figure? { measured.first { $0.definition.key == key }?.team }

  private func measuredTeam(_ key: String) -> (Figure, IndicatorDefinition)? {
    measured.first { $0.definition.key == key }.flatMap { part in part.team.map { ($0, part.definition) } }
  }

  private func sentence(_ line: StandingOut) -> String {
    let say = words
    let (own, colleagues) = (say.figure(line.figure, line.definition), say.figure(line.colleagues, line.definition))
    let count = Figures.number(line.figure.count, decimals: 0)
    return say(
      "\(line.agent): \(line.definition.name.lowercased()) \(own) from \(count), colleagues \(colleagues): "
        + "\(line.isBetter ? "better" : "worse").",
      "\(line.agent)：\(line.definition.chineseName) \(own)（样本 \(count)），同事 \(colleagues)，\(line.isBetter ? "较好" : "较差")。"
    )
  }

  /// The clearest that is worse than usual, and the clearest that is better.
  private var spoken: [StandingOut] {
    Array(standingOut.filter { !$0.isBetter }.prefix(4) + standingOut.filter(\.isBetter).prefix(2))
  }

  // MARK: What limits the figures

  private var caveats: [String] {
    let say = words
    var notes = [settingsNote] + (hasContacts ? [clockNote] : [])
    if measured.contains(where: { $0.pending > 0 }) {
      notes.append(
        say(
          "\"open\": records whose outcome cannot be known yet; the figure is provisional until it can.",
          "“待定”：结果尚不能确定的记录；确定之前指标为暂定值。"))
    }
    if measured.contains(where: { $0.unknown > 0 }) {
      notes.append(say("\"not told\": records that lack the facts for a figure.", "“缺数据”：缺少计算该指标所需信息的记录。"))
    }
    notes += reading.files.map(note)
    if duplicates > 0 {
      let count = Figures.count(duplicates)
      notes.append(say("\(count) rows say again what others say, and count once.", "\(count) 行与其他行重复，只计一次。"))
    }
    let summaries = reading.files.reduce(0) { $0 + $1.report.summaryRows.count }
    if summaries > 0 {
      let count = Figures.count(summaries)
      notes.append(say("\(count) rows are sums over others, and are left out.", "\(count) 行为汇总行，已剔除。"))
    }
    if let text = notYet { notes.append(text) }
    if let text = lacks { notes.append(text) }
    notes.append(
      say(
        "crewcast measure --explain KEY says exactly what a figure counts, and what others do instead.",
        "crewcast measure --explain KEY 可查看指标的完整口径，以及其他平台的做法（英文）。"))
    return notes
  }

  private var settingsNote: String {
    let say = words
    let settings = request.settings
    let (target, limit) = (say.stated(settings.replyTargetSeconds), say.stated(settings.replyLimitSeconds))
    let days = Figures.number(settings.recontactDays)
    return say(
      "Reply target \(target), reply limit \(limit); coming back within \(days) days means that a matter had not been "
        + "settled. Agents are compared as they are, not adjusted for who got which work.",
      "回复时限 \(target)，回复时长上限 \(limit)；\(days) 天内再次联系视为问题未解决。客服之间按原始值比较，未对工作难易作调整。")
  }

  /// In which hours clocks run.
  private var clockNote: String {
    let say = words
    guard let path = request.records.calendarPath else {
      return say("Clocks run day and night: no calendar was named.", "未指定日历，时长按全天 24 小时计。")
    }
    return say(
      "Clocks run in the hours of \(path) (\(period.clock.zone)).", "时长按 \(path) 的服务时间计（\(period.clock.zone)）。")
  }

  /// The indicators of which nothing can be said before more time has passed, or of which every record lacks the facts.
  private var notYet: String? {
    let say = words
    let parts = measurements.filter {
      $0.missing.isEmpty && $0.team == nil && $0.agents.isEmpty && ($0.pending > 0 || $0.unknown > 0)
    }
    guard !parts.isEmpty else { return nil }
    let list = parts.map { part in
      let counts = [
        part.pending > 0 ? say("\(Figures.count(part.pending)) open", "待定 \(Figures.count(part.pending))") : nil,
        part.unknown > 0 ? say("\(Figures.count(part.unknown)) not told", "缺数据 \(Figures.count(part.unknown))") : nil,
      ].compactMap(\.self).joined(separator: say(", ", "，"))
      return say("\(part.definition.key) (\(counts))", "\(part.definition.chineseName)（\(counts)）")
    }
    return say("No figure yet: ", "暂无结果：") + list.joined(separator: say("; ", "；")) + say(".", "。")
  }

  private func note(_ file: RecordReading.File) -> String {
    let remarks = file.layout.remarks + file.notes + file.report.notes
    let rows = Figures.count(file.report.acceptedRows)
    let head = words("\(file.path) (\(file.layout.name)): \(rows) rows", "\(file.path)（\(file.layout.name)）：\(rows) 行")
    let parts = ([head] + remarks).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return parts.joined(separator: "; ") + "."
  }

  /// The indicators that cannot be had, together with those that lack the same facts.
  private var lacks: String? {
    let say = words
    var groups: [(facts: String, names: [String])] = []
    for part in unmeasured {
      // What no sum tells needs no second mention where other facts are missing as well.
      let missing = part.missing.count > 1 ? part.missing.filter { $0 != .conversations } : part.missing
      let facts = missing.map(say.missing).joined(separator: say(" and ", "、"))
      let name = say(part.definition.key, part.definition.chineseName)
      if let place = groups.firstIndex(where: { $0.facts == facts }) {
        groups[place].names.append(name)
      } else {
        groups.append((facts, [name]))
      }
    }
    guard !groups.isEmpty else { return nil }
    let list = groups.map { group in
      let names = group.names.joined(separator: say(", ", "、"))
      return say("\(names) (\(group.facts))", "\(names)（\(group.facts)）")
    }
    return say("Not measurable, for want of what stands in brackets: ", "无法计算（括号内为所缺数据）：")
      + list.joined(separator: say("; ", "；")) + say(".", "。")
  }
}
