import Storage
public import Workforce

/// Which records are read and how they are to be understood: what every command that reads records is told.
public struct RecordInput: Hashable, Sendable {
  /// The files, or addresses of databases.
  public var paths: [String]
  /// The name of the layout; nil to recognise it by the columns.
  public var source: String?
  /// A file that says which column is what.
  public var mappingPath: String?
  /// A file with the hours in which clocks run.
  public var calendarPath: String?
  /// The zone in which days begin and moments without an offset are read.
  public var zone: String?
  /// The days that rows per agent are about, where neither a column nor the file's name tells them.
  public var days: DateRange?
  /// Until when the records reach; nil for the last moment in them.
  public var observedUntil: String?
  /// The sheet or table of a file that has several.
  public var sheet: String?
  /// Where the key that hides customers is kept.
  public var keyPath: String
  /// Whether single events are wanted besides what was made of them.
  public var keepsEvents = false

  /// Some files, of which everything is to be found out.
  public init(paths: [String], keyPath: String) {
    self.paths = paths
    self.keyPath = keyPath
  }

  /// Refuses a zone that there is not.
  func checkZone() throws(Failure) {
    guard let zone, LocalClock(zone: zone) == nil else { return }
    throw Failure(
      .usage, "\"\(zone)\" is no time zone; give an IANA name such as '--zone Asia/Shanghai' or '--zone UTC'.")
  }

  /// Refuses a period that cannot be read, before gigabytes are read for nothing.
  static func checkPeriod(_ text: String) throws(Failure) {
    if Period(text, clock: .utc) == nil { throw badPeriod(text) }
  }

  /// The complaint about a period that cannot be read.
  static func badPeriod(_ text: String) -> Failure {
    Failure(
      .usage,
      "Found the period \"\(text)\", expected a month such as 2025-10, a quarter such as 2025-Q4, a year, a day, or days "
        + "such as 2025-10-13..2025-10-19.")
  }

  /// The end of observation: `2025-11-05` (that day's end) or `2025-11-05T18:00`; nil where it is not said.
  func end(on clock: LocalClock) throws(Failure) -> Instant? {
    guard let text = observedUntil else { return nil }
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

  /// The digest of a file's bytes, or of a database's address.
  static func digest(of path: String) throws(StorageError) -> FileDigest {
    path.contains("://") ? FileDigest(of: Array(path.utf8)) : try FileDigest(ofFile: path)
  }
}
