import Testing
import Workforce

@testable import Storage

@Suite("Tickets summed up where the file lies", .enabled(if: TableSession.opens))
struct TicketSummaryTests {
  @Test("count, mean and 90 % first response, resolved share and rating, month by month of a zone")
  func months() throws {
    let folder = try TemporaryFolder()
    // The second ticket comes at 00:30 on 1 February in Shanghai, which is still January elsewhere.
    let path = try folder.file(
      "tickets.csv",
      """
      agent,created,first,resolved,stars
      Li Na,2025-01-10T00:00:00Z,2025-01-10T00:01:00Z,2025-01-10T01:00:00Z,5
      Li Na,2025-01-31T16:30:00Z,2025-01-31T16:35:00Z,,
      Li Na,2025-01-11T00:00:00Z,2025-01-11T00:03:00Z,,3
      Li Na,2025-01-12T00:00:00Z,,,
      Wang Wei,2025-03-01T00:00:00Z,2025-03-01T00:03:00Z,,1
      Wang Wei,soon,2025-03-01T00:03:00Z,,1

      """)
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let boundaries = try (1...3).map { month in
      clock.instant(try #require(CalendarDate(year: 2025, month: month, day: 1)), secondOfDay: 0)
    }
    let summary = try TicketSummary(
      of: path,
      columns: .init(agent: "agent", created: "created", firstResponse: "first", resolved: "resolved", rating: "stars"),
      boundaries: boundaries, reader: TableReader())
    // Waits of 60 and 180 s: mean 120, deviation √(60² + 60²), nine tenths of the way from one to the other.
    #expect(
      summary.months == [
        .init(
          agent: "Li Na", month: 0, count: 3,
          firstResponse: .init(value: 120, deviation: 7200.0.squareRoot(), count: 2), firstResponseP90: 168,
          resolved: 1, rating: .init(value: 4, deviation: 2.0.squareRoot(), count: 2)),
        .init(
          agent: "Li Na", month: 1, count: 1, firstResponse: .init(value: 300, deviation: nil, count: 1),
          firstResponseP90: 300, resolved: 0, rating: nil),
      ])
    #expect(summary.rejected.map(\.line) == [7])
    #expect(summary.rejected.map(\.value) == ["soon"])
  }

  @Test("a reply before its ticket is no wait, and is counted apart")
  func impossible() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "tickets.csv",
      """
      agent,created,first
      Ann,2025-01-10T09:00:00Z,2025-01-10T09:01:00Z
      Ann,2025-01-10T09:00:00Z,2025-01-10T09:03:00Z
      Ann,2025-01-10T09:00:00Z,2025-01-10T08:00:00Z

      """)
    let boundaries = try ["2025-01-01", "2025-02-01"].map {
      LocalClock.utc.instant(try #require(CalendarDate($0)), secondOfDay: 0)
    }
    let summary = try TicketSummary(
      of: path, columns: .init(agent: "agent", created: "created", firstResponse: "first"), boundaries: boundaries,
      reader: TableReader())
    #expect(summary.months.map(\.impossible) == [1])
    #expect(summary.months.map(\.count) == [3] && summary.months.map(\.firstResponse?.value) == [120])
  }

  @Test("accounts of one person are one, and what the file does not tell is not made up")
  func people() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "tickets.csv",
      """
      agent,created,first
      a-1,2025-01-10 00:00:00,2025-01-10 00:01:00
       a-2 ,2025-01-10 00:00:00,2025-01-10 00:03:00

      """)
    let boundaries = try ["2025-01-01", "2025-02-01"].map {
      LocalClock.utc.instant(try #require(CalendarDate($0)), secondOfDay: 0)
    }
    let summary = try TicketSummary(
      of: path, columns: .init(agent: "agent", created: "created", firstResponse: "first"),
      people: ["a-1": "Ann", "a-2": "Ann"], boundaries: boundaries, reader: TableReader())
    #expect(
      summary.months == [
        .init(
          agent: "Ann", month: 0, count: 2,
          firstResponse: .init(value: 120, deviation: 7200.0.squareRoot(), count: 2), firstResponseP90: 168)
      ])
  }
}

/// Whether DuckDB is there.
private enum TableSession {
  static let opens: Bool = {
    do {
      _ = try Database()
      return true
    } catch {
      return false
    }
  }()
}
