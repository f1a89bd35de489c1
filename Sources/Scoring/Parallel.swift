import Dispatch
import Synchronization

/// Independent work on all cores.
package enum Parallel {
  /// Transforms items at the same time; the results stand in the order of the items, whoever was first.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    let found = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { place in
      let result = transform(items[place])
      found.withLock { $0[place] = result }
    }
    return found.withLock { $0.compactMap { $0 } }
  }
}
