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
  /// How many periods are tried, at least 2; nil for as many as narrow intervals take, within reason.
  public var periods: Int?
  /// How many weeks a period holds; nil for those of the policy's cadence.
  public var weeks: Int?
  /// How many agents the made-up shop has, at least 3; nil for 30, or as many as the policy's peers need for grades.
  public var agents: Int?
  /// The standard deviation of skill between agents, in logits; not negative.
  public var spread: Double
  /// The seed.
  public var seed: UInt64
  /// How many periods are lived through side by side.
  ///
  /// Each may use all cores when it is scored. The result does not depend on it.
  public var threads: Int
  /// The language of texts.
  public var language: Language

  /// A policy to try.
  public init(
    policy: String, scenario: String? = nil, periods: Int? = nil, weeks: Int? = nil, agents: Int? = nil,
    spread: Double = 0.4, seed: UInt64 = 1, threads: Int = 1, language: Language = .en
  ) {
    self.policy = policy
    self.scenario = scenario
    self.periods = periods
    self.weeks = weeks
    self.agents = agents
    self.spread = spread
    self.seed = seed
    self.threads = threads
    self.language = language
  }

  /// At least and at most so many periods are tried where nobody says how many; after the least, no more than so many
  /// rows are scored.
  public static let (fewestPeriods, mostPeriods, mostRows) = (8, 40, 3_000_000)

  /// Periods of this number and above are lived through only to see how much pay differs by luck: more than are ever tried.
  private static let afterAll = 1000

  /// Tries the policy.
  ///
  /// - Parameter progress: Told how many periods are done.
  /// - Throws: ``Failure`` with every problem of policy or scenario.
  public func report(progress: (_ done: Int) -> Void = { _ in }) async throws(Failure) -> Report {
    precondition(periods ?? 2 >= 2 && weeks ?? 1 >= 1 && agents ?? 3 >= 3 && spread >= 0, "limits are checked before")
    let loaded = try ScoreRequest.load(policy)
    var inputs = [Report.Input(path: loaded.input.path, digest: loaded.input.digest)]
    let model: SimulationModel
    let agents = agents ?? RehearsalDesk.agents(for: loaded.policy)
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
    var simulation = try RehearsalSimulation(
      model, weeks: weeks ?? RehearsalSimulation.weeks(of: loaded.policy.cadence), mayCut: weeks == nil,
      target: MeasureSettings(loaded.policy).replyTargetSeconds, seed: seed,
      path: scenario ?? "--agents \(agents)")
    simulation.roster = RehearsalStaff(model, isMadeUp: scenario == nil).roster(for: loaded.policy)
    let first = simulation.contacts(number: 0)
    let world = RehearsalWorld(try tried(loaded.policy, first), spread: spread)
    let circumstances = Circumstances(first)
    let periods = await live(simulation, world, circumstances, progress)
    let answer = RehearseAnswer(
      policy: loaded.policy, tried: world.policy, scenario: scenario == nil ? nil : model.scenario.title,
      simulation: simulation, circumstances: circumstances, spread: spread, found: Rehearsal(periods),
      isPeriodsGiven: self.periods != nil, words: RehearsalWords(language: language))
    return Report(
      command: "score-rehearse", inputs: inputs, seed: seed, result: answer.members, document: answer.document,
      tables: [Report.Table("rehearsal", answer.rows)],
      warnings: loaded.warnings.map(\.description) + answer.warnings)
  }

  /// The policy with the indicators that a rehearsal can draw and that the simulated records tell.
  private func tried(_ policy: ScorePolicy, _ contacts: RehearsalContacts) throws(Failure) -> ScorePolicy {
    let drawn = policy.items.map(\.indicator).filter(RehearsalWorld.indicators.contains)
    guard !drawn.isEmpty else {
      throw Failure(
        .badInput,
        "\(self.policy): a rehearsal can draw none of \(policy.items.map(\.indicator).joined(separator: ", ")); it can draw "
          + RehearsalWorld.indicators.joined(separator: ", ") + ".")
    }
    let drawable = RehearsalWorld.rehearsable(policy, told: drawn)
    let told = RehearsalPeriod.told(by: contacts, in: RehearsalWorld(drawable, spread: spread), seed: seed)
    guard !told.isEmpty else {
      throw Failure(
        .badInput,
        "\(scenario ?? self.policy): the simulated records tell none of \(drawn.joined(separator: ", ")) of any agent; on the "
          + "phone the wait is the team's, so add indicators such as satisfaction, resolution-rate or handling-time, or write "
          + "a scenario with written contacts.")
    }
    return RehearsalWorld.rehearsable(drawable, told: told)
  }

  /// Lives through the periods side by side, and hands them back in order, no more than are needed.
  ///
  /// Whether to stop depends on the periods before only, so it does not depend on which thread was quicker.
  private func live(
    _ simulation: RehearsalSimulation, _ world: RehearsalWorld, _ circumstances: Circumstances,
    _ progress: (Int) -> Void
  ) async -> [RehearsalPeriod] {
    let seed = seed
    let isPaid = world.policy.bonus != nil
    let most = periods ?? Self.mostPeriods
    return await withTaskGroup(of: (Int, RehearsalPeriod).self) { group in
      func launch(_ number: Int) {
        group.addTask {
          let contacts = simulation.contacts(number: number)
          let next = isPaid ? simulation.contacts(number: number + Self.afterAll) : nil
          return (
            number,
            RehearsalPeriod(
              contacts, world: world, circumstances: circumstances, seed: seed, number: number, next: next,
              expectedWaits: StaffedWaits.of)
          )
        }
      }
      var next = min(max(1, threads), most)
      for number in 0..<next { launch(number) }
      var found = [RehearsalPeriod?](repeating: nil, count: most)
      var (done, inOrder) = (0, [RehearsalPeriod]())
      for await (number, period) in group {
        found[number] = period
        done += 1
        progress(done)
        while inOrder.count < most, let period = found[inOrder.count] {
          inOrder.append(period)
          if periods == nil, isEnough(inOrder) {
            group.cancelAll()
            return inOrder
          }
        }
        if next < most {
          launch(next)
          next += 1
        }
      }
      return inOrder
    }
  }

  /// Whether as many periods have been tried as narrow intervals, or patience, ask for.
  private func isEnough(_ periods: [RehearsalPeriod]) -> Bool {
    guard periods.count >= Self.fewestPeriods else { return false }
    return periods.reduce(0) { $0 + $1.rowsScored } >= Self.mostRows || Rehearsal(periods).isPrecise
  }
}
