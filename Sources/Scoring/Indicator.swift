public import Workforce

/// One way of looking at records: what it means, and what each record adds to it.
public protocol Indicator: Sendable {
  /// What it means, in words.
  var definition: IndicatorDefinition { get }

  /// Adds what one conversation contributes.
  func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList)

  /// Adds what a sum per agent and day contributes.
  func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList)

  /// Whether sums per agent and day are used beside single conversations, and not only where these lack the facts.
  var joinsSums: Bool { get }

  /// What records lack that count as unknown; nil where that may be several things.
  var unknownFact: RecordFacet? { get }

  /// Above which a single record's value cannot be, such as the limit of a wait; nil where there is no such bound.
  func ceiling(under settings: MeasureSettings) -> Double?
}

extension Indicator {
  /// Most indicators cannot be had from sums.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {}

  /// Most indicators must not count twice what is there in both shapes.
  public var joinsSums: Bool { false }

  /// Most records that count as unknown lack what the definition asks for in several ways.
  public var unknownFact: RecordFacet? { nil }

  /// Shares of time and marks are at most one.
  public func ceiling(under settings: MeasureSettings) -> Double? { definition.unit == .share ? 1 : nil }

  /// Everything that contributes to the indicator: the ground for explanation, adjustment and objection.
  ///
  /// Conversations come customer by customer.
  public func contributions(in evidence: Evidence) -> ContributionList {
    visit(evidence, every: .max) { _ in }
  }

  /// Whether the records hold the facts, in one shape or spread over both.
  func isMeasurable(in evidence: Evidence) -> Bool {
    usesConversations(of: evidence) || usesSums(of: evidence)
      || (joinsSums && definition.missing(from: evidence.conversationFacets.union(evidence.sumFacets)).isEmpty)
  }

  /// Goes through all records and hands over the contributions whenever so many have come together.
  func visit(_ evidence: Evidence, every size: Int, _ take: (inout ContributionList) -> Void) -> ContributionList {
    var list = ContributionList()
    guard isMeasurable(in: evidence) else { return list }
    if joinsSums || usesConversations(of: evidence) {
      for conversation in evidence.order {
        contribute(Int(conversation), of: evidence, to: &list)
        if list.items.count >= size { take(&list) }
      }
    }
    if joinsSums || usesSums(of: evidence) {
      for place in evidence.book.agentDays.indices {
        contribute(evidence.book.agentDays[place], place, of: evidence, to: &list)
      }
    }
    take(&list)
    return list
  }

  /// Whether single conversations hold the facts.
  func usesConversations(of evidence: Evidence) -> Bool {
    definition.requirements.contains { $0.isSubset(of: evidence.conversationFacets) }
  }

  /// Whether sums per agent and day are needed, and hold the facts.
  func usesSums(of evidence: Evidence) -> Bool {
    if !joinsSums, usesConversations(of: evidence) { return false }
    return definition.requirements.contains { $0.isSubset(of: evidence.sumFacets) }
  }
}

/// What records contribute to an indicator, and what could not be judged yet or at all.
public struct ContributionList: Sendable {
  /// The contributions.
  public internal(set) var items: [Contribution] = []
  /// Records whose outcome is still open: they will count once it is known.
  public internal(set) var pending = 0
  /// Records that lack the facts.
  public internal(set) var unknown = 0

  /// Adds what a conversation contributes, for one agent or for nobody.
  mutating func add(
    _ conversation: Int, day: Int32, agent: Int32, _ numerator: Double, of denominator: Double = 1,
    scope: Contribution.Scope, origin: Contribution.Origin = .conversation, record: Int? = nil
  ) {
    items.append(
      Contribution(
        conversation: Int32(conversation), record: Int32(record ?? conversation), agent: agent, day: day,
        numerator: numerator, denominator: denominator, origin: origin, scope: scope))
  }

  /// Adds what a conversation contributes: to the team as a whole, and to the agents by their shares in the outcome.
  mutating func addByShare(
    _ conversation: Int, day: Int32, _ numerator: Double, of denominator: Double = 1, in evidence: Evidence
  ) {
    let place = items.count
    evidence.book.forEachCredit(of: conversation) { agent, share in
      add(conversation, day: day, agent: agent, numerator * share, of: denominator * share, scope: .agent)
    }
    // A single agent's whole share is the team's as well: one contribution instead of two.
    if items.count == place + 1, items[place].denominator == denominator, items[place].numerator == numerator {
      items[place].scope = .both
      return
    }
    add(conversation, day: day, agent: -1, numerator, of: denominator, scope: .team)
  }

  /// Adds what a sum contributes: a mean or share with its weight.
  mutating func addSum(
    _ row: AgentDay, _ place: Int, _ numerator: Double?, of denominator: Double?, in evidence: Evidence
  ) {
    guard let numerator, let denominator else {
      unknown += 1
      return
    }
    // A row of several days counts when all of them lie in the period; its figures are shown under its last day.
    guard evidence.period.days.contains(row.days.first), evidence.period.days.contains(row.days.last) else { return }
    items.append(
      Contribution(
        conversation: -1, record: Int32(place), agent: row.agent, day: Int32(row.days.last.dayNumber),
        numerator: numerator, denominator: denominator, origin: .agentDay, scope: .both))
  }
}
