/// A fixed-type buffer that grows on demand, checks every index and is never copied by accident.
///
/// The hot state of a replication lives in columns: an array property would pay for uniqueness checks at every write.
struct Column<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    count = elements.count
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress {
      precondition(index >= 0 && index < count, "index out of range")
      return UnsafePointer(base + index)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(index >= 0 && index < count, "index out of range")
      return base + index
    }
  }

  subscript(index: Int32) -> Element {
    @inline(__always) unsafeAddress {
      precondition(index >= 0 && Int(index) < count, "index out of range")
      return UnsafePointer(base + Int(index))
    }
    @inline(__always) unsafeMutableAddress {
      precondition(index >= 0 && Int(index) < count, "index out of range")
      return base + Int(index)
    }
  }

  /// Makes room for `newCount` elements; the new ones hold `value`.
  mutating func grow(to newCount: Int, filling value: Element) {
    guard newCount > count else { return }
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCount)
    larger.update(from: base, count: count)
    (larger + count).initialize(repeating: value, count: newCount - count)
    base.deallocate()
    base = larger
    count = newCount
  }

  /// The elements as an array.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
