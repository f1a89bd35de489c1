import Foundation
import Testing
import Workforce

@testable import Forecasting

@Suite("Forecasts recover known truths and say how sure they are")
struct ForecasterTests {
  private func wape(_ forecast: VolumeForecast, _ truth: (CalendarDate, Int) -> Double) -> Double {
    var misses = 0.0
    var total = 0.0
    for day in forecast.days {
      for interval in day.intervals {
        misses += abs(interval.mean - truth(day.date, interval.minuteOfDay))
        total += truth(day.date, interval.minuteOfDay)
      }
    }
    return misses / total
  }

  @Test func aDoubleSeasonIsRecovered() throws {
    let history = try Histories.drawn(days: 140, mean: Histories.shop)
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    #expect(wape(forecast, Histories.shop) < 0.025)
    // Teeth: the same test rejects a truth that is a twentieth higher.
    #expect(wape(forecast) { 1.05 * Histories.shop($0, $1) } > 0.03)
    #expect(forecast.accuracy?.beatsNaive == true)
  }

  @Test func growthIsCarriedOn() throws {
    let truth = { (date: CalendarDate, minute: Int) in
      Histories.shop(date, minute) * exp(0.012 * Double(date.dayNumber - Histories.date("2025-01-06").dayNumber) / 7)
    }
    let history = try Histories.drawn(days: 210, mean: truth)
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    #expect(wape(forecast, truth) < 0.035)
    let flat = try Forecaster.forecast(history, ForecastRequest(methods: [.meanOfFour]))
    #expect(wape(flat, truth) > 0.04)
  }

  @Test func paydaysAreFound() throws {
    let truth = { (date: CalendarDate, minute: Int) in
      Histories.shop(date, minute) * (date.day <= 2 ? 1.5 : 1)
    }
    let history = try Histories.drawn(from: "2025-01-01", days: 212, mean: truth)
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    let first = try #require(forecast.days.first { $0.date == Histories.date("2025-08-01") })
    let expected = (0..<24).reduce(0) { $0 + truth(first.date, $1 * 60) }
    #expect(abs(first.mean / expected - 1) < 0.1)
    #expect(first.factors.contains { $0.name == "start and end of month" && $0.factor > 1.1 })
  }

  @Test func meansAddUpToTheLastDigit() throws {
    let history = try Histories.drawn(days: 75, dayDeviation: 0.1, mean: Histories.shop)
    let forecast = try Forecaster.forecast(history, ForecastRequest(horizonDays: 31))
    func thousandths(_ value: Double) -> Int {
      let whole = Int((value * 1000).rounded())
      // A mean is the number closest to its decimal text: printing and adding decimals is exact.
      #expect(Double(whole) / 1000 == value)
      return whole
    }
    for day in forecast.days { #expect(day.intervals.reduce(0) { $0 + thousandths($1.mean) } == thousandths(day.mean)) }
    for week in forecast.weeks + [forecast.total] {
      let days = forecast.days.filter { week.first <= $0.date && $0.date <= week.last }
      #expect(days.reduce(0) { $0 + thousandths($1.mean) } == thousandths(week.mean))
    }
    #expect(forecast.weeks.reduce(0) { $0 + thousandths($1.mean) } == thousandths(forecast.total.mean))
    #expect(forecast.weeks.dropFirst().allSatisfy { $0.first.weekday == .mon })
  }

  @Test func quantilesAscendAndDaysAreNarrowerThanTheirParts() throws {
    let history = try Histories.drawn(days: 140, dayDeviation: 0.05, mean: Histories.shop)
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    for day in forecast.days {
      #expect(day.quantiles == day.quantiles.sorted())
      for interval in day.intervals { #expect(interval.quantiles == interval.quantiles.sorted()) }
      let parts = day.intervals.reduce(0) { $0 + $1.quantiles[4] - $1.quantiles[0] }
      #expect(day.quantiles[4] - day.quantiles[0] < parts)
    }
  }

  /// Fresh days around the same truth: the bands, learnt from the past, hold about as much as they say.
  @Test func bandsHoldWhatTheySay() throws {
    var held = 0
    var narrow = 0
    var days = 0
    var all = 0
    for run in 0..<6 {
      let whole = try Histories.drawn("run \(run)", days: 168, dayDeviation: 0.08, mean: Histories.shop)
      let forecast = try Forecaster.forecast(whole.before(whole.endDate.advanced(by: -28)), ForecastRequest())
      for day in forecast.days {
        var seen = 0.0
        for interval in day.intervals {
          let count = whole.count(on: day.date, interval: interval.minuteOfDay / 60) ?? 0
          seen += count
          all += 1
          if interval.quantiles[0] <= count && count <= interval.quantiles[4] { held += 1 }
          if interval.quantiles[1] <= count && count <= interval.quantiles[3] { narrow += 1 }
        }
        if day.quantiles[0] <= seen && seen <= day.quantiles[4] { days += 1 }
      }
    }
    let share = Double(held) / Double(all)
    #expect(share > 0.75 && share < 0.85, "80 % band holds \(share)")
    let half = Double(narrow) / Double(all)
    #expect(half > 0.44 && half < 0.56, "50 % band holds \(half)")
    let dayShare = Double(days) / 168
    #expect(dayShare > 0.7 && dayShare < 0.9, "80 % band of days holds \(dayShare)")
  }

  @Test func theSameRequestGivesTheSameForecast() throws {
    let history = try Histories.drawn(days: 70, dayDeviation: 0.1, mean: Histories.shop)
    #expect(try Forecaster.forecast(history, .init()) == Forecaster.forecast(history, .init()))
  }

  @Test func oneWeekGivesAPlainAnswer() throws {
    let history = try Histories.drawn(days: 7, mean: Histories.shop)
    let forecast = try Forecaster.forecast(history, ForecastRequest(horizonDays: 14))
    #expect(forecast.accuracy == nil && forecast.weights.map(\.method) == [.meanOfFour])
    #expect(forecast.days[0].mean == (0..<24).reduce(0) { $0 + (history.counts[$1]) })
    #expect(forecast.days[0].quantiles[0] < forecast.days[0].mean)
    #expect(forecast.warnings.first?.text.contains("7 days") == true)
  }

  @Test func threeWeeksAreMeasured() throws {
    let forecast = try Forecaster.forecast(Histories.drawn(days: 21, mean: Histories.shop), .init())
    #expect(forecast.accuracy?.testDays == 7)
    #expect(forecast.warnings.contains { $0.text.contains("3 weeks") })
    #expect(wape(forecast, Histories.shop) < 0.08)
  }

  @Test func allZerosGiveZeroAndAWarning() throws {
    let history = try Histories.drawn(days: 60) { _, _ in 0 }
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    #expect(forecast.total.mean == 0 && forecast.total.quantiles.allSatisfy { $0 == 0 })
    #expect(
      forecast.warnings.map(\.text) == [
        "Every count in the history is zero: the forecast is zero. Check that the right column was read."
      ])
  }

  @Test func gapsAreNamedAndLeftOut() throws {
    let history = try Histories.drawn(days: 84) { date, minute in
      let gap = (Histories.date("2025-02-17")...Histories.date("2025-02-19")).contains(date)
      return gap ? nil : Histories.shop(date, minute)
    }
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    #expect(wape(forecast, Histories.shop) < 0.03)
    #expect(forecast.warnings.contains { $0.text.contains("2025-02-17, 2025-02-18, 2025-02-19") })
  }

  @Test func fewContactsStayUnbiased() throws {
    let truth = { (date: CalendarDate, minute: Int) in Histories.shop(date, minute) / 60 }
    let history = try Histories.drawn(days: 210, mean: truth)
    let forecast = try Forecaster.forecast(history, ForecastRequest())
    let expected = forecast.days.reduce(0) { sum, day in sum + (0..<24).reduce(0) { $0 + truth(day.date, $1 * 60) } }
    #expect(abs(forecast.total.mean / expected - 1) < 0.05)
    // Quantiles of small counts are counts.
    #expect(forecast.days.flatMap(\.intervals).allSatisfy { $0.quantiles.allSatisfy { $0 == $0.rounded() } })
  }

  @Test func nothingBeatsNaiveOnPureRepetition() throws {
    var rows: [StampedCount] = []
    for day in 0..<70 {
      for hour in 0..<24 {
        let count = Double((day % 7) * 31 % 11 * 10 + hour * hour % 17)
        rows.append(
          StampedCount(date: Histories.date("2025-01-06").advanced(by: day), minuteOfDay: hour * 60, count: count))
      }
    }
    let forecast = try Forecaster.forecast(VolumeHistory(queue: "clockwork", rows: rows), .init())
    #expect(forecast.accuracy?.seasonalNaive?.wape == 0)
    #expect(forecast.warnings.contains { $0.text.contains("nothing beat") })
  }

  @Test func theSkippedHourIsNotForecast() throws {
    let berlin = try #require(LocalClock(zone: "Europe/Berlin"))
    let history = try Histories.drawn(from: "2025-01-06", days: 77, clock: berlin) { _, _ in 20 }
    let forecast = try Forecaster.forecast(history, ForecastRequest(horizonDays: 14))
    let spring = try #require(forecast.days.first { $0.date == Histories.date("2025-03-30") })
    let before = try #require(forecast.days.first { $0.date == Histories.date("2025-03-29") })
    #expect(spring.intervals[2].mean == 0 && before.intervals[2].mean > 15)
    #expect(abs(spring.mean / before.mean - 23.0 / 24) < 0.035)
  }

  @Test func arrivalsBringTheForecast() throws {
    let berlin = try #require(LocalClock(zone: "Europe/Berlin"))
    let history = try Histories.drawn(from: "2025-08-04", days: 77, clock: berlin) { _, _ in 20 }
    let forecast = try Forecaster.forecast(history, ForecastRequest(horizonDays: 14))
    guard case .rates(let pieces) = forecast.arrivals(from: forecast.start, clock: berlin) else {
      Issue.record("rates were expected")
      return
    }
    let sum = pieces.reduce(0) { $0 + ($1.end - $1.start) * $1.rate }
    #expect(abs(sum - forecast.total.mean) < 1e-6)
    // Clocks go back on 2025-10-26: fourteen days last an hour longer, and no piece reaches into the next.
    #expect(pieces.last?.end == 1_213_200.0)
    for (left, right) in zip(pieces, pieces.dropFirst()) { #expect(left.end <= right.start) }
  }

  @Test func anOpenNightAsksForTheZone() throws {
    let night = try Forecaster.forecast(Histories.drawn(days: 28) { _, _ in 20 }, .init())
    #expect(night.warnings.contains { $0.text.hasPrefix("No zone is named") })
    let day = try Forecaster.forecast(Histories.drawn(days: 28, mean: Histories.shop), .init())
    #expect(!day.warnings.contains { $0.text.hasPrefix("No zone is named") })
  }

  @Test func contradictionsAreRefusedTogether() throws {
    let history = try Histories.drawn(days: 14, mean: Histories.shop)
    let event = ForecastEvent(
      kind: "sale", first: Histories.date("2025-02-02"), last: Histories.date("2025-02-01"), expectedFactor: -1)
    let request = ForecastRequest(
      horizonDays: 0, calendar: ForecastCalendar(events: [event]), quantiles: [0.1, 1.2])
    #expect {
      _ = try Forecaster.forecast(history, request)
    } throws: { error in
      guard case ForecastingError.unusableRequest(let problems) = error else { return false }
      return problems.count == 3
    }
  }

  /// A young queue beside an old one with the same paydays: it learns them from the other.
  @Test func aYoungQueueLearnsFromTheOthers() throws {
    let truth = { (date: CalendarDate, minute: Int) in
      5 * Histories.shop(date, minute) * (date.day <= 3 ? 1.8 : date.day >= 27 ? 1.3 : 1)
    }
    let old = try Histories.drawn("old", from: "2025-01-01", days: 242, mean: truth)
    let young = try Histories.drawn("young", from: "2025-07-07", days: 55) { truth($0, $1) / 4 }
    let request = ForecastRequest(horizonDays: 28, methods: [.totalTimesProfile, .sharedTotalTimesProfile])
    let alone = try Forecaster.forecast(young, request)
    let together = try Forecaster.forecast([old, young], request)
    let own = { (date: CalendarDate, minute: Int) in truth(date, minute) / 4 }
    #expect(together.map(\.queue) == ["old", "young"])
    #expect(wape(together[1], own) < 0.8 * wape(alone, own))
  }
}
