/// A weighted mean of methods, chosen by how they did in a backtest.
public struct MethodWeight: Hashable, Sendable {
  /// The method.
  public let method: ForecastMethod
  /// Its weight; the weights of a combination add up to one.
  public let weight: Double
}

enum Combination {
  /// Steps of the selection, so weights come in twelfths at the finest.
  static let steps = 12
  /// A step that does not cut the error by this share is not worth another method.
  static let worthwhile = 0.002

  /// Forward selection with replacement: the best method, then whichever improves the mean most, as long as one does.
  ///
  /// The method that does well from little is preferred to the best one until enough days have been seen to tell: after n
  /// days it has to be worse by a share of 3/n.
  ///
  /// Source: Caruana et al. (2004), Ensemble selection from libraries of models, doi:10.1145/1015330.1015432.
  ///
  /// - Parameter end: Days of history known when choosing; only folds that were over by then are judged, as the first days of
  ///   a test favour methods that look only a few days ahead.
  static func choose(_ test: Backtest, before end: Int = .max) -> [MethodWeight] {
    let folds = test.plan.origins.indices.filter { test.plan.origins[$0] <= end - test.plan.testDays }
    guard !folds.isEmpty else { return [MethodWeight(method: fallback(test), weight: 1)] }
    var picks = [Int](repeating: 0, count: test.methods.count)
    var sums = folds.map { _ in [Double](repeating: 0, count: test.plan.testDays * test.slots) }
    var best = Double.infinity
    for step in 1...steps {
      var choice: (method: Int, misses: Double)?
      for method in test.methods.indices {
        var misses = 0.0
        for (index, fold) in folds.enumerated() {
          misses += test.misses(sums[index], plus: test.forecasts[method][fold], over: step, fold: fold)
        }
        if misses < choice?.misses ?? .infinity { choice = (method, misses) }
      }
      if step == 1, let best = choice {
        let days = Set(folds.flatMap { test.plan.origins[$0]..<(test.plan.origins[$0] + test.plan.testDays) }).count
        let house = test.methods.firstIndex(of: fallback(test)) ?? best.method
        let misses = folds.reduce(0) { $0 + test.misses(test.forecasts[house][$1], fold: $1) }
        if misses * (1 - 3 / Double(max(1, days))) <= best.misses { choice = (house, misses) }
      }
      guard let choice, choice.misses < best * (1 - worthwhile) || step == 1 else { break }
      best = choice.misses
      picks[choice.method] += 1
      for (index, fold) in folds.enumerated() {
        for cell in sums[index].indices { sums[index][cell] += test.forecasts[choice.method][fold][cell] }
      }
    }
    let total = Double(picks.reduce(0, +))
    return test.methods.indices.filter { picks[$0] > 0 }.map {
      MethodWeight(method: test.methods[$0], weight: Double(picks[$0]) / total)
    }
  }

  /// What to use before anything is known: the method that does well from little.
  private static func fallback(_ test: Backtest) -> ForecastMethod {
    for method in [ForecastMethod.totalTimesProfile, .calendarRegression, .meanOfFour]
    where test.methods.contains(method) {
      return method
    }
    return .seasonalNaive
  }
}

extension Backtest {
  /// Misses of the mean of a sum of forecasts and one more.
  func misses(_ sum: [Double], plus other: [Double], over count: Int, fold: Int) -> Double {
    let scale = 1 / Double(count)
    var misses = 0.0
    for cell in sum.indices where known[fold][cell] {
      misses += abs((sum[cell] + other[cell]) * scale - actuals[fold][cell])
    }
    return misses
  }
}
