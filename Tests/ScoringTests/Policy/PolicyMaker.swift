import Statistics
import Workforce

@testable import Scoring

/// Policies and inputs made to order.
enum PolicyMaker {
  static let day = CalendarDate(dayNumber: 20_362)

  /// Three indicators: satisfaction 50 %, replies in time 30 %, response time 20 %.
  static func policy() -> ScorePolicy {
    ScorePolicy(
      title: "After-sales", revision: "2025-10", cadence: .monthly, from: day,
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 500, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97)),
        PolicyItem(
          "replied-within", weightPermille: 300, targets: Targets(floor: 0.5, threshold: 0.7, goal: 0.85, stretch: 0.95)
        ),
        PolicyItem(
          "average-response", weightPermille: 200, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
      ], grades: [Grade("A", from: 105), Grade("B", from: 90), Grade("C", from: 75), Grade("D", from: 0)])
  }

  /// Cases drawn for a number of agents, easy ones and hard ones, of whom every third works too thinly staffed.
  static func input(agents: Int, cases: Int, seed: Int) -> ScoreInput {
    input(agents: agents, tables: tables(agents: agents, cases: cases, seed: seed))
  }

  /// The cases of each indicator.
  static func tables(agents: Int, cases: Int, seed: Int) -> [String: [ScoredCase]] {
    var stream = RandomStream(seed: 71, replication: seed, purpose: "policy", entity: "cases")
    var tables: [String: [ScoredCase]] = [:]
    for agent in 0..<agents {
      let skill = 0.3 * stream.normal()
      for index in 0..<(cases / 2 + stream.index(below: cases)) {
        let isHard = stream.happens(withProbability: 0.3)
        let share = MathFunctions.expit(2.4 + skill - (isHard ? 1 : 0))
        let expected = agent % 3 == 0 ? 120.0 : 40
        func add(_ key: String, _ value: Double, wait: Double = .nan) {
          tables[key, default: []].append(
            ScoredCase(
              agent: Int32(agent), record: Int32(agent * 10_000 + index), customer: UInt64(agent * 10_000 + index),
              stratum: StratumKey(channel: 1, issue: isHard ? 2 : 1), value: value, expectedWait: wait))
        }
        add("satisfaction", stream.happens(withProbability: share) ? 1 : 0)
        add("replied-within", stream.happens(withProbability: share * 0.9) ? 1 : 0)
        add("average-response", min(600, (expected + 40) * stream.exponential()), wait: expected)
      }
    }
    return tables
  }

  /// Agents compared on cases.
  static func input(agents: Int, tables: [String: [ScoredCase]]) -> ScoreInput {
    var comparisons: [String: FairComparison] = [:]
    for (key, cases) in tables {
      let kind: CaseTable.Kind = key == "average-response" ? .amount(limit: 600) : .share
      comparisons[key] = FairComparison(CaseTable(kind, agentCount: agents, cases: cases))
    }
    return ScoreInput(agents: (0..<agents).map { "agent-\($0)" }, comparisons: comparisons, today: day.advanced(by: 40))
  }
}
