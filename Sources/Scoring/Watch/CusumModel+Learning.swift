extension CusumModel {
  /// What the days of a period teach.
  struct Learnt {
    /// What is usual on each kind of day, by the first third.
    var usual: [Double]
    /// The mean of each kind of day over the whole period.
    var typical: [Double]
    /// For a share, the correlation of the cases of a day, from 0; for a mean, the standard deviation of a case.
    var noise: Double
  }

  /// Learns from all days, but what is usual from the first third of them.
  ///
  /// Least squares with a level for each kind of day and one change of level on the day that fits best: how days scatter and what weekends
  /// are like is then not taken from a turn, if there was one.
  func learn(_ figures: [Double]) -> Learnt {
    let count = (kinds.max() ?? 0) + 1
    var (totals, typical) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for (place, kind) in kinds.enumerated() {
      totals[kind] += weights[place]
      typical[kind] += weights[place] * figures[place]
    }
    for kind in 0..<count where totals[kind] > 0 { typical[kind] /= totals[kind] }
    let step = bestStep(figures, totals: totals, typical: typical)
    let before = (0..<count).map { typical[$0] - step.height * step.after[$0] / max(totals[$0], 1e-9) }
    var (offset, total) = (0.0, 0.0)
    for place in 0..<training {
      offset += weights[place] * (figures[place] - before[kinds[place]])
      total += weights[place]
    }
    let usual = before.map { $0 + (total > 0 ? offset / total : 0) }
    let fitted = figures.indices.map { before[kinds[$0]] + ($0 >= step.place ? step.height : 0) }
    return Learnt(usual: usual, typical: typical, noise: noise(figures, fitted, count))
  }

  /// The change of level that fits best, and the weight of the days from it on, by kind.
  private func bestStep(
    _ figures: [Double], totals: [Double], typical: [Double]
  ) -> (place: Int, height: Double, after: [Double]) {
    var after = totals.map { _ in 0.0 }
    var best = (place: figures.count, height: 0.0, after: after)
    var (sum, gain) = (0.0, 0.0)
    for place in figures.indices.reversed() where place >= 3 {
      let kind = kinds[place]
      after[kind] += weights[place]
      sum += weights[place] * (figures[place] - typical[kind])
      guard place <= figures.count - 3 else { continue }
      let size = after.indices.reduce(0) { $0 + after[$1] * (1 - after[$1] / max(totals[$1], 1e-9)) }
      guard size > 0, sum * sum / size > gain else { continue }
      gain = sum * sum / size
      best = (place, sum / size, after)
    }
    return best
  }

  /// How days scatter about what was fitted, beyond single cases for a share (Williams 1982, by moments).
  private func noise(_ figures: [Double], _ fitted: [Double], _ count: Int) -> Double {
    // A level for each kind, a step, and its day, which was chosen from many and counts for two.
    let free = Double(figures.count - count - 3)
    var squares = 0.0
    for place in figures.indices {
      let error = figures[place] - fitted[place]
      let p = CusumModel.share(fitted[place])
      squares += weights[place] * error * error / (isShare ? p * (1 - p) : 1)
    }
    guard isShare else { return (squares / free).squareRoot() }
    let more = weights.reduce(0) { $0 + max(0, $1 - 1) } / Double(weights.count)
    return more > 0 ? min(0.5, max(0, (squares / free - 1) / more)) : 0
  }
}
