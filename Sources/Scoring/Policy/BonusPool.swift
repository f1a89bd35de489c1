import Workforce

/// What a policy's pool leaves of bonuses.
public struct BonusPool: Sendable, Hashable {
  /// What can be paid to all together, in hundredths of the currency.
  public let cents: Int
  /// What all bonuses come to.
  public let paidCents: Int
  /// What is left of the pool: negative when it is exceeded, none where bonuses were not cut to fit it and need not be.
  public let balanceCents: Int

  /// What all bonuses of a period come to; nil when the policy has no pool.
  public init?(_ scores: PeriodScores) {
    guard let pool = scores.policy.bonus?.pool else { return nil }
    cents = Int((pool * 100).rounded())
    let bonuses = scores.cards.compactMap(\.bonus)
    paidCents = bonuses.reduce(0) { $0 + $1.paidCents }
    let rest = cents - paidCents
    balanceCents = rest < 0 || bonuses.contains { $0.poolCents < 0 } ? rest : 0
  }

  /// Bonuses cut as a reference cuts them, so that what one agent earns more takes nothing from another.
  ///
  /// Who is due what was due in the reference, part time and part of the period allowed for, is paid what was paid there, to the cent.
  /// The pool may be exceeded by it, or not exhausted.
  static func kept(_ cards: [Scorecard], asIn reference: PeriodScores) -> [Scorecard] {
    let known = reference.cards.compactMap { card in card.bonus.map { (card.agent, $0) } }
    let bonuses = Dictionary(known, uniquingKeysWith: { first, _ in first })
    let due = known.reduce(0) { $0 + $1.1.dueCents }
    let paid = known.reduce(0) { $0 + $1.1.paidCents }
    let factor = due > 0 ? Double(paid) / Double(due) : 1
    return cards.map { card in
      guard let bonus = card.bonus else { return card }
      var card = card
      if let old = bonuses[card.agent], old.dueCents == bonus.dueCents {
        card.bonus?.poolCents = old.poolCents
      } else {
        card.bonus?.poolCents = Int((Double(bonus.dueCents) * factor).rounded()) - bonus.dueCents
      }
      return card
    }
  }
}

extension Bonus {
  /// What is to be paid before the pool is looked at.
  fileprivate var dueCents: Int { earnedCents + proRataCents }
}
