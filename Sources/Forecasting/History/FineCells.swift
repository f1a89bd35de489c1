import Workforce

/// The rows of a history on their own grid, with what absent rows mean decided.
struct FineCells {
  let grid: RowGrid
  let width: Int
  var counts: [Double]
  var exposures: [Double]
  var remarks: [String] = []

  init(_ rows: [StampedCount], grid: RowGrid, clock: LocalClock?, absent: AbsentRows) {
    self.grid = grid
    width = 1440 / grid.step
    let days = grid.lastDay - grid.firstDay + 1
    counts = [Double](repeating: 0, count: days * width)
    exposures = [Double](repeating: 0, count: days * width)
    for row in rows {
      let cell = (row.date.dayNumber - grid.firstDay) * width + (grid.step == 1440 ? 0 : row.minuteOfDay / grid.step)
      counts[cell] += row.count
      exposures[cell] = 1
    }
    let stated = rows.contains { $0.count == 0 }
    if absent == .zero || (absent == .automatic && !stated) { fillZeros(all: absent == .zero) }
    if let clock { applyClock(clock) }
  }

  /// Takes absent rows for zeros: everywhere, or only inside days with rows at times when few come.
  private mutating func fillZeros(all: Bool) {
    let days = exposures.count / width
    var sums = [Double](repeating: 0, count: 7 * width)
    var seen = sums
    var present = [Bool](repeating: false, count: days)
    for cell in exposures.indices where exposures[cell] > 0 {
      let slot = (grid.firstDay + cell / width + 3) % 7 * width + cell % width
      sums[slot] += counts[cell]
      seen[slot] += 1
      present[cell / width] = true
    }
    var filled = 0
    for cell in exposures.indices where exposures[cell] == 0 {
      let slot = (grid.firstDay + cell / width + 3) % 7 * width + cell % width
      let few = seen[slot] > 0 && sums[slot] / seen[slot] < 5 && present[cell / width]
      if all || few {
        exposures[cell] = 1
        filled += 1
      }
    }
    if filled > 0 && !all {
      remarks.append("\(filled) intervals without a row were taken for zero, as few contacts come at those times.")
    }
  }

  private mutating func applyClock(_ clock: LocalClock) {
    for day in 0..<(exposures.count / width) {
      let date = CalendarDate(dayNumber: grid.firstDay + day)
      let real = ClockDay.exposures(on: date, intervalMinutes: grid.step, clock: clock)
      for slot in 0..<width where exposures[day * width + slot] > 0 && counts[day * width + slot] >= 0 {
        exposures[day * width + slot] = real[slot]
        if real[slot] == 0 { counts[day * width + slot] = 0 }
      }
    }
  }

  /// Adds the cells up to a longer interval; a long interval is known as far as its parts are.
  ///
  /// Parts that never have a row on a weekday count as closed, so the last interval of a day may be shorter than the others.
  func history(queue: String, intervalMinutes: Int, clock: LocalClock?) -> VolumeHistory {
    let ratio = intervalMinutes / grid.step
    let days = exposures.count / width
    let coarse = width / ratio
    var ever = [Bool](repeating: false, count: 7 * width)
    for cell in exposures.indices where exposures[cell] > 0 {
      ever[(grid.firstDay + cell / width + 3) % 7 * width + cell % width] = true
    }
    var sums = [Double](repeating: 0, count: days * coarse)
    var shares = sums
    for day in 0..<days {
      let weekday = (grid.firstDay + day + 3) % 7
      for slot in 0..<coarse {
        let parts = (slot * ratio)..<((slot + 1) * ratio)
        let open = parts.filter { ever[weekday * width + $0] }
        guard !open.isEmpty else { continue }
        sums[day * coarse + slot] = open.reduce(0) { $0 + counts[day * width + $1] }
        let exposure = open.reduce(0) { $0 + exposures[day * width + $1] } / Double(open.count)
        // Less than the whole interval is not the interval: better unknown than too low.
        let known = open.allSatisfy { exposures[day * width + $0] > 0 }
        shares[day * coarse + slot] = known ? exposure : 0
        if !known { sums[day * coarse + slot] = 0 }
      }
    }
    return VolumeHistory(
      queue: queue, intervalMinutes: intervalMinutes, firstDate: CalendarDate(dayNumber: grid.firstDay), dayCount: days,
      counts: sums, exposures: shares, clock: clock, remarks: remarks)
  }
}
