import Statistics
import Workforce

/// A CUSUM over days of different sizes and weekdays.
struct CusumModel {
  /// Fewer days than these teach nothing of what is usual.
  static let fewest = 15

  let isShare: Bool
  let isRising: Bool
  let weights: [Double]
  /// What kind of day each is, from 0: all one, working days and weekends, or weekdays.
  let kinds: [Int]

  init(days: [DailyWatch.Day], isShare: Bool, isRising: Bool) {
    self.isShare = isShare
    self.isRising = isRising
    weights = days.map(\.weight)
    kinds = CusumModel.kinds(of: days.map(\.date))
  }

  struct Alarm {
    var place: Int
    /// Where the sum rose from zero.
    var since: Int
    var statistic: Double
    /// What is usual on such a day.
    var usual: Double
  }

  struct Run {
    var limit: Double
    var alarms: [Alarm]
  }

  /// How many days, from the first, tell what is usual.
  var training: Int { weights.count / 3 }

  /// Weekdays from eight weeks on, working days and weekends from four; a single kind where there are too few days of any.
  static func kinds(of dates: [CalendarDate]) -> [Int] {
    let alike = dates.map { _ in 0 }
    guard let first = dates.first, let last = dates.last else { return alike }
    let weeks = (last.dayNumber - first.dayNumber + 1) / 7
    let weekdays = dates.map(\.weekday.index)
    let present = Set(weekdays).sorted()
    if weeks >= 8, present.allSatisfy({ day in weekdays.count { $0 == day } >= 7 }) {
      return weekdays.map { present.firstIndex(of: $0) ?? 0 }
    }
    let weekend = weekdays.map { $0 >= 5 ? 1 : 0 }
    let free = weekend.reduce(0, +)
    return weeks >= 4 && free >= 6 && dates.count - free >= 6 ? weekend : alike
  }

  /// Runs over the days' figures; nil when there are too few days to learn from.
  func run(_ figures: [Double], chance: Double, seed: UInt64) -> Run? {
    guard figures.count >= CusumModel.fewest else { return nil }
    let learnt = learn(figures)
    if !isShare, learnt.noise <= 0 { return nil }
    let limit = limit(learnt, chance: chance, seed: seed)
    var (sum, since, isHeld) = (0.0, training, false)
    var alarms: [Alarm] = []
    for place in training..<figures.count {
      if sum <= 0 { since = place }
      sum = max(0, sum + score(figures[place], place, learnt))
      if sum <= 0 { isHeld = false }
      if sum > limit, !isHeld {
        alarms.append(Alarm(place: place, since: since, statistic: sum, usual: learnt.usual[kinds[place]]))
        isHeld = true
      }
      // What went on for long must not take as long to be over: the sum of an alarm stays at the limit.
      if isHeld { sum = min(sum, limit) }
    }
    return Run(limit: limit, alarms: alarms)
  }

  /// What a day says for a turn for the worse: half a standard error beyond usual, or the log likelihood ratio of double odds, over how much
  /// more than single cases days differ.
  private func score(_ figure: Double, _ place: Int, _ learnt: Learnt) -> Double {
    let (weight, usual) = (weights[place], learnt.usual[kinds[place]])
    guard isShare else {
      let z = (figure - usual) * weight.squareRoot() / max(learnt.noise, 1e-9)
      return (isRising ? -z : z) - 0.5
    }
    let p = CusumModel.share(usual)
    let odds = p / (1 - p) * (isRising ? 0.5 : 2)
    let other = odds / (1 + odds)
    let ratio = figure * MathFunctions.log(other / p) + (1 - figure) * MathFunctions.log((1 - other) / (1 - p))
    return weight * ratio / CusumModel.dispersion(weight, learnt.noise)
  }

  /// The sum that all but `chance` of simulated periods without a turn stay below; all that is learnt is learnt anew in each.
  private func limit(_ truth: Learnt, chance: Double, seed: UInt64) -> Double {
    // Fifty periods above the limit: it is known to a seventh of its chance.
    let runs = Int((50 / chance).rounded(.up))
    var stream = RandomStream(seed: seed, replication: 0, purpose: "cusum", entity: isShare ? "share" : "mean")
    var highest: [Double] = []
    for _ in 0..<runs {
      let figures = weights.indices.map { place in
        isShare
          ? CusumModel.draw(weights[place], CusumModel.share(truth.typical[kinds[place]]), truth.noise, &stream)
          : stream.normal() / weights[place].squareRoot()
      }
      let learnt = learn(figures)
      var (sum, top) = (0.0, 0.0)
      for place in training..<figures.count {
        sum = max(0, sum + score(figures[place], place, learnt))
        top = max(top, sum)
      }
      highest.append(top)
    }
    highest.sort()
    return max(highest[min(runs - 1, Int(Double(runs) * (1 - chance)))], 1e-9)
  }

  /// A figure that odds can be had of.
  static func share(_ figure: Double) -> Double { min(1 - 1e-4, max(1e-4, figure)) }

  /// How much larger the variance of a day is than single cases would make it, by the correlation of its cases.
  static func dispersion(_ weight: Double, _ correlation: Double) -> Double { 1 + max(0, weight - 1) * correlation }

  /// A share of so many trials, whose chance is that of the day (beta-binomial).
  static func draw(_ weight: Double, _ share: Double, _ correlation: Double, _ stream: inout RandomStream) -> Double {
    var chance = share
    if correlation > 1e-6 {
      let size = (1 - correlation) / correlation
      chance = CusumModel.share(stream.beta(share * size, (1 - share) * size))
    }
    let trials = max(1, weight.rounded())
    let rarer = min(chance, 1 - chance)
    let failing = successes(of: trials, chance: rarer, &stream) / trials
    return chance <= 0.5 ? failing : 1 - failing
  }

  /// By inversion where few are expected, by the normal where many are.
  private static func successes(of trials: Double, chance: Double, _ stream: inout RandomStream) -> Double {
    let expected = trials * chance
    guard expected <= 60 else {
      let deviation = (expected * (1 - chance)).squareRoot()
      return min(trials, max(0, (expected + deviation * stream.normal()).rounded()))
    }
    var left = stream.uniform()
    var mass = MathFunctions.exp(trials * MathFunctions.log(1 - chance))
    var count = 0.0
    while left >= mass, count < trials, mass > 0 {
      left -= mass
      mass *= (trials - count) / (count + 1) * chance / (1 - chance)
      count += 1
    }
    return count
  }
}
