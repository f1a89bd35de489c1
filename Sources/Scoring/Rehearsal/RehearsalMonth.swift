import Statistics
import Workforce

/// One period of a rehearsal: skills drawn, records made, scored as `score` does, and held against the truth.
public struct RehearsalMonth: Sendable {
  /// What one way of scoring made of it.
  struct Outcome: Sendable {
    var (right, above, below): (Double?, Double?, Double?) = (nil, nil, nil)
    var ungraded = 0.0
    var error = 0.0
    var luck = 0.0
    var (night, thin, hard): (Double?, Double?, Double?) = (nil, nil, nil)
    var gains: [Double?] = []
  }

  let policy: Outcome
  let naive: Outcome
  /// How right a ranking by observed figures is at its ends; nil for fewer than seven agents.
  let ranks: (topRight: Double, bottomWrong: Double)?
  let (agents, served): (Int, Int)
  /// Indicators of the policy that these records cannot tell.
  public let unmeasured: [String]

  /// Lives through one period.
  ///
  /// - Parameters:
  ///   - contacts: The simulated contacts, at least one of them answered.
  ///   - world: What skill makes of contacts.
  ///   - seed: The seed.
  ///   - number: The number of the period; together with the seed it fixes all luck.
  ///   - expectedWaits: For each conversation of some records the wait that staffing alone makes likely.
  public init(
    _ contacts: RehearsalContacts, world: RehearsalWorld, seed: UInt64, number: Int,
    expectedWaits: (Evidence) -> [Double]
  ) {
    var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal", entity: "skills")
    let skills = (0..<contacts.agentCount).map { _ in AgentSkill.drawn(spread: world.spread, &stream) }
    let bench = RehearsalBench(contacts, world, skills, seed, number)
    let honest = bench.scored([:], expectedWaits: expectedWaits)
    let cards = honest.scores.cards
    let codes = cards.map { honest.scores.index(of: $0.agent) ?? 0 }
    let truths = bench.truths(of: codes)
    let fair = cards.map { $0.total?.value ?? 0 }
    let naive = cards.map { bench.naiveScore($0) }
    var own = Outcome(scores: fair, grades: cards.map { $0.grade?.name }, truths: truths, world.policy)
    var plain = Outcome(
      scores: naive, grades: naive.map { RehearsalMonth.grade($0, world.policy) }, truths: truths, world.policy)
    for (set, path) in [
      (contacts.nightAgents, \Outcome.night), (contacts.thinAgents, \Outcome.thin), (contacts.hardAgents, \.hard),
    ] {
      let group = Set(codes.indices.filter { set.contains(codes[$0]) })
      own[keyPath: path] = RehearsalMonth.cost(fair, truths, of: group)
      plain[keyPath: path] = RehearsalMonth.cost(naive, truths, of: group)
    }
    var gains: [Gaming: (fair: Double, naive: Double)] = [:]
    for attempt in bench.attempts(&stream) {
      let bent = bench.scored(attempt) { _ in honest.waits }.scores.cards
      for (agent, kind) in attempt {
        guard let place = codes.firstIndex(of: Int(agent)),
          let card = bent.first(where: { $0.agent == cards[place].agent })
        else { continue }
        gains[kind] = ((card.total?.value ?? 0) - fair[place], bench.naiveScore(card) - naive[place])
      }
    }
    own.gains = Gaming.allCases.map { gains[$0]?.fair }
    plain.gains = Gaming.allCases.map { gains[$0]?.naive }
    (policy, self.naive) = (own, plain)
    ranks = RehearsalMonth.ranks(naive, truths)
    (agents, served) = (cards.count, contacts.servedCount)
    unmeasured = world.policy.items.map(\.indicator).filter { !honest.scores.input.isMeasured($0) }
  }

  /// How right a ranking is at its ends.
  private static func ranks(_ scores: [Double], _ truths: [Double]) -> (topRight: Double, bottomWrong: Double)? {
    let count = scores.count
    guard count >= 7 else { return nil }
    let byScore = (0..<count).sorted { (scores[$0], $0) > (scores[$1], $1) }
    let byTruth = (0..<count).sorted { (truths[$0], $0) > (truths[$1], $1) }
    let best = Set(byTruth.prefix(3))
    let upper = Set(byTruth.prefix(count / 2))
    return (
      Double(byScore.prefix(3).count(where: best.contains)) / 3,
      Double(byScore.suffix(3).count(where: upper.contains)) / 3
    )
  }

  /// By how many points a group's scores fall short of what skill earns, compared with the others.
  private static func cost(_ scores: [Double], _ truths: [Double], of group: Set<Int>) -> Double? {
    guard !group.isEmpty, group.count < scores.count else { return nil }
    var (inside, outside) = (0.0, 0.0)
    for index in scores.indices {
      let shortfall = truths[index] - scores[index]
      if group.contains(index) { inside += shortfall } else { outside += shortfall }
    }
    return inside / Double(group.count) - outside / Double(scores.count - group.count)
  }

  /// The grade in whose range a score lies.
  static func grade(_ score: Double, _ policy: ScorePolicy) -> String {
    policy.grades.first { score >= $0.from }?.name ?? policy.grades[policy.grades.count - 1].name
  }
}

extension RehearsalMonth.Outcome {
  /// Scores and grades held against the truth.
  init(scores: [Double], grades: [String?], truths: [Double], _ policy: ScorePolicy) {
    let names = policy.grades.map(\.name)
    let places = zip(grades, truths).compactMap { given, truth -> Int? in
      guard let given, let place = names.firstIndex(of: given),
        let earned = names.firstIndex(of: RehearsalMonth.grade(truth, policy))
      else { return nil }
      return earned - place
    }
    if !places.isEmpty {
      let count = Double(places.count)
      right = Double(places.count { $0 == 0 }) / count
      above = Double(places.count { $0 > 0 }) / count
      below = Double(places.count { $0 < 0 }) / count
    }
    ungraded = 1 - Double(places.count) / Double(max(1, scores.count))
    let squares = zip(scores, truths).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    error = (squares / Double(max(1, scores.count))).squareRoot()
    luck = 1 - Self.squaredCorrelation(scores, truths)
  }

  private static func squaredCorrelation(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let (a, b) = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(left, right) {
      both += (x - a) * (y - b)
      first += (x - a) * (x - a)
      second += (y - b) * (y - b)
    }
    return first > 0 && second > 0 ? both * both / (first * second) : 0
  }
}
