import Dispatch
import Synchronization

/// Independent work on all cores.
package enum Parallel {
  /// Transforms items at the same time; the results stand in the order of the items, whoever was first.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - limit: How many may be in work at once, for work that takes much memory.
  ///   - transform: What becomes of an item.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], atOnce limit: Int = .max, _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    precondition(limit >= 1, "something must be in work")
    let found = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    let begun = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(limit, items.count)) { _ in
      while true {
        let place = begun.withLock { begun in
          begun += 1
          return begun - 1
        }
        guard place < items.count else { return }
        let result = transform(items[place])
        found.withLock { $0[place] = result }
      }
    }
    return found.withLock { $0.compactMap { $0 } }
  }

  /// Does two things at the same time; the first may use all cores itself.
  package static func both<First, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let (found, done) = (Box<Second>(), DispatchGroup())
    // Not a `concurrentPerform` of two, within which another one would get a single thread.
    DispatchQueue.global().async(group: done) {
      let result = second()
      found.value.withLock { $0 = result }
    }
    let own = first()
    done.wait()
    guard let other = found.value.withLock({ $0 }) else { preconditionFailure("what was started has ended") }
    return (own, other)
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// An array of values made a stretch at a time; which thread makes which stretch changes nothing.
  ///
  /// - Parameters:
  ///   - count: How many values.
  ///   - make: Makes the values of some places, one after the other.
  package static func fill<Value: BitwiseCopyable & Sendable>(
    _ count: Int, _ make: @Sendable (_ places: Range<Int>, _ take: (Value) -> Void) -> Void
  ) -> [Value] {
    let stretch = 1 << 17
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      // Every stretch is written by one thread only, and all have ended before the buffer is looked at.
      nonisolated(unsafe) let values = buffer
      DispatchQueue.concurrentPerform(iterations: (count + stretch - 1) / stretch) { part in
        let places = part * stretch..<min(count, (part + 1) * stretch)
        var place = places.lowerBound
        make(places) { value in
          values.initializeElement(at: place, to: value)
          place += 1
        }
        precondition(place == places.upperBound, "every place gets a value")
      }
      initialized = count
    }
  }
}
