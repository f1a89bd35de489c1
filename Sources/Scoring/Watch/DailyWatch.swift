import Statistics
public import Workforce

/// Watches an indicator day by day, so that a turn for the worse is seen before the month is over.
///
/// Two alarms. A day is worse than its threshold when chance alone would hardly make a day at the threshold look so bad, given how many days
/// are looked at: few records then need a figure that is far off. A CUSUM adds up what speaks for a lasting turn for the worse, as
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

    /// How likely chance alone makes the day so bad if it is just at the threshold, see ``ThresholdTest``; nil to take every unit of weight
    /// of a share for a trial of its own, and not to test a mean.
    public var chance: Double?

    /// A day's sums.
    public init(date: CalendarDate, sum: Double, weight: Double, chance: Double? = nil) {
      self.date = date
      self.sum = sum
      self.weight = weight
      self.chance = chance
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
    /// The sum that speaks for a turn; for a threshold, how likely chance alone makes a day at it look so bad.
    public var statistic: Double
    /// From which sum on there is an alarm; for a threshold, up to which likelihood.
    public var limit: Double
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
  ///   - thresholdChance: How likely a period whose days are all just at the threshold raises any threshold alarm; nil for the same.
  ///   - seed: The seed of the simulation that sets the limit.
  /// - Returns: The alarms, by day. A lasting turn is one alarm, until the sum has come back to zero.
  public static func alerts(
    _ indicator: String, days: [Day], isShare: Bool, isRising: Bool, threshold: Double?, chance: Double = 0.05,
    thresholdChance: Double? = nil, seed: UInt64
  ) -> [Alert] {
    precondition(chance > 0 && chance < 1, "The chance of a false alarm is above 0 and below 1.")
    let days = days.filter { $0.weight > 0 }
    var found: [Alert] = []
    if let threshold {
      for (day, own, limit) in below(threshold, days, isShare, isRising, thresholdChance ?? chance) {
        found.append(
          Alert(
            date: day.date, indicator: indicator, kind: .threshold, figure: day.sum / day.weight, reference: threshold,
            statistic: own, limit: limit))
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

  /// The days that are worse than the threshold beyond chance: all of them together are wrongly named in no more periods than `chance`.
  ///
  /// Source: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65–70.
  private static func below(
    _ threshold: Double, _ days: [Day], _ isShare: Bool, _ isRising: Bool, _ chance: Double
  ) -> [(day: Day, chance: Double, limit: Double)] {
    let tested = days.compactMap { day -> (day: Day, chance: Double)? in
      let own =
        isShare
        ? ThresholdTest.chance(successes: day.sum, trials: day.weight, threshold: threshold, isRising: isRising) : nil
      return (day.chance ?? own).map { (day, $0) }
    }.sorted { ($0.chance, $0.day.date) < ($1.chance, $1.day.date) }
    var found: [(day: Day, chance: Double, limit: Double)] = []
    for (place, item) in tested.enumerated() {
      let limit = chance / Double(tested.count - place)
      guard item.chance <= limit else { break }
      found.append((item.day, item.chance, limit))
    }
    return found
  }
}
