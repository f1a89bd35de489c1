/// What sums of rows of small whole numbers can make: Gaussian elimination in the field of 2³¹ − 1 elements, exact at any size.
///
/// That a prime of this size divides a minor of rows of zeros and ones which is not zero itself is next to impossible, and would only
/// have more hidden than need be.
struct SpanBasis {
  private static let prime: UInt64 = 2_147_483_647
  /// By the place of its first entry, which is one, the other entries of a row.
  private var rows: [Int32: [(place: Int32, value: UInt64)]] = [:]
  private let width: Int

  /// Nothing yet, of rows of so many places.
  init(width: Int) { self.width = width }

  /// How many rows are independent.
  var rank: Int { rows.count }

  /// Whether a row with ones at some places can be made.
  func contains(_ places: [Int32], _ work: inout [UInt64]) -> Bool { remainder(of: places, &work) == nil }

  /// Adds a row with ones at some places.
  ///
  /// - Returns: Whether it could not be made before.
  @discardableResult
  mutating func insert(_ places: [Int32], _ work: inout [UInt64]) -> Bool {
    guard let first = remainder(of: places, &work) else { return false }
    let inverse = SpanBasis.power(work[first], SpanBasis.prime - 2)
    var row: [(place: Int32, value: UInt64)] = []
    for place in (first + 1)..<max(width, first + 1) where work[place] != 0 {
      row.append((Int32(place), work[place] * inverse % SpanBasis.prime))
    }
    rows[Int32(first)] = row
    return true
  }

  /// Takes away what the rows can make, and finds the first place that is left.
  private func remainder(of places: [Int32], _ work: inout [UInt64]) -> Int? {
    for place in work.indices { work[place] = 0 }
    guard let start = places.min() else { return nil }
    for place in places { work[Int(place)] = 1 }
    var first: Int?
    for place in Int(start)..<width where work[place] != 0 {
      guard let row = rows[Int32(place)] else {
        first = first ?? place
        continue
      }
      let factor = SpanBasis.prime - work[place]
      work[place] = 0
      for entry in row {
        work[Int(entry.place)] = (work[Int(entry.place)] + factor * entry.value) % SpanBasis.prime
      }
    }
    return first
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), base % prime, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
