import Foundation
import Reporting
import Storage
import Workforce

/// What is not as a lock froze it, though no objection was upheld that would account for it: files, options or the program are others.
struct ScoreDrift {
  /// One agent of whom score, grade or bonus is another.
  private struct Change {
    var agent: String
    var old: Standing?
    var new: Standing?
  }

  /// What an agent is paid by.
  private struct Standing: Hashable {
    var score: Double?
    var grade: String?
    var bonus: Double?
  }

  private let entry: Int64
  private let changes: [Change]
  private let reasons: [String]
  private let language: Language

  /// Compares what a lock froze with what the same appeals yield now.
  ///
  /// - Parameters:
  ///   - entry: The lock's number.
  ///   - lock: What it says.
  ///   - answer: The scores now, with the appeals that it holds and no other.
  ///   - reasons: What differs.
  ///   - language: The language of texts.
  /// - Returns: Nil where not a byte differs.
  init?(
    _ entry: Int64, _ lock: ScoreLedgerText.Lock, _ answer: ScoreAnswer, reasons: [String], language: Language = .en
  ) {
    let frozen = answer.frozen
    guard FileDigest(of: Array(frozen.utf8)).hexadecimal != lock.resultDigest else { return nil }
    (self.entry, self.reasons, self.language) = (entry, reasons, language)
    let (old, new) = (ScoreDrift.standings(lock.result), ScoreDrift.standings(frozen))
    changes = Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }
      .map { Change(agent: $0, old: old[$0], new: new[$0]) }
  }

  private static func standings(_ result: String) -> [String: Standing] {
    struct Result: Decodable {
      struct Agent: Decodable {
        struct Score: Decodable { var value: Double }
        struct Grade: Decodable { var name: String }
        struct Bonus: Decodable { var paid: Double? }
        var agent: String
        var score: Score?
        var grade: Grade?
        var bonus: Bonus?
      }
      var agents: [Agent]
    }
    let agents = (try? JSONDecoder().decode(Result.self, from: Data(result.utf8)))?.agents ?? []
    return Dictionary(
      agents.map {
        ($0.agent, Standing(score: $0.score?.value, grade: $0.grade?.name, bonus: $0.bonus?.paid))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Refuses a last day for objections that leaves those whom it changes no time.
  func check(_ until: CalendarDate, _ today: CalendarDate) throws(Failure) {
    guard !changes.isEmpty, until < today else { return }
    throw Failure(
      .usage,
      language.said(
        "Objections would be over (\(until)), and the scores of \(changes.count) agent\(changes.count == 1 ? "" : "s") are not what entry "
          + "\(entry) froze, for no objection of theirs: \(reasons.joined(separator: "; ")). Freeze with what was frozen then, or leave "
          + "--objections-until out, so that they can object.",
        "申诉期将已届满（\(until)），而 \(changes.count) 名客服的评分与第 \(entry) 条冻结的不一致，且并非因其申诉："
          + "\(reasons.joined(separator: "；"))。请使用冻结时的文件，或去掉 --objections-until，以便其申诉。"))
  }

  /// What it is, for people.
  func text(_ period: String) -> String {
    if language == .zh {
      let why = reasons.isEmpty ? "程序得出不同结果" : reasons.joined(separator: "；")
      let whom =
        changes.isEmpty ? "没有人的分数、等级或奖金因此改变。" : "除申诉造成的变化外，\(changes.count) 名客服的分数、等级或奖金因此改变，请告知本人。"
      return "\(period) 所用内容与第 \(entry) 条冻结的不一致：\(why)。\(whom)"
    }
    let why = reasons.isEmpty ? "the program yields another result" : reasons.joined(separator: "; ")
    let whom =
      changes.isEmpty
      ? "Nobody's score, grade or bonus is another for it."
      : "Beside what objections change, \(changes.count) agent\(changes.count == 1 ? " has" : "s have") another score, grade or bonus for "
        + "it; tell them."
    return "\(period) is not made of what entry \(entry) froze: \(why). \(whom)"
  }

  /// The title of the table.
  var caption: String {
    language.said(
      "What changed since entry \(entry) for another reason than an objection", "第 \(entry) 条以来因申诉以外的原因发生的变化")
  }

  /// Old and new, agent by agent.
  var table: TextTable {
    let after = language.said("\nafter", "\n变更后")
    var table = TextTable(columns: [
      .init(language.said("agent", "客服"), .leading), .init(language.said("score\nbefore", "总分\n变更前")), .init(after),
      .init(language.said("grade", "等级"), .leading), .init(language.said("bonus\nbefore", "奖金\n变更前")), .init(after),
    ])
    func cell(_ value: Double?) -> TextTable.Cell {
      .init(value.map { Figures.number($0, decimals: 2) } ?? Figures.missing)
    }
    for change in changes {
      let grades = [change.old?.grade, change.new?.grade].map { $0 ?? language.said("none", "无") }
      table.append([
        .init(change.agent), cell(change.old?.score), cell(change.new?.score),
        .init(grades[0] == grades[1] ? grades[0] : grades.joined(separator: " → ")), cell(change.old?.bonus),
        cell(change.new?.bonus),
      ])
    }
    return table
  }

  /// The same for spreadsheets.
  var rows: CSVDocument {
    var rows = CSVDocument(header: [
      "agent", "scoreBefore", "scoreAfter", "gradeBefore", "gradeAfter", "bonusBefore", "bonusAfter",
    ])
    func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
    for change in changes {
      rows.append([
        .text(change.agent), cell(change.old?.score), cell(change.new?.score), .text(change.old?.grade ?? ""),
        .text(change.new?.grade ?? ""), cell(change.old?.bonus), cell(change.new?.bonus),
      ])
    }
    return rows
  }

  /// The same for programs.
  var members: [JSONValue] {
    changes.map { change in
      [
        "agent": .string(change.agent), "scoreBefore": JSONValue(change.old?.score),
        "scoreAfter": JSONValue(change.new?.score), "gradeBefore": JSONValue(change.old?.grade),
        "gradeAfter": JSONValue(change.new?.grade), "bonusBefore": JSONValue(change.old?.bonus),
        "bonusAfter": JSONValue(change.new?.bonus),
      ]
    }
  }
}
