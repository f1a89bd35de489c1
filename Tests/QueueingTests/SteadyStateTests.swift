import Testing
import Workforce

@testable import Queueing

/// One row of numbers of a reference table.
func rows(_ table: String) -> [[Double]] {
  table.split(separator: "\n").map { line in
    line.split(separator: ",").map { cell in
      let parts = cell.split(separator: "/").map { Double($0) ?? .nan }
      return parts.count == 2 ? parts[0] / parts[1] : parts[0]
    }
  }
}

/// The difference relative to the expected value; plain where that is zero.
func relativeError(_ found: Double, _ expected: Double) -> Double {
  expected == 0 ? abs(found) : abs(found / expected - 1)
}

@Suite("Steady state against many-digit references")
struct SteadyStateTests {
  @Test("M/M/n/K+M agrees with the states solved in 400 digits")
  func agreesWithReference() throws {
    var worst = 0.0
    for row in rows(SteadyStateReference.table) {
      #expect(row.count == 16 && !row.contains { $0.isNaN })
      let system = WaitingSystem(load: row[0], agents: row[1], impatience: row[2], places: row[3])
      let fate = system.fate(at: row[4])
      let levels = ServiceLevels(system: system, fate: fate)
      let found =
        [
          system.waiting, system.blocked, system.abandoned, row[0] * system.answered / row[1],
          system.waitOfEntering / (1 - system.blocked), system.waitOfAnswered / system.answered,
        ] + ServiceLevelDefinition.allCases.map { levels[$0] }
      for (index, (got, want)) in zip(found, row[5...]).enumerated() where want > 1e-290 || want == 0 {
        let error = relativeError(got, want)
        worst = max(worst, error)
        #expect(error < 2e-12, "row \(row.prefix(5)), column \(index): found \(got), expected \(want)")
      }
    }
    #expect(worst > 0)
  }

  @Test("Erlang B and C agree with the reference table")
  func agreesWithErlangTable() throws {
    for row in rows(ErlangCReference.table) {
      let blocking = ErlangB.blocking(load: row[0], lines: row[1])
      #expect(relativeError(blocking, row[2]) < 1e-12, "\(row)")
      let demand = try Demand(arrivals: Rate(amount: row[0], periodSeconds: 100), handlingSeconds: 100)
      let state = try SteadyState(demand, agents: Int(row[1]))
      #expect(state.model == .erlangC)
      #expect(relativeError(state.probabilityOfWait, row[3]) < 1e-12, "\(row)")
      #expect(relativeError(state.occupancy, row[4]) < 1e-12, "\(row)")
      #expect(relativeError(state.meanWaitOfAllSeconds, row[5] * 100) < 1e-12, "\(row)")
      for (time, level) in zip([5.0, 10, 50], row[6...]) {
        for definition in ServiceLevelDefinition.allCases {
          #expect(relativeError(state.serviceLevel(definition, withinSeconds: time), level) < 1e-12, "\(row) \(time)")
        }
      }
    }
  }

  @Test("Lines equal to agents give Erlang B, and endless patience is the limit of long patience")
  func limits() throws {
    for (load, agents) in [(0.3, 1), (5, 4), (40, 45), (900, 880), (5_000, 5_100)] {
      let arrivals = Rate(amount: load, periodSeconds: 60)
      let full = try SteadyState(
        Demand(arrivals: arrivals, handlingSeconds: 60, patienceSeconds: 30, lines: agents), agents: agents)
      #expect(full.model == .erlangB)
      #expect(relativeError(full.probabilityOfBlocking, ErlangB.blocking(load: load, lines: Double(agents))) < 1e-13)
      #expect(full.probabilityOfWait == 0 && full.probabilityOfAbandonment == 0 && full.meanWaitOfAllSeconds == 0)

      let enough = Int(load) + 2
      let endless = try SteadyState(Demand(arrivals: arrivals, handlingSeconds: 60), agents: enough)
      let patient = try SteadyState(
        Demand(arrivals: arrivals, handlingSeconds: 60, patienceSeconds: 6e11), agents: enough)
      #expect(patient.model == .erlangA)
      #expect(relativeError(patient.probabilityOfWait, endless.probabilityOfWait) < 1e-6)
      #expect(relativeError(patient.meanWaitOfAnsweredSeconds, endless.meanWaitOfAnsweredSeconds) < 1e-6)
      let manyLines = try SteadyState(
        Demand(arrivals: arrivals, handlingSeconds: 60, lines: enough + 200_000), agents: enough)
      #expect(manyLines.model == .erlangX)
      #expect(relativeError(manyLines.probabilityOfWait, endless.probabilityOfWait) < 1e-11)
      #expect(relativeError(manyLines.meanWaitOfAllSeconds, endless.meanWaitOfAllSeconds) < 1e-11)
    }
  }

  @Test("A single agent with many places is a truncated geometric queue", arguments: [0.2, 0.999, 1, 1.5, 3, 5_000])
  func singleAgent(load: Double) throws {
    for places in [1, 40, 30_000] {
      // π_k is proportional to load^k for k = 0 … places + 1; summed here from the fullest state down, or from the top.
      let growth = load > 1 ? 1 / load : load
      var (weight, total, edge) = (1.0, 0.0, 0.0)
      for k in 0...(places + 1) {
        total += weight
        if k == places + 1 { edge = weight }
        weight *= growth
      }
      let (emptyShare, fullShare) = load > 1 ? (edge / total, 1 / total) : (1 / total, edge / total)
      let state = try SteadyState(
        Demand(arrivals: Rate(amount: load, periodSeconds: 1), handlingSeconds: 1, lines: places + 1), agents: 1)
      #expect(abs(state.probabilityOfBlocking - fullShare) < 1e-10, "\(places) places")
      #expect(abs(state.probabilityOfWait - (1 - emptyShare - fullShare)) < 1e-10, "\(places) places")
    }
  }

  @Test("Fractional lines continue Erlang's loss function", arguments: [0.05, 0.7, 1, 3.2, 25, 400, 3_000])
  func fractionalLines(load: Double) {
    for lines in [0.25, 0.5, 0.999, 1.5, 7.3, 40.6, 410.1, 2_990.7] {
      // 1/B(x) = 1 + x / (load B(x − 1)) holds for every x.
      let longer = 1 / ErlangB.blocking(load: load, lines: lines + 1)
      let shorter = 1 / ErlangB.blocking(load: load, lines: lines)
      guard longer.isFinite else { continue }
      #expect(relativeError(longer, 1 + (lines + 1) / load * shorter) < 1e-12, "\(load) \(lines)")
      let (left, right) = (lines.rounded(.down), lines.rounded(.up))
      let value = 1 / shorter
      #expect(value < ErlangB.blocking(load: load, lines: left) && value > ErlangB.blocking(load: load, lines: right))
    }
    // Γ(3/2, a) in closed form with the error function gives half a line.
    #expect(relativeError(ErlangB.blocking(load: 1, lines: 0.5), 0.725196777358348) < 1e-12)
  }
}
