import Statistics
public import Workforce

/// A policy tried on agents whose true skill is known, before it is used on anybody.
///
/// Beside it stands the usual way: points of the observed figures, no adjustment, and a ranking. Intervals are those of a mean over
/// periods.
public struct Rehearsal: Sendable {
  /// What was found of one way of scoring; nil where nobody is concerned.
  public struct Finding: Sendable, Hashable {
    /// Of all agents who got a grade, the share whose grade is the one that their skill earns.
    public var gradeRight: Estimate?
    /// The share whose grade is better than that.
    public var gradeAbove: Estimate?
    /// The share whose grade is worse than that.
    public var gradeBelow: Estimate?
    /// The share of agents without a grade.
    public var ungraded: Estimate?
    /// The root mean square of the difference between the score and what skill earns, in points.
    public var error: Estimate?
    /// The share of the variance of scores between agents that does not go along with what their skill earns.
    public var luck: Estimate?
    /// Points that agents at night get less than their skill earns, compared with the others.
    public var nightCost: Estimate?
    /// The same of agents whose customers wait half as long again as the average customer.
    public var thinCost: Estimate?
    /// The same of agents whose matters are harder than average.
    public var hardCost: Estimate?
    /// Points that an agent gains by gaming, with the same skill and luck.
    public var gains: [Gain]
  }

  /// What a kind of gaming gains.
  public struct Gain: Sendable, Hashable {
    /// The kind.
    public var kind: Gaming
    /// The points.
    public var points: Estimate?
  }

  /// The policy.
  public var policy: Finding
  /// Points of observed figures, graded without doubt.
  public var naive: Finding
  /// Of the three who rank first by observed figures, the share who truly are among the best three; nil for small teams.
  public var topThreeRight: Estimate?
  /// Of the three who rank last, the share who truly belong to the better half; nil for small teams.
  public var bottomThreeAboveMiddle: Estimate?
  /// How many periods were tried.
  public var months: Int
  /// How many agents there were on average.
  public var agents: Double
  /// How many contacts they answered on average.
  public var served: Double

  /// Puts periods together.
  ///
  /// - Parameter periods: At least two, in the order of their numbers.
  public init(_ periods: [RehearsalMonth]) {
    precondition(periods.count >= 2, "a rehearsal needs at least two periods")
    policy = Rehearsal.finding(periods.map(\.policy))
    naive = Rehearsal.finding(periods.map(\.naive))
    topThreeRight = Rehearsal.share(periods.map { $0.ranks?.topRight })
    bottomThreeAboveMiddle = Rehearsal.share(periods.map { $0.ranks?.bottomWrong })
    months = periods.count
    agents = Double(periods.reduce(0) { $0 + $1.agents }) / Double(months)
    served = Double(periods.reduce(0) { $0 + $1.served }) / Double(months)
  }

  private static func finding(_ outcomes: [RehearsalMonth.Outcome]) -> Finding {
    Finding(
      gradeRight: share(outcomes.map(\.right)), gradeAbove: share(outcomes.map(\.above)),
      gradeBelow: share(outcomes.map(\.below)), ungraded: share(outcomes.map(\.ungraded)),
      error: mean(outcomes.map(\.error)), luck: share(outcomes.map(\.luck)), nightCost: mean(outcomes.map(\.night)),
      thinCost: mean(outcomes.map(\.thin)), hardCost: mean(outcomes.map(\.hard)),
      gains: Gaming.allCases.enumerated().map { place, kind in
        Gain(kind: kind, points: mean(outcomes.map { $0.gains[place] }))
      })
  }

  private static func share(_ values: [Double?]) -> Estimate? {
    mean(values).map {
      Estimate(mean: $0.mean, low: max(0, $0.low), high: min(1, $0.high), confidence: $0.confidence)
    }
  }

  private static func mean(_ values: [Double?]) -> Estimate? {
    var tally = Tally()
    for case let value? in values { tally.add(value) }
    return tally.count > 1 ? Intervals.mean(of: tally) : nil
  }
}
