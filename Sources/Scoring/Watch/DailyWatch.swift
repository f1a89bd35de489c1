import Statistics
public import Workforce

/// Watches an indicator day by day, so that a turn for the worse is seen before the month is over.
///
/// Two alarms. A day is below its threshold when its whole 95 % interval is. A CUSUM adds up what speaks for a lasting turn for the worse, as
/// found against the first third of the days; its limit is set by simulation so that a team that stays as it was raises an alarm
/// in one period out of twenty.
///
/// Source: Page (1954), doi:10.2307/2333009; for shares the likelihood ratio, Steiner et al. (2000),
/// doi:10.1093/biostatistics/1.4.441.
public enum DailyWatch {
  /// A day's figure.
  public struct Day: Sendable, Hashable {
    /// The day.
    public var date: CalendarDate
    /// The sum of numerators.
    public var sum: Double
    /// The sum of denominators.
    public var weight: Double

    /// A day's sums.
    public init(date: CalendarDate, sum: Double, weight: Double) {
      self.date = date
      self.sum = sum
      self.weight = weight
    }

    /// The figure, where there is one.
    public var figure: Double? { weight > 0 ? sum / weight : nil }
  }

  /// Something to look into.
  public struct Alert: Sendable, Hashable {
    /// What was seen.
    public enum Kind: String, Sendable, Hashable {
      /// The day's figure is worse than the threshold, beyond chance.
      case threshold
      /// A lasting turn for the worse.
      case cusum
    }

    /// The day on which it was seen.
    public var date: CalendarDate
    /// The indicator.
    public var indicator: String
    /// What was seen.
    public var kind: Kind
    /// The day's figure.
    public var figure: Double
    /// The threshold, or what was usual.
    public var reference: Double
    /// The sum that speaks for a turn; nil for thresholds.
    public var statistic: Double?
    /// The sum from which on there is an alarm; nil for thresholds.
    public var limit: Double?
  }

  /// Looks at the days of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: Its key.
  ///   - days: The days, in order; those without data are passed over.
  ///   - isShare: Whether it is a share of successes, not a mean.
  ///   - isRising: Whether more is better.
  ///   - threshold: The figure that no day should be worse than; nil for none.
  ///   - seed: The seed of the simulation that sets the limit.
  /// - Returns: The alarms, by day. A CUSUM begins anew after an alarm.
  public static func alerts(
    _ indicator: String, days: [Day], isShare: Bool, isRising: Bool, threshold: Double?, seed: UInt64
  ) -> [Alert] {
    let days = days.filter { $0.weight > 0 }
    var found: [Alert] = []
    if let threshold {
      for day in days {
        guard let figure = day.figure, isWorse(day, than: threshold, isShare, isRising, days) else { continue }
        found.append(
          Alert(date: day.date, indicator: indicator, kind: .threshold, figure: figure, reference: threshold))
      }
    }
    let model = CusumModel(isShare: isShare, isRising: isRising, weights: days.map(\.weight))
    if let run = model.run(days.map { $0.sum / $0.weight }, seed: seed) {
      for (place, statistic) in run.alarms {
        found.append(
          Alert(
            date: days[place].date, indicator: indicator, kind: .cusum, figure: days[place].sum / days[place].weight,
            reference: run.usual, statistic: statistic, limit: run.limit))
      }
    }
    return found.sorted { ($0.date, $0.kind.rawValue) < ($1.date, $1.kind.rawValue) }
  }

  private static func isWorse(
    _ day: Day, than threshold: Double, _ isShare: Bool, _ isRising: Bool, _ days: [Day]
  ) -> Bool {
    guard let figure = day.figure else { return false }
    if isShare {
      let count = Int(day.weight.rounded())
      guard count > 0 else { return false }
      let interval = Intervals.proportion(successes: min(count, max(0, Int(day.sum.rounded()))), trials: count)
      return isRising ? interval.high < threshold : interval.low > threshold
    }
    let error = CusumModel.caseDeviation(days.map { ($0.sum / $0.weight, $0.weight) }) / day.weight.squareRoot()
    return isRising ? figure + 1.96 * error < threshold : figure - 1.96 * error > threshold
  }
}

/// A CUSUM over days of different sizes.
struct CusumModel {
  let isShare: Bool
  let isRising: Bool
  let weights: [Double]

  struct Run {
    var usual: Double
    var limit: Double
    var alarms: [(place: Int, statistic: Double)]
  }

  /// Runs over the days' figures; nil when there are too few days to learn from.
  func run(_ figures: [Double], seed: UInt64) -> Run? {
    let training = figures.count / 3
    guard training >= 5 else { return nil }
    let usual = mean(figures[..<training], weights[..<training])
    let deviation = CusumModel.caseDeviation(Array(zip(figures[..<training], weights[..<training])))
    if !isShare, deviation <= 0 { return nil }
    let limit = limit(usual: mean(figures[...], weights[...]), training: training, seed: seed)
    var (sum, alarms) = (0.0, [(place: Int, statistic: Double)]())
    for place in training..<figures.count {
      sum = max(0, sum + score(figures[place], weights[place], usual, deviation))
      if sum > limit {
        alarms.append((place, sum))
        sum = 0
      }
    }
    return Run(usual: usual, limit: limit, alarms: alarms)
  }

  /// What a day says for a turn for the worse: the log likelihood ratio of double odds, or half a standard error beyond usual.
  private func score(_ figure: Double, _ weight: Double, _ usual: Double, _ deviation: Double) -> Double {
    guard isShare else {
      let z = (figure - usual) * weight.squareRoot() / deviation
      return (isRising ? -z : z) - 0.5
    }
    let p = min(1 - 1e-4, max(1e-4, usual))
    let odds = p / (1 - p) * (isRising ? 0.5 : 2)
    let other = odds / (1 + odds)
    return weight * (figure * MathFunctions.log(other / p) + (1 - figure) * MathFunctions.log((1 - other) / (1 - p)))
  }

  /// The sum that 19 of 20 simulated periods without a turn stay below; the usual level is learnt anew in each.
  private func limit(usual: Double, training: Int, seed: UInt64) -> Double {
    let runs = 1000
    var stream = RandomStream(seed: seed, replication: 0, purpose: "cusum", entity: isShare ? "share" : "mean")
    var highest: [Double] = []
    for _ in 0..<runs {
      let figures = weights.map { weight -> Double in
        guard isShare else { return stream.normal() / weight.squareRoot() }
        return draw(weight, min(1 - 1e-4, max(1e-4, usual)), &stream)
      }
      let learnt = mean(figures[..<training], weights[..<training])
      let deviation = isShare ? 1 : CusumModel.caseDeviation(Array(zip(figures[..<training], weights[..<training])))
      var (sum, top) = (0.0, 0.0)
      for place in training..<figures.count {
        sum = max(0, sum + score(figures[place], weights[place], learnt, max(deviation, 1e-9)))
        top = max(top, sum)
      }
      highest.append(top)
    }
    highest.sort()
    return max(highest[runs * 95 / 100], 1e-9)
  }

  /// A share of so many trials: one by one for few, by the normal for many.
  private func draw(_ weight: Double, _ share: Double, _ stream: inout RandomStream) -> Double {
    let trials = max(1, Int(weight.rounded()))
    if trials <= 400 {
      let count = (0..<trials).reduce(0) { sum, _ in sum + (stream.happens(withProbability: share) ? 1 : 0) }
      return Double(count) / Double(trials)
    }
    let deviation = (share * (1 - share) / Double(trials)).squareRoot()
    return min(1, max(0, share + deviation * stream.normal()))
  }

  private func mean(_ figures: ArraySlice<Double>, _ weights: ArraySlice<Double>) -> Double {
    let sum = weights.reduce(0, +)
    return sum > 0 ? zip(figures, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum : 0
  }

  /// The standard deviation of a single case, from how days differ given their sizes.
  static func caseDeviation(_ days: [(figure: Double, weight: Double)]) -> Double {
    let total = days.reduce(0) { $0 + $1.weight }
    guard days.count > 1, total > 0 else { return 0 }
    let mean = days.reduce(0) { $0 + $1.figure * $1.weight } / total
    let squares = days.reduce(0) { $0 + $1.weight * ($1.figure - mean) * ($1.figure - mean) }
    return (squares / Double(days.count - 1)).squareRoot()
  }
}
