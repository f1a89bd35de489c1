import Testing
import Workforce

@testable import Scoring

@Suite("Policies that make no sense")
struct PolicyProblemTests {
  private let definitions = IndicatorCatalogue.all.map(\.definition)

  @Test("A good policy has no problems")
  func good() { #expect(PolicyMaker.policy().problems(definitions).isEmpty) }

  @Test("All problems are found at once, each at its key")
  func all() {
    var policy = PolicyMaker.policy()
    policy.items[0].weightPermille = 450
    policy.items[1].targets = Targets(floor: 0.5, threshold: 0.85, goal: 0.7, stretch: 0.95)
    policy.items[2].targets = Targets(floor: 40, threshold: 90, goal: 180, stretch: 300)
    policy.items.append(
      PolicyItem("kindness", weightPermille: 1, targets: Targets(floor: 0, threshold: 1, goal: 2, stretch: 3)))
    policy.grades = [Grade("A", from: 90), Grade("B", from: 95), Grade("C", from: 10)]
    policy.guards = [PointGuard(items: ["replied-within"], limit: 100, needs: "quality-accuracy", atLeast: 0.9)]
    policy.until = policy.from.advanced(by: -1)
    let keys = policy.problems(definitions).map(\.key)
    #expect(
      keys == [
        "indicators.replied-within.goal", "indicators.average-response", "indicators.kindness", "indicators",
        "grades.B",
        "grades.C", "guards[1].needs", "applies.until",
      ])
  }

  @Test("Two policies of one cadence cannot apply to the same days")
  func overlaps() {
    let first = PolicyMaker.policy()
    var second = first
    second.from = first.from.advanced(by: 31)
    #expect(ScorePolicy.overlaps([("a", first), ("b", second)]).count == 1)
    var ended = first
    ended.until = second.from.advanced(by: -1)
    #expect(ScorePolicy.overlaps([("a", ended), ("b", second)]).isEmpty)
    second.cadence = .quarterly
    #expect(ScorePolicy.overlaps([("a", first), ("b", second)]).isEmpty)
  }

  @Test("Shares of a whole add up to it")
  func apportionment() {
    #expect(Apportionment.share(10, by: [1, 1, 1]) == [4, 3, 3])
    #expect(Apportionment.share(1000, by: [500, 0, 200]) == [714, 0, 286])
    #expect(Apportionment.share(0, by: [1]) == [0])
  }
}
