import Statistics
import Testing
import Workforce

@testable import Scoring

@Suite("A day and its threshold")
struct ThresholdTestTests {
  @Test("The binomial tail, by hand")
  func binomial() throws {
    // P(X ≤ 1) of 3 at a half: 4 of 8. P(X ≥ 2) of 3 at 0.1: 3 · 0.01 · 0.9 + 0.001.
    let few = try #require(ThresholdTest.chance(successes: 1, trials: 3, threshold: 0.5, isRising: true))
    let many = try #require(ThresholdTest.chance(successes: 2, trials: 3, threshold: 0.1, isRising: false))
    #expect(abs(few - 0.5) < 1e-12 && abs(many - 0.028) < 1e-12)
    #expect(ThresholdTest.chance(successes: 3, trials: 3, threshold: 0.5, isRising: true) == 1)
    #expect(ThresholdTest.chance(successes: 0, trials: 3, threshold: 0.1, isRising: false) == 1)
    #expect(ThresholdTest.chance(successes: 0, trials: 0, threshold: 0.1, isRising: false) == nil)
  }

  /// October by days of some sizes, all just at the threshold.
  private func month(_ seed: Int, _ sizes: [Int], share: Double) -> [DailyWatch.Day] {
    var stream = RandomStream(seed: 411, replication: seed, purpose: "threshold", entity: "share")
    return (0..<31).map { index in
      let size = sizes[index % sizes.count]
      let good = CaseMaker.successes(of: size, share: share, &stream)
      return DailyWatch.Day(date: CalendarDate(dayNumber: 20_362 + index), sum: Double(good), weight: Double(size))
    }
  }

  @Test("Small days do not alarm by chance: at the threshold one period of twenty has any alarm, at the most")
  func falseAlarms() {
    for (share, isRising) in [(0.8, true), (0.02, false)] {
      let found = (0..<600).count { seed in
        DailyWatch.alerts(
          "x", days: month(seed, [3, 8, 20, 60], share: share), isShare: true, isRising: isRising, threshold: share,
          seed: 1
        ).contains { $0.kind == .threshold }
      }
      // 5 % has a standard error of 0.9 points in 600; shares of few records leave the tails shorter than asked.
      #expect(found <= 45, "\(found) of 600 at \(share)")
      // With teeth: days whose whole 95 % interval is worse would be named in far more periods.
      let former = (0..<600).count { seed in
        month(seed, [3, 8, 20, 60], share: share).contains { day in
          let interval = Intervals.proportion(successes: Int(day.sum), trials: Int(day.weight))
          return isRising ? interval.high < share : interval.low > share
        }
      }
      #expect(former > 90, "\(former) of 600 at \(share)")
    }
  }

  @Test("A day that is far off is named, however many others are looked at")
  func power() {
    let found = (0..<200).count { seed in
      var days = month(seed, [40], share: 0.9)
      days[17].sum = 20
      let alarms = DailyWatch.alerts("x", days: days, isShare: true, isRising: true, threshold: 0.8, seed: 1)
        .filter { $0.kind == .threshold }
      return alarms.map(\.date.dayNumber) == [20_379] && alarms.allSatisfy { $0.statistic <= $0.limit }
    }
    #expect(found >= 195, "\(found) of 200")
  }

  private var waits: IndicatorDefinition { FirstResponse().definition }

  private func figure(_ values: [Double], ceiling: Double) -> Figure? {
    var builder = FigureBuilder(keepsValues: false, ceiling: ceiling)
    for (place, value) in values.enumerated() {
      builder.add(
        Contribution(
          conversation: Int32(place), record: Int32(place), agent: -1, day: 0, numerator: value, denominator: 1,
          origin: .conversation, scope: .team), cluster: ClusterKey(customer: UInt64(place + 1), record: -1))
    }
    return builder.figure(.mean, confidence: 0.95)
  }

  @Test("Mean waits at the threshold are seldom called worse, waits half as long again mostly are")
  func means() {
    var stream = RandomStream(seed: 412, replication: 0, purpose: "threshold", entity: "mean")
    func chances(_ mean: Double) -> [Double] {
      (0..<2000).compactMap { _ in
        // Of exponential waits cut at 600 s with this mean before the cut, the mean is mean · (1 − e^(−600/mean)).
        let values = (0..<40).map { _ in min(600, mean * stream.exponential()) }
        return figure(values, ceiling: 600).flatMap {
          ThresholdTest.chance(of: $0, threshold: 100, definition: waits, ceiling: 600)
        }
      }
    }
    let (same, worse) = (chances(100.3), chances(150))
    #expect(same.count == 2000 && worse.count == 2000)
    // 1 % of 2,000 are 20, and chance makes 33 of them in one case of 500; t on a curved scale is somewhat too careful here.
    #expect(same.count { $0 <= 0.01 } <= 33 && same.count { $0 <= 0.05 } >= 40, "\(same.count { $0 <= 0.01 })")
    #expect(worse.count { $0 <= 0.05 } > 1400, "\(worse.count { $0 <= 0.05 })")
  }

  @Test("A day on which nobody was answered is worse than any threshold, though its waits are all alike")
  func nobodyAnswered() throws {
    let lost = try #require(figure(Array(repeating: 600, count: 12), ceiling: 600))
    #expect(lost.estimate == nil)
    let chance = try #require(ThresholdTest.chance(of: lost, threshold: 180, definition: waits, ceiling: 600))
    #expect(abs(chance / 5.31441e-7 - 1) < 1e-9)
    let few = try #require(figure([600, 600, 600], ceiling: 600))
    #expect(ThresholdTest.chance(of: few, threshold: 180, definition: waits, ceiling: 600) == nil)
  }
}
