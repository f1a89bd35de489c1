/// A small generator of numbers with a seed that a failing test prints.
///
/// Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators", doi 10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  /// The state, which is the seed at first.
  public var state: UInt64

  /// A generator that begins at a seed.
  public init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
