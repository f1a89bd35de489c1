/// A record that moved an agent's adjusted figure.
public struct InfluentialRecord: Hashable, Sendable {
  /// The record, as the case names it.
  public let record: Int32
  /// Its value as the record tells it.
  public let observed: Double
  /// Its value without what understaffing explains.
  public let value: Double
  /// What colleagues would have made of it.
  public let expected: Double
  /// With how many colleagues it is compared, where it is compared with fewest.
  public let colleagues: Int
  /// By how much the adjusted figure would be different without it, in the figure's own unit; positive when it raised the figure.
  public let shift: Double
}

extension FairComparison {
  /// The records that moved an agent's figure most, the strongest first.
  ///
  /// Several cases of one record are taken together. The shift is the linear one, exact for a single stratum.
  ///
  /// - Parameters:
  ///   - agent: The agent.
  ///   - count: At most how many.
  ///   - isRaising: Whether records that raised or that lowered the figure are wanted.
  public func influentialRecords(of agent: Int, count: Int, isRaising: Bool) -> [InfluentialRecord] {
    let own = mix.agents[agent]
    guard own.comparedWeight > 0 else { return [] }
    let deviation = own.comparedSum / own.comparedWeight - own.comparedExpected
    let bounds = kind.bounds
    var found: [Int32: (weight: Double, observed: Double, value: Double, expected: Double, colleagues: Int)] = [:]
    table.forEach { item in
      guard item.agent == agent else { return }
      let (expected, company) = (mix.expected(item), mix.company(item))
      // What nobody shares moves nothing.
      guard company > 0 else { return }
      let weight = company * item.weight
      var entry = found[item.record] ?? (0, 0, 0, 0, .max)
      entry.weight += weight
      entry.observed += weight * item.value
      entry.value += weight * load.adjusted(item)
      entry.expected += weight * expected
      entry.colleagues = min(entry.colleagues, mix.colleagues(item))
      found[item.record] = entry
    }
    let shifts = found.sorted { $0.key < $1.key }.compactMap { record, entry -> InfluentialRecord? in
      let rest = own.comparedWeight - entry.weight
      guard rest > 0 else { return nil }
      let shift = (entry.value - entry.expected - entry.weight * deviation) / rest
      return InfluentialRecord(
        record: record, observed: entry.observed / entry.weight,
        value: min(bounds.high, max(bounds.low, entry.value / entry.weight)),
        expected: min(bounds.high, max(bounds.low, entry.expected / entry.weight)), colleagues: entry.colleagues,
        shift: shift)
    }
    let chosen = shifts.filter { isRaising ? $0.shift > 0 : $0.shift < 0 }
    return Array(chosen.sorted { (-abs($0.shift), $0.record) < (-abs($1.shift), $1.record) }.prefix(count))
  }
}
