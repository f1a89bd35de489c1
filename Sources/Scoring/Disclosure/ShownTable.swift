public import Workforce

/// A table of which sums are shown: of the team, of channels, days and matters; and which of them are hidden.
///
/// A part is hidden when the rule does not allow the figure of its own contributors, and further parts are hidden until neither what is left
/// of the team's figure nor any other difference of figures that are shown is about fewer agents than the rule asks for.
public struct ShownTable: Sendable {
  /// A group of which a figure is shown.
  public enum Part: Hashable, Sendable, Comparable {
    /// A channel.
    case channel(Channel)
    /// A day, in days since 1970-01-01.
    case day(Int32)
    /// A matter, by its code.
    case matter(Int32)

    /// The place of its kind: channels, days, matters.
    var kind: Int {
      switch self {
      case .channel: 0
      case .day: 1
      case .matter: 2
      }
    }

    private var code: Int {
      switch self {
      case .channel(let channel): channel.place
      case .day(let day): Int(day)
      case .matter(let matter): Int(matter)
      }
    }

    /// By kind, then as they are coded.
    public static func < (left: Part, right: Part) -> Bool { (left.kind, left.code) < (right.kind, right.code) }
  }

  /// Who is behind it.
  public let contributors: Contributors
  /// The parts that have records, and what each holds.
  public let parts: [Part: Contributors.Content]
  /// All of it.
  public let total: Contributors.Content
  /// The parts that are not shown.
  public internal(set) var hidden: Set<Part>
  /// Whether nothing of it is shown.
  public private(set) var isWhollyHidden: Bool

  private let rule: SuppressionRule
  /// From this day on the second figure of a matter counts; nil where a matter has one figure.
  private let half: Int32?

  /// Decides what to hide.
  ///
  /// - Parameters:
  ///   - contributors: Who is behind the table.
  ///   - half: The day from which a matter's second figure counts, where each matter has two; nil for one.
  ///   - hidden: Parts that are hidden in any case.
  ///   - order: How many agents parts have in all records: those with fewest are hidden first, so that all tables hide the same. Nil for
  ///     this table's own.
  ///   - rule: The rule.
  public init(
    _ contributors: Contributors, half: Int32? = nil, hidden: Set<Part> = [],
    order: [Part: Contributors.Content]? = nil,
    rule: SuppressionRule = SuppressionRule()
  ) {
    self.contributors = contributors
    (self.half, self.rule) = (half, rule)
    total = contributors.total
    var parts: [Part: Contributors.Content] = [:]
    var halves: [Part: [Contributors.Content]] = [:]
    for (cell, content) in contributors.cells {
      for part in ShownTable.parts(of: cell) { parts[part, default: Contributors.Content()].add(content) }
      if let half, cell.matter >= 0 {
        halves[.matter(cell.matter), default: [.init(), .init()]][cell.day < half ? 0 : 1].add(content)
      }
    }
    self.parts = parts
    isWhollyHidden = !rule.allows(total.agents)
    let small = parts.filter { part, content in
      !rule.allows(content.agents) || halves[part]?.contains { !rule.allows($0.agents) } == true
    }
    self.hidden = isWhollyHidden ? Set(parts.keys) : hidden.intersection(parts.keys).union(small.keys)
    if !isWhollyHidden { protect(order ?? parts) }
  }

  /// Whether a part has a figure that is shown.
  public func shows(_ part: Part) -> Bool { !isWhollyHidden && parts[part] != nil && !hidden.contains(part) }

  /// The same table with more parts hidden.
  func hiding(_ more: Set<Part>, order: [Part: Contributors.Content]) -> ShownTable {
    ShownTable(contributors, half: half, hidden: hidden.union(more), order: order, rule: rule)
  }

  private static func parts(of cell: Contributors.Cell) -> [Part] {
    [.channel(cell.channel), .day(cell.day)] + (cell.matter >= 0 ? [.matter(cell.matter)] : [])
  }

  // MARK: - What differences tell

  /// How many parts are tried one by one before the smallest is taken.
  private static let trials = 40

  /// Hides further parts until no difference tells of too few agents: one that settles it if there is one among the smallest, else the
  /// smallest, and so on.
  private mutating func protect(_ order: [Part: Contributors.Content]) {
    var candidates = parts.keys.filter { !hidden.contains($0) }.sorted { left, right in
      let (first, second) = (order[left], order[right])
      let counts = (first?.agents.count ?? 0, second?.agents.count ?? 0)
      if counts.0 != counts.1 { return counts.0 < counts.1 }
      let records = (first?.records ?? 0, second?.records ?? 0)
      return records.0 == records.1 ? left < right : records.0 < records.1
    }
    while !isProtected(hidden), !candidates.isEmpty {
      let kinds = Set(hidden.map(\.kind))
      let settles = candidates.prefix(ShownTable.trials).first { isProtected(hidden.union([$0])) }
      // Beside what is hidden already, since it is the rest of a total that tells.
      let next = settles ?? candidates.first { kinds.contains($0.kind) } ?? candidates[0]
      hidden.insert(next)
      candidates.removeAll { $0 == next }
    }
  }

  /// Whether nothing that follows from the shown figures is about too few agents.
  private func isProtected(_ hidden: Set<Part>) -> Bool {
    let sums = places(hidden)
    return restsAreAllowed(hidden)
      && DifferenceAudit.isSafe(rows(sums), width: sums.count + 1, smallest: rule.smallest)
  }

  /// Whether what is left of the team's figure, without the parts that are shown, is not dominated by one or two agents.
  private func restsAreAllowed(_ hidden: Set<Part>) -> Bool {
    (0...2).allSatisfy { kind in
      guard parts.keys.contains(where: { $0.kind == kind }) else { return true }
      var rest: [Int32: Double] = [:]
      for (cell, content) in contributors.cells {
        let part = ShownTable.parts(of: cell).first { $0.kind == kind }
        guard part.map(hidden.contains) ?? true else { continue }
        rest.merge(content.agents, uniquingKeysWith: +)
      }
      return rule.allows(rest)
    }
  }

  private struct Sum: Hashable {
    var part: Part
    var isSecond: Bool
  }

  /// A place for each sum that is shown; the first, 0, is the team's.
  private func places(_ hidden: Set<Part>) -> [Sum: Int32] {
    var places: [Sum: Int32] = [:]
    for part in parts.keys.sorted() where !hidden.contains(part) {
      places[Sum(part: part, isSecond: false)] = Int32(places.count + 1)
      if half != nil, part.kind == 2 { places[Sum(part: part, isSecond: true)] = Int32(places.count + 1) }
    }
    return places
  }

  /// The records by the sums that they are in.
  private func rows(_ places: [Sum: Int32]) -> [DifferenceAudit.Row] {
    var agents: [[Int32]: Set<Int32>] = [:]
    for (cell, content) in contributors.cells {
      var sums: [Int32] = [0]
      for part in ShownTable.parts(of: cell) {
        let isSecond = part.kind == 2 && half.map { cell.day >= $0 } == true
        if let place = places[Sum(part: part, isSecond: isSecond)] { sums.append(place) }
      }
      agents[sums, default: []].formUnion(content.agents.keys)
    }
    return agents.map { DifferenceAudit.Row(sums: $0.key, agents: $0.value) }
      .sorted { $0.sums.lexicographicallyPrecedes($1.sums) }
  }

  // MARK: - Beside another table

  /// Hides all days.
  mutating func hideDays() { hidden.formUnion(parts.keys.filter { $0.kind == 1 }) }

  /// Hides everything.
  mutating func hideAll() {
    isWhollyHidden = true
    hidden = Set(parts.keys)
  }

  /// Whether no difference of this table and another one is about too few agents, if what both have in a channel on a day is the same.
  ///
  /// - Parameters:
  ///   - other: The other table, which counts less.
  ///   - own: This table's channels by day.
  ///   - others: The other's.
  ///   - smallest: So many agents must be behind whatever can be worked out.
  func isSafe(
    beside other: ShownTable, _ own: [Contributors.Cell: Contributors.Content],
    _ others: [Contributors.Cell: Contributors.Content], smallest: Int
  ) -> Bool {
    var places: [Sum: Int32] = [:]
    func place(_ table: ShownTable, _ part: Part?, isOther: Bool) -> Int32? {
      if let part, !table.shows(part) { return nil }
      // A total has no part: a matter that there is not stands for it.
      let sum = Sum(part: part ?? .matter(-1), isSecond: isOther)
      let place = places[sum] ?? Int32(places.count)
      places[sum] = place
      return place
    }
    var agents: [[Int32]: Set<Int32>] = [:]
    for cell in Set(own.keys).union(others.keys).sorted() {
      var sums: [Int32] = []
      for part in [nil, .channel(cell.channel), .day(cell.day)] as [Part?] {
        if own[cell] != nil { sums += [place(self, part, isOther: false)].compactMap { $0 } }
        if others[cell] != nil { sums += [place(other, part, isOther: true)].compactMap { $0 } }
      }
      agents[sums, default: []].formUnion(own[cell]?.agents.keys ?? [:].keys)
      agents[sums, default: []].formUnion(others[cell]?.agents.keys ?? [:].keys)
    }
    let rows = agents.map { DifferenceAudit.Row(sums: $0.key, agents: $0.value) }
      .sorted { $0.sums.lexicographicallyPrecedes($1.sums) }
    return DifferenceAudit.isSafe(rows, width: places.count, smallest: smallest)
  }
}
