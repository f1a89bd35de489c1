extension QuantileSketch {
  /// Counts so many exact zeros.
  ///
  /// - Parameter count: How many, at least zero.
  public mutating func recordZeros(_ count: Int) {
    precondition(count >= 0, "a number of values is not negative")
    guard count > 0 else { return }
    total += count
    zeros += count
    smallest = min(smallest, 0)
    largest = max(largest, 0)
  }
}
