import Reporting
import Scoring
import Storage
import Workforce

extension ScoreAudit {
  /// Checks the chain and, where records and policy are there, that they still yield the same bytes.
  ///
  /// - Returns: The report and whether all is as it was.
  public func verify() throws(Failure) -> (report: Report, isWhole: Bool) {
    try RecordInput.checkPeriod(request.period)
    guard ScoreLedger.exists(ledger) else { throw ScoreAudit.failure(.notFound(path: ledger)) }
    let history = try ScoreHistory(ledger, period: request.period, trusts: false)
    guard let last = history.lockEntry else {
      throw Failure(.notFound, "\(ledger): \(request.period) was never frozen; run crewcast score lock first.")
    }
    let problems = try problems(history, last) { lock throws(Failure) in
      try request(like: history).answer(with: lock.upheld)
    }
    // What was forgotten cannot be replayed: that the chain holds does not say that the scores do.
    let isReplayed = last.text != nil
    var document = ReportDocument()
    document.heading(
      !problems.isEmpty
        ? "\(request.period) is not as it was frozen"
        : isReplayed ? "\(request.period) is as it was frozen" : "\(request.period): only the chain could be checked")
    document.paragraph(
      "\(history.entries.count) entr\(history.entries.count == 1 ? "y" : "ies"); the last lock of \(request.period) is entry \(last.number), \(last.made)."
    )
    if !isReplayed {
      document.paragraph(
        "What was frozen was forgotten (crewcast score forget), so the scores cannot be held against it.")
    }
    if history.hasAppealSinceLock {
      document.paragraph("An objection was upheld since: freeze the period anew with crewcast score lock.")
    }
    if let signOff = history.signOff {
      document.paragraph("Signed off by entry \(signOff.number), \(signOff.made).")
    }
    document.list(problems)
    return (
      report(
        "verify", document,
        [
          .init("isWhole", .boolean(problems.isEmpty && isReplayed)), .init("isReplayed", .boolean(isReplayed)),
          .init("entries", .integer(history.entries.count)),
          .init("lock", .integer(Int(last.number))), .init("problems", .array(problems.map { .string($0) })),
        ], []),
      problems.isEmpty && isReplayed
    )
  }

  /// Everything that is not as it was frozen.
  ///
  /// - Parameter replay: Scores by what a lock says; only asked where it can be read.
  func problems(
    _ history: ScoreHistory, _ last: ScoreLedger.Entry,
    replay: (ScoreLedgerText.Lock) throws(Failure) -> ScoreAnswer
  ) throws(Failure) -> [String] {
    var problems = ScoreLedger.damages(in: history.entries).map(\.description)
    if let lock = ScoreLedgerText.lock(last) {
      problems += differences(lock, try replay(lock), entry: last.number)
    } else if last.text != nil {
      problems.append("entry \(last.number): its text is no lock that this Crewcast reads")
    }
    return problems
  }

  /// How inputs and result differ from a lock.
  func differences(
    _ lock: ScoreLedgerText.Lock, _ answer: ScoreAnswer, entry: Int64
  ) -> [String] {
    var found: [String] = []
    if FileDigest(of: Array(lock.result.utf8)).hexadecimal != lock.resultDigest {
      found.append("entry \(entry): the result kept is not the one its digest is of")
    }
    found += ScoreAudit.fileDifferences(answer.inputs, lock.inputs)
    let zone = answer.scores.evidence.period.clock.zone
    if zone != lock.zone { found.append("the zone is \(zone), then it was \(lock.zone)") }
    let day = answer.scores.input.today.description
    if day != lock.asOf { found.append("--as-of is \(day), then it was \(lock.asOf)") }
    // Whether a file was left out on purpose follows from the files.
    let refusals = Set(StaffFile.allCases.map(\.refusal))
    for key in Set(options.keys).union(lock.options.keys).subtracting(refusals).sorted()
    where options[key] != lock.options[key] {
      found.append(
        "\(key) is \(options[key] ?? "not given"), then it was \(lock.options[key] ?? "not given")")
    }
    if found.isEmpty, FileDigest(of: Array(answer.frozen.utf8)).hexadecimal != lock.resultDigest {
      found.append(
        lock.program == Version.current
          ? "entry \(entry): the same inputs yield another result; please report it with both"
          : "entry \(entry): frozen by Crewcast \(lock.program), and this is \(Version.current), which yields another result; "
            + "replay it with that version")
    }
    return found
  }

  /// Files that are others than then, wherever they lie now.
  static func fileDifferences(
    _ now: [Report.Input], _ then: [ScoreLedgerText.Lock.Input]
  ) -> [String] {
    let (digestsNow, digestsThen) = (Set(now.map(\.digest.hexadecimal)), Set(then.map(\.sha256)))
    var new = now.filter { !digestsThen.contains($0.digest.hexadecimal) }
    var found: [String] = []
    for file in then where !digestsNow.contains(file.sha256) {
      // A file of the same name is the same file, changed.
      let name = TableColumns.baseName(file.path)
      if let place = new.firstIndex(where: { TableColumns.baseName($0.path) == name }) {
        found.append("\(new[place].path): is not the file that was frozen (its digest was \(file.sha256))")
        new.remove(at: place)
      } else {
        found.append("\(file.path): was frozen, and is not named now (its digest was \(file.sha256))")
      }
    }
    return found + new.map { "\($0.path): is named now, and was not when the period was frozen" }
  }
}
