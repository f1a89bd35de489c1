import Statistics
public import Workforce

/// Watches an indicator day by day, so that a turn for the worse is seen before the month is over.
///
/// Two alarms. A day is below its threshold when its whole 95 % interval is. A CUSUM adds up what speaks for a lasting turn for the worse, as
/// found against the first third of the days; its limit is set by simulation so that a team that stays as it was raises an alarm
/// in no more periods than asked for. Days differ by more than chance of single cases would have them, and weekends from working days:
/// both are learnt from all days of the period, allowing for one change of level, so that a turn is not taken for noise.
///
/// Assumes that days are independent of each other, given their level and weekday.
///
/// Source: Page (1954), doi:10.2307/2333009; for shares the likelihood ratio, Steiner et al. (2000),
/// doi:10.1093/biostatistics/1.4.441; dispersion between days: Williams (1982), doi:10.2307/2347977.
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
    /// The first day of the lasting turn, as far as the sum tells: the first after it was last zero; nil for thresholds.
    public var since: CalendarDate?
    /// The indicator.
    public var indicator: String
    /// What was seen.
    public var kind: Kind
    /// The day's figure.
    public var figure: Double
    /// The threshold, or what was usual on such a day of the week.
    public var reference: Double
    /// The sum that speaks for a turn; nil for thresholds.
    public var statistic: Double?
    /// The sum from which on there is an alarm; nil for thresholds.
    public var limit: Double?
  }

  /// Whether there are days enough for a CUSUM: five or more in the first third.
  public static func watches(_ days: [Day]) -> Bool { days.count { $0.weight > 0 } >= CusumModel.fewest }

  /// Looks at the days of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: Its key.
  ///   - days: The days, in order; those without data are passed over.
  ///   - isShare: Whether it is a share of successes, not a mean.
  ///   - isRising: Whether more is better.
  ///   - threshold: The figure that no day should be worse than; nil for none.
  ///   - chance: How likely a period without a turn raises a CUSUM alarm; where several indicators are watched, the part of this one.
  ///   - seed: The seed of the simulation that sets the limit.
  /// - Returns: The alarms, by day. A lasting turn is one alarm, until the sum has come back to zero.
  public static func alerts(
    _ indicator: String, days: [Day], isShare: Bool, isRising: Bool, threshold: Double?, chance: Double = 0.05,
    seed: UInt64
  ) -> [Alert] {
    precondition(chance > 0 && chance < 1, "The chance of a false alarm is above 0 and below 1.")
    let days = days.filter { $0.weight > 0 }
    var found: [Alert] = []
    if let threshold {
      for day in days {
        guard let figure = day.figure, isWorse(day, than: threshold, isShare, isRising, days) else { continue }
        found.append(
          Alert(date: day.date, indicator: indicator, kind: .threshold, figure: figure, reference: threshold))
      }
    }
    let model = CusumModel(days: days, isShare: isShare, isRising: isRising)
    if let run = model.run(days.map { $0.sum / $0.weight }, chance: chance, seed: seed) {
      for alarm in run.alarms {
        let day = days[alarm.place]
        found.append(
          Alert(
            date: day.date, since: days[alarm.since].date, indicator: indicator, kind: .cusum,
            figure: day.sum / day.weight, reference: alarm.usual, statistic: alarm.statistic, limit: run.limit))
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
    let error = caseDeviation(days.map { ($0.sum / $0.weight, $0.weight) }) / day.weight.squareRoot()
    return isRising ? figure + 1.96 * error < threshold : figure - 1.96 * error > threshold
  }
  /// The standard deviation of a single case, from how days differ given their sizes.
  private static func caseDeviation(_ days: [(figure: Double, weight: Double)]) -> Double {
    let total = days.reduce(0) { $0 + $1.weight }
    guard days.count > 1, total > 0 else { return 0 }
    let mean = days.reduce(0) { $0 + $1.figure * $1.weight } / total
    let squares = days.reduce(0) { $0 + $1.weight * ($1.figure - mean) * ($1.figure - mean) }
    return (squares / Double(days.count - 1)).squareRoot()
  }
}
