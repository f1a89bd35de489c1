/// How many replications a study makes, and on how many threads.
public struct StudySettings: Hashable, Sendable {
  /// The seed of all luck.
  public var seed: UInt64
  /// How long a study goes on.
  public var stopping: Stopping
  /// How many replications run side by side; the figures are the same for any number.
  public var threads: Int
  /// The confidence of the intervals, 0…1.
  public var confidence: Double

  /// Settings of a study.
  public init(
    seed: UInt64 = 1, stopping: Stopping = .default, threads: Int = 1, confidence: Double = 0.95
  ) {
    self.seed = seed
    self.stopping = stopping
    self.threads = max(1, threads)
    self.confidence = confidence
  }

  /// When a study has made enough replications.
  public enum Stopping: Hashable, Sendable {
    /// After so many.
    case replications(Int)
    /// Once the service level of all contacts is known to plus or minus `halfWidth` (0.005 is half a percentage
    /// point), looked at every
    /// ten replications from `least` on, and after `most` at the latest.
    case precision(halfWidth: Double, least: Int, most: Int)

    /// To half a percentage point, with 30 to 500 replications.
    public static let `default` = Stopping.precision(halfWidth: 0.005, least: 30, most: 500)

    /// The largest number of replications that can be needed.
    public var most: Int {
      switch self {
      case .replications(let count): count
      case .precision(_, _, let most): most
      }
    }
  }
}
