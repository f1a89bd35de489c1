public import Workforce

/// Where two definitions of a figure differ: every conversation that counts differently under them.
public struct Reconciliation: Sendable {
  /// A conversation that counts differently.
  public struct Difference: Hashable, Sendable {
    /// The conversation's identity.
    public var conversation: String
    /// What it adds to the numerator under the first definition.
    public var leftValue: Double
    /// With what weight.
    public var leftWeight: Double
    /// What it adds to the numerator under the second definition.
    public var rightValue: Double
    /// With what weight.
    public var rightWeight: Double
  }

  /// The figure under the first definition; nil when nothing counts.
  public var left: Double?
  /// The figure under the second definition; nil when nothing counts.
  public var right: Double?
  /// The conversations that count differently, in the order of the book.
  public var differences: [Difference] = []
  /// How many conversations count the same under both.
  public var agreeing = 0

  /// Compares the team's contributions under two definitions.
  ///
  /// - Parameters:
  ///   - left: Contributions under the first definition.
  ///   - right: Contributions under the second definition, of the same book.
  ///   - book: The records.
  ///   - tolerance: Up to which difference two values count as the same, such as half a second.
  public init(
    _ left: [Contribution], _ right: [Contribution], in book: RecordBook, tolerance: Double = 1e-9
  ) {
    var sums: [Int32: Difference] = [:]
    for (items, isLeft) in [(left, true), (right, false)] {
      for item in items where item.scope != .agent && item.conversation >= 0 {
        var sum =
          sums[item.conversation]
          ?? Difference(
            conversation: book.identities[Int(item.conversation)], leftValue: 0, leftWeight: 0, rightValue: 0,
            rightWeight: 0)
        if isLeft {
          sum.leftValue += item.numerator
          sum.leftWeight += item.denominator
        } else {
          sum.rightValue += item.numerator
          sum.rightWeight += item.denominator
        }
        sums[item.conversation] = sum
      }
    }
    for conversation in sums.keys.sorted() {
      guard let sum = sums[conversation] else { continue }
      if abs(sum.leftValue - sum.rightValue) <= tolerance, abs(sum.leftWeight - sum.rightWeight) <= tolerance {
        agreeing += 1
      } else {
        differences.append(sum)
      }
    }
    self.left = Reconciliation.figure(of: left)
    self.right = Reconciliation.figure(of: right)
  }

  private static func figure(of items: [Contribution]) -> Double? {
    let whole = items.filter { $0.scope != .agent }
    let weight = whole.reduce(0) { $0 + $1.denominator }
    return weight > 0 ? whole.reduce(0) { $0 + $1.numerator } / weight : nil
  }
}
