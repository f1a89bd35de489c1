/// Turns a customer's identity into a number that says nothing without the key.
///
/// Two sources read with the same key give the same customer the same pseudonym; without the key nobody can go back or try names.
/// Source: SipHash-2-4, Aumasson and Bernstein (2012), "SipHash: a fast short-input PRF", INDOCRYPT 2012.
public struct Pseudonymizer: Sendable {
  private let key0: UInt64
  private let key1: UInt64

  /// A pseudonymizer with a secret key of 128 bits.
  public init(key: (UInt64, UInt64)) { (key0, key1) = key }

  /// The pseudonym of an identity; letter case and blanks around it make no difference; never 0.
  public func pseudonym(of identity: String) -> UInt64 {
    var text = identity.lowercased()
    if text.utf8.first.map(Pseudonymizer.isBlank) == true || text.utf8.last.map(Pseudonymizer.isBlank) == true {
      text = String(decoding: Pseudonymizer.trimmed(Array(text.utf8)), as: UTF8.self)
    }
    var text8 = text
    let hash = text8.withUTF8 { sipHash(UnsafeRawBufferPointer($0)) }
    return hash == 0 ? 1 : hash
  }

  /// The pseudonym of an identity in UTF-8.
  public func pseudonym(of identity: UnsafeRawBufferPointer) -> UInt64 {
    // Small letters without blanks around them are hashed as they are.
    let isPlain = identity.allSatisfy { $0 < 128 && !(65...90).contains($0) }
    guard isPlain, let first = identity.first, let last = identity.last, !Pseudonymizer.isBlank(first),
      !Pseudonymizer.isBlank(last)
    else { return pseudonym(of: String(decoding: identity, as: UTF8.self)) }
    let hash = sipHash(identity)
    return hash == 0 ? 1 : hash
  }

  /// SipHash-2-4 of some bytes.
  func sipHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = SipState(key0: key0, key1: key1)
    let whole = bytes.count & ~7
    var index = 0
    while index < whole {
      var word: UInt64 = 0
      for byte in 0..<8 { word |= UInt64(bytes[index + byte]) << UInt64(8 * byte) }
      state.absorb(word)
      index += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for byte in whole..<bytes.count { last |= UInt64(bytes[byte]) << UInt64(8 * (byte - whole)) }
    state.absorb(last)
    return state.finish()
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let head = bytes.drop(while: isBlank)
    return head.prefix(through: head.lastIndex { !isBlank($0) } ?? head.startIndex - 1)
  }
}

private struct SipState {
  var v0: UInt64
  var v1: UInt64
  var v2: UInt64
  var v3: UInt64

  init(key0: UInt64, key1: UInt64) {
    v0 = key0 ^ 0x736f_6d65_7073_6575
    v1 = key1 ^ 0x646f_7261_6e64_6f6d
    v2 = key0 ^ 0x6c79_6765_6e65_7261
    v3 = key1 ^ 0x7465_6462_7974_6573
  }

  mutating func round() {
    v0 &+= v1
    v1 = (v1 << 13 | v1 >> 51) ^ v0
    v0 = v0 << 32 | v0 >> 32
    v2 &+= v3
    v3 = (v3 << 16 | v3 >> 48) ^ v2
    v0 &+= v3
    v3 = (v3 << 21 | v3 >> 43) ^ v0
    v2 &+= v1
    v1 = (v1 << 17 | v1 >> 47) ^ v2
    v2 = v2 << 32 | v2 >> 32
  }

  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  mutating func finish() -> UInt64 {
    v2 ^= 0xff
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }
}
