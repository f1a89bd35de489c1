import Statistics
public import Workforce

/// A policy tried on agents whose true skill is known, before it is used on anybody.
///
/// Beside it stands the usual way: points of the observed figures, no adjustment, and a ranking.
public struct Rehearsal: Sendable {
  /// What was found of one way of scoring.
  public struct Finding: Sendable, Hashable {
    /// How often the grade given is the one that the true figures earn, of all agents who got one.
    public var gradeRight: Estimate
    /// How often no grade was given.
    public var ungraded: Double
    /// The share of the variance of scores between agents that is not their skill.
    public var luck: Estimate
    /// Points that agents at night get less than their skill earns, compared with the others.
    public var nightCost: Estimate
    /// Points that agents with hard matters get less than their skill earns, compared with the others.
    public var hardCost: Estimate
    /// Points that an agent of average skill gains by gaming, by kind.
    public var gains: [Gain]
  }

  /// What a kind of gaming gains.
  public struct Gain: Sendable, Hashable {
    /// The kind.
    public var kind: String
    /// The points.
    public var points: Estimate
  }

  /// The policy.
  public var policy: Finding
  /// Points of observed figures, graded without doubt.
  public var naive: Finding
  /// How often one of the three who rank first by observed figures is truly one of the best three.
  public var topThreeRight: Estimate
  /// How often one of the three who rank last truly is above the middle.
  public var bottomThreeAboveMiddle: Estimate
  /// How many months were tried.
  public var months: Int
  /// How many agents there were.
  public var agents: Int

  /// Tries a policy.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems.
  ///   - template: The contacts of a month.
  ///   - months: How many months are drawn, at least 2.
  ///   - spread: The standard deviation of skill between agents, in logits.
  ///   - seed: The seed.
  public init(
    _ policy: ScorePolicy, template: RehearsalTemplate, months: Int, spread: Double = 0.4, seed: UInt64
  ) {
    precondition(months >= 2, "a rehearsal needs at least two months")
    let world = SkillWorld(
      policy: policy, definitions: policy.items.compactMap { IndicatorCatalogue.find($0.indicator)?.definition },
      template: template, settings: MeasureSettings(policy), spread: spread)
    var (fair, naive) = (RehearsalTally(), RehearsalTally())
    var (top, bottom) = (Tally(), Tally())
    for month in 0..<months {
      let run = RehearsalMonth(world, seed: seed, number: month)
      fair.add(run.outcome(isNaive: false))
      naive.add(run.outcome(isNaive: true))
      let ranks = run.ranks
      top.add(ranks.topRight)
      bottom.add(ranks.bottomWrong)
    }
    self.policy = fair.finding
    self.naive = naive.finding
    topThreeRight = Intervals.mean(of: top)
    bottomThreeAboveMiddle = Intervals.mean(of: bottom)
    self.months = months
    agents = template.agentCount
  }
}

/// What one month yields under one way of scoring.
struct RehearsalOutcome {
  var gradeRight: Double?
  var ungraded: Double
  var luck: Double
  var nightCost: Double?
  var hardCost: Double?
  var gains: [(String, Double)]
}

/// Months gathered.
struct RehearsalTally {
  private var (right, luck, night, hard) = (Tally(), Tally(), Tally(), Tally())
  private var (ungraded, months) = (0.0, 0.0)
  private var kinds: [String] = []
  private var gains: [Tally] = []

  mutating func add(_ outcome: RehearsalOutcome) {
    if let share = outcome.gradeRight { right.add(share) }
    luck.add(outcome.luck)
    if let cost = outcome.nightCost { night.add(cost) }
    if let cost = outcome.hardCost { hard.add(cost) }
    ungraded += outcome.ungraded
    months += 1
    if kinds.isEmpty {
      kinds = outcome.gains.map(\.0)
      gains = kinds.map { _ in Tally() }
    }
    for (place, gain) in outcome.gains.enumerated() { gains[place].add(gain.1) }
  }

  var finding: Rehearsal.Finding {
    func interval(_ tally: Tally) -> Estimate {
      tally.count > 0
        ? Intervals.mean(of: tally) : Estimate(mean: .nan, low: .nan, high: .nan, confidence: 0.95)
    }
    return Rehearsal.Finding(
      gradeRight: interval(right), ungraded: ungraded / months, luck: interval(luck), nightCost: interval(night),
      hardCost: interval(hard), gains: zip(kinds, gains).map { .init(kind: $0, points: interval($1)) })
  }
}
