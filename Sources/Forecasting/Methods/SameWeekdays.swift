import Glibc

/// Forecasts from the same weekdays of the past.
enum SameWeekdays {
  /// The mean of the last `count` known counts of the same weekday and slot.
  static func last(_ input: MethodInput, count: Int) -> [Double] {
    weighted(input.prepared, horizon: input.horizon) { rank in rank < count ? 1 : 0 }
  }

  /// The mean of all same weekdays, whose weight halves every so many weeks as served best in the last weeks of the past.
  static func recencyWeighted(_ input: MethodInput) -> [Double] {
    let halfLife = bestHalfLife(input.prepared)
    return weighted(input.prepared, horizon: input.horizon) { pow(0.5, Double($0) / halfLife) }
  }

  /// - Parameter weight: The weight of the nth last known count, 0 for the last.
  private static func weighted(_ prepared: PreparedHistory, horizon: Int, _ weight: (Int) -> Double) -> [Double] {
    let slots = prepared.slots
    var week = [Double](repeating: 0, count: 7 * slots)
    for weekday in 0..<7 {
      let days = prepared.knownDays.reversed().filter { prepared.weekday(at: $0) == weekday }
      for slot in 0..<slots where prepared.isOpen(weekday: weekday, slot: slot) {
        var sum = 0.0
        var weights = 0.0
        for (rank, day) in days.lazy.filter({ prepared.known[$0 * slots + slot] }).enumerated() {
          let factor = weight(rank)
          if factor < 1e-3 { break }
          sum += factor * prepared.counts[day * slots + slot]
          weights += factor
        }
        week[weekday * slots + slot] = weights > 0 ? sum / weights : 0
      }
    }
    return (0..<horizon).flatMap { lead in
      let weekday = prepared.weekday(at: prepared.dayCount + lead)
      return week[(weekday * slots)..<((weekday + 1) * slots)]
    }
  }

  /// The half-life, in weeks, whose forecasts of the totals of later weeks, two weeks ahead, missed least.
  static func bestHalfLife(_ prepared: PreparedHistory) -> Double {
    let candidates: [Double] = [1, 2, 4, 8, 16]
    var misses = [Double](repeating: 0, count: candidates.count)
    for weekday in 0..<7 {
      let days = prepared.knownDays.filter { prepared.weekday(at: $0) == weekday }
      let totals = days.map { prepared.totals[$0] }
      for target in totals.indices.dropFirst(4).suffix(12) {
        for (index, halfLife) in candidates.enumerated() {
          var sum = 0.0
          var weights = 0.0
          for (rank, past) in totals[...(target - 2)].reversed().enumerated() {
            let factor = pow(0.5, Double(rank) / halfLife)
            sum += factor * past
            weights += factor
          }
          misses[index] += abs(sum / weights - totals[target])
        }
      }
    }
    let least = misses.min() ?? 0
    return least > 0 ? candidates[misses.firstIndex(of: least) ?? 2] : 4
  }
}
