import Statistics

/// How much agents truly differ, and around what.
///
/// Each agent has an observed figure yᵢ with sampling variance sᵢ²; the true figures scatter around μ with variance τ².
///
/// Two answers to how large τ² is. `moments` is the usual one by DerSimonian and Laird, which is zero for many a small team whose
/// agents do differ, and then calls everybody equal with great certainty. `variance`, the one used, is the mean of τ² under
/// its likelihood with a Rayleigh prior of τ, which keeps clear of zero, so that not knowing τ² widens intervals instead of
/// narrowing them. τ² is learnt from all, the agent in question included: found from the others alone, a team of equals would take
/// anybody's being different for chance. μ, what an agent is held against, is that of the others.
///
/// Source: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2; the likelihood of τ with μ integrated out, Gelman et al.
/// (2013), Bayesian Data Analysis, equation 5.21; priors that avoid zero, Chung et al. (2013), doi:10.1007/s11336-013-9328-2.
struct Heterogeneity: Sendable {
  /// What was observed of one agent.
  struct Observation: Sendable, Hashable {
    /// The figure.
    var value: Double
    /// Its sampling variance, positive.
    var variance: Double
  }

  /// What is known before looking at somebody's own figure.
  struct Prior: Sendable, Hashable {
    var mean: Double
    /// The spread between agents and the uncertainty of the mean together.
    var variance: Double
  }

  /// The mean of τ² given the observations.
  let variance: Double
  /// τ² by DerSimonian and Laird.
  let moments: Double
  /// Cochran's Q.
  let q: Double
  private let ofAll: Prior?
  private let ofOthers: [Prior?]

  /// Looks at all agents with data.
  ///
  /// - Parameters:
  ///   - observations: Their figures.
  ///   - scale: The scale of the Rayleigh prior of τ: the spread most expected before looking.
  init(_ observations: [Observation], scale: Double) {
    precondition(scale > 0, "the scale of the prior is positive")
    (q, moments) = Heterogeneity.byMoments(observations)
    let grid = SpreadGrid(observations, scale: scale)
    let spread = grid.meanSquare
    variance = spread
    ofAll = Heterogeneity.prior(observations, without: nil, spread: variance)
    ofOthers = observations.indices.map { Heterogeneity.prior(observations, without: $0, spread: spread) }
  }

  /// What is known of an agent from all others, or from all when `place` is nil.
  ///
  /// - Returns: Mean and variance, or nil when there is nobody else.
  func prior(without place: Int?) -> Prior? {
    guard let place else { return ofAll }
    return ofOthers[place]
  }

  private static func prior(_ observations: [Observation], without place: Int?, spread: Double) -> Prior? {
    var (weight, sum) = (0.0, 0.0)
    for (index, item) in observations.enumerated() where index != place {
      let own = 1 / (item.variance + spread)
      weight += own
      sum += own * item.value
    }
    return weight > 0 ? Prior(mean: sum / weight, variance: spread + 1 / weight) : nil
  }

  private static func byMoments(_ observations: [Observation]) -> (q: Double, tau: Double) {
    let weights = observations.map { 1 / $0.variance }
    let sum = weights.reduce(0, +)
    guard observations.count > 1, sum > 0 else { return (0, 0) }
    let mean = zip(weights, observations).reduce(0) { $0 + $1.0 * $1.1.value } / sum
    let q = zip(weights, observations).reduce(0) { $0 + $1.0 * ($1.1.value - mean) * ($1.1.value - mean) }
    let scale = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
    return (q, scale > 0 ? max(0, (q - Double(observations.count - 1)) / scale) : 0)
  }
}

/// The likelihood of τ at many values up to four scales, closer near zero.
private struct SpreadGrid {
  /// What the observations add up to at one τ.
  private struct Sums {
    var (precision, sum, square, logs) = (0.0, 0.0, 0.0, 0.0)

    mutating func add(_ item: Heterogeneity.Observation, _ spread: Double, _ centre: Double) {
      let weight = 1 / (item.variance + spread)
      let value = item.value - centre
      precision += weight
      sum += weight * value
      square += weight * value * value
      logs += MathFunctions.log(weight)
    }

    var logLikelihood: Double {
      guard precision > 0 else { return 0 }
      return (logs - MathFunctions.log(precision) - max(0, square - sum * sum / precision)) / 2
    }
  }

  private static let steps = 240
  private var squares: [Double] = []
  private var priors: [Double] = []
  private var sums: [Sums] = []
  init(_ observations: [Heterogeneity.Observation], scale: Double) {
    // Figures are taken from their mean, so that squares lose no digits.
    let centre = observations.isEmpty ? 0 : observations.reduce(0) { $0 + $1.value } / Double(observations.count)
    for step in 0...SpreadGrid.steps {
      let part = Double(step) / Double(SpreadGrid.steps)
      let tau = 4 * scale * part * part
      // The distance between neighbouring τ grows in proportion to `part`; the end at zero weighs half a step.
      let width = max(part, 0.25 / Double(SpreadGrid.steps))
      priors.append(
        MathFunctions.log(max(part * part, 1e-9)) - tau * tau / (2 * scale * scale) + MathFunctions.log(width))
      squares.append(tau * tau)
      var sum = Sums()
      for item in observations { sum.add(item, tau * tau, centre) }
      sums.append(sum)
    }
  }

  /// E[τ²].
  var meanSquare: Double {
    let logs = zip(sums, priors).map { $0.logLikelihood + $1 }
    let top = logs.max() ?? 0
    var (total, sum) = (0.0, 0.0)
    for (log, square) in zip(logs, squares) {
      let weight = MathFunctions.exp(log - top)
      total += weight
      sum += weight * square
    }
    return sum / total
  }
}
