public import Experiments
public import Simulation
public import Storage
import Workforce

/// What `crewcast simulate` is asked.
public struct SimulationRequest: Sendable {
  /// The scenario's file.
  public var path: String
  /// Seed, replications and threads.
  public var settings: StudySettings
  /// The file for the contacts of the first replication, when they are wanted.
  public var recordsPath: String?

  /// A question about a scenario.
  public init(path: String, settings: StudySettings, recordsPath: String? = nil) {
    self.path = path
    self.settings = settings
    self.recordsPath = recordsPath
  }

  /// Reads the scenario, simulates it and gathers what happened.
  ///
  /// - Parameter progress: Told how many replications are done, of how many at most.
  /// - Throws: ``Failure`` with every problem of the scenario, or why the records cannot be written.
  public func answer(progress: (_ done: Int, _ most: Int) -> Void) async throws(Failure) -> SimulationAnswer {
    let loaded = try Self.load(path)
    let model = try Self.model(of: loaded)
    if let recordsPath { try writeRecords(of: model, to: recordsPath) }
    let study = Study(model, settings: settings)
    let result = await study.run { done, most in
      progress(done, most)
      return true
    }
    guard let result else { throw Failure(.failed, "\(path): the simulation was stopped before it had a result.") }
    return SimulationAnswer(loaded: loaded, settings: settings, result: result)
  }

  /// Reads a scenario.
  ///
  /// - Throws: ``Failure`` with every problem found in it.
  public static func load(_ path: String) throws(Failure) -> LoadedScenario {
    do throws(ScenarioError) {
      return try ScenarioReader.read(path)
    } catch {
      throw Failure(error)
    }
  }

  /// Makes a scenario ready for simulation.
  ///
  /// - Throws: ``Failure`` when one of its distributions cannot be drawn from.
  public static func model(of loaded: LoadedScenario) throws(Failure) -> SimulationModel {
    do throws(SimulationError) {
      return try SimulationModel(loaded.scenario)
    } catch {
      throw Failure(.badInput, error.description)
    }
  }

  private func writeRecords(of model: SimulationModel, to path: String) throws(Failure) {
    do throws(StorageError) {
      try SimulatedRecords(model, seed: settings.seed).write(to: path)
    } catch {
      throw Failure(error)
    }
  }
}
