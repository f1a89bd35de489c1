import Statistics
import Testing
import Workforce

@testable import Scoring

/// Months as they are: days differ by themselves, weekends are worse.
@Suite("Watching days that differ")
struct DailyNoiseTests {
  /// Ratings of a month; `scatter`, `weekend` and `drop` in logits.
  struct World: Sendable, CustomTestStringConvertible {
    var name: String
    var each = 80
    var scatter = 0.0
    var weekend = 0.0
    var drop = 0.0
    var recovered = 31

    var testDescription: String { name }

    func days(_ seed: Int) -> [DailyWatch.Day] {
      var stream = RandomStream(seed: 117, replication: seed, purpose: "days", entity: name)
      return (0..<31).map { index in
        // 2025-10-01, a Wednesday.
        let date = CalendarDate(dayNumber: 20_362 + index)
        let fall = (20..<recovered).contains(index) ? drop : 0
        let free = date.weekday.index >= 5 ? weekend : 0
        let logit = MathFunctions.log(0.85 / 0.15) + scatter * stream.normal() - free - fall
        let good = CaseMaker.successes(of: each, share: 1 / (1 + MathFunctions.exp(-logit)), &stream)
        return DailyWatch.Day(date: date, sum: Double(good), weight: Double(each))
      }
    }

    func cusums(_ seed: Int, chance: Double = 0.05) -> [DailyWatch.Alert] {
      DailyWatch.alerts(
        "x", days: days(seed), isShare: true, isRising: true, threshold: nil, chance: chance, seed: 7)
    }
  }

  @Test(
    "Where nothing lasting happens there are few alarms, however days differ",
    arguments: [
      World(name: "steady"), World(name: "days differ", scatter: 0.25), World(name: "weekends", weekend: 0.4),
      World(name: "both", scatter: 0.25, weekend: 0.4), World(name: "many a day", each: 400, scatter: 0.2),
    ])
  func falseAlarms(_ world: World) {
    let found = (0..<250).count { !world.cusums($0).isEmpty }
    // A true share of 7.5 % has a standard error of 1.7 points in 250 periods: at most 12 %, two and a half beyond. A watch that takes all
    // days for alike alarms in 24 to 59 of 100 of the latter four.
    #expect(found <= 30, "\(found) of 250")
    #expect(found >= 1, "It must be able to alarm.")
  }

  @Test("Several indicators share the chance of a false alarm")
  func sharedChance() {
    let world = World(name: "steady")
    let (alone, fifth) = (
      (0..<200).count { !world.cusums($0).isEmpty }, (0..<200).count { !world.cusums($0, chance: 0.01).isEmpty }
    )
    // 1 %: six of 200 or more in 1.6 of 100 cases.
    #expect(fifth <= 6 && fifth < alone, "\(alone), \(fifth) of 200")
  }

  @Test(
    "A drop of 0.6 logits at 80 a day is found in nine of ten months, at what one of three indicators may spend",
    arguments: [World(name: "drop", drop: 0.6), World(name: "drop, weekends", weekend: 0.4, drop: 0.6)])
  func power(_ world: World) {
    let first = (0..<120).map { seed in
      world.cusums(seed, chance: 0.05 / 3).first { $0.date.dayNumber >= 20_382 }?.date.dayNumber
    }
    let delays = first.compactMap { $0.map { $0 - 20_381 } }.sorted()
    // 95 % found, with a standard error of 2 points.
    #expect(delays.count >= 108, "\(delays.count) of 120")
    #expect(delays[delays.count / 2] <= 4, "\(delays)")
    // With teeth: a third of the drop is not found as often.
    var small = world
    small.drop = 0.2
    #expect((0..<60).count { !small.cusums($0, chance: 0.05 / 3).isEmpty } < 45)
  }

  @Test("A lasting turn is one alarm, which says since when; one that is over and comes again is another")
  func once() throws {
    let world = World(name: "lasting", drop: 1.5)
    for seed in 0..<20 {
      let alarms = world.cusums(seed).filter { $0.date.dayNumber >= 20_382 }
      #expect(alarms.count == 1, "seed \(seed): \(alarms.map(\.date))")
      let since = try #require(alarms.first?.since).dayNumber
      #expect((20_378...20_383).contains(since), "seed \(seed): \(since)")
    }
    // 90 % for thirty days, then by turns 75 % for fifteen days and 95 % for fifteen.
    let days = (0..<90).map { index in
      let good = index < 30 ? 90.0 : index / 15 % 2 == 0 ? 75 : 95
      return DailyWatch.Day(date: CalendarDate(dayNumber: 20_362 + index), sum: good, weight: 100)
    }
    let twice = DailyWatch.alerts("x", days: days, isShare: true, isRising: true, threshold: nil, seed: 7)
    #expect(twice.count == 2, "\(twice.map { $0.date.dayNumber - 20_362 })")
    #expect(twice.map { ($0.since?.dayNumber ?? 0) - 20_362 } == [30, 60])
  }

  @Test("What is learnt: weekends and how days scatter, without what a turn adds")
  func learning() {
    let (months, each) = (60, 80.0)
    func mean(_ world: World, _ value: (CusumModel.Learnt) -> Double) -> Double {
      (0..<months).reduce(0) { sum, seed in
        let days = world.days(seed)
        let model = CusumModel(days: days, isShare: true, isRising: true)
        return sum + value(model.learn(days.map { $0.sum / $0.weight })) / Double(months)
      }
    }
    func dispersion(_ world: World) -> Double { mean(world) { CusumModel.dispersion(each, $0.noise) } }
    // Var(logit) · p(1 − p) · n = 0.0625 · 0.1275 · 80 = 0.64 beyond one, by the delta method.
    #expect((1.4...1.9).contains(dispersion(World(name: "s", scatter: 0.25))))
    #expect((1.4...1.9).contains(dispersion(World(name: "s", scatter: 0.25, drop: 0.8))))
    #expect(dispersion(World(name: "s", weekend: 0.6)) < 1.3 && dispersion(World(name: "s", drop: 0.8)) < 1.3)
    // 85 % and, at 0.4 logits less, 79.2 %.
    let gap = mean(World(name: "g", weekend: 0.4, drop: 0.6)) { $0.usual[0] - $0.usual[1] }
    #expect((0.045...0.085).contains(gap), "\(gap)")
  }

  @Test("Weekends are told apart from four weeks on, weekdays from eight")
  func kinds() {
    func count(_ days: Int) -> Int {
      Set(CusumModel.kinds(of: (0..<days).map { CalendarDate(dayNumber: 20_362 + $0) })).count
    }
    #expect(count(27) == 1 && count(28) == 2 && count(55) == 2 && count(56) == 7)
    let working = (0..<31).map { CalendarDate(dayNumber: 20_362 + $0) }.filter { $0.weekday.index < 5 }
    #expect(Set(CusumModel.kinds(of: working)) == [0])
  }

  @Test("Simulated days are as many and as scattered as said")
  func draws() {
    var stream = RandomStream(seed: 118, replication: 0, purpose: "draws", entity: "share")
    for (weight, share, correlation) in [(80.0, 0.85, 0.0), (80, 0.85, 0.02), (2000, 0.3, 0.001), (30, 0.02, 0.0)] {
      let draws = (0..<20_000).map { _ in CusumModel.draw(weight, share, correlation, &stream) }
      let mean = draws.reduce(0, +) / 20_000
      let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
      let expected = share * (1 - share) / weight * CusumModel.dispersion(weight, correlation)
      #expect(abs(mean - share) < 4 * (expected / 20_000).squareRoot(), "\(mean) for \(share)")
      #expect(abs(variance / expected - 1) < 0.06, "\(variance) for \(expected)")
    }
  }
}
