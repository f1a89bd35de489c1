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
      throw Failure(.notFound, "\(ledger): \(request.period) was never frozen; run crewcast score lock first.")
    }
    if let text = obstacle(history) { throw Failure(.failed, "\(ledger): \(text).") }
    let reading = try ScoreReading(request(like: history))
    let answer = try reading.answer(with: lock.upheld)
    try reading.identity.check(name, isNoneOf: answer.scores.cards.map(\.agent)) {
      "\($0) is one of those who are scored; somebody else takes responsibility for the scores of \(request.period)."
    }
    let problems = try problems(history, last) { _ in answer }
    guard problems.isEmpty else {
      throw Failure(
        .failed, problems.map { "\($0)." } + ["\(request.period) is not as it was frozen, so it is not signed off."])
    }
    let entry = try append(
      .signOff, ScoreLedgerText.text(ScoreLedgerText.SignOff(by: name, note: note, lock: last.digest)))
    var document = ReportDocument()
    document.heading("Scores of \(request.period) are signed off")
    document.paragraph(
      "Entry \(entry.number) of \(ledger), by \(name). For pay: crewcast score … --ledger \(ledger) --names --format csv."
    )
    if let open = answer.openOutcomes {
      document.paragraph(
        "Outcomes that were still open when it was frozen: \(open). They count in nobody's score, and what becomes of them changes nothing "
          + "that is signed off. If they are to count, export the records anew once they are known and freeze the period again before "
          + "anything is paid.")
    }
    document.table(ScoreAudit.digests([("entry", entry.digest), ("lock", last.digest)]))
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
      return "\(request.period) is signed off already (entry \(signOff.number))"
    }
    if history.hasAppealSinceLock {
      return "an objection was upheld since \(request.period) was frozen; freeze it anew with crewcast score lock"
    }
    if let open = history.waiting.first?.appeal {
      return
        "the objection to record \(open.record) (\(open.asked)) is not decided; decide it with crewcast score appeal --outcome upheld "
        + "or rejected"
    }
    if let until = history.promisedUntil(), today(history.clock) <= until {
      return "objections to \(request.period) are possible until \(until); sign off after that day"
    }
    return nil
  }
}
