import GRDB
import Testing

@testable import Storage

@Suite("The ledger of scores")
struct ScoreLedgerTests {
  private func filled(_ path: String) throws -> ScoreLedger {
    let ledger = try ScoreLedger(path, creating: true)
    try ledger.append(.lock, period: "2025-10", made: "2025-11-03T09:00:00Z", text: "{\"result\": 1}")
    try ledger.append(.appeal, period: "2025-10", made: "2025-11-05T09:00:00Z", text: "{\"record\": \"17\"}")
    try ledger.append(.lock, period: "2025-11", made: "2025-12-03T09:00:00Z", text: "{\"result\": 2}")
    return ledger
  }

  @Test("Entries are kept in order, each following on the one before")
  func order() throws {
    let folder = try TemporaryFolder()
    _ = try filled(folder.path("ledger"))
    let entries = try ScoreLedger(folder.path("ledger"), readOnly: true).entries()
    #expect(entries.map(\.number) == [1, 2, 3] && entries.map(\.kind) == [.lock, .appeal, .lock])
    #expect(entries[1].previous == entries[0].digest && entries[2].previous == entries[1].digest)
    #expect(ScoreLedger.damages(in: entries).isEmpty)
  }

  @Test(
    "A changed byte is found, wherever it is",
    arguments: [
      "UPDATE entry SET text = '{\"result\": 3}' WHERE number = 1",
      "UPDATE entry SET made = '2025-11-04' WHERE number = 2",
      "UPDATE entry SET period = '2025-09' WHERE number = 1", "DELETE FROM entry WHERE number = 2",
      "UPDATE entry SET kind = 'lock' WHERE number = 2", "UPDATE entry SET digest = 'x' WHERE number = 3",
      "DELETE FROM entry WHERE number = 1",
    ])
  func damage(statement: String) throws {
    let folder = try TemporaryFolder()
    let ledger = try filled(folder.path("ledger"))
    let queue = try DatabaseQueue(path: folder.path("ledger"))
    try queue.write { try $0.execute(sql: statement) }
    #expect(!ScoreLedger.damages(in: try ledger.entries()).isEmpty)
  }

  @Test("Forgetting deletes texts, from the file's bytes too, and leaves the chain whole")
  func forgetting() throws {
    let folder = try TemporaryFolder()
    let ledger = try filled(folder.path("ledger"))
    #expect(try ledger.forget(before: "2025-12-01", made: "2026-01-01T00:00:00Z") == 2)
    let entries = try ledger.entries()
    #expect(entries.map { $0.text != nil } == [false, false, true, true] && entries[3].kind == .forgetting)
    #expect(ScoreLedger.damages(in: entries).isEmpty)
    #expect(try ledger.forget(before: "2025-12-01", made: "2026-01-01T00:00:00Z") == 0)
  }

  @Test("An objection leaves nothing behind; missing, foreign, read-only and newer files are told apart")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let ledger = try filled(folder.path("ledger"))
    let error = #expect(throws: StorageError.self) {
      try ledger.append(.lock, period: "2025-10", made: "x", text: "") { _ in "2025-10 is locked already" }
    }
    #expect(error?.description.contains("locked already") == true)
    #expect(try ledger.entries().count == 3)
    #expect(throws: StorageError.notFound(path: folder.path("none"))) { try ScoreLedger(folder.path("none")) }
    let reader = try ScoreLedger(folder.path("ledger"), readOnly: true)
    let denied = #expect(throws: StorageError.self) { try reader.append(.lock, period: "x", made: "x", text: "x") }
    #expect(denied?.description.contains("read-only") == true)
    try DatabaseQueue(path: folder.path("ledger")).write { try $0.execute(sql: "PRAGMA user_version = 9") }
    let newer = #expect(throws: StorageError.self) { try ScoreLedger(folder.path("ledger")) }
    #expect(newer?.description.contains("layout 9") == true)
  }

  @Test("A store that another program is writing to is busy, and says so")
  func busy() throws {
    let folder = try TemporaryFolder()
    let ledger = try filled(folder.path("ledger"))
    let other = try DatabaseQueue(path: folder.path("ledger"))
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      let error = #expect(throws: StorageError.self) { try ledger.append(.lock, period: "x", made: "x", text: "x") }
      #expect(error?.description.contains("another program is using it") == true)
      try database.execute(sql: "ROLLBACK")
    }
    #expect(try ledger.entries().count == 3)
  }

  @Test("Whether a ledger can be written is known before any work, and finding out writes nothing")
  func writable() throws {
    let folder = try TemporaryFolder()
    #expect(throws: Never.self) { try ScoreLedger.checkWritable(folder.path("new")) }
    #expect(!ScoreLedger.exists(folder.path("new")))
    let nowhere = #expect(throws: StorageError.self) { try ScoreLedger.checkWritable(folder.path("no/such/ledger")) }
    #expect(nowhere?.description.contains("its folder is not there") == true)
    _ = try filled(folder.path("ledger"))
    #expect(throws: Never.self) { try ScoreLedger.checkWritable(folder.path("ledger")) }
    let other = try DatabaseQueue(path: folder.path("ledger"))
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      let busy = #expect(throws: StorageError.self) { try ScoreLedger.checkWritable(folder.path("ledger")) }
      #expect(busy?.description.contains("another program is using it") == true)
      try database.execute(sql: "ROLLBACK")
    }
  }

  @Test("Another program's database is not made a ledger, and nothing is added to a damaged one")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try DatabaseQueue(path: folder.path("theirs")).write { try $0.execute(sql: "CREATE TABLE pay (amount)") }
    for creating in [true, false] {
      let error = #expect(throws: StorageError.self) { try ScoreLedger(folder.path("theirs"), creating: creating) }
      #expect(error?.description.contains("it is no ledger of Crewcast") == true)
    }
    let tables = try DatabaseQueue(path: folder.path("theirs")).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["pay"])
    let ledger = try filled(folder.path("ledger"))
    try DatabaseQueue(path: folder.path("ledger")).write {
      try $0.execute(sql: "UPDATE entry SET text = 'x' WHERE number = 2")
    }
    let damaged = #expect(throws: StorageError.self) { try ledger.append(.lock, period: "x", made: "x", text: "x") }
    #expect(damaged?.description.contains("entry 2: its text was changed") == true)
    #expect(try ledger.entries().count == 3)
  }
}
