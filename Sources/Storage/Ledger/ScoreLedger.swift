import GRDB
import Glibc
import Workforce

/// What was decided about scores, one entry after another, none ever changed: locks, appeals, deletions.
///
/// Each entry carries the digest of the one before it, so that a changed byte anywhere is found. The texts themselves can be forgotten when the
/// law asks for it: the chain is over their digests and still holds.
///
/// Kept in SQLite; each change is one transaction.
public struct ScoreLedger: Sendable {
  /// What an entry is about.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A period's scores were frozen.
    case lock
    /// An objection was received or decided.
    case appeal
    /// A human took responsibility for a period's frozen scores.
    case signOff = "sign-off"
    /// Texts older than a day were deleted.
    case forgetting
  }

  /// One entry.
  public struct Entry: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int64
    /// What it is about.
    public var kind: Kind
    /// The period it belongs to.
    public var period: String
    /// When it was made, as ISO 8601.
    public var made: String
    /// What it says; nil once forgotten.
    public var text: String?
    /// The digest of what it says.
    public var textDigest: String
    /// The digest of the entry before it; zeros for the first.
    public var previous: String
    /// The digest of this entry.
    public var digest: String
  }

  /// Something that is not as it was written.
  public struct Damage: Hashable, Sendable, CustomStringConvertible {
    /// The entry's number.
    public var number: Int64
    /// What is wrong.
    public var text: String
    /// `entry 3: …`.
    public var description: String { "entry \(number): \(text)" }
  }

  private let queue: DatabaseQueue
  private let path: String
  /// Which layout of the store this program writes.
  private static let layout = 1

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - creating: Whether it is made when it is not there.
  ///   - readOnly: Whether nothing will be written.
  public init(_ path: String, creating: Bool = false, readOnly: Bool = false) throws(StorageError) {
    self.path = path
    if !creating { Glibc.close(try SystemCall.openForReading(path)) }
    do {
      var configuration = Configuration()
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(2)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      if creating { try queue.write { try ScoreLedger.prepare($0, path) } }
      let layout = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      guard layout != 0 else { throw ScoreLedger.foreign(path) }
      guard layout == ScoreLedger.layout else {
        throw StorageError.unreadable(
          path: path,
          reason:
            "it has layout \(layout), this Crewcast reads layout \(ScoreLedger.layout); use the Crewcast that wrote it")
      }
    } catch {
      throw ScoreLedger.storageError(error, path, writing: creating)
    }
  }

  /// Whether there is a file at a path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes sure that entries can be added, before any work is done; nothing is written.
  ///
  /// - Throws: ``StorageError`` when the file is no ledger, is busy or read-only, or when there is no folder for it.
  public static func checkWritable(_ path: String) throws(StorageError) {
    guard exists(path) else {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
      guard access(folder, F_OK) == 0 else {
        throw .unwritable(path: path, reason: "its folder is not there; make it, or name another file")
      }
      guard access(folder, W_OK) == 0 else {
        throw .unwritable(path: path, reason: "its folder may not be written; name another file")
      }
      return
    }
    let ledger = try ScoreLedger(path)
    do {
      // Asks for the right to write and gives it back.
      try ledger.queue.inTransaction(.immediate) { _ in .rollback }
      // SQLite grants it to files of which only the folder may not be written.
      guard access(path, W_OK) == 0 else { throw DatabaseError(resultCode: .SQLITE_READONLY) }
    } catch {
      throw storageError(error, path, writing: true)
    }
  }

  private static func foreign(_ path: String) -> StorageError {
    .unreadable(path: path, reason: "it is no ledger of Crewcast; name another file")
  }

  /// All entries, the oldest first.
  public func entries() throws(StorageError) -> [Entry] {
    do {
      return try queue.read { try ScoreLedger.fetch($0) }
    } catch {
      throw ScoreLedger.storageError(error, path, writing: false)
    }
  }

  /// Adds an entry, unless `allowed` objects to it, having seen all earlier ones; both happen in one transaction.
  ///
  /// - Returns: The entry as it is kept.
  @discardableResult
  public func append(
    _ kind: Kind, period: String, made: String, text: String, unless objection: ([Entry]) -> String? = { _ in nil }
  ) throws(StorageError) -> Entry {
    do {
      return try queue.write { database in
        let earlier = try ScoreLedger.fetch(database)
        if let damage = ScoreLedger.damages(in: earlier).first {
          throw StorageError.unwritable(
            path: path, reason: "\(damage); nothing is added to a damaged ledger: restore it from a copy")
        }
        if let reason = objection(earlier) { throw StorageError.unwritable(path: path, reason: reason) }
        var entry = Entry(
          number: (earlier.last?.number ?? 0) + 1, kind: kind, period: period, made: made, text: text,
          textDigest: FileDigest(of: Array(text.utf8)).hexadecimal,
          previous: earlier.last?.digest ?? String(repeating: "0", count: 64), digest: "")
        entry.digest = ScoreLedger.digest(entry)
        try database.execute(
          sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            entry.number, kind.rawValue, period, made, text, entry.textDigest, entry.previous, entry.digest,
          ])
        return entry
      }
    } catch {
      throw ScoreLedger.storageError(error, path, writing: true)
    }
  }

  /// Deletes the texts of entries made before a day, and notes that it was done.
  ///
  /// The chain of digests stays whole.
  ///
  /// - Parameters:
  ///   - day: ISO 8601; texts made earlier go.
  ///   - made: When it is done.
  /// - Returns: How many texts were deleted.
  @discardableResult
  public func forget(before day: String, made: String) throws(StorageError) -> Int {
    do {
      let count = try queue.write { database -> Int in
        try database.execute(
          sql: "UPDATE entry SET text = NULL WHERE made < ? AND text IS NOT NULL AND kind <> ?",
          arguments: [day, Kind.forgetting.rawValue])
        return database.changesCount
      }
      // What was deleted is not to be found in free pages either.
      try queue.vacuum()
      if count > 0 {
        try append(.forgetting, period: "", made: made, text: "\(count) texts made before \(day) were deleted")
      }
      return count
    } catch {
      throw ScoreLedger.storageError(error, path, writing: true)
    }
  }

  /// Everything in a chain that is not as it was written; empty when all is well.
  public static func damages(in entries: [Entry]) -> [Damage] {
    var found: [Damage] = []
    var previous = String(repeating: "0", count: 64)
    for (place, entry) in entries.enumerated() {
      if entry.number != Int64(place + 1) {
        found.append(Damage(number: entry.number, text: "is out of order, expected number \(place + 1)"))
      }
      if entry.previous != previous {
        found.append(Damage(number: entry.number, text: "does not follow on the one before it"))
      }
      if let text = entry.text, FileDigest(of: Array(text.utf8)).hexadecimal != entry.textDigest {
        found.append(Damage(number: entry.number, text: "its text was changed"))
      }
      if digest(entry) != entry.digest { found.append(Damage(number: entry.number, text: "was changed")) }
      previous = entry.digest
    }
    return found
  }

  private static func digest(_ entry: Entry) -> String {
    let parts = ["\(entry.number)", entry.kind.rawValue, entry.period, entry.made, entry.textDigest, entry.previous]
    // Each part with its length, so that no two entries read the same.
    let bytes = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    return FileDigest(of: bytes).hexadecimal
  }

  private static func prepare(_ database: GRDB.Database, _ path: String) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
    // Another program's database is left as it is.
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 else { throw foreign(path) }
    try database.execute(
      sql: """
        CREATE TABLE entry (
          number INTEGER PRIMARY KEY, kind TEXT NOT NULL, period TEXT NOT NULL, made TEXT NOT NULL, text TEXT,
          textDigest TEXT NOT NULL, previous TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE);
        PRAGMA user_version = \(layout);
        """)
  }

  private static func fetch(_ database: GRDB.Database) throws -> [Entry] {
    try GRDB.Row.fetchAll(database, sql: "SELECT * FROM entry ORDER BY number").map { row in
      Entry(
        number: row["number"], kind: Kind(rawValue: row["kind"] ?? "") ?? .lock, period: row["period"] ?? "",
        made: row["made"] ?? "", text: row["text"], textDigest: row["textDigest"] ?? "",
        previous: row["previous"] ?? "",
        digest: row["digest"] ?? "")
    }
  }

  private static func storageError(_ error: any Error, _ path: String, writing: Bool) -> StorageError {
    if let error = error as? StorageError { return error }
    guard let error = error as? DatabaseError else { return .unreadable(path: path, reason: "\(error)") }
    let reason =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using it; try again when that is done"
      case .SQLITE_READONLY: "it is read-only; make it writable, or name another file"
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: "it is no ledger of Crewcast, or damaged; restore it from a copy"
      case .SQLITE_CANTOPEN: "it cannot be opened; check that its folder is there and may be written"
      default: error.message ?? "SQLite reports \(error.resultCode)"
      }
    return writing ? .unwritable(path: path, reason: reason) : .unreadable(path: path, reason: reason)
  }
}
