import Reporting
import Storage
import Workforce

extension ScoreAudit {
  /// Deletes the texts of entries made before a day.
  public static func forget(before day: String, ledger: String) throws(Failure) -> Report {
    guard let date = CalendarDate(day) else { throw Failure(.usage, "\"\(day)\" is no day; write it 2023-12-31.") }
    // Entries are dated in universal time, and so is this day.
    let now = ScoreLedgerText.now
    guard date <= LocalClock.utc.local(now).date else {
      throw Failure(.usage, "\(day) is yet to come, and all texts would be deleted; name a day that is past.")
    }
    let count: Int
    do throws(StorageError) {
      count = try ScoreLedger(ledger).forget(before: day, made: ScoreLedgerText.made(now))
    } catch {
      throw failure(error)
    }
    var document = ReportDocument()
    document.paragraph(
      count == 0
        ? "\(ledger) holds no texts made before \(day)."
        : "\(count) text\(count == 1 ? "" : "s") made before \(day) \(count == 1 ? "was" : "were") deleted from \(ledger); the "
          + "chain of digests is whole. Delete your exports and score sheets of that time too.")
    var rows = CSVDocument(header: ["before", "deleted"])
    rows.append([.text(day), .integer(count)])
    return Report(
      command: "score-forget", result: [.init("before", .string(day)), .init("deleted", .integer(count))],
      document: document, tables: [Report.Table("deleted", rows)])
  }
}
