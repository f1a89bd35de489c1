import Reporting
import Scoring
import Workforce

/// What an objection changes: everybody whose figures move, and how.
struct ScoreChange {
  /// One indicator of one agent that moved.
  struct Move {
    var agent: String
    var indicator: String
    var before: ItemScore?
    var after: ItemScore?
  }

  private let appeal: Appeal
  private let before: ScoreAnswer
  private let after: ScoreAnswer
  private let period: String
  private let moves: [Move]

  init(_ appeal: Appeal, _ before: ScoreAnswer, _ after: ScoreAnswer, period: String) {
    (self.appeal, self.before, self.after, self.period) = (appeal, before, after, period)
    moves = ScoreChange.moves(before, after)
  }

  private static func moves(_ before: ScoreAnswer, _ after: ScoreAnswer) -> [Move] {
    let agents = Set((before.scores.cards + after.scores.cards).map(\.agent))
    return after.pseudonyms.sorted(agents).flatMap { agent -> [Move] in
      let (old, new) = (card(agent, before), card(agent, after))
      return before.scores.policy.items.compactMap { item in
        let (was, now) = (
          old?.items.first { $0.indicator == item.indicator }, new?.items.first { $0.indicator == item.indicator }
        )
        guard was?.estimate?.raw != now?.estimate?.raw || was?.points != now?.points else { return nil }
        return Move(agent: agent, indicator: item.indicator, before: was, after: now)
      }
    }
  }

  private static func card(_ agent: String, _ answer: ScoreAnswer) -> Scorecard? {
    answer.scores.cards.first { $0.agent == agent }
  }

  /// How many agents are as they were.
  private var unaffected: Int { Set(before.scores.cards.map(\.agent)).subtracting(moves.map(\.agent)).count }

  func report(warnings: [String]) -> Report {
    Report(
      command: "score-appeal", inputs: after.inputs,
      result: [
        .init("period", .string(period)), .init("record", .string(appeal.record)),
        .init("action", .string(appeal.action.rawValue)), .init("outcome", .string(appeal.outcome.rawValue)),
        .init("decidedBy", .string(appeal.decidedBy)), .init("unaffected", .integer(unaffected)),
        .init("changes", .array(moves.map(json))),
      ], document: document, tables: [Report.Table("changes", rows)], warnings: warnings)
  }

  private var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Objection to record \(appeal.record): \(outcome)")
    document.paragraph("\(appeal.reason) (\(appeal.outcome == .open ? "received" : "decided") by \(appeal.decidedBy))")
    let agents = Set(moves.map(\.agent)).count
    if appeal.outcome != .upheld {
      document.paragraph("Nothing changes.")
    } else if moves.isEmpty {
      document.paragraph("It changes no score: the record counts in no indicator of the policy in \(period).")
    } else {
      document.paragraph(
        "Everybody was scored anew: \(agents) agent\(agents == 1 ? " moves" : "s move"), \(unaffected) "
          + "\(unaffected == 1 ? "is" : "are") as before.")
    }
    document.table(table, caption: "What it changes, in \(period)")
    guard !moves.isEmpty else { return document }
    document.notes([
      "Colleagues are compared with each other, so their figures may move a little too: all that move are listed.",
      "If \(period) is frozen already, freeze it anew with crewcast score lock.",
    ])
    return document
  }

  private var outcome: String {
    switch appeal.outcome {
    case .upheld:
      switch appeal.action {
      case .exclude: "upheld, the record is left out"
      case .correct:
        "upheld, \(appeal.field?.rawValue ?? "") is \(appeal.value.flatMap { $0.isEmpty ? nil : $0 } ?? "not told")"
      case .reattribute: "upheld, another is answerable"
      }
    case .rejected: "rejected"
    case .open: "received"
    }
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      .init("agent", .leading), .init("indicator", .leading), .init("observed\nbefore"), .init("\nafter"),
      .init("points\nbefore"), .init("\nafter"), .init("score\nbefore"), .init("\nafter"), .init("grade", .leading),
    ])
    for move in moves {
      let (old, new) = (ScoreChange.card(move.agent, before), ScoreChange.card(move.agent, after))
      let grades = [old?.grade?.name, new?.grade?.name].map { $0 ?? "none" }
      func points(_ item: ItemScore?) -> TextTable.Cell {
        .init(item.map { Figures.number($0.points.value, decimals: 2) } ?? Figures.missing)
      }
      table.append([
        .init(after.pseudonyms(move.agent)), .init(after.name(of: move.indicator)),
        .init(after.figure(move.before?.estimate?.raw, of: move.indicator)),
        .init(after.figure(move.after?.estimate?.raw, of: move.indicator)), points(move.before), points(move.after),
        .init(old?.total?.text(decimals: 2) ?? Figures.missing),
        .init(new?.total?.text(decimals: 2) ?? Figures.missing),
        .init(grades[0] == grades[1] ? grades[0] : grades.joined(separator: " → ")),
      ])
    }
    return table
  }

  private func json(_ move: Move) -> JSONValue {
    let (old, new) = (ScoreChange.card(move.agent, before), ScoreChange.card(move.agent, after))
    return [
      "agent": .string(after.pseudonyms(move.agent)), "indicator": .string(move.indicator),
      "rawBefore": JSONValue(move.before?.estimate?.raw), "rawAfter": JSONValue(move.after?.estimate?.raw),
      "pointsBefore": JSONValue(move.before?.points.value), "pointsAfter": JSONValue(move.after?.points.value),
      "scoreBefore": JSONValue(old?.total?.value), "scoreAfter": JSONValue(new?.total?.value),
      "gradeBefore": JSONValue(old?.grade?.name), "gradeAfter": JSONValue(new?.grade?.name),
    ]
  }

  private var rows: CSVDocument {
    var rows = CSVDocument(header: [
      "agent", "indicator", "rawBefore", "rawAfter", "pointsBefore", "pointsAfter", "scoreBefore", "scoreAfter",
      "gradeBefore", "gradeAfter",
    ])
    func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
    func cell(_ text: String?) -> CSVDocument.Cell { text.map { .text($0) } ?? .empty }
    for move in moves {
      let (old, new) = (ScoreChange.card(move.agent, before), ScoreChange.card(move.agent, after))
      rows.append([
        .text(after.pseudonyms(move.agent)), .text(move.indicator), cell(move.before?.estimate?.raw),
        cell(move.after?.estimate?.raw), cell(move.before?.points.value), cell(move.after?.points.value),
        cell(old?.total?.value), cell(new?.total?.value), cell(old?.grade?.name), cell(new?.grade?.name),
      ])
    }
    return rows
  }
}
