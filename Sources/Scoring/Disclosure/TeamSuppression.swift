public import Workforce

/// What reports on a team hide: table by table, and so that one table does not tell what another one hides.
///
/// What all records hide, every table hides. Tables that count nearly the same in the parts of a kind that both have hide the same parts of
/// it, since each could stand for the other: a table that knows nothing of e-mail must not tell what its total leaves of the others.
public struct TeamSuppression: Sendable {
  /// Two tables are nearly the same when of the parts that both have what both count is at least this share of what either counts.
  static let likeness = 0.8

  /// All records.
  public let all: ShownTable
  /// The tables of indicators, by key.
  public private(set) var tables: [String: ShownTable]

  /// Decides for a report.
  ///
  /// - Parameters:
  ///   - evidence: The records and the period.
  ///   - indicators: What the report shows; those that cannot be measured have no table.
  ///   - byMatter: Of which of them figures by matter are shown.
  ///   - half: The day from which the second half of the period begins, for the volumes of matters.
  ///   - rule: The rule.
  public init(
    _ evidence: Evidence, indicators: [any Indicator], byMatter: Set<String> = [], half: CalendarDate,
    rule: SuppressionRule = SuppressionRule()
  ) {
    let found = Parallel.map(indicators) { indicator in
      Contributors(indicator, in: evidence, byMatter: byMatter.contains(indicator.definition.key))
    }
    let named = zip(indicators.map(\.definition.key), found).filter { !$0.1.cells.isEmpty }
    self.init(
      all: Contributors(all: evidence),
      tables: Dictionary(named.map { ($0, $1) }, uniquingKeysWith: { first, _ in first }),
      half: Int32(half.dayNumber), rule: rule)
  }

  /// Decides for tables whose contributors are known.
  public init(all: Contributors, tables: [String: Contributors], half: Int32, rule: SuppressionRule = SuppressionRule())
  {
    var whole = ShownTable(all, half: half, rule: rule)
    let order = whole.parts
    let keys = tables.keys.sorted()
    var shown = keys.map { key in
      ShownTable(tables[key] ?? Contributors(cells: [:]), hidden: whole.hidden, order: order, rule: rule)
    }
    // Each round hides more, so it ends.
    while true {
      let list = [whole] + shown
      let more = list.map { table in
        list.reduce(into: Set<ShownTable.Part>()) { $0.formUnion(TeamSuppression.shared(from: $1, to: table)) }
      }
      guard more.contains(where: { !$0.isEmpty }) else { break }
      if !more[0].isEmpty { whole = whole.hiding(more[0], order: order) }
      for place in shown.indices where !more[place + 1].isEmpty {
        shown[place] = shown[place].hiding(more[place + 1], order: order)
      }
    }
    shown = TeamSuppression.apart(shown, from: whole, rule.smallest)
    self.all = whole
    self.tables = Dictionary(zip(keys, shown), uniquingKeysWith: { first, _ in first })
  }

  /// What one table hides and another one, which counts the same records, does not yet.
  private static func shared(from source: ShownTable, to table: ShownTable) -> Set<ShownTable.Part> {
    if source.isWhollyHidden || table.isWhollyHidden { return [] }
    let missing = source.hidden.filter { table.shows($0) }
    let kinds = Set(missing.map(\.kind)).filter { kind in
      var (common, either) = (0.0, 0.0)
      for (part, content) in source.parts.sorted(by: { $0.key < $1.key }) where part.kind == kind {
        guard let other = table.parts[part] else { continue }
        common += min(content.weight, other.weight)
        either += max(content.weight, other.weight)
      }
      return common >= TeamSuppression.likeness * either
    }
    return missing.filter { kinds.contains($0.kind) }
  }

  // MARK: - What the difference of two tables tells

  /// The tables without what the difference to a larger one tells.
  ///
  /// Where one knows nothing of a channel, say, the difference is that channel's. The smaller one then shows no days, and if that will
  /// not do, nothing.
  private static func apart(_ tables: [ShownTable], from whole: ShownTable, _ smallest: Int) -> [ShownTable] {
    let days = ([whole] + tables).map { $0.contributors.withoutMatters }
    var shown = [whole] + tables
    let order = shown.indices.sorted { (shown[$1].total.weight, $0) < (shown[$0].total.weight, $1) }
    for (place, small) in order.enumerated() where small > 0 {
      for large in order.prefix(place) where !shown[large].isWhollyHidden && !shown[small].isWhollyHidden {
        guard areAlike(days[large], days[small]) else { continue }
        let isSafe = { (table: ShownTable) in
          shown[large].isSafe(beside: table, days[large], days[small], smallest: smallest)
        }
        if isSafe(shown[small]) { continue }
        shown[small].hideDays()
        if !isSafe(shown[small]) { shown[small].hideAll() }
      }
    }
    return Array(shown.dropFirst())
  }

  /// Whether two tables count nearly the same on the days and in the channels that both have, and not the same elsewhere.
  private static func areAlike(
    _ large: [Contributors.Cell: Contributors.Content], _ small: [Contributors.Cell: Contributors.Content]
  ) -> Bool {
    var (common, either) = (0.0, 0.0)
    for (cell, content) in large.sorted(by: { $0.key < $1.key }) {
      guard let other = small[cell] else { continue }
      common += min(content.weight, other.weight)
      either += max(content.weight, other.weight)
    }
    return either > 0 && common >= likeness * either && large.keys.contains { small[$0] == nil }
  }
}
