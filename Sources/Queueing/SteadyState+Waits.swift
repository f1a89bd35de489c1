#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SteadyState {
  /// Whose waits are described.
  public enum WaitPopulation: Hashable, Sendable {
    /// All contacts that entered: answered or given up.
    case entering
    /// Answered contacts only.
    case answered
  }

  /// The probability that a contact waits longer than a time.
  ///
  /// - Parameters:
  ///   - seconds: not negative.
  ///   - population: whose waits are described.
  public func probabilityOfWait(longerThanSeconds seconds: Double, of population: WaitPopulation) -> Double {
    precondition(seconds >= 0, "a wait is not negative")
    let fate = system.fate(at: seconds / demand.handlingSeconds)
    switch population {
    case .entering: return fate.stillWaiting / (1 - system.blocked)
    case .answered: return fate.answeredLater / system.answered
    }
  }

  /// The wait that a share of contacts does not exceed.
  ///
  /// - Parameters:
  ///   - share: the share, at least 0 and below 1.
  ///   - population: whose waits are described.
  /// - Returns: the quantile in seconds, to a relative 1e-10; 0 when that share need not wait at all.
  public func waitQuantileSeconds(_ share: Double, of population: WaitPopulation) -> Double {
    precondition(share >= 0 && share < 1, "a quantile needs a share of at least 0 and below 1")
    let target = 1 - share
    func tail(_ seconds: Double) -> Double { probabilityOfWait(longerThanSeconds: seconds, of: population) }
    guard tail(0) > target else { return 0 }
    var low = 0.0
    var high = max(meanWaitOfAllSeconds, demand.handlingSeconds * 1e-9)
    while tail(high) > target {
      low = high
      high *= 2
    }
    // The logarithm of the tail is nearly straight, which suits interpolation.
    let goal = log(target)
    return RootFinding.increasing(between: low, and: high, relativeTolerance: 1e-11) { seconds in
      goal - log(max(tail(seconds), 1e-300))
    }
  }
}
