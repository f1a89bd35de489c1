public import Workforce

/// Turns what records contribute to indicators into cases that agents can be compared by.
public struct CaseSource: Sendable {
  /// The records.
  public let evidence: Evidence
  /// What cases are told apart by.
  public let comparedBy: Set<ScorePolicy.Comparison>
  /// For each conversation the mean wait that staffing alone makes likely, in seconds; NaN where unknown, empty where nobody knows.
  public let expectedWaits: [Double]
  private let strata: [StratumKey]

  /// A source of cases.
  ///
  /// - Parameters:
  ///   - evidence: The records, the period and the settings.
  ///   - comparedBy: What cases are told apart by.
  ///   - expectedWaits: For each conversation the mean wait that staffing alone makes likely; empty for none.
  public init(
    _ evidence: Evidence, comparedBy: [ScorePolicy.Comparison] = ScorePolicy.Comparison.allCases,
    expectedWaits: [Double] = []
  ) {
    self.evidence = evidence
    self.comparedBy = Set(comparedBy)
    self.expectedWaits = expectedWaits
    strata = CaseSource.strata(evidence, Set(comparedBy), expectedWaits)
  }

  /// What an indicator's cases are.
  public struct Cases: Sendable {
    /// The cases.
    public var table: CaseTable
    /// Outcomes that are still open.
    public var pending: Int
    /// Records that lack the facts.
    public var unknown: Int
  }

  /// The cases of an indicator, or nil when the records cannot tell it.
  ///
  /// `record` of a case is the conversation's index, or −2 − i for the i-th sum per agent and day.
  public func cases(_ indicator: any Indicator) -> Cases? {
    guard indicator.isMeasurable(in: evidence) else { return nil }
    let list = indicator.contributions(in: evidence)
    let items = list.items.filter { $0.scope != .team && $0.agent >= 0 && $0.denominator > 0 }
    let definition = indicator.definition
    let scale = CaseSource.timeScale(items, definition)
    let isResponse = definition.unit == .seconds && IndicatorFamily.name(of: definition.key) == "response"
    let cases = items.map { item -> ScoredCase in
      let isSum = item.origin == .agentDay
      let place = Int(item.conversation)
      return ScoredCase(
        agent: item.agent, record: isSum ? -2 - item.record : item.conversation, customer: customer(item),
        stratum: isSum ? StratumKey(channel: channelOfSum(item)) : strata[place],
        value: item.numerator / item.denominator, weight: item.denominator / (isSum ? scale ?? 1 : 1),
        records: isSum && scale == nil ? max(item.denominator, 1e-9) : 1,
        expectedWait: isResponse && !isSum && !expectedWaits.isEmpty
          ? min(expectedWaits[place], evidence.settings.replyLimitSeconds) : .nan)
    }
    let table = CaseTable(
      kind(definition, cases), agentCount: evidence.book.names.agents.count, cases: cases, isGrouped: true)
    return Cases(table: table, pending: list.pending, unknown: list.unknown)
  }

  /// Sums whose weight is time: a day is one record, and days weigh as they are long.
  private static func timeScale(_ items: [Contribution], _ definition: IndicatorDefinition) -> Double? {
    guard ["occupancy", "adherence"].contains(definition.key) else { return nil }
    let sums = items.filter { $0.origin == .agentDay }
    guard !sums.isEmpty else { return nil }
    return sums.reduce(0) { $0 + $1.denominator } / Double(sums.count)
  }

  private func kind(_ definition: IndicatorDefinition, _ cases: [ScoredCase]) -> CaseTable.Kind {
    if definition.form == .share, !["occupancy", "adherence"].contains(definition.key) { return .share }
    if definition.unit == .share { return .mean(low: 0, high: 1) }
    if IndicatorFamily.name(of: definition.key) == "response" {
      return .mean(low: 0, high: evidence.settings.replyLimitSeconds)
    }
    return .mean(low: 0, high: max(1, cases.reduce(0) { max($0, $1.value) }))
  }

  private func customer(_ item: Contribution) -> UInt64 {
    if item.conversation < 0 { return 3 << 62 | UInt64(item.record) }
    return evidence.book.conversations.customer(Int(item.conversation)) ?? (1 << 63 | UInt64(item.conversation))
  }

  private func channelOfSum(_ item: Contribution) -> Int {
    guard comparedBy.contains(.channel) else { return 0 }
    return 1 + (Channel.allCases.firstIndex(of: evidence.book.agentDays[Int(item.record)].channel) ?? 0)
  }

  private static func strata(
    _ evidence: Evidence, _ by: Set<ScorePolicy.Comparison>, _ waits: [Double]
  ) -> [StratumKey] {
    let table = evidence.book.conversations
    let cuts = by.contains(.load) ? thirds(of: waits) : []
    return (0..<table.count).map { row in
      StratumKey(
        channel: by.contains(.channel) ? 1 + (Channel.allCases.firstIndex(of: table.channel(row)) ?? 0) : 0,
        issue: by.contains(.issue) ? table.type(row).map { Int($0) + 1 } ?? 0 : 0,
        language: by.contains(.language) ? table.language(row).map { Int($0) + 1 } ?? 0 : 0,
        hours: by.contains(.hours) ? band(of: evidence.period.clock.local(table.arrived(row)).secondOfDay) : 0,
        load: cuts.isEmpty || !waits[row].isFinite ? 0 : 1 + cuts.filter { waits[row] > $0 }.count)
    }
  }

  /// Night, morning, afternoon, evening.
  private static func band(of second: Double) -> Int {
    1 + [8.0, 12, 18].filter { second >= $0 * 3600 }.count
  }

  /// Where the lower and the middle third of the expected waits end.
  private static func thirds(of waits: [Double]) -> [Double] {
    let known = waits.filter(\.isFinite).sorted()
    guard known.count >= 90, let last = known.last, let first = known.first, last > first else { return [] }
    return [known[known.count / 3], known[2 * known.count / 3]]
  }
}
