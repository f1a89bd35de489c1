import Reporting
import Scoring
import Workforce

/// What an objection changes: the figures of those it is about, and whether anybody else's move.
struct ScoreChange {
  /// One indicator of one agent that moved.
  struct Move {
    var agent: String
    var indicator: String
    var before: ItemScore?
    var after: ItemScore?
  }

  let appeal: Appeal
  let before: ScoreAnswer
  let after: ScoreAnswer
  /// The lock by which the period was frozen; nil when it is not.
  let frozenBy: Int64?
  /// What moved for those the objection is about.
  let moves: [Move]
  /// Those it is about of whom anything at all is not what it was.
  let partiesChanged: [String]
  /// What moved for others.
  let othersMoves: [Move]
  /// The others of whom anything at all is not what it was, to the last bit.
  let othersChanged: [String]
  /// All others who are scored.
  let others: [String]

  /// What came of an objection.
  ///
  /// - Parameters:
  ///   - appeal: The objection.
  ///   - before: The scores before it.
  ///   - after: The scores with it; those before where it was not upheld.
  ///   - parties: Everybody who has a part in the record.
  ///   - frozenBy: The lock by which the period was frozen; nil when it is not.
  init(_ appeal: Appeal, _ before: ScoreAnswer, _ after: ScoreAnswer, parties: Set<String>, frozenBy: Int64?) {
    (self.appeal, self.before, self.after, self.frozenBy) = (appeal, before, after, frozenBy)
    let all = after.pseudonyms.sorted(Set((before.scores.cards + after.scores.cards).map(\.agent)))
    let others = all.filter { !parties.contains($0) }
    self.others = others
    moves = all.filter(parties.contains).flatMap { ScoreChange.moves($0, before, after) }
    othersMoves = others.flatMap { ScoreChange.moves($0, before, after) }
    // Whole scorecards are compared: estimates with their intervals, points, grade, bonus and flags.
    let changed = all.filter { ScoreChange.card($0, before) != ScoreChange.card($0, after) }
    partiesChanged = changed.filter(parties.contains)
    othersChanged = changed.filter { !parties.contains($0) }
  }

  private static func moves(_ agent: String, _ before: ScoreAnswer, _ after: ScoreAnswer) -> [Move] {
    let (old, new) = (card(agent, before), card(agent, after))
    return before.scores.policy.items.compactMap { item in
      let was = old?.items.first { $0.indicator == item.indicator }
      let now = new?.items.first { $0.indicator == item.indicator }
      guard was?.estimate?.raw != now?.estimate?.raw || was?.points != now?.points else { return nil }
      return Move(agent: agent, indicator: item.indicator, before: was, after: now)
    }
  }

  static func card(_ agent: String, _ answer: ScoreAnswer) -> Scorecard? {
    answer.scores.cards.first { $0.agent == agent }
  }

  /// The score and the grade of an agent before and after.
  func cards(of agent: String) -> (old: Scorecard?, new: Scorecard?) {
    (ScoreChange.card(agent, before), ScoreChange.card(agent, after))
  }

  /// The change of somebody else's score that is largest, whichever way; nil when none has a score before and after.
  var largestOfOthers: (agent: String, old: ScoreAmount, new: ScoreAmount)? {
    othersChanged.compactMap { agent in
      let (old, new) = cards(of: agent)
      guard let old = old?.total, let new = new?.total, old != new else { return nil }
      return (agent, old, new)
    }.max { abs(($0.2 - $0.1).units) < abs(($1.2 - $1.1).units) }
  }

  /// The others whose grade is another.
  var regradedOthers: [String] {
    othersChanged.filter { agent in
      let (old, new) = cards(of: agent)
      return old?.grade?.name != new?.grade?.name
    }
  }

  // MARK: - For programs

  func report(warnings: [String]) -> Report {
    let largest = largestOfOthers
    return Report(
      command: "score-appeal", inputs: after.inputs,
      result: [
        .init("period", .string(period)), .init("record", .string(appeal.record)),
        .init("action", .string(appeal.action.rawValue)), .init("outcome", .string(appeal.outcome.rawValue)),
        .init("decidedBy", .string(appeal.decidedBy)),
        .init("frozenBy", frozenBy.map { .integer(Int($0)) } ?? .null),
        .init("scores", .array(partiesChanged.map(score))),
        .init("changes", .array(moves.map(json))),
        .init(
          "others",
          [
            "agents": .integer(others.count), "changed": .integer(othersChanged.count),
            "largestChange": JSONValue(largest.map { ($0.new - $0.old).value }),
            "regraded": .array(regradedOthers.map { .string(after.pseudonyms($0)) }),
            "changes": .array(othersMoves.map(json)),
          ]),
      ], document: document, tables: [Report.Table("changes", rows)], warnings: warnings)
  }

  var period: String { after.scores.evidence.period.name }

  private func score(_ agent: String) -> JSONValue {
    let (old, new) = cards(of: agent)
    func paid(_ card: Scorecard?) -> JSONValue { JSONValue(card?.bonus.map { Double($0.paidCents) / 100 }) }
    return [
      "agent": .string(after.pseudonyms(agent)), "scoreBefore": JSONValue(old?.total?.value),
      "scoreAfter": JSONValue(new?.total?.value), "gradeBefore": JSONValue(old?.grade?.name),
      "gradeAfter": JSONValue(new?.grade?.name), "bonusBefore": paid(old), "bonusAfter": paid(new),
    ]
  }

  private func json(_ move: Move) -> JSONValue {
    let (old, new) = cards(of: move.agent)
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
      "agent", "isParty", "indicator", "rawBefore", "rawAfter", "pointsBefore", "pointsAfter", "scoreBefore",
      "scoreAfter", "gradeBefore", "gradeAfter", "bonusBefore", "bonusAfter",
    ])
    func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
    func cell(_ text: String?) -> CSVDocument.Cell { text.map { .text($0) } ?? .empty }
    func append(_ moves: [Move], isParty: Bool) {
      for move in moves {
        let (old, new) = cards(of: move.agent)
        rows.append([
          .text(after.pseudonyms(move.agent)), .text(isParty ? "yes" : "no"), .text(move.indicator),
          cell(move.before?.estimate?.raw), cell(move.after?.estimate?.raw), cell(move.before?.points.value),
          cell(move.after?.points.value), cell(old?.total?.value), cell(new?.total?.value), cell(old?.grade?.name),
          cell(new?.grade?.name), cell(old?.bonus.map { Double($0.paidCents) / 100 }),
          cell(new?.bonus.map { Double($0.paidCents) / 100 }),
        ])
      }
    }
    append(moves, isParty: true)
    append(othersMoves, isParty: false)
    return rows
  }
}
