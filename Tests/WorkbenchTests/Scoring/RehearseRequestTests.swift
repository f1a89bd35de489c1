import Foundation
import Reporting
import Scoring
import Simulation
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
      policy: scratch.url.appendingPathComponent("policy.yaml").path, periods: 3, weeks: 1, agents: 10)
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

  @Test("Where nobody says how many periods, the same bytes come out on any number of threads")
  func stopping() async throws {
    let scratch = try ScratchFolder()
    var request = try request(scratch)
    request.periods = nil
    let one = try await request.report()
    request.threads = 2
    #expect(try await request.report().json.text == one.json.text)
    let text = one.document.text(TextRendering())
    #expect(text.contains("Stopped after"), "\(text)")
  }

  @Test("A scenario's own agents serve its own contacts; a horizon shorter than a week fills weeks of five days")
  func scenario() async throws {
    let scratch = try ScratchFolder()
    var request = try request(scratch)
    (request.periods, request.weeks) = (2, 1)
    request.scenario = scenarios.appendingPathComponent("after-sales-weekday.yaml").path
    let report = try await request.report()
    let loaded = try SimulationRequest.load(try #require(request.scenario))
    let model = try SimulationRequest.model(of: loaded)
    for (weeks, days) in [(1, 5), (4, 20)] {
      let simulation = try RehearsalSimulation(model, weeks: weeks, seed: 1, path: "s")
      #expect(simulation.horizonDays == 1 && simulation.repetitions == days && simulation.period.days.count == days)
    }
    #expect(report.inputs.count >= 2)
    let text = report.document.text(TextRendering())
    #expect(text.contains("2 periods, each of 5 days") && text.contains("1 d, lived through 5 times"), "\(text)")
  }

  @Test("The cadence says how long a period is: 4, 13 or 52 weeks")
  func cadence() {
    #expect(ScorePolicy.Cadence.allCases.map(RehearsalSimulation.weeks) == [4, 13, 52])
  }

  @Test(
    "In the made-up shop night, thin staffing and hard matters are crossed, from twenty agents on",
    arguments: [20, 30, 64])
  func crossed(agents: Int) throws {
    let simulation = try RehearsalSimulation(
      SimulationModel(RehearsalDesk.scenario(agents: agents)), weeks: 2, seed: 1, path: "s")
    let circumstances = Circumstances(simulation.contacts(number: 0))
    #expect(circumstances.told == Circumstance.allCases && circumstances.confounded.isEmpty)
    let members = try Circumstance.allCases.map { try #require(circumstances.members[$0]) }
    // Each meets some agents without the others, and some together with them.
    for (place, own) in members.enumerated() {
      let others = members.enumerated().filter { $0.offset != place }.map(\.element)
      for other in others { #expect(!own.subtracting(other).isEmpty && !own.intersection(other).isEmpty) }
    }
  }

  @Test("What phone records cannot tell is left out, and said to be")
  func phones() async throws {
    let scratch = try ScratchFolder()
    var calls = try request(scratch)
    calls.scenario = scenarios.appendingPathComponent("small-bank-1999.yaml").path
    (calls.periods, calls.weeks) = (2, 1)
    let report = try await calls.report()
    let text = report.document.text(TextRendering())
    #expect(text.contains("Rehearsed without first-reply-within (50 % of the weight)"), "\(text)")
    #expect(report.warnings.contains { $0.contains("missing: refuse") })
    #expect(report.json.text.contains("\"leftOut\": [\"first-reply-within\"]"), "\(report.json.text)")
    #expect(report.json.text.contains("\"indicators\": [\"satisfaction\"]"))
  }

  @Test("What a rehearsal cannot draw is left out; where nothing is left it is refused with what to do")
  func refusals() async throws {
    let scratch = try ScratchFolder()
    let satisfaction = "satisfaction:       {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}"
    let reopened = "reopen-rate: {weight: 50%, floor: 30%, threshold: 20%, goal: 10%, stretch: 2%}"
    var odd = try request(scratch, policy: Self.policy.replacing(satisfaction, with: reopened))
    odd.periods = 2
    #expect(try await odd.report().warnings.contains { $0.contains("Rehearsed without reopen-rate (50 %") })
    odd.scenario = scenarios.appendingPathComponent("small-bank-1999.yaml").path
    await #expect { _ = try await odd.report() } throws: { error in
      (error as? Failure)?.problems.contains { $0.contains("tell none of first-reply-within") } == true
    }
    let none = try request(
      scratch,
      policy: Self.policy.replacing(satisfaction, with: reopened).replacing(
        "first-reply-within: {weight: 50%, floor: 40%, threshold: 70%, goal: 85%, stretch: 95%}",
        with: "resolved-share: {weight: 50%, floor: 30%, threshold: 50%, goal: 70%, stretch: 90%}"))
    await #expect { _ = try await none.report() } throws: { error in
      (error as? Failure)?.problems.contains { $0.contains("can draw none of reopen-rate, resolved-share") } == true
    }
  }

  @Test("Every word is there in both languages, with the same places to fill")
  func words() {
    for key in RehearsalWords.Key.allCases {
      let texts = RehearsalWords.table[key]
      #expect(texts != nil && texts?.en.isEmpty == false && texts?.zh.isEmpty == false, "\(key)")
      for place in 0..<9 {
        #expect(texts?.en.contains("{\(place)}") == texts?.zh.contains("{\(place)}"), "\(key) {\(place)}")
      }
    }
    let (english, chinese) = (RehearsalWords(language: .en), RehearsalWords(language: .zh))
    for kind in Gaming.allCases {
      #expect(english.name(of: kind) != chinese.name(of: kind))
      let traces = english.traces(of: kind)
      #expect(traces.en != traces.zh && !traces.zh.isEmpty)
      for place in 0..<4 { #expect(traces.en.contains("{\(place)}") == traces.zh.contains("{\(place)}"), "\(kind)") }
    }
  }

  @Test("In Chinese nothing is said in English but keys, and the figures are the same")
  func chinese() async throws {
    let scratch = try ScratchFolder()
    var request = try request(scratch)
    let english = try await request.report()
    request.language = .zh
    let chinese = try await request.report()
    #expect(english.json.text == chinese.json.text)
    let text = chinese.document.text(TextRendering())
    #expect(
      text.contains("结论") && text.contains("等级准不准") && !text.contains("agents") && !text.contains("points"), "\(text)")
  }
}
