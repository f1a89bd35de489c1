import Statistics
import Workforce

/// One period of a rehearsal: skills drawn, records made, scored as `score` does, and held against the truth.
public struct RehearsalPeriod: Sendable {
  let policy: RehearsalOutcome
  let naive: RehearsalOutcome
  /// What both ways pay; nil where the policy pays nothing.
  let (pay, naivePay): (RehearsalPay?, RehearsalPay?)
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
  ///   - next: The contacts of another period, in which the same agents have the same skills, to see how much their pay differs by luck
  ///     alone; nil where nothing is paid.
  ///   - expectedWaits: For each conversation of some records the wait that staffing alone makes likely.
  public init(
    _ contacts: RehearsalContacts, world: RehearsalWorld, circumstances: Circumstances? = nil, seed: UInt64,
    number: Int, kinds: [Gaming] = Gaming.allCases, next: RehearsalContacts? = nil,
    expectedWaits: (Evidence) -> ExpectedWaits
  ) {
    var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal", entity: "skills")
    let skills = (0..<contacts.agentCount).map { _ in AgentSkill.drawn(spread: world.spread, &stream) }
    let bench = RehearsalBench(contacts, world, skills, seed, number)
    let honest = bench.scored([:], expectedWaits: expectedWaits)
    let cards = honest.scores.cards
    let truths = bench.truths(of: cards.map { honest.scores.index(of: $0.agent) ?? 0 })
    let names = cards.map(\.agent)
    let known = circumstances ?? Circumstances(contacts)
    func outcome(_ verdicts: [RehearsalOutcome.Verdict]) -> RehearsalOutcome {
      RehearsalOutcome(verdicts, truths: truths, world.policy.grades, agents: names, known)
    }
    let plain = cards.map(bench.naiveScore)
    policy = outcome(cards.map(RehearsalOutcome.Verdict.init))
    naive = outcome(
      plain.map { score in
        .init(score: score, grade: world.policy.grades[RehearsalOutcome.grade(score, world.policy.grades)].name)
      })
    let later = next.map { next in
      let known = Dictionary(zip(contacts.names.agents.names, skills), uniquingKeysWith: { first, _ in first })
      let same = next.names.agents.names.map { known[$0] ?? .average }
      return RehearsalBench(next, world, same, seed, number + Self.twinNumber)
        .scored([:], expectedWaits: expectedWaits).scores.cards
    }
    func pay(_ cents: ([Scorecard]) -> [Int]) -> RehearsalPay? {
      guard let rule = world.policy.bonus else { return nil }
      let others = later.map { cards in zip(cards.map(\.agent), cents(cards)) }
      let places = others.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) } ?? [:]
      return RehearsalPay(
        cents(cards), truths: truths, next: names.map { places[$0] }, rule, agents: names, known)
    }
    self.pay = pay { $0.map { $0.bonus?.paidCents ?? 0 } }
    naivePay = pay { cards in
      guard let rule = world.policy.bonus else { return [] }
      return rule.withinPool(cards.map(bench.naiveScore).map(rule.earnedCents))
    }
    let attempts = bench.attempts(kinds, &stream)
    trials = bench.trials(attempts, honest)
    (agents, served) = (cards.count, contacts.servedCount)
    rowsScored = contacts.rows.count * (1 + attempts.count) + (next?.rows.count ?? 0)
  }

  /// By so much the number of a period is higher in which the agents of another one have the same skills.
  private static let twinNumber = 1_000_000

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
