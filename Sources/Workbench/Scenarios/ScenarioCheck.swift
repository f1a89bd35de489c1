import Simulation
public import Storage
import Workforce

/// What `crewcast check` found out about one file.
public struct ScenarioCheck: Sendable {
  /// The file, as the user named it.
  public let path: String
  /// The scenario, when nothing is wrong with it.
  public let loaded: LoadedScenario?
  /// What is wrong with it.
  public let problems: [ScenarioError.Problem]
  /// How many more problems there are than are listed.
  public let unlisted: Int
  /// Whether there is no such file.
  public let isMissing: Bool

  /// Reads a scenario, its tables and its distributions, without running it.
  public init(_ path: String) {
    self.path = path
    do {
      let loaded = try ScenarioReader.read(path)
      problems = Self.modelProblems(loaded.scenario, path)
      self.loaded = problems.isEmpty ? loaded : nil
      (unlisted, isMissing) = (0, false)
    } catch {
      loaded = nil
      (problems, unlisted, isMissing) = (error.problems, error.unlisted, error.isMissingFile)
    }
  }

  /// What only shows when the scenario is made ready to run.
  private static func modelProblems(_ scenario: Scenario, _ path: String) -> [ScenarioError.Problem] {
    do {
      _ = try SimulationModel(scenario)
      return []
    } catch {
      return [ScenarioError.Problem(file: path, text: error.description)]
    }
  }

  /// Whether the scenario can be run.
  public var isValid: Bool { loaded != nil }
}

/// What `crewcast check` found out about all files.
public struct ScenarioChecks: Sendable {
  /// One for each file, in the order in which they were named.
  public let checks: [ScenarioCheck]

  /// Checks files.
  public init(_ paths: [String]) { checks = paths.map { ScenarioCheck($0) } }

  /// What the program ends with.
  public var status: ExitStatus {
    let bad = checks.filter { !$0.isValid }
    if bad.isEmpty { return .done }
    return bad.allSatisfy(\.isMissing) ? .notFound : .badInput
  }
}
