public import Simulation
import Statistics
import Workforce

/// Many replications of a model, gathered into estimates.
///
/// Replication numbers 0, 1, 2, … are merged in order whatever thread finishes first, so the figures are the same to
/// the last bit
/// for any number of threads.
public struct Study: Sendable {
  private let model: SimulationModel
  private let settings: StudySettings

  /// A study that has not begun.
  public init(_ model: SimulationModel, settings: StudySettings) {
    self.model = model
    self.settings = settings
  }

  /// Makes replications until there are enough.
  ///
  /// - Parameter progress: Told after every replication how many have been merged and how many there will be at most;
  /// returns
  ///   whether to go on.
  /// - Returns: The estimates, or nil when `progress` asked to stop.
  public func run(progress: (_ done: Int, _ most: Int) -> Bool = { _, _ in true }) async -> StudyResult? {
    var accumulator = StudyAccumulator(model.scenario)
    let finished =
      settings.threads == 1
      ? runAlone(&accumulator, progress) : await runTogether(&accumulator, progress)
    return finished ? accumulator.result(seed: settings.seed, confidence: settings.confidence) : nil
  }

  private func runAlone(_ accumulator: inout StudyAccumulator, _ progress: (Int, Int) -> Bool) -> Bool {
    for number in 0..<settings.stopping.most {
      accumulator.add(Study.replicate(model, settings.seed, number))
      if !progress(accumulator.replications, settings.stopping.most) { return false }
      if isEnough(accumulator) { break }
    }
    return true
  }

  private func runTogether(_ accumulator: inout StudyAccumulator, _ progress: (Int, Int) -> Bool) async -> Bool {
    let most = settings.stopping.most
    // Not inside the group: it must not be captured by the tasks.
    var early: [Int: ReplicationResult] = [:]
    return await withTaskGroup(of: ReplicationResult.self, returning: Bool.self) { group in
      var next = 0
      while next < min(settings.threads, most) {
        launch(next, in: &group)
        next += 1
      }
      for await result in group {
        early[result.number] = result
        while let due = early.removeValue(forKey: accumulator.replications) {
          accumulator.add(due)
          if !progress(accumulator.replications, most) {
            group.cancelAll()
            return false
          }
          if accumulator.replications == most || isEnough(accumulator) {
            group.cancelAll()
            return true
          }
        }
        // A slow replication must not let the others run ahead without bound.
        while next < most && next < accumulator.replications + 4 * settings.threads
          && next - accumulator.replications - early.count < settings.threads
        {
          launch(next, in: &group)
          next += 1
        }
      }
      return true
    }
  }

  private func launch(_ number: Int, in group: inout TaskGroup<ReplicationResult>) {
    let (model, seed) = (model, settings.seed)
    group.addTask { Study.replicate(model, seed, number) }
  }

  private static func replicate(_ model: SimulationModel, _ seed: UInt64, _ number: Int) -> ReplicationResult {
    var replication = Replication(model, seed: seed, number: number)
    replication.run()
    return replication.result
  }

  /// Whether the estimates are as precise as was asked for.
  private func isEnough(_ accumulator: StudyAccumulator) -> Bool {
    guard case .precision(let halfWidth, let least, _) = settings.stopping,
      accumulator.replications >= max(least, 2), accumulator.replications.isMultiple(of: 10)
    else { return false }
    guard let level = Intervals.ratio(of: accumulator.headline, confidence: settings.confidence) else { return true }
    return level.halfWidth <= halfWidth
  }
}
