import Foundation
import Testing
import Workforce

@testable import Forecasting

@Suite("Each method says what its name promises")
struct MethodTests {
  private func input(_ history: VolumeHistory, horizon: Int = 7, _ calendar: ForecastCalendar = .init()) -> MethodInput
  {
    Study(history, ForecastRequest(horizonDays: horizon, calendar: calendar)).input(
      at: history.dayCount, horizon: horizon)
  }

  /// Counts that name their own day: 100 × week + hour.
  private func numbered(weeks: Int, without lost: Int? = nil) throws -> VolumeHistory {
    var rows: [StampedCount] = []
    for day in 0..<(weeks * 7) where day != lost {
      for hour in 0..<24 {
        let date = Histories.date("2025-01-06").advanced(by: day)
        rows.append(StampedCount(date: date, minuteOfDay: hour * 60, count: Double(100 * (day / 7) + hour)))
      }
    }
    return try VolumeHistory(queue: "numbered", rows: rows)
  }

  @Test func theLastSameWeekdayIsRepeated() throws {
    let forecast = ForecastMethod.seasonalNaive.forecast(input(try numbered(weeks: 6)))
    for cell in forecast.indices { #expect(forecast[cell] == Double(500 + cell % 24)) }
  }

  @Test func aLostDayFallsBackToTheOneBefore() throws {
    let forecast = ForecastMethod.seasonalNaive.forecast(input(try numbered(weeks: 6, without: 37)))
    #expect(forecast[2 * 24 + 5] == 405)
    #expect(forecast[3 * 24 + 5] == 505)
  }

  @Test func theMeanOfFourIsAMean() throws {
    let forecast = ForecastMethod.meanOfFour.forecast(input(try numbered(weeks: 6)))
    for cell in forecast.indices { #expect(forecast[cell] == Double(350 + cell % 24)) }
  }

  @Test func recencyFollowsAStep() throws {
    let history = try numbered(weeks: 10)
    let forecast = ForecastMethod.recencyWeighted.forecast(input(history))
    // Growth of a hundred a week: the shortest half-life serves best, and beats the mean of four.
    #expect(forecast[5] > 780 && forecast[5] < 905)
  }

  @Test func smoothingFindsBothSeasons() throws {
    let history = try Histories.drawn(days: 84, mean: Histories.shop)
    let forecast = DoubleSeasonalSmoothing(input(history).prepared).forecast(horizon: 7)
    var misses = 0.0
    var total = 0.0
    for cell in forecast.indices {
      let truth = Histories.shop(history.endDate.advanced(by: cell / 24), cell % 24 * 60)
      misses += abs(forecast[cell] - truth)
      total += truth
    }
    #expect(misses / total < 0.05)
  }

  @Test(arguments: ForecastMethod.allCases)
  func closedDaysAreZero(_ method: ForecastMethod) throws {
    let history = try Histories.drawn(days: 70, mean: Histories.shop)
    let day = history.endDate.advanced(by: 2)
    let forecast = method.forecast(input(history, ForecastCalendar(closures: [day])))
    #expect(forecast[48..<72].allSatisfy { $0 == 0 })
    #expect(forecast[24..<48].reduce(0, +) > 300)
    #expect(forecast[0..<8].allSatisfy { $0 == 0 })
    #expect(forecast.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  /// A promotion from 10:00 to 14:00 that doubles its first hour and adds half to the others, seen three times.
  @Test func anEventWithinTheDayKeepsItsShape() throws {
    let days = ["2025-02-12", "2025-03-05", "2025-03-20", "2025-04-04"].map(Histories.date)
    let events = days.map { ForecastEvent(kind: "flash sale", first: $0, minutes: 600..<840) }
    let lift = { (date: CalendarDate, minute: Int) -> Double in
      guard days.contains(date), (600..<840).contains(minute) else { return 1 }
      return minute < 660 ? 2 : 1.5
    }
    let history = try Histories.drawn(days: 84) { 5 * Histories.shop($0, $1) * lift($0, $1) }
    let calendar = ForecastCalendar(events: events)
    for method in [ForecastMethod.calendarRegression, .totalTimesProfile] {
      let with = method.forecast(input(history, calendar))
      let lead = days[3].dayNumber - history.endDate.dayNumber
      let truth = { (hour: Int) in 5 * Histories.shop(days[3], hour * 60) * lift(days[3], hour * 60) }
      for hour in 8..<20 { #expect(abs(with[lead * 24 + hour] / truth(hour) - 1) < 0.08, "\(method) hour \(hour)") }
      // Without being told, the same hour is missed by far.
      let without = method.forecast(input(history))
      #expect(without[lead * 24 + 10] / truth(10) < 0.65)
    }
  }

  /// A sale of three days whose days differ, with a night peak on the first.
  @Test func anEventOfWholeDaysKeepsItsDays() throws {
    let starts = ["2025-02-11", "2025-04-08", "2025-06-10", "2025-08-12"].map(Histories.date)
    let events = starts.map { ForecastEvent(kind: "sale", first: $0, last: $0.advanced(by: 2)) }
    let lift = { (date: CalendarDate, minute: Int) -> Double in
      guard let start = starts.last(where: { $0 <= date }), date.dayNumber - start.dayNumber < 3 else { return 1 }
      let factor = [3.0, 1.5, 1.2][date.dayNumber - start.dayNumber]
      return factor * (date == start && minute < 600 ? 2 : 1)
    }
    let history = try Histories.drawn(days: 217) { 5 * Histories.shop($0, $1) * lift($0, $1) }
    let forecast = ForecastMethod.totalTimesProfile.forecast(input(history, ForecastCalendar(events: events)))
    for offset in 0..<3 {
      let date = starts[3].advanced(by: offset)
      let lead = date.dayNumber - history.endDate.dayNumber
      let truth = (0..<24).reduce(0) { $0 + 5 * Histories.shop(date, $1 * 60) * lift(date, $1 * 60) }
      let said = forecast[(lead * 24)..<(lead * 24 + 24)].reduce(0, +)
      #expect(abs(said / truth - 1) < 0.12, "day \(offset): \(said) of \(truth)")
    }
    let first = (starts[3].dayNumber - history.endDate.dayNumber) * 24
    let night = 5 * Histories.shop(starts[3], 540) * lift(starts[3], 540)
    #expect(abs(forecast[first + 9] / night - 1) < 0.2)
  }

  @Test func anExpectedFactorServesUntilTheKindIsKnown() throws {
    let history = try Histories.drawn(days: 70, mean: Histories.shop)
    let event = ForecastEvent(kind: "launch", first: history.endDate, expectedFactor: 1.5)
    let plain = ForecastMethod.totalTimesProfile.forecast(input(history))
    let lifted = ForecastMethod.totalTimesProfile.forecast(input(history, ForecastCalendar(events: [event])))
    for slot in 8..<20 { #expect(abs(lifted[slot] / plain[slot] - 1.5) < 0.02) }
  }
}
