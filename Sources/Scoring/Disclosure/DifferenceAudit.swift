/// Whether adding and subtracting sums that are shown can isolate a group of few agents.
///
/// Records that are in the same sums can only be had together: they are one row, with a one for each of these sums. Whatever is made of
/// sums gives every row a factor, and is about the agents of the rows whose factor is not zero. A factor that is zero on all rows of an
/// agent is zero on all rows which those span: so where five agents span a row, each by their own rows, nothing that isolates fewer
/// than five can hold that row; it is safe, and what is safe helps to span more. What is not safe at the end may be isolated.
/// The rule never misses a group; where it cannot be sure it says so, and more is hidden than need be.
///
/// Source: our own; cells of tables that follow from margins are the subject of Hundepool et al. (2012), Statistical Disclosure Control,
/// Wiley, section 4.4.
enum DifferenceAudit {
  /// Records that are in the same sums.
  struct Row: Hashable {
    /// The sums that are shown and that they are in, as places below the width.
    var sums: [Int32]
    /// Whose they are; empty where nobody is named.
    var agents: Set<Int32>
  }

  /// Whether no group of fewer agents than `smallest` can be isolated, but for records of nobody.
  ///
  /// Complexity: for each of the agents who vouch, elimination over the rows of that agent.
  static func isSafe(_ rows: [Row], width: Int, smallest: Int) -> Bool {
    var work = [UInt64](repeating: 0, count: width)
    var safe = SpanBasis(width: width)
    var open = rows.filter { !$0.agents.isEmpty }
    for row in open where row.agents.count >= smallest { safe.insert(row.sums, &work) }
    open.removeAll { safe.contains($0.sums, &work) }
    while !open.isEmpty {
      let vouched = vouched(open, beside: safe, smallest: smallest, &work)
      guard vouched.contains(true) else { return false }
      for (place, row) in open.enumerated() where vouched[place] { safe.insert(row.sums, &work) }
      open.removeAll { safe.contains($0.sums, &work) }
    }
    return true
  }

  /// Which rows so many agents span, each by their own rows and by what is safe.
  private static func vouched(
    _ open: [Row], beside safe: SpanBasis, smallest: Int, _ work: inout [UInt64]
  ) -> [Bool] {
    var whole = safe
    var own: [Int32: [Int]] = [:]
    for (place, row) in open.enumerated() {
      whole.insert(row.sums, &work)
      for agent in row.agents { own[agent, default: []].append(place) }
    }
    // Those who have most span most: begin with them, for five will do.
    let agents = own.keys.sorted { (own[$1]?.count ?? 0, $0) < (own[$0]?.count ?? 0, $1) }
    var counts = open.map { _ in 0 }
    for agent in agents where counts.contains(where: { $0 < smallest }) {
      var span = safe
      for place in own[agent] ?? [] { span.insert(open[place].sums, &work) }
      let isAll = span.rank == whole.rank
      for place in open.indices where counts[place] < smallest {
        if isAll || span.contains(open[place].sums, &work) { counts[place] += 1 }
      }
    }
    return counts.map { $0 >= smallest }
  }
}
