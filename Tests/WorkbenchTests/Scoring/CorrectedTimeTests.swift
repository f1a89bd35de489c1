import Foundation
import Records
import Reporting
import Scoring
import Statistics
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Objections correct times of records")
struct CorrectedTimeTests {
  private static let nine = Instant(secondsSince1970: 1_760_432_400)  // 2025-10-14T09:00:00Z

  /// One chat of Ann's: asked at nine, assigned after 20 s, answered after 4 min, over after 20.
  private func book(resolvedAtTheEnd: Bool = true) -> RecordBook {
    var record = ContactRecord(
      contact: "7", type: "t", channel: .chat, arrived: Self.nine, outcome: .answered)
    record.agent = "Ann"
    record.assigned = Self.nine.advanced(by: 20)
    record.answered = Self.nine.advanced(by: 240)
    record.ended = Self.nine.advanced(by: 1200)
    record.resolved = true
    record.effectivelyResolved = resolvedAtTheEnd ? record.ended : Self.nine.advanced(by: 600)
    var book = RecordBook(observedUntil: Self.nine.advanced(by: 86_400))
    book.append(record)
    return book
  }

  private func correction(_ field: Appeal.Field, _ value: String) -> Appeal {
    Appeal(record: "7", action: .correct, field: field, value: value, reason: "r", decidedBy: "d")
  }

  private func stamp(_ seconds: Double) -> String { LocalClock.utc.iso8601(Self.nine.advanced(by: seconds)) }

  @Test("a corrected reply changes how long the customer and the agent waited")
  func reply() throws {
    var book = book()
    try book.apply(correction(.answered, stamp(60)))
    #expect(book.conversations.answered(0) == Self.nine.advanced(by: 60))
    let period = try #require(Period("2025-10", clock: .utc))
    let list = FirstResponse().contributions(in: Evidence(book: book, period: period))
    // 60 s for the customer, 40 s of them since the chat was Ann's.
    #expect(list.items.map(\.numerator) == [60, 40])
    try book.apply(correction(.firstResponse, "45s"))
    #expect(
      FirstResponse().contributions(in: Evidence(book: book, period: period)).items.map(\.numerator) == [45, 40])
    try book.apply(correction(.answered, ""))
    let unknown = FirstResponse().contributions(in: Evidence(book: book, period: period))
    #expect(unknown.items.isEmpty && unknown.unknown == 1)
  }

  @Test("what the source states of a length moves with the moments, and a chat resolved when it ended stays so")
  func lengths() throws {
    var book = book()
    // Five minutes of the twenty the customer was waited for.
    book.conversations.setResolutionTime(0, 900)
    book.conversations.setFirstResponse(0, 200)
    try book.apply(correction(.ended, stamp(1500)))
    #expect(book.conversations.resolved(0) == Self.nine.advanced(by: 1500))
    #expect(book.conversations.resolutionSeconds(0) == 1200 && book.conversations.firstResponseSeconds(0) == 200)
    try book.apply(correction(.answered, stamp(100)))
    #expect(book.conversations.firstResponseSeconds(0) == 60)
    try book.apply(correction(.arrived, stamp(-60)))
    #expect(book.conversations.firstResponseSeconds(0) == 120 && book.conversations.resolutionSeconds(0) == 1260)
    // Without an end it was resolved all the same.
    var endless = book
    try endless.apply(correction(.ended, ""))
    #expect(endless.conversations.ended(0) == nil && endless.conversations.isResolved(0) == true)
    #expect(endless.conversations.resolved(0) == book.conversations.resolved(0))
    try book.apply(correction(.resolvedAt, ""))
    #expect(book.conversations.ended(0) == Self.nine.advanced(by: 1500))
    #expect(book.conversations.resolved(0) == nil && book.conversations.isResolved(0) == false)
    #expect(book.conversations.resolutionSeconds(0) == nil)
  }

  @Test("a chat that was told to have been abandoned was served once its reply is known")
  func abandoned() throws {
    var book = RecordBook(observedUntil: Self.nine.advanced(by: 86_400))
    book.append(ContactRecord(contact: "7", type: "t", channel: .chat, arrived: Self.nine, outcome: .abandoned))
    try book.apply(correction(.answered, stamp(90)))
    #expect(book.conversations.outcome(0) == .answered)
  }

  @Test("times that do not follow each other are refused, and the record stays as it was")
  func order() {
    let cases: [(Appeal.Field, String, String)] = [
      (.answered, stamp(-1), "lies before arrived, 2025-10-14 09:00:00"),
      (.answered, stamp(10), "lies before assigned, 2025-10-14 09:00:20"),
      (.answered, stamp(700), "lies after resolved-at"),
      (.arrived, stamp(30), "lies after assigned"), (.ended, stamp(300), "lies before resolved-at"),
      (.resolvedAt, stamp(1300), "lies after ended"), (.ended, stamp(90_000), "lies after the end of the records"),
      (.due, stamp(-5), "lies before arrived"),
      (.firstResponse, "300s", "longer than the 240s between the record's own moments; correct answered"),
      (.arrived, "", "expected a day and time"), (.answered, "soon", "expected a day and time"),
      (.firstResponse, "90", "expected a time with its unit"),
    ]
    let before = book(resolvedAtTheEnd: false)
    for (field, value, words) in cases {
      var changed = before
      let error = #expect(throws: AppealError.self) { try changed.apply(correction(field, value)) }
      #expect(error?.description.contains(words) == true, "\(field) \(value): \(error?.description ?? "")")
      #expect(changed == before)
    }
    // A promise may lie after the end of the records.
    var promised = before
    #expect(throws: Never.self) { try promised.apply(correction(.due, stamp(100_000))) }
  }

  @Test("values are understood as people write them, in the zone of the records, and never without a unit")
  func values() throws {
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let moment = "2025-10-14T09:03:00+08:00"
    for text in ["2025-10-14 09:03", "2025/10/14 9:03", "2025年10月14日 9:03", "2025年10月14日9时3分", "2025-10-14T01:03:00Z"] {
      #expect(CorrectedValues.canonical(text, for: .answered, clock: clock) == moment, "\(text)")
    }
    for text in ["2025-10-14", "09:03", "14/10/2025 09:03", "2025-13-14 09:03", "soon"] {
      #expect(CorrectedValues.canonical(text, for: .answered, clock: clock) == nil, "\(text)")
    }
    for (text, seconds) in [("90s", "90s"), ("1m30s", "90s"), ("1分30秒", "90s"), ("2 小时", nil), ("2小时", "7200s")] {
      #expect(CorrectedValues.canonical(text, for: .firstResponse) == seconds, "\(text)")
    }
    for text in ["90", "-5s", "1:30"] { #expect(CorrectedValues.canonical(text, for: .firstResponse) == nil) }
    #expect(CorrectedValues.canonical("无", for: .ended) == "")
  }

  @Test("moments are read back as they are written", arguments: ["UTC", "Asia/Shanghai", "America/St_Johns"])
  func moments(zone: String) throws {
    let clock = try #require(LocalClock(zone: zone))
    var stream = RandomStream(seed: 11, replication: 0, purpose: "moments", entity: zone)
    for _ in 0..<200 {
      let moment = Instant(secondsSince1970: (stream.uniform() * 4e12).rounded() / 1000)
      let read = try #require(Instant(iso8601: clock.iso8601(moment)))
      #expect(abs(read.seconds(since: moment)) < 1e-6, "seed 11: \(clock.iso8601(moment))")
    }
    for text in ["2025-10-14", "2025-10-14T09:03:00", "2025-02-30T09:03:00+00:00", "2025-10-14T25:03:00+00:00"] {
      #expect(Instant(iso8601: text) == nil, "\(text)")
    }
  }

  @Test("in a log of single messages the first reply can be corrected, with the part of who held it")
  func log() throws {
    var book = book()
    let agent = try #require(book.names.agents.find("Ann"))
    book.rounds = [
      ReplyRound(
        conversation: 0, replier: agent, firstHolding: 0, holdingCount: 1, start: Self.nine,
        end: Self.nine.advanced(by: 240), customerSeconds: 240, teamSeconds: 20, opening: .message, ending: .answered,
        isFirst: true)
    ]
    book.holdings = [RoundHolding(round: 0, agent: agent, seconds: 220, ending: .replied, isAssumed: false)]
    book.ownership = [
      OwnershipInterval(
        conversation: 0, agent: agent, from: Self.nine.advanced(by: 20), until: Self.nine.advanced(by: 1200))
    ]
    try book.apply(correction(.answered, stamp(100)))
    #expect(book.rounds[0].customerSeconds == 100 && book.rounds[0].end == Self.nine.advanced(by: 100))
    #expect(book.holdings[0].seconds == 80)
    for (field, value) in [(Appeal.Field.arrived, stamp(1)), (.firstResponse, "5s"), (.answered, "")] {
      var other = book
      #expect(throws: AppealError.self) { try other.apply(correction(field, value)) }
      #expect(other == book)
    }
  }

  @Test("everybody who held, replied or resolved has a part in a record, and nobody else")
  func participants() throws {
    var book = book()
    let codes = ["Ann", "Bo", "Cem", "Dee", "Eve"].map { book.names.agents.code($0) }
    book.rounds = [
      ReplyRound(
        conversation: 0, replier: codes[1], firstHolding: 0, holdingCount: 1, start: Self.nine,
        end: Self.nine.advanced(by: 240), customerSeconds: 240, teamSeconds: 0, opening: .message, ending: .answered,
        isFirst: true)
    ]
    book.holdings = [RoundHolding(round: 0, agent: codes[2], seconds: 100, ending: .released, isAssumed: false)]
    book.ownership = [
      OwnershipInterval(conversation: 0, agent: -1, from: Self.nine, until: Self.nine.advanced(by: 9))
    ]
    book.resolutions = [Resolution(conversation: 0, agent: codes[3], at: Self.nine.advanced(by: 1200))]
    #expect(book.participants(ofRecord: "7") == ["Ann", "Bo", "Cem", "Dee"])
    #expect(book.participants(ofRecord: "8").isEmpty)
    // Whoever has a part can be relieved of it; who has none cannot.
    let moved = { (from: String) in
      Appeal(record: "7", action: .reattribute, fromAgent: from, toAgent: "Eve", reason: "r", decidedBy: "d")
    }
    #expect(throws: AppealError.notAnswerable(agent: "Eve", record: "7")) {
      try book.apply(
        Appeal(record: "7", action: .reattribute, fromAgent: "Eve", toAgent: "Ann", reason: "r", decidedBy: "d"))
    }
    try book.apply(moved("Dee"))
    #expect(book.participants(ofRecord: "7") == ["Ann", "Bo", "Cem", "Eve"])
  }
}

@Suite(
  "The ledger and corrected times", .enabled(if: (try? TableReader()) != nil, "the library for tables is not there"))
struct CorrectedTimeLedgerTests {
  private static let policy = LedgerDesk.policy.replacing(
    "satisfaction: {weight: 60%", with: "satisfaction: {weight: 40%"
  )
  .replacing(
    "indicators:\n",
    with: "indicators:\n  first-response: {weight: 20%, floor: 300s, threshold: 200s, goal: 61s, stretch: 10s}\n")

  @Test("once frozen, a corrected time changes its agent alone, is shown with what was, and replays to the same bytes")
  func frozen() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path, policy: Self.policy)
    (desk.audit.request.records.zone, desk.audit.request.showsNames) = ("Asia/Shanghai", true)
    _ = try desk.audit.lock()
    // Records of the desk are answered after a minute: 16:00 in Shanghai is 8:00 in universal time.
    let report = try desk.appeal("0", .correct, field: .answered, value: "2025-10-01 16:00:20")
    #expect(report.json["others"]?["changed"] == .integer(0), "\(report.document.text())")
    #expect(
      report.document.text().contains("2025-10-01T16:00:20+08:00 (it was 2025-10-01T16:01:00+08:00)"),
      "\(report.document.text())")
    guard case .array(let changes) = report.json["changes"] else { throw Failure(.bug, "no changes") }
    #expect(changes.map { $0["indicator"] } == [.string("first-response")])
    let kept = try ScoreHistory(desk.audit.ledger, period: "2025-10").appeals.map(\.appeal)
    #expect(kept.map(\.was) == ["2025-10-01T16:01:00+08:00"] && kept[0].value == "2025-10-01T16:00:20+08:00")
    let sheet = try #require(try desk.answer.sheet(of: "agent-0")).text()
    let words = sheet.replacing(#/\s+/#, with: " ")
    #expect(words.contains("2025-10-01 16:01:00") && words.contains("16:00:20"), "\(sheet)")
    _ = try desk.audit.lock()
    #expect(try desk.audit.verify().isWhole)
    let wrong = desk.refusal { try desk.appeal("0", .correct, field: .answered, value: "2025-10-01 15:00") }
    #expect(wrong.contains("lies before arrived, 2025-10-01 16:00:00"), "\(wrong)")
  }

  @Test("entries of ledgers that know nothing of earlier values still say what they said")
  func old() throws {
    let text =
      #"{"action":"correct","decidedBy":"Li Na","field":"satisfied","outcome":"upheld","reason":"r","record":"0","value":"yes"}"#
    let appeal = try JSONDecoder().decode(Appeal.self, from: Data(text.utf8))
    #expect(appeal.was == nil && appeal.field == .satisfied)
    #expect(ScoreLedgerText.text(appeal) == text, "what older locks hold of an appeal stays the same bytes")
  }
}
