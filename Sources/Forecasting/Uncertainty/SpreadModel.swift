import Foundation
import Statistics

/// How far what comes lies from what was forecast, learnt from a backtest.
///
/// The variance of the error of a forecast F made w weeks ahead is F² (a + b w) + c F: errors of level and shape, which grow
/// with the lead, and counting noise. Errors divided by their standard deviation, and by a factor for the slot and one for the
/// weekday, are taken to have one distribution, whose quantiles are the empirical ones: what was exceeded a tenth of the time
/// in the backtest is the ninth decile.
///
/// Assumes that the errors to come are like those of the backtest.
struct SpreadModel: Sendable {
  /// a, b and c.
  let terms: [Double]
  /// Factors of the standard deviation for slots and weekdays; empty where not learnt.
  let slotFactors: [Double]
  let weekdayFactors: [Double]
  /// Sorted standardised errors.
  let standardised: [Double]

  /// Below so many entries the quantiles lean on the normal distribution.
  static let enough = 60.0
  /// Means below this get the quantiles of a negative binomial count.
  static let countsBelow = 20.0

  /// A model of errors nobody has seen: counting noise and a day-to-day deviation.
  init(guess deviation: Double) {
    self.init(terms: [deviation * deviation, 0, 1], slotFactors: [], weekdayFactors: [], standardised: [])
  }

  private init(terms: [Double], slotFactors: [Double], weekdayFactors: [Double], standardised: [Double]) {
    self.terms = terms
    self.slotFactors = slotFactors
    self.weekdayFactors = weekdayFactors
    self.standardised = standardised
  }

  /// - Parameters:
  ///   - table: The backtest's errors.
  ///   - slots: Slots to learn factors for, or none.
  ///   - guess: The day-to-day deviation assumed when there are no errors to learn from.
  init(_ table: ResidualTable, slots: Int = 0, weekdays: Bool = false, guess: Double = 0.15) {
    let entries = table.entries.filter { $0.forecast > 0 }
    guard entries.count >= 4 else {
      self.init(guess: guess)
      return
    }
    let terms = SpreadModel.fitTerms(entries)
    let sizes = entries.map { SpreadModel.variance(terms, $0.forecast, $0.leadWeek).squareRoot() }
    var scaled = entries.indices.map { (entries[$0].actual - entries[$0].forecast) / sizes[$0] }
    let bySlot = SpreadModel.factors(scaled, entries.map(\.slot), count: slots)
    if !bySlot.isEmpty { for index in scaled.indices { scaled[index] /= bySlot[entries[index].slot] } }
    let byWeekday = SpreadModel.factors(scaled, entries.map(\.weekday), count: weekdays ? 7 : 0)
    if !byWeekday.isEmpty { for index in scaled.indices { scaled[index] /= byWeekday[entries[index].weekday] } }
    self.init(terms: terms, slotFactors: bySlot, weekdayFactors: byWeekday, standardised: scaled.sorted())
  }

  private static func variance(_ terms: [Double], _ forecast: Double, _ leadWeek: Int) -> Double {
    max(forecast * forecast * (terms[0] + terms[1] * Double(leadWeek)) + terms[2] * forecast, 1e-9)
  }

  /// Least squares of squared errors, each weighed by the inverse of its own variance, with no term below zero.
  private static func fitTerms(_ entries: [ResidualTable.Entry]) -> [Double] {
    var terms = [0.01, 0, 1]
    for _ in 0..<6 {
      var matrix = [Double](repeating: 0, count: 9)
      var right = [Double](repeating: 0, count: 3)
      for entry in entries {
        let usual = variance(terms, entry.forecast, entry.leadWeek)
        let error = entry.actual - entry.forecast
        // One wild day must not widen every band: a squared error counts for at most sixteen times its variance.
        let square = min(error * error, 16 * usual)
        let parts = [
          entry.forecast * entry.forecast, entry.forecast * entry.forecast * Double(entry.leadWeek), entry.forecast,
        ]
        for i in 0..<3 {
          right[i] += parts[i] * square / (usual * usual)
          for j in 0..<3 { matrix[i * 3 + j] += parts[i] * parts[j] / (usual * usual) }
        }
      }
      terms = nonNegative(matrix, right)
    }
    return terms
  }

  /// Solves the normal equations over each subset of terms and keeps the best solution without a negative one.
  private static func nonNegative(_ matrix: [Double], _ right: [Double]) -> [Double] {
    var best: (value: Double, terms: [Double]) = (.infinity, [0.01, 0, 1])
    for subset in 1..<8 {
      let active = (0..<3).filter { subset >> $0 & 1 == 1 }
      let size = active.count
      let part = active.flatMap { i in active.map { j in matrix[i * 3 + j] * (i == j ? 1 + 1e-9 : 1) } }
      guard let factor = CholeskyFactor(part, size: size) else { continue }
      let solution = factor.solve(active.map { right[$0] })
      guard solution.allSatisfy({ $0 >= 0 }) else { continue }
      let value = -zip(solution, active).reduce(0) { $0 + $1.0 * right[$1.1] }
      guard value < best.value else { continue }
      var terms = [0.0, 0, 0]
      for (index, term) in active.enumerated() { terms[term] = solution[index] }
      best = (value, terms)
    }
    return best.terms
  }

  /// How much wider errors are in each group than overall, from the eighth decile of their size, pulled towards one.
  private static func factors(_ scaled: [Double], _ groups: [Int], count: Int) -> [Double] {
    guard count > 1 else { return [] }
    let overall = Quantiles.linear(scaled.map(abs).sorted(), 0.8)
    guard overall > 0 else { return [] }
    var members = [[Double]](repeating: [], count: count)
    for (value, group) in zip(scaled, groups) { members[group].append(abs(value)) }
    return members.map { values in
      guard !values.isEmpty else { return 1 }
      let own = Quantiles.linear(values.sorted(), 0.8) / overall
      let weight = Double(values.count) / (Double(values.count) + 40)
      return exp(weight * log(max(0.25, min(4, own))))
    }
  }

  /// Standard deviation of the error of a forecast.
  func deviation(_ forecast: Double, leadWeek: Int, slot: Int = 0, weekday: Int = 0) -> Double {
    let plain = SpreadModel.variance(terms, forecast, leadWeek).squareRoot()
    return plain * (slotFactors.isEmpty ? 1 : slotFactors[slot]) * (weekdayFactors.isEmpty ? 1 : weekdayFactors[weekday])
  }

  /// The quantile of what comes.
  func quantile(_ probability: Double, forecast: Double, leadWeek: Int, slot: Int = 0, weekday: Int = 0) -> Double {
    guard forecast > 0 else { return 0 }
    let deviation = deviation(forecast, leadWeek: leadWeek, slot: slot, weekday: weekday)
    return quantile(probability, mean: forecast, deviation: deviation)
  }

  /// The quantile of what comes, given its mean and standard deviation.
  func quantile(_ probability: Double, mean: Double, deviation: Double) -> Double {
    guard mean > 0 else { return 0 }
    if mean < SpreadModel.countsBelow {
      return CountQuantile.negativeBinomial(probability, mean: mean, variance: deviation * deviation)
    }
    return max(0, mean + deviation * standardQuantile(probability))
  }

  /// The quantile of standardised errors: the empirical one, leaning on the normal when there are few errors.
  func standardQuantile(_ probability: Double) -> Double {
    let normal = SpecialFunctions.normalQuantile(probability)
    guard !standardised.isEmpty else { return normal }
    let count = Double(standardised.count)
    let empirical = Quantiles.linear(standardised, probability)
    // Tail quantiles of few values are worth little.
    let tail = min(1, min(probability, 1 - probability) * count / 5)
    let weight = count / (count + SpreadModel.enough) * tail
    return weight * empirical + (1 - weight) * normal
  }
}

/// Quantiles of samples.
enum Quantiles {
  /// The quantile of ascending values, between neighbours in proportion (Hyndman and Fan 1996, type 7).
  static func linear(_ sorted: [Double], _ probability: Double) -> Double {
    guard let first = sorted.first else { return 0 }
    let position = probability * Double(sorted.count - 1)
    let index = Int(position)
    guard index + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

/// Quantiles of small counts.
enum CountQuantile {
  /// The least count whose cumulative probability reaches a level, for a negative binomial count (Poisson when the variance
  /// is not above the mean).
  static func negativeBinomial(_ probability: Double, mean: Double, variance: Double) -> Double {
    let excess = variance - mean
    var term: Double
    var next: (Double) -> Double
    if excess > 1e-9 * mean {
      let size = mean * mean / excess
      let success = mean / variance
      term = exp(size * log(success))
      next = { count in (count + size) / (count + 1) * (1 - success) }
    } else {
      term = exp(-mean)
      next = { count in mean / (count + 1) }
    }
    var cumulative = term
    var count = 0.0
    while cumulative < probability, count < 100_000 {
      term *= next(count)
      cumulative += term
      count += 1
    }
    return count
  }
}
