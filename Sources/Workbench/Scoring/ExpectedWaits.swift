import Queueing
import Scoring
import Workforce

/// How long customers who came at a moment would have waited on average, given how many people were at work then.
///
/// From the records themselves: in each half hour the contacts that asked for a human, the agents who were seen at work, and the mean time
/// such contacts take; Erlang A with the patience of the period. Types that the same people serve share a queue; phone calls that
/// a team of their own takes are not mixed with chats. Where half hours are overloaded Erlang A still has an answer, but what is left over
/// from one half hour to the next is not carried on, so long backlogs are understated: the adjustment takes off too little rather
/// than too much.
enum ExpectedWaits {
  static let interval = 1800.0

  /// For each conversation the expected wait in seconds; NaN where nothing can be said; empty where the records hold no times of work.
  static func of(_ evidence: Evidence) -> [Double] {
    guard evidence.conversationFacets.contains(.handling), evidence.conversationFacets.contains(.firstResponse) else {
      return []
    }
    let table = evidence.book.conversations
    let pools = QueuePools(table, types: evidence.book.names.types.count, agents: evidence.book.names.agents.count)
    guard pools.handled >= 30 else { return [] }
    var known = [Double](repeating: .nan, count: pools.slots.count)
    for (index, slot) in pools.slots.enumerated() where slot.arrivals > 0 && slot.agents > 0 {
      let agents = max(1, Int(slot.agents.rounded()))
      known[index] =
        wait(slot.arrivals, agents, slot.work / slot.arrivals, pools.patience[slot.pool]) ?? .nan
    }
    return (0..<table.count).map { row in pools.slot(of: row, table).map { known[$0] } ?? .nan }
  }

  private static func wait(_ arrivals: Double, _ agents: Int, _ handling: Double, _ patience: Double?) -> Double? {
    let demand = try? Demand(
      arrivals: Rate(amount: arrivals, periodSeconds: interval), handlingSeconds: handling,
      // Customers who wait for a written answer do not leave within minutes; a day keeps the queue finite.
      patienceSeconds: patience ?? 86_400)
    guard let demand, let state = try? SteadyState(demand, agents: agents) else { return nil }
    return state.meanWaitOfAllSeconds
  }
}
