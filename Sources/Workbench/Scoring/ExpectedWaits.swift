import Queueing
import Scoring
import Workforce

/// How long customers who came at a moment would have waited on average, given how many people were at work then.
///
/// From the records themselves: in each half hour and the one before, the contacts that asked for a human, the agents who were seen at
/// work, and the mean time such contacts take; Erlang A with the patience of the period. Types that the same people serve share
/// a queue; phone calls that a team of their own takes are not mixed with chats. Where half hours are overloaded Erlang A still has an
/// answer, but long backlogs are not carried on, so they are understated: the adjustment takes off too little rather than too
/// much.
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
    let loads = pools.slots.indices.map(pools.load)
    // Customers who wait for a written answer do not leave within minutes; a day keeps the queue finite.
    let patience = pools.patience.map { $0 ?? 86_400 }
    let known = loads.map { state($0, patience[$0.pool])?.meanWaitOfAllSeconds ?? .nan }
    return (0..<table.count).map { row in pools.slot(of: row, table).map { known[$0] } ?? .nan }
  }

  private static func state(_ load: QueuePools.Slot, _ patience: Double) -> SteadyState? {
    guard load.arrivals > 0, load.agents > 0, load.work > 0 else { return nil }
    let demand = try? Demand(
      arrivals: Rate(amount: load.arrivals, periodSeconds: interval), handlingSeconds: load.work / load.arrivals,
      patienceSeconds: patience)
    return demand.flatMap { try? SteadyState($0, agents: max(1, Int(load.agents.rounded()))) }
  }
}
