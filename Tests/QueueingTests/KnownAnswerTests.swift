import Testing
import Workforce

@testable import Queueing

/// The steady-state table of the project's known answers, recomputed there in 50 digits.
@Suite("Known answers")
struct KnownAnswerTests {
  private func desk(
    _ perMinute: Double, handling minutes: Double, agents: Int, patience: Double? = nil
  ) throws -> SteadyState {
    try SteadyState(
      Demand(
        arrivals: Rate(amount: perMinute, periodSeconds: 60), handlingSeconds: minutes * 60,
        patienceSeconds: patience.map { $0 * 60 }), agents: agents)
  }

  private func expectClose(
    _ found: Double, _ expected: Double, digits: Int = 7, _ location: SourceLocation = #_sourceLocation
  ) {
    var unit = 1.0
    for _ in 0..<digits { unit /= 10 }
    #expect(relativeError(found, expected) < unit, "found \(found), expected \(expected)", sourceLocation: location)
  }

  @Test func twelveAgents() throws {
    let patient = try desk(4.2, handling: 2, agents: 12)
    expectClose(patient.probabilityOfWait, 0.18388863)
    expectClose(patient.serviceLevel(.answeredOfOffered, withinSeconds: 20), 0.89907978)
    expectClose(patient.meanWaitOfAnsweredSeconds / 60, 0.10216035)
    expectClose(patient.occupancy, 0.7, digits: 12)
    let impatient = try desk(4.2, handling: 2, agents: 12, patience: 1)
    expectClose(impatient.probabilityOfAbandonment, 0.029678906)
    expectClose(impatient.probabilityOfWait, 0.12737228)
    expectClose(impatient.serviceLevel(.answeredOfAnswered, withinSeconds: 20), 0.97418224)
    expectClose(impatient.serviceLevel(.answeredOfOfferedLessShortAbandons, withinSeconds: 20), 0.96787154)
    expectClose(impatient.occupancy, 0.67922477)
  }

  @Test func hundredInHalfAnHour() throws {
    let fourteen = try desk(100.0 / 30, handling: 3, agents: 14)
    expectClose(fourteen.probabilityOfWait, 0.17413193)
    expectClose(fourteen.serviceLevel(.virtualWait, withinSeconds: 20), 0.88835002)
    expectClose(fourteen.occupancy, 0.71428571)
    let fifteen = try desk(100.0 / 30, handling: 3, agents: 15)
    expectClose(fifteen.probabilityOfWait, 0.10204237)
    expectClose(fifteen.serviceLevel(.virtualWait, withinSeconds: 20), 0.94145284)
    let impatient = try desk(100.0 / 30, handling: 3, agents: 14, patience: 5)
    expectClose(impatient.probabilityOfWait, 0.14526011)
    expectClose(impatient.probabilityOfAbandonment, 0.013983744)
    expectClose(impatient.meanWaitOfAllSeconds / 60, 0.069918721)
    expectClose(impatient.serviceLevel(.answeredOfOffered, withinSeconds: 20), 0.91679209)
    expectClose(impatient.occupancy, 0.70429733)
  }

  @Test func fiftyAgents() throws {
    let patient = try desk(48, handling: 1, agents: 50)
    expectClose(patient.probabilityOfWait, 0.69445561)
    expectClose(patient.meanWaitOfAnsweredSeconds, 20.83, digits: 3)
    let impatient = try desk(48, handling: 1, agents: 50, patience: 2)
    expectClose(impatient.probabilityOfAbandonment, 0.030912249)
    expectClose(impatient.meanWaitOfAllSeconds, 3.7095, digits: 4)
    expectClose(impatient.meanQueueLength, 2.9675759)
    expectClose(impatient.occupancy, 0.93032424)
  }

  @Test func tenErlangsByAgents() throws {
    let levels = [0.38961381, 0.64015804, 0.79559479, 0.88835002, 0.94145284, 0.97056049]
    for (agents, level) in zip(11..., levels) {
      expectClose(try desk(10.0 / 3, handling: 3, agents: agents).serviceLevel(.virtualWait, withinSeconds: 20), level)
    }
  }

  @Test func largeDesks() throws {
    expectClose(try desk(100, handling: 1, agents: 106).probabilityOfWait, 0.44578263)
    expectClose(try desk(1_000, handling: 1, agents: 1_016).probabilityOfWait, 0.50370364)
    expectClose(try desk(10_000, handling: 1, agents: 10_050).probabilityOfWait, 0.50568909)
  }

  @Test func lossSystems() {
    for (load, lines, blocking) in [
      (1.0, 1.0, 0.5), (1, 2, 0.2), (10, 16, 0.022301872), (10, 17, 0.012948875), (123, 132, 0.03124282),
    ] {
      expectClose(ErlangB.blocking(load: load, lines: lines), blocking)
    }
    expectClose(ErlangB.blocking(load: 10_000, lines: 5_000), 0.5001, digits: 4)
  }
}
