import Reporting
import Scoring
import Storage
public import Workforce

extension ScoreAudit {
  /// Adds an objection; one that was upheld changes scores, and it is shown whose, and how.
  public func appeal(_ appeal: Appeal) throws(Failure) -> Report {
    try RecordInput.checkPeriod(request.period)
    if appeal.reason.allSatisfy(\.isWhitespace) || appeal.decidedBy.allSatisfy(\.isWhitespace) {
      throw Failure(.usage, "An appeal needs a reason and who decided it; give --reason and --by.")
    }
    try checkWritable()
    let history = try ScoreHistory(ledger, period: request.period)
    let earlier = try history.upheld()
    var request = request
    if request.asOf == nil { request.asOf = history.lock?.asOf }
    let before = try request.answer(with: earlier)
    // Whether upheld or not, an objection must be one that could be.
    let after = try request.answer(with: earlier + [appeal])
    try checkIndependence(appeal, before)
    _ = try append(.appeal, ScoreLedgerText.text(appeal))
    let change = ScoreChange(appeal, before, appeal.outcome == .upheld ? after : before, period: self.request.period)
    return change.report(warnings: late(history))
  }

  /// Refuses somebody who decides about themselves.
  private func checkIndependence(_ appeal: Appeal, _ answer: ScoreAnswer) throws(Failure) {
    let book = answer.scores.evidence.book
    guard appeal.outcome != .open,
      let row = (0..<book.identities.count).first(where: { book.identities[$0] == appeal.record })
    else { return }
    let answerable = Set(book.shares(of: row).compactMap { book.names.agents[$0.agent] })
    if answerable.union([appeal.fromAgent, appeal.toAgent].compactMap(\.self)).contains(appeal.decidedBy) {
      throw Failure(
        .usage, "\(appeal.decidedBy) has a part in record \(appeal.record); an objection is decided by somebody else.")
    }
  }

  private func late(_ history: ScoreHistory) -> [String] {
    if let signOff = history.signOff {
      return [
        "\(request.period) was signed off by entry \(signOff.number): what was paid may have to be corrected."
      ]
    }
    guard let until = history.lock.flatMap({ CalendarDate($0.objectionsUntil) }), until < ScoreLedgerText.today() else {
      return []
    }
    return ["the time for objections to \(request.period) ended on \(until); this one is noted all the same."]
  }
}
