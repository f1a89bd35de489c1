import Glibc
import Statistics

/// Exponential smoothing with a season within the day and one within the week, and an error that carries over.
///
/// Roots of counts are smoothed, as they vary equally strongly at every level. Only open intervals are steps of the series;
/// unknown ones leave the state as it is.
///
/// Source: Taylor (2003), Short-term electricity demand forecasting using double seasonal exponential smoothing,
/// doi:10.1057/palgrave.jors.2601589, additive form with first-order autocorrelation of the errors.
struct DoubleSeasonalSmoothing {
  private let slots: Int
  private let firstDay: Int
  private let dayCount: Int
  private let open: [Bool]
  private var state: State

  private struct State {
    var level = 0.0
    var day: [Double]
    var week: [Double]
    var error = 0.0
    var squares = 0.0
    var steps = 0.0
  }

  /// Weeks at the end of the history that are smoothed over.
  static let memory = 16

  init(_ prepared: PreparedHistory) {
    slots = prepared.slots
    firstDay = prepared.firstDay
    dayCount = prepared.dayCount
    open = prepared.open
    let start = DoubleSeasonalSmoothing.initial(prepared)
    let series = DoubleSeasonalSmoothing.series(prepared)
    let smooth = { (parameters: [Double]) in
      DoubleSeasonalSmoothing.run(series, from: start, parameters.map { 1 / (1 + exp(-$0)) })
    }
    let best = Minimizer.simplex(start: [-4, -3, -2, 0], step: 0.8, evaluations: 80) { smooth($0).squares }
    state = smooth(best)
    state.error *= 1 / (1 + exp(-best[3]))
    carry = 1 / (1 + exp(-best[3]))
  }

  private let carry: Double

  /// Slot within the day, within the week, and root count of each known open interval in order.
  private static func series(_ prepared: PreparedHistory) -> [(slot: Int, cell: Int, root: Double)] {
    let first = max(0, prepared.dayCount - memory * 7)
    var series: [(slot: Int, cell: Int, root: Double)] = []
    for day in prepared.knownDays where day >= first {
      let weekday = prepared.weekday(at: day)
      for slot in 0..<prepared.slots where prepared.known[day * prepared.slots + slot] {
        let root = (prepared.counts[day * prepared.slots + slot] + 0.25).squareRoot()
        series.append((slot, weekday * prepared.slots + slot, root))
      }
    }
    return series
  }

  /// Level and seasons from the means of the first weeks that are smoothed over.
  private static func initial(_ prepared: PreparedHistory) -> State {
    let slots = prepared.slots
    var state = State(day: Array(repeating: 0, count: slots), week: Array(repeating: 0, count: 7 * slots))
    let series = series(prepared)
    guard !series.isEmpty else { return state }
    state.level = series.reduce(0) { $0 + $1.root } / Double(series.count)
    var sums = [Double](repeating: 0, count: slots)
    var times = sums
    for entry in series {
      sums[entry.slot] += entry.root - state.level
      times[entry.slot] += 1
    }
    for slot in 0..<slots where times[slot] > 0 { state.day[slot] = sums[slot] / times[slot] }
    var weekSums = [Double](repeating: 0, count: 7 * slots)
    var weekTimes = weekSums
    for entry in series {
      weekSums[entry.cell] += entry.root - state.level - state.day[entry.slot]
      weekTimes[entry.cell] += 1
    }
    for cell in weekSums.indices where weekTimes[cell] > 0 { state.week[cell] = weekSums[cell] / (weekTimes[cell] + 1) }
    return state
  }

  /// Smooths the series; parameters are those of level, day, week and of the carried error, each 0…1.
  private static func run(
    _ series: [(slot: Int, cell: Int, root: Double)], from start: State, _ parameters: [Double]
  ) -> State {
    var state = start
    let (level, day, week, carry) = (parameters[0], parameters[1], parameters[2], parameters[3])
    for entry in series {
      let expected = state.level + state.day[entry.slot] + state.week[entry.cell]
      let error = entry.root - expected - carry * state.error
      state.squares += error * error
      state.steps += 1
      state.level += level * error
      state.day[entry.slot] += day * error
      state.week[entry.cell] += week * error
      state.error = entry.root - expected
    }
    return state
  }

  /// Expected contacts of each interval of the days after the history.
  func forecast(horizon: Int) -> [Double] {
    var result = [Double](repeating: 0, count: horizon * slots)
    // A root's square falls short of the count by the root's variance, less the quarter that was added.
    let lift = state.steps > 0 ? min(state.squares / state.steps, 4) - 0.25 : 0
    var error = state.error
    for lead in 0..<horizon {
      let weekday = PreparedHistory.weekday(firstDay + dayCount + lead)
      for slot in 0..<slots where open[weekday * slots + slot] {
        let root = max(0, state.level + state.day[slot] + state.week[weekday * slots + slot] + error)
        error *= carry
        result[lead * slots + slot] = root > 0 ? max(0, root * root + lift) : 0
      }
    }
    return result
  }
}
