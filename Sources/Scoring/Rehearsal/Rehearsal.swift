public import Workforce

/// A policy tried on agents whose true skill is known, before it is used on anybody.
///
/// Beside it stands the usual way: points of the observed figures, no adjustment, grades without doubt. Intervals of means and of
/// amounts are by Student's t over periods, infinite where all periods say the same. Those of shares are Wilson's, on the number of
/// independent cases that the share is worth, made smaller for few periods (Korn and Graubard); those of agreement beyond chance are by
/// the jackknife over periods. Neither these nor those of what a guess misses are narrower than independent agents would make them, and
/// none has width zero.
public struct Rehearsal: Sendable {
  /// What was found of one way of scoring; nil where nobody is concerned.
  public struct Finding: Sendable, Hashable {
    /// Of all agents who got a grade, the share whose grade is the one that their skill earns.
    public var gradeRight: Estimate?
    /// The share whose grade is better than that.
    public var gradeAbove: Estimate?
    /// The share whose grade is worse than that.
    public var gradeBelow: Estimate?
    /// Of those who got a grade, the share for whom one and the same grade, the one that most skills earn, would be right.
    public var guessRight: Estimate?
    /// By how much the first share is larger than the last.
    public var beyondGuess: Estimate?
    /// Agreement of grades given with grades earned beyond what chance makes of it: Cohen's κ.
    public var kappa: Estimate?
    /// The share of agents without a grade.
    public var ungraded: Estimate?
    /// The share of agents of whom too little is known for a grade.
    public var withoutEvidence: Estimate?
    /// The share of agents without a grade because they are compared with too few peers, or nobody says who these are.
    public var withoutPeers: Estimate?
    /// The share of agents without a score: the records of their peers do not tell an indicator.
    public var unscored: Estimate?
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
    /// Points that an agent gains by gaming, with the same skill and luck; tricks that change nothing at all are absent.
    public var gains: [Gaming: Estimate]
    /// What is paid; nil where the policy pays nothing.
    public var pay: Pay?
  }

  /// The policy.
  public let policy: Finding
  /// Points of observed figures, graded without doubt.
  public let naive: Finding
  /// Where gaming gains and loses under the policy.
  public let effects: [Gaming: GamingEffect]
  /// The shares of agents whose skill earns each grade, in the order of the policy's.
  public let earned: [Estimate]
  /// The place of the grade that most skills earn.
  public let commonest: Int
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
    let found = Gaming.allCases.compactMap { kind in
      GamingEffect(periods.map { $0.trials[kind] ?? [] }).map { (kind, $0) }
    }
    effects = Dictionary(found, uniquingKeysWith: { first, _ in first })
    func gains(_ value: @escaping (GamingTrial) -> Double) -> [Gaming: Estimate] {
      Rehearsal.estimates(found.map(\.0)) { kind in
        periods.map { period in
          period.trials[kind].map { trials in trials.reduce(0) { $0 + value($1) } / Double(trials.count) }
        }
      }
    }
    let outcomes = periods.map(\.policy)
    let grades = outcomes[0].earned.indices
    let sums = grades.map { place in outcomes.reduce(0) { $0 + $1.earned[place] } }
    let commonest = grades.max { (sums[$0], -$0) < (sums[$1], -$1) } ?? 0
    self.commonest = commonest
    policy = Finding(outcomes, commonest: commonest, gains: gains(\.fair), pay: Pay(periods.map(\.pay)))
    naive = Finding(
      periods.map(\.naive), commonest: commonest, gains: gains(\.naive), pay: Pay(periods.map(\.naivePay)))
    let all = outcomes.reduce(0) { $0 + $1.agents }
    earned = grades.compactMap { place in
      RehearsalInterval.share(outcomes.map { (Double($0.earned[place]), Double($0.agents)) }, cases: all)
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

  fileprivate static func estimates<Key: Hashable>(_ keys: [Key], _ values: (Key) -> [Double?]) -> [Key: Estimate] {
    Dictionary(
      keys.compactMap { key in RehearsalInterval.mean(values(key)).map { (key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Rehearsal.Finding {
  fileprivate init(
    _ outcomes: [RehearsalOutcome], commonest: Int, gains: [Gaming: Estimate], pay: Rehearsal.Pay?
  ) {
    let agents = outcomes.reduce(0) { $0 + $1.agents }
    let agreements = outcomes.map(\.agreement)
    let graded = agreements.reduce(0) { $0 + $1.graded }
    func ofGraded(_ count: (GradeAgreement) -> Int) -> Estimate? {
      RehearsalInterval.share(agreements.map { (Double(count($0)), Double($0.graded)) }, cases: graded)
    }
    func ofAll(_ count: (RehearsalOutcome) -> Int) -> Estimate? {
      RehearsalInterval.share(outcomes.map { (Double(count($0)), Double($0.agents)) }, cases: agents)
    }
    (gradeRight, gradeAbove, gradeBelow) = (ofGraded(\.right), ofGraded(\.above), ofGraded(\.below))
    guessRight = ofGraded { $0.right(guessing: commonest) }
    let beyond = agreements.map { agreement in
      agreement.graded > 0
        ? Double(agreement.right - agreement.right(guessing: commonest)) / Double(agreement.graded) : nil
    }
    let together = GradeAgreement(agreements, grades: outcomes[0].earned.count)
    let known = agreements.count { $0.graded > 0 }
    beyondGuess = RehearsalInterval.mean(beyond).map {
      RehearsalInterval.widened($0, to: together.errorBeyondGuess(commonest), periods: known).limited(to: -1...1)
    }
    kappa = RehearsalInterval.jackknife(agreements.filter { $0.graded > 0 }) {
      GradeAgreement($0, grades: together.counts.count).kappa
    }.map { RehearsalInterval.widened($0, to: together.kappaError, periods: known).limited(to: -1...1) }
    ungraded = ofAll { $0.agents - $0.agreement.graded }
    (withoutEvidence, withoutPeers, unscored) = (ofAll(\.withoutEvidence), ofAll(\.withoutPeers), ofAll(\.unscored))
    error = RehearsalInterval.mean(outcomes.map(\.error))
    /// Shares of variance can come out a little below zero by chance.
    func ofVariance(_ values: [Double?]) -> Estimate? { RehearsalInterval.mean(values)?.limited(to: 0...1) }
    skill = ofVariance(outcomes.map { $0.spread.shares?.skill })
    let concerned = outcomes.contains { !$0.spread.costs.isEmpty }
    circumstance = concerned ? ofVariance(outcomes.map { $0.spread.shares?.circumstance }) : nil
    luck = ofVariance(outcomes.map { $0.spread.shares?.luck })
    costs = Rehearsal.estimates(Circumstance.allCases) { kind in outcomes.map { $0.spread.costs[kind] } }
    func ofThree(_ share: (RankFacts) -> Double) -> Estimate? {
      let ranks = outcomes.compactMap(\.ranks)
      return RehearsalInterval.share(ranks.map { (3 * share($0), 3) }, cases: 3 * ranks.count)
    }
    (topThreeRight, bottomThreeWrong) = (ofThree(\.topRight), ofThree(\.bottomWrong))
    self.gains = gains
    self.pay = pay
  }
}
