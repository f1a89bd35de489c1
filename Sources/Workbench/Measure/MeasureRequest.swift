import Records
public import Scoring
import Storage
public import Workforce

/// What `crewcast measure` is asked.
public struct MeasureRequest: Sendable {
  /// The files of records.
  public var paths: [String]
  /// The name of the layout; nil to recognise it by the columns.
  public var source: String?
  /// A file that says which column is what.
  public var mappingPath: String?
  /// A file with the hours in which clocks run.
  public var calendarPath: String?
  /// The period as it was written, such as `2025-10`.
  public var period: String
  /// The zone in which days begin and moments without an offset are read.
  public var zone: String?
  /// The days that rows per agent are about, where neither a column nor the file's name tells them.
  public var days: DateRange?
  /// Until when the records reach; nil for the last moment in them.
  public var observedUntil: String?
  /// Where the key that hides customers is kept.
  public var keyPath: String
  /// The sheet or table of a file that has several.
  public var sheet: String?
  /// Limits and windows.
  public var settings = MeasureSettings()

  /// A question about some files over a period.
  public init(paths: [String], period: String, keyPath: String) {
    self.paths = paths
    self.period = period
    self.keyPath = keyPath
  }

  /// Reads the records and measures every indicator that they allow.
  ///
  /// - Throws: ``Failure`` when a file cannot be used at all; single rows that cannot be used are in the answer.
  public func answer() throws(Failure) -> MeasureAnswer {
    // Before gigabytes are read for nothing.
    try checkPeriodAndZone()
    var reading = try RecordReading(self)
    let clock = periodClock(reading)
    guard let period = Period(period, clock: clock) else { throw badPeriod }
    let book = try reading.book(over: period, observedUntil: try moment(observedUntil, clock))
    let evidence = Evidence(book: book, period: period, settings: settings)
    return MeasureAnswer(
      request: self, reading: reading, book: book, period: period, measurements: Measurement.all(in: evidence),
      contacts: ContactTotals(book, period, within: settings.replyTargetSeconds))
  }

  private var badPeriod: Failure {
    Failure(
      .usage,
      "Found the period \"\(period)\", expected a month such as 2025-10, a quarter such as 2025-Q4, a year, a day, or days "
        + "such as 2025-10-13..2025-10-19.")
  }

  private func checkPeriodAndZone() throws(Failure) {
    if Period(period, clock: .utc) == nil { throw badPeriod }
    if let zone, LocalClock(zone: zone) == nil {
      throw Failure(
        .usage, "\"\(zone)\" is no time zone; give an IANA name such as '--zone Asia/Shanghai' or '--zone UTC'.")
    }
  }

  /// The clock of days: as asked for, or the calendar's, the mapping's, universal time.
  private func periodClock(_ reading: RecordReading) -> LocalClock {
    zone.flatMap(LocalClock.init) ?? reading.calendar?.clock ?? reading.mapping?.zone.flatMap(LocalClock.init) ?? .utc
  }

  /// A moment as `2025-11-05` (that day's end) or `2025-11-05T18:00`.
  private func moment(_ text: String?, _ clock: LocalClock) throws(Failure) -> Instant? {
    guard let text else { return nil }
    if let date = CalendarDate(text) { return clock.instant(date.advanced(by: 1), secondOfDay: 0) }
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    let numbers = parts.count == 2 ? parts[1].split(separator: ":").map { Int($0) } : []
    guard let date = parts.first.flatMap({ CalendarDate($0) }), (2...3).contains(numbers.count),
      let hour = numbers[0], let minute = numbers[1], let second = numbers.count == 3 ? numbers[2] : 0,
      (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else {
      throw Failure(
        .usage,
        "Found \"\(text)\" as the end of observation, expected a day such as 2025-11-05 or a time such as "
          + "2025-11-05T18:00.")
    }
    return clock.instant(date, secondOfDay: Double(hour * 3600 + minute * 60 + second))
  }
}
