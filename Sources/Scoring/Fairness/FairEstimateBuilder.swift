import Workforce

/// Puts case mix, sampling error and the spread between agents together.
struct FairEstimateBuilder {
  let kind: CaseTable.Kind
  let mix: CaseMix
  let sampling: SamplingError
  let settings: FairnessSettings
  /// How much agents differ, and around what.
  let spread: AgentSpread
  private let observations: [Heterogeneity.Observation?]

  /// Puts things together.
  ///
  /// - Parameter spread: How much agents differ, where that was found in a reference; nil where these agents are to show it.
  init(
    kind: CaseTable.Kind, mix: CaseMix, sampling: SamplingError, settings: FairnessSettings, spread: AgentSpread? = nil
  ) {
    (self.kind, self.mix, self.sampling, self.settings) = (kind, mix, sampling, settings)
    let seen = mix.agents.indices.map { FairEstimateBuilder.observation($0, kind, mix, sampling) }
    observations = seen
    self.spread = spread ?? AgentSpread(seen, scale: FairEstimateBuilder.priorScale(kind, mix))
  }

  /// All agents' estimates, by index.
  func estimates() -> [FairEstimate] { mix.agents.indices.map(estimate) }

  private func estimate(_ agent: Int) -> FairEstimate {
    let own = mix.agents[agent]
    let posterior = posterior(agent)
    let tail = (1 - settings.confidence) / 2
    let fair = Estimate(
      mean: posterior.mean, low: posterior.quantile(tail), high: posterior.quantile(1 - tail),
      confidence: settings.confidence)
    let seen = observations[agent]
    // What nobody shares is not adjusted.
    let adjusted = seen == nil ? own.raw : adjusted(own)
    let error = seen.map { item in
      let part = MathFunctions.expit(item.value)
      return item.variance.squareRoot() * part * (1 - part) * kind.limit
    }
    let reliability = seen.map { spread.variance / (spread.variance + $0.variance) } ?? 0
    return FairEstimate(
      agent: agent, records: own.cases, sample: own.weight, effectiveSample: worth(agent),
      customers: sampling.customers[agent], raw: own.observed, adjusted: adjusted,
      expected: own.weight > 0 ? own.expected : nil, standardError: error, posterior: posterior, fair: fair,
      reliability: reliability, shared: own.shared)
  }

  /// The agent's figure carried over to the team's cases.
  ///
  /// For shares without the half cases that only the spread between agents needs: they would count against everybody where failures
  /// are rare.
  private func adjusted(_ own: CaseMix.Agent) -> Double {
    guard kind == .share else { return own.onTeamCases }
    let share = own.comparedShare
    if share == 0 || share == 1 { return share }
    return MathFunctions.expit(MathFunctions.logit(share) - FairEstimateBuilder.offset(own, mix))
  }

  private func posterior(_ agent: Int) -> Posterior {
    let prior = spread.prior(of: agent) ?? alone
    return Posterior(
      priorMean: prior.mean, priorVariance: max(prior.variance, 1e-12) + strangeness(mix.agents[agent]),
      evidence: evidence(agent), kind: kind)
  }

  /// By how much more somebody may differ the greater part of whose work nobody shares: the spread between colleagues need not be that of
  /// those who work apart.
  ///
  /// For whom nobody shares anything with, the mean of τ² under the Rayleigh prior that is believed before looking, 2 × its scale².
  private func strangeness(_ own: CaseMix.Agent) -> Double {
    max(0, 1 - own.shared / FairEstimate.leastShared) * 2 * spread.scale * spread.scale
  }

  /// With no colleague there is nothing to lean on but that shares and marks are seldom extreme, and that amounts are of any size.
  ///
  /// Source: the scale 2.5 for logits, Gelman et al. (2008), doi:10.1214/08-AOAS191.
  private var alone: Heterogeneity.Prior {
    switch kind {
    case .share, .mark: .init(mean: 0, variance: 2.5 * 2.5)
    case .amount: .init(mean: 0, variance: 25)
    }
  }

  /// The spread between agents most expected before looking: 0.4 logits of shares (3.6 points at 90 %), else 15 % of what single cases
  /// differ by.
  private static func priorScale(_ kind: CaseTable.Kind, _ mix: CaseMix) -> Double {
    guard kind != .share else { return 0.4 }
    let variance = mix.agents.reduce((0.0, 0.0)) { ($0.0 + $1.weight * $1.variance, $0.1 + $1.weight) }
    let mean = part(mix.mean, kind, mix)
    let deviation = (variance.0 / max(variance.1, 1e-300)).squareRoot() / kind.limit
    return min(2, max(1e-6, 0.15 * deviation / (mean * (1 - mean))))
  }

  /// What an agent's cases say.
  private func evidence(_ agent: Int) -> Posterior.Evidence {
    let own = mix.agents[agent]
    let worth = worth(agent)
    guard observations[agent] != nil else { return .none }
    switch kind {
    case .share:
      let share = own.comparedShare
      return .trials(
        successes: worth * share, failures: worth * (1 - share), offset: FairEstimateBuilder.offset(own, mix))
    case .mark:
      let mean = FairEstimateBuilder.part(own.onTeamCases, kind, mix)
      let information = worth * FairEstimateBuilder.information(own, kind, mix)
      return .trials(successes: information * mean, failures: information * (1 - mean), offset: 0)
    case .amount:
      return .amount(
        Posterior.Amount(
          mean: FairEstimateBuilder.part(own.onTeamCases, kind, mix),
          information: worth * FairEstimateBuilder.information(own, kind, mix),
          level: FairEstimateBuilder.part(own.anchor, kind, mix)))
    }
  }

  /// So many records that hold nothing but the agent's own chance would be as sure as the agent's, of which it is not sure either what
  /// colleagues make of such cases.
  private func worth(_ agent: Int) -> Double {
    FairEstimateBuilder.worth(mix.agents[agent], sampling.effective[agent], kind)
  }

  private static func worth(_ own: CaseMix.Agent, _ effective: Double, _ kind: CaseTable.Kind) -> Double {
    let effective = effective * own.shared
    guard own.comparedWeight > 0, effective > 0 else { return 0 }
    switch kind {
    case .mark, .amount:
      return effective / (1 + own.expectedVariance * effective / max(own.variance, 1e-18))
    case .share:
      let share = (own.comparedShare * effective + 0.5) / (effective + 1)
      return effective / (1 + offsetVariance(own) * effective * share * (1 - share))
    }
  }

  /// How far chance may have moved what colleagues make of the agent's cases, in logits.
  private static func offsetVariance(_ own: CaseMix.Agent) -> Double {
    let slope = max(own.expectedSlope, 1e-12)
    return own.expectedVariance / (slope * slope)
  }

  /// The sampling variance of an agent's own logit.
  private static func ownVariance(_ own: CaseMix.Agent, _ effective: Double, _ mix: CaseMix) -> Double {
    let expected = inside(own.comparedExpected, mix)
    return 1 / (effective * expected * (1 - expected))
  }

  /// How much easier the agent's own cases are than the team's, in logits.
  private static func offset(_ own: CaseMix.Agent, _ mix: CaseMix) -> Double {
    MathFunctions.logit(inside(own.comparedExpected, mix)) - MathFunctions.logit(inside(own.anchor, mix))
  }

  /// A share kept half a case away from none and all.
  private static func inside(_ share: Double, _ mix: CaseMix) -> Double {
    let edge = 0.5 / (mix.weight + 1)
    return min(1 - edge, max(edge, share))
  }

  /// A mean of marks or amounts as a part of the most that it can be, kept from none and all by half a case at a tenth of that.
  private static func part(_ mean: Double, _ kind: CaseTable.Kind, _ mix: CaseMix) -> Double {
    let edge = 0.05 / (mix.weight + 1)
    return min(1 - edge, max(edge, mean / kind.limit))
  }

  /// What one record tells: the variance that the kind of values has at the colleagues' mean, as parts of the most that they can be, over
  /// the variance found.
  private static func information(_ own: CaseMix.Agent, _ kind: CaseTable.Kind, _ mix: CaseMix) -> Double {
    let level = part(own.anchor, kind, mix)
    let shape = level * (1 - level) * (kind == .mark ? 1 : level)
    return shape * kind.limit * kind.limit / max(own.variance, 1e-18)
  }

  /// An agent's adjusted figure on the inner scale with its sampling variance.
  ///
  /// For shares the empirical logit, whose half cases remove the bias of the logit of a small sample, and its variance at
  /// the colleagues' share, since at the agent's own share a handful of successes would look certain. What chance may have done to the
  /// colleagues' figures is added. Marks and amounts likewise, the bias of whose logit is known from the variance.
  ///
  /// Source: Haldane (1956) and Anscombe (1956), doi:10.2307/2332926, for the half cases.
  private static func observation(
    _ agent: Int, _ kind: CaseTable.Kind, _ mix: CaseMix, _ sampling: SamplingError
  ) -> Heterogeneity.Observation? {
    let own = mix.agents[agent]
    guard own.comparedWeight > 0, sampling.effective[agent] > 0 else { return nil }
    if kind == .share {
      let (share, effective) = (own.comparedShare, sampling.effective[agent] * own.shared)
      let logit = MathFunctions.log((effective * share + 0.5) / (effective * (1 - share) + 0.5))
      return .init(
        value: logit - offset(own, mix), variance: ownVariance(own, effective, mix) + offsetVariance(own))
    }
    let information = worth(own, sampling.effective[agent], kind) * information(own, kind, mix)
    let (mean, level) = (part(own.onTeamCases, kind, mix), part(own.anchor, kind, mix))
    let variance = 1 / (information * (kind == .mark ? level * (1 - level) : 1 - level))
    // The approximation holds for small steps only.
    return .init(value: MathFunctions.logit(mean) + min(variance, 1) * (0.5 - level), variance: variance)
  }
}

extension CaseMix.Agent {
  /// Of shares, the agent's own over cases that colleagues have the like of.
  fileprivate var comparedShare: Double { min(1, max(0, comparedSum / comparedWeight)) }

  /// The agent's own mean of such cases carried over to the team's cases, the difference from colleagues being the same.
  fileprivate var onTeamCases: Double { anchor + comparedSum / comparedWeight - comparedExpected }
}
