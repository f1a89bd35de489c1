import Experiments
import Foundation
import Queueing
import Simulation
import Storage
import Workforce

/// What is timed.
enum Catalogue {
  static let all: [Benchmark] = planning + RecordBenchmarks.all + [
    Benchmark(name: "tickets-by-month", unit: "ticket", isWallClock: true) { try TicketBenchmarks.months() }
  ]

  private static let planning: [Benchmark] = [
    Benchmark(name: "w1", unit: "logical event") { try await logicalEvents("Benchmarks/scenarios/w1.yaml", 1, threads: 1) },
    Benchmark(name: "w2", unit: "logical event") { try await logicalEvents("Benchmarks/scenarios/w2.yaml", 100, threads: 1) },
    Benchmark(name: "w2-two-threads", unit: "logical event", isWallClock: true) {
      try await logicalEvents("Benchmarks/scenarios/w2.yaml", 100, threads: 2)
    },
    Benchmark(name: "w2-one-thread", unit: "logical event", isWallClock: true) {
      try await logicalEvents("Benchmarks/scenarios/w2.yaml", 100, threads: 1)
    },
    Benchmark(name: "double-11-week", unit: "replication") {
      _ = try await logicalEvents("scenarios/double-11-week.yaml", 5, threads: 1)
      return 5
    },
    Benchmark(name: "read-scenario", unit: "file") {
      for _ in 0..<20 { _ = try ScenarioReader.read(root + "scenarios/double-11-week.yaml") }
      return 20
    },
    Benchmark(name: "erlang-c-week", unit: "interval") { try staffing(patience: nil) },
    Benchmark(name: "erlang-a-week", unit: "interval") { try staffing(patience: 120) },
  ] + ForecastBenchmarks.all

  /// The folder of the project.
  private static let root: String = {
    let here = URL(fileURLWithPath: #filePath)
    return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/"
  }()

  /// Reads a scenario, simulates it and counts two logical events per contact: its arrival and its end.
  private static func logicalEvents(_ path: String, _ replications: Int, threads: Int) async throws -> Double {
    let loaded = try ScenarioReader.read(root + path)
    let model = try SimulationModel(loaded.scenario)
    let settings = StudySettings(stopping: .replications(replications), threads: threads)
    let result = await Study(model, settings: settings).run()
    return 2 * Double(result?.contactsSimulated ?? 0)
  }

  /// Finds the agents for a week of quarter-hours, 80 % within 20 s.
  private static func staffing(patience: Double?) throws -> Double {
    let demands = try (0..<672).map { quarter in
      let load = 9 + 8 * sin(Double(quarter % 96) / 96 * 2 * Double.pi)
      return try Demand(
        arrivals: Rate(amount: load * 5, periodSeconds: 900), handlingSeconds: 180, patienceSeconds: patience, lines: nil)
    }
    let targets = StaffingTargets(
      serviceLevel: ServiceLevelTarget(definition: .answeredOfOffered, share: 0.8, seconds: 20), maximumOccupancy: 0.9)
    _ = try Staffing.requirements(for: demands, meeting: targets)
    return Double(demands.count)
  }
}
