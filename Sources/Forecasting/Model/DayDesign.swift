import Glibc
import Workforce

/// What the calendar says about each day of the history and the horizon, as columns of a mixed model.
struct DayDesign: Sendable {
  /// Groups of columns that hold for every origin; the constant first.
  let groups: [EffectNames]
  let columnCount: Int
  /// The columns from here on describe the time of year and steady growth, which not every model wants.
  let trendStart: Int
  /// One row for each day, first day of the history first.
  let rows: [SparseRow]
  let firstDay: Int

  struct EffectNames: Sendable {
    let name: String
    let columns: Range<Int>
  }

  init(
    firstDay: Int, dayCount: Int, historyDays: Int, opens: [Bool], closed: ClosedDays, events: [ForecastEvent]
  ) {
    self.firstDay = firstDay
    let facts = DayFacts(firstDay: firstDay, dayCount: dayCount, opens: opens, closed: closed)
    var builder = Builder(dayCount: dayCount)
    builder.group("level", width: 1) { _, row, at in row.add(at, 1) }
    builder.group("weekday", width: 7) { day, row, at in row.add(at + PreparedHistory.weekday(firstDay + day), 1) }
    builder.group("time of month", width: 2 * MonthWave.harmonics) { day, row, at in
      for (index, value) in MonthWave.values(facts.monthPhase[day]).enumerated() { row.add(at + index, value) }
    }
    builder.group("start and end of month", width: 9) { day, row, at in
      if facts.fromStart[day] <= 6 { row.add(at + facts.fromStart[day] - 1, 1) }
      if facts.toEnd[day] <= 3 { row.add(at + 5 + facts.toEnd[day], 1) }
    }
    if opens.contains(false) {
      builder.group("first day after closing", width: 1) { day, row, at in
        if facts.sinceClosed[day] == 1 { row.add(at, 1) }
      }
    }
    if facts.afterHoliday.contains(where: { $0 > 0 }) {
      builder.group("days after a holiday", width: 5) { day, row, at in
        let since = facts.afterHoliday[day]
        if (1...5).contains(since) { row.add(at + since - 1, exp(-Double(since - 1) / 2)) }
      }
    }
    if !closed.openHolidays.isEmpty {
      builder.group("holiday", width: 1) { day, row, at in
        if closed.openHolidays.contains(firstDay + day) { row.add(at, 1) }
      }
    }
    for kind in EventDays.kinds(events) {
      let days = EventDays(kind, events)
      builder.group("event \(kind)", width: days.width + 1) { day, row, at in
        guard let offset = days.offset(of: firstDay + day) else { return }
        row.add(at, 1)
        row.add(at + 1 + offset, 1)
      }
    }
    trendStart = builder.width
    if historyDays >= 400 {
      builder.group("time of year", width: 2 * YearWave.harmonics) { day, row, at in
        for (index, value) in YearWave.values(firstDay + day).enumerated() { row.add(at + index, value) }
      }
    }
    if historyDays >= 42 {
      builder.group("growth", width: 1) { day, row, at in row.add(at, Double(day - historyDays) / 365) }
    }
    groups = builder.groups
    rows = builder.rows
    columnCount = builder.width
  }

  private struct Builder {
    var groups: [EffectNames] = []
    var rows: [SparseRow]
    var width = 0

    init(dayCount: Int) { rows = Array(repeating: SparseRow(), count: dayCount) }

    mutating func group(_ name: String, width added: Int, _ fill: (Int, inout SparseRow, Int) -> Void) {
      groups.append(EffectNames(name: name, columns: width..<(width + added)))
      for day in rows.indices { fill(day, &rows[day], width) }
      width += added
    }
  }
}

/// A smooth function of the position in the month, as sines and cosines that grow smaller as they grow quicker.
///
/// A Gaussian process on a circle with the kernel exp(-2 sin²(π d) / 0.8²), expanded in its Fourier series.
/// Source: MacKay (1998), Introduction to Gaussian processes (the periodic kernel); Abramowitz and Stegun 9.6.34.
enum MonthWave {
  static let harmonics = 5
  private static let sizes = WaveSizes.sizes(harmonics, length: 0.8)

  static func values(_ phase: Double) -> [Double] {
    (1...harmonics).flatMap { k in
      let angle = 2 * Double.pi * Double(k) * phase
      return [sizes[k - 1] * cos(angle), sizes[k - 1] * sin(angle)]
    }
  }
}

/// A smooth function of the position in the year, made as that of the month with a shorter length.
enum YearWave {
  static let harmonics = 6
  private static let sizes = WaveSizes.sizes(harmonics, length: 0.5)

  static func values(_ dayNumber: Int) -> [Double] {
    let phase = Double(dayNumber) / 365.2425
    return (1...harmonics).flatMap { k in
      let angle = 2 * Double.pi * Double(k) * phase
      return [sizes[k - 1] * cos(angle), sizes[k - 1] * sin(angle)]
    }
  }
}

private enum WaveSizes {
  /// Standard deviations of the harmonics: √(2 e^(-z) I_k(z)) with z = 1 / length².
  static func sizes(_ count: Int, length: Double) -> [Double] {
    let z = 1 / (length * length)
    return (1...count).map { (2 * exp(-z) * bessel($0, z)).squareRoot() }
  }

  /// The modified Bessel function of the first kind by its power series.
  private static func bessel(_ order: Int, _ z: Double) -> Double {
    var term = 1.0
    for k in 1...order { term *= z / 2 / Double(k) }
    var sum = term
    for k in 1..<60 {
      term *= z * z / 4 / (Double(k) * Double(k + order))
      sum += term
    }
    return sum
  }
}
