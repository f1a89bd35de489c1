public import Simulation

/// Replications of a model, made side by side and handed over in order.
///
/// Replication numbers 0, 1, 2, … come in order whatever thread finishes first, so whatever is made of them is the same
/// to the last bit for any number of threads. Those that came early wait, and no thread runs far ahead, so memory does
/// not grow with their number.
public struct Replications: Sendable {
  private let model: SimulationModel
  private let seed: UInt64
  private let most: Int
  private let threads: Int

  /// Replications that have not begun.
  ///
  /// - Parameters:
  ///   - model: What is simulated.
  ///   - seed: The seed of all luck.
  ///   - most: How many there are.
  ///   - threads: How many run side by side.
  public init(of model: SimulationModel, seed: UInt64, most: Int, threads: Int) {
    self.model = model
    self.seed = seed
    self.most = most
    self.threads = max(1, threads)
  }

  /// Hands over one replication after another.
  ///
  /// - Parameter body: Takes a replication and returns whether to go on.
  public func visit(_ body: (ReplicationResult) -> Bool) async {
    guard threads > 1 else {
      for number in 0..<most {
        if !body(replicate(number)) { return }
      }
      return
    }
    // Not inside the group: it must not be captured by the tasks.
    var early: [Int: ReplicationResult] = [:]
    await withTaskGroup(of: ReplicationResult.self) { group in
      var (done, next) = (0, 0)
      while next < min(threads, most) {
        launch(next, in: &group)
        next += 1
      }
      for await result in group {
        early[result.number] = result
        while let due = early.removeValue(forKey: done) {
          done += 1
          if !body(due) || done == most { return group.cancelAll() }
        }
        // A slow replication must not let the others run ahead without bound.
        while next < most && next < done + 4 * threads && next - done - early.count < threads {
          launch(next, in: &group)
          next += 1
        }
      }
    }
  }

  private func launch(_ number: Int, in group: inout TaskGroup<ReplicationResult>) {
    group.addTask { replicate(number) }
  }

  private func replicate(_ number: Int) -> ReplicationResult {
    var replication = Replication(model, seed: seed, number: number)
    replication.run()
    return replication.result
  }
}
