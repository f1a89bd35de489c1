import Reporting
import Scoring
import Workforce

/// What a rehearsal means for whoever decides on the policy, in a sentence or two each: peers, grades, money, circumstances, tricks.
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
  var sentences: [String] { [peers, grades, money, circumstances, gaming].compactMap(\.self) }

  private func joined(_ sentences: String...) -> String {
    sentences.joined(separator: words.language == .zh ? "" : " ")
  }

  /// Why there is no grade where too few are compared.
  private var peers: String? {
    guard let lacking = found.policy.withoutPeers, lacking.mean > 0 else { return nil }
    let needed = answer.agentsForPeers.map { words(.moreAgents, "\($0)") }
    return words(
      .fewPeers, answer.text(lacking.mean, .share), answer.interval(lacking, .share), "\(answer.policy.peers.minimum)",
      answer.policy.peers.basis.rawValue, needed ?? words(.widerPeers))
  }

  private var grades: String? {
    let (own, naive) = (found.policy, found.naive)
    if let unscored = own.unscored, unscored.mean > 0.5 {
      return words(.seldomScored, answer.text(unscored.mean, .share), answer.interval(unscored, .share))
    }
    if let lacking = own.withoutEvidence, lacking.mean > 0.5 {
      return words(.seldomGraded, answer.text(lacking.mean, .share), answer.interval(lacking, .share))
    }
    guard let right = own.gradeRight, let below = own.gradeBelow, let guess = own.guessRight else { return nil }
    if let most = zip(answer.tried.grades, found.earned).max(by: { $0.1.mean < $1.1.mean }), most.1.mean > 0.9 {
      return words(
        .oneGrade, most.0.name, answer.text(right.mean, .share), answer.interval(right, .share),
        answer.text(most.1.mean, .share))
    }
    let facts = words(
      .found, answer.text(right.mean, .share), answer.interval(right, .share), answer.text(below.mean, .share),
      naive.gradeRight.map { answer.text($0.mean, .share) } ?? Figures.missing,
      naive.gradeBelow.map { answer.text($0.mean, .share) } ?? Figures.missing,
      answer.tried.grades[found.commonest].name, answer.text(guess.mean, .share), answer.interval(guess, .share))
    return joined(facts, verdict(right, below, own.beyondGuess))
  }

  /// Whether a policy may be used, by how often its grades are right, and how much more often than a guess.
  private func verdict(_ right: Estimate, _ below: Estimate, _ beyond: Estimate?) -> String {
    guard let beyond else { return words(.perhapsNoBetter) }
    if beyond.mean <= 0 { return words(.noBetter) }
    // Too low a grade is what hurts; too high a one is mostly the benefit of the doubt.
    let faults = (right.mean < 0.7 ? [words(.fewRight)] : []) + (below.mean > 0.05 ? [words(.manyWorse)] : [])
    if !faults.isEmpty {
      let isUnfair = (found.policy.circumstance?.mean ?? 0) > (found.policy.luck?.mean ?? 1)
      return words(isUnfair ? .notTrustedUnfair : .notTrusted, words.list(faults))
    }
    return words(beyond.low <= 0 ? .perhapsNoBetter : right.low < 0.7 ? .hardlyKnown : .trusted)
  }

  private var money: String? {
    guard let pay = found.policy.pay, let paid = pay.paid, let undeserved = pay.undeservedShare,
      let missed = pay.missedShare, let swing = pay.swing
    else { return nil }
    if swing.mean == 0, undeserved.mean == 0, missed.mean == 0 { return words(.payingAlike, answer.money(paid.mean)) }
    func share(_ value: Estimate?) -> String { value.map { answer.text($0.mean, .share) } ?? Figures.missing }
    let text = words(
      .paying, answer.money(paid.mean), share(undeserved), answer.interval(undeserved, .share), share(missed),
      answer.interval(missed, .share), share(found.naive.pay?.undeservedShare), share(found.naive.pay?.missedShare),
      answer.money(swing.mean), answer.interval(swing, .money))
    let costs = Circumstance.allCases.compactMap { kind in
      pay.costs[kind].map { cost in
        let isChinese = words.language == .zh
        let interval = answer.interval(cost, .money)
        return "\(words.name(of: kind)) \(answer.money(cost.mean))" + (isChinese ? "（\(interval)）" : " (\(interval))")
      }
    }
    return costs.isEmpty ? text : joined(text, words(.payingCosts, words.list(costs)))
  }

  private var circumstances: String? {
    let kinds = answer.circumstances.told.filter { found.policy.costs[$0] != nil }
    guard !kinds.isEmpty else { return words(.alike) }
    let serious = kinds.compactMap { kind in found.policy.costs[kind].map { (kind, $0) } }
      .filter { $0.1.mean >= Self.seriousPoints && $0.1.low > 0 }
    guard serious.isEmpty else {
      let missing = serious.flatMap { needed(for: $0.0) }.filter { !answer.policy.comparedBy.contains($0) }
      let comparisons = ScorePolicy.Comparison.allCases.filter(missing.contains).map(\.rawValue)
      let isAlike = serious.allSatisfy { answer.isSameForPeers($0.0) }
      let remedies =
        (comparisons.isEmpty ? [] : [words(.lacking, words.list(comparisons))])
        + (isAlike ? [words(.alikePeers, answer.policy.peers.basis.rawValue)] : [])
      let remedy =
        remedies.isEmpty ? words(.lackingNothing) : remedies.joined(separator: words.language == .zh ? "；" : "; ")
      let named = serious.map { kind, cost in
        let (points, interval) = (answer.text(cost.mean, .points), answer.interval(cost, .points))
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
      most(found.policy) > Self.tooWide ? .unknownCosts : .fair, answer.text(most(found.policy), .points),
      named.prefix(1).uppercased() + named.dropFirst(), answer.text(most(found.naive), .points))
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
    let paying = gains.filter { RehearsalAdvice($0.0, answer)?.pays == true }
    guard let best = paying.max(by: { $0.1.mean < $1.1.mean }) else {
      let most = gains.map(\.1).filter(\.isTold).map(\.high).max()
      return most.map { words(.notTempting, answer.text(max(0, $0), .points)) }
    }
    let text = words(
      .tempting, words.name(of: best.0), answer.text(best.1.mean, .points), answer.interval(best.1, .points))
    return RehearsalAdvice(best.0, answer)?.gate.map { joined(text, $0) } ?? text
  }
}
