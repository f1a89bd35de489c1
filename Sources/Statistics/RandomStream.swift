/// An independent, reproducible sequence of random numbers with a name.
///
/// A stream is named by four parts: seed, replication, purpose ("patience") and entity ("chat"). Equal names give equal sequences,
/// whatever else is drawn and on whatever thread, so two scenarios share their luck stream by stream (common random numbers)
/// even when one of them has more agents or more contact types. Different names give sequences that are independent for every
/// practical purpose: the names are hashed to 128 bits, from which the 256 bits of state are expanded.
///
/// Not for secrets: the sequence can be predicted from a few values.
///
/// Source: generator xoshiro256++, Blackman and Vigna (2021), Scrambled linear pseudorandom number generators,
/// doi:10.1145/3460772.
@frozen
public struct RandomStream: RandomNumberGenerator, Sendable, BitwiseCopyable, Hashable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  @inlinable
  init(s0: UInt64, s1: UInt64, s2: UInt64, s3: UInt64) {
    self.s0 = s0
    self.s1 = s1
    self.s2 = s2
    self.s3 = s3
  }

  /// The stream with the given name.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole study.
  ///   - replication: The number of the replication.
  ///   - purpose: What is drawn, such as "arrivals" or "patience".
  ///   - entity: For whom or what it is drawn, such as the name of a contact type.
  public init(seed: UInt64, replication: Int, purpose: String, entity: String) {
    self = StreamFamily(seed: seed, replication: replication, purpose: purpose).stream(entity: entity)
  }

  /// The stream with the given name, for entities that are numbered.
  ///
  /// A number never names the same stream as a text: entity 7 and entity "7" are different.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole study.
  ///   - replication: The number of the replication.
  ///   - purpose: What is drawn.
  ///   - entity: The number of the entity.
  public init(seed: UInt64, replication: Int, purpose: String, entity: Int) {
    self = StreamFamily(seed: seed, replication: replication, purpose: purpose).stream(entity: entity)
  }

  /// The next 64 random bits.
  @inlinable
  @inline(__always)
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = ((sum &<< 23) | (sum &>> 41)) &+ s0
    let t = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = (s3 &<< 45) | (s3 &>> 19)
    return result
  }
}
