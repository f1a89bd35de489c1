/// Numbers 0, 1, 2, … for keys in the order in which they first came: a small hash table for loops over millions of cases.
struct KeyIndex: Sendable {
  /// The keys by number.
  private(set) var keys: [UInt64] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// The number of a key, which is given one when it is new.
  mutating func number(_ key: UInt64) -> Int {
    if let known = find(key) { return known }
    keys.append(key)
    if keys.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for number in keys.indices { place(number) }
    } else {
      place(keys.count - 1)
    }
    return keys.count - 1
  }

  /// The number of a key, or nil when it never came.
  func find(_ key: UInt64) -> Int? {
    var slot = start(key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ number: Int) {
    var slot = start(keys[number])
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  /// The high bits of a product with 2⁶⁴ over the golden ratio are spread well.
  private func start(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
  }
}
