import Glibc
import Statistics

/// How far what comes lies from what was forecast, learnt from a backtest.
///
/// The variance of the error of a forecast F made w weeks ahead is F² (a + b w) + c F: errors of level and shape, which grow
/// with the lead, and counting noise. As few errors can suggest anything, b is at most a, and the variance at least half of F,
/// as contacts that come by chance vary by F. Errors divided by their standard deviation, and by a factor for the slot and one for the
/// weekday, are taken to have one distribution, whose quantiles are the empirical ones: what was exceeded a tenth of the time
/// in the backtest is the ninth decile.
///
/// Errors of recent origins weigh more, halving every four weeks, as a model errs less the more it has seen.
///
/// Assumes that the errors to come are like those of the backtest.
struct SpreadModel: Sendable {
  /// a, b and c.
  let terms: [Double]
  /// Factors of the standard deviation for slots and weekdays; empty where not learnt.
  let slotFactors: [Double]
  let weekdayFactors: [Double]
  /// Standardised errors, weighted by how recent their origins are.
  let standardised: WeightedSample

  /// Below so many entries the quantiles lean on the normal distribution.
  static let enough = 60.0
  /// Days in which the weight of an error halves.
  static let halfLife = 28.0
  /// Means below this get the quantiles of a negative binomial count.
  static let countsBelow = 20.0

  /// A model of errors nobody has seen: counting noise and a day-to-day deviation.
  init(guess deviation: Double) {
    self.init(
      terms: [deviation * deviation, 0, 1], slotFactors: [], weekdayFactors: [], standardised: WeightedSample([]))
  }

  private init(terms: [Double], slotFactors: [Double], weekdayFactors: [Double], standardised: WeightedSample) {
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
    let latest = entries.map { $0.day - 7 * $0.leadWeek }.max() ?? 0
    let weights = entries.map { pow(0.5, Double(latest - ($0.day - 7 * $0.leadWeek)) / SpreadModel.halfLife) }
    let terms = SpreadModel.fitTerms(entries, weights)
    let sizes = entries.map { SpreadModel.variance(terms, $0.forecast, $0.leadWeek).squareRoot() }
    var scaled = entries.indices.map { (entries[$0].actual - entries[$0].forecast) / sizes[$0] }
    let bySlot = SpreadModel.factors(scaled, weights, entries.map(\.slot), count: slots)
    if !bySlot.isEmpty { for index in scaled.indices { scaled[index] /= bySlot[entries[index].slot] } }
    let byWeekday = SpreadModel.factors(scaled, weights, entries.map(\.weekday), count: weekdays ? 7 : 0)
    if !byWeekday.isEmpty { for index in scaled.indices { scaled[index] /= byWeekday[entries[index].weekday] } }
    self.init(
      terms: terms, slotFactors: bySlot, weekdayFactors: byWeekday,
      standardised: WeightedSample(Array(zip(scaled, weights))))
  }

  private static func variance(_ terms: [Double], _ forecast: Double, _ leadWeek: Int) -> Double {
    max(forecast * forecast * (terms[0] + terms[1] * Double(leadWeek)) + terms[2] * forecast, forecast / 2, 1e-9)
  }

  /// Least squares of squared errors, each weighed by the inverse of its own variance, with no term below zero.
  private static func fitTerms(_ entries: [ResidualTable.Entry], _ weights: [Double]) -> [Double] {
    var terms = [0.01, 0, 1]
    for _ in 0..<6 {
      var matrix = [Double](repeating: 0, count: 9)
      var right = [Double](repeating: 0, count: 3)
      for (entry, weight) in zip(entries, weights) {
        let usual = variance(terms, entry.forecast, entry.leadWeek)
        let scale = weight / (usual * usual)
        let error = entry.actual - entry.forecast
        // One wild day must not widen every band: a squared error counts for at most sixteen times its variance.
        let square = min(error * error, 16 * usual)
        let parts = [
          entry.forecast * entry.forecast, entry.forecast * entry.forecast * Double(1 + entry.leadWeek), entry.forecast,
        ]
        for i in 0..<3 {
          right[i] += parts[i] * square * scale
          for j in 0..<3 { matrix[i * 3 + j] += parts[i] * parts[j] * scale }
        }
      }
      let found = nonNegative(matrix, right)
      terms = [found[0] + found[1], found[1], found[2]]
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
  private static func factors(
    _ scaled: [Double], _ weights: [Double], _ groups: [Int], count: Int
  ) -> [Double] {
    guard count > 1 else { return [] }
    let overall = WeightedSample(zip(scaled, weights).map { (abs($0), $1) }).quantile(0.8)
    guard overall > 0 else { return [] }
    var members = [[(value: Double, weight: Double)]](repeating: [], count: count)
    for (index, group) in groups.enumerated() { members[group].append((abs(scaled[index]), weights[index])) }
    return members.map { values in
      guard !values.isEmpty else { return 1 }
      let own = WeightedSample(values).quantile(0.8) / overall
      let count = values.reduce(0) { $0 + $1.weight }
      let weight = count / (count + 40)
      return exp(weight * log(max(0.25, min(4, own))))
    }
  }

  /// Standard deviation of the error of a forecast.
  func deviation(_ forecast: Double, leadWeek: Int, slot: Int = 0, weekday: Int = 0) -> Double {
    let plain = SpreadModel.variance(terms, forecast, leadWeek).squareRoot()
    return plain * (slotFactors.isEmpty ? 1 : slotFactors[slot])
      * (weekdayFactors.isEmpty ? 1 : weekdayFactors[weekday])
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
    let count = standardised.weight
    guard count > 0 else { return normal }
    let empirical = standardised.quantile(probability)
    // Tail quantiles of few values are worth little.
    let tail = min(1, min(probability, 1 - probability) * count / 5)
    let weight = count / (count + SpreadModel.enough) * tail
    return weight * empirical + (1 - weight) * normal
  }
}
