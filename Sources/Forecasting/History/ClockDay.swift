import Workforce

/// The days on which the clock is put forward or back.
enum ClockDay {
  /// How much of each interval of a local day exists: 1 as a rule, 0 when the clock skips it, 2 when it is shown twice.
  static func exposures(on date: CalendarDate, intervalMinutes: Int, clock: LocalClock?) -> [Double] {
    let width = 1440 / intervalMinutes
    let plain = [Double](repeating: 1, count: width)
    guard let clock else { return plain }
    let start = clock.instant(date, secondOfDay: 0)
    let end = clock.instant(date.advanced(by: 1), secondOfDay: 0)
    let length = end.seconds(since: start)
    if length == 86_400 { return plain }
    var exposures = [Double](repeating: 0, count: width)
    let minutes = Int(length / 60)
    for minute in 0..<minutes {
      let local = clock.local(start.advanced(by: Double(minute) * 60))
      exposures[min(width - 1, Int(local.secondOfDay) / 60 / intervalMinutes)] += 1 / Double(intervalMinutes)
    }
    return exposures.map { ($0 * 1000).rounded() / 1000 }
  }
}
