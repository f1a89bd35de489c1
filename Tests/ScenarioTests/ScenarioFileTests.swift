import Foundation
import Storage
import Testing
import Workforce

/// The scenarios of the project say what they are meant to say.
struct ScenarioFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func read(_ path: String) throws -> LoadedScenario {
    try ScenarioReader.read(ScenarioFileTests.root.appending(path: path).path)
  }

  /// Expected contacts of a whole horizon.
  private func contacts(_ scenario: Scenario) -> Double {
    scenario.arrivals.reduce(0) { sum, stream in
      switch stream.pattern {
      case .rates(let pieces): sum + pieces.reduce(0) { $0 + $1.rate * ($1.end - $1.start) }
      case .counts(let pieces): sum + Double(pieces.reduce(0) { $0 + $1.count })
      case .trace(let contacts): sum + Double(contacts.count)
      }
    }
  }

  @Test(arguments: [
    ("scenarios/erlang-textbook.yaml", 4200.0), ("scenarios/after-sales-weekday.yaml", 2420),
    ("scenarios/bot-versus-human-1-people.yaml", 3500), ("scenarios/bot-versus-human-2-bot.yaml", 3500),
    ("scenarios/double-11-week.yaml", 298_200), ("scenarios/small-bank-1999.yaml", 7865),
    ("Benchmarks/scenarios/w1.yaml", 1_100_000), ("Benchmarks/scenarios/w2.yaml", 20_000),
    ("Sources/Workbench/KnownAnswers/mmc-day.yaml", 2016), ("Sources/Workbench/KnownAnswers/thirteen-hours.yaml", 1660),
    ("Sources/Workbench/KnownAnswers/multi-skill-busyness.yaml", 5184),
    ("Sources/Workbench/KnownAnswers/bot-loop.yaml", 240_000),
  ])
  func scenariosAreReadWithoutAWarning(_ path: String, _ expected: Double) throws {
    let loaded = try read(path)
    #expect(loaded.warnings == [])
    #expect(loaded.inputs.count == 1)
    #expect(abs(contacts(loaded.scenario) / expected - 1) < 1e-6)
  }

  @Test func everyScenarioOpensWithItsQuestionAndItsSource() throws {
    let folder = ScenarioFileTests.root.appending(path: "scenarios").path
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(text.hasPrefix("# Question: "), "\(name)")
      #expect(text.contains("\n# Source: "), "\(name)")
      #expect(text.contains("\nquestion: ") && text.contains("\nsource: "), "\(name)")
    }
  }

  @Test func theBenchmarkDayIsTheModel() throws {
    let scenario = try read("Benchmarks/scenarios/w2.yaml").scenario
    #expect(scenario.contactTypes.map(\.priority) == [1, 1, 2, 2, 3, 3])
    guard case .rates(let pieces) = scenario.arrivals[0].pattern else { return }
    let peak = 33.333333 / 60 * (0.8 + 0.4 * pow(sin(Double.pi * 19.5 / 40), 2))
    #expect(abs((pieces.map(\.rate).max() ?? 0) / peak - 1) < 1e-6)
    #expect(
      scenario.groups.map { if case .levels(let levels) = $0.staffing { levels.map(\.agents) } else { [] } }
        == [20, 20, 15, 15, 15, 10, 10, 10].map { [$0] })
    // Groups with up to two skills stand at level 1.
    for choices in scenario.routing.groupsOfType {
      for choice in choices { #expect(choice.level == (scenario.groups[choice.group].skills.count <= 2 ? 1 : 2)) }
    }
    #expect(scenario.routing.typesOfGroup[6].map(\.rank) == [1, 1, 2, 2])
    guard case .lognormal(let logMean, let logDeviation) = scenario.contactTypes[0].handlingTime else { return }
    #expect(abs(logDeviation * logDeviation - log(1 + 0.64)) < 1e-12)
    #expect(abs(logMean - (log(144) - log(1 + 0.64) / 2)) < 1e-12)
  }

  @Test func theHalvesOfTheBotComparisonHaveTheSameDemand() throws {
    let people = try read("scenarios/bot-versus-human-1-people.yaml").scenario
    let bot = try read("scenarios/bot-versus-human-2-bot.yaml").scenario
    #expect(people.arrivals == bot.arrivals)
    #expect(people.contactTypes == bot.contactTypes)
    #expect(people.bots.isEmpty && bot.bots.count == 1)
  }

  @Test func theBusynessOfTheThirteenHourDayIsGammaOfShape400() throws {
    let scenario = try read("Sources/Workbench/KnownAnswers/thirteen-hours-busyness.yaml").scenario
    #expect(scenario.arrivals[0].busyness?.coefficientOfVariation == 0.05)
    guard case .levels(let levels) = scenario.groups[0].staffing else { return }
    #expect(levels.map(\.agents) == [4, 6, 8, 7, 8, 6, 4])
  }

  @Test(.enabled(if: (try? TableReader()) != nil, "tables are read through DuckDB, which is not installed here"))
  func tablesAndRosters() throws {
    let loaded = try read("scenarios/tables-and-rosters.yaml")
    #expect(loaded.inputs.count == 4)
    guard case .trace(let calls) = loaded.scenario.arrivals[0].pattern else { return }
    #expect(calls.count == 130)
    guard case .duties(let agents) = loaded.scenario.groups[0].staffing else { return }
    #expect(agents.map { $0.duties.map(\.breaks.count) } == [[1], [1], [0]])
    guard case .empirical(let times) = loaded.scenario.contactTypes[0].handlingTime else { return }
    #expect(times.count > 80 && times == times.sorted())
  }

  @Test func filesThatAreNotThereOrNoText() throws {
    let missing = #expect(throws: ScenarioError.self) { try ScenarioReader.read("no/such.yaml") }
    #expect(missing?.isMissingFile == true)
    #expect(missing?.description == "no/such.yaml: no such file; check the path")
    let folder = #expect(throws: ScenarioError.self) { try ScenarioReader.read("/") }
    #expect(folder?.isMissingFile == false)
    #expect(folder?.description.contains("it is a folder") == true)
    let endless = #expect(throws: ScenarioError.self) { try ScenarioReader.read("/dev/zero") }
    #expect(endless?.description.contains("bytes, which no such file needs") == true)
    let path = NSTemporaryDirectory() + "crewcast-\(UUID().uuidString).yaml"
    try Data([0xFF, 0xFE, 0x80]).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let binary = #expect(throws: ScenarioError.self) { try ScenarioReader.read(path) }
    #expect(binary?.description.contains("is not UTF-8 text") == true)
  }
}
