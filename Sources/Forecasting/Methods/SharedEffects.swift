/// What all queues together say about each day: the calendar's effects on the logarithm of the day's total.
struct SharedEffects: Sendable {
  /// One for each day of the design; the level and its drift are left to each queue.
  let offsets: [Double]

  init(offsets: [Double]) { self.offsets = offsets }

  init(_ prepared: PreparedHistory, _ design: DayDesign) {
    let model = DayTotalModel(
      prepared, design, horizon: 0, drift: .memories(CalendarMethods.memories), trend: false)
    var coefficients = Array(model.fit.coefficients.prefix(design.trendStart))
    if !coefficients.isEmpty { coefficients[0] = 0 }
    coefficients += Array(repeating: 0, count: design.columnCount - design.trendStart)
    offsets = design.rows.map { $0.dot(coefficients) }
  }
}
