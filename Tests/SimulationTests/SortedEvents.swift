@testable import Simulation

/// Pending events in a sorted array: too slow to simulate with, too simple to be wrong.
struct SortedEvents {
  struct Event {
    var time: Double
    var order: EventOrder
    var entity: Int32
  }

  /// The next event stands last.
  private var events: [Event] = []
  private var sequence: UInt64 = 0

  var count: Int { events.count }
  var next: Event? { events.last }
  var entities: [Int32] { events.map(\.entity) }

  func contains(_ entity: Int32) -> Bool { events.contains { $0.entity == entity } }

  mutating func insert(_ entity: Int32, at time: Double, _ eventClass: EventClass) {
    sequence += 1
    let event = Event(time: time, order: EventOrder(eventClass, sequence: sequence), entity: entity)
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      let other = events[middle]
      if other.time > time || (other.time == time && event.order < other.order) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    events.insert(event, at: low)
  }

  mutating func remove(_ entity: Int32) { events.removeAll { $0.entity == entity } }

  mutating func takeNext() -> Int32? { events.popLast()?.entity }
}
