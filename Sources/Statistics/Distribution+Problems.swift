public import Workforce

extension Distribution {
  /// Everything that is wrong with the parameters; empty when the distribution can be used.
  ///
  /// A usable distribution yields finite, non-negative numbers and has a finite mean and variance.
  ///
  /// - Returns: The problems in the order of the parameters, all of them, not the first only.
  public func problems() -> [ParameterProblem] {
    var check = ParameterCheck(place: "")
    check.distribution(self)
    return check.problems
  }
}

/// Collects the problems of a distribution and those it is made of.
private struct ParameterCheck {
  var place: String
  var problems: [ParameterProblem] = []

  /// Weights may miss one by as much as hand-written decimals do.
  private static let weightTolerance = 1e-6
  /// Deeper nesting than this is taken for an accident.
  private static let deepest = 32

  private mutating func complain(_ parameter: String, _ found: some CustomStringConvertible, _ expected: String) {
    problems.append(ParameterProblem(place: place + parameter, found: "\(found)", expected: expected))
  }

  private mutating func positive(_ parameter: String, _ value: Double) {
    if !(value > 0 && value.isFinite) { complain(parameter, value, "a positive, finite number") }
  }

  private mutating func nonNegative(_ parameter: String, _ value: Double) {
    if !(value >= 0 && value.isFinite) { complain(parameter, value, "a finite number of at least zero") }
  }

  private mutating func finite(_ parameter: String, _ value: Double) {
    if !value.isFinite { complain(parameter, value, "a finite number") }
  }

  private mutating func range(_ name: String, _ low: Double, _ high: Double) {
    nonNegative("\(name) low", low)
    if !(high >= low && high.isFinite) { complain("\(name) high", high, "a finite number of at least low, \(low)") }
  }

  private mutating func weights(_ name: String, _ weights: [Double]) {
    if weights.isEmpty { return complain(name, "no branches", "at least one") }
    for (index, weight) in weights.enumerated() { nonNegative("\(name) weight \(index + 1)", weight) }
    let sum = weights.reduce(0, +)
    if !(abs(sum - 1) <= Self.weightTolerance) { complain("\(name) weights", "a sum of \(sum)", "a sum of 1") }
  }

  mutating func distribution(_ distribution: Distribution, depth: Int = 0) {
    if depth > Self.deepest { return complain("nesting", "more than \(Self.deepest) levels", "fewer") }
    let before = problems.count
    switch distribution {
    case .mixture(let parts):
      weights("mixture", parts.map(\.weight))
      for (index, part) in parts.enumerated() {
        nested("mixture part \(index + 1), ", part.distribution, depth)
      }
    case .shifted(let shift, let inner):
      nonNegative("shift", shift)
      nested("shifted ", inner, depth)
    default: simple(distribution)
    }
    if problems.count == before { moments(of: distribution) }
  }

  private mutating func nested(_ prefix: String, _ inner: Distribution, _ depth: Int) {
    let outer = place
    place += prefix
    distribution(inner, depth: depth + 1)
    place = outer
  }

  private mutating func simple(_ distribution: Distribution) {
    switch distribution {
    case .constant(let value): nonNegative("constant", value)
    case .exponential(let mean): positive("exponential mean", mean)
    case .gamma(let shape, let scale):
      positive("gamma shape", shape)
      positive("gamma scale", scale)
    case .erlang(let phases, let mean):
      if !(1...1_000_000).contains(phases) { complain("erlang phases", phases, "a whole number from 1 to 1000000") }
      positive("erlang mean", mean)
    case .lognormal(let logMean, let logDeviation):
      finite("lognormal log mean", logMean)
      nonNegative("lognormal log deviation", logDeviation)
    case .weibull(let shape, let scale):
      positive("weibull shape", shape)
      positive("weibull scale", scale)
    case .hyperexponential(let branches):
      weights("hyperexponential", branches.map(\.weight))
      for (index, branch) in branches.enumerated() { positive("hyperexponential mean \(index + 1)", branch.mean) }
    default: bounded(distribution)
    }
  }

  private mutating func bounded(_ distribution: Distribution) {
    switch distribution {
    case .truncatedNormal(let location, let scale):
      finite("truncated normal location", location)
      positive("truncated normal scale", scale)
    case .uniform(let low, let high): range("uniform", low, high)
    case .triangular(let low, let mode, let high):
      range("triangular", low, high)
      if !(mode >= low && mode <= high) { complain("triangular mode", mode, "a number from low to high") }
    case .beta(let alpha, let beta, let low, let high):
      positive("beta alpha", alpha)
      positive("beta beta", beta)
      range("beta", low, high)
    case .empirical(let values): sample(values)
    default: break
    }
  }

  private mutating func sample(_ values: [Double]) {
    if values.isEmpty { return complain("empirical", "no values", "at least one") }
    if let index = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      complain("empirical value \(index + 1)", values[index], "a finite number of at least zero")
    }
    if let index = values.indices.dropFirst().first(where: { values[$0 - 1] > values[$0] }) {
      complain("empirical value \(index + 1)", values[index], "ascending order, at least \(values[index - 1])")
    }
  }

  private mutating func moments(of distribution: Distribution) {
    let (mean, variance) = (distribution.mean, distribution.variance)
    if !(mean.isFinite && variance.isFinite) {
      complain("distribution", "mean \(mean) and variance \(variance)", "both finite; use less extreme parameters")
    }
  }
}
