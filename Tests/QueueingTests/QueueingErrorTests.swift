import Testing
import Workforce

@testable import Queueing

@Suite("Bad input to queueing models")
struct QueueingErrorTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  private let tenErlangs = Rate(amount: 10, periodSeconds: 60)

  @Test func unstableQueuesNameLoadAndAgents() {
    for (load, agents) in [(10.0, 10), (10, 9), (10, 1)] {
      let text = message {
        _ = try SteadyState(
          Demand(arrivals: Rate(amount: load, periodSeconds: 60), handlingSeconds: 60), agents: agents)
      }
      #expect(
        text.contains("10 erlangs") && text.contains("\(agents) agent") && text.contains("at least 11"), "\(text)")
    }
  }

  @Test func absurdQuantitiesAreNamed() {
    for (amount, handling, word) in [
      (1e12, 180.0, "offered load"), (10, 0, "handling time"), (10, -3, "handling time"), (10, .nan, "handling time"),
      (10, .infinity, "handling time"),
    ] {
      let text = message {
        _ = try Demand(arrivals: Rate(amount: amount, periodSeconds: 60), handlingSeconds: handling)
      }
      #expect(text.contains(word) && text.contains("expected"), "\(text)")
    }
    for patience in [0, -1, .nan, .infinity] {
      let text = message { _ = try Demand(arrivals: tenErlangs, handlingSeconds: 60, patienceSeconds: patience) }
      #expect(text.contains("patience"), "\(text)")
    }
    for agents in [0, -4, 2_000_000] {
      let text = message { _ = try SteadyState(Demand(arrivals: tenErlangs, handlingSeconds: 60), agents: agents) }
      #expect(text.contains("number of agents is \(agents)"), "\(text)")
    }
    let lines = message { _ = try SteadyState(Demand(arrivals: tenErlangs, handlingSeconds: 60, lines: 7), agents: 8) }
    #expect(lines.contains("7 lines") && lines.contains("8 agents"), "\(lines)")
  }

  @Test func targetsThatCannotBe() throws {
    let demand = try Demand(arrivals: tenErlangs, handlingSeconds: 60)
    for (targets, word) in [
      (StaffingTargets(), "No target"),
      (StaffingTargets(serviceLevel: ServiceLevelTarget(share: 1, seconds: 20)), "99.9"),
      (StaffingTargets(serviceLevel: ServiceLevelTarget(share: 0.8, seconds: -1)), "answer-time"),
      (StaffingTargets(maximumOccupancy: 0), "occupancy"),
      (StaffingTargets(maximumOccupancy: 1e-9), "No number of agents"),
      (StaffingTargets(maximumMeanWaitSeconds: .nan), "mean wait"),
    ] {
      let text = message { _ = try Staffing.fewestAgents(for: demand, meeting: targets) }
      #expect(text.contains(word), "\(text)")
    }
  }
}
