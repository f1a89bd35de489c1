public import Workforce

/// Turns what records contribute to indicators into cases that agents can be compared by.
public struct CaseSource: Sendable {
  /// The records.
  public let evidence: Evidence
  /// What cases are told apart by.
  public let comparedBy: Set<ScorePolicy.Comparison>
  /// For each conversation the wait that staffing alone makes likely; empty where nobody knows.
  public let expectedWaits: ExpectedWaits
  private let strata: [StratumKey]

  /// A source of cases.
  ///
  /// - Parameters:
  ///   - evidence: The records, the period and the settings.
  ///   - comparedBy: What cases are told apart by.
  ///   - expectedWaits: For each conversation the wait that staffing alone makes likely; empty for none.
  public init(
    _ evidence: Evidence, comparedBy: [ScorePolicy.Comparison] = ScorePolicy.Comparison.allCases,
    expectedWaits: ExpectedWaits = []
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
    fileprivate let memory: CaseMemory

    /// Gives the memory back that makes going through the cases quick; the table stays as it is.
    public func release() { memory.release() }
  }

  /// The cases of an indicator, or nil when the records cannot tell it.
  ///
  /// They are kept until ``Cases/release()``, and made anew whenever they are looked at from then on. `record` of a case is the
  /// conversation's index, or −2 − i for the i-th sum per agent and day.
  public func cases(_ indicator: any Indicator) -> Cases? {
    guard indicator.isMeasurable(in: evidence) else { return nil }
    let definition = indicator.definition
    let isTimeShare = ["occupancy", "adherence"].contains(definition.key)
    let waiting = Waiting(definition)
    var rows = CaseMemory.Rows(conversations: evidence.conversations.count)
    let list = visit(indicator) { rows.append($0) }
    // Sums whose weight is time: a day is one record, and days weigh as they are long.
    let scale = isTimeShare && rows.sumCount > 0 ? rows.sumTime / Double(rows.sumCount) : nil
    let kind = kind(definition, rows.largest)
    let isEmpty = rows.count == 0
    let memory = CaseMemory(rows)
    let table = CaseTable(kind, agentCount: evidence.book.names.agents.count, isEmpty: isEmpty) { take in
      guard let rows = memory.rows else {
        _ = visit(indicator) { item in
          take(
            item.origin == .agentDay
              ? caseOfSum(item, scale: scale)
              : scoredCase(
                item.agent, item.conversation, item.numerator / item.denominator, item.denominator, waiting))
        }
        return
      }
      rows.forEach {
        take(scoredCase($0, $1, $2, $3, waiting))
      } sum: {
        take(caseOfSum($0, scale: scale))
      }
    }
    return Cases(table: table, pending: list.pending, unknown: list.unknown, memory: memory)
  }

  /// Goes through what agents are compared by.
  private func visit(_ indicator: any Indicator, _ take: (Contribution) -> Void) -> ContributionList {
    indicator.visit(evidence, every: 4096) { list in
      for item in list.items where item.scope != .team && item.agent >= 0 && item.denominator > 0 { take(item) }
      list.items.removeAll(keepingCapacity: true)
    }
  }

  @inline(__always)
  private func scoredCase(
    _ agent: Int32, _ conversation: Int32, _ value: Double, _ weight: Double, _ waiting: Waiting
  ) -> ScoredCase {
    let place = Int(conversation)
    let (wait, adequate) = staffedWait(place, waiting)
    return ScoredCase(
      agent: agent, record: conversation,
      customer: evidence.conversations.customer(place) ?? (1 << 63 | UInt64(place)), stratum: strata[place],
      value: value, weight: weight, expectedWait: wait, adequateWait: adequate)
  }

  /// What of waiting an indicator's values show.
  private enum Waiting {
    case nothing
    case seconds
    case inTime

    init(_ definition: IndicatorDefinition) {
      switch (IndicatorFamily.name(of: definition.key), definition.unit) {
      case ("response", .seconds): self = .seconds
      // Who never answers does not depend on the queue. Of all rounds only the first comes after it; how much of it they show is found.
      case ("response", .share) where ["first-reply-within", "replied-within"].contains(definition.key): self = .inTime
      default: self = .nothing
      }
    }
  }

  /// What staffing makes likely of a value, with the people seen and with enough.
  @inline(__always)
  private func staffedWait(_ place: Int, _ waiting: Waiting) -> (seen: Double, adequate: Double) {
    guard waiting != .nothing, !expectedWaits.isEmpty else { return (.nan, .nan) }
    let wait = expectedWaits[place]
    if waiting == .inTime { return (wait.within, wait.adequateWithin) }
    let limit = evidence.settings.replyLimitSeconds
    return (min(wait.seconds, limit), min(wait.adequateSeconds, limit))
  }

  private func caseOfSum(_ item: Contribution, scale: Double?) -> ScoredCase {
    ScoredCase(
      agent: item.agent, record: -2 - item.record, customer: 3 << 62 | UInt64(item.record),
      stratum: StratumKey(channel: channelOfSum(item)), value: item.numerator / item.denominator,
      weight: item.denominator / (scale ?? 1), records: scale == nil ? max(item.denominator, 1e-9) : 1)
  }

  private func kind(_ definition: IndicatorDefinition, _ largest: Double) -> CaseTable.Kind {
    if definition.form == .share, !["occupancy", "adherence"].contains(definition.key) { return .share }
    if definition.unit == .share { return .mark }
    if IndicatorFamily.name(of: definition.key) == "response" {
      return .amount(limit: evidence.settings.replyLimitSeconds)
    }
    return .amount(limit: max(1, largest))
  }

  private func channelOfSum(_ item: Contribution) -> Int {
    guard comparedBy.contains(.channel) else { return 0 }
    return 1 + (Channel.allCases.firstIndex(of: evidence.book.agentDays[Int(item.record)].channel) ?? 0)
  }

  private static func strata(
    _ evidence: Evidence, _ by: Set<ScorePolicy.Comparison>, _ expected: ExpectedWaits
  ) -> [StratumKey] {
    let table = evidence.book.conversations
    let cuts = by.contains(.load) ? expected.thirds : []
    let (byChannel, byIssue) = (by.contains(.channel), by.contains(.issue))
    let (byLanguage, byHours) = (by.contains(.language), by.contains(.hours))
    return Parallel.fill(table.count) { rows, take in
      var wall = WallSeconds(evidence.period.clock)
      for row in rows {
        take(
          StratumKey(
            channel: byChannel ? 1 + table.channel(row).place : 0,
            issue: byIssue ? table.type(row).map { Int($0) + 1 } ?? 0 : 0,
            language: byLanguage ? table.language(row).map { Int($0) + 1 } ?? 0 : 0,
            hours: byHours ? band(of: wall.secondOfDay(at: table.arrived(row))) : 0,
            load: cuts.isEmpty ? 0 : third(expected[row].seconds, cuts)))
      }
    }
  }

  private static func third(_ wait: Double, _ cuts: [Double]) -> Int {
    wait.isFinite ? 1 + cuts.count { wait > $0 } : 0
  }

  /// Night, morning, afternoon, evening.
  private static func band(of second: Double) -> Int {
    second < 8 * 3600 ? 1 : second < 12 * 3600 ? 2 : second < 18 * 3600 ? 3 : 4
  }
}
