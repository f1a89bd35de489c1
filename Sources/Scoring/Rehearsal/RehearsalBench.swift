import Statistics
import Workforce

/// The contacts and skills of one period, ready to be scored in one way or another.
struct RehearsalBench {
  private let contacts: RehearsalContacts
  private let world: RehearsalWorld
  private let skills: [AgentSkill]
  private let seed: UInt64
  private let number: Int

  init(
    _ contacts: RehearsalContacts, _ world: RehearsalWorld, _ skills: [AgentSkill], _ seed: UInt64, _ number: Int
  ) {
    (self.contacts, self.world, self.skills, self.seed, self.number) = (contacts, world, skills, seed, number)
  }

  /// Makes records and scores them exactly as records that were read.
  func scored(
    _ gaming: [Int32: Gaming], expectedWaits: (Evidence) -> ExpectedWaits
  ) -> (scores: PeriodScores, waits: ExpectedWaits) {
    let book = world.records(contacts, skills: skills, gaming: gaming, seed: seed, number: number)
    let evidence = Evidence(book: book, period: contacts.period, settings: world.settings)
    let waits = expectedWaits(evidence)
    let scores = PeriodScores(
      world.policy, evidence: evidence, expectedWaits: waits, roster: contacts.roster,
      today: contacts.period.days.last.advanced(by: 1))
    return (scores, waits)
  }

  /// The scores that the agents' skills earn, by code.
  func truths(of codes: [Int]) -> [Double] {
    let step = max(1, contacts.served.count / 1000)
    let sample = stride(from: 0, to: contacts.served.count, by: step).map { contacts.served[$0] }
    var writers: Set<Int32> = []
    for row in contacts.served where contacts.isWritten(row) {
      if let agent = contacts.rows[row].agent { writers.insert(agent) }
    }
    return codes.map {
      world.trueScore(skills[$0], writes: writers.contains(Int32($0)), over: sample, of: contacts)
    }
  }

  /// Points of the figures as observed; nothing for an indicator without a figure.
  func naiveScore(_ card: Scorecard) -> Double {
    card.items.reduce(0) { sum, score in
      guard let item = world.policy.items.first(where: { $0.indicator == score.indicator }),
        let raw = score.estimate?.raw
      else { return sum }
      return sum + PointScale(item.targets).points(raw) * Double(score.weightPermille) / 1000
    }
  }

  /// Who tries which kind of gaming, in runs that are scored one by one.
  ///
  /// All have at least half as many contacts as the average agent. One of fifty tries at once, since more would change
  /// what the others, and they themselves, are compared with. Where that is a single agent, and after the first four
  /// periods, half of the kinds are tried in each period, in turn.
  func attempts(_ kinds: [Gaming], _ stream: inout RandomStream) -> [[Int32: Gaming]] {
    let counts = contacts.counts
    let present = counts.indices.filter { counts[$0] > 0 }
    let mean = Double(counts.reduce(0, +)) / Double(max(1, present.count))
    let busy = present.filter { Double(counts[$0]) >= mean / 2 }
    let atOnce = max(1, busy.count / 50)
    let isInTurn = atOnce == 1 && number >= 4
    let tried = isInTurn ? kinds.enumerated().filter { ($0.offset + number) % 2 == 0 }.map(\.element) : kinds
    let all = (0..<max(1, atOnce / max(1, tried.count))).flatMap { _ in tried }
    return stride(from: 0, to: all.count, by: atOnce).map { start in
      var free = busy
      return Dictionary(
        all[start..<min(all.count, start + atOnce)].map {
          (Int32(free.remove(at: stream.index(below: free.count))), $0)
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What gaming changed, for the agents who tried it.
  ///
  /// - Parameters:
  ///   - attempts: Who tries which kind, run by run.
  ///   - honest: The scores without gaming.
  func trials(
    _ attempts: [[Int32: Gaming]], _ honest: (scores: PeriodScores, waits: ExpectedWaits)
  ) -> [Gaming: [GamingTrial]] {
    let before = Dictionary(honest.scores.cards.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    var trials: [Gaming: [GamingTrial]] = [:]
    for attempt in attempts {
      let bent = scored(attempt) { _ in honest.waits }.scores
      for card in bent.cards {
        guard let code = bent.index(of: card.agent), let kind = attempt[Int32(code)], let old = before[card.agent]
        else { continue }
        let trace = GamingTrace(
          kind, by: Int32(code), contacts, honest: honest.scores.evidence.book, bent: bent.evidence.book,
          replyTarget: world.settings.replyTargetSeconds)
        trials[kind, default: []].append(
          GamingTrial(from: old, to: card, naive: naiveScore(card) - naiveScore(old), trace: trace))
      }
    }
    return trials
  }
}
