/// A mergeable summary of non-negative values from which any quantile can be read to within 0.4 %.
///
/// Every doubling of the value is cut into 128 equal buckets, found from the bits of the number. The value read back is the
/// middle of its bucket, which is at most `relativeError` away from every value in it. Exact zeros have a counter of their own, so
/// "waited not at all" stays exact. Smallest and largest are kept exactly.
///
/// Values below 2⁻³⁰ count as zero and values from 2⁶⁰ on fall into the last bucket; the bound holds in between. For seconds that is
/// a nanosecond to 36 thousand million years.
///
/// Memory: eight bytes per bucket from the smallest to the largest doubling seen, 17 KB for 0.1 s to 10,000 s, whatever the count.
///
/// Source: the layout of HdrHistogram (Tene 2012) on a binary logarithmic scale.
@frozen
public struct QuantileSketch: Sendable, Hashable {
  /// The bound on the relative error of a quantile: half a bucket at the low end of a doubling.
  public static let relativeError = 0x1p-8

  @usableFromInline var zeros: Int
  @usableFromInline var total: Int
  @usableFromInline var smallest: Double
  @usableFromInline var largest: Double
  /// The bucket of the first counter: the upper bits of its smallest value.
  @usableFromInline var firstBucket: Int
  /// Counters of whole doublings, from the smallest to the largest one seen.
  @usableFromInline var counters: [Int]

  /// Bits of the significand that are dropped: 52 less the seven that tell 128 buckets apart.
  @usableFromInline static var droppedBits: Int { 45 }
  @usableFromInline static var lowestBits: UInt64 { (1023 - 30) << 52 }
  @usableFromInline static var highestBits: UInt64 { ((1023 + 60) << 52) - 1 }

  /// A summary of nothing.
  public init() {
    zeros = 0
    total = 0
    smallest = .infinity
    largest = -.infinity
    firstBucket = 0
    counters = []
  }

  /// Counts one value.
  ///
  /// - Parameter value: A finite number of at least zero.
  @inlinable
  public mutating func record(_ value: Double) {
    precondition(value >= 0 && value < .infinity, "a quantile sketch counts finite values of at least zero")
    total += 1
    if value < smallest { smallest = value }
    if value > largest { largest = value }
    let bits = value.bitPattern
    let slot = Int(truncatingIfNeeded: bits &>> UInt64(Self.droppedBits)) &- firstBucket
    if slot >= 0 && slot < counters.count {
      counters[slot] &+= 1
    } else {
      recordOutside(bits)
    }
  }

  /// Counts a value that no counter covers yet, or that the buckets leave out.
  @usableFromInline
  @inline(never)
  mutating func recordOutside(_ bits: UInt64) {
    if bits < Self.lowestBits {
      zeros += 1
      return
    }
    let bucket = Int(min(bits, Self.highestBits) >> UInt64(Self.droppedBits))
    cover(bucket...bucket)
    counters[bucket - firstBucket] += 1
  }

  /// Grows the counters to cover the buckets, by whole doublings.
  mutating func cover(_ buckets: ClosedRange<Int>) {
    let doubling = 128
    let low = buckets.lowerBound / doubling * doubling
    let high = (buckets.upperBound / doubling + 1) * doubling
    if counters.isEmpty {
      firstBucket = low
      counters = Array(repeating: 0, count: high - low)
      return
    }
    if low < firstBucket {
      counters.insert(contentsOf: repeatElement(0, count: firstBucket - low), at: 0)
      firstBucket = low
    }
    if high > firstBucket + counters.count {
      counters.append(contentsOf: repeatElement(0, count: high - firstBucket - counters.count))
    }
  }
}
