import Workforce

/// What would have changed a grade, all else being as it was.
public struct Counterfactual: Sendable, Hashable {
  /// What would have had to be different.
  public enum Change: Sendable, Hashable {
    /// So many more successes among the agent's own cases.
    case successes(count: Int, of: Int)
    /// Another mean of the agent's own cases.
    case mean(from: Double, to: Double)
  }

  /// The indicator.
  public var indicator: String
  /// What would have had to be different.
  public var change: Change
  /// The grade it would have earned.
  public var grade: String
}

extension Scorer {
  /// For each indicator alone, the smallest change of an agent's own cases that would have earned a higher grade, where there is one.
  ///
  /// Colleagues' cases and the comparison with them stay as they are, and so do limits of points that other items must lift.
  ///
  /// - Parameters:
  ///   - card: The agent's scorecard.
  ///   - cap: The highest score that events leave possible; infinite for none.
  public func counterfactuals(_ card: Scorecard, cap: Double = .infinity) -> [Counterfactual] {
    guard let grade = card.grade, let place = policy.grades.firstIndex(where: { $0.name == grade.name }), place > 0,
      !card.deductions.contains(where: { if case .redLine = $0.reason { true } else { false } })
    else { return [] }
    return card.items.compactMap { counterfactual($0, card, below: place, cap: cap) }
  }

  /// The most points that an item can earn while the items that guard it are as they are.
  private func limit(of item: ItemScore, _ card: Scorecard) -> Double {
    policy.guards.filter { rule in
      guard rule.items.contains(item.indicator),
        let estimate = card.items.first(where: { $0.indicator == rule.needs })?.estimate,
        let targets = policy.items.first(where: { $0.indicator == rule.needs })?.targets
      else { return false }
      return !rule.isMet(low: estimate.fair.low, high: estimate.fair.high, isRising: targets.isRising)
    }.map(\.limit).min() ?? 120
  }

  private func counterfactual(
    _ item: ItemScore, _ card: Scorecard, below place: Int, cap: Double
  ) -> Counterfactual? {
    guard let estimate = item.estimate, let raw = estimate.raw, estimate.sample > 0,
      let targets = policy.items.first(where: { $0.indicator == item.indicator })?.targets
    else { return nil }
    let scale = PointScale(targets)
    let limit = limit(of: item, card)
    // What is taken off this item is in its limited points already.
    let others = card.deductions.filter {
      if case .pointGuard(item.indicator, _, _) = $0.reason { false } else { true }
    }
    func grade(_ posterior: Posterior) -> String? {
      let expected = scale.expected(posterior)
      let mean = limit < 120 ? scale.expected(posterior, limit: limit).mean : expected.mean
      var changed = item
      (changed.points, changed.deviation) = (Points(mean), expected.deviation)
      let items = card.items.map { $0.indicator == item.indicator ? changed : $0 }
      let taken = others.reduce(ScoreAmount.zero) { $0 + $1.amount }
      let score = items.reduce(taken) { $0 + $1.amount }
      let decision = GradeRule(policy.grades, confidence: policy.gradeConfidence)
        .decision(score: score.value, deviation: Scorer.deviation(items), cap: cap)
      let reached = policy.grades.firstIndex { $0.name == decision.name } ?? place
      return reached < place ? decision.name : nil
    }
    return estimate.posterior.kind == .share
      ? shareChange(item.indicator, estimate, raw, isRising: targets.isRising, grade)
      : meanChange(item.indicator, estimate, raw, best: targets.stretch, grade)
  }

  private func shareChange(
    _ indicator: String, _ estimate: FairEstimate, _ raw: Double, isRising: Bool, _ grade: (Posterior) -> String?
  ) -> Counterfactual? {
    // Twenty less four fifths of twenty is 3.999… in binary.
    let most = Int((estimate.sample * (isRising ? 1 - raw : raw) + 1e-9).rounded(.down))
    let worth = estimate.effectiveSample / estimate.sample
    func reached(_ count: Int) -> String? {
      grade(estimate.posterior.changed(successes: Double(count) * worth * (isRising ? 1 : -1), mean: 0))
    }
    guard most > 0, reached(most) != nil else { return nil }
    var (low, high) = (0, most)
    while high - low > 1 {
      let middle = (low + high) / 2
      if reached(middle) == nil { low = middle } else { high = middle }
    }
    guard let name = reached(high) else { return nil }
    return Counterfactual(
      indicator: indicator, change: .successes(count: high, of: Int(estimate.sample.rounded())), grade: name)
  }

  private func meanChange(
    _ indicator: String, _ estimate: FairEstimate, _ raw: Double, best: Double, _ grade: (Posterior) -> String?
  ) -> Counterfactual? {
    let whole = best - raw
    func reached(_ part: Double) -> String? { grade(estimate.posterior.changed(successes: 0, mean: whole * part)) }
    guard reached(1) != nil else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if reached(middle) == nil { low = middle } else { high = middle }
    }
    guard let name = reached(high) else { return nil }
    return Counterfactual(indicator: indicator, change: .mean(from: raw, to: raw + whole * high), grade: name)
  }
}
