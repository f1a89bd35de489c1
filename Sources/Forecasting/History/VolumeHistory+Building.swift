public import Workforce

extension VolumeHistory {
  /// A history from rows in any order.
  ///
  /// The interval of the rows is the largest step that all their times share; rows are then added up to the interval asked for.
  ///
  /// - Parameters:
  ///   - queue: The name of the queue.
  ///   - rows: One row for each interval.
  ///   - intervalMinutes: The interval wanted, in minutes; that of the rows when nil.
  ///   - clock: The zone, when known. Without it no hour is taken for skipped or repeated.
  ///   - absent: What an interval without a row means.
  /// - Throws: `ForecastingError.unusableHistory` with every problem found.
  public init(
    queue: String, rows: [StampedCount], intervalMinutes: Int? = nil, clock: LocalClock? = nil,
    absent: AbsentRows = .automatic
  ) throws(ForecastingError) {
    var problems = VolumeHistory.rowProblems(rows)
    guard let grid = RowGrid(rows) else {
      throw .unusableHistory(queue: queue, rows.isEmpty ? [.empty] : problems)
    }
    if let asked = intervalMinutes, problems.isEmpty,
      case .changedInterval(let from, let to, let date) = grid.problems.first,
      asked % from == 0, asked % to == 0
    {
      let parts = [rows.filter { $0.date < date }, rows.filter { $0.date >= date }]
      self = try VolumeHistory.joined(
        parts.map { part throws(ForecastingError) in
          try VolumeHistory(queue: queue, rows: part, intervalMinutes: asked, clock: clock, absent: absent)
        },
        remark: "Rows are \(from) minutes apart until \(date) and \(to) minutes apart from then on: both were added up."
      )
      return
    }
    problems += grid.problems
    let asked = intervalMinutes ?? grid.step
    if asked < 1 || asked % grid.step != 0 || 1440 % asked != 0 {
      problems.append(.unsuitableInterval(asked: asked, found: grid.step))
    }
    if problems.isEmpty { problems = grid.duplicates(rows, clock: clock) }
    guard problems.isEmpty else { throw .unusableHistory(queue: queue, problems) }
    let fine = FineCells(rows, grid: grid, clock: clock, absent: absent)
    self = fine.history(queue: queue, intervalMinutes: asked, clock: clock)
  }

  /// A history from single contacts: every interval between the first and the last day is known.
  ///
  /// - Parameters:
  ///   - queue: The name of the queue.
  ///   - contacts: When each contact came.
  ///   - intervalMinutes: The interval in minutes; divides a day.
  ///   - clock: The zone whose days and hours are meant.
  /// - Throws: `ForecastingError.unusableHistory` with every problem found.
  public init(
    queue: String, contacts: [Instant], intervalMinutes: Int, clock: LocalClock
  ) throws(ForecastingError) {
    guard intervalMinutes >= 1, 1440 % intervalMinutes == 0 else {
      throw .unusableHistory(queue: queue, [.unsuitableInterval(asked: intervalMinutes, found: 1)])
    }
    guard !contacts.isEmpty else { throw .unusableHistory(queue: queue, [.empty]) }
    let places = contacts.map { instant in
      let (date, second) = clock.local(instant)
      return (day: date.dayNumber, interval: Int(second) / 60 / intervalMinutes)
    }
    let first = places.map(\.day).min() ?? 0
    let last = places.map(\.day).max() ?? 0
    guard last - first < 11_000 else {
      let span = HistoryProblem.impossibleSpan(
        first: CalendarDate(dayNumber: first), last: CalendarDate(dayNumber: last))
      throw .unusableHistory(queue: queue, [span])
    }
    let width = 1440 / intervalMinutes
    var counts = [Double](repeating: 0, count: (last - first + 1) * width)
    for place in places { counts[(place.day - first) * width + place.interval] += 1 }
    let days = (first...last).map(CalendarDate.init(dayNumber:))
    let exposures = days.flatMap { ClockDay.exposures(on: $0, intervalMinutes: intervalMinutes, clock: clock) }
    self.init(
      queue: queue, intervalMinutes: intervalMinutes, firstDate: CalendarDate(dayNumber: first),
      dayCount: last - first + 1, counts: counts, exposures: exposures, clock: clock, remarks: [])
  }

  /// Two histories of one queue and interval, one after the other; days between them are not known.
  private static func joined(_ parts: [VolumeHistory], remark: String) -> VolumeHistory {
    let (early, late) = (parts[0], parts[1])
    let gap = (late.firstDate.dayNumber - early.endDate.dayNumber) * early.intervalsPerDay
    let unknown = [Double](repeating: 0, count: gap)
    return VolumeHistory(
      queue: early.queue, intervalMinutes: early.intervalMinutes, firstDate: early.firstDate,
      dayCount: late.endDate.dayNumber - early.firstDate.dayNumber, counts: early.counts + unknown + late.counts,
      exposures: early.exposures + unknown + late.exposures, clock: early.clock,
      remarks: early.remarks + late.remarks + [remark])
  }

  private static func rowProblems(_ rows: [StampedCount]) -> [HistoryProblem] {
    var problems: [HistoryProblem] = []
    for (index, row) in rows.enumerated() {
      let place = row.place.isEmpty ? "row \(index + 1)" : row.place
      if !row.count.isFinite || row.count < 0 { problems.append(.badCount(place: place, count: row.count)) }
      if !(0..<1440).contains(row.minuteOfDay) {
        problems.append(.impossibleTime(place: place, minuteOfDay: row.minuteOfDay))
      }
    }
    return problems
  }
}
