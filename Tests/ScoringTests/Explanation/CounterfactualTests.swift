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

  @Test("No change is promised that an event's limit, or a guard of points, would take back", arguments: 0..<4)
  func limits(seed: Int) throws {
    var policy = PolicyMaker.policy()
    policy.evidence.weight = 0
    // Every grade is sure: it is the one in which the score lies.
    policy.gradeConfidence = 0
    let input = PolicyMaker.input(agents: 8, cases: 150, seed: seed)
    let free = Scorer(policy).scorecards(input)
    var guarded = policy
    // Nobody reaches it, so points for speed end at 40.
    guarded.guards = [PointGuard(items: ["average-response"], limit: 40, needs: "satisfaction", atLeast: 0.999)]
    let cards = Scorer(guarded).scorecards(input)
    for (card, limited) in zip(free, cards) {
      let grade = try #require(policy.grades.firstIndex { $0.name == card.grade?.name })
      for change in Scorer(policy).counterfactuals(card, cap: policy.grades[grade].from) {
        Issue.record("\(change) is beyond the limit")
      }
      // A limited item can give back at most what is below its limit.
      let own = try #require(limited.items.first { $0.indicator == "average-response" })
      let taken = limited.deductions.reduce(ScoreAmount.zero) { $0 + $1.amount }
      let most = limited.sumOfParts - own.amount - taken + ScoreAmount(Points(40), weightPermille: own.weightPermille)
      for change in Scorer(guarded).counterfactuals(limited) where change.indicator == "average-response" {
        let reached = try #require(policy.grades.first { $0.name == change.grade })
        #expect(most.value >= reached.from, "\(change): at most \(most.value)")
      }
    }
    #expect(free.contains { !Scorer(policy).counterfactuals($0).isEmpty })
  }
}
