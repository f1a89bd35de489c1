import Reporting
import Scoring
import Workforce

/// What a rehearsal means for whoever decides on the policy, in three sentences: grades, circumstances, tricks.
struct RehearsalSummary {
  private let answer: RehearseAnswer
  private var found: Rehearsal { answer.found }
  private var words: RehearsalWords { answer.words }

  /// From so many points on a cost matters.
  private static let seriousPoints = 2.0
  /// Where a cost could be so many points, nothing has been learnt of it.
  private static let tooWide = 5.0

  init(_ answer: RehearseAnswer) { self.answer = answer }

  /// The sentences.
  var sentences: [String] { [grades, circumstances, gaming].compactMap(\.self) }

  private var grades: String? {
    let (own, naive) = (found.policy, found.naive)
    if let ungraded = own.ungraded, ungraded.mean > 0.5 {
      return words(.seldomGraded, answer.text(ungraded.mean, true), answer.interval(ungraded, true))
    }
    guard let right = own.gradeRight, let below = own.gradeBelow else { return nil }
    if let most = zip(answer.tried.grades, found.earned).max(by: { $0.1.mean < $1.1.mean }), most.1.mean > 0.9 {
      return words(
        .oneGrade, most.0.name, answer.text(right.mean, true), answer.interval(right, true),
        answer.text(most.1.mean, true))
    }
    // Too low a grade is what hurts; too high a one is mostly the benefit of the doubt.
    let isPoor = right.mean < 0.7 || below.mean > 0.05
    return words(
      isPoor ? .notTrusted : right.low < 0.7 ? .hardlyKnown : .trusted, answer.text(right.mean, true),
      answer.interval(right, true),
      answer.text(below.mean, true), naive.gradeRight.map { answer.text($0.mean, true) } ?? Figures.missing,
      naive.gradeBelow.map { answer.text($0.mean, true) } ?? Figures.missing)
  }

  private var circumstances: String? {
    let kinds = answer.circumstances.told.filter { found.policy.costs[$0] != nil }
    guard !kinds.isEmpty else { return words(.alike) }
    let serious = kinds.compactMap { kind in found.policy.costs[kind].map { (kind, $0) } }
      .filter { $0.1.mean >= Self.seriousPoints && $0.1.low > 0 }
    guard serious.isEmpty else {
      let missing = serious.flatMap { needed(for: $0.0) }.filter { !answer.policy.comparedBy.contains($0) }
      let remedy =
        missing.isEmpty
        ? words(.lackingNothing)
        : words(.lacking, words.list(ScorePolicy.Comparison.allCases.filter(missing.contains).map(\.rawValue)))
      let named = serious.map { kind, cost in
        let (points, interval) = (answer.text(cost.mean, false), answer.interval(cost, false))
        return words.language == .zh
          ? "\(words.name(of: kind))（\(points) 分，区间 \(interval)）" : "\(words.name(of: kind)) \(points) (\(interval))"
      }
      return words(.unfair, words.list(named), remedy)
    }
    func most(_ finding: Rehearsal.Finding) -> Double {
      max(0, kinds.compactMap { finding.costs[$0]?.high }.max() ?? 0)
    }
    let named = words.list(kinds.map(words.name(of:)))
    return words(
      most(found.policy) > Self.tooWide ? .unknownCosts : .fair, answer.text(most(found.policy), false),
      named.prefix(1).uppercased() + named.dropFirst(), answer.text(most(found.naive), false))
  }

  /// What must be compared by so that a circumstance costs nothing.
  private func needed(for circumstance: Circumstance) -> [ScorePolicy.Comparison] {
    switch circumstance {
    case .night: [.hours]
    case .thin: [.load]
    case .hard: [.issue]
    }
  }

  private var gaming: String? {
    let gains = Gaming.allCases.compactMap { kind in found.policy.gains[kind].map { (kind, $0) } }
    guard let best = gains.max(by: { $0.1.mean < $1.1.mean }) else { return nil }
    guard best.1.mean >= 1, best.1.low > 0 else {
      return words(.notTempting, answer.text(max(0, gains.map(\.1.high).max() ?? 0), false))
    }
    return words(
      .tempting, words.name(of: best.0), answer.text(best.1.mean, false), answer.interval(best.1, false),
      words.remedy(against: best.0))
  }
}
