import Statistics
import Workforce

/// One month of a rehearsal: skills, records, scores, truth.
struct RehearsalMonth {
  private let world: SkillWorld
  private let seed: UInt64
  private let number: Int
  private let skills: [Double]
  private let cards: [Scorecard]
  /// The scores that true figures earn.
  private let truths: [Double]
  /// The scores of observed figures.
  private let naive: [Double]
  /// What the first agent, made average, gains by gaming, with the same luck.
  private let gains: [(kind: String, fair: Double, naive: Double)]

  init(_ world: SkillWorld, seed: UInt64, number: Int) {
    self.world = world
    self.seed = seed
    self.number = number
    var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal-skill", entity: "agents")
    skills = (0..<world.template.agentCount).map { _ in world.spread * stream.normal() }
    cards = RehearsalMonth.cards(world, skills, nil, seed, number)
    naive = cards.map { RehearsalMonth.naiveScore($0, world.policy) }
    truths = skills.map { RehearsalMonth.trueScore(world, $0) }
    var average = skills
    average[0] = 0
    let honest = RehearsalMonth.cards(world, average, nil, seed, number)[0]
    gains = SkillWorld.Gaming.allCases.map { kind in
      let bent = RehearsalMonth.cards(world, average, kind, seed, number)[0]
      return (
        kind.rawValue, (bent.total?.value ?? 0) - (honest.total?.value ?? 0),
        RehearsalMonth.naiveScore(bent, world.policy) - RehearsalMonth.naiveScore(honest, world.policy)
      )
    }
  }

  /// What this month yields.
  func outcome(isNaive: Bool) -> RehearsalOutcome {
    let scores = isNaive ? naive : cards.map { $0.total?.value ?? 0 }
    var (right, graded) = (0.0, 0.0)
    for (index, card) in cards.enumerated() {
      let name = isNaive ? RehearsalMonth.grade(naive[index], world.policy) : card.grade?.name
      guard let name else { continue }
      graded += 1
      right += name == RehearsalMonth.grade(truths[index], world.policy) ? 1 : 0
    }
    return RehearsalOutcome(
      gradeRight: graded > 0 ? right / graded : nil, ungraded: 1 - graded / Double(cards.count),
      luck: 1 - RehearsalMonth.squaredCorrelation(scores, truths),
      nightCost: cost(scores, of: world.template.nightAgents), hardCost: cost(scores, of: world.template.hardAgents),
      gains: gains.map { ($0.kind, isNaive ? $0.naive : $0.fair) })
  }

  /// How right a ranking by observed figures is at its ends.
  var ranks: (topRight: Double, bottomWrong: Double) {
    let count = skills.count
    guard count >= 7 else { return (.nan, .nan) }
    let byScore = (0..<count).sorted { (naive[$0], $0) > (naive[$1], $1) }
    let byTruth = (0..<count).sorted { (truths[$0], $0) > (truths[$1], $1) }
    let best = Set(byTruth.prefix(3))
    let upper = Set(byTruth.prefix(count / 2))
    return (
      Double(byScore.prefix(3).filter(best.contains).count) / 3,
      Double(byScore.suffix(3).filter(upper.contains).count) / 3
    )
  }

  /// By how many points a group's scores fall short of what skill earns, compared with the others.
  private func cost(_ scores: [Double], of group: Set<Int>) -> Double? {
    guard !group.isEmpty, group.count < scores.count else { return nil }
    var (inside, outside) = (0.0, 0.0)
    for index in scores.indices {
      let shortfall = truths[index] - scores[index]
      if group.contains(index) { inside += shortfall } else { outside += shortfall }
    }
    return inside / Double(group.count) - outside / Double(scores.count - group.count)
  }

  private static func cards(
    _ world: SkillWorld, _ skills: [Double], _ gaming: SkillWorld.Gaming?, _ seed: UInt64, _ number: Int
  ) -> [Scorecard] {
    var comparisons: [String: FairComparison] = [:]
    var settings = FairnessSettings()
    settings.adjustsForLoad = world.policy.comparedBy.contains(.load)
    for item in world.policy.items {
      var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal-cases", entity: item.indicator)
      comparisons[item.indicator] = FairComparison(
        world.cases(item, skills: skills, gaming: gaming, &stream), settings: settings)
    }
    let names = skills.indices.map { "\($0)" }
    return Scorer(world.policy).scorecards(
      ScoreInput(agents: names, comparisons: comparisons, today: world.policy.from))
  }

  private static func trueScore(_ world: SkillWorld, _ skill: Double) -> Double {
    world.policy.items.reduce(0) { sum, item in
      sum + PointScale(item.targets).points(world.truth(item, skill: skill)) * Double(item.weightPermille) / 1000
    }
  }

  private static func naiveScore(_ card: Scorecard, _ policy: ScorePolicy) -> Double {
    card.items.reduce(0) { sum, score in
      guard let item = policy.items.first(where: { $0.indicator == score.indicator }), let raw = score.estimate?.raw
      else { return sum }
      return sum + PointScale(item.targets).points(raw) * Double(score.weightPermille) / 1000
    }
  }

  private static func grade(_ score: Double, _ policy: ScorePolicy) -> String {
    policy.grades.first { score >= $0.from }?.name ?? policy.grades[policy.grades.count - 1].name
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
