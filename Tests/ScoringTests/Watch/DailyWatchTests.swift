import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("Watching day by day")
struct DailyWatchTests {
  private func days(_ share: (Int) -> Double, each: Int, seed: Int) -> [DailyWatch.Day] {
    var stream = RandomStream(seed: 91, replication: seed, purpose: "days", entity: "share")
    return (0..<30).map { index in
      let good = CaseMaker.successes(of: each, share: share(index), &stream)
      return DailyWatch.Day(date: CalendarDate(dayNumber: 20_000 + index), sum: Double(good), weight: Double(each))
    }
  }

  private func cusums(_ days: [DailyWatch.Day], rising: Bool = true) -> [DailyWatch.Alert] {
    DailyWatch.alerts("x", days: days, isShare: true, isRising: rising, threshold: nil, seed: 7)
  }

  @Test(
    "A team that stays as it was raises an alarm in at most one period of twenty, whatever the share and the size of days"
  )
  func falseAlarms() {
    var (alarms, periods) = (0, 0)
    for (place, world) in [(0.85, 60, true), (0.85, 400, true), (0.02, 150, false), (0.5, 20, true)].enumerated() {
      let (share, each, rising) = world
      let seeds = (1000 * place + 500)..<(1000 * place + 800)
      let found = seeds.count { !cusums(days({ _ in share }, each: each, seed: $0), rising: rising).isEmpty }
      // 5 % with the room that 300 periods and a limit found by a thousand runs leave.
      #expect((0.005...0.085).contains(Double(found) / 600), "\(found) of 600 at \(share) of \(each)")
      (alarms, periods) = (alarms + found, periods + 300)
    }
    let interval = Intervals.proportion(successes: alarms, trials: periods, confidence: 0.99)
    // That days differ is learnt: where they do not, part of chance is taken for it, and the alarms are somewhat fewer.
    #expect(interval.low < 0.05, "\(alarms) of \(periods), \(interval)")
    // With teeth: the same count refuses a watch that alarms in one period of thirteen, or of a hundred.
    #expect(interval.high < 0.075 && interval.low > 0.01, "\(alarms) of \(periods)")
  }

  @Test("Means that stay as they were raise an alarm in one period of twenty too, in days of different sizes")
  func falseAlarmsOfMeans() {
    var alarms = 0
    for seed in 0..<400 {
      var stream = RandomStream(seed: 93, replication: seed, purpose: "days", entity: "mean")
      let list = (0..<30).map { index -> DailyWatch.Day in
        let weight = 20 + 30 * Double(index % 7)
        let mean = 60 + 40 / weight.squareRoot() * stream.normal()
        return DailyWatch.Day(date: CalendarDate(dayNumber: index), sum: mean * weight, weight: weight)
      }
      let found = DailyWatch.alerts("x", days: list, isShare: false, isRising: false, threshold: nil, seed: 1)
      alarms += found.isEmpty ? 0 : 1
    }
    let interval = Intervals.proportion(successes: alarms, trials: 400, confidence: 0.99)
    #expect(interval.low < 0.05 && interval.high > 0.05 && interval.high < 0.12, "\(alarms) of 400")
  }

  @Test("A lasting turn for the worse is seen within days, one for the better is not an alarm")
  func turns() throws {
    var delays: [Int] = []
    for seed in 0..<30 {
      let found = cusums(days({ $0 < 15 ? 0.85 : 0.7 }, each: 60, seed: seed))
      let first = try #require(found.first { $0.date.dayNumber >= 20_015 }, "seed \(seed)")
      delays.append(first.date.dayNumber - 20_014)
    }
    #expect(delays.reduce(0, +) / delays.count <= 5, "\(delays)")
    let better = (0..<30).count { !cusums(days({ $0 < 15 ? 0.85 : 0.95 }, each: 60, seed: $0)).isEmpty }
    #expect(better <= 4)
    let complaints = cusums(days({ $0 < 15 ? 0.01 : 0.06 }, each: 200, seed: 1), rising: false)
    #expect(!complaints.isEmpty)
  }

  @Test("A day is below its threshold only beyond chance")
  func thresholds() {
    let list = [(50.0, 100.0), (75, 100), (1, 2), (0, 0)].enumerated().map { index, day in
      DailyWatch.Day(date: CalendarDate(dayNumber: index), sum: day.0, weight: day.1)
    }
    let found = DailyWatch.alerts("x", days: list, isShare: true, isRising: true, threshold: 0.8, seed: 1)
    #expect(found.map(\.date.dayNumber) == [0] && found[0].kind == .threshold && found[0].figure == 0.5)
  }

  @Test("Means are watched too")
  func means() {
    var stream = RandomStream(seed: 92, replication: 0, purpose: "days", entity: "mean")
    let list = (0..<30).map { index in
      let mean = (index < 12 ? 60.0 : 80) + 4 * stream.normal()
      return DailyWatch.Day(date: CalendarDate(dayNumber: index), sum: mean * 100, weight: 100)
    }
    let found = DailyWatch.alerts("x", days: list, isShare: false, isRising: false, threshold: nil, seed: 1)
    #expect(found.first.map { (12...15).contains($0.date.dayNumber) } == true)
  }
}
