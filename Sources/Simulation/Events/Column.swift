/// A fixed-type buffer that grows on demand, checks every index and is never copied by accident.
///
/// The hot state of a replication lives in columns: an array property would pay for uniqueness checks at every write.
struct Column<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var limit: UInt32

  /// How many elements there are.
  var count: Int { Int(limit) }

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: count)
    limit = UInt32(count)
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    limit = UInt32(elements.count)
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
    @inline(__always) unsafeAddress { UnsafePointer(at(index)) }
    @inline(__always) unsafeMutableAddress { at(index) }
  }

  /// The place of an element, checked once for any number of uses; it must not be kept over a call of `grow`.
  @inline(__always)
  func at(_ index: Int32) -> UnsafeMutablePointer<Element> {
    // One comparison serves both ends: a negative index is a huge unsigned one.
    precondition(UInt32(bitPattern: index) < limit, "index out of range")
    return base + Int(UInt32(bitPattern: index))
  }

  /// The place of an element whose index the owner of the column has stored itself; checked in debug builds only.
  ///
  /// For the links of the event calendar, where the check would cost a tenth of a whole simulation.
  @inline(__always)
  func linked(_ index: Int32) -> UnsafeMutablePointer<Element> {
    assert(UInt32(bitPattern: index) < limit, "a link leads nowhere")
    return base + Int(UInt32(bitPattern: index))
  }

  /// Makes room for `newCount` elements; the new ones hold `value`.
  mutating func grow(to newCount: Int, filling value: Element) {
    guard newCount > count else { return }
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCount)
    larger.update(from: base, count: count)
    (larger + count).initialize(repeating: value, count: newCount - count)
    base.deallocate()
    base = larger
    limit = UInt32(newCount)
  }

  /// The elements as an array.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
