extension Instant {
  /// A moment written in ISO 8601 with an offset, such as `2025-10-14T09:03:00+08:00`: as ``LocalClock/iso8601(_:fractionDigits:)`` writes
  /// it.
  ///
  /// - Returns: The moment; nil where the text is none, or has no offset.
  public init?(iso8601 text: String) {
    let form =
      #/([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{1,6})?)([+\-])([0-9]{2}):([0-9]{2})/#
    guard let parts = text.wholeMatch(of: form), let date = CalendarDate(parts.1), let hour = Double(parts.2),
      let minute = Double(parts.3), let second = Double(parts.4), let aheadHours = Double(parts.6),
      let aheadMinutes = Double(parts.7), hour < 24, minute < 60, second < 60
    else { return nil }
    let ahead = (aheadHours * 60 + aheadMinutes) * (parts.5 == "-" ? -60 : 60)
    self.init(secondsSince1970: Double(date.dayNumber) * 86_400 + hour * 3600 + minute * 60 + second - ahead)
  }
}
