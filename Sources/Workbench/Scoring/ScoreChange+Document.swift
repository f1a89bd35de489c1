import Reporting
import Scoring
import Workforce

extension ScoreChange {
  /// What came of the objection, for people: those it is about first, then a word on everybody else.
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading(
      said("Objection to record \(appeal.record): \(outcome)", "针对记录 \(appeal.record) 的申诉：\(outcome)"))
    let isOpen = appeal.outcome == .open
    document.paragraph(
      said(
        "\(appeal.reason) (\(isOpen ? "received" : "decided") by \(appeal.decidedBy))",
        "\(appeal.reason)（\(isOpen ? "登记人" : "裁定人")：\(appeal.decidedBy)）"))
    guard appeal.outcome == .upheld else {
      document.paragraph(said("Nothing changes.", "评分不变。"))
      return document
    }
    if partiesChanged.isEmpty {
      document.paragraph(
        said(
          "It changes no score of those whom the record is about: what it changes counts in no indicator that \(period) is scored by"
            + (frozenBy == nil ? "." : ", as far as it could be measured when it was frozen."),
          "当事人的评分不变：所更正的内容不计入 \(period) 的任何指标" + (frozenBy == nil ? "。" : "（以冻结时可计算的为限）。")))
    } else {
      document.table(
        scoreTable,
        caption: said("What it changes in \(period) for those whom the record is about", "\(period) 当事人评分的变化"))
      document.table(indicatorTable)
    }
    document.paragraph(othersText)
    guard frozenBy != nil else { return document }
    if let text = ScoreAudit.poolText(after) { document.paragraph(text) }
    document.notes([
      said(
        "Before \(period) is signed off, freeze it anew with crewcast score lock.",
        "签核 \(period) 之前，请用 crewcast score lock 重新冻结。")
    ])
    return document
  }

  private func said(_ english: String, _ chinese: String) -> String { after.language.said(english, chinese) }

  private var outcome: String {
    switch appeal.outcome {
    case .upheld:
      switch appeal.action {
      case .exclude: said("upheld, the record is left out", "成立，不计入该记录")
      case .correct:
        said(
          "upheld, \(appeal.field?.rawValue ?? "") is \(told(appeal.value))"
            + (appeal.was == nil ? "" : " (it was \(told(appeal.was)))"),
          "成立，\(appeal.field.map(after.words.name) ?? "")"
            + (appeal.was.map { "由“\(after.words.value($0, of: appeal.field))”" } ?? "")
            + "更正为“\(after.words.value(appeal.value ?? "", of: appeal.field))”")
      case .reattribute: said("upheld, another is answerable", "成立，改由他人承担")
      }
    case .rejected: said("rejected", "不成立")
    case .open: said("received", "已登记，待裁定")
    }
  }

  private func told(_ value: String?) -> String { value.flatMap { $0.isEmpty ? nil : $0 } ?? "not told" }

  /// What it does to everybody else.
  private var othersText: String {
    let count = others.count
    if count == 0 { return said("Nobody else is scored.", "没有其他人参评。") }
    if after.language == .zh { return othersInChinese(count) }
    let agents = "\(count) other agent\(count == 1 ? "" : "s")"
    if othersChanged.isEmpty {
      let reason = frozenBy.map { _ in " Everybody is held against what was frozen first." }
      return "Nobody else changes: the scores of the \(agents) are the same to the last digit." + (reason ?? "")
    }
    let some = othersChanged.count == count ? (count == 1 ? "The" : "All") : "\(othersChanged.count) of"
    var text =
      "\(some) \(agents) \(othersChanged.count == 1 ? "moves" : "move") too"
      + (frozenBy == nil ? ", since nothing is frozen yet and everybody was scored anew" : "")
    if let (agent, old, new) = largestOfOthers {
      text +=
        ": by \((new - old).text(decimals: 2, signed: true)) points at most (\(after.pseudonyms(agent)), from "
        + "\(old.text(decimals: 2)) to \(new.text(decimals: 2)))"
    }
    let regraded = regradedOthers.map { agent in
      let (old, new) = cards(of: agent)
      return "\(after.pseudonyms(agent)) from \(old?.grade?.name ?? "none") to \(new?.grade?.name ?? "none")"
    }
    return text
      + (regraded.isEmpty ? "; nobody's grade is another." : "; other grades: \(regraded.joined(separator: ", ")).")
  }

  private func othersInChinese(_ count: Int) -> String {
    if othersChanged.isEmpty {
      return "其他 \(count) 名客服的评分分毫不变。" + (frozenBy == nil ? "" : "所有人仍以首次冻结时的水平为对照。")
    }
    var text =
      "其他 \(count) 名客服中有 \(othersChanged.count) 名的评分随之变动" + (frozenBy == nil ? "（尚未冻结，全员重新评分）" : "")
    if let (agent, old, new) = largestOfOthers {
      text +=
        "，最多 \((new - old).text(decimals: 2, signed: true)) 分（\(after.pseudonyms(agent))：\(old.text(decimals: 2)) → "
        + "\(new.text(decimals: 2))）"
    }
    let regraded = regradedOthers.map { agent in
      let (old, new) = cards(of: agent)
      return "\(after.pseudonyms(agent))：\(old?.grade?.name ?? "无") → \(new?.grade?.name ?? "无")"
    }
    return text + (regraded.isEmpty ? "；无人等级改变。" : "；等级改变：\(regraded.joined(separator: "、"))。")
  }

  /// The scores of those whom it is about, with what they are paid.
  private var scoreTable: TextTable {
    let hasBonus = after.scores.policy.bonus != nil
    let then = said("\nafter", "\n变更后")
    let bonus: [TextTable.Column] = hasBonus ? [.init(said("bonus\nbefore", "奖金\n变更前")), .init(then)] : []
    var table = TextTable(
      columns: [
        .init(said("agent", "客服"), .leading), .init(said("score\nbefore", "总分\n变更前")), .init(then),
        .init(said("grade", "等级"), .leading),
      ] + bonus)
    for agent in partiesChanged {
      let (old, new) = cards(of: agent)
      let grades = [old?.grade?.name, new?.grade?.name].map { $0 ?? said("none", "无") }
      func paid(_ card: Scorecard?) -> TextTable.Cell {
        .init(card?.bonus.map { Figures.number(Double($0.paidCents) / 100, decimals: 2) } ?? Figures.missing)
      }
      table.append(
        [
          .init(after.pseudonyms(agent)), .init(old?.total?.text(decimals: 2) ?? Figures.missing),
          .init(new?.total?.text(decimals: 2) ?? Figures.missing),
          .init(grades[0] == grades[1] ? grades[0] : grades.joined(separator: " → ")),
        ] + (hasBonus ? [paid(old), paid(new)] : []))
    }
    return table
  }

  /// The indicators that moved for those whom it is about.
  private var indicatorTable: TextTable {
    let then = said("\nafter", "\n变更后")
    var table = TextTable(columns: [
      .init(said("agent", "客服"), .leading), .init(said("indicator", "指标"), .leading),
      .init(said("observed\nbefore", "原始值\n变更前")), .init(then), .init(said("points\nbefore", "得分\n变更前")), .init(then),
    ])
    for move in moves {
      func points(_ item: ItemScore?) -> TextTable.Cell {
        .init(item.map { Figures.number($0.points.value, decimals: 2) } ?? Figures.missing)
      }
      table.append([
        .init(after.pseudonyms(move.agent)), .init(after.name(of: move.indicator)),
        .init(after.figure(move.before?.estimate?.raw, of: move.indicator)),
        .init(after.figure(move.after?.estimate?.raw, of: move.indicator)), points(move.before), points(move.after),
      ])
    }
    return table
  }
}
