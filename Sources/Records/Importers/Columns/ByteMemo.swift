/// What texts that come again and again were found to mean, by their bytes.
///
/// Names of agents, channels and marks repeat millions of times; each is looked at once. Of columns that never repeat
/// only the first texts are remembered.
struct ByteMemo<Value> {
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var hashes: [UInt64] = []
  private var ends: [Int] = []
  private var bytes: [UInt8] = []
  private var values: [Value] = []
  private let limit = 1 << 16

  /// The value of a text, which is made on its first appearance.
  @inline(__always)
  mutating func value(of text: UnsafeRawBufferPointer, _ make: (UnsafeRawBufferPointer) -> Value) -> Value {
    let hash = ByteMemo.hash(text)
    if let place = find(text, hash) { return values[place] }
    let value = make(text)
    if values.count < limit { insert(text, hash, value) }
    return value
  }

  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if hashes[place] == hash, equals(text, place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func equals(_ text: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    let start = place == 0 ? 0 : ends[place - 1]
    guard ends[place] - start == text.count else { return false }
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func insert(_ text: UnsafeRawBufferPointer, _ hash: UInt64, _ value: Value) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    values.append(value)
    if values.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
    } else {
      return place(values.count - 1)
    }
    for index in values.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  /// FNV-1a by words of eight bytes, with the finisher of MurmurHash3: only spread matters here, nothing is kept by it.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(text.count)
    var index = 0
    while index + 8 <= text.count {
      hash = (hash ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01b3
      hash ^= hash >> 29
      index += 8
    }
    while index < text.count {
      hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3
      index += 1
    }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }
}
