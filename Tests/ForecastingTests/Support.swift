import Foundation
import Statistics
import Workforce

@testable import Forecasting

/// Histories whose truth is known, and those of the data folder.
enum Histories {
  static let seed: UInt64 = 20_260_105

  /// A date that tests write down.
  static func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

  /// A count near a mean: Poisson below thirty by inversion, normal above.
  static func count(_ mean: Double, _ stream: inout RandomStream) -> Double {
    guard mean > 0 else { return 0 }
    if mean > 30 { return max(0, (mean + mean.squareRoot() * stream.normal()).rounded()) }
    let draw = stream.uniform()
    var term = exp(-mean)
    var sum = term
    var count = 0.0
    while sum < draw, count < 200 {
      count += 1
      term *= mean / count
      sum += term
    }
    return count
  }

  /// A history drawn around means.
  ///
  /// - Parameters:
  ///   - dayDeviation: Standard deviation of a lognormal factor of each day.
  ///   - mean: Expected contacts of an interval; nil for one without a row.
  static func drawn(
    _ name: String = "queue", from first: String = "2025-01-06", days: Int, intervalMinutes: Int = 60,
    dayDeviation: Double = 0, clock: LocalClock? = nil, mean: (CalendarDate, Int) -> Double?
  ) throws -> VolumeHistory {
    var stream = RandomStream(seed: seed, replication: 0, purpose: "history", entity: name)
    var rows: [StampedCount] = []
    for day in 0..<days {
      let date = date(first).advanced(by: day)
      let factor = exp(dayDeviation * stream.normal() - dayDeviation * dayDeviation / 2)
      for minute in stride(from: 0, to: 1440, by: intervalMinutes) {
        guard let mean = mean(date, minute) else { continue }
        rows.append(StampedCount(date: date, minuteOfDay: minute, count: count(mean * factor, &stream)))
      }
    }
    return try VolumeHistory(queue: name, rows: rows, clock: clock)
  }

  /// Weekday and hour of a plain shop: open from 8 to 20 o'clock, quieter on Sunday, busiest at eleven.
  static func shop(_ date: CalendarDate, _ minute: Int) -> Double {
    guard (480..<1200).contains(minute) else { return 0 }
    let weekday: [Double] = [1.2, 1.05, 1, 0.95, 1, 0.8, 0.5]
    return 60 * weekday[date.weekday.index] * (1 + 0.5 * cos(Double(minute - 660) / 720 * 2 * .pi))
  }
}

/// The folder of real data beside the project; tests that need it are skipped where it is missing.
enum RealData {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data").standardizedFileURL

  static let bankFile = folder.appending(path: "bank-calls-2003/train_to_2003-09-26.csv")
  static let dailyFile = folder.appending(path: "daily-call-center-2020/call_center_daily.csv")
  static var hasBank: Bool { FileManager.default.isReadableFile(atPath: bankFile.path) }
  static var hasDaily: Bool { FileManager.default.isReadableFile(atPath: dailyFile.path) }
  static let missing = "the folder ../shared/data is not there"

  static func bank() throws -> VolumeHistory {
    try VolumeHistory(queue: "bank", rows: rows(bankFile), intervalMinutes: 30)
  }

  static func daily() throws -> VolumeHistory { try VolumeHistory(queue: "daily", rows: rows(dailyFile)) }

  private static func rows(_ file: URL) throws -> [StampedCount] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = line.split(separator: ",")
      guard let date = CalendarDate(fields[0].prefix(10)), let count = Double(fields[1]) else { return nil }
      let time = fields[0].dropFirst(11)
      let minute = time.isEmpty ? 0 : (Int(time.prefix(2)) ?? 0) * 60 + (Int(time.dropFirst(3).prefix(2)) ?? 0)
      return StampedCount(date: date, minuteOfDay: minute, count: count)
    }
  }
}
