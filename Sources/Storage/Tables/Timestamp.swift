/// A date and time as it stands in a file: on the local clock, or, where the file says so, with an offset from UTC.
public struct Timestamp: Hashable, Sendable {
  /// The calendar date, proleptic Gregorian.
  public var year: Int
  /// The month, 1…12.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int
  /// The hour, 0…23.
  public var hour: Int
  /// The minute, 0…59.
  public var minute: Int
  /// The second with its fraction, 0..<60.
  public var second: Double
  /// The offset from UTC in seconds, where the text names one.
  public var offset: Int?

  /// A timestamp by its parts; nil when there is no such date or time.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Double = 0, offset: Int? = nil
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Timestamp.days(inMonth: month, year: year), (0...23).contains(hour), (0...59).contains(minute),
      second >= 0, second < 60, abs(offset ?? 0) <= 18 * 3600
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.offset = offset
  }

  /// The days since 1970-01-01.
  ///
  /// Source: Hinnant, H. (2013), chrono-compatible low-level date algorithms, `days_from_civil`.
  public var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The seconds since midnight.
  public var secondOfDay: Double { Double(hour * 3600 + minute * 60) + second }

  /// The seconds since 1970-01-01 00:00 as the clock of the file shows them, whatever its zone is.
  public var clockSecondsSince1970: Double { Double(daysSince1970) * 86_400 + secondOfDay }

  /// The seconds since 1970-01-01 00:00 UTC; nil where the text names no offset.
  public var secondsSince1970: Double? { offset.map { clockSecondsSince1970 - Double($0) } }

  private static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
