/// How a day's contacts are spread over its slots, for each weekday.
struct WeekdayProfile {
  /// 7 × slots; the open slots of an open weekday add up to one.
  let shares: [Double]
  private let slots: Int
  private let firstDay: Int

  /// - Parameter pull: Days' worth of the profile of all weekdays that is mixed into each weekday's own.
  init(
    _ counts: [Double], _ known: [Bool], _ days: [PreparedHistory.Day], _ open: [Bool], slots: Int, firstDay: Int,
    pull: Double
  ) {
    self.slots = slots
    self.firstDay = firstDay
    // First means over the days on which a slot was seen, so that a gap does not thin the slot out.
    var sums = [Double](repeating: 0, count: 7 * slots)
    var times = sums
    for day in days.indices where days[day] == .known {
      let weekday = PreparedHistory.weekday(firstDay + day)
      for slot in 0..<slots where known[day * slots + slot] {
        sums[weekday * slots + slot] += counts[day * slots + slot]
        times[weekday * slots + slot] += 1
      }
    }
    let means = sums.indices.map { times[$0] > 0 ? sums[$0] / times[$0] : 0 }
    shares = WeekdayProfile.shrunk(means, times, open, slots: slots, pull: pull)
  }

  private static func shrunk(
    _ means: [Double], _ times: [Double], _ open: [Bool], slots: Int, pull: Double
  ) -> [Double] {
    var common = [Double](repeating: 0, count: slots)
    for slot in 0..<slots {
      let weekdays = (0..<7).filter { times[$0 * slots + slot] > 0 && open[$0 * slots + slot] }
      let weight = weekdays.reduce(0) { $0 + times[$1 * slots + slot] }
      guard weight > 0 else { continue }
      common[slot] = weekdays.reduce(0) { $0 + means[$1 * slots + slot] * times[$1 * slots + slot] } / weight
    }
    var shares = [Double](repeating: 0, count: 7 * slots)
    for weekday in 0..<7 {
      let cells = (0..<slots).filter { open[weekday * slots + $0] }
      let own = cells.reduce(0) { $0 + means[weekday * slots + $1] }
      let all = cells.reduce(0) { $0 + common[$1] }
      guard own > 0, all > 0 else { continue }
      let days = cells.map { times[weekday * slots + $0] }.max() ?? 0
      for slot in cells {
        let mixed = days * means[weekday * slots + slot] / own + pull * common[slot] / all
        shares[weekday * slots + slot] = mixed / (days + pull)
      }
    }
    return shares
  }

  /// Each day's contacts, scaled up for the part that is unknown, and the share that was observed.
  ///
  /// A day of which less than three tenths was seen is left unknown: its coverage is zero.
  func totals(
    _ counts: [Double], _ known: [Bool], _ days: [PreparedHistory.Day]
  ) -> (totals: [Double], coverage: [Double]) {
    var totals = [Double](repeating: 0, count: days.count)
    var coverage = totals
    for day in days.indices where days[day] == .known {
      let weekday = PreparedHistory.weekday(firstDay + day)
      var seen = 0.0
      var sum = 0.0
      for slot in 0..<slots where known[day * slots + slot] {
        seen += shares[weekday * slots + slot]
        sum += counts[day * slots + slot]
      }
      guard seen >= 0.3 else { continue }
      totals[day] = sum / min(1, seen)
      coverage[day] = min(1, seen)
    }
    return (totals, coverage)
  }
}
