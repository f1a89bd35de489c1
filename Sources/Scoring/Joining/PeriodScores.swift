public import Workforce

/// The scores of a period with all that they rest on.
public struct PeriodScores: Sendable {
  /// The policy.
  public let policy: ScorePolicy
  /// The records, the period and the settings.
  public let evidence: Evidence
  /// What the scores were made of.
  public let input: ScoreInput
  /// The agents' scorecards, in the order of their names.
  public let cards: [Scorecard]
  /// The definitions of the policy's indicators, in its order.
  public let definitions: [IndicatorDefinition]

  /// Scores a period.
  ///
  /// Agents without a single conversation or sum are left out.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems.
  ///   - evidence: The records, measured by the policy's settings.
  ///   - expectedWaits: For each conversation the mean wait that staffing alone makes likely; empty for none.
  ///   - events: Events that may cap scores.
  ///   - today: The day on which scores are made.
  public init(
    _ policy: ScorePolicy, evidence: Evidence, expectedWaits: [Double] = [],
    events: [ScoreInput.RedLineEvent] = [], today: CalendarDate
  ) {
    self.policy = policy
    self.evidence = evidence
    definitions = policy.items.compactMap { IndicatorCatalogue.find($0.indicator)?.definition }
    let source = CaseSource(evidence, comparedBy: policy.comparedBy, expectedWaits: expectedWaits)
    let settings = FairnessSettings(adjustsForLoad: policy.comparedBy.contains(.load))
    let found = Parallel.map(policy.items) { item -> (cases: CaseSource.Cases, comparison: FairComparison?)? in
      guard let cases = IndicatorCatalogue.find(item.indicator).flatMap(source.cases) else { return nil }
      return (cases, FairComparison(cases.table, settings: settings))
    }
    var comparisons: [String: FairComparison] = [:]
    var pending: [String: Int] = [:]
    for (item, part) in zip(policy.items, found) {
      comparisons[item.indicator] = part?.comparison
      pending[item.indicator] = part?.cases.pending
    }
    let agents = evidence.book.names.agents.names
    input = ScoreInput(
      agents: agents, comparisons: comparisons, pending: pending, served: PeriodScores.served(evidence), events: events,
      today: today)
    let present = PeriodScores.present(evidence, comparisons)
    cards = Scorer(policy).scorecards(input).enumerated().filter { present.contains($0.offset) }.map(\.element)
      .sorted { $0.agent.utf8.lexicographicallyPrecedes($1.agent.utf8) }
  }

  /// The index of an agent by which cases name it.
  public func index(of agent: String) -> Int? { input.agents.firstIndex(of: agent) }

  /// Agents who contribute to something.
  private static func present(_ evidence: Evidence, _ comparisons: [String: FairComparison]) -> Set<Int> {
    var present: Set<Int> = []
    for comparison in comparisons.values {
      for estimate in comparison.estimates where estimate.records > 0 { present.insert(estimate.agent) }
    }
    return present
  }

  /// How many conversations each agent served in the period, and on how many days.
  private static func served(_ evidence: Evidence) -> [(conversations: Int, days: Int)] {
    let agents = evidence.book.names.agents.count
    let length = evidence.period.days.count
    let firstDay = Int32(evidence.period.days.first.dayNumber)
    var counts = [Double](repeating: 0, count: agents)
    var worked = [Bool](repeating: false, count: agents * length)
    _ = HandledVolume().visit(evidence, every: 4096) { list in
      for item in list.items where item.agent >= 0 && item.scope != .team {
        counts[Int(item.agent)] += item.numerator
        worked[Int(item.agent) * length + Int(item.day - firstDay)] = true
      }
      list.items.removeAll(keepingCapacity: true)
    }
    return counts.indices.map { agent in
      let days = worked[(agent * length)..<((agent + 1) * length)].count { $0 }
      return (Int(counts[agent].rounded()), days)
    }
  }
}
