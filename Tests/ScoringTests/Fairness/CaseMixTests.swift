import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Case mix and load")
struct CaseMixTests {
  @Test("Strata that are too small are pooled with small neighbours under the coarser description")
  func collapsing() throws {
    var cases: [ScoredCase] = []
    func add(_ count: Int, agents: Int, _ key: StratumKey) {
      for index in 0..<count {
        cases.append(
          ScoredCase(
            agent: Int32(index % agents), record: Int32(cases.count), customer: UInt64(cases.count), stratum: key,
            value: 1))
      }
    }
    add(60, agents: 4, StratumKey(channel: 1, issue: 1))
    add(20, agents: 4, StratumKey(channel: 1, issue: 2))
    add(20, agents: 4, StratumKey(channel: 1, issue: 3))
    add(50, agents: 2, StratumKey(channel: 2, issue: 1))
    add(5, agents: 4, StratumKey(channel: 3, issue: 1))
    let table = CaseTable(.share, agentCount: 4, cases: cases)
    let strata = CaseStrata(table, load: .none, settings: FairnessSettings())
    #expect(strata.keys.map(\.key) == [StratumKey(channel: 1, issue: 1), StratumKey(channel: 1), .whole])
    #expect(strata.keys.map(\.steps) == [5, 1, 0])
    #expect(strata.cells(of: 1).reduce(0) { $0 + $1.cases } == 40)
    #expect(strata.cells(of: 2).reduce(0) { $0 + $1.cases } == 55)
    let places = [0, 59, 60, 99, 100, 149, 150].map { strata.stratum(of: cases[$0]) }
    #expect(places == [0, 0, 1, 1, 2, 2, 2])
  }

  @Test("Agents of equal skill with hard cases come out equal; without strata they come out worse")
  func hardCases() throws {
    var stream = RandomStream(seed: 51, replication: 0, purpose: "mix", entity: "hard")
    var cases: [ScoredCase] = []
    for agent in 0..<12 {
      for _ in 0..<600 {
        let isHard = stream.happens(withProbability: agent < 6 ? 0.8 : 0.2)
        let good = stream.happens(withProbability: isHard ? 0.7 : 0.95)
        cases.append(
          ScoredCase(
            agent: Int32(agent), record: Int32(cases.count), customer: UInt64(cases.count),
            stratum: StratumKey(channel: 1, issue: isHard ? 2 : 1), value: good ? 1 : 0))
      }
    }
    func gap(_ cases: [ScoredCase]) throws -> Double {
      let fair = try #require(FairComparison(CaseTable(.share, agentCount: 12, cases: cases))).estimates.map(
        \.fair.mean)
      return (fair[6...].reduce(0, +) - fair[..<6].reduce(0, +)) / 6
    }
    #expect(abs(try gap(cases)) < 0.02)
    let blind = cases.map { item in
      var other = item
      other.stratum = .whole
      return other
    }
    #expect(try gap(blind) > 0.1)
  }

  @Test("Waits that understaffing explains are not the agent's, and a made-up expectation takes nothing off")
  func load() throws {
    var stream = RandomStream(seed: 52, replication: 0, purpose: "load", entity: "night")
    var (cases, useless) = ([ScoredCase](), [ScoredCase]())
    for agent in 0..<10 {
      for _ in 0..<300 {
        // Half of the agents work when there are too few people: a mean wait of 200 s instead of 50 s.
        let expected = agent < 5 ? 150 + 100 * stream.uniform() : 100 * stream.uniform()
        let wait = min(600, (expected + 40) * stream.exponential())
        cases.append(
          ScoredCase(
            agent: Int32(agent), record: Int32(cases.count), customer: UInt64(cases.count), value: wait,
            expectedWait: expected))
        useless.append(cases[cases.count - 1])
        let invented = 600 * stream.uniform()
        useless[useless.count - 1].expectedWait = invented
        useless[useless.count - 1].adequateWait = invented / 2
      }
    }
    func gap(_ cases: [ScoredCase]) throws -> Double {
      let table = CaseTable(.amount(limit: 600), agentCount: 10, cases: cases)
      let fair = try #require(FairComparison(table)).estimates.map(\.fair.mean)
      return (fair[..<5].reduce(0, +) - fair[5...].reduce(0, +)) / 5
    }
    #expect(abs(try gap(cases)) < 40)
    #expect(LoadAdjustment(CaseTable(.amount(limit: 600), agentCount: 10, cases: useless)).slopeWithin < 0.1)
    // Never more than staffing makes likely: where the expectation is a tenth of what it should be, nine tenths stay.
    let timid = cases.map { item in
      var other = item
      other.expectedWait /= 10
      other.adequateWait /= 10
      return other
    }
    let raw = try gap(
      cases.map { item in
        var other = item
        other.expectedWait = .nan
        return other
      })
    #expect(try gap(timid) > 0.8 * raw && gap(timid) < raw)
    let kept = try gap(useless)
    #expect(kept > 0.7 * raw, "\(kept) of \(raw)")
  }

  @Test("Customers who come often widen intervals as a bootstrap over customers says")
  func clusters() throws {
    var stream = RandomStream(seed: 53, replication: 0, purpose: "clusters", entity: "customers")
    var cases: [ScoredCase] = []
    for customer in 0..<400 {
      let share = stream.happens(withProbability: 0.7) ? 0.95 : 0.3
      for _ in 0..<5 {
        cases.append(
          ScoredCase(
            agent: Int32(customer % 4), record: Int32(cases.count), customer: UInt64(customer),
            value: stream.happens(withProbability: share) ? 1 : 0))
      }
    }
    let table = CaseTable(.share, agentCount: 4, cases: cases)
    let estimates = try #require(FairComparison(table)).estimates
    let sums = Dictionary(grouping: cases.filter { $0.agent == 2 }, by: \.customer).sorted { $0.key < $1.key }
      .map { $0.value.reduce(0) { $0 + $1.value } }
    var replicates = Tally()
    for _ in 0..<2000 {
      let sample = (0..<sums.count).reduce(0.0) { sum, _ in sum + sums[stream.index(below: sums.count)] }
      replicates.add(sample / Double(5 * sums.count))
    }
    let bootstrap = replicates.standardDeviation
    let error = try #require(estimates[2].standardError)
    #expect(abs(error / bootstrap - 1) < 0.15, "\(error) against \(bootstrap)")
    let naive = (0.755 * 0.245 / 500).squareRoot()
    #expect(bootstrap / naive > 1.2)
  }
}
