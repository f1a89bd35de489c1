import Workforce

/// The grid of times on which the rows of a history lie.
struct RowGrid {
  /// Minutes between neighbouring rows.
  let step: Int
  let firstDay: Int
  let lastDay: Int
  let problems: [HistoryProblem]

  init?(_ rows: [StampedCount]) {
    let valid = rows.filter { (0..<1440).contains($0.minuteOfDay) }
    guard let first = valid.map(\.date.dayNumber).min(), let last = valid.map(\.date.dayNumber).max() else {
      return nil
    }
    firstDay = first
    lastDay = last
    guard last - first < 11_000 else {
      step = 1440
      problems = [.impossibleSpan(first: CalendarDate(dayNumber: first), last: CalendarDate(dayNumber: last))]
      return
    }
    let steps = RowGrid.stepsByDay(valid)
    step = RowGrid.commonStep(valid, steps: steps)
    problems = RowGrid.change(steps).map { [$0] } ?? RowGrid.strays(valid, step: step)
  }

  /// The commonest distance between neighbouring rows of each day that has at least two.
  private static func stepsByDay(_ rows: [StampedCount]) -> [(day: Int, step: Int)] {
    var minutes: [Int: [Int]] = [:]
    for row in rows { minutes[row.date.dayNumber, default: []].append(row.minuteOfDay) }
    return minutes.keys.sorted().compactMap { day in
      let sorted = Set(minutes[day] ?? []).sorted()
      var tally: [Int: Int] = [:]
      for (left, right) in zip(sorted, sorted.dropFirst()) { tally[right - left, default: 0] += 1 }
      return tally.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { (day, $0.key) }
    }
  }

  /// The longest divisor of a day on which all but a few of the times lie; a day when no day has two rows.
  private static func commonStep(_ rows: [StampedCount], steps: [(day: Int, step: Int)]) -> Int {
    guard !steps.isEmpty else { return 1440 }
    let allowed = rows.count / 50
    let divisors = (1...720).reversed().filter { 1440 % $0 == 0 }
    return divisors.first { step in rows.count { $0.minuteOfDay % step != 0 } <= allowed } ?? 1
  }

  /// A day from which on the step differs from that of all days before, on three days or more each side.
  private static func change(_ steps: [(day: Int, step: Int)]) -> HistoryProblem? {
    guard let first = steps.first?.step, let index = steps.firstIndex(where: { $0.step != first }) else { return nil }
    let later = steps[index...]
    guard index >= 3, later.count >= 3, let next = later.first?.step else { return nil }
    guard later.allSatisfy({ $0.step == next }) else { return nil }
    return .changedInterval(from: first, to: next, date: CalendarDate(dayNumber: later[index].day))
  }

  private static func strays(_ rows: [StampedCount], step: Int) -> [HistoryProblem] {
    rows.enumerated().filter { $0.element.minuteOfDay % step != 0 && step < 1440 }.map { index, row in
      let place = row.place.isEmpty ? "row \(index + 1)" : row.place
      return .offGrid(place: place, minuteOfDay: row.minuteOfDay, intervalMinutes: step)
    }
  }

  /// Intervals with more rows than the clock shows them.
  func duplicates(_ rows: [StampedCount], clock: LocalClock?) -> [HistoryProblem] {
    var places: [Int: [String]] = [:]
    for (index, row) in rows.enumerated() {
      let key = (row.date.dayNumber - firstDay) * 1440 + row.minuteOfDay
      places[key, default: []].append(row.place.isEmpty ? "row \(index + 1)" : row.place)
    }
    return places.keys.sorted().compactMap { key in
      guard let found = places[key], found.count > 1 else { return nil }
      let date = CalendarDate(dayNumber: firstDay + key / 1440)
      let shown = ClockDay.exposures(on: date, intervalMinutes: step, clock: clock)[key % 1440 / step]
      return Double(found.count) <= shown ? nil : .duplicate(date: date, minuteOfDay: key % 1440, places: found)
    }
  }
}
