import Testing
import Workforce

@testable import Forecasting

@Suite("Histories are read whole or refused in plain sentences")
struct VolumeHistoryTests {
  private func row(_ date: String, _ minute: Int, _ count: Double, _ place: String = "") -> StampedCount {
    StampedCount(date: Histories.date(date), minuteOfDay: minute, count: count, place: place)
  }

  private func problems(_ rows: [StampedCount], _ minutes: Int? = nil, _ clock: LocalClock? = nil) -> [HistoryProblem] {
    do {
      _ = try VolumeHistory(queue: "q", rows: rows, intervalMinutes: minutes, clock: clock)
      return []
    } catch ForecastingError.unusableHistory(_, let problems) {
      return problems
    } catch {
      return []
    }
  }

  @Test func quartersAddUpToHours() throws {
    let rows = (0..<3).flatMap { day in
      (0..<96).map { row("2025-03-0\(3 + day)", $0 * 15, Double($0 + day)) }
    }
    let history = try VolumeHistory(queue: "q", rows: rows.reversed(), intervalMinutes: 60)
    #expect(history.dayCount == 3)
    #expect(history.count(on: Histories.date("2025-03-04"), interval: 1) == 26.0)
    #expect(history.total == rows.reduce(0) { $0 + $1.count })
  }

  @Test func dailyRowsMakeDailyIntervals() throws {
    let history = try VolumeHistory(queue: "q", rows: (1...9).map { row("2025-03-0\($0)", 0, 7) })
    #expect(history.intervalMinutes == 1440 && history.dayCount == 9)
  }

  @Test func everyProblemIsNamedAtOnce() {
    let good = (0..<48).map { row("2025-03-03", $0 * 30, 1, "line \($0)") }
    let found = problems(good + [row("2025-03-03", 30, -4, "line 60"), row("2025-03-03", 1500, 1, "line 61")])
    #expect(found.contains(.badCount(place: "line 60", count: -4)))
    #expect(found.contains(.impossibleTime(place: "line 61", minuteOfDay: 1500)))
  }

  @Test func duplicatesNameBothPlaces() {
    let rows = (0..<48).map { row("2025-03-03", $0 * 30, 1, "line \($0 + 2)") } + [row("2025-03-03", 60, 2, "line 99")]
    #expect(
      problems(rows) == [
        .duplicate(date: Histories.date("2025-03-03"), minuteOfDay: 60, places: ["line 4", "line 99"])
      ])
  }

  @Test func aChangedIntervalIsNamedWithItsDay() {
    let rows = (1...8).flatMap { day in
      stride(from: 0, to: 1440, by: day < 5 ? 30 : 15).map { row("2025-03-0\(day)", $0, 1) }
    }
    #expect(problems(rows) == [.changedInterval(from: 30, to: 15, date: Histories.date("2025-03-05"))])
  }

  @Test func aTimeOffTheGridIsNamed() {
    let rows = (1...5).flatMap { day in stride(from: 0, to: 1440, by: 30).map { row("2025-03-0\(day)", $0, 1) } }
    let found = problems(rows + [row("2025-03-06", 47, 1, "line 500")])
    #expect(found == [.offGrid(place: "line 500", minuteOfDay: 47, intervalMinutes: 30)])
  }

  @Test func anUnsuitableIntervalIsRefused() {
    let rows = (0..<48).map { row("2025-03-03", $0 * 30, 1) }
    #expect(problems(rows, 45) == [.unsuitableInterval(asked: 45, found: 30)])
    #expect(problems([]) == [.empty])
  }

  @Test func everySentenceSaysWhatToDo() {
    let all: [HistoryProblem] = [
      .empty, .badCount(place: "line 2", count: -1),
      .duplicate(date: Histories.date("2025-03-03"), minuteOfDay: 65, places: ["line 4", "line 9"]),
      .changedInterval(from: 30, to: 15, date: Histories.date("2025-03-05")),
      .offGrid(place: "line 5", minuteOfDay: 47, intervalMinutes: 30), .unsuitableInterval(asked: 45, found: 30),
      .impossibleTime(place: "line 7", minuteOfDay: 1500),
      .impossibleSpan(first: Histories.date("1925-03-03"), last: Histories.date("2025-03-03")),
    ]
    for problem in all { #expect(problem.description.hasSuffix("."), "\(problem)") }
    #expect(all[2].description.contains("01:05") && all[2].description.contains("line 4, line 9"))
  }

  @Test func theHourShownTwiceIsAddedUpWhenTheZoneIsKnown() throws {
    let berlin = try #require(LocalClock(zone: "Europe/Berlin"))
    // Clocks went back on 2024-10-27 at 03:00: the hour from 02:00 came twice.
    var rows = (25...29).flatMap { day in (0..<24).map { row("2024-10-\(day)", $0 * 60, 10) } }
    rows.append(row("2024-10-27", 120, 12))
    #expect(problems(rows).count == 1)
    let history = try VolumeHistory(queue: "q", rows: rows, clock: berlin)
    #expect(history.count(on: Histories.date("2024-10-27"), interval: 2) == 22)
    #expect(history.exposures[2 * 24 + 2] == 2)
  }

  @Test func theSkippedHourIsNotAZero() throws {
    let berlin = try #require(LocalClock(zone: "Europe/Berlin"))
    // Clocks went forward on 2024-03-31 from 02:00 to 03:00.
    let rows = (28...31).flatMap { day in (0..<24).map { row("2024-03-\(day)", $0 * 60, 10) } }
    let history = try VolumeHistory(queue: "q", rows: rows, clock: berlin)
    #expect(history.count(on: Histories.date("2024-03-31"), interval: 2) == nil)
    #expect(history.count(on: Histories.date("2024-03-30"), interval: 2) == 10)
  }

  @Test func singleContactsAreCountedOnTheLocalClock() throws {
    let shanghai = try #require(LocalClock(zone: "Asia/Shanghai"))
    // 2025-11-10 16:30 UTC is 00:30 on the 11th in Shanghai.
    let start = Instant(secondsSince1970: 1_762_792_200)
    let history = try VolumeHistory(
      queue: "q", contacts: [start, start.advanced(by: 60), start.advanced(by: 7200)], intervalMinutes: 60,
      clock: shanghai)
    #expect(history.firstDate == Histories.date("2025-11-11"))
    #expect(history.count(on: Histories.date("2025-11-11"), interval: 0) == 2)
    #expect(history.count(on: Histories.date("2025-11-11"), interval: 1) == 0)
    #expect(history.count(on: Histories.date("2025-11-11"), interval: 2) == 1)
  }

  @Test func absentRowsAreZeroOnlyWhereFewCome() throws {
    var rows: [StampedCount] = []
    for day in 0..<28 {
      let date = Histories.date("2025-03-03").advanced(by: day)
      for hour in 0..<24 where !(day == 9 && (hour == 3 || hour == 12)) {
        rows.append(StampedCount(date: date, minuteOfDay: hour * 60, count: hour < 6 ? 1 : 50))
      }
    }
    let history = try VolumeHistory(queue: "q", rows: rows)
    let gap = Histories.date("2025-03-12")
    #expect(history.count(on: gap, interval: 3) == 0)
    #expect(history.count(on: gap, interval: 12) == nil)
    #expect(history.remarks.count == 1)
    let strict = try VolumeHistory(queue: "q", rows: rows, absent: .missing)
    #expect(strict.count(on: gap, interval: 3) == nil)
  }
}
