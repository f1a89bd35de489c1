import Foundation
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

/// Three agents with a hundred records each in a folder of their own, and a ledger.
struct LedgerDesk {
  static let policy = """
    crewcastPolicy: 1
    title: Test
    revision: 1
    applies: {from: 2025-01-01}
    indicators:
      satisfaction: {weight: 60%, floor: 50%, threshold: 70%, goal: 85%, stretch: 95%}
      resolution-rate: {weight: 40%, floor: 50%, threshold: 70%, goal: 85%, stretch: 95%}
    grades: {A: 100, B: 0}

    """

  static var records: String {
    var text = "contact,customer,type,channel,arrived,answered,ended,released,agent,outcome,resolved,rating\n"
    for index in 0..<300 {
      let (day, hour) = (1 + index / 12, 8 + index % 12)
      let stamp = { (minute: String) in
        "2025-10-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):\(minute):00Z"
      }
      text += "\(index),customer-\(index),parcel,"
      text += "chat,\(stamp("00")),\(stamp("01")),\(stamp("05")),\(stamp("05")),agent-\(index % 3),answered,"
      text += "\(index % 7 == 0 ? "no" : "yes"),\(index % 5 == 0 ? "0" : "1")\n"
    }
    return text
  }

  /// The audit; its moment is 3 November 2025, noon, a Monday.
  var audit: ScoreAudit
  private let folder: String

  /// Writes records and policy.
  init(_ folder: String, policy: String = LedgerDesk.policy) throws {
    self.folder = folder
    audit = ScoreAudit(
      ScoreRequest(
        records: RecordInput(paths: [folder + "/records.csv"], keyPath: folder + "/key"),
        policy: folder + "/policy.yaml", period: "2025-10"),
      ledger: folder + "/ledger.sqlite")
    try write(policy, to: "policy.yaml")
    try write(LedgerDesk.records, to: "records.csv")
    try set("2025-11-03T12:00:00Z")
  }

  /// Sets the clock.
  mutating func set(_ moment: String) throws {
    audit.moment = Instant(secondsSince1970: try Date(moment, strategy: .iso8601).timeIntervalSince1970)
  }

  func write(_ text: String, to name: String) throws {
    try AtomicFile.write(Array(text.utf8), to: folder + "/" + name)
  }

  /// Notes or decides an objection.
  @discardableResult
  func appeal(
    _ record: String, _ action: Appeal.Action = .exclude, _ outcome: Appeal.Outcome = .upheld,
    field: Appeal.Field? = nil, value: String? = nil, from: String? = nil, to: String? = nil
  ) throws -> Report {
    try audit.appeal(
      Appeal(
        record: record, action: action, field: field, value: value, fromAgent: from, toAgent: to, reason: "r",
        decidedBy: "Li Na", outcome: outcome))
  }

  /// What is said when something is refused; empty when it is not.
  func refusal(_ action: () throws -> Void) -> String {
    do {
      try action()
      return ""
    } catch { return "\(error)" }
  }

  /// The scores by the ledger.
  var answer: ScoreAnswer {
    get throws {
      var request = audit.request
      request.ledger = audit.ledger
      return try request.answer()
    }
  }

  /// How far they have come.
  var state: String { get throws { try answer.state } }
}
