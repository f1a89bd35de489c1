import Reporting
import Scoring
import Storage
import Workforce

extension ScoreAudit {
  /// Notes that a human takes responsibility for the frozen scores of a period.
  ///
  /// Refused while objections are possible or undecided, when the scores are not what was frozen, and to whoever is scored.
  public func signOff(by name: String, note: String) throws(Failure) -> Report {
    try RecordInput.checkPeriod(request.period)
    if name.allSatisfy(\.isWhitespace) { throw Failure(.usage, "A sign-off needs a name; give --by.") }
    guard ScoreLedger.exists(ledger) else { throw ScoreAudit.failure(.notFound(path: ledger)) }
    try checkWritable()
    let history = try ScoreHistory(ledger, period: request.period)
    guard let last = history.lockEntry, let lock = history.lock else {
      throw neverFrozen
    }
    if let text = obstacle(history) { throw Failure(.failed, "\(ledger)\(said(": ", "："))\(text)\(said(".", "。"))") }
    let reading = try ScoreReading(request(like: history))
    let answer = try reading.answer(with: lock.upheld)
    try reading.identity.check(name, isNoneOf: answer.scores.cards.map(\.agent)) {
      said(
        "\($0) is one of those who are scored; somebody else takes responsibility for the scores of \(request.period).",
        "\($0) 本人参评，\(request.period) 的评分须由他人签核。")
    }
    let problems = try problems(history, last) { _ in answer }
    guard problems.isEmpty else {
      throw Failure(
        .failed,
        problems.map { $0 + said(".", "。") } + [
          said(
            "\(request.period) is not as it was frozen, so it is not signed off.", "\(request.period) 与冻结时不一致，未签核。")
        ])
    }
    let entry = try append(
      .signOff, ScoreLedgerText.text(ScoreLedgerText.SignOff(by: name, note: note, lock: last.digest)))
    var document = ReportDocument()
    document.heading(said("Scores of \(request.period) are signed off", "\(request.period) 评分已签核"))
    document.paragraph(
      said(
        "Entry \(entry.number) of \(ledger), by \(name). For pay: crewcast score … --ledger \(ledger) --names --format csv.",
        "台账 \(ledger) 第 \(entry.number) 条，签核人：\(name)。导出用于发放：crewcast score … --ledger \(ledger) --names --format csv。")
    )
    if let open = answer.openOutcomes {
      document.paragraph(
        said(
          "Outcomes that were still open when it was frozen: \(open). They count in nobody's score, and what becomes of them changes "
            + "nothing that is signed off. If they are to count, export the records anew once they are known and freeze the period again "
            + "before anything is paid.",
          "冻结时结果未定的会话：\(open)。它们未计入任何人的评分，此后的结果也不改变已签核的评分。如需计入，请待结果确定后重新导出记录，在发放前重新冻结。"))
    }
    document.table(digests([(said("entry", "条目"), entry.digest), (said("lock", "冻结条目"), last.digest)]))
    let pending = answer.scores.input.pending
    return report(
      "sign-off", document,
      [
        .init("entry", .integer(Int(entry.number))), .init("digest", .string(entry.digest)), .init("by", .string(name)),
        .init("lock", .integer(Int(last.number))),
        .init("openOutcomes", .integer(pending.values.reduce(0, +))),
        .init(
          "openByIndicator",
          .object(pending.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
      ], [])
  }

  /// What is to be done before a sign-off.
  private func obstacle(_ history: ScoreHistory) -> String? {
    if let signOff = history.signOff {
      return said(
        "\(request.period) is signed off already (entry \(signOff.number))",
        "\(request.period) 已签核（第 \(signOff.number) 条）")
    }
    if history.hasAppealSinceLock {
      return said(
        "an objection was upheld since \(request.period) was frozen; freeze it anew with crewcast score lock",
        "\(request.period) 冻结后有申诉成立；请先用 crewcast score lock 重新冻结")
    }
    if let open = history.waiting.first?.appeal {
      return said(
        "the objection to record \(open.record) (\(open.asked(request.language))) is not decided; decide it with crewcast score appeal --outcome upheld "
          + "or rejected",
        "针对记录 \(open.record) 的申诉（\(open.asked(request.language))）尚未裁定；请用 crewcast score appeal --outcome upheld 或 rejected 裁定"
      )
    }
    if let until = history.promisedUntil(), today(history.clock) <= until {
      return said(
        "objections to \(request.period) are possible until \(until); sign off after that day",
        "\(request.period) 的申诉期至 \(until) 止，请在此之后签核")
    }
    return nil
  }
}
