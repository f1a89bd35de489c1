import Scoring
import Storage
import Workforce

/// What the ledger says about a period.
struct ScoreHistory {
  /// The ledger's file.
  let path: String
  /// The period.
  let period: String
  /// All entries of the ledger.
  let entries: [ScoreLedger.Entry]
  /// The objections of the period with the numbers and moments of their entries, in their order.
  let appeals: [(entry: Int64, made: String, appeal: Appeal)]

  /// An objection that was forgotten or changed, by its entry.
  private let lost: Int64?

  /// Reads what there is; no ledger yet is an empty one.
  ///
  /// - Parameter trusts: Whether a ledger whose chain is damaged is refused.
  init(_ path: String, period: String, trusts: Bool = true) throws(Failure) {
    (self.path, self.period) = (path, period)
    do throws(StorageError) {
      entries = ScoreLedger.exists(path) ? try ScoreLedger(path, readOnly: true).entries() : []
    } catch {
      throw Failure(error)
    }
    let damages = trusts ? ScoreLedger.damages(in: entries) : []
    if !damages.isEmpty {
      throw Failure(
        .failed,
        damages.map { "\(path): \($0.description)." } + ["Nothing is made of a ledger that was changed; restore it."])
    }
    let own = entries.filter { $0.kind == .appeal && $0.period == period }
    appeals = own.compactMap { entry in ScoreLedgerText.appeal(entry).map { (entry.number, entry.made, $0) } }
    lost = own.first { ScoreLedgerText.appeal($0) == nil }?.number
  }

  /// The objections that change records.
  ///
  /// - Throws: ``Failure`` when one was forgotten: scoring without it would be wrong.
  func upheld() throws(Failure) -> UpheldAppeals {
    if let lost {
      throw Failure(
        .badInput,
        "\(path): appeal \(lost) of \(period) was forgotten or changed, so the period cannot be scored again; what was "
          + "frozen by it stands.")
    }
    return UpheldAppeals(appeals.map(\.appeal).filter { $0.outcome == .upheld }, corrections: correctionCount)
  }

  /// How many of the upheld objections belong to what everybody is held against; nil before the first lock: all.
  ///
  /// Each lock passes it on to the next. A lock of an older version held everybody against records with all of its objections.
  private var correctionCount: Int? {
    guard let first = lockEntries.first else { return nil }
    if let lock { return lock.corrections ?? lock.appeals.count }
    return appeals.count { $0.entry < first.number && $0.appeal.outcome == .upheld }
  }

  /// The lock by which what everybody is held against was frozen; nil when there is none, or it was forgotten.
  var referenceLock: (entry: Int64, lock: ScoreLedgerText.Lock)? {
    guard let count = correctionCount else { return nil }
    return lockEntries.lazy.compactMap { entry in ScoreLedgerText.lock(entry).map { (entry.number, $0) } }
      .first { $0.1.appeals.count == count && $0.1.upheld.objections.isEmpty }
  }

  /// All locks of the period.
  private var lockEntries: [ScoreLedger.Entry] { entries.filter { $0.kind == .lock && $0.period == period } }

  /// The last lock of the period.
  var lockEntry: ScoreLedger.Entry? { lockEntries.last }

  /// What the last lock says; nil when there is none, or it was forgotten.
  var lock: ScoreLedgerText.Lock? { lockEntry.flatMap(ScoreLedgerText.lock) }

  /// The sign-off of what was frozen last; nil when there is none.
  ///
  /// What changes nothing, such as an objection that came later and was rejected, takes no responsibility back.
  private var signature: ScoreLedger.Entry? {
    entries.last { $0.period == period && $0.kind == .signOff && $0.number > lockEntry?.number ?? 0 }
  }

  /// The sign-off of what was frozen last; nil when there is none, or when an objection was upheld since.
  var signOff: ScoreLedger.Entry? {
    guard let signature else { return nil }
    let isOverturned = appeals.contains { $0.entry > signature.number && $0.appeal.outcome == .upheld }
    return isOverturned ? nil : signature
  }

  /// The zone by whose days the period is meant, as the last lock says; universal time before there is one.
  var clock: LocalClock { lock.flatMap { LocalClock(zone: $0.zone) } ?? .utc }

  /// The latest day for objections that was promised by locks made before an entry; nil where there was none.
  ///
  /// - Parameter entry: The entry's number; nil for all locks there are.
  func promisedUntil(before entry: Int64? = nil) -> CalendarDate? {
    lockEntries.filter { $0.number < entry ?? .max }
      .compactMap { ScoreLedgerText.lock($0).flatMap { CalendarDate($0.objectionsUntil) } }.max()
  }

  /// Whether an objection was upheld since the last lock.
  var hasAppealSinceLock: Bool {
    guard let lock = lockEntry else { return false }
    return appeals.contains { $0.entry > lock.number && $0.appeal.outcome == .upheld }
  }

  /// How far scores that were made of it have come.
  ///
  /// - Parameters:
  ///   - answer: The scores with all objections that were upheld.
  ///   - replayed: The scores with those only that the last lock holds; the same where none was upheld since.
  func standing(of answer: ScoreAnswer, replayed: ScoreAnswer) -> ScoreStanding {
    var standing = ScoreStanding()
    let clock = answer.scores.evidence.period.clock
    standing.objections = objections(clock)
    guard let entry = lockEntry else { return standing }
    standing.entry = Int(entry.number)
    standing.made = ScoreLedgerText.day(entry.made, clock)
    standing.objectionsUntil = lock?.objectionsUntil
    standing.shortenedBecause = lock?.shortenedBecause
    let (then, now) = (replayed.frozen, hasAppealSinceLock ? answer.frozen : replayed.frozen)
    if let lock, lock.resultDigest != FileDigest(of: Array(then.utf8)).hexadecimal {
      standing.state = .changed
    } else if then != now {
      standing.state = .appealed
    } else if let signature {
      standing.state = .signedOff
      standing.made = ScoreLedgerText.day(signature.made, clock)
      standing.signedBy = ScoreLedgerText.signOff(signature)?.by
    } else {
      standing.state = waiting.isEmpty ? .locked : .contested
    }
    return standing
  }
}

/// How far a period's scores have come on the way from a draft to pay.
struct ScoreStanding: Hashable, Sendable {
  /// A station of the way.
  enum State: String, Sendable {
    /// Not frozen.
    case draft
    /// Frozen, and being looked at by those it is about.
    case locked
    /// Frozen, and an objection is not decided yet.
    case contested
    /// An objection was upheld since it was frozen: to be frozen anew.
    case appealed
    /// Not what was frozen: other files, or another program.
    case changed
    /// A human has taken responsibility: fit for pay.
    case signedOff = "signed-off"
  }

  /// The station.
  var state = State.draft
  /// The entry of the lock.
  var entry: Int?
  /// The day of the lock, or of the sign-off.
  var made: String?
  /// The last day for objections.
  var objectionsUntil: String?
  /// Who signed the scores off.
  var signedBy: String?
  /// The objections of the period.
  var objections: [SheetObjection] = []
  /// Why objections end earlier than by the policy; nil where they do not.
  var shortenedBecause: String?
}
