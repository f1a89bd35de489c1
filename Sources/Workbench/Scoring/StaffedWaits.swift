import Queueing
import Scoring
import Workforce

/// How long customers who came at a moment would have waited on average, given how many people were at work then, and how long with
/// enough people.
///
/// From the records themselves: in each half hour and the one before, the contacts that asked for a human, the agents who were seen at
/// work, and the mean time such contacts take; Erlang A with the patience of the period. Types that the same people serve share
/// a queue; phone calls that a team of their own takes are not mixed with chats. Where half hours are overloaded Erlang A still has an
/// answer, but long backlogs are not carried on, so they are understated: the adjustment takes off too little rather than too
/// much.
enum StaffedWaits {
  static let interval = 1800.0

  /// What people are enough for: this share of customers answered within the reply target of the policy.
  ///
  /// More than the 80 % that phone queues often promise: the target also has to hold the agent's own time, and with 80 % the mean wait of a
  /// small shift that just counts as adequate is still minutes, of which all other shifts would get their part.
  static let adequateShare = 0.9

  /// Customers who wait for a written answer do not leave within minutes; a day keeps the queue finite.
  static let longestPatience = 86_400.0

  /// For each conversation the expected wait; unknown where nothing can be said; empty where the records hold no times of work.
  static func of(_ evidence: Evidence) -> ExpectedWaits {
    guard evidence.conversationFacets.contains(.handling), evidence.conversationFacets.contains(.firstResponse) else {
      return []
    }
    let table = evidence.book.conversations
    let pools = QueuePools(table, types: evidence.book.names.types.count, agents: evidence.book.names.agents.count)
    guard pools.handled >= 30 else { return [] }
    let loads = pools.slots.indices.map(pools.load)
    let patience = pools.patience.map { $0 ?? longestPatience }
    let target = evidence.settings.replyTargetSeconds
    let known = loads.map { wait($0, patience[$0.pool], within: target) ?? .unknown }
    return ExpectedWaits(known, places: (0..<table.count).map { Int32(pools.slot(of: $0, table) ?? -1) })
  }

  /// The waits of a half hour; nil where nobody was seen at work or nothing is known of the work.
  static func wait(_ load: QueuePools.Slot, _ patience: Double, within target: Double) -> ExpectedWait? {
    guard load.arrivals > 0, load.agents > 0, load.work > 0 else { return nil }
    let demand = try? Demand(
      arrivals: Rate(amount: load.arrivals, periodSeconds: interval), handlingSeconds: load.work / load.arrivals,
      patienceSeconds: patience)
    let people = max(1, Int(load.agents.rounded()))
    guard let demand, let seen = try? SteadyState(demand, agents: people) else { return nil }
    let enough = adequate(demand, seen, within: target)
    func share(_ state: SteadyState) -> Double { state.serviceLevel(.virtualWait, withinSeconds: target) }
    return ExpectedWait(
      seconds: seen.meanWaitOfAllSeconds, adequateSeconds: min(seen.meanWaitOfAllSeconds, enough.meanWaitOfAllSeconds),
      within: share(seen), adequateWithin: max(share(seen), share(enough)))
  }

  /// The same demand with the fewest people who are enough: those seen where they were enough already.
  private static func adequate(_ demand: Demand, _ seen: SteadyState, within target: Double) -> SteadyState {
    let goal = ServiceLevelTarget(share: adequateShare, seconds: target)
    guard seen.serviceLevel(goal.definition, withinSeconds: target) < goal.share,
      let needed = needed(demand, within: target), needed > seen.agents,
      let enough = try? SteadyState(demand, agents: needed)
    else { return seen }
    return enough
  }

  /// The fewest people who are enough; nil where nobody can say.
  static func needed(_ demand: Demand, within target: Double) -> Int? {
    let goal = ServiceLevelTarget(share: adequateShare, seconds: target)
    return (try? Staffing.requirement(for: demand, meeting: StaffingTargets(serviceLevel: goal)))?.agents
  }
}
