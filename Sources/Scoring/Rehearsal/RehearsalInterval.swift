import Statistics
package import Workforce

/// Intervals of what periods of a rehearsal say, honest for few periods and for shares of none or all.
///
/// Agents of one period share a comparison, so a period counts as one cluster: its agents are not taken to be independent.
enum RehearsalInterval {
  /// The mean of what periods say, each period once, by Student's t.
  ///
  /// Where all periods say the very same, how much they differ cannot be told: the interval is infinite, never of width zero.
  ///
  /// - Returns: The mean, or nil for fewer than two periods that say anything.
  static func mean(_ values: [Double?]) -> Estimate? {
    let tally = Tally(values.compactMap(\.self))
    guard tally.count > 1 else { return nil }
    guard let low = tally.minimum, let high = tally.maximum, high - low > 1e-12 * max(1, abs(high)) else {
      return Estimate(mean: tally.mean, low: -.infinity, high: .infinity, confidence: 0.95)
    }
    return Intervals.mean(of: tally)
  }

  /// A share over all periods: the sum of parts over the sum of wholes.
  ///
  /// Wilson's score with the number of independent cases that the share is worth: n* = n′ · (t(n − 1)/t(k − 1))², where k periods
  /// hold n cases, and n′ = p (1 − p)/v is the number of which the variance v between periods is that of independent ones, at most n.
  /// So the interval keeps a width where all periods agree, and is wide where there are few of them.
  ///
  /// Source: Korn and Graubard (1998), Confidence intervals for proportions with small expected number of positive counts
  /// estimated from survey data, Survey Methodology 24, 193–201; with Wilson's score: Franco, Little, Louis and Slud (2019),
  /// doi:10.1093/jssam/smy019.
  ///
  /// - Parameters:
  ///   - parts: What of each period belongs to the share, and the whole of which it is a part; not negative.
  ///   - cases: Of how many cases the wholes are made, all together.
  /// - Returns: The share, or nil for fewer than two periods with anything to share.
  static func share(_ parts: [(part: Double, whole: Double)], cases: Int) -> Estimate? {
    let known = parts.filter { $0.whole > 0 }
    guard known.count > 1, cases > 1 else { return nil }
    var tally = RatioTally()
    for (part, whole) in known { tally.add(numerator: part, denominator: whole) }
    guard let ratio = tally.ratio, let error = tally.standardError else { return nil }
    let share = min(1, max(0, ratio))
    let binomial = share * (1 - share)
    let worth = error > 0 && binomial > 0 ? min(Double(cases), binomial / (error * error)) : Double(cases)
    func student(_ freedom: Int) -> Double {
      SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: Double(freedom))
    }
    let loss = student(cases - 1) / student(known.count - 1)
    return WilsonInterval.estimate(share: share, trials: worth * loss * loss, confidence: 0.95)
  }

  /// The same with an interval at least as wide as agents who are independent of each other would make it: few periods may agree by
  /// chance.
  ///
  /// - Parameters:
  ///   - found: What was found over periods.
  ///   - error: The standard error if all agents were independent.
  ///   - periods: How many periods there were.
  static func widened(_ found: Estimate, to error: Double, periods: Int) -> Estimate {
    guard periods > 1, error > 0 else { return found }
    let half = error * SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: Double(periods - 1))
    if found.isTold, found.halfWidth >= half { return found }
    return Estimate(
      mean: found.mean, low: found.mean - half, high: found.mean + half, confidence: found.confidence)
  }

  /// A statistic of sums over periods that is no mean, by the jackknife over periods with Student's t.
  ///
  /// Source: Miller (1974), The jackknife – a review, doi:10.1093/biomet/61.1.1.
  ///
  /// - Parameters:
  ///   - periods: What each period adds.
  ///   - statistic: The statistic of some of the periods; nil where they cannot tell.
  /// - Returns: The statistic of all periods; its interval is infinite where leaving out a period changes nothing.
  static func jackknife<Period>(_ periods: [Period], _ statistic: ([Period]) -> Double?) -> Estimate? {
    guard periods.count > 1, let whole = statistic(periods) else { return nil }
    let count = Double(periods.count)
    let others = periods.indices.map { place in
      statistic(Array(periods[..<place] + periods[(place + 1)...])).map { count * whole - (count - 1) * $0 }
    }
    guard others.allSatisfy({ $0 != nil }), let found = mean(others) else {
      return Estimate(mean: whole, low: -.infinity, high: .infinity, confidence: 0.95)
    }
    let half = (found.high - found.low) / 2
    return Estimate(mean: whole, low: whole - half, high: whole + half, confidence: found.confidence)
  }
}

extension Estimate {
  /// Whether the periods told how sure it is.
  package var isTold: Bool { low.isFinite && high.isFinite }

  /// The same within limits that it cannot pass; an interval wholly outside keeps half its width at the limit.
  func limited(to range: ClosedRange<Double>) -> Estimate {
    guard isTold else { return self }
    let half = (high - low) / 2
    func inside(_ value: Double) -> Double { min(range.upperBound, max(range.lowerBound, value)) }
    let lowest = low >= range.upperBound ? range.upperBound - half : low
    let highest = high <= range.lowerBound ? range.lowerBound + half : high
    return Estimate(mean: inside(mean), low: inside(lowest), high: inside(highest), confidence: confidence)
  }
}
