import Workforce

/// One history with its calendar, from which the past up to any origin can be cut.
struct Study: Sendable {
  let history: VolumeHistory
  let closed: ClosedDays
  let design: DayDesign
  let events: [ForecastEvent]
  /// The whole history.
  let whole: PreparedHistory
  private let masked: Set<Int>

  init(_ history: VolumeHistory, _ request: ForecastRequest) {
    self.history = history
    events = request.calendar.events
    let end = history.endDate.advanced(by: request.horizonDays)
    closed = ClosedDays(request.calendar, history: history, until: end.advanced(by: 31))
    let first = history.firstDate.dayNumber
    masked = EventShapes.maskedCells(
      events, firstDay: first, dayCount: history.dayCount, slots: history.intervalsPerDay)
    whole = PreparedHistory(history, closed: closed.closed)
    design = DayDesign(
      firstDay: first, dayCount: history.dayCount + request.horizonDays, historyDays: history.dayCount,
      opens: (0..<7).map(whole.opens(weekday:)), closed: closed, events: events)
  }

  /// What a method is given at an origin.
  ///
  /// - Parameter origin: Days of history to use, from the first on.
  func input(at origin: Int, horizon: Int, shared: SharedEffects? = nil) -> MethodInput {
    let past = history.before(history.firstDate.advanced(by: origin))
    let prepared = PreparedHistory(past, closed: closed.closed)
    let undisturbed = masked.isEmpty ? prepared : PreparedHistory(past, closed: closed.closed, masked: masked)
    return MethodInput(
      prepared: prepared, undisturbed: undisturbed, design: design, closed: closed, events: events, shared: shared,
      horizon: horizon)
  }
}
