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

    self.ledger = ledger
  }

  /// The one of two texts that is in the language of texts.
  func said(_ english: String, _ chinese: String) -> String { request.language.said(english, chinese) }

  /// The request on the day of the last lock, where no other is named.
  func request(like history: ScoreHistory) -> ScoreRequest {
    var request = request
    if request.asOf == nil { request.asOf = history.lock?.asOf }
    return request
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
      if let reason { throw Failure(.failed, said("\(ledger): \(reason).", "\(ledger)：\(reason)。")) }
      throw ScoreAudit.failure(error)
    }
  }

  /// What to say of a period that no lock of the ledger is of.
  var neverFrozen: Failure {
    Failure(
      .notFound,
      said(
        "\(ledger): \(request.period) was never frozen; run crewcast score lock first.",
        "\(ledger)：\(request.period) 尚未冻结；请先运行 crewcast score lock。"))
  }

  /// What went wrong with a ledger.
  static func failure(_ error: StorageError) -> Failure {
    if case .notFound(let path) = error {
      return Failure(.notFound, "\(path): no such ledger; crewcast score lock makes one.")
    }
    return Failure(error)
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
}
