import Glibc

/// Values with weights, whose quantiles can be read.
struct WeightedSample: Sendable {
  private let values: [Double]
  /// How much weight lies below each value, its own counted by half.
  private let positions: [Double]
  /// All weight together.
  let weight: Double

  init(_ sample: [(value: Double, weight: Double)]) {
    let sorted = sample.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    values = sorted.map(\.value)
    var passed = 0.0
    positions = sorted.map { entry in
      passed += entry.weight
      return passed - entry.weight / 2
    }
    weight = passed
  }

  /// The quantile, between neighbouring values in proportion; zero of nothing.
  func quantile(_ probability: Double) -> Double {
    guard let first = values.first, let last = values.last else { return 0 }
    let goal = probability * weight
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < goal { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return first }
    guard low < values.count else { return last }
    let share = (goal - positions[low - 1]) / (positions[low] - positions[low - 1])
    return values[low - 1] + share * (values[low] - values[low - 1])
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
