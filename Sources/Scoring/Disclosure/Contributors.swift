public import Workforce

/// Who is behind the figures of a table, cell by cell: the agents with records in exactly what a figure is divided by.
///
/// Who only served in the group, but has no record that counts in the figure, is not behind it: of a team of ten of whom one was reviewed,
/// the mark is that one's. A record that is the team's alone counts for the agents who share in the conversation's outcome. Records
/// of which nobody is named are behind no person.
public struct Contributors: Sendable {
  /// A channel's records of a day and a matter.
  public struct Cell: Hashable, Sendable, Comparable {
    /// The channel.
    public var channel: Channel
    /// The day, in days since 1970-01-01.
    public var day: Int32
    /// The matter, as a code of the book; −1 for none, or where matters are not told apart.
    public var matter: Int32

    /// A cell.
    public init(channel: Channel, day: Int32, matter: Int32 = -1) {
      self.channel = channel
      self.day = day
      self.matter = matter
    }

    /// By day, channel and matter.
    public static func < (left: Cell, right: Cell) -> Bool {
      (left.day, left.channel.place, left.matter) < (right.day, right.channel.place, right.matter)
    }
  }

  /// What a cell holds.
  public struct Content: Sendable, Hashable {
    /// How many records.
    public var records = 0
    /// The sum of denominators.
    public var weight = 0.0
    /// Of each agent the part of it.
    public var agents: [Int32: Double] = [:]

    /// Nothing.
    public init() {}

    /// Adds another's.
    public mutating func add(_ other: Content) {
      records += other.records
      weight += other.weight
      agents.merge(other.agents, uniquingKeysWith: +)
    }
  }

  /// The cells that have records, by day, channel and matter.
  public private(set) var cells: [(key: Cell, content: Content)] = []

  /// Cells that are known.
  public init(cells: [Cell: Content]) {
    self.cells = cells.filter { $0.value.records > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whoever is behind an indicator's figures.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - evidence: The records and the period.
  ///   - byMatter: Whether matters are told apart.
  public init(_ indicator: some Indicator, in evidence: Evidence, byMatter: Bool) {
    var tally = ContributorTally(evidence, byMatter: byMatter)
    _ = indicator.visit(evidence, every: 4096) { list in
      tally.take(list.items)
      list.items.removeAll(keepingCapacity: true)
    }
    self.init(cells: tally.cells)
  }

  /// Whoever is behind all conversations that count and came in the period, and all sums of days that lie in it; by matter.
  public init(all evidence: Evidence) {
    var tally = ContributorTally(evidence, byMatter: true)
    for row in 0..<evidence.conversations.count {
      guard let day = evidence.arrivalDay(row) else { continue }
      tally.take([
        Contribution(
          conversation: Int32(row), record: Int32(row), agent: -1, day: day, numerator: 1, denominator: 1,
          origin: .conversation, scope: .team)
      ])
    }
    var list = ContributionList()
    for (place, row) in evidence.book.agentDays.enumerated() {
      list.addSum(row, place, row.handled ?? 1, of: row.handled ?? 1, in: evidence)
    }
    tally.take(list.items)
    self.init(cells: tally.cells)
  }

  /// All cells together.
  public var total: Content { cells.reduce(into: Content()) { $0.add($1.content) } }

  /// The channels' days, whatever the matter.
  var withoutMatters: [Cell: Content] {
    cells.reduce(into: [:]) { sums, cell in
      sums[Cell(channel: cell.key.channel, day: cell.key.day), default: Content()].add(cell.content)
    }
  }
}

/// Cells in the making, packed: reports look at every record once for each indicator.
private struct ContributorTally {
  private let evidence: Evidence
  private let byMatter: Bool
  private var slots: [UInt64: Int] = [:]
  private var keys: [Contributors.Cell] = []
  private var contents: [Contributors.Content] = []
  private var last: (key: UInt64, slot: Int) = (.max, 0)

  init(_ evidence: Evidence, byMatter: Bool) { (self.evidence, self.byMatter) = (evidence, byMatter) }

  var cells: [Contributors.Cell: Contributors.Content] {
    Dictionary(zip(keys, contents), uniquingKeysWith: { first, _ in first })
  }

  /// Adds contributions; those of a conversation follow each other.
  mutating func take(_ items: [Contribution]) {
    var start = items.startIndex
    while start < items.endIndex {
      var end = start + 1
      let conversation = items[start].conversation
      while end < items.endIndex, conversation >= 0, items[end].conversation == conversation { end += 1 }
      take(of: conversation, items[start..<end])
      start = end
    }
  }

  private mutating func take(of conversation: Int32, _ items: ArraySlice<Contribution>) {
    let hasAgents = items.contains { $0.agent >= 0 }
    for item in items where item.denominator > 0 || item.numerator != 0 {
      let slot = slot(of: conversation, item)
      if item.scope != .agent {
        contents[slot].records += 1
        contents[slot].weight += item.denominator
      }
      if item.agent >= 0 {
        contents[slot].agents[item.agent, default: 0] += item.denominator
      } else if !hasAgents, conversation >= 0 {
        evidence.book.forEachCredit(of: Int(conversation)) { agent, share in
          contents[slot].agents[agent, default: 0] += item.denominator * share
        }
      }
    }
  }

  private mutating func slot(of conversation: Int32, _ item: Contribution) -> Int {
    let channel =
      conversation < 0
      ? evidence.book.agentDays[Int(item.record)].channel : evidence.conversations.channel(Int(conversation))
    let matter = byMatter && conversation >= 0 ? evidence.conversations.type(Int(conversation)) ?? -1 : -1
    let day = UInt64(UInt32(bitPattern: item.day) & 0xFF_FFFF)
    let key = UInt64(channel.place) << 56 | day << 32 | UInt64(UInt32(bitPattern: matter))
    if key == last.key { return last.slot }
    let slot = slots[key] ?? contents.count
    if slot == contents.count {
      slots[key] = slot
      keys.append(Contributors.Cell(channel: channel, day: item.day, matter: matter))
      contents.append(Contributors.Content())
    }
    last = (key, slot)
    return slot
  }
}
