/// Shares a whole number out so that the parts add up to it.
public enum Apportionment {
  /// The parts nearest to proportional, by largest remainders; the earlier of two equal remainders first.
  ///
  /// - Parameters:
  ///   - total: What is shared out, not negative.
  ///   - weights: In what proportion, none negative, at least one positive.
  /// - Returns: Whole numbers that add up to `total`.
  public static func share(_ total: Int, by weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    precondition(total >= 0 && sum > 0 && weights.allSatisfy { $0 >= 0 }, "shares need weights")
    let exact = weights.map { Double(total) * $0 / sum }
    var parts = exact.map { Int($0.rounded(.down)) }
    let order = weights.indices.sorted { (Double(parts[$0]) - exact[$0], $0) < (Double(parts[$1]) - exact[$1], $1) }
    var rest = total - parts.reduce(0, +)
    for index in order where rest > 0 && weights[index] > 0 {
      parts[index] += 1
      rest -= 1
    }
    return parts
  }
}
