import Foundation

/// The wall clock of one time zone: turns local dates and times into moments and back, over daylight-saving changes.
public struct LocalClock: Hashable, Sendable {
  /// The IANA name of the zone, such as `Asia/Shanghai`.
  public let zone: String
  private let timeZone: TimeZone

  /// The clock of an IANA zone, or nil when there is no such zone.
  public init?(zone: String) {
    // Foundation also takes abbreviations and offsets ("CST", "GMT+8"), which name no single place.
    guard zone == "UTC" || zone == "GMT" || zone.contains("/"), let timeZone = TimeZone(identifier: zone) else {
      return nil
    }
    self.zone = zone
    self.timeZone = timeZone
  }

  /// Coordinated universal time.
  public static let utc = LocalClock(timeZone: .gmt, zone: "UTC")

  private init(timeZone: TimeZone, zone: String) {
    self.zone = zone
    self.timeZone = timeZone
  }

  /// Seconds that local time is ahead of universal time at a moment.
  public func offset(at instant: Instant) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: instant.secondsSince1970))
  }

  /// The moment at which the wall clock shows a local time.
  ///
  /// A time that the clock skips (spring) is read with the offset before the change, so it falls as much later as the
  /// clock jumped; a time that it shows twice (autumn) is the first of the two.
  ///
  /// - Parameters:
  ///   - date: The local day.
  ///   - secondOfDay: Wall-clock seconds after 00:00 of that day; 86,400 and more fall on later days.
  public func instant(_ date: CalendarDate, secondOfDay: Double) -> Instant {
    let wall = Double(date.dayNumber) * 86_400 + secondOfDay
    let before = offset(at: Instant(secondsSince1970: wall - 86_400))
    let after = offset(at: Instant(secondsSince1970: wall + 86_400))
    let early = Instant(secondsSince1970: wall - Double(before))
    guard before != after else { return early }
    if offset(at: early) == before { return early }
    let late = Instant(secondsSince1970: wall - Double(after))
    return offset(at: late) == after ? late : early
  }

  /// The local date and wall-clock seconds after midnight at a moment.
  public func local(_ instant: Instant) -> (date: CalendarDate, secondOfDay: Double) {
    let wall = instant.secondsSince1970 + Double(offset(at: instant))
    let day = (wall / 86_400).rounded(.down)
    return (CalendarDate(dayNumber: Int(day)), wall - day * 86_400)
  }

  /// The moment in ISO 8601 with the zone's offset.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - fractionDigits: Digits of the second's fraction, 0…6; left out when it is zero.
  public func iso8601(_ instant: Instant, fractionDigits: Int = 3) -> String {
    precondition((0...6).contains(fractionDigits), "a fraction of a second has up to six digits here")
    let scale = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000][fractionDigits]
    let ticks = (instant.secondsSince1970 * scale).rounded()
    let whole = Instant(secondsSince1970: (ticks / scale).rounded(.down))
    let fraction = Int(ticks - whole.secondsSince1970 * scale)
    let (date, second) = local(whole)
    let ahead = offset(at: whole)
    let digits = { (value: Int, width: Int) -> String in
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    let time = [Int(second) / 3600, Int(second) / 60 % 60, Int(second) % 60].map { digits($0, 2) }.joined(
      separator: ":")
    let part = fraction == 0 ? "" : "." + digits(fraction, fractionDigits)
    let sign = ahead < 0 ? "-" : "+"
    return "\(date)T\(time)\(part)\(sign)\(digits(abs(ahead) / 3600, 2)):\(digits(abs(ahead) / 60 % 60, 2))"
  }
}
