import Testing
import Workforce

@testable import Scoring

@Suite("Scores held against what was frozen")
struct FrozenPeriodTests {
  /// The agents whose scorecards differ in anything.
  private func moved(_ left: PeriodScores, _ right: PeriodScores) -> Set<String> {
    let names = Set((left.cards + right.cards).map(\.agent))
    return names.filter { name in
      left.cards.first { $0.agent == name } != right.cards.first { $0.agent == name }
    }
  }

  @Test("Objections change the scorecards of those they are about and of nobody else, in no bit")
  func strangers() throws {
    var (movedAnew, strangers, reached) = (0, 0, 0)
    for seed in 0..<120 {
      let maker = try FrozenPeriodMaker(seed: seed)
      let frozen = maker.scores(maker.evidence.book)
      let book = try maker.corrected()
      let after = PeriodScores(book, heldAgainst: frozen)
      let changed = moved(frozen, after)
      #expect(changed.subtracting(maker.parties).isEmpty, "seed \(seed): \(changed), about \(maker.parties)")
      reached += changed.isEmpty ? 0 : 1
      // Nor does it matter which objection is decided first.
      let reversed = PeriodScores(try maker.corrected(maker.appeals.reversed()), heldAgainst: frozen)
      #expect(reversed.cards == after.cards, "seed \(seed)")
      // The same test fails without a reference.
      strangers += Set(frozen.cards.map(\.agent)).subtracting(maker.parties).count
      movedAnew += moved(frozen, maker.scores(book)).subtracting(maker.parties).count
    }
    #expect(reached > 90, "objections reach somebody in \(reached) of 120 months")
    #expect(strangers > 200 && Double(movedAnew) > 0.8 * Double(strangers), "\(movedAnew) of \(strangers)")
  }

  @Test("What the parties did is counted as it would be anew, and every score adds up")
  func parties() throws {
    var compared = 0
    for seed in 200..<280 {
      let maker = try FrozenPeriodMaker(seed: seed)
      let frozen = maker.scores(maker.evidence.book)
      let book = try maker.corrected()
      let (after, anew) = (PeriodScores(book, heldAgainst: frozen), maker.scores(book))
      for card in after.cards where maker.parties.contains(card.agent) {
        #expect(card.total == card.sumOfParts, "seed \(seed)")
        guard let free = anew.cards.first(where: { $0.agent == card.agent }) else { continue }
        for item in card.items {
          guard let other = free.items.first(where: { $0.indicator == item.indicator }) else { continue }
          let (own, theirs) = (item.estimate, other.estimate)
          #expect(own?.records == theirs?.records && own?.raw == theirs?.raw, "seed \(seed), \(item.indicator)")
          compared += 1
        }
      }
    }
    #expect(compared > 200)
  }

  @Test("An objection decides neither what can be measured nor how: the only review there is, gone or new")
  func onlyReview() throws {
    let maker = try FrozenPeriodMaker(seed: 0)
    var book = maker.evidence.book
    func without(_ book: inout RecordBook) throws {
      for row in 0..<book.conversations.count where book.conversations.accuracy(row) != nil {
        try book.apply(
          Appeal(
            record: book.identities[row], action: .correct, field: .accuracy, value: "", reason: "r", decidedBy: "d"))
      }
    }
    try without(&book)
    let review = Appeal(record: "r5", action: .correct, field: .accuracy, value: "1", reason: "r", decidedBy: "d")
    // Frozen without any review in the period: one that comes later makes no indicator.
    var clean = RecordBook(observedUntil: book.observedUntil)
    for row in 0..<book.conversations.count { clean.append(book.contactRecord(row)) }
    let bare = maker.scores(clean)
    #expect(!bare.input.isMeasured("quality-accuracy"))
    try clean.apply(review)
    #expect(maker.scores(clean).input.isMeasured("quality-accuracy"))
    #expect(moved(bare, PeriodScores(clean, heldAgainst: bare)).isEmpty)
    // Frozen with one: without it the indicator stays, and the others lean on what was known.
    let frozen = maker.scores(clean)
    try clean.apply(Appeal(record: "r5", action: .exclude, reason: "r", decidedBy: "d"))
    let after = PeriodScores(clean, heldAgainst: frozen)
    #expect(after.input.isMeasured("quality-accuracy"))
    #expect(moved(frozen, after).count == 1)
  }

  @Test("A rating of one conversation does not make everybody's ratings in sums go away")
  func sums() throws {
    var policy = PolicyMaker.policy()
    policy.items = [PolicyItem("satisfaction", weightPermille: 1000, targets: policy.items[0].targets)]
    let period = try #require(Period("2025-10", clock: .utc))
    var book = RecordBook(observedUntil: period.end.advanced(by: 86_400))
    let day = try #require(DateRange(first: period.days.first, last: period.days.first))
    for (agent, good) in [("a", 45.0), ("b", 40), ("c", 48), ("d", 30)] {
      var record = ContactRecord(
        contact: agent, type: "t", channel: .chat, arrived: period.start.advanced(by: 3600), outcome: .answered)
      record.agent = agent
      book.append(record)
      var sum = AgentDay(agent: book.names.agents.code(agent), days: day, channel: .chat)
      (sum.ratings, sum.goodRatings) = (50, good)
      book.agentDays.append(sum)
    }
    let frozen = PeriodScores(policy, evidence: Evidence(book: book, period: period), today: PolicyMaker.day)
    #expect(frozen.cards.count == 4)
    try book.apply(
      Appeal(record: "a", action: .correct, field: .satisfied, value: "yes", reason: "r", decidedBy: "d"))
    let anew = PeriodScores(policy, evidence: Evidence(book: book, period: period), today: PolicyMaker.day)
    #expect(moved(frozen, anew).count == 4, "scored anew, sums are left out for the single rating")
    #expect(moved(frozen, PeriodScores(book, heldAgainst: frozen)).isEmpty)
  }

  @Test("A pool cuts as it did when the period was frozen: what one gains is not taken from another")
  func pool() throws {
    var (exceeded, left) = (0, 0)
    for seed in 300..<360 {
      let maker = try FrozenPeriodMaker(seed: seed)
      let frozen = maker.scores(maker.evidence.book)
      guard let old = BonusPool(frozen), frozen.cards.contains(where: { $0.bonus?.poolCents ?? 0 < 0 }) else {
        continue
      }
      #expect(old.paidCents == old.cents && old.balanceCents == 0)
      let after = PeriodScores(try maker.corrected(), heldAgainst: frozen)
      let new = try #require(BonusPool(after))
      #expect(new.balanceCents == new.cents - new.paidCents)
      exceeded += new.balanceCents < 0 ? 1 : 0
      left += new.balanceCents > 0 ? 1 : 0
      let paid = frozen.cards.compactMap(\.bonus)
      let factor =
        Double(paid.reduce(0) { $0 + $1.paidCents }) / Double(paid.reduce(0) { $0 + $1.earnedCents })
      for bonus in after.cards.compactMap(\.bonus) {
        #expect(abs(Double(bonus.paidCents) - factor * Double(bonus.earnedCents)) < 1, "seed \(seed)")
      }
    }
    #expect(exceeded > 3 && left > 3, "\(exceeded) exceeded, \(left) left something")
  }
}
