/// When a figure is one of a group and not of a person.
///
/// Source: minimum frequency and dominance, Hundepool et al. (2012), Statistical Disclosure Control, Wiley, section 4.2.2; that two together
/// may not have more than nine tenths is stricter than the p % rule with p = 10.
public struct SuppressionRule: Hashable, Sendable {
  /// So many agents must be behind a figure.
  public var smallest = 5
  /// One of them may have no more than this share of its records.
  public var largestShare = 0.75
  /// Two of them may have no more than this share.
  public var largestTwoShares = 0.9

  /// The rule recommended.
  public init() {}

  /// Whether a figure of these agents can be shown.
  ///
  /// - Parameter agents: The records of each, by weight; none where nobody is named, so that no person can be meant.
  public func allows(_ agents: [Int32: Double]) -> Bool {
    if agents.isEmpty { return true }
    guard agents.count >= smallest else { return false }
    let sorted = agents.values.sorted(by: >)
    let sum = sorted.reduce(0, +)
    return sorted[0] <= largestShare * sum && sorted[0] + sorted[1] <= largestTwoShares * sum
  }
}
