/// What all queues together say about each day: the calendar's effects on the logarithm of the day's total.
struct SharedEffects: Sendable {
  /// One for each day of the design; the constant and the drift of the level are left to each queue.
  let offsets: [Double]

  init(_ prepared: PreparedHistory, _ design: DayDesign) {
    let model = DayTotalModel(prepared, design, horizon: 0, drift: .memories(CalendarMethods.memories))
    var coefficients = model.fit.coefficients
    coefficients[0] = 0
    offsets = design.rows.map { $0.dot(coefficients) }
  }
}
