import Reporting
import Scoring
import Storage
import Workforce

/// Freezing, checking, correcting and signing off the scores of a period.
public struct ScoreAudit: Sendable {
  /// The period's records and policy.
  public var request: ScoreRequest
  /// The ledger's file.
  public var ledger: String
  /// The moment of the command, asked of the clock once: a command that runs over midnight has one day.
  var moment = ScoreLedgerText.now

  /// An audit with its ledger.
  public init(_ request: ScoreRequest, ledger: String) {
    self.request = request
    self.request.ledger = nil
    self.request.language = .en
    self.ledger = ledger
  }

  /// Freezes a period: its inputs, its result and the program, chained to what was frozen before.
  ///
  /// - Parameters:
  ///   - objectionsUntil: The last day for objections; nil for as many working days, Monday to Friday, as the policy allows.
  ///   - reason: Why objections end earlier than by the policy; it is kept, and shown on sheets. Nil where they do not.
  public func lock(objectionsUntil: String? = nil, shortenedBecause reason: String? = nil) throws(Failure) -> Report {
    let deadline = try ObjectionDeadline(until: objectionsUntil, shortenedBecause: reason)
    try checkWritable()
    let history = try ScoreHistory(ledger, period: request.period)
    var audit = self
    audit.request.missingFiles.formUnion(filesLeftOut(history))
    return try audit.lock(history, deadline)
  }

  private func lock(_ history: ScoreHistory, _ deadline: ObjectionDeadline) throws(Failure) -> Report {
    let appeals = try history.upheld()
    let reading = try ScoreReading(request(like: history))
    try checkFiles(reading)
    let reference = try reading.scores(appeals.corrections)
    let answer = try reading.answer(with: appeals, reference: reference)
    guard !answer.scores.cards.isEmpty else {
      throw Failure(.badInput, answer.warnings + ["Nobody is scored, so there is nothing to freeze."])
    }
    let today = today(answer.scores.evidence.period.clock)
    let until = try deadline.day(
      policyDays: answer.scores.policy.appealDays, from: today, promised: history.promisedUntil())
    var warnings = answer.warnings + driftWarning(history, reading.answer(reference))
    if answer.state == "provisional" {
      warnings.append(
        "outcomes of \(request.period) are still open, or it is not over: better freeze it when its last figures are known."
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

  // MARK: - Parts

  /// The request on the day of the last lock, where no other is named.
  func request(like history: ScoreHistory) -> ScoreRequest {
    var request = request
    if request.asOf == nil { request.asOf = history.lock?.asOf }
    return request
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

  /// How much bonuses exceed or leave of a pool, where objections made them do so; nil when they fit, or there is no pool.
  static func poolText(_ scores: PeriodScores) -> String? {
    guard let pool = BonusPool(scores), pool.balanceCents != 0 else { return nil }
    let currency = (scores.policy.bonus?.currency).map { $0.isEmpty ? "" : " \($0)" } ?? ""
    func amount(_ cents: Int) -> String { Figures.number(Double(cents) / 100, decimals: 2) + currency }
    let (all, most) = (amount(pool.paidCents), amount(pool.cents))
    return pool.balanceCents < 0
      ? "Bonuses come to \(all), \(amount(-pool.balanceCents)) more than the pool of \(most): what an objection gives to one is "
        + "not taken from others."
      : "Bonuses come to \(all), \(amount(pool.balanceCents)) less than the pool of \(most): what an objection takes from one is "
        + "not shared out among others."
  }

  /// The day of the command by the wall clock of the records.
  func today(_ clock: LocalClock) -> CalendarDate { clock.local(moment).date }

  /// Makes sure that the ledger can be written before hours of reading.
  func checkWritable() throws(Failure) {
    do throws(StorageError) { try ScoreLedger.checkWritable(ledger) } catch { throw ScoreAudit.failure(error) }
  }

  /// Adds an entry, unless something speaks against it.
  func append(
    _ kind: ScoreLedger.Kind, _ text: String, unless objection: ([ScoreLedger.Entry]) -> String? = { _ in nil }
  ) throws(Failure) -> ScoreLedger.Entry {
    var reason: String?
    do throws(StorageError) {
      return try ScoreLedger(ledger, creating: true).append(
        kind, period: request.period, made: ScoreLedgerText.made(moment), text: text
      ) { entries in
        reason = objection(entries)
        return reason
      }
    } catch {
      if let reason { throw Failure(.failed, "\(ledger): \(reason).") }
      throw ScoreAudit.failure(error)
    }
  }

  /// What went wrong with a ledger.
  static func failure(_ error: StorageError) -> Failure {
    if case .notFound(let path) = error {
      return Failure(.notFound, "\(path): no such ledger; crewcast score lock makes one.")
    }
    return Failure(error)
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

  /// How the files are to be read, where that was said.
  var options: [String: String] {
    let records = request.records
    let all = [
      "--source": records.source, "--days": records.days.map { "\($0.first)..\($0.last)" }, "--sheet": records.sheet,
      "--observed-until": records.observedUntil,
    ]
    let left = request.missingFiles.map { ($0.refusal, "yes") }
    return all.compactMapValues(\.self).merging(left) { $1 }
  }

  /// Why a period cannot be frozen now.
  private func objection(_ entries: [ScoreLedger.Entry], _ policy: ScorePolicy) -> String? {
    let locks = entries.filter { $0.kind == .lock && $0.period == request.period }
    if let other = locks.last, let title = ScoreLedgerText.lock(other)?.title, title != policy.title {
      return
        "\(request.period) is frozen here already by the policy “\(title)” (entry \(other.number)), and a ledger holds a period "
        + "once; name another ledger for “\(policy.title)”"
    }
    let upheld = entries.last {
      $0.kind == .appeal && $0.period == request.period && ScoreLedgerText.appeal($0)?.outcome == .upheld
    }
    if let last = locks.last, last.number > upheld?.number ?? 0 {
      return "\(request.period) is frozen already (entry \(last.number)), and no objection has been upheld since"
    }
    for (entry, lock) in overlapping(entries)
    where lock.cadence == policy.cadence.rawValue && (lock.title ?? policy.title) == policy.title {
      return
        "\(request.period) overlaps \(entry.period), which is frozen as \(lock.cadence) too, by the same policy "
        + "(entry \(entry.number)); the days they share would count twice, so name a period of its own"
    }
    return nil
  }

  /// The locks of other periods that share days with this one, the last of each period.
  private func overlapping(
    _ entries: [ScoreLedger.Entry]
  ) -> [(entry: ScoreLedger.Entry, lock: ScoreLedgerText.Lock)] {
    guard let own = Period(request.period, clock: .utc) else { return [] }
    var found: [(entry: ScoreLedger.Entry, lock: ScoreLedgerText.Lock)] = []
    for entry in entries where entry.kind == .lock && entry.period != request.period {
      guard let other = Period(entry.period, clock: .utc), let lock = ScoreLedgerText.lock(entry),
        own.days.first <= other.days.last, other.days.first <= own.days.last
      else { continue }
      found.removeAll { $0.entry.period == entry.period }
      found.append((entry, lock))
    }
    return found
  }

  /// What is frozen of the same days on other terms: no mistake where one is for feedback and the other for pay.
  private func sharedDays(_ entries: [ScoreLedger.Entry]) -> [String] {
    overlapping(entries).map { entry, lock in
      let title = lock.title.map { " by “\($0)”" } ?? ""
      return
        "\(request.period) shares days with \(entry.period), frozen as \(lock.cadence)\(title) (entry \(entry.number)): the "
        + "same records count in both, so pay by one of them only."
    }
  }

  static func digests(_ digests: [(String, String)]) -> TextTable {
    var table = TextTable(columns: [.init("", .leading), .init("digest (SHA-256)", .leading)])
    for (name, digest) in digests { table.append([.init(name), .init(digest)]) }
    return table
  }

  static func files(_ inputs: [ScoreLedgerText.Lock.Input]) -> TextTable {
    var table = TextTable(columns: [.init("file", .leading), .init("digest (SHA-256)", .leading)])
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
