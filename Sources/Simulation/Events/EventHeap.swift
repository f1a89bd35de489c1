/// A four-ary heap of events in which any entity's event can be found and removed.
///
/// Serves the event calendar for the far future. Complexity: O(log n) for every change, O(1) for a look at the first.
struct EventHeap: ~Copyable {
  struct Item: BitwiseCopyable {
    var time: Double
    var order: EventOrder
    var entity: Int32
  }

  private var items: Column<Item>
  /// Place of an entity's event in the heap, -1 when it has none there.
  private var places: Column<Int32>
  private(set) var count = 0

  init(entities: Int) {
    items = Column(repeating: Item(time: 0, order: .first, entity: -1), count: 64)
    places = Column(repeating: -1, count: entities)
  }

  /// The first event.
  var first: Item? { count > 0 ? items[0] : nil }

  /// Time of the first event, infinite when there is none.
  @inline(__always)
  var firstTime: Double { count > 0 ? items[0].time : .infinity }

  mutating func growEntities(to entities: Int) { places.grow(to: entities, filling: -1) }

  mutating func insert(_ item: Item) {
    if count == items.count { items.grow(to: 2 * count, filling: item) }
    count += 1
    siftUp(item, from: count - 1)
  }

  /// Takes an entity's event out; it must be there.
  mutating func remove(_ entity: Int32) {
    let place = Int(places[entity])
    precondition(place >= 0, "the entity has an event in the heap")
    places[entity] = -1
    count -= 1
    guard place < count else { return }
    let last = items[count]
    if place > 0 && EventHeap.precedes(last, items[(place - 1) / 4]) {
      siftUp(last, from: place)
    } else {
      siftDown(last, from: place)
    }
  }

  /// Takes every event out, in no particular order.
  mutating func removeAll(_ body: (Item) -> Void) {
    for place in 0..<count {
      let item = items[place]
      places[item.entity] = -1
      body(item)
    }
    count = 0
  }

  @inline(__always)
  static func precedes(_ left: Item, _ right: Item) -> Bool {
    left.time < right.time || (left.time == right.time && left.order < right.order)
  }

  private mutating func siftUp(_ item: Item, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 4
      guard EventHeap.precedes(item, items[parent]) else { break }
      put(items[parent], at: place)
      place = parent
    }
    put(item, at: place)
  }

  private mutating func siftDown(_ item: Item, from start: Int) {
    var place = start
    while true {
      let firstChild = 4 * place + 1
      guard firstChild < count else { break }
      var least = firstChild
      for child in (firstChild + 1)..<max(firstChild + 1, min(firstChild + 4, count))
      where EventHeap.precedes(items[child], items[least]) { least = child }
      guard EventHeap.precedes(items[least], item) else { break }
      put(items[least], at: place)
      place = least
    }
    put(item, at: place)
  }

  @inline(__always)
  private mutating func put(_ item: Item, at place: Int) {
    items[place] = item
    places[item.entity] = Int32(truncatingIfNeeded: place)
  }
}
