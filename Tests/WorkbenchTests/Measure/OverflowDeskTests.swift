import Foundation
import Simulation
import Storage
import TestSupport
import Testing
import Workforce

@testable import Scoring
@testable import Workbench

@Suite("Who picks up what others let wait", .enabled(if: Tables.areReadable))
struct OverflowDeskTests {
  /// A desk with too few people, and a second one that may take what has waited there for two minutes.
  private static let scenario = """
    crewcast: 1
    title: Overflow
    timeZone: Asia/Shanghai
    horizon: {start: 2026-10-19 09:00, length: 8h, interval: 30m}
    contactTypes:
      question:
        channel: chat
        handlingTime: {distribution: exponential, mean: 6m}
      call:
        channel: phone
        handlingTime: {distribution: exponential, mean: 3m}
    arrivals:
      - {contactType: question, rate: 45/h}
      - {contactType: call, rate: 20/h}
    groups:
      first: {skills: [question], staffing: 4}
      second: {skills: [question], staffing: 4}
      phones: {skills: [call], staffing: 2}
    routing:
      contactTypes: {question: [first]}
      overflow: {question: [{after: 2m, to: second}]}

    """

  @Test("A simulation's records say since when somebody is answerable, and the wait before is charged to nobody")
  func overflow() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.scenario, to: "desk.yaml")
    let loaded = try SimulationRequest.load(scratch.url.appendingPathComponent("desk.yaml").path)
    let file = scratch.url.appendingPathComponent("records.csv").path
    try SimulatedRecords(SimulationRequest.model(of: loaded), seed: 4).write(to: file)
    var input = RecordInput(paths: [file], keyPath: scratch.url.appendingPathComponent("key").path)
    input.zone = "Asia/Shanghai"
    var reading = try RecordReading(input)
    let period = try #require(Period("2026-10-19", clock: reading.settings.clock))
    let book = try reading.book(over: period)
    func waits(_ book: RecordBook) throws -> [(agent: String, figure: Double)] {
      let source = CaseSource(Evidence(book: book, period: period))
      let cases = try #require(source.cases(FirstResponse()))
      var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: book.names.agents.count)
      cases.table.forEach { sums[Int($0.agent)] = (sums[Int($0.agent)].sum + $0.value, sums[Int($0.agent)].count + 1) }
      return sums.indices.filter { sums[$0].count > 0 }.map {
        (book.names.agents.names[$0], sums[$0].sum / sums[$0].count)
      }
    }
    let own = try waits(book)
    #expect(own.count == 8 && own.allSatisfy { $0.figure < 1e-3 }, "\(own)")
    // Without it, as most exports are, the second desk answers for what the first let wait. Calls are never anybody's wait.
    var blind = RecordBook(observedUntil: book.observedUntil)
    for row in 0..<book.conversations.count {
      var record = book.contactRecord(row)
      #expect((record.assigned != nil) == (record.channel == .chat && record.outcome == .answered))
      record.assigned = nil
      blind.append(record)
    }
    let charged = try waits(blind)
    #expect(charged.filter { $0.agent.hasPrefix("second") }.allSatisfy { $0.figure >= 120 }, "\(charged)")
  }
}
