import Glibc

/// Exact quantiles of a sample, by selection rather than sorting.
///
/// The definition is type 7 of Hyndman and Fan: with the values ascending and numbered from 0 to n − 1, the quantile at probability p
/// is the value at position p (n − 1), interpolated linearly between its neighbours. It is the default of R, NumPy and spreadsheets.
///
/// Source: Hyndman and Fan (1996), Sample quantiles in statistical packages, doi:10.1080/00031305.1996.10473566.
public enum SampleQuantile {
  /// The quantile of a sample at one probability.
  ///
  /// - Parameters:
  ///   - probability: A probability, 0…1.
  ///   - sample: The values in any order; none may be not-a-number.
  /// - Returns: The quantile, or nil for an empty sample.
  /// - Complexity: O(n) on average, O(n log n) at worst.
  public static func value(at probability: Double, of sample: some Sequence<Double>) -> Double? {
    var values = Array(sample)
    return self.values(at: [probability], ofReordering: &values).first
  }

  /// The quantiles of a sample at several probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: Probabilities, 0…1, in any order.
  ///   - sample: The values in any order, which is not kept; none may be not-a-number.
  /// - Returns: The quantiles in the order of the probabilities, or nothing for an empty sample.
  /// - Complexity: O(n log k) on average for k probabilities.
  public static func values(at probabilities: [Double], ofReordering sample: inout [Double]) -> [Double] {
    if sample.isEmpty { return [] }
    precondition(!sample.contains(where: \.isNaN), "a sample with quantiles holds numbers only")
    var results = Array(repeating: 0.0, count: probabilities.count)
    var settled = 0
    for index in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
      let probability = probabilities[index]
      SpecialFunctions.requireProbability(probability)
      let position = probability * Double(sample.count - 1)
      let rank = Int(position)
      let fraction = position - Double(rank)
      // Everything before `settled` is in its final place or below everything after it.
      Selection.place(rank, of: &sample, from: settled)
      settled = rank
      results[index] = sample[rank]
      if fraction > 0, rank + 1 < sample.count {
        Selection.place(rank + 1, of: &sample, from: rank + 1)
        results[index] += fraction * (sample[rank + 1] - sample[rank])
      }
    }
    return results
  }
}

/// Selection of the k-th smallest value in place.
enum Selection {
  /// Reorders `values[start...]` so that the value of the given rank stands at its place, nothing greater before it and nothing
  /// smaller behind it; everything before `start` must already be at most everything from there on.
  ///
  /// Source: Hoare (1961), Algorithm 65: Find, with the median of three; a slice that refuses to shrink is sorted instead.
  static func place(_ rank: Int, of values: inout [Double], from start: Int) {
    var (low, high) = (start, values.count - 1)
    var patience = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
    while high - low > 8 && patience > 0 {
      patience -= 1
      let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high])
      let (left, right) = partition(&values, low, high, pivot)
      if rank <= right { high = right } else if rank >= left { low = left } else { return }
    }
    if low < high { values[low...high].sort() }
  }

  /// Splits a slice into values at most, equal to and at least the pivot.
  ///
  /// - Returns: The start of the upper part and the end of the lower part; what lies between equals the pivot.
  private static func partition(
    _ values: inout [Double], _ low: Int, _ high: Int, _ pivot: Double
  ) -> (left: Int, right: Int) {
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    return (left, right)
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
