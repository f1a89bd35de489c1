import Experiments
import Workforce

/// A stretch of time in which a contact type misses its promise.
public struct HotSpot: Hashable, Sendable {
  /// Index into the scenario's contact types.
  public var contactType: Int
  /// Reporting intervals, by place in the result.
  public var intervals: Range<Int>
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Seconds after the start of the horizon.
  public var end: Double
  /// Contacts offered in it, per replication.
  public var offered: Double
  /// Service level in it, under the type's own definition.
  public var serviceLevel: Double
  /// Share of those offered that left without being served.
  public var abandonment: Double
  /// Contacts that would have had to be served in time, and were not, to keep the promise; per replication.
  public var shortfall: Double
  /// The busiest group that serves the type in it, with its occupancy.
  public var busiestGroup: (index: Int, occupancy: Double)?

  /// Stretches in which promises are missed, the greatest shortfall first; at most one per type.
  ///
  /// Begins at the interval of greatest shortfall and reaches as far as neighbouring intervals miss the promise too.
  static func find(in result: StudyResult, of scenario: Scenario) -> [HotSpot] {
    scenario.contactTypes.indices.compactMap { worst(of: $0, in: result, scenario) }
      .sorted { $0.shortfall > $1.shortfall }
  }

  private static func worst(of type: Int, in result: StudyResult, _ scenario: Scenario) -> HotSpot? {
    guard let target = scenario.contactTypes[type].target else { return nil }
    let shortfalls = result.intervals.map { interval -> Double in
      guard let level = interval.types[type].serviceLevel else { return 0 }
      return max(0, target.share - level.mean) * interval.types[type].offered.mean
    }
    guard let peak = shortfalls.indices.max(by: { shortfalls[$0] < shortfalls[$1] }), shortfalls[peak] >= 0.5 else {
      return nil
    }
    var (first, last) = (peak, peak)
    while first > 0, shortfalls[first - 1] > 0.1 * shortfalls[peak] { first -= 1 }
    while last + 1 < shortfalls.count, shortfalls[last + 1] > 0.1 * shortfalls[peak] { last += 1 }
    let stretch = result.intervals[first...last]
    let offered = stretch.reduce(0) { $0 + $1.types[type].offered.mean }
    let share = { (value: (IntervalContacts) -> Double?) in
      stretch.reduce(0) { $0 + (value($1.types[type]) ?? 0) * $1.types[type].offered.mean } / offered
    }
    return HotSpot(
      contactType: type, intervals: first..<(last + 1), start: result.intervals[first].start,
      end: result.intervals[last].end, offered: offered, serviceLevel: share { $0.serviceLevel?.mean },
      abandonment: share { $0.abandonment?.mean }, shortfall: shortfalls[first...last].reduce(0, +),
      busiestGroup: busiest(type, stretch, scenario))
  }

  private static func busiest(
    _ type: Int, _ stretch: ArraySlice<IntervalFigures>, _ scenario: Scenario
  ) -> (index: Int, occupancy: Double)? {
    scenario.routing.groupsOfType[type].compactMap { choice -> (index: Int, occupancy: Double)? in
      let present = stretch.reduce(0) { $0 + $1.groups[choice.group].agents.mean * ($1.end - $1.start) }
      let busy = stretch.reduce(0) {
        let group = $1.groups[choice.group]
        return $0 + group.agents.mean * ($1.end - $1.start) * (group.occupancy?.mean ?? 0)
      }
      return present > 0 ? (choice.group, busy / present) : nil
    }
    .max { $0.occupancy < $1.occupancy }
  }

  /// Whether two stretches are the same.
  public static func == (left: HotSpot, right: HotSpot) -> Bool {
    left.contactType == right.contactType && left.intervals == right.intervals && left.shortfall == right.shortfall
  }

  /// Feeds what tells stretches apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(contactType)
    hasher.combine(intervals)
    hasher.combine(shortfall)
  }
}
