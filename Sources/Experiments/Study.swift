public import Simulation
import Statistics
import Workforce

/// Many replications of a model, gathered into estimates.
///
/// They are gathered in order whatever thread finishes first, so the figures are the same to the last bit for any number
/// of threads.
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
  ///   returns whether to go on.
  /// - Returns: The estimates, or nil when `progress` asked to stop.
  public func run(progress: (_ done: Int, _ most: Int) -> Bool = { _, _ in true }) async -> StudyResult? {
    var accumulator = StudyAccumulator(model.scenario)
    var isWanted = true
    let most = settings.stopping.most
    await Replications(of: model, seed: settings.seed, most: most, threads: settings.threads).visit { result in
      accumulator.add(result)
      isWanted = progress(accumulator.replications, most)
      return isWanted && !isEnough(accumulator)
    }
    return isWanted ? accumulator.result(seed: settings.seed, confidence: settings.confidence) : nil
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
