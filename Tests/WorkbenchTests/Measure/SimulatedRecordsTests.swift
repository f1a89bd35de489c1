import Foundation
import Scoring
import Simulation
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Measured over its own records, a simulation counts what it counted itself", .enabled(if: Tables.areReadable))
struct SimulatedRecordsTests {
  @Test(
    "every counter of every contact type",
    arguments: [
      ("after-sales-weekday", 1), ("after-sales-weekday", 7), ("bot-versus-human-2-bot", 3),
      ("bot-versus-human-1-people", 2),
      ("erlang-textbook", 5), ("tables-and-rosters", 4), ("small-bank-1999", 6),
    ] as [(String, UInt64)])
  func counters(scenario: String, seed: UInt64) throws {
    let loaded = try SimulationRequest.load(Project.root + "scenarios/\(scenario).yaml")
    let model = try SimulationRequest.model(of: loaded)
    var replication = Replication(model, seed: seed, number: 0)
    replication.run()
    let result = replication.result
    let scratch = try ScratchFolder()
    let file = scratch.url.appendingPathComponent("records.csv").path
    try SimulatedRecords(model, seed: seed).write(to: file)
    for (place, type) in loaded.scenario.contactTypes.enumerated() {
      let own = result.counts(type: place)
      var request = MeasureRequest(
        records: RecordInput(paths: [file], keyPath: scratch.url.appendingPathComponent("key").path),
        period: "1999-01-01..2030-12-31")
      request.records.zone = loaded.scenario.horizon.clock.zone
      request.settings.replyTargetSeconds = type.target?.seconds ?? 20
      request.settings.replyLimitSeconds = 1e6
      let answer = try request.answer()
      #expect(answer.problems.isEmpty, "\(answer.problems.prefix(3))")
      let measured = try #require(answer.contacts.types.first { $0.name == type.name }?.group)
      expect(measured, is: own, "\(scenario), seed \(seed), \(type.name)", hasTarget: type.target != nil)
    }
  }

  private func expect(_ got: ContactTotals.Group, is own: ContactCounts, _ place: String, hasTarget: Bool) {
    #expect(got.offered == Int(own.offered), "\(place)")
    #expect(got.count(.answered) == Int(own.answered), "\(place)")
    #expect(got.count(.abandoned) == Int(own.abandoned), "\(place)")
    #expect(got.count(.balked) == Int(own.balked), "\(place)")
    #expect(got.count(.blocked) == Int(own.blocked), "\(place)")
    #expect(got.count(.cleared) == Int(own.cleared), "\(place)")
    #expect(got.count(.unfinished) == Int(own.unfinished), "\(place)")
    if hasTarget {
      #expect(got.answeredInTarget == Int(own.answeredInTarget), "\(place)")
      #expect(got.lostInTarget == Int(own.abandonedInTarget + own.balked), "\(place)")
    }
    // Each moment is off by half a microsecond at most.
    let wait = got.waitsOfAnswered.reduce(0, +)
    #expect(
      abs(wait - own.waitOfAnswered) <= 2e-6 * Double(own.answered + 1), "\(place): \(wait) \(own.waitOfAnswered)")
    #expect(abs(got.waitOfLost - own.waitOfLost) <= 2e-6 * Double(own.offered + 1), "\(place)")
  }
}

/// Where the tests find the project.
enum Project {
  /// The folder of the project, with a slash at its end.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path + "/"
  }()
}
