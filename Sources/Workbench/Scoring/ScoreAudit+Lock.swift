import Reporting
import Scoring
import Storage
import Workforce

extension ScoreAudit {
  /// Freezes a period: its inputs, its result and the program, chained to what was frozen before.
  ///
  /// - Parameters:
  ///   - objectionsUntil: The last day for objections; nil for as many working days, Monday to Friday, as the policy allows.
  ///   - reason: Why objections end earlier than by the policy; it is kept, and shown on sheets. Nil where they do not.
  public func lock(objectionsUntil: String? = nil, shortenedBecause reason: String? = nil) throws(Failure) -> Report {
    try RecordInput.checkPeriod(request.period)
    let deadline = try ObjectionDeadline(
      until: objectionsUntil, shortenedBecause: reason, language: request.language)
    try checkWritable()
    let history = try ScoreHistory(ledger, period: request.period)
    try check(deadline, history)
    var audit = self
    audit.request.missingFiles.formUnion(filesLeftOut(history))
    return try audit.lock(history, deadline)
  }

  /// Refuses a last day for objections before gigabytes are read for nothing.
  ///
  /// Only where the zone is known without the records; else the day is looked at once they are read.
  private func check(_ deadline: ObjectionDeadline, _ history: ScoreHistory) throws(Failure) {
    let policy = try ScoreRequest.load(request.policy).policy
    let settings = try RecordSettings(request.records)
    guard settings.hasZone else { return }
    _ = try deadline.day(
      policyDays: policy.appealDays, from: today(settings.clock), promised: history.promisedUntil())
  }

  private func lock(_ history: ScoreHistory, _ deadline: ObjectionDeadline) throws(Failure) -> Report {
    let appeals = try history.upheld()
    let reading = try ScoreReading(request(like: history))
    try checkFiles(reading)
    let reference = try reading.scores(appeals.corrections)
    let answer = try reading.answer(with: appeals, reference: reference)
    try answer.checkRecords()
    guard !answer.scores.cards.isEmpty else {
      throw Failure(
        .badInput, answer.warnings + [said("Nobody is scored, so there is nothing to freeze.", "无人参评，没有可冻结的评分。")])
    }
    let today = today(answer.scores.evidence.period.clock)
    let until = try deadline.day(
      policyDays: answer.scores.policy.appealDays, from: today, promised: history.promisedUntil())
    var warnings = answer.warnings + driftWarning(history, reading.answer(reference))
    if answer.isPartial {
      warnings.append(
        said(
          "\(request.period) is not over, or its records end before it does: better freeze it when its last figures are known.",
          "\(request.period) 尚未结束，或记录早于周期结束；建议待数据齐全后再冻结。"))
    }
    if let open = answer.openOutcomes {
      warnings.append(
        said(
          "outcomes of \(request.period) are still open (\(open)); they count in nobody's score: better freeze it when they are known.",
          "\(request.period) 尚有结果未定的会话（\(open)），均未计入任何人的评分；建议待结果确定后再冻结。"))
    }
    warnings += try lateEvents(answer, today)
    let drift = try drift(history, reading, appeals, reference)
    try drift?.check(until, today)
    warnings += sharedDays(history.entries)
    let lock = lockText(answer, appeals, until.description, deadline.reason)
    let entry = try append(.lock, ScoreLedgerText.text(lock)) { objection($0, answer.scores.policy) }
    var document = ReportDocument()
    document.heading(said("Scores of \(request.period) are frozen", "\(request.period) 评分已冻结"))
    document.paragraph(
      said(
        "Entry \(entry.number) of \(ledger); the scores of \(answer.scores.cards.count) agents. Hand out the sheets: objections are "
          + "possible until \(until). Then sign off, and export for pay.",
        "台账 \(ledger) 第 \(entry.number) 条，共 \(answer.scores.cards.count) 名客服。请发放评分单，申诉截至 \(until)；届时签核，再导出用于发放。"))
    if let reason = lock.shortenedBecause {
      document.paragraph(
        said(
          "The time for objections was shortened: “\(reason)”. The sheets say so too.",
          "申诉期已缩短，原因：“\(reason)”；评分单上同样写明。"))
    }
    if let drift {
      document.paragraph(drift.text(request.period))
      document.table(drift.table, caption: drift.caption)
    } else if !appeals.objections.isEmpty, driftWarning(history, reading.answer(reference)).isEmpty {
      let count = appeals.objections.count
      document.paragraph(
        said(
          "\(count) objection\(count == 1 ? " was" : "s were") upheld since the period was first frozen, and changed only whom "
            + "\(count == 1 ? "it is" : "they are") about: everybody is held against what was frozen then.",
          "首次冻结后有 \(count) 项申诉成立，仅改变相关当事人的评分；其他人仍以首次冻结时的水平为对照。"))
    }
    if let text = ScoreAudit.poolText(answer) { document.paragraph(text) }
    document.table(digests([(said("entry", "条目"), entry.digest), (said("result", "结果"), lock.resultDigest)]))
    document.table(files(lock.inputs), caption: said("What was frozen", "冻结的文件"))
    var report = report(
      "lock", document,
      [
        .init("entry", .integer(Int(entry.number))), .init("digest", .string(entry.digest)),
        .init("resultDigest", .string(lock.resultDigest)), .init("agents", .integer(answer.scores.cards.count)),
        .init("asOf", .string(lock.asOf)), .init("objectionsUntil", .string(until.description)),
        .init("shortenedBecause", lock.shortenedBecause.map { .string($0) } ?? .null),
        .init("objections", .integer(appeals.objections.count)),
        .init("otherChanges", .array(drift?.members ?? [])),
      ], answer.inputs, warnings)
    if let drift { report.tables.append(Report.Table("changes", drift.rows)) }
    return report
  }

  /// That what agents are held against is not what was frozen first; empty when it is, or when nothing is frozen yet.
  func driftWarning(_ history: ScoreHistory, _ reference: ScoreAnswer) -> [String] {
    guard let (entry, lock) = history.referenceLock,
      FileDigest(of: Array(reference.frozen.utf8)).hexadecimal != lock.resultDigest
    else { return [] }
    let files = fileDifferences(reference.inputs, lock.inputs)
    let reasons =
      files.isEmpty ? [said("the day of scoring, the options or the program are others", "评分日、选项或程序版本不同")] : files
    return [
      said(
        "what agents are held against is not what entry \(entry) froze, so scores may change of agents whom no objection is about: "
          + reasons.joined(separator: "; ") + ".",
        "对照水平与台账第 \(entry) 条冻结的不一致，未涉申诉的客服的评分也可能改变：" + reasons.joined(separator: "；") + "。")
    ]
  }

  /// What is not as the last lock froze it for another reason than objections; nil when all is, or nothing is frozen yet.
  private func drift(
    _ history: ScoreHistory, _ reading: ScoreReading, _ appeals: UpheldAppeals, _ reference: PeriodScores
  ) throws(Failure) -> ScoreDrift? {
    guard let entry = history.lockEntry?.number, let lock = history.lock else { return nil }
    let isSame = lock.upheld.corrections == appeals.corrections
    let replayed = try reading.answer(with: lock.upheld, reference: isSame ? reference : nil)
    return ScoreDrift(
      entry, lock, replayed, reasons: differences(lock, replayed, entry: entry), language: request.language)
  }

  private func lockText(
    _ answer: ScoreAnswer, _ appeals: UpheldAppeals, _ until: String, _ reason: String?
  ) -> ScoreLedgerText.Lock {
    let result = answer.frozen
    return ScoreLedgerText.Lock(
      inputs: answer.inputs.map { .init(path: $0.path, sha256: $0.digest.hexadecimal) },
      cadence: answer.scores.policy.cadence.rawValue, zone: answer.scores.evidence.period.clock.zone,
      asOf: answer.scores.input.today.description, options: options, objectionsUntil: until,
      shortenedBecause: reason, program: Version.current, appeals: appeals.all, corrections: appeals.corrections.count,
      resultDigest: FileDigest(of: Array(result.utf8)).hexadecimal,
      result: result)
  }
}
