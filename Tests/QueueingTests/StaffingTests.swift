import Testing
import Workforce

@testable import Queueing

@Suite("Staffing")
struct StaffingTests {
  private func demand(
    _ load: Double, patience: Double? = nil, lines: Int? = nil, redials: Redials = .none
  ) throws -> Demand {
    try Demand(
      arrivals: Rate(amount: load, periodSeconds: 180), handlingSeconds: 180, patienceSeconds: patience, lines: lines,
      redials: redials)
  }

  private let eightyTwenty = StaffingTargets(serviceLevel: ServiceLevelTarget(share: 0.8, seconds: 20))

  @Test func eightyTwentyAtTenErlangsNeedsFourteen() throws {
    let answer = try Staffing.fewestAgents(for: demand(10), meeting: eightyTwenty)
    #expect(answer.requirement.agents == 14)
    #expect(answer.verdicts.map(\.isMet) == [true])
    let verdict = try #require(answer.oneFewer.first)
    #expect(!verdict.isMet && abs((verdict.achieved ?? 0) - 0.79559479) < 1e-8)
    #expect(answer.requirement.fractionalAgents > 13 && answer.requirement.fractionalAgents < 13.1)
  }

  /// Quotients that are whole on paper and a little more in binary.
  @Test func roundingAddsNobody() throws {
    #expect(Staffing.wholeAgents(covering: 35.7 / 0.85) == 42)
    #expect(Staffing.wholeAgents(covering: try Staffing.rostered(requirement: 1, shrinkage: 0.8)) == 5)
    #expect(Staffing.wholeAgents(covering: 35 / 0.7) == 50)
    #expect(Staffing.wholeAgents(covering: 42.0001) == 43)
    #expect(Staffing.wholeAgents(covering: 0) == 0)
    for (load, occupancy, agents) in [(35.7, 0.85, 42), (35, 0.7, 50), (1, 0.2, 5), (0.3, 0.1, 3), (4.2, 0.6, 7)] {
      let targets = StaffingTargets(maximumOccupancy: occupancy)
      #expect(try Staffing.requirement(for: demand(load), meeting: targets).agents == agents, "\(load)/\(occupancy)")
      // Nobody loses patience within a million years, so the general search must say the same.
      let patient = try Staffing.requirement(for: demand(load, patience: 1e12), meeting: targets)
      #expect(patient.agents == agents, "\(load)/\(occupancy)")
    }
  }

  @Test("The answer is the least: it meets the targets and one agent fewer does not", arguments: [1, 2, 3, 4, 5])
  func answersAreLeast(kind: Int) throws {
    for load in [0.1, 0.9, 3, 17.3, 120, 1_001.5, 19_999.9] {
      for patience in [nil, 20, 600, 90_000.0] {
        for targets in [
          eightyTwenty, StaffingTargets(maximumMeanWaitSeconds: 5),
          StaffingTargets(serviceLevel: ServiceLevelTarget(share: 0.95, seconds: 5), maximumOccupancy: 0.86),
          StaffingTargets(maximumOccupancy: 0.93, maximumAbandonment: 0.02),
          StaffingTargets(
            serviceLevel: ServiceLevelTarget(definition: .answeredOfAnswered, share: 0.6, seconds: 60)),
        ].suffix(kind).prefix(1) {
          let demand = try demand(load, patience: patience)
          let search = StaffingSearch(demand: demand, targets: targets)
          let need = try Staffing.requirement(for: demand, meeting: targets)
          let label = "load \(load), patience \(patience ?? -1), \(targets)"
          #expect(search.margin(agents: Double(need.agents)) >= -1e-9, "\(label)")
          #expect(need.agents == 1 || search.margin(agents: Double(need.agents - 1)) < -1e-9, "\(label)")
          #expect(need.fractionalAgents <= Double(need.agents) + 1e-6, "\(label)")
          #expect(need.fractionalAgents > Double(need.agents - 1) - 1e-6, "\(label)")
          // The fractional requirement is where the targets are just met.
          #expect(search.margin(agents: need.fractionalAgents * (1 + 1e-5) + 1e-5) >= 0, "\(label)")
          let less = need.fractionalAgents * (1 - 1e-5) - 1e-5
          #expect(less <= 0 || search.margin(agents: less) <= 1e-9, "\(label)")
        }
      }
    }
  }

  @Test func limitedLines() throws {
    let targets = StaffingTargets(maximumAbandonment: 0.05, maximumBlocking: 0.01)
    let need = try Staffing.requirement(for: demand(10, patience: 120, lines: 20), meeting: targets)
    let met = try SteadyState(demand(10, patience: 120, lines: 20), agents: need.agents)
    let missed = try SteadyState(demand(10, patience: 120, lines: 20), agents: need.agents - 1)
    #expect(met.probabilityOfAbandonment <= 0.05 && met.probabilityOfBlocking <= 0.01)
    #expect(missed.probabilityOfAbandonment > 0.05 || missed.probabilityOfBlocking > 0.01)
    #expect(throws: QueueingError.self) {
      try Staffing.requirement(for: demand(10, lines: 12), meeting: targets)
    }
  }

  @Test("Redials balance: attempts are first attempts plus those repeated")
  func redialsBalance() throws {
    for (load, agents) in [(10.0, 8), (10, 12), (300, 290)] {
      let redials = Redials(afterBlocking: 0.8, afterAbandoning: 0.4)
      let state = try SteadyState(
        demand(load, patience: 100, lines: agents + 5, redials: redials), agents: agents)
      let repeated = 0.8 * state.probabilityOfBlocking + 0.4 * state.probabilityOfAbandonment
      #expect(relativeError(state.attemptedLoad * (1 - repeated), load) < 1e-11)
      #expect(state.attemptedLoad > load)
      let without = try SteadyState(demand(load, patience: 100, lines: agents + 5), agents: agents)
      #expect(state.occupancy > without.occupancy)
    }
    let stubborn = Redials(afterBlocking: 1, afterAbandoning: 1)
    // All are served in the end, so the agents are exactly as busy as the first attempts make them.
    let served = try SteadyState(demand(9, patience: 60, lines: 14, redials: stubborn), agents: 10)
    #expect(relativeError(served.meanBusyAgents, 9) < 1e-11)
    #expect(throws: QueueingError.self) {
      try SteadyState(demand(11, patience: 60, lines: 14, redials: stubborn), agents: 10)
    }
  }

  @Test func batchesGiveTheSameAnswers() throws {
    let demands = try (0..<96).map { try demand(Double($0 * $0) / 40, patience: $0 % 2 == 0 ? nil : 300) }
    let batch = try Staffing.requirements(for: demands, meeting: eightyTwenty)
    #expect(batch.first == AgentRequirement(agents: 0, fractionalAgents: 0))
    for (demand, need) in zip(demands, batch) {
      #expect(try need == Staffing.requirement(for: demand, meeting: eightyTwenty))
    }
  }
}
