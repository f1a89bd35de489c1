import Reporting
import Scoring
import Workforce

extension ScoreAudit {
  /// How much bonuses exceed or leave of a pool, where objections made them do so; nil when they fit, or there is no pool.
  static func poolText(_ answer: ScoreAnswer) -> String? {
    let scores = answer.scores
    guard let pool = BonusPool(scores), pool.balanceCents != 0 else { return nil }
    let currency = (scores.policy.bonus?.currency).map { $0.isEmpty ? "" : " \($0)" } ?? ""
    func amount(_ cents: Int) -> String { Figures.number(Double(cents) / 100, decimals: 2) + currency }
    let (all, most) = (amount(pool.paidCents), amount(pool.cents))
    if answer.language == .zh {
      return pool.balanceCents < 0
        ? "奖金合计 \(all)，超出奖金池 \(most) \(amount(-pool.balanceCents))：申诉使某人增加的部分不从他人处扣除。"
        : "奖金合计 \(all)，比奖金池 \(most) 少 \(amount(pool.balanceCents))：申诉使某人减少的部分不分摊给他人。"
    }
    return pool.balanceCents < 0
      ? "Bonuses come to \(all), \(amount(-pool.balanceCents)) more than the pool of \(most): what an objection gives to one is "
        + "not taken from others."
      : "Bonuses come to \(all), \(amount(pool.balanceCents)) less than the pool of \(most): what an objection takes from one is "
        + "not shared out among others."
  }

  func digests(_ digests: [(String, String)]) -> TextTable {
    var table = TextTable(columns: [.init("", .leading), .init(said("digest (SHA-256)", "摘要（SHA-256）"), .leading)])
    for (name, digest) in digests { table.append([.init(name), .init(digest)]) }
    return table
  }

  func files(_ inputs: [ScoreLedgerText.Lock.Input]) -> TextTable {
    var table = TextTable(columns: [
      .init(said("file", "文件"), .leading), .init(said("digest (SHA-256)", "摘要（SHA-256）"), .leading),
    ])
    for input in inputs { table.append([.init(input.path), .init(input.sha256)]) }
    return table
  }

  func report(
    _ name: String, _ document: ReportDocument, _ members: [JSONValue.Member], _ inputs: [Report.Input],
    _ warnings: [String] = []
  ) -> Report {
    var rows = CSVDocument(header: ["field", "value"])
    rows.append([.text("period"), .text(request.period)])
    rows.append([.text("ledger"), .text(ledger)])
    for member in members {
      switch member.value {
      case .string(let text): rows.append([.text(member.key), .text(text)])
      case .integer(let number): rows.append([.text(member.key), .integer(number)])
      case .boolean(let flag): rows.append([.text(member.key), .text(flag ? "yes" : "no")])
      case .array(let items):
        for case .string(let text) in items { rows.append([.text(member.key), .text(text)]) }
      default: break
      }
    }
    return Report(
      command: "score-\(name)", inputs: inputs, result: [.init("period", .string(request.period))] + members,
      document: document, tables: [Report.Table(name, rows)], warnings: warnings)
  }
}
