import Workforce

/// What one way of scoring made of a period.
struct RehearsalOutcome: Sendable {
  /// What one agent got.
  struct Verdict: Sendable {
    /// The score; nil where there is none.
    var score: Double?
    /// The grade; nil where there is none.
    var grade: String?
    /// Whether there is none because too few peers are compared.
    var lacksPeers = false

    /// What a scorecard says.
    init(_ card: Scorecard) {
      (score, grade) = (card.total?.value, card.grade?.name)
      lacksPeers = card.flags.contains { flag in
        switch flag {
        case .fewPeers, .unknownPeers: true
        default: false
        }
      }
    }

    /// A score with a grade.
    init(score: Double?, grade: String?) { (self.score, self.grade) = (score, grade) }
  }

  /// Grades given and earned, of all who got one.
  private(set) var agreement: GradeAgreement
  /// How many agents' skill earns each grade, in the order of the policy's.
  private(set) var earned: [Int]
  /// How many agents there were, and how many of them had no score, and no grade for want of peers.
  let (agents, unscored, withoutPeers): (Int, Int, Int)
  /// The root mean square of the difference between score and what skill earns; nil where nobody has a score.
  let error: Double?
  /// Why scores differ.
  let spread: ScoreSpread
  /// How right a ranking by these scores is at its ends; nil for fewer than seven agents.
  let ranks: RankFacts?

  /// How many got no grade although they have a score and enough peers: too little is known of them.
  var withoutEvidence: Int { agents - agreement.graded - unscored - withoutPeers }

  /// Scores and grades held against the truth.
  ///
  /// - Parameters:
  ///   - verdicts: What was given, not empty.
  ///   - truths: The scores that the skills earn.
  ///   - rule: The grades of the policy, best first.
  ///   - agents: The names.
  ///   - circumstances: Who works under which.
  init(
    _ verdicts: [Verdict], truths: [Double], _ rule: [Grade], agents names: [String], _ circumstances: Circumstances
  ) {
    agreement = GradeAgreement(grades: rule.count)
    earned = rule.map { _ in 0 }
    for (verdict, truth) in zip(verdicts, truths) {
      let due = RehearsalOutcome.grade(truth, rule)
      earned[due] += 1
      if let given = rule.firstIndex(where: { $0.name == verdict.grade }) { agreement.add(earned: due, given: given) }
    }
    agents = verdicts.count
    unscored = verdicts.count { $0.score == nil }
    withoutPeers = verdicts.count { $0.score != nil && $0.grade == nil && $0.lacksPeers }
    let known = verdicts.indices.filter { verdicts[$0].score != nil }
    let scores = known.compactMap { verdicts[$0].score }
    let due = known.map { truths[$0] }
    let squares = zip(scores, due).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    error = scores.isEmpty ? nil : (squares / Double(scores.count)).squareRoot()
    spread = ScoreSpread(scores, due, agents: known.map { names[$0] }, circumstances)
    ranks = RankFacts(scores, due)
  }

  /// The place of the grade in whose range a score lies.
  static func grade(_ score: Double, _ rule: [Grade]) -> Int {
    rule.firstIndex { score >= $0.from } ?? rule.count - 1
  }
}
