public import CRandom

extension RandomStream {
  /// A number uniform on [0, 1), a multiple of 2⁻⁵³.
  @inlinable
  @inline(__always)
  public mutating func uniform() -> Double {
    Double(Int64(bitPattern: next() &>> 11)) * 0x1p-53
  }

  /// A number uniform on (0, 1], safe for logarithms.
  @inlinable
  @inline(__always)
  public mutating func positiveUniform() -> Double {
    Double(Int64(bitPattern: (next() &>> 11) &+ 1)) * 0x1p-53
  }

  /// An integer uniform on 0..<`bound`.
  ///
  /// The bias is below `bound` / 2⁶⁴.
  ///
  /// Source: Lemire (2019), Fast random integer generation in an interval, doi:10.1145/3230636, without the rejection step.
  ///
  /// - Parameter bound: The number of equally likely values, at least one.
  @inlinable
  @inline(__always)
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "an index needs at least one value to choose from")
    return Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: bound).multipliedFullWidth(by: next()).high)
  }

  /// Whether an event of the given probability happens.
  ///
  /// Always draws one number, so that streams stay aligned whatever the probability.
  ///
  /// - Parameter probability: The probability, 0…1.
  @inlinable
  @inline(__always)
  public mutating func happens(withProbability probability: Double) -> Bool {
    uniform() < probability
  }

  /// An exponential number with mean one.
  ///
  /// Source: 256-layer ziggurat, Marsaglia and Tsang (2000), doi:10.18637/jss.v005.i08, with disjoint bits for layer and
  /// position (Doornik 2005, An improved ziggurat method to generate normal random samples).
  @inlinable
  @inline(__always)
  public mutating func exponential() -> Double {
    let bits = next()
    let layer = UInt8(truncatingIfNeeded: bits)
    let position = bits &>> 11
    let value = Double(Int64(bitPattern: position)) * crandom_exponential_width(layer)
    if position < crandom_exponential_threshold(layer) { return value }
    return exponentialOutside(layer, value)
  }

  /// A normal number with mean zero and variance one.
  ///
  /// Source: as for `exponential()`; the tail by Marsaglia (1964).
  @inlinable
  @inline(__always)
  public mutating func normal() -> Double {
    let bits = next()
    let layer = UInt8(truncatingIfNeeded: bits)
    let position = bits &>> 11
    let size = Double(Int64(bitPattern: position)) * crandom_normal_width(layer)
    let sign = (bits &<< 55) & 0x8000_0000_0000_0000
    if position < crandom_normal_threshold(layer) { return Double(bitPattern: size.bitPattern | sign) }
    return normalOutside(layer, size, sign)
  }
}
