extension QuantileSketch {
  /// The number of values.
  public var count: Int { total }

  /// The number of values that count as zero.
  public var zeroCount: Int { zeros }

  /// The smallest value, exact, or nil when nothing was counted.
  public var minimum: Double? { count == 0 ? nil : smallest }

  /// The largest value, exact, or nil when nothing was counted.
  public var maximum: Double? { count == 0 ? nil : largest }

  /// Counts all the values of another sketch.
  ///
  /// Merging is exact: the result equals the sketch of all values, in whatever order they are merged.
  public mutating func merge(_ other: QuantileSketch) {
    total += other.total
    zeros += other.zeros
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
    if other.counters.isEmpty { return }
    cover(other.firstBucket...(other.firstBucket + other.counters.count - 1))
    let shift = other.firstBucket - firstBucket
    for (index, counter) in other.counters.enumerated() { counters[index + shift] += counter }
  }

  /// The quantile at a probability, by the same definition as `SampleQuantile` (Hyndman and Fan's type 7).
  ///
  /// Off by at most `relativeError` of the exact one; exact at probability 0 and 1 and among zeros.
  ///
  /// - Parameter probability: A probability, 0…1.
  /// - Returns: The quantile, or nil when nothing was counted.
  public func quantile(_ probability: Double) -> Double? {
    SpecialFunctions.requireProbability(probability)
    if count == 0 { return nil }
    let position = probability * Double(count - 1)
    let below = Int(position)
    let fraction = position - Double(below)
    let low = value(atRank: below)
    if fraction == 0 || below + 1 >= count { return low }
    return low + fraction * (value(atRank: below + 1) - low)
  }

  /// The share of values at most `x`, spreading those of the bucket of `x` evenly over it.
  ///
  /// Exact for x = 0 and at the ends of buckets. Off by at most the share of the values in the bucket of `x`.
  ///
  /// - Parameter x: A number of at least zero.
  /// - Returns: The share, 0…1, or nil when nothing was counted.
  public func cumulative(at x: Double) -> Double? {
    precondition(x >= 0, "a quantile sketch holds values of at least zero")
    if count == 0 { return nil }
    if x >= largest { return 1 }
    if x < smallest { return 0 }
    var below = Double(zeroCount)
    let bits = x.bitPattern
    if bits >= Self.lowestBits {
      let slot = Int(min(bits, Self.highestBits) >> UInt64(Self.droppedBits)) - firstBucket
      for counter in counters.prefix(max(slot, 0)) { below += Double(counter) }
      if counters.indices.contains(slot) {
        let edges = Self.edges(of: slot + firstBucket)
        below += Double(counters[slot]) * (x - edges.low) / (edges.high - edges.low)
      }
    }
    return below / Double(count)
  }

  /// The value of the given rank in ascending order, from zero, to within the relative error.
  private func value(atRank rank: Int) -> Double {
    if rank == 0 { return smallest }
    if rank >= count - 1 { return largest }
    var remaining = rank - zeroCount
    if remaining < 0 { return 0 }
    for (slot, counter) in counters.enumerated() {
      remaining -= counter
      if remaining < 0 {
        let edges = Self.edges(of: slot + firstBucket)
        return min(max((edges.low + edges.high) / 2, smallest), largest)
      }
    }
    return largest
  }

  /// The smallest value of a bucket and of the next.
  private static func edges(of bucket: Int) -> (low: Double, high: Double) {
    (
      Double(bitPattern: UInt64(bucket) << UInt64(droppedBits)),
      Double(bitPattern: UInt64(bucket + 1) << UInt64(droppedBits))
    )
  }
}
