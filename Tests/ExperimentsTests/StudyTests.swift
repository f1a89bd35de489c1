import Simulation
import Statistics
import TestSupport
import Testing
import Workforce

@testable import Experiments

@Suite("Studies")
struct StudyTests {
  private func study(
    _ scenario: Scenario, _ stopping: StudySettings.Stopping, threads: Int = 1, seed: UInt64 = 1
  ) async throws -> StudyResult {
    let settings = StudySettings(seed: seed, stopping: stopping, threads: threads)
    return try #require(await Study(try SimulationModel(scenario), settings: settings).run())
  }

  private var desk: Scenario {
    Desk.simple(
      perSecond: 0.1, handling: .exponential(mean: 60), patience: .exponential(mean: 100), agents: 7, length: 3600,
      interval: 900)
  }

  @Test("the figures are the same to the last bit for any number of threads", arguments: UInt64(1)...8)
  func threads(seed: UInt64) async throws {
    let scenario = RandomScenario.draw(seed: seed)
    let alone = try await study(scenario, .replications(23), seed: seed)
    for threads in [2, 5] {
      #expect(try await study(scenario, .replications(23), threads: threads, seed: seed) == alone)
    }
    #expect(alone.replications == 23)
  }

  @Test("goes on until the service level is known as well as asked, and says the same for any number of threads")
  func precision() async throws {
    let rough = try await study(desk, .precision(halfWidth: 0.05, least: 10, most: 400))
    let fine = try await study(desk, .precision(halfWidth: 0.01, least: 10, most: 2000))
    let level = try #require(fine.total.serviceLevel)
    #expect(level.halfWidth <= 0.01 && fine.replications > rough.replications)
    #expect(try await study(desk, .precision(halfWidth: 0.01, least: 10, most: 2000), threads: 3) == fine)
    #expect(try await study(desk, .precision(halfWidth: 1e-9, least: 10, most: 40)).replications == 40)
    // A service level that cannot be estimated does not keep a study going.
    var quiet = desk
    quiet.arrivals = []
    #expect(try await study(quiet, .default).replications == 30)
  }

  @Test("ends when it is told to", arguments: [1, 3])
  func interruption(threads: Int) async throws {
    let settings = StudySettings(stopping: .replications(1000), threads: threads)
    let study = Study(try SimulationModel(desk), settings: settings)
    var told: [Int] = []
    let result = await study.run { done, most in
      #expect(most == 1000)
      told.append(done)
      return done < 5
    }
    #expect(result == nil && told == [1, 2, 3, 4, 5])
  }

  @Test("estimates are the means and ratios of the replications")
  func estimates() async throws {
    let result = try await study(desk, .replications(20))
    let trial = try Trial("desk", desk, replications: 20)
    let counts = trial.results.map { $0.counts(type: 0) }
    func sum(_ part: (ContactCounts) -> Double) -> Double { counts.reduce(0) { $0 + part($1) } }
    #expect(abs(result.total.offered.mean - sum { Double($0.offered) } / 20) < 1e-9)
    let (inTarget, offered) = (sum { Double($0.answeredInTarget) }, sum { Double($0.offered) })
    #expect(abs((result.total.serviceLevel?.mean ?? 0) - inTarget / offered) < 1e-12)
    let wait = sum { $0.waitOfAnswered } / sum { Double($0.answered) }
    #expect(abs((result.total.meanWaitOfAnswered?.mean ?? 0) - wait) < 1e-9)
    #expect(
      result.total.targetMet?.mean == Double(counts.count { 0.8 * Double($0.offered) <= Double($0.answeredInTarget) })
        / 20)
    #expect(result.contactsSimulated == trial.results.reduce(0) { $0 + $1.contacts })
    // Intervals add up to the day.
    let parts = result.intervals.reduce(0) { $0 + $1.total.offered.mean }
    #expect(abs(parts - result.total.offered.mean) < 1e-9 && result.intervals.map(\.start) == [0, 900, 1800, 2700])
  }

  @Test("costs are hours, sessions and failures at their prices")
  func costs() async throws {
    var scenario = desk
    scenario.groups[0].costPerHour = 30
    scenario.costs.perLostContact = 2
    var bot = Bot(
      name: "bot", contactTypes: [0], involvement: 0.5, resolved: 0.5, falselyContained: 0, escalated: 0.5,
      sessionTime: .constant(20))
    (bot.costPerSession, bot.costPerResolution) = (0.1, 1)
    scenario.bots = [bot]
    let result = try await study(scenario, .replications(10))
    #expect(abs(result.costs.staff.mean - 30 * result.groups[0].paidHours.mean) < 1e-9)
    #expect(abs(result.costs.failures.mean - 2 * result.total.abandoned.mean) < 1e-9)
    let sessions = result.bots[0].sessions.mean * 0.1 + result.bots[0].resolved.mean
    #expect(abs(result.costs.bots.mean - sessions) < 1e-9)
    let total = result.costs.staff.mean + result.costs.failures.mean + result.costs.bots.mean
    #expect(abs(result.costs.total.mean - total) < 1e-9)
    #expect(abs(result.total.resolved.mean - result.total.answered.mean - result.bots[0].resolved.mean) < 1e-9)
    #expect(abs((result.costs.perResolved?.mean ?? 0) - total / result.total.resolved.mean) < 1e-9)
  }
}
