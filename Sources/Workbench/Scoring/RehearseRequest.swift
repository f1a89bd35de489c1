import Reporting
import Scoring
import Simulation
import Storage
import Workforce

/// What `crewcast score rehearse` is asked: a policy tried on simulated agents of known skill.
public struct RehearseRequest: Sendable {
  /// The policy's file.
  public var policy: String
  /// A scenario whose simulated contacts are served; nil for a made-up shop.
  public var scenario: String?
  /// How many periods are tried, at least 2.
  public var months: Int
  /// How many agents, where no scenario says; at least 3.
  public var agents: Int
  /// The standard deviation of skill between agents, in logits.
  public var spread: Double
  /// The seed.
  public var seed: UInt64
  /// How many threads work; the result does not depend on it.
  public var threads: Int

  /// A policy to try.
  public init(
    policy: String, scenario: String? = nil, months: Int = 30, agents: Int = 30, spread: Double = 0.4, seed: UInt64 = 1,
    threads: Int = 1
  ) {
    self.policy = policy
    self.scenario = scenario
    self.months = months
    self.agents = agents
    self.spread = spread
    self.seed = seed
    self.threads = threads
  }

  /// Tries the policy.
  ///
  /// - Parameter progress: Told how many periods are done.
  /// - Throws: ``Failure`` with every problem of policy or scenario.
  public func report(progress: (_ done: Int) -> Void = { _ in }) async throws(Failure) -> Report {
    let loaded = try ScoreRequest.load(policy)
    try RehearseRequest.check(loaded.policy, path: policy)
    var inputs = [Report.Input(path: loaded.input.path, digest: loaded.input.digest)]
    let model: SimulationModel
    if let scenario {
      let read = try SimulationRequest.load(scenario)
      inputs += read.inputs.map { Report.Input(path: $0.path, digest: $0.digest) }
      model = try SimulationRequest.model(of: read)
    } else {
      do throws(SimulationError) {
        model = try SimulationModel(RehearsalDesk.scenario(agents: agents))
      } catch {
        throw Failure(.bug, error.description)
      }
    }
    let simulation = try RehearsalSimulation(model, seed: seed, path: scenario ?? "--agents \(agents)")
    let world = RehearsalWorld(loaded.policy, spread: spread)
    let periods = await live(simulation, world, progress)
    let missing = periods.first?.unmeasured ?? []
    if !missing.isEmpty, loaded.policy.missing == .refuse {
      throw Failure(
        .badInput,
        "\(scenario ?? policy): the simulated records cannot tell \(missing.joined(separator: ", ")) of any agent (calls have no reply "
          + "times of their own), so the policy gives no score; take it out, or write missing: share-out.")
    }
    var warnings = loaded.warnings.map(\.description)
    if !missing.isEmpty {
      warnings.append(
        "\(missing.joined(separator: ", ")) cannot be told from the simulated records; the weight is shared out.")
    }
    let answer = RehearseAnswer(
      policy: loaded.policy, scenario: model.scenario.title, days: simulation.period.days.count, spread: spread,
      found: Rehearsal(periods))
    return Report(
      command: "score-rehearse", inputs: inputs, seed: seed, result: answer.members, document: answer.document,
      tables: [Report.Table("rehearsal", answer.rows)], warnings: warnings)
  }

  /// Refuses policies with indicators that skill cannot be drawn for.
  private static func check(_ policy: ScorePolicy, path: String) throws(Failure) {
    let unknown = policy.items.map(\.indicator).filter { !RehearsalWorld.indicators.contains($0) }
    guard !unknown.isEmpty else { return }
    throw Failure(
      .badInput,
      unknown.map {
        "\(path): a rehearsal cannot draw \"\($0)\"; it can draw \(RehearsalWorld.indicators.joined(separator: ", "))."
      })
  }

  /// Lives through the periods side by side, and hands them back in order.
  private func live(
    _ simulation: RehearsalSimulation, _ world: RehearsalWorld, _ progress: (Int) -> Void
  ) async -> [RehearsalMonth] {
    let seed = seed
    return await withTaskGroup(of: (Int, RehearsalMonth).self) { group in
      func launch(_ number: Int) {
        group.addTask {
          let contacts = simulation.contacts(number: number)
          return (
            number, RehearsalMonth(contacts, world: world, seed: seed, number: number, expectedWaits: ExpectedWaits.of)
          )
        }
      }
      var next = min(max(1, threads), months)
      for number in 0..<next { launch(number) }
      var periods = [RehearsalMonth?](repeating: nil, count: months)
      var done = 0
      for await (number, period) in group {
        periods[number] = period
        done += 1
        progress(done)
        if next < months {
          launch(next)
          next += 1
        }
      }
      return periods.compactMap { $0 }
    }
  }
}
