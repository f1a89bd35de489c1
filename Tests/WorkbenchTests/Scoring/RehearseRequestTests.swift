import Foundation
import Reporting
import Scoring
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("Rehearsals of a policy")
struct RehearseRequestTests {
  private static let policy = """
    crewcastPolicy: 1
    title: Small
    revision: "1"
    cadence: monthly
    applies: {from: 2025-01-01}
    indicators:
      satisfaction:       {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
      first-reply-within: {weight: 50%, floor: 40%, threshold: 70%, goal: 85%, stretch: 95%}
    grades: {A: 100, B: 80, C: 0}
    """

  private func request(_ scratch: borrowing ScratchFolder, policy: String = policy) throws -> RehearseRequest {
    try scratch.write(policy, to: "policy.yaml")
    return RehearseRequest(
      policy: scratch.url.appendingPathComponent("policy.yaml").path, months: 3, agents: 6)
  }

  private var scenarios: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../scenarios")
  }

  @Test("The same seed yields the same bytes on any number of threads, another seed others")
  func threads() async throws {
    let scratch = try ScratchFolder()
    var request = try request(scratch)
    let one = try await request.report().json.text
    request.threads = 3
    let three = try await request.report().json.text
    #expect(one == three)
    request.seed = 2
    let other = try await request.report().json.text
    #expect(one != other)
  }

  @Test("A scenario's own agents serve its own contacts, its horizon repeated until there are enough")
  func scenario() async throws {
    let scratch = try ScratchFolder()
    var request = try request(scratch)
    request.months = 2
    request.scenario = scenarios.appendingPathComponent("tables-and-rosters.yaml").path
    let report = try await request.report()
    let loaded = try SimulationRequest.load(try #require(request.scenario))
    let model = try SimulationRequest.model(of: loaded)
    let simulation = try RehearsalSimulation(model, seed: 1, path: "s")
    let contacts = simulation.contacts(number: 0)
    #expect(simulation.repetitions > 1)
    #expect(contacts.servedCount >= 300 * contacts.agentCount)
    #expect(
      report.inputs.count >= 2
        && report.document.text(TextRendering()).contains("periods of \(simulation.period.days.count) days"))
  }

  @Test("Policies and scenarios that cannot be rehearsed are refused with what to do")
  func refusals() async throws {
    let scratch = try ScratchFolder()
    let odd = try request(
      scratch,
      policy: Self.policy.replacing(
        "satisfaction:       {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}",
        with: "reopen-rate: {weight: 50%, floor: 30%, threshold: 20%, goal: 10%, stretch: 2%}"))
    await #expect { _ = try await odd.report() } throws: { error in
      (error as? Failure)?.problems.contains { $0.contains("cannot draw \"reopen-rate\"") } == true
    }
    // The two requests share a file: the second one is written when the first has been read.
    var calls = try request(scratch)
    calls.scenario = scenarios.appendingPathComponent("erlang-textbook.yaml").path
    await #expect { _ = try await calls.report() } throws: { error in
      (error as? Failure)?.problems.contains { $0.contains("cannot tell first-reply-within") } == true
    }
  }
}
