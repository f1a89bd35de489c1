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
  /// For each agent of the book the row of the roster, if there is one.
  public let staff: [StaffMember?]
  /// For each conversation the wait that staffing alone makes likely; empty for none.
  private let expectedWaits: ExpectedWaits

  /// Scores a period.
  ///
  /// Agents without a single conversation or sum are left out, and so are those of roles that the policy is not for.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems.
  ///   - evidence: The records, measured by the policy's settings.
  ///   - expectedWaits: For each conversation the wait that staffing alone makes likely; empty for none.
  ///   - roster: What is known of agents besides the records; each agent at most once.
  ///   - events: Events that may cap scores; those of other days than the period's are left out.
  ///   - today: The day on which scores are made.
  public init(
    _ policy: ScorePolicy, evidence: Evidence, expectedWaits: ExpectedWaits = [], roster: [StaffMember] = [],
    events: [RedLineEvent] = [], today: CalendarDate
  ) {
    let book = evidence.book
    let rows = Dictionary(roster.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    let staff = book.names.agents.names.map { rows[$0] }
    let source = CaseSource(evidence, comparedBy: policy.comparedBy, expectedWaits: expectedWaits)
    let settings = FairnessSettings(adjustsForLoad: policy.comparedBy.contains(.load))
    let peers = Peers(policy, book, evidence.period, staff: staff)
    let atOnce = CaseMemory.indicatorsAtOnce(conversations: book.conversations.count)
    let (found, served) = Parallel.both {
      Parallel.map(policy.items, atOnce: atOnce) { item -> (pending: Int, comparisons: [FairComparison?])? in
        guard let cases = IndicatorCatalogue.find(item.indicator).flatMap(source.cases) else { return nil }
        defer { cases.release() }
        return (cases.pending, peers.comparisons(cases.table, settings))
      }
    } _: {
      PeriodScores.served(evidence, staff)
    }
    var pending: [String: Int] = [:]
    for (item, part) in zip(policy.items, found) { pending[item.indicator] = part?.pending }
    let groups = PeriodScores.groups(policy, peers, found.map { $0?.comparisons ?? [] })
    let input = ScoreInput(
      agents: book.names.agents.names, groups: groups, groupOf: peers.groupOf, pending: pending,
      served: served,
      events: events.filter { evidence.period.days.contains($0.day) }, today: today)
    self.init(
      policy, evidence, input, staff, expectedWaits,
      cards: PeriodScores.shown(Scorer(policy).scorecards(input), groups))
  }

  /// Scores a period whose records objections have changed: everybody is held against what they were held against before.
  ///
  /// Who is compared with whom, what can be measured, what colleagues made of each case, how many colleagues there are, what is still open
  /// and how a bonus pool cuts are those of the reference. Agents whose records are as they were have the same scorecards to the
  /// last bit.
  ///
  /// - Parameters:
  ///   - book: The records as objections changed them.
  ///   - reference: The scores of the records before, themselves without a reference.
  public init(_ book: RecordBook, heldAgainst reference: PeriodScores) {
    let (policy, old) = (reference.policy, reference.input)
    let evidence = Evidence(book, asIn: reference.evidence)
    let source = CaseSource(evidence, comparedBy: policy.comparedBy, expectedWaits: reference.expectedWaits)
    let peers = Peers(Peers(policy, book, evidence.period, staff: reference.staff), asIn: old)
    let atOnce = CaseMemory.indicatorsAtOnce(conversations: book.conversations.count)
    let found = Parallel.map(policy.items, atOnce: atOnce) { item -> [FairComparison?] in
      let known = old.groups.map { $0.comparisons[item.indicator] }
      guard old.isMeasured(item.indicator),
        let cases = IndicatorCatalogue.find(item.indicator).flatMap(source.cases)
      else { return known }
      defer { cases.release() }
      return peers.comparisons(cases.table, heldAgainst: known)
    }
    var input = old
    input.groups = PeriodScores.groups(policy, peers, found, activeCounts: old.groups.map(\.activeCount))
    input.groupOf = peers.groupOf
    input.served = PeriodScores.served(evidence, reference.staff)
    let cards = PeriodScores.shown(Scorer(policy).scorecards(input), input.groups)
    self.init(
      policy, evidence, input, reference.staff, reference.expectedWaits, cards: BonusPool.kept(cards, asIn: reference))
  }

  private init(
    _ policy: ScorePolicy, _ evidence: Evidence, _ input: ScoreInput, _ staff: [StaffMember?],
    _ expectedWaits: ExpectedWaits, cards: [Scorecard]
  ) {
    (self.policy, self.evidence, self.input, self.staff) = (policy, evidence, input, staff)
    (self.expectedWaits, self.cards) = (expectedWaits, cards)
    definitions = policy.items.compactMap { IndicatorCatalogue.find($0.indicator)?.definition }
  }

  /// The index of an agent by which cases name it.
  public func index(of agent: String) -> Int? { input.agents.firstIndex(of: agent) }

  /// The groups with their comparisons, of which there are some for each indicator of the policy.
  private static func groups(
    _ policy: ScorePolicy, _ peers: Peers, _ found: [[FairComparison?]], activeCounts: [Int]? = nil
  ) -> [PeerGroup] {
    var comparisons = [[String: FairComparison]](repeating: [:], count: peers.labels.count)
    for (item, own) in zip(policy.items, found) {
      for (group, comparison) in own.enumerated() { comparisons[group][item.indicator] = comparison }
    }
    return peers.labels.indices.map { group in
      PeerGroup(
        name: peers.labels[group].name, isUnknown: peers.labels[group].isUnknown,
        agents: peers.groupOf.indices.filter { peers.groupOf[$0] == group }, comparisons: comparisons[group],
        activeCount: activeCounts?[group])
    }
  }

  /// The scorecards of agents who contribute to something within their group, in the order of their names.
  private static func shown(_ cards: [Scorecard], _ groups: [PeerGroup]) -> [Scorecard] {
    var present: Set<Int> = []
    for comparison in groups.flatMap(\.comparisons.values) {
      for estimate in comparison.estimates where estimate.records > 0 { present.insert(estimate.agent) }
    }
    return cards.enumerated().filter { present.contains($0.offset) }.map(\.element)
      .sorted { $0.agent.utf8.lexicographicallyPrecedes($1.agent.utf8) }
  }

  /// How many conversations each agent served in the period, on how many days, and on what terms.
  private static func served(_ evidence: Evidence, _ staff: [StaffMember?]) -> [ScoreInput.Service] {
    let agents = evidence.book.names.agents.count
    let length = evidence.period.days.count
    let firstDay = Int32(evidence.period.days.first.dayNumber)
    var counts = [Double](repeating: 0, count: agents)
    var worked = [Bool](repeating: false, count: agents * length)
    // What was served on days on which the agent was not employed; hardly ever anything.
    let watched = staff.map { ($0?.hired ?? $0?.left) != nil }
    var absent: [Int32: [Int32: Double]] = [:]
    _ = HandledVolume().visit(evidence, every: 4096) { list in
      for item in list.items where item.agent >= 0 && item.scope != .team {
        counts[Int(item.agent)] += item.numerator
        worked[Int(item.agent) * length + Int(item.day - firstDay)] = true
        if watched[Int(item.agent)],
          staff[Int(item.agent)]?.absence(on: CalendarDate(dayNumber: Int(item.day))) != nil
        {
          // A conversation served together with others is a whole record of each of them.
          absent[item.agent, default: [:]][item.day, default: 0] += item.origin == .agentDay ? item.numerator : 1
        }
      }
      list.items.removeAll(keepingCapacity: true)
    }
    return counts.indices.map { agent in
      let days = worked[(agent * length)..<((agent + 1) * length)].count { $0 }
      var service = ScoreInput.Service(
        conversations: Int(counts[agent].rounded()), days: days,
        employedDays: staff[agent]?.employedDays(upTo: evidence.period.days.last),
        fullTimeShare: staff[agent]?.fullTimeShare ?? 1)
      guard let member = staff[agent] else { return service }
      let all = evidence.period.days
      service.employment = .init(days: member.employedDays(within: all.first...all.last), of: length)
      service.strays = strays(member, absent[Int32(agent)] ?? [:])
      return service
    }
  }

  /// Records of days on which an agent was not employed, side by side.
  private static func strays(_ member: StaffMember, _ absent: [Int32: Double]) -> [ScoreInput.Service.Stray] {
    StaffMember.Absence.allCases.compactMap { side in
      let own = absent.filter { member.absence(on: CalendarDate(dayNumber: Int($0.key))) == side }
        .sorted { $0.key < $1.key }
      guard let first = own.first else { return nil }
      let records = Int(own.reduce(0) { $0 + $1.value }.rounded())
      return .init(side: side, records: records, firstDay: CalendarDate(dayNumber: Int(first.key)))
    }
  }
}
