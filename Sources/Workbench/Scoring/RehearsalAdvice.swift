import Reporting
import Scoring
import Workforce

/// What a trick gains in, what takes it back, and what would catch it: all from the figures of the rehearsal at hand.
struct RehearsalAdvice {
  private let answer: RehearseAnswer
  private let kind: Gaming
  private let gain: Estimate
  private let effect: Rehearsal.GamingEffect
  private var words: RehearsalWords { answer.words }

  /// What is there to say of a kind; nil where it changed nothing.
  init?(_ kind: Gaming, _ answer: RehearseAnswer) {
    guard let gain = answer.found.policy.gains[kind], let effect = answer.found.effects[kind] else { return nil }
    (self.answer, self.kind, self.gain, self.effect) = (answer, kind, gain, effect)
  }

  /// Whether somebody would be tempted: a point at least, and not by chance.
  var pays: Bool { gain.mean >= 1 && gain.isTold && gain.low > 0 }

  /// All of it, in a few sentences.
  var text: String {
    let isChinese = words.language == .zh
    var clauses = pays ? [] : [words(gain.high < 2 ? .useless : .unclear)]
    clauses += changes
    if pays, falling.isEmpty, !isGuarded { clauses.append(words(.nothingLoses)) }
    let first =
      words.name(of: kind) + (isChinese ? "：" : ": ") + clauses.joined(separator: isChinese ? "，" : "; ")
      + (isChinese ? "。" : ".")
    guard pays else { return first }
    return ([first] + [weights, trace, gate].compactMap(\.self)).joined(separator: isChinese ? "" : " ")
  }

  // MARK: - Within the policy

  private var falling: [Rehearsal.GamingEffect.Part] {
    effect.parts.filter { $0.isSeen && $0.points.mean < 0 }.reversed()
  }
  private var isGuarded: Bool { effect.guarded.map { $0.isTold && $0.low > 0 && $0.mean >= 0.3 } ?? false }

  private func named(_ parts: [Rehearsal.GamingEffect.Part]) -> String {
    words.list(
      parts.map { part in
        let sign = part.points.mean > 0 ? "+" : ""
        let figure = "\(sign)\(answer.text(part.points.mean, .points)) (\(answer.interval(part.points, .points)))"
        return "\(words.name(ofIndicator: part.indicator)) \(figure)"
      })
  }

  /// Where it gains and loses a noticeable part of a point, as far as chance does not explain it.
  private var changes: [String] {
    let rising = effect.parts.filter { $0.isSeen && $0.points.mean > 0 }
    var clauses: [String] = []
    if !rising.isEmpty { clauses.append(words(.from, named(rising))) }
    if !falling.isEmpty { clauses.append(words(.back, named(falling))) }
    if isGuarded, let guarded = effect.guarded {
      clauses.append(
        words(.guarded, answer.text(guarded.mean, .points), answer.interval(guarded, .points)))
    }
    return clauses
  }

  /// The weight at which the indicator that takes most back would take back all; nil where none could with half of the weight.
  ///
  /// Points of an indicator are in proportion to its weight: G · (1 − w)/(1 − w₀) + d · w/w₀ = 0, where the others gain G at the weight
  /// w₀ and it loses d.
  private var weights: String? {
    guard let worst = falling.first,
      let own = answer.tried.items.first(where: { $0.indicator == worst.indicator })
    else { return nil }
    let weight = Double(own.weightPermille) / 1000
    guard weight < 1 else { return nil }
    let others = (gain.mean - worst.points.mean) / (1 - weight)
    let needed = others / (others - worst.points.mean / weight)
    guard needed > weight, needed <= 0.5 else { return nil }
    return words(
      .reweigh, words.name(ofIndicator: worst.indicator),
      answer.text((100 * needed).rounded(.up) / 100, .share), answer.text(weight, .share))
  }

  // MARK: - Beyond it

  /// What an audit, a log or another figure shows; nil where nothing is seen.
  private var trace: String? {
    guard let honest = effect.traceHonest, let bent = effect.traceBent, abs(bent.mean - honest.mean) >= 0.01 else {
      return nil
    }
    let figures = [answer.text(bent.mean, .share), answer.interval(bent, .share), answer.text(honest.mean, .share)]
    let sample = RehearsalAdvice.sample(holding: bent.mean).map { "\($0)" } ?? Figures.missing
    return words.text(words.traces(of: kind), figures + [sample])
  }

  /// So many cases, drawn at random, hold one of a kind nineteen times in twenty: the fewest n with (1 − p)ⁿ ≤ 1/20.
  static func sample(holding share: Double) -> Int? {
    var missed = 1.0
    for count in 1...10_000 {
      missed *= 1 - share
      if missed <= 0.05 { return count }
    }
    return nil
  }

  /// What keeps it from being done.
  var gate: String? {
    let scored = Set(answer.tried.items.map(\.indicator))
    return switch kind {
    case .cherryPicking: words(answer.policy.comparedBy.contains(.issue) ? .assign : .assignAndCompare)
    case .handingOver: words(.watchTransfers)
    case .markingResolved: words(.confirmClosing)
    case .selectiveAsking, .begging: words(.askAll)
    case .emptyReply: words(.readMessages)
    case .haste: scored.contains("quality-accuracy") ? nil : words(.reviewToo)
    }
  }
}
