public import Workforce

/// What one way of scoring pays in a period, beside what skill earns; in units of the currency.
struct RehearsalPay: Sendable {
  /// What all together are paid, and what they would be paid by what their skill earns.
  let (paid, due): (Double, Double)
  /// What is paid beyond what the receiver's skill earns, and what is paid less than that.
  let (undeserved, missed): (Double, Double)
  /// How many agents there were.
  let agents: Int
  /// What each circumstance costs an agent, skill and the other circumstances held equal.
  let costs: [Circumstance: Double]
  /// By how much an agent's pay differs on average from that of another period with the same skill; nil where there is none.
  let swing: Double?

  /// Pay held against pay by the true scores.
  ///
  /// - Parameters:
  ///   - paid: What each agent is paid, in hundredths of the currency.
  ///   - truths: The scores that the skills earn; the pool, if there is one, cuts what they earn as it cuts what is paid.
  ///   - next: What each is paid in another period with the same skill; nil for who is not there, empty for no such period.
  ///   - rule: The policy's rule.
  ///   - names: The agents.
  ///   - circumstances: Who works under which.
  init(
    _ paid: [Int], truths: [Double], next: [Int?], _ rule: BonusRule, agents names: [String],
    _ circumstances: Circumstances
  ) {
    let due = rule.withinPool(truths.map(rule.earnedCents))
    func units(_ cents: Int) -> Double { Double(cents) / 100 }
    self.paid = units(paid.reduce(0, +))
    self.due = units(due.reduce(0, +))
    undeserved = units(zip(paid, due).reduce(0) { $0 + max(0, $1.0 - $1.1) })
    missed = units(zip(paid, due).reduce(0) { $0 + max(0, $1.1 - $1.0) })
    agents = paid.count
    costs = ScoreSpread(paid.map(units), due.map(units), agents: names, circumstances).costs
    let pairs = zip(paid, next).compactMap { own, other in other.map { abs(own - $0) } }
    swing = pairs.isEmpty ? nil : units(pairs.reduce(0, +)) / Double(pairs.count)
  }
}

extension Rehearsal {
  /// What a way of scoring pays per period, in the policy's currency.
  public struct Pay: Sendable, Hashable {
    /// What all together are paid.
    public var paid: Estimate?
    /// What all together would be paid by what their skill earns.
    public var due: Estimate?
    /// What is paid beyond what the receiver's skill earns.
    public var undeserved: Estimate?
    /// The share of all that is paid.
    public var undeservedShare: Estimate?
    /// What agents are paid less than their skill earns.
    public var missed: Estimate?
    /// The share of all that skill earns.
    public var missedShare: Estimate?
    /// By how much an agent's pay differs from one period to the next although skill is the same: the mean of the absolute difference.
    public var swing: Estimate?
    /// What circumstances cost an agent, skill and the other circumstances held equal; those that cannot be told are absent.
    public var costs: [Circumstance: Estimate]

    /// Puts periods together; nil where nothing is paid by the policy.
    init?(_ periods: [RehearsalPay?]) {
      let periods = periods.compactMap(\.self)
      guard !periods.isEmpty else { return nil }
      let agents = periods.reduce(0) { $0 + $1.agents }
      func mean(_ value: (RehearsalPay) -> Double?) -> Estimate? { RehearsalInterval.mean(periods.map(value)) }
      func share(_ part: (RehearsalPay) -> Double, _ whole: (RehearsalPay) -> Double) -> Estimate? {
        RehearsalInterval.share(periods.map { (part($0), whole($0)) }, cases: agents)
      }
      /// Nobody pays less than nothing.
      func amount(_ value: (RehearsalPay) -> Double?) -> Estimate? {
        mean(value)?.limited(to: 0 ... .greatestFiniteMagnitude)
      }
      (paid, due) = (amount(\.paid), amount(\.due))
      (undeserved, missed) = (amount(\.undeserved), amount(\.missed))
      undeservedShare = share(\.undeserved, \.paid)
      missedShare = share(\.missed, \.due)
      swing = amount(\.swing)
      costs = Dictionary(
        Circumstance.allCases.compactMap { kind in mean { $0.costs[kind] }.map { (kind, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
