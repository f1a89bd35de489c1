/// How much a share differs between channels beyond what chance does.
///
/// Source: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2, the estimate by moments of the variance between groups.
enum ChannelSpread {
  /// The standard deviation between channels, or nil with fewer than two channels that have data.
  static func deviation(of channels: [FigureBuilder]) -> Double? {
    let groups = channels.compactMap { builder in builder.share.map { (share: $0, trials: builder.worth) } }
    guard groups.count > 1 else { return nil }
    let weights = groups.map { group in
      // Half a success and half a failure added keep a perfect channel from counting as certain.
      let share = (group.share * group.trials + 0.5) / (group.trials + 1)
      return group.trials / (share * (1 - share))
    }
    let sum = weights.reduce(0, +)
    let mean = zip(groups, weights).reduce(0) { $0 + $1.0.share * $1.1 } / sum
    let heterogeneity = zip(groups, weights).reduce(0) {
      $0 + $1.1 * ($1.0.share - mean) * ($1.0.share - mean)
    }
    let excess = heterogeneity - Double(groups.count - 1)
    let scale = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
    return scale > 0 ? max(0, excess / scale).squareRoot() : 0
  }
}
