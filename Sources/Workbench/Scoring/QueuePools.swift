import Workforce

/// Who waited for whom when: contacts and people by half hour and by queue, where types that the same people serve share one.
struct QueuePools {
  /// One half hour of a queue.
  struct Slot {
    /// The queue.
    var pool: Int
    /// When, in half hours since 1970.
    var halfHour: Int
    /// Contacts that asked for a human.
    var arrivals = 0.0
    /// Seconds of work that such contacts take on average, added up.
    var work = 0.0
    /// People seen at work, by the part of their contacts that is from this queue.
    var agents = 0.0
    /// How many of the contacts were answered.
    var answered = 0.0
    /// How long these waited in all, in seconds.
    var waits = 0.0
  }

  /// The half hours with something in them.
  private(set) var slots: [Slot] = []
  /// How many customers left each queue unserved, and how long they had waited in all.
  private var left: [(count: Double, waits: Double)]
  /// How many contacts tell how long they took.
  let handled: Double
  private let poolOfType: [Int]
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    var pool: Int
    var halfHour: Int
  }

  /// Sorts contacts into queues and half hours.
  init(_ table: ConversationTable, types: Int, agents: Int) {
    // The last place is for contacts of no type.
    let served = QueuePools.served(table, types + 1, agents)
    poolOfType = QueuePools.pools(served)
    let times = QueuePools.handlingMeans(table, types + 1)
    handled = times.count
    left = Array(repeating: (0, 0), count: (poolOfType.max() ?? 0) + 1)
    var seen: [Presence: Double] = [:]
    for row in 0..<table.count where QueuePools.asksForHuman(row, table) {
      let type = table.type(row).map(Int.init) ?? types
      let pool = poolOfType[type]
      let asked = table.queued(row) ?? table.arrived(row)
      let place = place(Key(pool: pool, halfHour: QueuePools.halfHour(asked)))
      slots[place].arrivals += 1
      slots[place].work += times.means[type]
      if let answered = table.answered(row), let agent = table.agent(row) {
        slots[place].answered += 1
        slots[place].waits += max(0, answered.seconds(since: asked))
        let first = QueuePools.halfHour(answered)
        let last = (table.released(row) ?? table.ended(row)).map(QueuePools.halfHour) ?? first
        for halfHour in first...max(first, min(last, first + 48)) {
          seen[Presence(agent: agent, halfHour: halfHour, pool: pool), default: 0] += 1
        }
      } else if table.outcome(row) == .abandoned, let end = table.ended(row) {
        left[pool].count += 1
        left[pool].waits += max(0, end.seconds(since: asked))
      }
    }
    addPeople(seen)
  }

  /// The half hour that a contact came in, where it asked for a human.
  func slot(of row: Int, _ table: ConversationTable) -> Int? {
    guard QueuePools.asksForHuman(row, table) else { return nil }
    return places[
      Key(pool: pool(of: row, table), halfHour: QueuePools.halfHour(table.queued(row) ?? table.arrived(row)))]
  }

  /// The queue that a contact's type belongs to.
  func pool(of row: Int, _ table: ConversationTable) -> Int {
    poolOfType[table.type(row).map(Int.init) ?? poolOfType.count - 1]
  }

  /// The load of a half hour, with the one before it where people were at work then too: the mean of both.
  ///
  /// Half hours alone differ much by chance, and what one leaves over the next has to serve.
  func load(at index: Int) -> Slot {
    var slot = slots[index]
    guard let place = places[Key(pool: slot.pool, halfHour: slot.halfHour - 1)], slots[place].agents > 0,
      slot.agents > 0
    else { return slot }
    slot.arrivals = (slot.arrivals + slots[place].arrivals) / 2
    slot.work = (slot.work + slots[place].work) / 2
    slot.agents = (slot.agents + slots[place].agents) / 2
    return slot
  }

  /// How long customers of each queue are willing to wait on average, in seconds; nil where too few have left to say.
  ///
  /// All waiting in the queue over those who left: the estimate where others are censored by being served. In chats a wait ends with the
  /// first reply and contains the agent's own time; what customers wait in the least loaded quarter of the time is taken for that.
  var patience: [Double?] {
    left.indices.map { pool in
      guard left[pool].count >= 10 else { return nil }
      let own = slots.filter { $0.pool == pool && $0.agents > 0 && $0.answered > 0 }
        .sorted { ($0.work / $0.agents, $0.halfHour) < ($1.work / $1.agents, $1.halfHour) }
      let calm = own.prefix((own.count + 3) / 4)
      let all = own.reduce((0.0, 0.0)) { ($0.0 + $1.waits, $0.1 + $1.answered) }
      let least = calm.reduce((0.0, 0.0)) { ($0.0 + $1.waits, $0.1 + $1.answered) }
      let queued = all.0 - all.1 * (least.1 > 0 ? least.0 / least.1 : 0)
      return max(1, (max(0, queued) + left[pool].waits) / left[pool].count)
    }
  }

  private struct Presence: Hashable {
    var agent: Int32
    var halfHour: Int
    var pool: Int
  }

  private mutating func place(_ key: Key) -> Int {
    if let known = places[key] { return known }
    places[key] = slots.count
    slots.append(Slot(pool: key.pool, halfHour: key.halfHour))
    return slots.count - 1
  }

  /// People count for each queue by the part of their contacts that is from it.
  private mutating func addPeople(_ seen: [Presence: Double]) {
    struct Shift: Hashable {
      var agent: Int32
      var halfHour: Int
    }
    var all: [Shift: Double] = [:]
    for (presence, count) in seen {
      all[Shift(agent: presence.agent, halfHour: presence.halfHour), default: 0] += count
    }
    // In order, so that sums of fractions come out the same each time.
    let order = seen.sorted {
      ($0.key.halfHour, $0.key.pool, $0.key.agent) < ($1.key.halfHour, $1.key.pool, $1.key.agent)
    }
    for (presence, count) in order {
      let whole = all[Shift(agent: presence.agent, halfHour: presence.halfHour)] ?? count
      let place = place(Key(pool: presence.pool, halfHour: presence.halfHour))
      slots[place].agents += count / whole
    }
  }

  private static func halfHour(_ moment: Instant) -> Int {
    Int((moment.secondsSince1970 / StaffedWaits.interval).rounded(.down))
  }

  /// Bots settle contacts, lines refuse them, customers turn away at once: none of these waits for a human.
  private static func asksForHuman(_ row: Int, _ table: ConversationTable) -> Bool {
    guard table.exclusion(row) == nil else { return false }
    switch table.outcome(row) {
    case .contained, .blocked, .balked: return false
    case .answered, .abandoned, .cleared, .unfinished: return true
    }
  }

  /// How many contacts of each type each agent served.
  private static func served(_ table: ConversationTable, _ types: Int, _ agents: Int) -> [[Double]] {
    var served = [[Double]](repeating: [Double](repeating: 0, count: agents), count: types)
    for row in 0..<table.count where table.outcome(row) == .answered {
      if let agent = table.agent(row) { served[table.type(row).map(Int.init) ?? types - 1][Int(agent)] += 1 }
    }
    return served
  }

  /// Types share a queue when at least half of their contacts are in the same hands.
  private static func pools(_ served: [[Double]]) -> [Int] {
    let totals = served.map { $0.reduce(0, +) }
    var pool = Array(served.indices)
    func root(_ type: Int) -> Int { pool[type] == type ? type : root(pool[type]) }
    for left in served.indices where totals[left] > 0 {
      for right in 0..<left where totals[right] > 0 {
        let overlap = zip(served[left], served[right]).reduce(0) {
          $0 + min($1.0 / totals[left], $1.1 / totals[right])
        }
        if overlap >= 0.5 { pool[root(left)] = root(right) }
      }
    }
    return served.indices.map(root)
  }

  /// The mean handling time of each type, and of all where a type has none.
  private static func handlingMeans(_ table: ConversationTable, _ types: Int) -> (means: [Double], count: Double) {
    var sums = [(seconds: Double, count: Double)](repeating: (0, 0), count: types)
    for row in 0..<table.count where table.outcome(row) == .answered {
      let spent = table.answered(row).flatMap { answered in
        (table.released(row) ?? table.ended(row)).map { $0.seconds(since: answered) }
      }
      guard let seconds = table.handlingSeconds(row) ?? spent, seconds > 0 else { continue }
      let type = table.type(row).map(Int.init) ?? types - 1
      sums[type] = (sums[type].seconds + seconds, sums[type].count + 1)
    }
    let all = sums.reduce((0.0, 0.0)) { ($0.0 + $1.seconds, $0.1 + $1.count) }
    let mean = all.1 > 0 ? all.0 / all.1 : 0
    return (sums.map { $0.count > 0 ? $0.seconds / $0.count : mean }, all.1)
  }
}
