import Reporting
import Scoring
import Storage
import Workforce

/// What came of objections: how many were upheld, by period and by what was asked for.
public struct AppealReport: Sendable {
  private let histories: [(period: String, history: ScoreHistory)]
  private let ledger: String
  private let language: Language
  private let forgotten: Int

  /// The objections that a ledger holds.
  ///
  /// - Parameters:
  ///   - ledger: The ledger's file.
  ///   - period: The period, or nil for all.
  ///   - language: The language of texts.
  public init(ledger: String, period: String?, language: Language = .en) throws(Failure) {
    (self.ledger, self.language) = (ledger, language)
    guard ScoreLedger.exists(ledger) else { throw ScoreAudit.failure(.notFound(path: ledger)) }
    if let period { try RecordInput.checkPeriod(period) }
    let all = try ScoreHistory(ledger, period: period ?? "")
    let appeals = all.entries.filter { $0.kind == .appeal && (period == nil || $0.period == period) }
    forgotten = appeals.count { ScoreLedgerText.appeal($0) == nil }
    var histories: [(String, ScoreHistory)] = []
    for name in Set(appeals.map(\.period)).sorted() {
      let history = try ScoreHistory(ledger, period: name)
      if !history.appeals.isEmpty { histories.append((name, history)) }
    }
    self.histories = histories
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    var document = ReportDocument()
    let said = language.said
    document.heading(said("Objections in \(ledger)", "\(ledger) 中的申诉"))
    var table = TextTable(columns: [
      .init("", .leading), .init(said("received", "收到")), .init(said("upheld", "成立")), .init(said("rejected", "不成立")),
      .init(said("open", "待裁定")), .init(said("overturned", "成立率")), .init(said("95 % interval", "95% 区间"), .leading),
    ])
    let figures = LocalFigures(language: language)
    var rows = CSVDocument(header: [
      "group", "name", "received", "upheld", "rejected", "open", "overturned", "low", "high",
    ])
    var members: [JSONValue] = []
    for (group, name, counts) in lines {
      let rate = counts.rate
      table.append([
        .init(shown(name, in: group)), .init(Figures.count(counts.received)), .init(Figures.count(counts.upheld)),
        .init(Figures.count(counts.rejected)), .init(Figures.count(counts.open)),
        .init(rate.map { figures.percent($0.mean, decimals: 0) } ?? Figures.missing),
        .init(rate.map { "\(figures.percent($0.low, decimals: 0))–\(figures.percent($0.high, decimals: 0))" } ?? ""),
      ])
      rows.append([
        .text(group), .text(name), .integer(counts.received), .integer(counts.upheld), .integer(counts.rejected),
        .integer(counts.open), rate.map { .number($0.mean) } ?? .empty, rate.map { .number($0.low) } ?? .empty,
        rate.map { .number($0.high) } ?? .empty,
      ])
      members.append([
        "group": .string(group), "name": .string(name), "received": .integer(counts.received),
        "upheld": .integer(counts.upheld), "rejected": .integer(counts.rejected), "open": .integer(counts.open),
        "overturned": rate.map { JSONValue($0) } ?? .null,
      ])
    }
    if forgotten > 0 {
      let some = forgotten == 1 ? "1 entry about an objection was" : "\(forgotten) entries about objections were"
      document.paragraph(
        said(
          "\(some) forgotten (crewcast score forget): what came of them cannot be told, and they are not counted.",
          "有 \(forgotten) 条申诉记录已删除（crewcast score forget），结果不详，未计入。"))
    } else if histories.isEmpty {
      document.paragraph(said("There are none.", "没有申诉。"))
    }
    document.table(table)
    document.notes(
      histories.isEmpty
        ? []
        : [
          said(
            "\"overturned\": upheld of those decided. An objection decided several times counts once, by its last decision. Many "
              + "overturned say that figures or reviews are wrong at the source; none at all may say that nobody dares.",
            "“成立率”：已裁定申诉中成立的比例；同一申诉多次裁定的，以最后一次计一次。成立率高，说明数据或质检在源头有误；完全没有申诉，可能说明无人敢提。")
        ])
    return Report(
      command: "score-appeals", result: [.init("groups", .array(members)), .init("forgotten", .integer(forgotten))],
      document: document, tables: [Report.Table("appeals", rows)])
  }

  /// What a line is about, as people read it.
  private func shown(_ name: String, in group: String) -> String {
    guard language == .zh else { return name }
    if group == "all" { return "合计" }
    return switch Appeal.Action(rawValue: name) {
    case .exclude: "排除记录"
    case .correct: "更正记录"
    case .reattribute: "更换责任人"
    case nil: name
    }
  }

  /// How many of some objections had which outcome.
  private struct Counts {
    var upheld = 0
    var rejected = 0
    var open = 0
    var received: Int { upheld + rejected + open }
    /// The share of those decided that was upheld.
    var rate: Estimate? {
      let decided = Double(upheld + rejected)
      return decided == 0
        ? nil : WilsonInterval.estimate(share: Double(upheld) / decided, trials: decided, confidence: 0.95)
    }

    mutating func add(_ outcome: Appeal.Outcome) {
      switch outcome {
      case .upheld: upheld += 1
      case .rejected: rejected += 1
      case .open: open += 1
      }
    }
  }

  private var lines: [(group: String, name: String, counts: Counts)] {
    var lines: [(String, String, Counts)] = []
    var total = Counts()
    var actions: [String: Counts] = [:]
    for (period, history) in histories {
      var counts = Counts()
      let cases = history.cases
      for (place, item) in cases.enumerated() {
        let appeal = item.appeal
        // What was decided again counts by the last word.
        if cases[(place + 1)...].contains(where: { $0.appeal.asksTheSame(as: appeal) }) { continue }
        counts.add(appeal.outcome)
        total.add(appeal.outcome)
        actions[appeal.action.rawValue, default: Counts()].add(appeal.outcome)
      }
      lines.append(("period", period, counts))
    }
    lines += actions.sorted { $0.key < $1.key }.map { ("action", $0.key, $0.value) }
    return lines.isEmpty ? [] : lines + [("all", "all", total)]
  }
}
