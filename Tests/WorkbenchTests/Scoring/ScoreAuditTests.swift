import Foundation
import Reporting
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Frozen periods", .enabled(if: (try? TableReader()) != nil, "the library for tables is not there"))
struct ScoreAuditTests {
  private let policy = LedgerDesk.policy
  private var records: String { LedgerDesk.records }

  private func audit(_ folder: String) throws -> ScoreAudit {
    try AtomicFile.write(Array(policy.utf8), to: folder + "/policy.yaml")
    try AtomicFile.write(Array(records.utf8), to: folder + "/records.csv")
    return ScoreAudit(
      ScoreRequest(
        records: RecordInput(paths: [folder + "/records.csv"], keyPath: folder + "/key"),
        policy: folder + "/policy.yaml", period: "2025-10"),
      ledger: folder + "/ledger.sqlite")
  }

  @Test("A frozen period replays to the same bytes; a changed byte of any input is found")
  func replay() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    #expect(try audit.verify().isWhole)
    let again = #expect(throws: Failure.self) { try audit.lock() }
    #expect(again?.description.contains("frozen already") == true)
    try AtomicFile.write(
      Array(records.replacing("-1,parcel", with: "-1,refund").utf8), to: folder.url.path + "/records.csv")
    #expect(try !audit.verify().isWhole)
    try AtomicFile.write(Array(records.utf8), to: folder.url.path + "/records.csv")
    #expect(try audit.verify().isWhole)
    try AtomicFile.write(Array((policy + "# a remark\n").utf8), to: folder.url.path + "/policy.yaml")
    #expect(try !audit.verify().isWhole)
  }

  @Test("An appeal changes the agent it is about, shows it, and lets the period be frozen anew")
  func appeal() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    let report = try audit.appeal(Appeal(record: "0", action: .exclude, reason: "a test order", decidedBy: "Li Na"))
    guard case .array(let changes) = report.json["changes"] else { throw Failure(.bug, "no changes") }
    let observed = changes.filter { $0["rawBefore"] != $0["rawAfter"] }
    #expect(observed.count == 2 && Set(observed.compactMap { $0["agent"] }).count == 1)
    _ = try audit.lock()
    #expect(try audit.verify().isWhole)
    #expect(try ScoreLedger(folder.url.path + "/ledger.sqlite").entries().map(\.kind) == [.lock, .appeal, .lock])
  }

  /// The result of the last lock, agent by agent.
  private func frozenAgents(_ ledger: String) throws -> [JSONValue] {
    let lock = try #require(try ScoreLedger(ledger).entries().last { $0.kind == .lock }.flatMap(ScoreLedgerText.lock))
    let result = try #require(try? JSONSerialization.jsonObject(with: Data(lock.result.utf8)) as? [String: Any])
    let agents = try #require(result["agents"] as? [[String: Any]])
    return try agents.map { agent in
      .string(String(decoding: try JSONSerialization.data(withJSONObject: agent, options: .sortedKeys), as: UTF8.self))
    }
  }

  @Test("Frozen, appealed, frozen anew: one agent's result is another, those of all others are the same bytes")
  func strangers() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    // Before the first lock an objection corrects the records, and all are scored anew.
    let first = try audit.appeal(Appeal(record: "5", action: .exclude, reason: "r", decidedBy: "Li Na"))
    #expect(first.json["others"]?["changed"] == .integer(2) && first.json["frozenBy"] == .null)
    _ = try audit.lock()
    let before = try frozenAgents(audit.ledger)
    let report = try audit.appeal(Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na"))
    #expect(report.json["others"]?["changed"] == .integer(0) && report.json["others"]?["agents"] == .integer(2))
    let text = report.document.text()
    #expect(text.contains("Nobody else changes: the scores of the 2 other agents are the same to the last digit."))
    let relock = try audit.lock()
    #expect(relock.json["objections"] == .integer(1))
    let after = try frozenAgents(audit.ledger)
    #expect(zip(before, after).count { $0 != $1 } == 1 && before.count == 3)
    #expect(try audit.verify().isWhole)
    // Objections to the objection: the reference is still what was frozen first.
    _ = try audit.appeal(
      Appeal(
        record: "1", action: .reattribute, fromAgent: "agent-1", toAgent: "agent-2", reason: "r", decidedBy: "Li Na"))
    _ = try audit.lock()
    #expect(zip(after, try frozenAgents(audit.ledger)).count { $0 != $1 } == 2)
    #expect(try audit.verify().isWhole)
    let last = try #require(try ScoreLedger(audit.ledger).entries().last.flatMap(ScoreLedgerText.lock))
    #expect(last.appeals.map(\.record) == ["5", "0", "1"] && last.corrections == 1)
  }

  @Test(
    "A lock of an older version, which scored everybody anew for an objection, still replays, and is the reference then"
  )
  func olderLocks() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    let appeal = Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na")
    _ = try audit.appeal(appeal)
    let entries = try ScoreLedger(audit.ledger).entries()
    var lock = try #require(entries.first.flatMap(ScoreLedgerText.lock))
    lock.appeals = [appeal]
    lock.corrections = nil
    lock.result = try audit.request.answer(with: UpheldAppeals([appeal], corrections: nil)).frozen
    lock.resultDigest = FileDigest(of: Array(lock.result.utf8)).hexadecimal
    let text = ScoreLedgerText.text(lock)
    #expect(!text.contains("corrections"), "older locks do not know of it")
    try ScoreLedger(audit.ledger).append(.lock, period: "2025-10", made: "2026-01-01", text: text)
    #expect(try audit.verify().isWhole)
    let before = try frozenAgents(audit.ledger)
    _ = try audit.appeal(Appeal(record: "1", action: .exclude, reason: "r", decidedBy: "Li Na"))
    let relock = try audit.lock()
    #expect(!relock.warnings.contains { $0.contains("not what entry") })
    #expect(zip(before, try frozenAgents(audit.ledger)).count { $0 != $1 } == 1)
    #expect(try audit.verify().isWhole)
  }

  @Test("Frozen anew with other files: it is said that what agents are held against is another")
  func drift() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    try AtomicFile.write(
      Array(records.replacing(",yes,0", with: ",yes,1").utf8), to: folder.url.path + "/records.csv")
    let report = try audit.appeal(Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na"))
    #expect(report.warnings.contains { $0.contains("not what entry 1 froze") })
    #expect(try audit.lock().warnings.contains { $0.contains("not what entry 1 froze") })
  }

  @Test("Nobody signs off scores of their own, however the name is written")
  func ownScores() throws {
    let folder = try ScratchFolder()
    var audit = try audit(folder.url.path)
    try AtomicFile.write(
      Array("source: crewcast\npeople: { agent-1: Ann Lee, AG1: Ann Lee }\n".utf8),
      to: folder.url.path + "/people.yaml")
    audit.request.records.mappingPath = folder.url.path + "/people.yaml"
    _ = try audit.lock(objectionsUntil: "2025-11-07", shortenedBecause: "scored on paper")
    for name in ["agent-0", " AGENT-0 ", "ann  lee", "Agent-1", "ag1"] {
      let error = #expect(throws: Failure.self) { try audit.signOff(by: name, note: "") }
      #expect(error?.description.contains("is one of those who are scored") == true, "\(name)")
      let decided = #expect(throws: Failure.self) {
        try audit.appeal(
          Appeal(record: name.lowercased().contains("0") ? "0" : "1", action: .exclude, reason: "r", decidedBy: name))
      }
      #expect(decided?.description.contains("has a part in record") == true, "\(name)")
    }
    _ = try audit.signOff(by: "agent-10", note: "")
  }

  @Test("An objection that was received in time can be decided at any time; a new one is late")
  func lateness() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock(objectionsUntil: "2025-11-07", shortenedBecause: "scored on paper")
    var appeal = Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na", outcome: .open)
    for (record, made) in [("0", "2025-11-07T16:00:00Z"), ("1", "2025-11-08T09:00:00Z")] {
      appeal.record = record
      try ScoreLedger(audit.ledger).append(.appeal, period: "2025-10", made: made, text: ScoreLedgerText.text(appeal))
    }
    func warnings(_ record: String, _ outcome: Appeal.Outcome) throws -> String {
      (appeal.record, appeal.outcome) = (record, outcome)
      return try audit.appeal(appeal).warnings.joined()
    }
    #expect(try !warnings("0", .upheld).contains("ended on"))
    #expect(
      try warnings("1", .rejected)
        .contains("was received on 2025-11-08, after the time for objections ended on 2025-11-07"))
    #expect(try warnings("2", .open).contains("ended on 2025-11-07, and this one is new"))
    // The one about record 0 is decided: another about it is new.
    #expect(try warnings("0", .rejected).contains("this one is new"))
  }

  @Test("An appeal of what is not there leaves nothing behind")
  func refusal() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    let error = #expect(throws: Failure.self) {
      try audit.appeal(Appeal(record: "999", action: .exclude, reason: "r", decidedBy: "d"))
    }
    #expect(error?.description.contains("no record 999") == true && error?.status == .badInput)
    #expect(try ScoreLedger(folder.url.path + "/ledger.sqlite").entries().count == 1)
  }

  @Test("A period that overlaps a frozen one of the same cadence is refused")
  func overlap() throws {
    let folder = try ScratchFolder()
    var audit = try audit(folder.url.path)
    _ = try audit.lock()
    audit.request.period = "2025-10-13..2025-10-19"
    let error = #expect(throws: Failure.self) { try audit.lock() }
    #expect(error?.description.contains("overlaps 2025-10") == true)
    audit.request.period = "2025-10-15..2025-11-14"
    #expect(throws: Failure.self) { try audit.lock() }
    #expect(try ScoreLedger(folder.url.path + "/ledger.sqlite").entries().count == 1)
  }

  @Test("A month for feedback and its quarter for pay stand in one ledger; two policies for one period do not")
  func cadences() throws {
    let folder = try ScratchFolder()
    var audit = try audit(folder.url.path)
    _ = try audit.lock()
    func write(_ text: String) throws {
      try AtomicFile.write(Array(text.utf8), to: folder.url.path + "/policy.yaml")
    }
    try write(policy.replacing("title: Test", with: "title: Another"))
    let two = #expect(throws: Failure.self) { try audit.lock() }
    #expect(two?.description.contains("by the policy “Test” (entry 1)") == true, "\(two?.description ?? "")")
    try write(policy.replacing("revision: 1", with: "revision: 1\ncadence: quarterly"))
    audit.request.period = "2025-Q4"
    let report = try audit.lock()
    #expect(
      report.warnings.contains { $0.contains("shares days with 2025-10, frozen as monthly by “Test” (entry 1)") },
      "\(report.warnings)")
    // Another policy of the same cadence is for other people.
    try write(policy.replacing("title: Test", with: "title: Another"))
    audit.request.period = "2025-10-13..2025-10-19"
    let week = try audit.lock()
    #expect(week.warnings.count { $0.contains("shares days with") } == 2)
  }

  @Test("A lock of another version is fine while it yields the same bytes, and says which version to use when not")
  func version() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.lock()
    let path = folder.url.path + "/ledger.sqlite"
    let first = try #require(try ScoreLedger(path).entries().first.flatMap(ScoreLedgerText.lock))
    func relock(_ change: (inout ScoreLedgerText.Lock) -> Void) throws {
      var lock = first
      lock.program = "0.0.1"
      change(&lock)
      try ScoreLedger(path).append(.lock, period: "2025-10", made: "2026-01-01", text: ScoreLedgerText.text(lock))
    }
    try relock { _ in }
    #expect(try audit.verify().isWhole)
    try relock {
      $0.result += " "
      $0.resultDigest = FileDigest(of: Array($0.result.utf8)).hexadecimal
    }
    let run = try audit.verify()
    #expect(!run.isWhole && run.report.json.text.contains("frozen by Crewcast 0.0.1"))
    try ScoreLedger(path).append(.lock, period: "2025-10", made: "2026-01-01", text: "{\"program\": \"9.9.9\"}")
    #expect(try audit.verify().report.json.text.contains("its text is no lock that this Crewcast reads"))
  }

  @Test("Nobody signs off while objections are possible or open, or what is not as it was frozen")
  func signOff() throws {
    let folder = try ScratchFolder()
    var audit = try audit(folder.url.path)
    let now = audit.moment
    audit.moment = Instant(secondsSince1970: try Date("2025-11-03T12:00:00Z", strategy: .iso8601).timeIntervalSince1970)
    func refusal() -> String {
      do {
        _ = try audit.signOff(by: "Chen Jing", note: "")
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(refusal().contains("no such ledger"))
    _ = try audit.lock()
    #expect(refusal().contains("are possible until"))
    let appeal = Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na")
    _ = try audit.appeal(appeal)
    #expect(refusal().contains("freeze it anew"))
    audit.moment = now
    let report = try audit.lock(objectionsUntil: "2025-11-07", shortenedBecause: "scored on paper")
    #expect(report.json["objectionsUntil"] == .string("2025-11-07"))
    #expect(report.json["shortenedBecause"] == .string("scored on paper"))
    var open = appeal
    (open.record, open.outcome) = ("1", .open)
    _ = try audit.appeal(open)
    #expect(refusal().contains("the objection to record 1 (exclude) is not decided"))
    open.outcome = .rejected
    _ = try audit.appeal(open)
    try AtomicFile.write(Array((records + "\n").utf8), to: folder.url.path + "/records.csv")
    #expect(refusal().contains("is not the file that was frozen"))
    try AtomicFile.write(Array(records.utf8), to: folder.url.path + "/records.csv")
    #expect(refusal().isEmpty)
    #expect(refusal().contains("signed off already"))
    var request = audit.request
    request.ledger = folder.url.path + "/ledger.sqlite"
    #expect(try request.answer().report.json["state"] == .string("signed-off"))
    _ = try audit.appeal(Appeal(record: "2", action: .exclude, reason: "r", decidedBy: "Li Na"))
    #expect(try request.answer().report.json["state"] == .string("appealed"))
  }

  @Test("A period whose objections were forgotten is not scored without them, and its lock is still checked")
  func forgotten() throws {
    let folder = try ScratchFolder()
    let audit = try audit(folder.url.path)
    _ = try audit.appeal(Appeal(record: "0", action: .exclude, reason: "r", decidedBy: "Li Na"))
    _ = try audit.lock()
    let path = folder.url.path + "/ledger.sqlite"
    #expect(try ScoreLedger(path).forget(before: "2999-01-01", made: "2999-01-01") == 2)
    var request = audit.request
    request.ledger = path
    let error = #expect(throws: Failure.self) { try request.answer() }
    #expect(error?.description.contains("appeal 1 of 2025-10 was forgotten") == true)
    let run = try audit.verify()
    #expect(!run.isWhole && run.report.document.text().contains("What was frozen was forgotten"))
  }

  @Test("Objections end earlier than by the policy only with a reason, and a reason is only for that")
  func deadlines() throws {
    let today = try #require(CalendarDate("2025-11-07"))
    func day(_ until: String?, _ reason: String?) -> String {
      do throws(Failure) {
        return try ObjectionDeadline(until: until, shortenedBecause: reason).day(policyDays: 5, from: today).description
      } catch {
        return "\(error)"
      }
    }
    #expect(day(nil, nil) == "2025-11-14" && day("2025-11-14", nil) == "2025-11-14")
    #expect(day("2025-12-01", nil) == "2025-12-01" && day("2025-11-06", "on paper") == "2025-11-06")
    #expect(day("2025-11-13", nil).contains("--shortened-because") && !day("2025-11-13", nil).contains("is past"))
    #expect(day("2025-11-06", nil).contains("2025-11-06, which is past"))
    #expect(day("2025-11-06", " ").contains("is empty") && day("soon", nil).contains("expected a day"))
    #expect(day(nil, "on paper").contains("nothing is shortened"))
  }

  @Test("Working days for objections leave out Saturdays and Sundays")
  func workingDays() throws {
    // A Friday.
    let day = try #require(CalendarDate("2025-11-07"))
    #expect(ObjectionDeadline.workingDay(0, after: day) == day)
    #expect(ObjectionDeadline.workingDay(1, after: day).description == "2025-11-10")
    #expect(ObjectionDeadline.workingDay(5, after: day).description == "2025-11-14")
  }
}
