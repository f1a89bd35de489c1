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
      mean: possible(posterior.mean), low: possible(posterior.quantile(tail)),
      high: possible(posterior.quantile(1 - tail)), confidence: settings.confidence)
    let seen = observations[agent]
    let adjusted = seen.map { kind == .share ? shareOnTeamCases(own) : $0.value }
    let error = seen.map { item in
      let share = MathFunctions.expit(item.value)
      return item.variance.squareRoot() * (kind == .share ? share * (1 - share) : 1)
    }
    let reliability = seen.map { spread.variance / (spread.variance + $0.variance) } ?? 0
    return FairEstimate(
      agent: agent, records: own.cases, sample: own.weight, effectiveSample: worth(agent),
      customers: sampling.customers[agent], raw: own.observed, adjusted: adjusted,
      expected: own.weight > 0 ? own.expected : nil, standardError: error, posterior: posterior, fair: fair,
      reliability: reliability)
  }

  /// A figure within the bounds of single cases: no wait is shorter than none.
  private func possible(_ figure: Double) -> Double {
    guard case .mean(let low, let high) = kind else { return figure }
    return min(high, max(low, figure))
  }

  /// The agent's share carried over to the team's cases, without the half cases that only the spread between agents needs: they
  /// would count against everybody where failures are rare.
  private func shareOnTeamCases(_ own: CaseMix.Agent) -> Double {
    let share = min(1, max(0, own.sum / own.weight))
    if share == 0 || share == 1 { return share }
    return MathFunctions.expit(MathFunctions.logit(share) - FairEstimateBuilder.offset(own, mix))
  }

  private func posterior(_ agent: Int) -> Posterior {
    let own = mix.agents[agent]
    let prior = spread.prior(of: agent) ?? alone
    let variance = max(prior.variance, 1e-12)
    guard let seen = observations[agent] else {
      return Posterior(
        priorMean: prior.mean, priorVariance: variance, evidence: .none, isShare: kind == .share)
    }
    let evidence: Posterior.Evidence =
      switch kind {
      case .share: FairEstimateBuilder.trials(own, worth(agent), mix)
      case .mean: .normal(mean: seen.value, variance: seen.variance)
      }
    return Posterior(
      priorMean: prior.mean, priorVariance: variance, evidence: evidence, isShare: kind == .share)
  }

  /// With no colleague there is nothing to lean on but that shares are seldom extreme and means lie within their bounds.
  ///
  /// Source: the scale 2.5 for logits, Gelman et al. (2008), doi:10.1214/08-AOAS191.
  private var alone: Heterogeneity.Prior {
    switch kind {
    case .share: .init(mean: 0, variance: 2.5 * 2.5)
    case .mean(let low, let high): .init(mean: (low + high) / 2, variance: (high - low) * (high - low))
    }
  }

  /// The spread between agents most expected before looking: 0.4 logits (3.6 points at 90 %), or 15 % of what single cases differ by.
  private static func priorScale(_ kind: CaseTable.Kind, _ mix: CaseMix) -> Double {
    guard kind != .share else { return 0.4 }
    let variance = mix.agents.reduce((0.0, 0.0)) { ($0.0 + $1.weight * $1.variance, $0.1 + $1.weight) }
    return max(1e-9, 0.15 * (variance.0 / max(variance.1, 1e-300)).squareRoot())
  }

  /// The agent's records as trials.
  private static func trials(_ own: CaseMix.Agent, _ worth: Double, _ mix: CaseMix) -> Posterior.Evidence {
    let share = min(1, max(0, own.sum / own.weight))
    return .trials(successes: worth * share, failures: worth * (1 - share), offset: offset(own, mix))
  }

  /// So many records that hold nothing but the agent's own chance would be as sure as the agent's, of which it is not sure either what
  /// colleagues make of such cases.
  private func worth(_ agent: Int) -> Double {
    let (own, effective) = (mix.agents[agent], sampling.effective[agent])
    guard own.weight > 0, effective > 0 else { return 0 }
    switch kind {
    case .mean:
      let single = max(own.variance, 1e-18)
      return effective / (1 + own.expectedVariance * effective / single)
    case .share:
      let share = (min(1, max(0, own.sum / own.weight)) * effective + 0.5) / (effective + 1)
      return effective / (1 + FairEstimateBuilder.offsetVariance(own) * effective * share * (1 - share))
    }
  }

  /// How far chance may have moved what colleagues make of the agent's cases, in logits.
  private static func offsetVariance(_ own: CaseMix.Agent) -> Double {
    let slope = max(own.expectedSlope, 1e-12)
    return own.expectedVariance / (slope * slope)
  }

  /// The sampling variance of an agent's own logit.
  private static func ownVariance(_ own: CaseMix.Agent, _ effective: Double, _ mix: CaseMix) -> Double {
    let expected = inside(own.expected, mix)
    return 1 / (effective * expected * (1 - expected))
  }

  /// How much easier the agent's own cases are than the team's, in logits.
  private static func offset(_ own: CaseMix.Agent, _ mix: CaseMix) -> Double {
    MathFunctions.logit(inside(own.expected, mix)) - MathFunctions.logit(inside(own.anchor, mix))
  }

  /// A share kept half a case away from none and all.
  private static func inside(_ share: Double, _ mix: CaseMix) -> Double {
    let edge = 0.5 / (mix.weight + 1)
    return min(1 - edge, max(edge, share))
  }

  /// An agent's adjusted figure on the inner scale with its sampling variance.
  ///
  /// For shares the empirical logit, whose half cases remove the bias of the logit of a small sample, and its variance at
  /// the colleagues' share, since at the agent's own share a handful of successes would look certain. What chance may have done to the
  /// colleagues' figures is added.
  ///
  /// Source: Haldane (1956) and Anscombe (1956), doi:10.2307/2332926, for the half cases.
  private static func observation(
    _ agent: Int, _ kind: CaseTable.Kind, _ mix: CaseMix, _ sampling: SamplingError
  ) -> Heterogeneity.Observation? {
    let own = mix.agents[agent]
    let worth = sampling.effective[agent]
    guard own.weight > 0, worth > 0 else { return nil }
    switch kind {
    case .mean:
      return .init(
        value: mix.agents[agent].anchor + own.sum / own.weight - own.expected,
        variance: max(own.variance, 1e-18) / worth + own.expectedVariance)
    case .share:
      let share = min(1, max(0, own.sum / own.weight))
      let logit = MathFunctions.log((worth * share + 0.5) / (worth * (1 - share) + 0.5))
      return .init(
        value: logit - offset(own, mix),
        variance: ownVariance(own, worth, mix) + offsetVariance(own))
    }
  }
}
