import Reporting
import Scoring
import Storage
public import Workforce

/// Freezing, checking and correcting the scores of a period.
public struct ScoreAudit: Sendable {
  /// The period's records and policy.
  public var request: ScoreRequest
  /// The ledger's file.
  public var ledger: String

  /// An audit with its ledger.
  public init(_ request: ScoreRequest, ledger: String) {
    self.request = request
    self.request.ledger = ledger
    self.request.showsNames = false
    self.request.language = .en
    self.ledger = ledger
  }

  /// Freezes a period: its inputs, its result and the program, chained to what was frozen before.
  public func lock() throws(Failure) -> Report {
    do throws(StorageError) { _ = try ScoreLedger(ledger, creating: true) } catch { throw Failure(error) }
    let answer = try request.answer()
    let lock = try lockText(answer)
    let entry: ScoreLedger.Entry
    do throws(StorageError) {
      entry = try ScoreLedger(ledger).append(
        .lock, period: request.period, made: ScoreLedgerText.now(), text: ScoreLedgerText.text(lock)
      ) { objection($0, lock.cadence) }
    } catch {
      throw Failure(error)
    }
    var document = ReportDocument()
    document.heading("Scores of \(request.period) are frozen")
    document.paragraph(
      "Entry \(entry.number) of \(ledger), digest \(entry.digest). The result has digest \(lock.resultDigest).")
    return report(
      "lock", document,
      [
        .init("entry", .integer(Int(entry.number))), .init("digest", .string(entry.digest)),
        .init("resultDigest", .string(lock.resultDigest)),
      ], answer.inputs)
  }

  /// Checks the chain and, where records and policy are there, that they still yield the same bytes.
  ///
  /// - Returns: The report and whether all is as it was.
  public func verify() throws(Failure) -> (report: Report, isWhole: Bool) {
    let entries: [ScoreLedger.Entry]
    do throws(StorageError) { entries = try ScoreLedger(ledger, readOnly: true).entries() } catch {
      throw Failure(error)
    }
    var problems = ScoreLedger.damages(in: entries).map(\.description)
    guard let last = entries.last(where: { $0.kind == .lock && $0.period == request.period }) else {
      throw Failure(.notFound, "\(ledger): \(request.period) was never frozen; run crewcast score lock first.")
    }
    if let lock = ScoreLedgerText.lock(last) {
      problems += try differences(lock, entry: last.number)
    } else if last.text != nil {
      problems.append("entry \(last.number): its text is no lock that this Crewcast reads")
    }
    var document = ReportDocument()
    document.heading(
      problems.isEmpty ? "\(request.period) is as it was frozen" : "\(request.period) is not as it was frozen")
    document.paragraph(
      "\(entries.count) entries; the last lock of \(request.period) is entry \(last.number), \(last.made).")
    if last.text == nil { document.paragraph("The result was forgotten; only the chain could be checked.") }
    document.list(problems)
    return (
      report(
        "verify", document,
        [.init("isWhole", .boolean(problems.isEmpty)), .init("problems", .array(problems.map { .string($0) }))], []),
      problems.isEmpty
    )
  }

  /// Adds an upheld appeal and shows whose scores it changes, and how.
  public func appeal(_ appeal: Appeal) throws(Failure) -> Report {
    if appeal.reason.allSatisfy(\.isWhitespace) || appeal.decidedBy.allSatisfy(\.isWhitespace) {
      throw Failure(.usage, "An appeal needs a reason and who decided it; give --reason and --by.")
    }
    do throws(StorageError) { _ = try ScoreLedger(ledger, creating: true) } catch { throw Failure(error) }
    let earlier = try request.appeals()
    let before = try request.answer(with: earlier)
    let after = try request.answer(with: earlier + [appeal])
    do throws(StorageError) {
      try ScoreLedger(ledger).append(
        .appeal, period: request.period, made: ScoreLedgerText.now(), text: ScoreLedgerText.text(appeal))
    } catch {
      throw Failure(error)
    }
    return changes(before, after, appeal)
  }

  /// Deletes the texts of entries made before a day.
  public static func forget(before day: String, ledger: String) throws(Failure) -> Report {
    guard CalendarDate(day) != nil else { throw Failure(.usage, "\"\(day)\" is no day; write it 2023-12-31.") }
    let count: Int
    do throws(StorageError) {
      count = try ScoreLedger(ledger).forget(before: day, made: ScoreLedgerText.now())
    } catch {
      throw Failure(error)
    }
    var document = ReportDocument()
    document.paragraph("\(count) texts made before \(day) were deleted from \(ledger); the chain of digests is whole.")
    var rows = CSVDocument(header: ["deleted"])
    rows.append([.integer(count)])
    return Report(
      command: "score-forget", result: [.init("deleted", .integer(count))], document: document,
      tables: [Report.Table("deleted", rows)])
  }

  // MARK: - Parts

  private func lockText(_ answer: ScoreAnswer) throws(Failure) -> ScoreLedgerText.Lock {
    let result = answer.report.json.text
    return ScoreLedgerText.Lock(
      inputs: answer.inputs.map { .init(path: $0.path, sha256: $0.digest.hexadecimal) },
      cadence: answer.scores.policy.cadence.rawValue, calendar: answer.scores.evidence.period.clock.zone,
      program: Version.current,
      appeals: try request.appeals(), resultDigest: FileDigest(of: Array(result.utf8)).hexadecimal, result: result)
  }

  /// Why a period cannot be frozen now.
  private func objection(_ entries: [ScoreLedger.Entry], _ cadence: String) -> String? {
    if entries.last(where: { $0.period == request.period })?.kind == .lock {
      return "\(request.period) is frozen already, and no appeal has been upheld since"
    }
    guard let own = Period(request.period, clock: .utc) else { return nil }
    for entry in entries where entry.kind == .lock && entry.period != request.period {
      guard let other = Period(entry.period, clock: .utc), ScoreLedgerText.lock(entry)?.cadence == cadence else {
        continue
      }
      if own.days.first <= other.days.last && other.days.first <= own.days.last {
        return "\(request.period) overlaps \(entry.period), which is frozen as \(cadence) too"
      }
    }
    return nil
  }

  /// How inputs and result differ from a lock.
  private func differences(_ lock: ScoreLedgerText.Lock, entry: Int64) throws(Failure) -> [String] {
    var found: [String] = []
    if FileDigest(of: Array(lock.result.utf8)).hexadecimal != lock.resultDigest {
      found.append("entry \(entry): the result kept is not the one its digest is of")
    }
    if lock.program != Version.current {
      found.append(
        "entry \(entry): frozen by Crewcast \(lock.program), this is \(Version.current); replay it with that version")
    }
    let answer = try request.answer(with: lock.appeals)
    if answer.inputs.count != lock.inputs.count {
      let files = lock.inputs.map(\.path).joined(separator: ", ")
      found.append("\(answer.inputs.count) files are named, then there were \(lock.inputs.count): \(files)")
    }
    for (now, then) in zip(answer.inputs, lock.inputs) where now.digest.hexadecimal != then.sha256 {
      found.append("\(now.path): is not the file that was frozen (then \(then.path), digest \(then.sha256))")
    }
    let zone = answer.scores.evidence.period.clock.zone
    if zone != lock.calendar { found.append("the zone is \(zone), then it was \(lock.calendar)") }
    let result = answer.report.json.text
    if found.isEmpty, FileDigest(of: Array(result.utf8)).hexadecimal != lock.resultDigest {
      found.append("entry \(entry): the same inputs yield another result")
    }
    return found
  }

  private func changes(_ before: ScoreAnswer, _ after: ScoreAnswer, _ appeal: Appeal) -> Report {
    var table = TextTable(columns: [
      .init("agent", .leading), .init("indicator", .leading), .init("observed before"), .init("after"),
      .init("points before"), .init("after"), .init("score before"), .init("after"), .init("grade", .leading),
    ])
    var rows = CSVDocument(header: [
      "agent", "indicator", "rawBefore", "rawAfter", "pointsBefore", "pointsAfter", "scoreBefore", "scoreAfter",
    ])
    var touched: [JSONValue] = []
    for card in after.scores.cards {
      let old = before.scores.cards.first { $0.agent == card.agent }
      for item in card.items {
        let was = old?.items.first { $0.indicator == item.indicator }
        guard was?.estimate?.raw != item.estimate?.raw || was?.points != item.points else { continue }
        let grades = [old?.grade?.name, card.grade?.name].map { $0 ?? "none" }
        table.append([
          .init(after.pseudonyms(card.agent)), .init(item.indicator),
          .init(after.figure(was?.estimate?.raw, of: item.indicator)),
          .init(after.figure(item.estimate?.raw, of: item.indicator)),
          .init(Figures.number(was?.points.value ?? .nan, decimals: 2)),
          .init(Figures.number(item.points.value, decimals: 2)),
          .init(old?.total?.text(decimals: 2) ?? Figures.missing),
          .init(card.total?.text(decimals: 2) ?? Figures.missing),
          .init(grades[0] == grades[1] ? grades[0] : grades.joined(separator: " → ")),
        ])
        func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
        rows.append([
          .text(after.pseudonyms(card.agent)), .text(item.indicator), cell(was?.estimate?.raw),
          cell(item.estimate?.raw),
          cell(was?.points.value), cell(item.points.value), cell(old?.total?.value), cell(card.total?.value),
        ])
        touched.append([
          "agent": .string(after.pseudonyms(card.agent)), "indicator": .string(item.indicator),
          "rawBefore": JSONValue(was?.estimate?.raw), "rawAfter": JSONValue(item.estimate?.raw),
          "pointsBefore": JSONValue(was?.points.value), "pointsAfter": .number(item.points.value),
          "scoreBefore": JSONValue(old?.total?.value), "scoreAfter": JSONValue(card.total?.value),
        ])
      }
    }
    var document = ReportDocument()
    document.heading("Appeal about record \(appeal.record): \(appeal.action.rawValue)")
    document.paragraph("\(appeal.reason) (decided by \(appeal.decidedBy))")
    if table.isEmpty { document.paragraph("It changes no score.") }
    document.table(table, caption: "What it changes, in \(request.period)")
    document.notes([
      "Colleagues are compared with each other, so their figures may move a little too: all that move are listed."
    ])
    return Report(
      command: "score-appeal", inputs: after.inputs,
      result: [.init("record", .string(appeal.record)), .init("changes", .array(touched))], document: document,
      tables: [Report.Table("changes", rows)])
  }

  private func report(
    _ name: String, _ document: ReportDocument, _ members: [JSONValue.Member], _ inputs: [Report.Input]
  ) -> Report {
    var rows = CSVDocument(header: ["period", "ledger"])
    rows.append([.text(request.period), .text(ledger)])
    return Report(
      command: "score-\(name)", inputs: inputs, result: [.init("period", .string(request.period))] + members,
      document: document, tables: [Report.Table(name, rows)])
  }
}
