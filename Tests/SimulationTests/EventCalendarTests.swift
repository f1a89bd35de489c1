import Foundation
import Statistics
import Testing

@testable import Simulation

/// The event calendar does what a sorted array does, whatever the events are like.
@Suite("Event calendar")
struct EventCalendarTests {
  /// What a run of operations is like.
  struct Regime: CustomTestStringConvertible, Sendable {
    var name: String
    var entities = 20
    var width = 1.0
    var buckets = 64
    var operations = 4000
    /// Share of operations that take the next event; the others insert, remove or let time pass.
    var taking = 0.5
    /// Let time pass without an event, as arrivals do.
    var idle = 0.0
    var delay: @Sendable (inout Luck) -> Double
    var testDescription: String { name }
  }

  static let regimes = [
    Regime(name: "as many events a bucket as entities", width: 100) { $0.exponential() },
    Regime(name: "two entities", entities: 2, width: 0.3) { $0.exponential() },
    Regime(name: "one entity", entities: 1, width: 0.01) { $0.exponential() },
    Regime(name: "heavy tails", entities: 60, width: 0.05) { pow($0.positiveUniform(), -3) },
    Regime(name: "ties on whole numbers", entities: 40, width: 0.5) { Double($0.index(below: 4)) },
    Regime(name: "everything at once", entities: 40, width: 1) { _ in 0 },
    Regime(name: "idle gaps", entities: 10, width: 0.1, idle: 0.3) {
      $0.happens(withProbability: 0.9) ? $0.exponential() : 1e5 * $0.exponential()
    },
    Regime(name: "huge times", entities: 12, width: 1e-9) { $0.pick([1e-9, 1, 1e15, 1e200, 1e300]) * $0.uniform() },
    Regime(name: "tiny differences late", entities: 12, width: 1e6) { $0.pick([0, 1e-12, 1e-3, 1e9]) * $0.uniform() },
    Regime(name: "far away", entities: 30, width: 1e-4) { 50 + $0.uniform() },
    Regime(name: "crowded until it adapts", entities: 300, width: 1000, operations: 45_000) { $0.exponential() },
    Regime(name: "short-sighted until it adapts", entities: 300, width: 1e-4, operations: 45_000) { $0.exponential() },
    Regime(name: "several words of the bitmap's summary", entities: 50, width: 0.001, buckets: 1 << 13) {
      $0.pick([0.01, 4, 8.1]) * $0.uniform()
    },
  ]

  @Test("agrees with a sorted array", arguments: regimes, [1, 2])
  func againstSortedArray(regime: Regime, seed: UInt64) throws {
    var luck = Luck(seed: seed, regime.name)
    var calendar = EventCalendar(entities: regime.entities, width: regime.width, buckets: regime.buckets)
    var sorted = SortedEvents()
    var now = 0.0
    let classes: [EventClass] = [.serviceEnd, .breakEnd, .overflow, .patienceEnd]
    for step in 0..<regime.operations {
      let entity = Int32(luck.index(below: regime.entities))
      let isPending = sorted.contains(entity)
      try #require(calendar.contains(entity) == isPending, "step \(step)")
      let next = sorted.next
      try #require(calendar.nextTime() == next?.time ?? .infinity, "step \(step)")
      if let next, luck.happens(withProbability: regime.taking) {
        #expect(calendar.nextFollowsArrivals == (next.order > EventOrder(.arrival, sequence: 0)))
        now = next.time
        try #require(calendar.takeNext() == sorted.takeNext(), "step \(step), time \(now)")
      } else if let next, luck.happens(withProbability: regime.idle) {
        // An arrival may come at any moment up to the next event.
        now += (next.time - now) * luck.pick([0.5, 0.999, 1])
      } else if !isPending {
        let (time, kind) = (now + regime.delay(&luck), luck.pick(classes))
        calendar.insert(entity, at: time, kind, now: now)
        sorted.insert(entity, at: time, kind)
      } else if luck.happens(withProbability: 0.3) {
        calendar.remove(entity)
        sorted.remove(entity)
      }
      if step.isMultiple(of: 97) { calendar.checkInvariants() }
    }
    try drain(&calendar, &sorted)
  }

  /// What is left comes out in order.
  private func drain(_ calendar: inout EventCalendar, _ sorted: inout SortedEvents) throws {
    try #require(calendar.count == sorted.count)
    while let next = sorted.next {
      try #require(calendar.nextTime() == next.time && calendar.takeNext() == sorted.takeNext())
    }
    #expect(calendar.nextTime() == .infinity && calendar.count == 0)
  }

  @Test("a crowded or short-sighted calendar gets more buckets, and order survives the move", arguments: [1e-3, 1e4])
  func adaptation(width: Double) throws {
    var luck = Luck(seed: 3, "adaptation")
    var calendar = EventCalendar(entities: 2000, width: width, buckets: 64)
    for entity in 0..<2000 { calendar.insert(Int32(entity), at: 20 * luck.uniform(), .serviceEnd, now: 0) }
    var before = 0.0
    for step in 0..<70_000 {
      let now = calendar.nextTime()
      try #require(now >= before, "step \(step)")
      before = now
      calendar.insert(calendar.takeNext(), at: now + 20 * luck.uniform(), .serviceEnd, now: now)
    }
    #expect(calendar.bucketCount > 64)
    calendar.checkInvariants()
  }

  @Test("entities can be added while events are pending")
  func growth() throws {
    var luck = Luck(seed: 4, "growth")
    var calendar = EventCalendar(entities: 1, width: 0.1, buckets: 64)
    var sorted = SortedEvents()
    for entity in 0..<Int32(300) {
      calendar.growEntities(to: Int(entity) + 1)
      let time = 30 * luck.uniform()
      calendar.insert(entity, at: time, .patienceEnd, now: 0)
      sorted.insert(entity, at: time, .patienceEnd)
    }
    try drain(&calendar, &sorted)
  }

  @Test("events of the same moment come in order of class, then as they were scheduled")
  func ties() {
    var calendar = EventCalendar(entities: 4, width: 1, buckets: 64)
    calendar.insert(0, at: 5, .patienceEnd, now: 0)
    calendar.insert(1, at: 5, .serviceEnd, now: 0)
    calendar.insert(2, at: 5, .overflow, now: 0)
    calendar.insert(3, at: 5, .serviceEnd, now: 0)
    var order: [Int32] = []
    var follows: [Bool] = []
    while calendar.nextTime() < .infinity {
      follows.append(calendar.nextFollowsArrivals)
      order.append(calendar.takeNext())
    }
    #expect(order == [1, 3, 2, 0])
    #expect(follows == [false, false, false, true])
  }

  @Test func removalOfNothing() {
    var calendar = EventCalendar(entities: 2, width: 1, buckets: 64)
    calendar.insert(0, at: 1, .serviceEnd, now: 0)
    calendar.removeIfPending(1)
    #expect(calendar.count == 1)
    calendar.removeIfPending(0)
    #expect(calendar.count == 0 && calendar.nextTime() == .infinity)
  }
}

@Suite("Event heap")
struct EventHeapTests {
  @Test("agrees with a sorted array", arguments: [1, 2, 5, 40, 200])
  func againstSortedArray(entities: Int) throws {
    var luck = Luck(seed: 5, "heap", entities)
    var heap = EventHeap(entities: 1)
    heap.growEntities(to: entities)
    var sorted = SortedEvents()
    var sequence: UInt64 = 0
    for step in 0..<3000 {
      let entity = Int32(luck.index(below: entities))
      if sorted.contains(entity) {
        heap.remove(entity)
        sorted.remove(entity)
      } else {
        sequence += 1
        let time = Double(luck.index(below: 50))
        heap.insert(.init(time: time, order: EventOrder(.serviceEnd, sequence: sequence), entity: entity))
        sorted.insert(entity, at: time, .serviceEnd)
      }
      try #require(heap.count == sorted.count && heap.firstTime == sorted.next?.time ?? .infinity, "step \(step)")
      try #require(heap.first?.entity == sorted.next?.entity, "step \(step)")
    }
    var found: [Int32] = []
    heap.removeAll { found.append($0.entity) }
    #expect(found.sorted() == sorted.entities.sorted() && heap.count == 0 && heap.first == nil)
  }
}
