import Records
import Scoring
import Testing
import Workforce

/// The expected figures were counted from the same files by a script that shares nothing with the code under test.
@Suite("Figures of real records", .enabled(if: RealData.isThere, "the folder ../shared/data is not there"))
struct RealRecordTests {
  private let options = ImportOptions(pseudonymizer: Pseudonymizer(key: (1, 2)))

  private func evidence(_ book: RecordBook, _ period: String, zone: String) throws -> Evidence {
    let clock = try #require(LocalClock(zone: zone))
    let period = try #require(Period(period, clock: clock))
    return Evidence(book: book, period: period)
  }

  @Test("PwC's call centre: volumes by agent, satisfaction, speed of answer; abandoned calls are nobody's")
  func pwc() throws {
    var mapping = RecordMapping(name: "pwc", shape: .contacts, channel: .phone, zone: "UTC")
    mapping.contacts = [
      .contact: .column("call_id", isRequired: true), .agent: .column("agent"), .type: .column("topic"),
      .arrived: RecordMapping.Source([["date"], ["time"]], isRequired: true),
      .outcome: .column("answered", values: ["Y": "answered", "N": "abandoned"]), .resolved: .column("resolved"),
      .firstResponseSeconds: .column("speed_of_answer_s", unit: 1), .workSeconds: .column("talk_s", unit: 1),
      .rating: .column("satisfaction", scale: 1...5),
    ]
    var (book, report) = try ContactImporter(mapping, options: options).read(
      RealData.table("pwc-call-center/calls.csv"))
    #expect(book.conversations.count == 5000 && report.problems.isEmpty)
    #expect(report.notes.contains { $0.hasPrefix("946 calls") })
    book.observedUntil = Instant(secondsSince1970: 1_640_000_000)
    let evidence = try evidence(book, "2021", zone: "UTC")
    let handled = Measurement(HandledVolume(), in: evidence)
    #expect(
      handled.agents.map { "\($0.group) \(Int($0.figure.value))" } == [
        "Becky 517", "Dan 523", "Diane 501", "Greg 502", "Jim 536", "Joe 484", "Martha 514", "Stewart 477",
      ])
    let satisfaction = try #require(Measurement(Satisfaction(), in: evidence).team)
    #expect(satisfaction.count == 4054)
    #expect(abs(satisfaction.value - 0.49901332017760236) < 1e-12)
    #expect(abs(try #require(Measurement(Abandonment(), in: evidence).team?.value) - 946.0 / 5000) < 1e-12)
    // The answered waited 67.52 s in the mean, none of them for the limit of 600 s; the 946 who left count as the limit.
    let first = try #require(Measurement(FirstResponse(), in: evidence).team)
    #expect(abs(first.value - (67.52072027627035 * 4054 + 946 * 600) / 5000) < 1e-6)
    #expect(Measurement(FirstResponse(), in: evidence).agents.isEmpty)
    // The file names no customers, so that nobody can be seen to come back.
    #expect(Measurement(ResolvedShare(), in: evidence).team?.total == 3646)
    #expect(Measurement(ResolutionRate(), in: evidence).missing == [.identities])
    #expect(Measurement(AverageResponse(), in: evidence).missing == [.rounds])
  }

  @Test("An Italian help desk's log of states: what it can tell, and what not")
  func helpDesk() throws {
    var mapping = RecordMapping(name: "helpdesk", shape: .events, channel: .ticket)
    mapping.events = [
      .conversation: .column("case"), .event: .column("activity"), .agent: .column("resource"),
      .time: .column("timestamp"),
    ]
    let notes = [
      "Assign seriousness", "Insert ticket", "Create SW anomaly", "Resolve SW anomaly", "Schedule intervention",
      "VERIFIED", "RESOLVED", "INVALID", "DUPLICATE",
    ]
    for note in notes { mapping.eventKinds[note] = [.note] }
    mapping.eventKinds["Take in charge ticket"] = [.assigned, .continued]
    mapping.eventKinds["Wait"] = [.pending]
    mapping.eventKinds["Require upgrade"] = [.held]
    mapping.eventKinds["Resolve ticket"] = [.resolved]
    mapping.eventKinds["Closed"] = [.closed]
    var log = EventLog()
    let report = try EventImporter(mapping, options: options).read(
      RealData.table("helpdesk-italian/events.csv"), into: &log)
    #expect(report.problems.isEmpty && report.acceptedRows == 21_348)
    let result = Reconstruction(of: log)
    #expect(result.book.conversations.count == 4580)
    let evidence = try evidence(result.book, "2010-01-01..2014-12-31", zone: "Europe/Rome")
    let first = try #require(Measurement(ResolutionTime(.first), in: evidence).team)
    #expect(first.records >= 4569 && first.customers == 4569)
    #expect(abs(first.value - 960_982.1818778727) < 1e-3)
    let effective = try #require(Measurement(ResolutionTime(.effective), in: evidence).team)
    #expect(effective.value < first.value)
    #expect(Measurement(FirstResponse(), in: evidence).team == nil)
    #expect(Measurement(Satisfaction(), in: evidence).missing == [.ratings])
  }

  @Test("Volvo's closed problems: every one is resolved, waits are not work")
  func volvo() throws {
    var mapping = RecordMapping(name: "volvo", shape: .events, channel: .ticket)
    mapping.events = [
      .conversation: .column("case"), .event: .column("activity"), .agent: .column("resource"),
      .team: .column("group"), .time: .column("timestamp"),
    ]
    mapping.eventKinds = [
      "Accepted-In Progress": [.assigned, .continued], "Accepted-Assigned": [.assigned],
      "Queued-Awaiting Assignment": [.unassigned], "Accepted-Wait": [.held], "Unmatched-Unmatched": [.note],
      "Completed-Closed": [.resolved], "Completed-Cancelled": [.resolved],
    ]
    var log = EventLog()
    let report = try EventImporter(mapping, options: options).read(
      RealData.table("volvo-problems/closed_problems.csv"), into: &log)
    // Twelve rows say that work began and name nobody ("-"); they are listed and left out.
    #expect(report.problems.count == 12 && report.acceptedRows == 6648)
    let book = Reconstruction(of: log).book
    let evidence = try evidence(book, "2006-01-01..2012-12-31", zone: "Europe/Stockholm")
    let last = try #require(Measurement(ResolutionTime(.last), in: evidence).team)
    #expect(last.customers == 1487)
    #expect(abs(last.value - 15_455_421.488231339) < 1e-3)
  }

  @Test("A bank of 1999: calls by agent; moments after midnight that carry the day before are reported")
  func bank() throws {
    var mapping = RecordMapping(name: "bank", shape: .contacts, channel: .phone, zone: "Asia/Jerusalem")
    let midnight: Set<String> = ["00:00:00"]
    mapping.contacts = [
      .contact: RecordMapping.Source([["vru_line"], ["call_id"]], isRequired: true),
      .customer: .column("customer_id", none: ["0"]), .type: .column("type"),
      .arrived: RecordMapping.Source([["date"], ["vru_entry"]], isRequired: true),
      .queued: RecordMapping.Source([["date"], ["q_start"]], none: midnight),
      .answered: RecordMapping.Source([["date"], ["ser_start"]], none: midnight),
      .ended: RecordMapping.Source([["date"], ["ser_exit"]], none: midnight),
      .agent: .column("server", none: ["NO_SERVER"]),
      .outcome: .column("outcome", values: ["AGENT": "answered", "HANG": "abandoned", "PHANTOM": "abandoned"]),
    ]
    var (book, report) = try ContactImporter(mapping, options: options).read(
      RealData.table("bank-1999/calls_1999_02.csv"))
    #expect(book.conversations.count == 33_344)
    // 375 callers are noted as gone although a moment of answer stands in their rows.
    #expect(report.problems.count == 4 + 26 + 20 + 375)
    #expect(report.problems.allSatisfy { !$0.rejectsRow })
    book.observedUntil = Instant(secondsSince1970: 925_000_000)
    let handled = Measurement(HandledVolume(), in: try evidence(book, "1999-02", zone: "Asia/Jerusalem"))
    #expect(handled.team?.value == 27_162)
    #expect(
      handled.agents.prefix(3).map { "\($0.group) \(Int($0.figure.value))" } == ["S01 1050", "S02 1682", "S03 1121"])
  }
}
