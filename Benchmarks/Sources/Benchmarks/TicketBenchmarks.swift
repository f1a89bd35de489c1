import Foundation
import Storage
import Workforce

/// Tickets of a large file, summed up per agent and month.
enum TicketBenchmarks {
  static let rows = 10_000_000

  /// Ten million tickets in a file that is written first, or the file that `KPI_FILE` names.
  static func months() throws -> Double {
    let path = try file.get()
    let clock = LocalClock.utc
    let boundaries = (0...24).compactMap { month in
      CalendarDate(year: 2025 + month / 12, month: month % 12 + 1, day: 1).map { clock.instant($0, secondOfDay: 0) }
    }
    let summary = try TicketSummary(
      of: path,
      columns: .init(
        agent: "agent", created: "created", firstResponse: "first_response", resolved: "resolved", rating: "csat"),
      boundaries: boundaries, reader: TableReader())
    return Double(summary.months.reduce(0) { $0 + $1.count })
  }

  private static let file = Result { () throws -> String in
    if let named = ProcessInfo.processInfo.environment["KPI_FILE"] { return named }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("crewcast-tickets-\(rows).csv").path
    if FileManager.default.fileExists(atPath: path) { return path }
    let reader = try TableReader()
    try reader.database.run(
      """
      COPY (SELECT 10000000 + i AS ticket_id, 'agent-' || (hash(i) % 300) AS agent,
          strftime(TIMESTAMP '2025-01-01' + INTERVAL (i * 31536000 // \(rows)) SECOND, '%Y-%m-%dT%H:%M:%SZ') AS created,
          strftime(TIMESTAMP '2025-01-01' + INTERVAL (i * 31536000 // \(rows) + hash(i + 1) % 3000) SECOND,
            '%Y-%m-%dT%H:%M:%SZ') AS first_response,
          CASE WHEN hash(i + 2) % 10 < 9 THEN strftime(TIMESTAMP '2025-01-01'
            + INTERVAL (i * 31536000 // \(rows) + 3000 + hash(i + 3) % 90000) SECOND, '%Y-%m-%dT%H:%M:%SZ') END AS resolved,
          CASE WHEN hash(i + 4) % 4 = 0 THEN 1 + hash(i + 5) % 5 END AS csat
        FROM range(\(rows)) AS rows(i)) TO \(SQL.text(path)) (HEADER)
      """)
    return path
  }
}
