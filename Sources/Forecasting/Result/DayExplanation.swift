import Glibc
import Workforce

/// Why the day-total model says what it says, and which past days it could not explain.
struct DayExplanation {
  private let model: DayTotalModel?
  /// Past days far from what the model finds, with contacts seen and expected.
  let outliers: [(date: CalendarDate, seen: Double, expected: Double)]

  init(_ input: MethodInput, weights: [MethodWeight]) {
    let method = weights.map(\.method).max { $0 < $1 }
    let trend = method == .trendingTotalTimesProfile || method == .calendarRegression
    let explains = method.map { $0 >= .calendarRegression } ?? false
    let drift: DayTotalModel.Drift = method == .calendarRegression ? .none : .memories(CalendarMethods.memories)
    guard explains, !input.prepared.knownDays.isEmpty else {
      model = nil
      outliers = []
      return
    }
    let shared = method == .sharedTotalTimesProfile ? input.shared?.offsets : nil
    let model = DayTotalModel(
      input.undisturbed, input.design, horizon: input.horizon, drift: drift, trend: trend, offsets: shared)
    self.model = model
    outliers = model.misfits.map {
      (CalendarDate(dayNumber: input.prepared.firstDay + $0.day), $0.seen, $0.expected)
    }
  }

  /// The factors that move a day of the horizon, without those that move it by less than half a percent.
  func factors(_ lead: Int) -> [DayFactor] {
    guard let model else { return [] }
    var sums: [(name: String, sum: Double)] = []
    for group in model.groups.dropFirst() {
      var sum = 0.0
      for (column, value) in zip(model.rows[lead].columns, model.rows[lead].values)
      where group.columns.contains(Int(column)) {
        sum += value * model.fit.coefficients[Int(column)]
      }
      // Both memories of the level are one thing to a planner.
      if sums.last?.name == group.name { sums[sums.count - 1].sum += sum } else { sums.append((group.name, sum)) }
    }
    return sums.filter { abs($0.sum) >= 0.005 }.map {
      DayFactor(name: $0.name, factor: (exp($0.sum) * 1000).rounded() / 1000)
    }
  }
}
