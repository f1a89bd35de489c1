import Testing
import Workforce

@testable import Calibration

@Suite("Observed traffic")
struct ObservedTrafficTests {
  /// The first two days of February 1999 in universal time.
  private func period() throws -> Period { try #require(Period("1999-02-01..1999-02-02", clock: .utc)) }

  private func record(
    _ asked: Double, _ outcome: ContactRecord.Outcome, change: (inout ContactRecord) -> Void = { _ in }
  ) throws -> ContactRecord {
    let start = try period().start
    var record = ContactRecord(
      contact: "\(asked)", type: "call", channel: .phone, arrived: start.advanced(by: asked), outcome: outcome)
    change(&record)
    return record
  }

  @Test("waits and handling times come from what the source states, else from moments")
  func sources() throws {
    let start = try period().start
    let stated = try record(100, .answered) {
      ($0.firstResponseSeconds, $0.workSeconds, $0.agent) = (7, 50, "a")
      // Moments that went wrong around midnight.
      ($0.answered, $0.released) = (start.advanced(by: 90), start.advanced(by: 95))
    }
    let moments = try record(200, .answered) {
      $0.queued = start.advanced(by: 210)
      $0.answered = start.advanced(by: 215)
      ($0.ended, $0.released) = (start.advanced(by: 300), start.advanced(by: 320))
    }
    let lost = try record(300, .abandoned) {
      ($0.queued, $0.ended) = (start.advanced(by: 300), start.advanced(by: 333))
      $0.agent = "named all the same"
    }
    let traffic = ObservedTraffic([lost, moments, stated], over: try period())
    #expect(
      traffic.contacts == [
        ObservedContact(asked: 100, type: "call", wait: 7, isAnswered: true, handling: 50, agent: "a"),
        ObservedContact(asked: 210, type: "call", wait: 5, isAnswered: true, handling: 105),
        ObservedContact(asked: 300, type: "call", wait: 33, isAnswered: false),
      ])
    #expect(traffic.omissions.isEmpty && traffic.length == 172_800)
  }

  @Test("what is no observation is left out and counted by reason")
  func omissions() throws {
    let records = [
      try record(-5, .answered) { $0.firstResponseSeconds = 1 },
      try record(172_800, .answered) { $0.firstResponseSeconds = 1 },
      try record(1, .answered) { ($0.firstResponseSeconds, $0.exclusion) = (1, .spam) },
      try record(2, .contained), try record(3, .blocked), try record(4, .answered),
      try record(5, .unfinished) { $0.firstResponseSeconds = 1 },
      try record(6, .abandoned) { $0.firstResponseSeconds = -3 },
      try record(7, .abandoned) { $0.firstResponseSeconds = 1e6 },
      try record(8, .abandoned) { $0.firstResponseSeconds = 0 },
    ]
    let traffic = ObservedTraffic(records, over: try period())
    #expect(traffic.contacts.map(\.asked) == [8])
    #expect(traffic.omissions == [.outsidePeriod: 2, .excluded: 1, .neverQueued: 2, .unknownWait: 4])
  }

  @Test("counts go to the interval in which a contact asked for an agent")
  func counts() throws {
    let traffic = ObservedTraffic(
      [
        ObservedContact(asked: 0, type: "b", wait: 20, isAnswered: true),
        ObservedContact(asked: 3599, type: "a", wait: 21, isAnswered: true),
        ObservedContact(asked: 10, type: "a", wait: 5, isAnswered: false),
        ObservedContact(asked: 3600, type: "a", wait: 0, isAnswered: true),
      ], over: try period())
    let counts = traffic.counts(every: 3600, threshold: 20)
    #expect(traffic.types == ["a", "b"] && counts.count == 2 && counts[0].count == 48)
    #expect(counts[0][0] == ServiceCounts(offered: 2, answered: 1, inTime: 0, waitOfAnswered: 21))
    #expect(counts[0][1] == ServiceCounts(offered: 1, answered: 1, inTime: 1, waitOfAnswered: 0))
    #expect(counts[1][0].serviceLevel == 1 && counts[1][0].lostShare == 0 && counts[1][0].meanWait == 20)
    #expect(counts[1][1].serviceLevel == nil && counts[1][1].lostShare == nil && counts[1][1].meanWait == nil)
  }

  @Test("spans are united and measured")
  func spans() {
    let spans = TimeSpans([
      .init(start: 5, end: 7), .init(start: 0, end: 2), .init(start: 1, end: 3), .init(start: 7, end: 8),
      .init(start: 9, end: 9),
    ])
    #expect(spans.spans == [.init(start: 0, end: 3), .init(start: 5, end: 8)])
    #expect(spans.overlap(from: 2, to: 6) == 2 && spans.overlap(from: 3, to: 5) == 0)
    #expect(spans.overlap(from: -10, to: 100) == 6 && spans.overlap(from: 8, to: 9) == 0)
  }
}
