/// How right a ranking is at its ends.
struct RankFacts: Sendable, Hashable {
  /// Of the three who rank first, the share who truly are among the best three.
  var topRight: Double
  /// Of the three who rank last, the share who truly belong to the better half.
  var bottomWrong: Double

  /// Ranks by scores, held against ranks by what skill earns; nil for fewer than seven.
  ///
  /// Equal scores stand in the order given.
  init?(_ scores: [Double], _ truths: [Double]) {
    let count = scores.count
    guard count >= 7 else { return nil }
    func order(_ values: [Double]) -> [Int] {
      values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    }
    let (byScore, byTruth) = (order(scores), order(truths))
    let best = Set(byTruth.prefix(3))
    let upper = Set(byTruth.prefix(count / 2))
    topRight = Double(byScore.prefix(3).count(where: best.contains)) / 3
    bottomWrong = Double(byScore.suffix(3).count(where: upper.contains)) / 3
  }
}
