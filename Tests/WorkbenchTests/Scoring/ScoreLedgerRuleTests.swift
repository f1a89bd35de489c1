import Foundation
import Reporting
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("What the ledger promises", .enabled(if: (try? TableReader()) != nil, "the library for tables is not there"))
struct ScoreLedgerRuleTests {
  @Test("A decision closes one objection: another to the same record stays open")
  func matching() throws {
    let folder = try ScratchFolder()
    let desk = try LedgerDesk(folder.url.path)
    _ = try desk.audit.lock()
    try desk.appeal("0", .exclude, .open)
    try desk.appeal("0", .correct, .open, field: .satisfied, value: "yes")
    #expect(desk.refusal { try desk.appeal("0", .exclude, .open) }.contains("is noted already, as entry 2"))
    try desk.appeal("0", .exclude, .rejected)
    let history = try ScoreHistory(desk.audit.ledger, period: "2025-10")
    #expect(history.waiting.map(\.appeal.action) == [.correct])
    #expect(history.objections(.utc).map(\.appeal.outcome) == [.open, .rejected])
    #expect(history.objections(.utc).map(\.received) == [nil, "2025-11-03"])
    #expect(try desk.state == "contested")
    let report = try AppealReport(ledger: desk.audit.ledger, period: nil).report.tables[0].rows.text
    #expect(report.contains("period,2025-10,2,0,1,1"), "\(report)")
    // The value may be another than was asked for.
    try desk.appeal("0", .correct, .rejected, field: .satisfied, value: "")
    #expect(try ScoreHistory(desk.audit.ledger, period: "2025-10").waiting.isEmpty && desk.state == "locked")
  }

  @Test(
    "A lock that claims more corrections than it has appeals is unreadable, and nothing breaks", arguments: [-1, 9])
  func tampered(corrections: Int) throws {
    let folder = try ScratchFolder()
    let desk = try LedgerDesk(folder.url.path)
    _ = try desk.audit.lock()
    var lock = try #require(try ScoreLedger(desk.audit.ledger).entries().first.flatMap(ScoreLedgerText.lock))
    lock.corrections = corrections
    try ScoreLedger(desk.audit.ledger).append(
      .lock, period: "2025-10", made: "2025-11-03T13:00:00Z", text: ScoreLedgerText.text(lock))
    let run = try desk.audit.verify()
    #expect(!run.isWhole && run.report.json.text.contains("its text is no lock that this Crewcast reads"))
  }

  @Test("An appeal says all that its action needs and nothing else")
  func completeness() throws {
    let folder = try ScratchFolder()
    let desk = try LedgerDesk(folder.url.path)
    let cases: [(String, () throws -> Void)] = [
      ("give --value", { try desk.appeal("0", .correct, field: .satisfied) }),
      ("give --field with one of satisfied", { try desk.appeal("0", .correct, value: "yes") }),
      ("--field and --value are for", { try desk.appeal("0", .exclude, value: "") }),
      ("--from and --to are for", { try desk.appeal("0", .exclude, from: "agent-0") }),
      ("give --from and --to", { try desk.appeal("0", .reattribute, from: "agent-0") }),
    ]
    for (words, action) in cases {
      let text = desk.refusal(action)
      #expect(text.contains(words), "\(words): \(text)")
    }
    #expect(!ScoreLedger.exists(desk.audit.ledger))
    try desk.appeal("0", .correct, field: .satisfied, value: "是")
    let kept = try ScoreHistory(desk.audit.ledger, period: "2025-10").appeals.map(\.appeal.value)
    #expect(kept == ["yes"])
  }

  @Test("An objection that came after the sign-off and was rejected, or waits, takes no signature back")
  func signed() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    _ = try desk.audit.lock()
    try desk.set("2025-11-11T12:00:00Z")
    _ = try desk.audit.signOff(by: "Chen Jing", note: "")
    try desk.appeal("0", .exclude, .open)
    #expect(try desk.state == "signed-off")
    try desk.appeal("0", .exclude, .rejected)
    #expect(try desk.state == "signed-off")
    // It is so already: nothing changes.
    try desk.appeal("1", .correct, field: .satisfied, value: "yes")
    #expect(try desk.state == "signed-off")
    try desk.appeal("0")
    #expect(try desk.state == "appealed")
    let again = desk.refusal { try desk.appeal("0") }
    #expect(again.contains("record 0 counts in no indicator already"), "\(again)")
  }

  @Test("Days are those of the records' zone")
  func zone() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    desk.audit.request.records.zone = "Asia/Shanghai"
    // Half past one on Tuesday in Shanghai, and still Monday in universal time.
    try desk.set("2025-11-03T17:30:00Z")
    let report = try desk.audit.lock()
    #expect(report.json["objectionsUntil"] == .string("2025-11-11"))
    try desk.set("2025-11-11T15:30:00Z")
    #expect(
      desk.refusal { _ = try desk.audit.signOff(by: "Chen Jing", note: "") }.contains("possible until 2025-11-11"))
    try desk.set("2025-11-11T16:30:00Z")
    #expect(try desk.appeal("0", .exclude, .open).warnings.contains { $0.contains("ended on 2025-11-11") })
    #expect(try ScoreHistory(desk.audit.ledger, period: "2025-10").objections(.utc)[0].noted == "2025-11-11")
    #expect(try desk.answer.standing?.objections[0].noted == "2025-11-12")
  }

  @Test("A day that was promised is not taken back, and what came in time stays in time")
  func promise() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    _ = try desk.audit.lock(objectionsUntil: "2025-11-20")
    try desk.appeal("1", .exclude, .open)
    try desk.appeal("0")
    let shorter = desk.refusal {
      _ = try desk.audit.lock(objectionsUntil: "2025-11-04", shortenedBecause: "in a hurry")
    }
    #expect(shorter.contains("an earlier lock promised 2025-11-20"), "\(shorter)")
    #expect(try desk.audit.lock().json["objectionsUntil"] == .string("2025-11-20"))
    // Once it is past, an earlier day with a reason is fine, and what came in time stays in time.
    try desk.set("2025-11-24T12:00:00Z")
    try desk.appeal("2")
    _ = try desk.audit.lock(objectionsUntil: "2025-11-02", shortenedBecause: "decided in time")
    #expect(try !desk.appeal("1", .exclude, .rejected).warnings.contains { $0.contains("ended on") })
  }

  @Test(
    "Events that are final by now need a day of scoring, and events or a roster that the policy needs are not forgotten"
  )
  func needs() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(
      folder.url.path,
      policy: LedgerDesk.policy + "redLines: {abuse: 60}\nbonus: {base: 800, slope: 1.5, low: 50%, high: 150%}\n")
    #expect(try desk.audit.request.answer().warnings.count { $0.contains("--events") || $0.contains("--roster") } == 2)
    desk.audit.request.language = .zh
    #expect(try desk.audit.request.answer().warnings.count { $0.contains("红线") || $0.contains("花名册") } == 2)
    desk.audit.request.language = .en
    let lacking = desk.refusal { _ = try desk.audit.lock() }
    #expect(lacking.contains("--without-events") && lacking.contains("--without-roster"), "\(lacking)")
    desk.audit.request.missingFiles = [.roster]
    try desk.write(
      "agent,date,kind,status,confirmed by,confirmed on,appeal until\n"
        + "agent-1,2025-10-28,abuse,confirmed,Chen Jing,2025-10-30,2025-11-02\n", to: "events.csv")
    desk.audit.request.events = folder.url.path + "/events.csv"
    let late = desk.refusal { _ = try desk.audit.lock() }
    #expect(late.contains("freeze with --as-of 2025-11-03 if it is to count, or with --as-of 2025-11-01"), "\(late)")
    #expect(!ScoreLedger.exists(desk.audit.ledger))
    desk.audit.request.asOf = "2025-11-01"
    #expect(try desk.audit.lock().warnings.contains { $0.contains("so it does not count") })
    #expect(try desk.audit.verify().isWhole)
    let lock = try #require(try ScoreLedger(desk.audit.ledger).entries().first.flatMap(ScoreLedgerText.lock))
    #expect(lock.missingFiles == [.roster])
    #expect(try !desk.answer.warnings.contains { $0.contains("--roster") })
  }

  @Test("Nobody confirms an event about themselves, by whichever account and however the name is written")
  func confirmers() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path, policy: LedgerDesk.policy + "redLines: {abuse: 60}\n")
    try desk.write("source: crewcast\npeople: { agent-1: Ann Lee, AG1: Ann Lee }\n", to: "people.yaml")
    desk.audit.request.records.mappingPath = folder.url.path + "/people.yaml"
    desk.audit.request.events = folder.url.path + "/events.csv"
    for name in ["ag1", "ANN　LEE"] {
      try desk.write(
        "agent,date,kind,status,confirmed by,confirmed on,appeal until\n"
          + "agent-1,2025-10-14,abuse,confirmed,\(name),2025-10-20,2025-10-27\n", to: "events.csv")
      let text = desk.refusal { _ = try desk.audit.request.answer() }
      #expect(text.contains("who is the same person"), "\(name): \(text)")
    }
    let identity = StaffIdentity(accounts: [:])
    #expect(identity.isSame("王 芳", "王芳") && identity.isSame("王　芳", "王芳") && !identity.isSame("王芳", "王方"))
  }

  @Test("Frozen anew with other files: it is listed whose score is another for that, and they can object")
  func drift() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    _ = try desk.audit.lock()
    try desk.appeal("0")
    #expect(try desk.state == "appealed")
    try desk.write(LedgerDesk.records.replacing(",yes,0", with: ",yes,1"), to: "records.csv")
    #expect(try desk.state == "changed")
    try desk.set("2025-11-24T12:00:00Z")
    let refused = desk.refusal {
      _ = try desk.audit.lock(objectionsUntil: "2025-11-07", shortenedBecause: "in a hurry")
    }
    #expect(refused.contains("so that they can object"), "\(refused)")
    let report = try desk.audit.lock()
    let text = report.document.text()
    #expect(!text.contains("changed only whom") && text.contains("for another reason than an objection"), "\(text)")
    guard case .array(let changes) = report.json["otherChanges"] else { throw Failure(.bug, "no changes") }
    #expect(changes.count == 3 && changes.allSatisfy { $0["scoreBefore"] != $0["scoreAfter"] })
    let rows = try #require(report.tables.last).rows.text
    #expect(rows.split(separator: "\n").count == 4 && rows.hasPrefix("agent,scoreBefore,scoreAfter"), "\(rows)")
    // What follows on it is as it was frozen.
    try desk.appeal("1")
    #expect(try desk.audit.lock().json["otherChanges"] == .array([]))
  }

  @Test("A sheet keeps its last day, and tells nobody of a colleague's objection")
  func sheets() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    desk.audit.request.showsNames = true
    _ = try desk.audit.lock()
    func states() throws -> [String] {
      let answer = try desk.answer
      return try ["agent-0", "agent-1"].map { agent in
        let report = try #require(answer.report(ofAgent: agent))
        #expect(report.document.text().contains("You can object until 2025-11-10"))
        guard case .string(let state) = report.json["state"] else { return "" }
        return state
      }
    }
    try desk.appeal("0", .exclude, .open)
    #expect(try states() == ["contested", "locked"])
    try desk.appeal("0")
    #expect(try states() == ["appealed", "locked"])
    let names = try #require(try desk.answer.report(ofAgent: "agent-1")).files.map(\.name)
    #expect(names.first == "score-sheet-agent-1.txt" && names.contains("score-sheet-agent-1-objections.csv"))
  }

  @Test("What was forgotten is said to be: no figures of it, and no word that all is as it was")
  func forgotten() throws {
    let folder = try ScratchFolder()
    let desk = try LedgerDesk(folder.url.path)
    try desk.appeal("0")
    _ = try desk.audit.lock()
    #expect(try ScoreLedger(desk.audit.ledger).forget(before: "2999-01-01", made: "2999-01-01") == 2)
    let run = try desk.audit.verify()
    #expect(!run.isWhole && run.report.document.text().contains("2025-10: only the chain could be checked"))
    let report = try AppealReport(ledger: desk.audit.ledger, period: nil).report
    #expect(report.document.text().contains("1 entry about an objection was forgotten"))
    #expect(report.tables[0].rows.text == "group,name,received,upheld,rejected,open,overturned,low,high\n")
  }
}
