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
    _ gaming: [Int32: Gaming], expectedWaits: (Evidence) -> [Double]
  ) -> (scores: PeriodScores, waits: [Double]) {
    let book = world.records(contacts, skills: skills, gaming: gaming, seed: seed, number: number)
    let evidence = Evidence(book: book, period: contacts.period, settings: world.settings)
    let waits = expectedWaits(evidence)
    let scores = PeriodScores(
      world.policy, evidence: evidence, expectedWaits: waits, today: contacts.period.days.last.advanced(by: 1))
    return (scores, waits)
  }

  /// The scores that the agents' skills earn, by code.
  func truths(of codes: [Int]) -> [Double] {
    let step = max(1, contacts.served.count / 400)
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

  /// For each kind of gaming the agent who tries it, all with at least half as many contacts as the average agent; and which kinds
  /// are tried at once.
  ///
  /// Where there are fifty such agents five of them change little for the others and try all kinds in one go, each another one.
  /// In smaller teams one agent tries one kind after another.
  func attempts(_ stream: inout RandomStream) -> [[Int32: Gaming]] {
    let counts = contacts.counts
    let present = counts.indices.filter { counts[$0] > 0 }
    let mean = Double(counts.reduce(0, +)) / Double(max(1, present.count))
    var busy = present.filter { Double(counts[$0]) >= mean / 2 }
    guard busy.count >= 50 else {
      let one = Int32(busy[stream.index(below: busy.count)])
      return Gaming.allCases.map { [one: $0] }
    }
    return [
      Dictionary(
        Gaming.allCases.map { (Int32(busy.remove(at: stream.index(below: busy.count))), $0) },
        uniquingKeysWith: { first, _ in first })
    ]
  }
}
