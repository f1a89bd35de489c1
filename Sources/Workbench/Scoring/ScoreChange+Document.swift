import Reporting
import Scoring
import Workforce

extension ScoreChange {
  /// What came of the objection, for people: those it is about first, then a word on everybody else.
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Objection to record \(appeal.record): \(outcome)")
    document.paragraph("\(appeal.reason) (\(appeal.outcome == .open ? "received" : "decided") by \(appeal.decidedBy))")
    guard appeal.outcome == .upheld else {
      document.paragraph("Nothing changes.")
      return document
    }
    if partiesChanged.isEmpty {
      document.paragraph(
        "It changes no score of those whom the record is about: what it changes counts in no indicator that \(period) is scored by"
          + (frozenBy == nil ? "." : ", as far as it could be measured when it was frozen."))
    } else {
      document.table(scoreTable, caption: "What it changes in \(period) for those whom the record is about")
      document.table(indicatorTable)
    }
    document.paragraph(othersText)
    guard frozenBy != nil else { return document }
    if let text = ScoreAudit.poolText(after.scores) { document.paragraph(text) }
    document.notes(["Before \(period) is signed off, freeze it anew with crewcast score lock."])
    return document
  }

  private var outcome: String {
    switch appeal.outcome {
    case .upheld:
      switch appeal.action {
      case .exclude: "upheld, the record is left out"
      case .correct:
        "upheld, \(appeal.field?.rawValue ?? "") is \(told(appeal.value))"
          + (appeal.was == nil ? "" : " (it was \(told(appeal.was)))")
      case .reattribute: "upheld, another is answerable"
      }
    case .rejected: "rejected"
    case .open: "received"
    }
  }

  private func told(_ value: String?) -> String { value.flatMap { $0.isEmpty ? nil : $0 } ?? "not told" }

  /// What it does to everybody else.
  private var othersText: String {
    let count = others.count
    if count == 0 { return "Nobody else is scored." }
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

  /// The scores of those whom it is about, with what they are paid.
  private var scoreTable: TextTable {
    let hasBonus = after.scores.policy.bonus != nil
    let bonus: [TextTable.Column] = hasBonus ? [.init("bonus\nbefore"), .init("\nafter")] : []
    var table = TextTable(
      columns: [.init("agent", .leading), .init("score\nbefore"), .init("\nafter"), .init("grade", .leading)] + bonus)
    for agent in partiesChanged {
      let (old, new) = cards(of: agent)
      let grades = [old?.grade?.name, new?.grade?.name].map { $0 ?? "none" }
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
    var table = TextTable(columns: [
      .init("agent", .leading), .init("indicator", .leading), .init("observed\nbefore"), .init("\nafter"),
      .init("points\nbefore"), .init("\nafter"),
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
