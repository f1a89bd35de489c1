import Testing
import Workforce

@testable import Scoring

@Suite("What would have changed the grade")
struct CounterfactualTests {
  @Test("The smallest change that earns a higher grade: made, it earns it; one less does not", arguments: 0..<8)
  func smallest(seed: Int) throws {
    var policy = PolicyMaker.policy()
    policy.evidence.weight = 0
    let scorer = Scorer(policy)
    let cards = scorer.scorecards(PolicyMaker.input(agents: 8, cases: 150, seed: seed))
    for card in cards {
      let now = try #require(policy.grades.firstIndex { $0.name == card.grade?.name })
      for change in scorer.counterfactuals(card) {
        let then = try #require(policy.grades.firstIndex { $0.name == change.grade })
        #expect(then < now)
        if case .successes(let count, let all) = change.change { #expect(count >= 1 && count <= all) }
        if case .mean(let from, let to) = change.change { #expect(to < from) }
      }
      if now == 0 { #expect(scorer.counterfactuals(card).isEmpty) }
    }
    #expect(cards.contains { !scorer.counterfactuals($0).isEmpty })
  }
}
