import Statistics
public import Workforce

/// A policy tried on agents whose true skill is known, before it is used on anybody.
///
/// Beside it stands the usual way: points of the observed figures, no adjustment, grades without doubt. Intervals are
/// those of a mean over periods, by Student's t; a share that was the same in every period has the one of a proportion
/// (Wilson).
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
    /// The share of the variance of scores between agents that goes along with what their skill earns.
    public var skill: Estimate?
    /// The share that goes along with circumstances; nil where these are the same for all, or agents too few.
    public var circumstance: Estimate?
    /// The share that goes along with neither.
    public var luck: Estimate?
    /// Points that circumstances cost an agent, skill and the other circumstances held equal; those that cannot be
    /// told are absent.
    public var costs: [Circumstance: Estimate]
    /// Of the three with the highest scores, the share who truly are among the best three; nil for small teams.
    public var topThreeRight: Estimate?
    /// Of the three with the lowest scores, the share who truly belong to the better half; nil for small teams.
    public var bottomThreeWrong: Estimate?
    /// Points that an agent gains by gaming, with the same skill and luck.
    public var gains: [Gaming: Estimate]
  }

  /// Where the points of a kind of gaming come from, and what takes them back, under the policy.
  public struct GamingEffect: Sendable, Hashable {
    /// The mean change of the score by indicator, the largest rise first.
    public var parts: [Part]
    /// What guards take off on average.
    public var guarded: Double
    /// A mean change.
    public struct Part: Sendable, Hashable {
      /// The indicator.
      public var indicator: String
      /// The points of the score.
      public var points: Double
    }
  }

  /// The policy.
  public let policy: Finding
  /// Points of observed figures, graded without doubt.
  public let naive: Finding
  /// Where gaming gains and loses under the policy.
  public let effects: [Gaming: GamingEffect]
  /// The shares of agents whose skill earns each grade, in the order of the policy's.
  public let earned: [Estimate]
  /// How many periods were tried.
  public let periods: Int
  /// How many agents there were on average.
  public let agents: Double
  /// How many contacts they answered on average.
  public let served: Double

  /// Puts periods together.
  ///
  /// - Parameter periods: At least two, in the order of their numbers.
  public init(_ periods: [RehearsalPeriod]) {
    precondition(periods.count >= 2, "a rehearsal needs at least two periods")
    func gains(_ value: @escaping (GamingTrial) -> Double) -> [Gaming: Estimate] {
      Rehearsal.estimates(Gaming.allCases) { kind in
        periods.map { period in
          period.trials[kind].map { trials in trials.reduce(0) { $0 + value($1) } / Double(trials.count) }
        }
      }
    }
    policy = Finding(periods.map(\.policy), gains: gains(\.fair))
    naive = Finding(periods.map(\.naive), gains: gains(\.naive))
    effects = Dictionary(
      Gaming.allCases.compactMap { kind in
        GamingEffect(periods.flatMap { $0.trials[kind] ?? [] }).map { (kind, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let outcomes = periods.map(\.policy)
    earned = outcomes[0].earned.indices.compactMap { place in
      Rehearsal.share(
        outcomes.map { Double($0.earned[place]) / Double(max(1, $0.agents)) },
        trials: outcomes.reduce(0) { $0 + $1.agents })
    }
    self.periods = periods.count
    agents = Double(periods.reduce(0) { $0 + $1.agents }) / Double(periods.count)
    served = Double(periods.reduce(0) { $0 + $1.served }) / Double(periods.count)
  }

  /// The half widths that intervals are wanted to have: of the share of right grades, and of costs and gains in points.
  ///
  /// Of a gain that is large anyway, a quarter of it will do.
  static let (wantedShare, wantedPoints, wantedPart) = (0.035, 1.5, 0.25)

  /// Whether all intervals that a decision hangs on are narrow enough.
  public var isPrecise: Bool {
    func isNarrow(_ estimate: Estimate?, _ half: Double) -> Bool {
      estimate.map { $0.high - $0.low <= 2 * half } ?? true
    }
    return isNarrow(policy.gradeRight, Rehearsal.wantedShare)
      && Circumstance.allCases.allSatisfy { isNarrow(policy.costs[$0], Rehearsal.wantedPoints) }
      && Gaming.allCases.allSatisfy { kind in
        let gain = policy.gains[kind]
        return isNarrow(gain, max(Rehearsal.wantedPoints, Rehearsal.wantedPart * abs(gain?.mean ?? 0)))
      }
  }

  // MARK: - Estimates

  /// The mean of what periods say, each period once.
  static func mean(_ values: [Double?]) -> Estimate? {
    let tally = Tally(values.compactMap(\.self))
    return tally.count > 1 ? Intervals.mean(of: tally) : nil
  }

  /// The mean of shares, with an interval that keeps a width where no period differs.
  ///
  /// - Parameters:
  ///   - values: The shares of the periods.
  ///   - trials: How many cases they are made of, all together.
  static func share(_ values: [Double?], trials: Int) -> Estimate? {
    guard let found = mean(values) else { return nil }
    if found.low == found.high, trials > 0, found.mean == 0 || found.mean == 1 {
      return Intervals.proportion(successes: Int(found.mean) * trials, trials: trials, confidence: found.confidence)
    }
    return Estimate(
      mean: found.mean, low: max(0, found.low), high: min(1, found.high), confidence: found.confidence)
  }

  fileprivate static func estimates<Key: Hashable>(_ keys: [Key], _ values: (Key) -> [Double?]) -> [Key: Estimate] {
    Dictionary(
      keys.compactMap { key in mean(values(key)).map { (key, $0) } }, uniquingKeysWith: { first, _ in first })
  }
}

extension Rehearsal.Finding {
  fileprivate init(_ outcomes: [RehearsalOutcome], gains: [Gaming: Estimate]) {
    let graded = outcomes.reduce(0) { $0 + $1.graded }
    let agents = outcomes.reduce(0) { $0 + $1.agents }
    func ofGraded(_ count: KeyPath<RehearsalOutcome, Int>) -> Estimate? {
      Rehearsal.share(
        outcomes.map { $0.graded > 0 ? Double($0[keyPath: count]) / Double($0.graded) : nil }, trials: graded)
    }
    (gradeRight, gradeAbove, gradeBelow) = (ofGraded(\.right), ofGraded(\.above), ofGraded(\.below))
    ungraded = Rehearsal.share(
      outcomes.map { Double($0.agents - $0.graded) / Double(max(1, $0.agents)) }, trials: agents)
    error = Rehearsal.mean(outcomes.map(\.error))
    /// Shares of variance can come out a little below zero by chance.
    func ofVariance(_ values: [Double?]) -> Estimate? {
      Rehearsal.mean(values).map {
        Estimate(
          mean: min(1, max(0, $0.mean)), low: min(1, max(0, $0.low)), high: min(1, max(0, $0.high)),
          confidence: $0.confidence)
      }
    }
    skill = ofVariance(outcomes.map { $0.spread.shares?.skill })
    let concerned = outcomes.contains { !$0.spread.costs.isEmpty }
    circumstance = concerned ? ofVariance(outcomes.map { $0.spread.shares?.circumstance }) : nil
    luck = ofVariance(outcomes.map { $0.spread.shares?.luck })
    costs = Rehearsal.estimates(Circumstance.allCases) { kind in outcomes.map { $0.spread.costs[kind] } }
    topThreeRight = Rehearsal.share(outcomes.map { $0.ranks?.topRight }, trials: 3 * outcomes.count)
    bottomThreeWrong = Rehearsal.share(outcomes.map { $0.ranks?.bottomWrong }, trials: 3 * outcomes.count)
    self.gains = gains
  }
}

extension Rehearsal.GamingEffect {
  /// Means over attempts; nil for none.
  fileprivate init?(_ trials: [GamingTrial]) {
    guard !trials.isEmpty else { return nil }
    let count = Double(trials.count)
    var sums: [String: Double] = [:]
    for trial in trials { for (indicator, points) in trial.parts { sums[indicator, default: 0] += points } }
    parts = sums.map { Part(indicator: $0.key, points: $0.value / count) }
      .sorted { (-$0.points, $0.indicator) < (-$1.points, $1.indicator) }
    guarded = trials.reduce(0) { $0 + $1.guarded } / count
  }
}
