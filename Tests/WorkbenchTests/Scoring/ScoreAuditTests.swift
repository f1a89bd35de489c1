import Foundation
import Reporting
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Frozen periods", .enabled(if: (try? TableReader()) != nil, "the library for tables is not there"))
struct ScoreAuditTests {
  private let policy = """
    crewcastPolicy: 1
    title: Test
    revision: 1
    applies: {from: 2025-01-01}
    indicators:
      satisfaction: {weight: 60%, floor: 50%, threshold: 70%, goal: 85%, stretch: 95%}
      resolution-rate: {weight: 40%, floor: 50%, threshold: 70%, goal: 85%, stretch: 95%}
    grades: {A: 100, B: 0}
    """

  /// Three agents, a hundred records each; which of them are good follows from the number.
  private var records: String {
    var text = "contact,customer,type,channel,arrived,answered,ended,released,agent,outcome,resolved,rating\n"
    for index in 0..<300 {
      let day = 1 + index / 12
      let hour = 8 + index % 12
      let stamp = { (minute: String) in
        "2025-10-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):\(minute):00Z"
      }
      let agent = "agent-\(index % 3)"
      text += "\(index),customer-\(index),parcel,"
      text += "chat,\(stamp("00")),\(stamp("01")),\(stamp("05")),\(stamp("05")),\(agent),answered,"
      text += "\(index % 7 == 0 ? "no" : "yes"),\(index % 5 == 0 ? "0" : "1")\n"
    }
    return text
  }

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
  }
}
