import Statistics

@testable import Scoring

/// Random cases, and what objections make of them.
struct ReferenceMaker {
  /// The cases as they were, and as objections changed them.
  var before: [ScoredCase] = []
  var after: [ScoredCase] = []
  /// Whose cases are not what they were.
  private(set) var parties: Set<Int> = []
  let agents: Int
  let kind: CaseTable.Kind

  /// Two to eight agents, one of whom may have a single case and another none; strata from a few cases to enough for their own.
  init(seed: Int) {
    var stream = RandomStream(seed: 81, replication: seed, purpose: "reference", entity: "cases")
    agents = 2 + stream.index(below: 7)
    let isShare = stream.happens(withProbability: 0.5)
    kind = isShare ? .share : .amount(limit: 600)
    let strata = (0..<(1 + stream.index(below: 5))).map { place in
      StratumKey(channel: 1 + place % 2, issue: 1 + place / 2, load: stream.index(below: 3))
    }
    let knowsWaits = stream.happens(withProbability: 0.5)
    for agent in 0..<agents {
      let count =
        switch stream.index(below: 8) {
        case 0: 0
        case 1: 1
        // The minimum of a stratum, among three agents.
        case 2: 10
        default: 1 + stream.index(below: 60)
        }
      for _ in 0..<count {
        let stratum = strata[stream.index(below: strata.count)]
        let wait = knowsWaits && stream.happens(withProbability: 0.9) ? 60 * stream.exponential() : .nan
        before.append(
          ScoredCase(
            agent: Int32(agent), record: Int32(before.count), customer: UInt64(stream.index(below: 200)),
            stratum: stratum,
            value: isShare ? (stream.happens(withProbability: 0.8) ? 1 : 0) : 90 * stream.exponential(),
            weight: stream.happens(withProbability: 0.2) ? 0.5 : 1,
            expectedWait: isShare ? MathFunctions.exp(-wait / 60) : wait,
            // One time in three there were too few people.
            adequateWait: stream.happens(withProbability: 1.0 / 3) ? (isShare ? 0.9 : min(wait, 10)) : nil))
      }
    }
    after = before
    for _ in 0..<(1 + stream.index(below: 4)) { object(&stream) }
  }

  /// One objection: a case left out, another value, somebody else's case, a first case in a stratum, or all that somebody has left out.
  private mutating func object(_ stream: inout RandomStream) {
    guard !after.isEmpty else { return }
    let place = stream.index(below: after.count)
    let holder = Int(after[place].agent)
    switch stream.index(below: 5) {
    case 0:
      after.remove(at: place)
    case 1:
      after[place].value = kind == .share ? 1 - after[place].value : after[place].value + 30
    case 2:
      let other = (holder + 1 + stream.index(below: agents - 1)) % agents
      after[place].agent = Int32(other)
      parties.insert(other)
    case 3:
      // A record that did not count before, described like none that did.
      var item = after[place]
      item.record = Int32(1000 + after.count)
      item.stratum = StratumKey(channel: 1 + stream.index(below: 3), issue: 7, load: stream.index(below: 2))
      after.append(item)
    default:
      after.removeAll { Int($0.agent) == holder }
    }
    parties.insert(holder)
  }

  func table(_ cases: [ScoredCase]) -> CaseTable { CaseTable(kind, agentCount: agents, cases: cases) }

  /// The agents whose estimates, records of influence or limits are not what they were.
  func moved(_ old: FairComparison, _ new: FairComparison) -> Set<Int> {
    let (left, right) = (FunnelPlot(old).points, FunnelPlot(new).points)
    return Set(
      (0..<agents).filter { agent in
        old.estimates[agent] != new.estimates[agent]
          || left.first { $0.agent == agent } != right.first { $0.agent == agent }
          || [true, false].contains { isRaising in
            old.influentialRecords(of: agent, count: 5, isRaising: isRaising)
              != new.influentialRecords(of: agent, count: 5, isRaising: isRaising)
          }
      })
  }
}
