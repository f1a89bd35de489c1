import Statistics

/// What is known of an agent's true figure, the others and the agent's own cases taken together.
///
/// Everything is reckoned on the logit of the figure as a part of the most that it can be, so that nothing impossible is ever believed. The prior
/// is the logit of a beta distribution. Shares have the binomial likelihood with the case mix as an offset, marks the same with as
/// much information as their variance leaves, amounts one whose variance grows with the figure; none is a
/// normal approximation: a normal one can turn a perfect answer into a lower score, because it makes a poor agent's poor figure more
/// certain, and gives the slow an interval as narrow as that of the quick, whose times scatter less. Here a better case
/// always shifts everything known one way (the likelihood ratio rises with the figure). Where case mix plays no part the posterior of a
/// share is a beta distribution itself.
///
/// Integrals are sums over twelve Gauss–Legendre nodes in each of a fixed set of panels, cut where the integrand has a corner:
/// deterministic, and free of the error that fixed nodes across a corner have.
///
/// Source: likelihoods made from a variance that depends on the mean, Wedderburn (1974), doi:10.1093/biomet/61.3.439.
public struct Posterior: Sendable, Hashable {
  /// What the agent's cases say.
  enum Evidence: Sendable, Hashable {
    /// Nothing.
    case none
    /// So many successes and failures, whose log odds are the figure plus an offset.
    case trials(successes: Double, failures: Double, offset: Double)
    /// A mean as a part of the most that it can be.
    case amount(Amount)
  }

  /// A mean as a part u of the most that it can be, whose variance is 2u²(1 − u)/(1 + u/level)/information.
  ///
  /// Its inverse is half that of times which scatter in proportion to their mean, u²(1 − u), very nearly the variance of an exponential time
  /// cut at its limit, and half that of amounts most of which are nothing, such as waits, u(1 − u): both as large at `level`.
  struct Amount: Sendable, Hashable {
    /// The mean.
    var mean: Double
    /// How much is known at `level`, as a number of records with variance u²(1 − u).
    var information: Double
    /// The colleagues' mean.
    var level: Double

    /// The part that counts as successes of trials do.
    fileprivate var trials: Double { information / (2 * level) }
  }

  /// What the agent's cases are.
  public let kind: CaseTable.Kind
  private let prior: LogBeta
  private let evidence: Evidence
  /// The most likely value on the inner scale.
  private let mode: Double
  /// The standard deviation that the curvature at the mode stands for.
  private let width: Double
  private let constant: Double
  private let masses: [Double]

  /// What is known when a prior with a mean and a variance, both of the logit, meets the evidence.
  init(priorMean: Double, priorVariance: Double, evidence: Evidence, kind: CaseTable.Kind) {
    self.init(LogBeta(mean: priorMean, variance: priorVariance), evidence, kind)
  }

  private init(_ prior: LogBeta, _ evidence: Evidence, _ kind: CaseTable.Kind) {
    (self.prior, self.evidence, self.kind) = (prior, evidence, kind)
    (mode, width) = Posterior.peak(prior, evidence)
    let (mode, width) = (mode, width)
    let top = Posterior.logDensity(mode, prior, evidence)
    let masses = Posterior.cuts.dropLast().indices.map { index in
      Posterior.integral(from: mode + width * Posterior.cuts[index], to: mode + width * Posterior.cuts[index + 1]) {
        MathFunctions.exp(Posterior.logDensity($0, prior, evidence) - top)
      }
    }
    let total = masses.reduce(0, +)
    self.constant = top + MathFunctions.log(total)
    self.masses = masses.map { $0 / total }
  }

  /// The mean of a function of the figure in its own unit.
  ///
  /// - Parameters:
  ///   - corners: Where, in the figure's own unit, the function has corners.
  ///   - function: The function.
  public func mean(corners: [Double] = [], of function: (Double) -> Double) -> Double {
    let inner = corners.compactMap { inward($0) }.filter { abs($0 - mode) < width * Posterior.reach }
    let ends = (Posterior.cuts.map { mode + width * $0 } + inner).sorted()
    var sum = 0.0
    for (low, high) in zip(ends, ends.dropFirst()) where high > low {
      sum += Posterior.integral(from: low, to: high) { density($0) * function(outward($0)) }
    }
    return sum
  }

  /// The mean of the figure in its own unit.
  public var mean: Double { mean { $0 } }

  /// The probability that the figure lies below a value.
  public func probability(below value: Double) -> Double {
    guard let point = inward(value) else { return value <= 0 ? 0 : 1 }
    return cumulative(point)
  }

  /// The value, in the figure's own unit, below which it lies with a probability.
  ///
  /// - Parameter probability: Strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability of a quantile lies strictly between 0 and 1")
    var (low, high) = (mode - Posterior.reach * width, mode + Posterior.reach * width)
    var point = mode
    for _ in 0..<60 where high - low > 1e-12 * width {
      let excess = cumulative(point) - probability
      if abs(excess) < 1e-13 { break }
      if excess > 0 { high = point } else { low = point }
      let slope = density(point)
      let next = slope > 0 ? point - excess / slope : point
      point = next > low && next < high ? next : (low + high) / 2
    }
    return outward(point)
  }

  /// What would be known had some failures been successes, or had the mean been another.
  func changed(successes count: Double, mean shift: Double) -> Posterior {
    let part = shift / kind.limit
    let changed: Evidence =
      switch evidence {
      case .none: .none
      case .amount(let own):
        .amount(Amount(mean: Posterior.inside(own.mean + part), information: own.information, level: own.level))
      case .trials(let successes, let failures, let offset):
        Posterior.moved(successes, failures, by: count + part * (successes + failures), offset)
      }
    return Posterior(prior, changed, kind)
  }

  private static func moved(_ successes: Double, _ failures: Double, by count: Double, _ offset: Double) -> Evidence {
    .trials(successes: max(0, successes + count), failures: max(0, failures - count), offset: offset)
  }

  /// A mean, as a part of its limit, kept from having no logarithm.
  static func inside(_ mean: Double) -> Double { min(1 - 1e-6, max(1e-6, mean)) }

  /// Variance on the inner scale.
  var innerVariance: Double {
    let ends = Posterior.cuts.map { mode + width * $0 }
    var (mean, square) = (0.0, 0.0)
    for (low, high) in zip(ends, ends.dropFirst()) {
      mean += Posterior.integral(from: low, to: high) { density($0) * ($0 - mode) }
      square += Posterior.integral(from: low, to: high) { density($0) * ($0 - mode) * ($0 - mode) }
    }
    return square - mean * mean
  }

  // MARK: - Scales

  private func outward(_ point: Double) -> Double { kind.limit * MathFunctions.expit(point) }

  private func inward(_ value: Double) -> Double? {
    value > 0 && value < kind.limit ? MathFunctions.logit(value / kind.limit) : nil
  }

  // MARK: - Density

  private func density(_ point: Double) -> Double {
    MathFunctions.exp(Posterior.logDensity(point, prior, evidence) - constant)
  }

  private func cumulative(_ point: Double) -> Double {
    var sum = 0.0
    for index in masses.indices {
      let low = mode + width * Posterior.cuts[index]
      let high = mode + width * Posterior.cuts[index + 1]
      if point >= high {
        sum += masses[index]
      } else {
        if point > low { sum += Posterior.integral(from: low, to: point, of: density) }
        break
      }
    }
    return min(1, sum)
  }

  private static func logDensity(_ point: Double, _ prior: LogBeta, _ evidence: Evidence) -> Double {
    let before =
      -prior.successes * MathFunctions.softplus(-point) - prior.failures * MathFunctions.softplus(point)
    switch evidence {
    case .none: return before
    case .amount(let own):
      let (mean, times) = (own.mean, own.information / 2)
      return before - times * (mean * MathFunctions.exp(-point) + (1 - mean) * point)
        - own.trials * (mean * MathFunctions.softplus(-point) + (1 - mean) * MathFunctions.softplus(point))
    case .trials(let successes, let failures, let offset):
      let odds = point + offset
      return before - successes * MathFunctions.softplus(-odds) - failures * MathFunctions.softplus(odds)
    }
  }

  /// The mode and the width there, by Newton's method; the density is log-concave, so a step that overshoots is cut.
  private static func peak(_ prior: LogBeta, _ evidence: Evidence) -> (Double, Double) {
    var point = MathFunctions.log(prior.successes / prior.failures)
    for _ in 0..<200 {
      let (slope, curvature) = derivatives(point, prior, evidence)
      let step = max(-2, min(2, slope / curvature))
      point += step
      if abs(step) < 1e-12 * max(1, abs(point)) { break }
    }
    return (point, 1 / derivatives(point, prior, evidence).curvature.squareRoot())
  }

  /// The slope of the logarithm of the density, and how strongly it bends down.
  private static func derivatives(
    _ point: Double, _ prior: LogBeta, _ evidence: Evidence
  ) -> (slope: Double, curvature: Double) {
    func trials(_ successes: Double, _ failures: Double, _ odds: Double) -> (Double, Double) {
      let share = MathFunctions.expit(odds)
      return (successes - (successes + failures) * share, (successes + failures) * share * (1 - share))
    }
    func amount(_ own: Amount) -> (Double, Double) {
      let bend = own.information / 2 * own.mean * MathFunctions.exp(-point)
      let other = trials(own.trials * own.mean, own.trials * (1 - own.mean), point)
      return (bend - own.information / 2 * (1 - own.mean) + other.0, bend + other.1)
    }
    let before = trials(prior.successes, prior.failures, point)
    let seen =
      switch evidence {
      case .none: (0.0, 0.0)
      case .amount(let own): amount(own)
      case .trials(let successes, let failures, let offset): trials(successes, failures, point + offset)
      }
    return (before.0 + seen.0, before.1 + seen.1)
  }

  // MARK: - Integration

  private static let cuts: [Double] = [-14, -8, -5, -3, -1.5, 0, 1.5, 3, 5, 8, 14]
  private static let reach = 14.0

  /// Positive nodes and weights of the twelve-point rule; Abramowitz and Stegun (1964), table 25.4.
  private static let nodes: [(Double, Double)] = [
    (0.125233408511468915472, 0.249147045813402785001), (0.367831498998180193753, 0.233492536538354808761),
    (0.587317954286617447297, 0.203167426723065921749), (0.769902674194304687037, 0.160078328543346226335),
    (0.904117256370474856678, 0.106939325995318430960), (0.981560634246719250690, 0.047175336386511827195),
  ]

  private static func integral(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
    let (centre, half) = ((low + high) / 2, (high - low) / 2)
    var sum = 0.0
    for (node, weight) in nodes { sum += weight * (function(centre - half * node) + function(centre + half * node)) }
    return sum * half
  }
}
