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
  /// Colleagues' cases and the comparison with them stay as they are.
  public func counterfactuals(_ card: Scorecard) -> [Counterfactual] {
    guard let grade = card.grade, let place = policy.grades.firstIndex(where: { $0.name == grade.name }), place > 0,
      !card.deductions.contains(where: { if case .redLine = $0.reason { true } else { false } })
    else { return [] }
    return card.items.compactMap { counterfactual($0, card, below: place) }
  }

  private func counterfactual(_ item: ItemScore, _ card: Scorecard, below place: Int) -> Counterfactual? {
    guard let estimate = item.estimate, let raw = estimate.raw, estimate.sample > 0,
      let targets = policy.items.first(where: { $0.indicator == item.indicator })?.targets
    else { return nil }
    let scale = PointScale(targets)
    func grade(_ posterior: Posterior) -> String? {
      let expected = scale.expected(posterior)
      var changed = item
      (changed.points, changed.deviation) = (Points(expected.mean), expected.deviation)
      let items = card.items.map { $0.indicator == item.indicator ? changed : $0 }
      let taken = card.deductions.reduce(ScoreAmount.zero) { $0 + $1.amount }
      let score = items.reduce(taken) { $0 + $1.amount }
      let decision = GradeRule(policy.grades, confidence: policy.gradeConfidence)
        .decision(score: score.value, deviation: Scorer.deviation(items))
      let reached = policy.grades.firstIndex { $0.name == decision.name } ?? place
      return reached < place ? decision.name : nil
    }
    return estimate.posterior.isShare
      ? shareChange(item.indicator, estimate, raw, isRising: targets.isRising, grade)
      : meanChange(item.indicator, estimate, raw, best: targets.stretch, grade)
  }

  private func shareChange(
    _ indicator: String, _ estimate: FairEstimate, _ raw: Double, isRising: Bool, _ grade: (Posterior) -> String?
  ) -> Counterfactual? {
    let most = Int((estimate.sample * (isRising ? 1 - raw : raw)).rounded(.down))
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
