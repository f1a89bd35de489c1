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
    let deadline = try ObjectionDeadline(until: objectionsUntil, shortenedBecause: reason)
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
      throw Failure(.badInput, answer.warnings + ["Nobody is scored, so there is nothing to freeze."])
    }
    let today = today(answer.scores.evidence.period.clock)
    let until = try deadline.day(
      policyDays: answer.scores.policy.appealDays, from: today, promised: history.promisedUntil())
    var warnings = answer.warnings + driftWarning(history, reading.answer(reference))
    if answer.isPartial {
      warnings.append(
        "\(request.period) is not over, or its records end before it does: better freeze it when its last figures are known."
      )
    }
    if let open = answer.openOutcomes {
      warnings.append(
        "outcomes of \(request.period) are still open (\(open)); they count in nobody's score: better freeze it when they are known."
      )
    }
    warnings += try lateEvents(answer, today)
    let drift = try drift(history, reading, appeals, reference)
    try drift?.check(until, today)
    warnings += sharedDays(history.entries)
    let lock = lockText(answer, appeals, until.description, deadline.reason)
    let entry = try append(.lock, ScoreLedgerText.text(lock)) { objection($0, answer.scores.policy) }
    var document = ReportDocument()
    document.heading("Scores of \(request.period) are frozen")
    document.paragraph(
      "Entry \(entry.number) of \(ledger); the scores of \(answer.scores.cards.count) agents. Hand out the sheets: objections are "
        + "possible until \(until). Then sign off, and export for pay.")
    if let reason = lock.shortenedBecause {
      document.paragraph("The time for objections was shortened: “\(reason)”. The sheets say so too.")
    }
    if let drift {
      document.paragraph(drift.text(request.period))
      document.table(drift.table, caption: drift.caption)
    } else if !appeals.objections.isEmpty, driftWarning(history, reading.answer(reference)).isEmpty {
      let count = appeals.objections.count
      document.paragraph(
        "\(count) objection\(count == 1 ? " was" : "s were") upheld since the period was first frozen, and changed only whom "
          + "\(count == 1 ? "it is" : "they are") about: everybody is held against what was frozen then.")
    }
    if let text = ScoreAudit.poolText(answer.scores) { document.paragraph(text) }
    document.table(ScoreAudit.digests([("entry", entry.digest), ("result", lock.resultDigest)]))
    document.table(ScoreAudit.files(lock.inputs), caption: "What was frozen")
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
    let files = ScoreAudit.fileDifferences(reference.inputs, lock.inputs)
    let reasons = files.isEmpty ? ["the day of scoring, the options or the program are others"] : files
    return [
      "what agents are held against is not what entry \(entry) froze, so scores may change of agents whom no objection is about: "
        + reasons.joined(separator: "; ") + "."
    ]
  }

  /// What is not as the last lock froze it for another reason than objections; nil when all is, or nothing is frozen yet.
  private func drift(
    _ history: ScoreHistory, _ reading: ScoreReading, _ appeals: UpheldAppeals, _ reference: PeriodScores
  ) throws(Failure) -> ScoreDrift? {
    guard let entry = history.lockEntry?.number, let lock = history.lock else { return nil }
    let isSame = lock.upheld.corrections == appeals.corrections
    let replayed = try reading.answer(with: lock.upheld, reference: isSame ? reference : nil)
    return ScoreDrift(entry, lock, replayed, reasons: differences(lock, replayed, entry: entry))
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
