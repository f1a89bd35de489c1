import Foundation
import Testing
import Workforce

@testable import Forecasting

@Suite("Quantities per contact")
struct RatioTests {
  private func history(_ kind: RatioHistory.Kind, _ ratio: (CalendarDate, Int) -> Double) throws -> RatioHistory {
    let contacts = try Histories.drawn("contacts", days: 112, mean: Histories.shop)
    var rows: [StampedCount] = []
    for cell in contacts.counts.indices {
      let date = contacts.firstDate.advanced(by: cell / 24)
      let minute = cell % 24 * 60
      rows.append(StampedCount(date: date, minuteOfDay: minute, count: contacts.counts[cell] * ratio(date, minute)))
    }
    return try RatioHistory(
      VolumeHistory(queue: "part", rows: rows, absent: .missing), per: contacts, kind: kind)
  }

  @Test func handlingTimeFollowsWeekdayAndHour() throws {
    let truth = { (date: CalendarDate, minute: Int) in
      300 * (date.weekday == .mon ? 1.2 : 1) * (minute < 720 ? 0.9 : 1.1)
    }
    let forecast = try RatioForecaster.forecast(history(.mean, truth), ForecastRequest())
    for day in forecast.days {
      for interval in day.intervals {
        #expect(abs(interval.mean / truth(day.date, interval.minuteOfDay) - 1) < 0.03)
      }
      #expect(day.quantiles == day.quantiles.sorted())
    }
    #expect(forecast.errors.count == 3 && forecast.method != nil)
  }

  @Test func sharesStayShares() throws {
    let forecast = try RatioForecaster.forecast(
      history(.share) { date, _ in date.weekday == .sun ? 0.97 : 0.6 }, ForecastRequest())
    for day in forecast.days {
      #expect(abs(day.mean - (day.date.weekday == .sun ? 0.97 : 0.6)) < 0.02)
      #expect((day.quantiles + day.intervals.map(\.mean)).allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func aShareAboveOneIsRefused() throws {
    #expect(throws: ForecastingError.self) { try history(.share) { _, _ in 1.5 } }
    let contacts = try Histories.drawn(days: 14, mean: Histories.shop)
    let other = try Histories.drawn(days: 21, mean: Histories.shop)
    #expect(throws: ForecastingError.self) { try RatioHistory(other, per: contacts, kind: .mean) }
  }
}
