/// Numbers 0, 1, 2, … for keys in the order in which they first came: a small hash table for loops over millions of cases.
struct KeyIndex: Sendable {
  /// The keys by number.
  private(set) var keys: [UInt64] = []
  private var slots: [Slot] = Array(repeating: .free, count: 64)

  /// A key beside its number, so that finding one takes a single look at memory.
  private struct Slot {
    var key: UInt64
    var number: Int
    static let free = Slot(key: 0, number: -1)
  }

  /// The number of a key, which is given one when it is new.
  mutating func number(_ key: UInt64) -> Int {
    if let known = find(key) { return known }
    keys.append(key)
    if keys.count * 2 > slots.count {
      slots = Array(repeating: .free, count: slots.count * 2)
      for number in keys.indices { place(number) }
    } else {
      place(keys.count - 1)
    }
    return keys.count - 1
  }

  /// The number of a key, or nil when it never came.
  @inline(__always)
  func find(_ key: UInt64) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      var place = KeyIndex.start(key) & (slots.count - 1)
      while slots[place].number >= 0 {
        if slots[place].key == key { return slots[place].number }
        place = (place + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  private mutating func place(_ number: Int) {
    var place = KeyIndex.start(keys[number]) & (slots.count - 1)
    while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Slot(key: keys[number], number: number)
  }

  /// The high bits of a product with 2⁶⁴ over the golden ratio are spread well.
  private static func start(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
