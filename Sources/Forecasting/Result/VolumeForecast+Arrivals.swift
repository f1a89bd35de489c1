public import Workforce

extension VolumeForecast {
  /// The forecast as the arrivals of a scenario: a rate for each interval with contacts.
  ///
  /// Rates are expectations; the busyness of whole days is `dayVariation`, which the scenario draws.
  ///
  /// - Parameters:
  ///   - start: The day on which the scenario's horizon begins; earlier days are left out.
  ///   - clock: The clock on which the forecast's times are read. Days of 23 and 25 hours are as long as they are.
  /// - Returns: Pieces in order of time, in seconds after the start of `start`.
  public func arrivals(from start: CalendarDate, clock: LocalClock) -> ArrivalPattern {
    let origin = clock.instant(start, secondOfDay: 0)
    var pieces: [RatePiece] = []
    for day in days where day.date >= start {
      for interval in day.intervals where interval.mean > 0 {
        let second = Double(interval.minuteOfDay) * 60
        let begin = clock.instant(day.date, secondOfDay: second)
        let end = clock.instant(day.date, secondOfDay: second + Double(intervalMinutes) * 60)
        guard end > begin else { continue }
        pieces.append(
          RatePiece(
            start: begin.seconds(since: origin), end: end.seconds(since: origin),
            rate: interval.mean / end.seconds(since: begin)))
      }
    }
    return .rates(pieces)
  }
}
