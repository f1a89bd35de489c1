/// The pending events of a replication: at most one per entity, taken in order of (time, class, sequence).
///
/// Near events lie in buckets of equal width, found through a bitmap of the buckets in use; an event beyond the last
/// bucket waits
/// in a heap. Width and number of buckets follow the events, which changes speed and never order.
///
/// Invariants: every event lies at or after the cursor's bucket; near events lie within `bucketCount` buckets of it,
/// so two
/// events in one bucket belong to the same stretch of time.
/// Complexity: O(1) on average for insertion, removal and the next event, whatever their number.
/// Source of the idea: Brown (1988), "Calendar queues", doi 10.1145/63039.63045, with a bitmap instead of a walk.
struct EventCalendar: ~Copyable {
  struct Node: BitwiseCopyable {
    var time: Double
    var order: EventOrder
    var next: Int32
    /// The entity before it in the bucket, `~bucket` for the first, `outside` for one in the heap, `absent` for none.
    var previous: Int32
  }

  private static let outside = Int32.min
  private static let absent = Int32.min + 1
  private static let mostBuckets = 1 << 16

  private var nodes: Column<Node>
  private var heads: Column<Int32>
  private var occupied: Column<UInt64>
  private var summary: Column<UInt64>
  private var far: EventHeap
  private var mask: Int64
  private var inverseWidth: Double
  private var cursor: Int64 = 0
  private var sequence: UInt64 = 0
  private var near = 0

  /// The entity whose event is next, -1 when it has to be looked up, and its time.
  private var firstEntity: Int32 = -1
  private var firstTime = Double.infinity

  // What the last stretch of work was like; decides about width and number of buckets.
  private var lookUps = 0
  private var visits = 0
  private var farInsertions = 0

  /// An empty calendar.
  ///
  /// - Parameters:
  ///   - entities: How many entities may have an event; can grow.
  ///   - width: First guess of the time between two events.
  ///   - buckets: First guess of the number of buckets; a power of two from 64.
  init(entities: Int, width: Double, buckets: Int) {
    precondition(width > 0 && width.isFinite, "a bucket has a positive width")
    precondition(buckets >= 64 && buckets & (buckets - 1) == 0, "the number of buckets is a power of two from 64")
    nodes = Column(repeating: Node(time: 0, order: .first, next: -1, previous: EventCalendar.absent), count: entities)
    heads = Column(repeating: -1, count: buckets)
    occupied = Column(repeating: 0, count: buckets / 64)
    summary = Column(repeating: 0, count: (buckets / 64 + 63) / 64)
    far = EventHeap(entities: entities)
    mask = Int64(buckets - 1)
    inverseWidth = 1 / width
  }

  /// How many events are pending.
  var count: Int { near + far.count }

  /// How many buckets there are.
  var bucketCount: Int { heads.count }

  /// Whether an entity has a pending event.
  func contains(_ entity: Int32) -> Bool { nodes[entity].previous != EventCalendar.absent }

  /// Makes room for more entities.
  mutating func growEntities(to entities: Int) {
    nodes.grow(to: entities, filling: Node(time: 0, order: .first, next: -1, previous: EventCalendar.absent))
    far.growEntities(to: entities)
  }

  /// Schedules an entity's event; it must have none pending, and `time` must not lie before `now`.
  @inline(__always)
  mutating func insert(_ entity: Int32, at time: Double, _ eventClass: EventClass, now: Double) {
    sequence &+= 1
    place(entity, time, EventOrder(eventClass, sequence: sequence), now: now)
    if firstEntity >= 0 && time <= firstTime && precedes(entity, firstEntity) {
      firstEntity = entity
      firstTime = time
    }
  }

  /// Takes out an entity's event if one is pending.
  @inline(__always)
  mutating func removeIfPending(_ entity: Int32) {
    if nodes.at(entity).pointee.previous != EventCalendar.absent { remove(entity) }
  }

  /// Takes out an entity's event, which must be pending.
  @inline(__always)
  mutating func remove(_ entity: Int32) {
    let node = nodes.at(entity)
    if node.pointee.previous <= EventCalendar.absent {
      removeFar(entity)
    } else {
      unlink(node.pointee.previous, node.pointee.next)
    }
    node.pointee.previous = EventCalendar.absent
    if entity == firstEntity { firstEntity = -1 }
  }

  @inline(never)
  private mutating func removeFar(_ entity: Int32) {
    precondition(nodes[entity].previous == EventCalendar.outside, "the entity has a pending event")
    far.remove(entity)
  }

  /// Time of the next event, infinite when there is none.
  @inline(__always)
  mutating func nextTime() -> Double {
    if firstEntity < 0 { lookUpFirst() }
    return firstTime
  }

  /// Whether the next event comes after an arrival at the same moment; there must be one, and `nextTime` must have
  /// been called
  /// since the last change.
  var nextFollowsArrivals: Bool { !(nodes[firstEntity].order < EventOrder(.arrival, sequence: 0)) }

  /// Takes out the next event, which `nextTime` has just named.
  @inline(__always)
  mutating func takeNext() -> Int32 {
    let entity = firstEntity
    cursor = Int64(min(firstTime * inverseWidth, 0x1p61))
    remove(entity)
    return entity
  }

  // MARK: Buckets

  @inline(__always)
  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (nodes.linked(left), nodes.linked(right))
    return a.pointee.time < b.pointee.time
      || (a.pointee.time == b.pointee.time && a.pointee.order < b.pointee.order)
  }

  @inline(__always)
  private mutating func place(_ entity: Int32, _ time: Double, _ order: EventOrder, now: Double) {
    // Times so late that their bucket number would overflow belong to the heap.
    let position = time * inverseWidth
    if position < 0x1p61 {
      let bucket = Int64(position)
      if bucket &- cursor <= mask || isNear(bucket, now: now) {
        precondition(bucket >= cursor, "an event lies in the future")
        link(entity, time, order, Int32(truncatingIfNeeded: bucket & mask))
        return
      }
    }
    placeFar(entity, time, order)
  }

  /// Whether a bucket is near once the cursor has caught up with the clock.
  @inline(never)
  private mutating func isNear(_ bucket: Int64, now: Double) -> Bool {
    cursor = max(cursor, Int64(now * inverseWidth))
    return bucket &- cursor <= mask
  }

  @inline(never)
  private mutating func placeFar(_ entity: Int32, _ time: Double, _ order: EventOrder) {
    farInsertions += 1
    nodes[entity] = Node(time: time, order: order, next: -1, previous: EventCalendar.outside)
    far.insert(EventHeap.Item(time: time, order: order, entity: entity))
  }

  @inline(__always)
  private mutating func link(_ entity: Int32, _ time: Double, _ order: EventOrder, _ bucket: Int32) {
    let first = heads.linked(bucket)
    let head = first.pointee
    nodes.at(entity).pointee = Node(time: time, order: order, next: head, previous: ~bucket)
    if head >= 0 {
      nodes.linked(head).pointee.previous = entity
    } else {
      occupied.linked(bucket &>> 6).pointee |= 1 &<< UInt64(bucket & 63)
      summary.linked(bucket &>> 12).pointee |= 1 &<< UInt64((bucket &>> 6) & 63)
    }
    first.pointee = entity
    near &+= 1
  }

  @inline(__always)
  private mutating func unlink(_ previous: Int32, _ next: Int32) {
    near &-= 1
    if next >= 0 { nodes.linked(next).pointee.previous = previous }
    if previous >= 0 {
      nodes.linked(previous).pointee.next = next
      return
    }
    let bucket = ~previous
    heads.linked(bucket).pointee = next
    if next < 0 {
      let word = occupied.linked(bucket &>> 6)
      word.pointee &= ~(1 &<< UInt64(bucket & 63))
      if word.pointee == 0 { summary.linked(bucket &>> 12).pointee &= ~(1 &<< UInt64((bucket &>> 6) & 63)) }
    }
  }

  // MARK: The next event

  @inline(__always)
  private mutating func lookUpFirst() {
    lookUps += 1
    if lookUps >= 1 << 14 { adapt() }
    guard near > 0 else { return lookUpFar() }
    var first = heads.linked(firstOccupiedBucket()).pointee
    let head = nodes.linked(first)
    var time = head.pointee.time
    var entity = head.pointee.next
    while entity >= 0 {
      visits &+= 1
      let node = nodes.linked(entity)
      if node.pointee.time <= time && precedes(entity, first) {
        first = entity
        time = node.pointee.time
      }
      entity = node.pointee.next
    }
    firstEntity = first
    firstTime = time
    if far.firstTime <= time { preferFar() }
  }

  @inline(never)
  private mutating func lookUpFar() {
    firstEntity = far.first?.entity ?? -1
    firstTime = far.firstTime
  }

  @inline(never)
  private mutating func preferFar() {
    if let other = far.first, precedes(other.entity, firstEntity) {
      firstEntity = other.entity
      firstTime = other.time
    }
  }

  /// The first bucket in use at or after the cursor, around the circle; there is one.
  @inline(__always)
  private func firstOccupiedBucket() -> Int32 {
    let start = Int32(truncatingIfNeeded: cursor & mask)
    let word = start &>> 6
    let rest = occupied.linked(word).pointee & (~0 &<< UInt64(start & 63))
    if rest != 0 { return word &<< 6 | Int32(truncatingIfNeeded: rest.trailingZeroBitCount) }
    return firstOccupiedBucket(from: word &+ 1)
  }

  /// The first bucket in use whose word of the bitmap is this one or a later one, around the circle.
  @inline(__always)
  private func firstOccupiedBucket(from word: Int32) -> Int32 {
    var block = word &>> 6
    var candidates: UInt64 = 0
    if block < summary.count { candidates = summary.linked(block).pointee & (~0 &<< UInt64(word & 63)) }
    while candidates == 0 {
      block = block + 1 < summary.count ? block &+ 1 : 0
      candidates = summary.linked(block).pointee
    }
    let found = block &<< 6 | Int32(truncatingIfNeeded: candidates.trailingZeroBitCount)
    return found &<< 6 | Int32(truncatingIfNeeded: occupied.linked(found).pointee.trailingZeroBitCount)
  }

  // MARK: Width and number of buckets

  @inline(never)
  private mutating func adapt() {
    let crowded = visits > lookUps
    let shortSighted = farInsertions > lookUps / 8
    lookUps = 0
    visits = 0
    farInsertions = 0
    let canGrow = bucketCount < EventCalendar.mostBuckets
    if crowded {
      // Halving the width halves the reach, unless there are more buckets for it.
      rebuild(inverseWidth: inverseWidth * 2, buckets: canGrow ? 2 * bucketCount : bucketCount)
    } else if shortSighted {
      rebuild(inverseWidth: canGrow ? inverseWidth : inverseWidth / 2, buckets: canGrow ? 2 * bucketCount : bucketCount)
    }
  }

  private mutating func rebuild(inverseWidth newInverseWidth: Double, buckets: Int) {
    var pending: [EventHeap.Item] = []
    pending.reserveCapacity(count)
    for bucket in 0..<heads.count {
      var entity = heads[bucket]
      while entity >= 0 {
        pending.append(EventHeap.Item(time: nodes[entity].time, order: nodes[entity].order, entity: entity))
        entity = nodes[entity].next
      }
    }
    far.removeAll { pending.append($0) }
    let clock = Double(cursor) / inverseWidth
    heads = Column(repeating: -1, count: buckets)
    occupied = Column(repeating: 0, count: buckets / 64)
    summary = Column(repeating: 0, count: (buckets / 64 + 63) / 64)
    mask = Int64(buckets - 1)
    inverseWidth = newInverseWidth
    near = 0
    let earliest = pending.map(\.time).min() ?? clock
    cursor = Int64(min(min(clock, earliest) * inverseWidth, 0x1p61))
    for item in pending { place(item.entity, item.time, item.order, now: clock) }
    farInsertions = 0
  }
}

#if CREWCAST_INVARIANTS
  extension EventCalendar {
    /// Checks everything that must hold between the parts; costs a walk over all events.
    func checkInvariants() {
      var found = 0
      for bucket in 0..<heads.count {
        var entity = heads[bucket]
        let bit = occupied[bucket >> 6] >> UInt64(bucket & 63) & 1
        precondition((bit == 1) == (entity >= 0), "the bitmap shows which buckets are in use")
        var previous = ~Int32(bucket)
        while entity >= 0 {
          let node = nodes[entity]
          precondition(node.previous == previous, "a bucket is linked both ways")
          let absolute = Int64(node.time * inverseWidth)
          precondition(absolute >= cursor && absolute - cursor <= mask, "near events lie within reach of the cursor")
          precondition(Int(absolute & mask) == bucket, "an event lies in its own bucket")
          found += 1
          previous = entity
          entity = node.next
        }
      }
      precondition(found == near, "every near event is counted")
      for word in 0..<occupied.count {
        let bit = summary[word >> 6] >> UInt64(word & 63) & 1
        precondition((bit == 1) == (occupied[word] != 0), "the summary shows which words of the bitmap are in use")
      }
    }
  }
#endif
