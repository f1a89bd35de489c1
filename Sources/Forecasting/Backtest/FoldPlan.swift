/// The origins of a rolling backtest.
struct FoldPlan: Hashable, Sendable {
  /// Days of history before each origin, ascending.
  let origins: [Int]
  /// Days that each fold forecasts.
  let testDays: Int

  /// Origins a week apart, the latest so that its test ends with the history.
  ///
  /// The first origin leaves eight weeks of history, or a third of it when that is shorter, but at least one week; the test
  /// is as long as the horizon, or shorter where the history is too short for two folds.
  init(historyDays: Int, horizonDays: Int, limit: Int) {
    let weeks = historyDays / 7
    let least = max(1, min(8, weeks / 3)) * 7
    let room = historyDays - least
    guard weeks >= 2, room > 0, limit > 0 else {
      origins = []
      testDays = 0
      return
    }
    var test = min(horizonDays, 91)
    while test > 7, room < test + 7 { test -= 7 }
    testDays = min(test, room)
    var origins: [Int] = []
    var origin = historyDays - testDays
    while origin >= least, origins.count < limit {
      origins.append(origin)
      origin -= 7
    }
    self.origins = origins.reversed()
  }
}
