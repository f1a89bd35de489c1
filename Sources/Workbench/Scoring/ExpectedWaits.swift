import Queueing
import Scoring
import Workforce

/// How long customers who came at a moment would have waited on average, given how many people were at work then.
///
/// From the records themselves: in each half hour the contacts that came, the agents who were seen at work, and the mean time a contact
/// took; Erlang A with the patience of the period. Where half hours are overloaded Erlang A still has an answer, but what is left over from one
/// half hour to the next is not carried on, so long backlogs are understated: the adjustment takes off too little rather than too much.
enum ExpectedWaits {
  private static let interval = 1800.0

  /// For each conversation the expected wait in seconds; NaN where nothing can be said; empty where the records hold no times of work.
  static func of(_ evidence: Evidence) -> [Double] {
    let table = evidence.book.conversations
    guard evidence.conversationFacets.contains(.handling), evidence.conversationFacets.contains(.firstResponse) else {
      return []
    }
    var intervals: [Int: (arrivals: Double, agents: Set<Int32>)] = [:]
    var (work, handled, left, waits) = (0.0, 0.0, 0.0, 0.0)
    for row in 0..<table.count {
      let arrived = table.queued(row) ?? table.arrived(row)
      intervals[place(arrived), default: (0, [])].arrivals += 1
      if let answered = table.answered(row), let end = table.released(row) ?? table.ended(row),
        let agent = table.agent(row)
      {
        let seconds = table.handlingSeconds(row) ?? end.seconds(since: answered)
        if seconds > 0 { (work, handled) = (work + seconds, handled + 1) }
        for slot in place(answered)...max(place(answered), min(place(end), place(answered) + 48)) {
          intervals[slot, default: (0, [])].agents.insert(agent)
        }
        waits += max(0, answered.seconds(since: arrived))
      } else if table.outcome(row) == .abandoned, let end = table.ended(row) {
        left += 1
        waits += max(0, end.seconds(since: arrived))
      }
    }
    guard handled >= 30 else { return [] }
    // All waiting over those who left: the estimate of mean patience where others are censored by being served.
    let patience = left >= 10 ? waits / left : nil
    var known: [Int: Double] = [:]
    for (slot, seen) in intervals where seen.arrivals > 0 && !seen.agents.isEmpty {
      known[slot] = wait(seen.arrivals, seen.agents.count, work / handled, patience)
    }
    return (0..<table.count).map { known[place(table.queued($0) ?? table.arrived($0))] ?? .nan }
  }

  private static func place(_ moment: Instant) -> Int { Int((moment.secondsSince1970 / interval).rounded(.down)) }

  private static func wait(_ arrivals: Double, _ agents: Int, _ handling: Double, _ patience: Double?) -> Double? {
    let demand = try? Demand(
      arrivals: Rate(amount: arrivals, periodSeconds: interval), handlingSeconds: handling,
      // Customers who wait for a written answer do not leave within minutes; a day keeps the queue finite.
      patienceSeconds: patience ?? 86_400)
    guard let demand, let state = try? SteadyState(demand, agents: agents) else { return nil }
    return state.meanWaitOfAllSeconds
  }
}
