import Glibc

/// The contacts of whole days: calendar effects on a level that drifts.
///
/// Assumes that effects multiply. Units: contacts a day.
struct DayTotalModel: Sendable {
  /// Natural logarithm of the median day and its variance, for each day from the origin on.
  let logMean: [Double]
  let logVariance: [Double]
  let fit: MixedModel.Fit
  let groups: [EffectGroup]
  let rows: [SparseRow]
  /// Past days further than five standard deviations from their expectation, the furthest first.
  let misfits: [(day: Int, seen: Double, expected: Double)]

  /// How the level of the past weeks is carried on.
  enum Drift: Sendable {
    /// Not at all: calendar effects only.
    case none
    /// By deviations with these memories in days.
    case memories([Double])
  }

  /// - Parameters:
  ///   - prepared: The history up to the origin.
  ///   - design: The calendar over history and horizon.
  ///   - horizon: Days to forecast, from the day after the history on.
  ///   - trend: Whether steady growth and the time of year have effects.
  ///   - offsets: Known parts of the logarithm for every day of the design, as learnt from other queues.
  init(
    _ prepared: PreparedHistory, _ design: DayDesign, horizon: Int, drift: Drift, trend: Bool,
    offsets: [Double]? = nil
  ) {
    let origin = prepared.dayCount
    let days = prepared.knownDays
    let offset = { (day: Int) in offsets?[day] ?? 0 }
    let counts = days.map { prepared.totals[$0] * prepared.coverage[$0] }
    let coverage = days.map { prepared.coverage[$0] }
    let spread = DayTotalModel.spread(prepared, days, offset)
    let layout = EffectLayout(design, origin: origin, drift: drift, trend: trend, priorVariance: spread * spread)
    let model = MixedModel(groups: layout.groups, columnCount: layout.columnCount, noisePrior: spread * spread)
    let past = days.map { layout.row($0) }
    fit = model.fit(past, .counts(counts, coverage: coverage), offsets: days.map(offset))
    rows = (origin..<(origin + horizon)).map { layout.row($0) }
    let fit = fit
    logMean = rows.enumerated().map { $1.dot(fit.coefficients) + offset(origin + $0) }
    logVariance = rows.map { fit.variance(of: $0) + fit.noise }
    groups = layout.groups
    misfits = zip(days, past).map { day, row in
      let expected = exp(row.dot(fit.coefficients) + offset(day))
      let spread = (fit.noise + 1 / max(expected, 1)).squareRoot()
      let distance = log((prepared.totals[day] + 0.5) / (expected + 0.5)) / spread
      return (day: day, seen: prepared.totals[day], expected: expected, distance: abs(distance))
    }
    .filter { $0.distance > 5 }.sorted { ($1.distance, $0.day) < ($0.distance, $1.day) }
    .map { ($0.day, $0.seen, $0.expected) }
  }

  /// A robust standard deviation of the logarithm of a day around its weekday's median.
  static func spread(_ prepared: PreparedHistory, _ days: [Int], _ offset: (Int) -> Double) -> Double {
    var byWeekday = [[Double]](repeating: [], count: 7)
    for day in days { byWeekday[prepared.weekday(at: day)].append(log(prepared.totals[day] + 0.5) - offset(day)) }
    let deviations = byWeekday.flatMap { values in
      let middle = median(values)
      return values.count > 1 ? values.map { abs($0 - middle) } : []
    }
    // What counting alone would scatter is not a deviation of days.
    let counting = median(days.map { 1 / max(prepared.totals[$0], 1) })
    let square = 1.4826 * median(deviations) * 1.4826 * median(deviations) - counting
    return max(0.02, min(1, max(0, square).squareRoot()))
  }
}

/// The columns of a model at one origin: those of the calendar, then the level's.
struct EffectLayout {
  let groups: [EffectGroup]
  let columnCount: Int
  private let design: DayDesign
  private let knots: [(first: Int, knots: LevelKnots)]
  private let origin: Int
  private let calendarColumns: Int

  init(_ design: DayDesign, origin: Int, drift: DayTotalModel.Drift, trend: Bool, priorVariance: Double) {
    self.design = design
    calendarColumns = trend ? design.columnCount : design.trendStart
    let calendarColumns = calendarColumns
    self.origin = origin
    var groups = design.groups.filter { $0.columns.upperBound <= calendarColumns }.enumerated().map { index, names in
      EffectGroup(name: names.name, columns: names.columns, priorVariance: index == 0 ? nil : priorVariance)
    }
    var width = calendarColumns
    var knots: [(first: Int, knots: LevelKnots)] = []
    if case .memories(let memories) = drift {
      for memory in memories {
        let level = LevelKnots(historyDays: origin, memory: memory)
        groups.append(
          EffectGroup(
            name: "recent weeks", columns: width..<(width + level.count), priorVariance: priorVariance,
            chain: level.chain))
        knots.append((width, level))
        width += level.count
      }
    }
    self.groups = groups
    self.knots = knots
    columnCount = width
  }

  /// The row of a day, counted from the first of the history.
  func row(_ day: Int) -> SparseRow {
    var row = design.rows[day]
    while let last = row.columns.last, Int(last) >= calendarColumns {
      row.columns.removeLast()
      row.values.removeLast()
    }
    for (first, level) in knots {
      let (column, value) = level.place(day - origin)
      row.add(first + column, value)
    }
    return row
  }
}

/// The middle value; zero for none.
func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
