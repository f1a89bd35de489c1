public import Workforce

/// What is fair to say of one agent under one indicator, beside what was observed.
public struct FairEstimate: Sendable, Hashable {
  /// The agent, as an index.
  public let agent: Int
  /// How many records contribute.
  public let records: Double
  /// The sum of weights, in conversations.
  public let sample: Double
  /// How many independent records they are worth.
  public let effectiveSample: Double
  /// How many customers they belong to.
  public let customers: Int
  /// The figure as observed; nil without cases.
  public let raw: Double?
  /// The figure as it would have been on the whole team's cases; nil without cases.
  public let adjusted: Double?
  /// What colleagues would have had on the agent's cases; nil without cases.
  public let expected: Double?
  /// The sampling error of the adjusted figure; nil without cases.
  public let standardError: Double?
  /// What is known of the true figure.
  public let posterior: Posterior
  /// The fair figure with its interval.
  public let fair: Estimate
  /// How much of what is shown is the agent rather than chance, 0…1.
  public let reliability: Double
  /// The share of the sample in circumstances that colleagues work under too, 0…1; 1 where there is no case, or nobody else to compare with.
  public let shared: Double

  /// Of whom less is shared there is nothing to compare the greater part with: the figure is that of the colleagues.
  public static let leastShared = 0.5

  /// Whether the figure says anything of the agent.
  public var isCompared: Bool { shared >= FairEstimate.leastShared }

  /// The same with figures within what values can be: no mean wait lies below zero, whatever was taken off.
  fileprivate func within(_ bounds: (low: Double, high: Double)) -> FairEstimate {
    func kept(_ value: Double) -> Double { min(bounds.high, max(bounds.low, value)) }
    return FairEstimate(
      agent: agent, records: records, sample: sample, effectiveSample: effectiveSample, customers: customers, raw: raw,
      adjusted: adjusted.map(kept), expected: expected.map(kept), standardError: standardError, posterior: posterior,
      fair: Estimate(mean: kept(fair.mean), low: kept(fair.low), high: kept(fair.high), confidence: fair.confidence),
      reliability: reliability, shared: shared)
  }
}

/// Agents compared fairly under one indicator.
///
/// What agents are held against is found from all their cases, so every case moves everybody a little. A comparison made with a *reference*
/// takes it from there instead: the strata, what colleagues made of each case, what single cases differ by, what load explains, how much
/// agents differ, around what, and how much customers who come again count. Only what an agent did is then new, and whose cases are as they
/// were in the reference has the same figures to the last bit.
public struct FairComparison: Sendable {
  /// The agents, by index; every agent has an estimate, if only that of the colleagues.
  public let estimates: [FairEstimate]
  /// The team's mean.
  public let teamMean: Double
  /// The variance between agents, on logits of the figure as a part of the most that it can be.
  public let betweenVariance: Double
  /// The same by DerSimonian and Laird, for comparison.
  public let betweenVarianceByMoments: Double
  /// By what factor customers who come more than once widen variances.
  public let designEffect: Double
  /// The share of expected waits that agents' cases show, 0…1; nil where none are known.
  public let loadSlope: Double?
  /// In how many strata cases were compared.
  public let strataCount: Int
  let table: CaseTable
  let load: LoadAdjustment
  let mix: CaseMix
  let kind: CaseTable.Kind
  private let sampling: SamplingError
  private let spread: AgentSpread
  private let settings: FairnessSettings
  /// How much figures scatter in the reference; nil without one.
  let frozenFunnel: (dispersion: Double, betweenVariance: Double)?

  /// Compares agents, or returns nil when there is no case at all.
  ///
  /// Assumes that agents are peers: the same role, the same tools.
  ///
  /// Complexity: O(n log n) in the cases when they are not grouped yet, else O(n + strata × agents).
  public init?(_ table: CaseTable, settings: FairnessSettings = FairnessSettings()) {
    guard !table.isEmpty else { return nil }
    let load = settings.adjustsForLoad ? LoadAdjustment(table) : .none
    let mix = CaseMix(table, load: load, settings: settings)
    let sampling = SamplingError(table, load: load, mix: mix)
    let builder = FairEstimateBuilder(kind: table.kind, mix: mix, sampling: sampling, settings: settings)
    self.init(builder, table, load, frozenFunnel: nil)
  }

  /// Holds agents against what they were held against in a reference.
  ///
  /// - Parameters:
  ///   - table: The cases of the same agents; there may be none.
  ///   - reference: A comparison of these agents' cases as they were, without a reference itself. Its kind of values and its
  ///     settings apply.
  public init(_ table: CaseTable, heldAgainst reference: FairComparison) {
    precondition(table.agentCount == reference.table.agentCount, "a reference is of the same agents")
    precondition(reference.frozenFunnel == nil, "a reference is found from its own cases")
    let (kind, settings) = (reference.kind, reference.settings)
    let load = LoadAdjustment(table, asIn: reference.load)
    let mix = CaseMix(table, load: load, settings: settings, asIn: reference.mix)
    let sampling = SamplingError(table, mix: mix, asIn: reference.sampling)
    let builder = FairEstimateBuilder(
      kind: kind, mix: mix, sampling: sampling, settings: settings, spread: reference.spread)
    let funnel = FunnelPlot(reference)
    self.init(builder, table, load, frozenFunnel: (funnel.dispersion, funnel.betweenVariance))
  }

  private init(
    _ builder: FairEstimateBuilder, _ table: CaseTable, _ load: LoadAdjustment,
    frozenFunnel: (dispersion: Double, betweenVariance: Double)?
  ) {
    estimates = builder.estimates().map { $0.within(builder.kind.bounds) }
    (mix, sampling, spread) = (builder.mix, builder.sampling, builder.spread)
    (kind, settings) = (builder.kind, builder.settings)
    betweenVariance = spread.variance
    betweenVarianceByMoments = spread.moments
    teamMean = mix.mean
    designEffect = sampling.designEffect
    loadSlope = load.coverage > 0 ? load.slope : nil
    strataCount = mix.strata.count
    (self.table, self.load, self.frozenFunnel) = (table, load, frozenFunnel)
  }
}
