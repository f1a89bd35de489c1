import Glibc
import Statistics

/// How well a sample agrees with a theory.
///
/// A small p-value speaks against the theory. Every test that accepts a theory must also be seen to reject it when shifted by 5 %.
public enum GoodnessOfFit {
  /// The p-value of the Kolmogorov–Smirnov test of a sample against a continuous distribution.
  ///
  /// Source: Kolmogorov's limit with Stephens' (1970) correction for finite samples.
  ///
  /// - Parameters:
  ///   - sample: Independent values in any order.
  ///   - cumulative: The distribution function of the theory.
  public static func kolmogorovSmirnov(_ sample: [Double], _ cumulative: (Double) -> Double) -> Double {
    let count = Double(sample.count)
    var distance = 0.0
    for (index, value) in sample.sorted().enumerated() {
      let expected = cumulative(value)
      distance = max(distance, expected - Double(index) / count, Double(index + 1) / count - expected)
    }
    let root = count.squareRoot()
    let scaled = (root + 0.12 + 0.11 / root) * distance
    // Below this the alternating series is 1 to six digits but converges slowly.
    if scaled < 0.3 { return 1 }
    var sum = 0.0
    for term in 1...100 {
      let sign = term.isMultiple(of: 2) ? -1.0 : 1.0
      sum += sign * exp(-2 * Double(term * term) * scaled * scaled)
    }
    return min(1, max(0, 2 * sum))
  }

  /// The p-value of Pearson's chi-square test of counts against expected counts.
  ///
  /// Neighbouring cells are pooled until each is expected to hold at least five.
  ///
  /// - Parameters:
  ///   - observed: The counts, cell by cell.
  ///   - expected: What the theory expects; the same total.
  public static func chiSquare(observed: [Int], expected: [Double]) -> Double {
    precondition(observed.count == expected.count, "every cell needs its expectation")
    var cells: [(observed: Double, expected: Double)] = []
    var pool = (observed: 0.0, expected: 0.0)
    for (count, expectation) in zip(observed, expected) {
      pool = (pool.observed + Double(count), pool.expected + expectation)
      if pool.expected >= 5 {
        cells.append(pool)
        pool = (0, 0)
      }
    }
    if let last = cells.popLast() { cells.append((last.observed + pool.observed, last.expected + pool.expected)) }
    precondition(cells.count >= 2, "a chi-square test needs two cells that are expected to hold five each")
    let statistic = cells.reduce(0) { sum, cell in
      sum + (cell.observed - cell.expected) * (cell.observed - cell.expected) / cell.expected
    }
    return 1 - SpecialFunctions.chiSquareCumulative(statistic, degreesOfFreedom: Double(cells.count - 1))
  }
}
