import Foundation

/// Past contacts of a made-up shop as text of a CSV file; the same on every call.
public enum SyntheticHistory {
  /// Contacts of a weekday in half-hours from 8 to 20 o'clock: busiest at eleven, on Monday most, on Sunday least.
  public static func mean(weekday: Int, minute: Int) -> Double {
    let days = [1.2, 1.05, 1, 0.95, 1, 0.8, 0.5]
    return 30 * days[weekday] * (1 + 0.5 * cos(Double(minute - 660) / 720 * 2 * .pi))
  }

  /// A line for each interval: date, minute of the day, contacts.
  ///
  /// - Parameter first: the first day, in days since 1970-01-01; a Monday, by default that of 6 January 2025.
  ///
  /// Chance is a fixed sequence of noise as wide as that of a Poisson count, with a factor of the whole day of 5 %.
  public static func rows(
    weeks: Int, fromDay first: Int = 20_094, step: Int = 30, scale: Double = 1
  ) -> [(date: String, minute: Int, count: Int)] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func noise() -> Double {
      // A sum of uniform draws is near enough to normal here.
      (0..<12).reduce(-6.0) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 11) / Double(1 << 53)
      }
    }
    var rows: [(date: String, minute: Int, count: Int)] = []
    for day in 0..<(7 * weeks) {
      let factor = 1 + 0.05 * noise()
      let date = text(Date(timeIntervalSince1970: Double(first + day) * 86_400))
      for minute in stride(from: 480, to: 1200, by: step) {
        let mean = scale * factor * mean(weekday: day % 7, minute: minute) * Double(step) / 30
        rows.append((date, minute, max(0, Int((mean + mean.squareRoot() * noise()).rounded()))))
      }
    }
    return rows
  }

  /// `start,calls` and a line for each half-hour.
  public static func csv(weeks: Int, step: Int = 30, scale: Double = 1) -> String {
    "start,calls\n"
      + rows(weeks: weeks, step: step, scale: scale).map { "\($0.date) \(clock($0.minute)),\($0.count)\n" }.joined()
  }

  /// `09:30`.
  public static func clock(_ minute: Int) -> String { String(format: "%02d:%02d", minute / 60, minute % 60) }

  private static func text(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}
