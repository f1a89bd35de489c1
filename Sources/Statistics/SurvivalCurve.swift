import Glibc

/// A time that ended, or that we stopped watching before it did.
public struct CensoredTime: Hashable, Sendable {
  /// The time watched.
  public var time: Double
  /// Whether the end was not seen: an answered caller's patience is at least the wait.
  public var isCensored: Bool

  /// A time with whether its end was not seen.
  public init(_ time: Double, isCensored: Bool) {
    self.time = time
    self.isCensored = isCensored
  }
}

/// The Kaplan–Meier estimate of the probability of lasting longer than t, from times of which some are censored.
///
/// For patience: the times are waits, the abandoned ones end, the answered ones are censored. Assumes that being answered says
/// nothing of the patience that was left. A time censored at the moment of an end counts as at risk at that end.
///
/// Source: Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452.
public struct SurvivalCurve: Hashable, Sendable {
  /// A time at which something ended.
  public struct Step: Hashable, Sendable {
    /// The time.
    public let time: Double
    /// How many were still being watched just before.
    public let atRisk: Int
    /// How many ended.
    public let ended: Int
    /// The probability of lasting longer than this time.
    public let survival: Double
    /// The sum of ended / (at risk × staying) so far, by which Greenwood's variance is the squared survival times it.
    let greenwood: Double
  }

  /// The steps of the curve in ascending time.
  public let steps: [Step]
  /// The number of times.
  public let count: Int
  /// How many of them ended.
  public let endedCount: Int
  /// The sum of all times, censored or not.
  public let totalTime: Double
  /// The longest time, censored or not; beyond it the data say nothing.
  public let longestTime: Double

  /// The curve of a sample.
  ///
  /// - Parameter sample: Times in any order, finite and at least zero; there must be one.
  /// - Throws: `StatisticsError.impossible` when the sample is empty or holds an impossible time.
  public init(_ sample: some Sequence<CensoredTime>) throws(StatisticsError) {
    let sorted = sample.sorted { $0.time < $1.time }
    guard let last = sorted.last else {
      throw .impossible("survival curve: found no times, expected at least one; check that the records hold waits")
    }
    if let bad = sorted.first(where: { !($0.time >= 0 && $0.time.isFinite) }) {
      throw .impossible(
        "survival curve: found a time of \(bad.time), expected finite times of at least zero; leave such records out")
    }
    steps = Self.steps(of: sorted)
    count = sorted.count
    endedCount = sorted.count { !$0.isCensored }
    totalTime = sorted.reduce(0) { $0 + $1.time }
    longestTime = last.time
  }

  private static func steps(of sorted: [CensoredTime]) -> [Step] {
    var steps: [Step] = []
    var survival = 1.0
    var greenwood = 0.0
    var index = 0
    while index < sorted.count {
      let time = sorted[index].time
      let atRisk = sorted.count - index
      var ended = 0
      while index < sorted.count, sorted[index].time == time {
        if !sorted[index].isCensored { ended += 1 }
        index += 1
      }
      if ended == 0 { continue }
      survival *= Double(atRisk - ended) / Double(atRisk)
      // When all end at once the survival is zero, and so is its estimated variance.
      if ended < atRisk { greenwood += Double(ended) / (Double(atRisk) * Double(atRisk - ended)) }
      steps.append(Step(time: time, atRisk: atRisk, ended: ended, survival: survival, greenwood: greenwood))
    }
    return steps
  }

  /// The last step at or before a time.
  func step(at time: Double) -> Step? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : steps[low - 1]
  }
}
