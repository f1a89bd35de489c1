import Statistics
import Workforce

/// One period of a rehearsal: skills drawn, records made, scored as `score` does, and held against the truth.
public struct RehearsalPeriod: Sendable {
  let policy: RehearsalOutcome
  let naive: RehearsalOutcome
  /// What gaming changed, by kind: in each the agents who tried it.
  let trials: [Gaming: [GamingTrial]]
  let (agents, served): (Int, Int)
  /// How many rows of records were made and scored.
  public let rowsScored: Int

  /// Lives through one period.
  ///
  /// - Parameters:
  ///   - contacts: The simulated contacts, at least one of them answered.
  ///   - world: What skill makes of contacts.
  ///   - circumstances: Who works under which; nil for what these contacts say.
  ///   - seed: The seed.
  ///   - number: The number of the period; together with the seed it fixes all luck.
  ///   - kinds: The kinds of gaming that are tried.
  ///   - expectedWaits: For each conversation of some records the wait that staffing alone makes likely.
  public init(
    _ contacts: RehearsalContacts, world: RehearsalWorld, circumstances: Circumstances? = nil, seed: UInt64,
    number: Int, kinds: [Gaming] = Gaming.allCases, expectedWaits: (Evidence) -> ExpectedWaits
  ) {
    var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal", entity: "skills")
    let skills = (0..<contacts.agentCount).map { _ in AgentSkill.drawn(spread: world.spread, &stream) }
    let bench = RehearsalBench(contacts, world, skills, seed, number)
    let honest = bench.scored([:], expectedWaits: expectedWaits)
    let cards = honest.scores.cards
    let truths = bench.truths(of: cards.map { honest.scores.index(of: $0.agent) ?? 0 })
    let names = cards.map(\.agent)
    let known = circumstances ?? Circumstances(contacts)
    func outcome(_ scores: [Double], _ grades: [String?]) -> RehearsalOutcome {
      RehearsalOutcome(
        scores: scores, grades: grades, truths: truths, world.policy.grades,
        spread: ScoreSpread(scores, truths, agents: names, known))
    }
    policy = outcome(cards.map { $0.total?.value ?? 0 }, cards.map { $0.grade?.name })
    let plain = cards.map(bench.naiveScore)
    naive = outcome(plain, plain.map { RehearsalOutcome.grade($0, world.policy.grades) })
    let attempts = bench.attempts(kinds, &stream)
    trials = bench.trials(attempts, honest)
    (agents, served) = (cards.count, contacts.servedCount)
    rowsScored = contacts.rows.count * (1 + attempts.count)
  }

  /// The indicators of a policy that these contacts can tell: in the order of the policy.
  ///
  /// - Parameters:
  ///   - contacts: Simulated contacts.
  ///   - world: The world of the policy.
  ///   - seed: The seed.
  public static func told(by contacts: RehearsalContacts, in world: RehearsalWorld, seed: UInt64) -> [String] {
    let skills = Array(repeating: AgentSkill.average, count: contacts.agentCount)
    let honest = RehearsalBench(contacts, world, skills, seed, 0).scored([:]) { _ in [] }
    return world.policy.items.map(\.indicator).filter { honest.scores.input.isMeasured($0) }
  }
}

/// What one way of scoring made of a period.
struct RehearsalOutcome: Sendable {
  /// Of all who got a grade, how many got the one that skill earns, a better one, a worse one.
  private(set) var (right, above, below) = (0, 0, 0)
  /// How many agents' skill earns each grade, in the order of the policy's.
  private(set) var earned: [Int]
  /// How many agents there were.
  let agents: Int
  /// The root mean square of the difference between score and what skill earns.
  let error: Double
  /// Why scores differ.
  let spread: ScoreSpread
  /// How right a ranking by these scores is at its ends; nil for fewer than seven agents.
  let ranks: RankFacts?

  /// How many got a grade.
  var graded: Int { right + above + below }

  /// Scores and grades held against the truth.
  ///
  /// - Parameters:
  ///   - scores: The scores, not empty.
  ///   - grades: The grades given; nil for none.
  ///   - truths: The scores that the skills earn.
  ///   - rule: The grades of the policy, best first.
  ///   - spread: Why scores differ.
  init(scores: [Double], grades: [String?], truths: [Double], _ rule: [Grade], spread: ScoreSpread) {
    let names = rule.map(\.name)
    earned = names.map { _ in 0 }
    for truth in truths {
      if let place = names.firstIndex(of: RehearsalOutcome.grade(truth, rule)) { earned[place] += 1 }
    }
    for (given, truth) in zip(grades, truths) {
      guard let given, let place = names.firstIndex(of: given),
        let earned = names.firstIndex(of: RehearsalOutcome.grade(truth, rule))
      else { continue }
      if place == earned { right += 1 } else if place < earned { above += 1 } else { below += 1 }
    }
    agents = scores.count
    let squares = zip(scores, truths).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    error = (squares / Double(max(1, scores.count))).squareRoot()
    self.spread = spread
    ranks = RankFacts(scores, truths)
  }

  /// The grade in whose range a score lies.
  static func grade(_ score: Double, _ rule: [Grade]) -> String {
    rule.first { score >= $0.from }?.name ?? rule[rule.count - 1].name
  }
}
