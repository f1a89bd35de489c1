import Reporting
import Scoring
import Storage
public import Workforce

extension ScoreAudit {
  /// Adds an objection; one that was upheld changes scores, and it is shown whose, and how.
  ///
  /// Once the period is frozen it changes whom it is about and nobody else.
  public func appeal(_ appeal: Appeal) throws(Failure) -> Report {
    try RecordInput.checkPeriod(request.period)
    if appeal.reason.allSatisfy(\.isWhitespace) || appeal.decidedBy.allSatisfy(\.isWhitespace) {
      throw Failure(
        .usage,
        said("An appeal needs a reason and who decided it; give --reason and --by.", "申诉须有理由和裁定人，请给出 --reason 和 --by。"))
    }
    try appeal.checkCompleteness(request.language)
    try checkWritable()
    let history = try ScoreHistory(ledger, period: request.period)
    let isFrozen = history.lockEntry != nil
    let earlier = try history.upheld()
    let reading = try ScoreReading(request(like: history))
    let reference = try reading.scores(earlier.corrections)
    let before = try reading.answer(with: earlier, reference: reference)
    let appeal = appeal.complete(in: before.scores.evidence.book, clock: before.scores.evidence.period.clock)
    // Whether upheld or not, an objection must be one that could be.
    let after = try reading.answer(
      with: earlier.adding(appeal, isFrozen: isFrozen), reference: isFrozen ? reference : nil)
    try check(appeal, history, before.scores.evidence.book)
    let parties = ScoreAudit.parties(of: appeal, before.scores.evidence.book, after.scores.evidence.book)
    if appeal.outcome != .open {
      try reading.identity.check(appeal.decidedBy, isNoneOf: parties) {
        said(
          "\($0) has a part in record \(appeal.record); an objection is decided by somebody else.",
          "\($0) 与记录 \(appeal.record) 有关，申诉须由他人裁定。")
      }
    }
    let entry = try append(.appeal, ScoreLedgerText.text(appeal))
    let change = ScoreChange(
      appeal, before, appeal.outcome == .upheld ? after : before, parties: parties, frozenBy: history.lockEntry?.number)
    return change.report(
      warnings: lateness(history, appeal, noted: entry.made, before.scores.evidence.period.clock)
        + driftWarning(history, reading.answer(reference)))
  }

  /// Refuses what would change nothing: a record that is out already, and what is noted already and waits for a decision.
  private func check(_ appeal: Appeal, _ history: ScoreHistory, _ book: RecordBook) throws(Failure) {
    let isOut = book.row(of: appeal.record).map { book.conversations.exclusion($0) != nil } == true
    if appeal.action == .exclude, appeal.outcome != .rejected, isOut {
      throw Failure(
        .failed,
        said(
          "record \(appeal.record) counts in no indicator already, so leaving it out changes nothing; if the objection was noted as open, "
            + "decide it with --outcome rejected.",
          "记录 \(appeal.record) 本已不计入任何指标，排除它不会改变评分；若申诉已登记待裁定，请以 --outcome rejected 裁定。"))
    }
    if appeal.outcome == .open, let waiting = history.waiting(like: appeal), let entry = waiting.received?.entry {
      throw Failure(
        .failed,
        said(
          "\(ledger): the same objection to record \(appeal.record) (\(appeal.asked(request.language))) is noted already, as entry \(entry), and waits for "
            + "a decision.",
          "\(ledger)：针对记录 \(appeal.record) 的同一申诉（\(appeal.asked(request.language))）已登记为第 \(entry) 条，正待裁定。"))
    }
  }

  /// Everybody who has a part in the record that an appeal is about, or is said to have one.
  private static func parties(of appeal: Appeal, _ books: RecordBook...) -> Set<String> {
    books.reduce(into: Set([appeal.fromAgent, appeal.toAgent].compactMap(\.self))) { parties, book in
      parties.formUnion(book.participants(ofRecord: appeal.record))
    }
  }

  /// That an objection came too late, or that the scores may have been paid by already.
  ///
  /// To decide one that came in time is never late.
  private func lateness(
    _ history: ScoreHistory, _ appeal: Appeal, noted: String, _ clock: LocalClock
  ) -> [String] {
    var list: [String] = []
    if let signOff = history.signOff {
      list.append(
        said(
          "\(request.period) was signed off by entry \(signOff.number): what was paid may have to be corrected.",
          "\(request.period) 已签核（第 \(signOff.number) 条），已发放的金额可能需要更正。"))
    }
    // A day that was promised when it was received holds, whatever was frozen since.
    let received = appeal.outcome == .open ? nil : history.waiting(like: appeal)?.received
    guard let until = history.promisedUntil(before: received?.entry),
      let day = CalendarDate(ScoreLedgerText.day(received?.made ?? noted, clock)), day > until
    else { return list }
    list.append(
      received == nil
        ? said(
          "the time for objections to \(request.period) ended on \(until), and this one is new; it is noted all the same. If it was "
            + "handed in in time, say so in its reason.",
          "\(request.period) 的申诉期已于 \(until) 届满，本申诉为新提出，仍予登记；若是按期提出的，请在理由中注明。")
        : said(
          "the objection to record \(appeal.record) was received on \(day), after the time for objections ended on \(until); it is "
            + "decided all the same.",
          "针对记录 \(appeal.record) 的申诉于 \(day) 收到，晚于申诉期截止日 \(until)，仍予裁定。"))
    return list
  }
}
