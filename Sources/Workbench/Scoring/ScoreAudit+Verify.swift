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
      throw neverFrozen
    }
    let problems = try problems(history, last) { lock throws(Failure) in
      try request(like: history).answer(with: lock.upheld)
    }
    // What was forgotten cannot be replayed: that the chain holds does not say that the scores do.
    let isReplayed = last.text != nil
    var document = ReportDocument()
    document.heading(
      !problems.isEmpty
        ? said("\(request.period) is not as it was frozen", "\(request.period) 与冻结时不一致")
        : isReplayed
          ? said("\(request.period) is as it was frozen", "\(request.period) 与冻结时一致")
          : said("\(request.period): only the chain could be checked", "\(request.period)：仅能核验台账链条"))
    let count = history.entries.count
    document.paragraph(
      said(
        "\(count) entr\(count == 1 ? "y" : "ies"); the last lock of \(request.period) is entry \(last.number), \(last.made).",
        "台账共 \(count) 条；\(request.period) 最近一次冻结为第 \(last.number) 条，\(last.made)。"))
    if !isReplayed {
      document.paragraph(
        said(
          "What was frozen was forgotten (crewcast score forget), so the scores cannot be held against it.",
          "冻结的内容已删除（crewcast score forget），无法与评分对照。"))
    }
    if history.hasAppealSinceLock {
      document.paragraph(
        said(
          "An objection was upheld since: freeze the period anew with crewcast score lock.",
          "此后有申诉成立：请用 crewcast score lock 重新冻结。"))
    }
    if let signOff = history.signOff {
      document.paragraph(
        said(
          "Signed off by entry \(signOff.number), \(signOff.made).", "已签核：第 \(signOff.number) 条，\(signOff.made)。"))
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
    var problems = ScoreLedger.damages(in: history.entries).map { damage in
      said(damage.description, "第 \(damage.number) 条被改动或缺失（\(damage.text)）")
    }
    if let lock = ScoreLedgerText.lock(last) {
      problems += differences(lock, try replay(lock), entry: last.number)
    } else if last.text != nil {
      problems.append(
        said(
          "entry \(last.number): its text is no lock that this Crewcast reads", "第 \(last.number) 条：本版本无法读取其冻结内容"))
    }
    return problems
  }

  /// How inputs and result differ from a lock.
  func differences(
    _ lock: ScoreLedgerText.Lock, _ answer: ScoreAnswer, entry: Int64
  ) -> [String] {
    var found: [String] = []
    if FileDigest(of: Array(lock.result.utf8)).hexadecimal != lock.resultDigest {
      found.append(
        said("entry \(entry): the result kept is not the one its digest is of", "第 \(entry) 条：所存结果与其摘要不符"))
    }
    found += fileDifferences(answer.inputs, lock.inputs)
    let zone = answer.scores.evidence.period.clock.zone
    if zone != lock.zone {
      found.append(said("the zone is \(zone), then it was \(lock.zone)", "时区为 \(zone)，冻结时为 \(lock.zone)"))
    }
    let day = answer.scores.input.today.description
    if day != lock.asOf {
      found.append(said("--as-of is \(day), then it was \(lock.asOf)", "--as-of 为 \(day)，冻结时为 \(lock.asOf)"))
    }
    // Whether a file was left out on purpose follows from the files.
    let refusals = Set(StaffFile.allCases.map(\.refusal))
    for key in Set(options.keys).union(lock.options.keys).subtracting(refusals).sorted()
    where options[key] != lock.options[key] {
      let none = said("not given", "未给出")
      let (now, then) = (options[key] ?? none, lock.options[key] ?? none)
      found.append(said("\(key) is \(now), then it was \(then)", "\(key) 为 \(now)，冻结时为 \(then)"))
    }
    if found.isEmpty, FileDigest(of: Array(answer.frozen.utf8)).hexadecimal != lock.resultDigest {
      found.append(
        lock.program == Version.current
          ? said(
            "entry \(entry): the same inputs yield another result; please report it with both",
            "第 \(entry) 条：同样的输入得出不同结果，请连同两者反馈")
          : said(
            "entry \(entry): frozen by Crewcast \(lock.program), and this is \(Version.current), which yields another result; "
              + "replay it with that version",
            "第 \(entry) 条由 Crewcast \(lock.program) 冻结，当前版本 \(Version.current) 得出不同结果；请用原版本核验"))
    }
    return found
  }

  /// Files that are others than then, wherever they lie now.
  func fileDifferences(
    _ now: [Report.Input], _ then: [ScoreLedgerText.Lock.Input]
  ) -> [String] {
    let (digestsNow, digestsThen) = (Set(now.map(\.digest.hexadecimal)), Set(then.map(\.sha256)))
    var new = now.filter { !digestsThen.contains($0.digest.hexadecimal) }
    var found: [String] = []
    for file in then where !digestsNow.contains(file.sha256) {
      // A file of the same name is the same file, changed.
      let name = TableColumns.baseName(file.path)
      if let place = new.firstIndex(where: { TableColumns.baseName($0.path) == name }) {
        found.append(
          said(
            "\(new[place].path): is not the file that was frozen (its digest was \(file.sha256))",
            "\(new[place].path)：不是冻结时的文件（当时摘要为 \(file.sha256)）"))
        new.remove(at: place)
      } else {
        found.append(
          said(
            "\(file.path): was frozen, and is not named now (its digest was \(file.sha256))",
            "\(file.path)：冻结时使用，现在未给出（当时摘要为 \(file.sha256)）"))
      }
    }
    return found
      + new.map { file in
        said("\(file.path): is named now, and was not when the period was frozen", "\(file.path)：冻结时未使用，现在给出")
      }
  }
}
