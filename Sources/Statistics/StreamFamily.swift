/// All streams that share seed, replication and purpose, ready to be asked for one entity after another.
///
/// Hashing the common part once makes a stream per agent or per contact cheap (a few nanoseconds for numbered entities).
public struct StreamFamily: Sendable, BitwiseCopyable, Hashable {
  let hash: NameHash

  /// The family with the given name.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole study.
  ///   - replication: The number of the replication.
  ///   - purpose: What is drawn.
  public init(seed: UInt64, replication: Int, purpose: String) {
    var hash = NameHash()
    hash.absorb(seed)
    hash.absorb(UInt64(bitPattern: Int64(replication)))
    hash.absorb(purpose)
    self.hash = hash
  }

  /// The stream of a named entity.
  ///
  /// - Parameter entity: The name of the entity.
  /// - Returns: The same stream as `RandomStream(seed:replication:purpose:entity:)` with the same parts.
  public func stream(entity: String) -> RandomStream {
    var hash = hash
    hash.absorb(1)
    hash.absorb(entity)
    return hash.stream
  }

  /// The stream of a numbered entity.
  ///
  /// - Parameter entity: The number of the entity.
  /// - Returns: The same stream as `RandomStream(seed:replication:purpose:entity:)` with the same parts.
  public func stream(entity: Int) -> RandomStream {
    var hash = hash
    hash.absorb(2)
    hash.absorb(UInt64(bitPattern: Int64(entity)))
    return hash.stream
  }
}

/// A 128-bit hash of a sequence of words and texts.
///
/// Two lanes absorb each word through the finaliser of SplitMix64, a bijection with full avalanche, from different starting
/// points and with different increments, so a collision needs both lanes to collide: among a thousand million streams the chance
/// is below 1e-20.
///
/// Source: Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators, doi:10.1145/2660193.2660195; constants of
/// variant 13 by Stafford. The starting points are digits of the fractional parts of √2 and √3.
struct NameHash: Sendable, BitwiseCopyable, Hashable {
  private var first: UInt64 = 0x6a09_e667_f3bc_c908
  private var second: UInt64 = 0xbb67_ae85_84ca_a73b

  mutating func absorb(_ word: UInt64) {
    first = Self.mix((first ^ word) &+ 0x9e37_79b9_7f4a_7c15)
    second = Self.mix((second &+ word) &* 0xd134_2543_de82_ef95 &+ 0x2545_f491_4f6c_dd1d)
  }

  /// Absorbs a text: its length in UTF-8, then its bytes, eight to a word.
  mutating func absorb(_ text: String) {
    absorb(UInt64(text.utf8.count))
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in text.utf8 {
      word |= UInt64(byte) << (8 * filled)
      filled += 1
      if filled == 8 {
        absorb(word)
        word = 0
        filled = 0
      }
    }
    if filled > 0 { absorb(word) }
  }

  /// The stream whose state is expanded from the hash, two words of SplitMix64 from each lane.
  var stream: RandomStream {
    let increment: UInt64 = 0x9e37_79b9_7f4a_7c15
    let words = (
      Self.mix(first &+ increment), Self.mix(first &+ increment &* 2),
      Self.mix(second &+ increment), Self.mix(second &+ increment &* 2)
    )
    // The all-zero state would yield zeros for ever. It cannot follow from the first lane alone, since two words expanded
    // from the same lane are never equal.
    return RandomStream(s0: words.0, s1: words.1, s2: words.2, s3: words.3)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z &>> 31)
  }
}
