/// What one record says about one agent under one indicator: the only thing that fair comparison looks at.
///
/// Units: `value` in the indicator's own unit (0…1 for shares, seconds for durations), `weight` in conversations or shares of them.
public struct ScoredCase: Hashable, Sendable, BitwiseCopyable {
  /// The agent, as an index.
  public var agent: Int32
  /// The record, as an index into whatever the caller keeps.
  public var record: Int32
  /// The customer.
  ///
  /// Cases of one customer are not independent of each other. A record of no known customer has a number of its own.
  public var customer: UInt64
  /// What made the case easy or hard, and was not the agent's choice.
  public var stratum: StratumKey
  /// The success (0 or 1, or between) or the duration or mark.
  public var value: Double
  /// How much it counts: the agent's share in it, times what it was sampled from.
  public var weight: Double
  /// For how many independent records it stands: 1, but for a sum of several records more.
  public var records: Double
  /// The wait that staffing alone would have made of it, in the unit of `value`; NaN where it is not known.
  ///
  /// Where the value is a reply in time, the probability that a wait ends in time.
  public var expectedWait: Double
  /// The same with enough people; as `expectedWait` where there were enough.
  public var adequateWait: Double

  /// A case in all its parts.
  public init(
    agent: Int32, record: Int32, customer: UInt64, stratum: StratumKey = .whole, value: Double, weight: Double = 1,
    records: Double = 1, expectedWait: Double = .nan, adequateWait: Double? = nil
  ) {
    self.agent = agent
    self.record = record
    self.customer = customer
    self.stratum = stratum
    self.value = value
    self.weight = weight
    self.records = records
    self.expectedWait = expectedWait
    self.adequateWait = adequateWait ?? expectedWait
  }
}

/// All cases of one indicator for agents who can be compared with each other.
///
/// Cases are gone through several times and need not lie in memory: a table may make them anew each time.
public struct CaseTable: Sendable {
  /// What the values are.
  public enum Kind: Hashable, Sendable {
    /// Successes and failures; the figure is a share.
    case share
    /// Marks of 0 to 1; the figure is their mean.
    case mark
    /// Amounts of 0 to a limit that scatter the more the larger they are on average, such as waits; the figure is their mean.
    case amount(limit: Double)

    /// The most that a value can be.
    var limit: Double {
      switch self {
      case .share, .mark: 1
      case .amount(let limit): limit
      }
    }

    /// What no value, and so no figure, lies outside of.
    var bounds: (low: Double, high: Double) { (0, limit) }
  }

  /// What the values are.
  public let kind: Kind
  /// How many agents there are: `agent` is below it.
  public let agentCount: Int
  /// Whether there is no case.
  public let isEmpty: Bool
  private let visit: @Sendable (_ take: (ScoredCase) -> Void) -> Void

  /// Cases of an indicator; they are put in the order of their customers.
  ///
  /// - Parameters:
  ///   - kind: What the values are.
  ///   - agentCount: How many agents there are, with or without cases.
  ///   - cases: The cases. Those with no weight are dropped.
  ///   - isGrouped: Whether cases of one customer already stand next to each other.
  public init(_ kind: Kind, agentCount: Int, cases: [ScoredCase], isGrouped: Bool = false) {
    precondition(agentCount >= 0, "a number of agents is not negative")
    let kept = cases.contains { !($0.weight > 0) } ? cases.filter { $0.weight > 0 } : cases
    for item in kept {
      precondition(item.agent >= 0 && Int(item.agent) < agentCount, "every case belongs to one of the agents")
      precondition(item.value.isFinite && item.records > 0, "every case has a finite value and stands for records")
    }
    let sorted =
      isGrouped ? kept : kept.sorted { ($0.customer, $0.record, $0.agent) < ($1.customer, $1.record, $1.agent) }
    self.init(kind, agentCount: agentCount, isEmpty: sorted.isEmpty) { take in
      for item in sorted { take(item) }
    }
  }

  /// Cases that are made whenever they are looked at.
  ///
  /// - Parameters:
  ///   - kind: What the values are.
  ///   - agentCount: How many agents there are, with or without cases.
  ///   - isEmpty: Whether there is no case.
  ///   - visit: Hands over every case, each time the same in the same order, those of one customer next to each other, all with a weight
  ///     and a finite value.
  public init(
    _ kind: Kind, agentCount: Int, isEmpty: Bool, visit: @escaping @Sendable (_ take: (ScoredCase) -> Void) -> Void
  ) {
    (self.kind, self.agentCount, self.isEmpty, self.visit) = (kind, agentCount, isEmpty, visit)
  }

  /// Goes through all cases.
  func forEach(_ take: (ScoredCase) -> Void) { visit(take) }
}
