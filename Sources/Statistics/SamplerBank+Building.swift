public import Workforce

extension SamplerBank {
  /// Compiles a distribution for drawing.
  ///
  /// - Parameter distribution: The distribution.
  /// - Returns: The sampler to hand to `draw(_:from:)` of this bank.
  /// - Throws: `StatisticsError.invalidDistribution` with every problem of the parameters; the bank is then unchanged.
  public mutating func add(_ distribution: Distribution) throws(StatisticsError) -> Sampler {
    let problems = distribution.problems()
    if !problems.isEmpty { throw .invalidDistribution(problems) }
    return compile(distribution)
  }

  /// Compiles a distribution whose parameters are known to be good.
  private mutating func compile(_ distribution: Distribution) -> Sampler {
    switch distribution {
    case .constant(let value): return Sampler(.constant, value)
    case .exponential(let mean): return Sampler(.exponential, mean)
    case .gamma(let shape, let scale): return gamma(shape: shape, scale: scale)
    case .erlang(let phases, let mean):
      // Adding up exponentials costs more than one gamma draw beyond a few phases.
      if phases > 4 { return gamma(shape: Double(phases), scale: mean / Double(phases)) }
      return Sampler(.erlang, mean / Double(phases), count: phases)
    case .lognormal(let logMean, let logDeviation): return Sampler(.lognormal, logMean, logDeviation)
    case .weibull(let shape, let scale):
      return shape == 1 ? Sampler(.exponential, scale) : Sampler(.weibull, scale, 1 / shape)
    case .uniform(let low, let high): return Sampler(.uniform, low, high - low)
    case .triangular(let low, let mode, let high): return Sampler(.triangular, low, mode - low, high - mode)
    default: return compileTable(distribution)
    }
  }

  /// Compiles the kinds that need tables or other samplers.
  private mutating func compileTable(_ distribution: Distribution) -> Sampler {
    switch distribution {
    case .hyperexponential(let branches): return hyperexponential(branches)
    case .truncatedNormal(let location, let scale): return truncatedNormal(location: location, scale: scale)
    case .beta(let alpha, let beta, let low, let high):
      numbers.append(beta)
      return Sampler(.beta, low, high - low, alpha, first: numbers.count - 1, count: 1)
    case .empirical(let values):
      numbers += values
      return Sampler(.empirical, first: numbers.count - values.count, count: values.count)
    case .mixture(let mixed):
      let compiled = mixed.map { compile($0.distribution) }
      let first = appendCumulative(mixed.map(\.weight))
      parts += compiled
      return Sampler(.mixture, 0, Double(parts.count - compiled.count), first: first, count: compiled.count)
    case .shifted(let shift, let inner): return shifted(by: shift, compile(inner))
    default: preconditionFailure("every distribution is compiled in one of the two switches")
    }
  }

  private func gamma(shape: Double, scale: Double) -> Sampler {
    shape == 1 ? Sampler(.exponential, scale) : Sampler(.gamma, scale, shape)
  }

  private mutating func hyperexponential(_ branches: [Distribution.ExponentialBranch]) -> Sampler {
    if branches.count == 1 { return Sampler(.exponential, branches[0].mean) }
    if branches.count == 2 {
      let weight = branches[0].weight / (branches[0].weight + branches[1].weight)
      return Sampler(.hyperexponential, branches[0].mean, branches[1].mean, weight, count: 2)
    }
    let first = appendCumulative(branches.map(\.weight))
    numbers += branches.map(\.mean)
    return Sampler(.hyperexponential, first: first, count: branches.count)
  }

  /// Rejection from the normal while at least every third draw or so is positive, else from an exponential.
  private func truncatedNormal(location: Double, scale: Double) -> Sampler {
    let bound = -location / scale
    if bound < 0.4 { return Sampler(.truncatedNormal, location, scale) }
    let rate = (bound + (bound * bound + 4).squareRoot()) / 2
    return Sampler(.normalTail, bound, scale, rate)
  }

  /// Moves a sampler to the right, in place where its parameters allow it.
  private mutating func shifted(by shift: Double, _ inner: Sampler) -> Sampler {
    switch inner.kind {
    case .constant, .uniform, .triangular, .beta:
      var moved = inner
      moved.a += shift
      return moved
    default:
      parts.append(inner)
      return Sampler(.shifted, shift, first: parts.count - 1, count: 1)
    }
  }

  /// Appends cumulative weights, scaled so that the last is exactly one.
  private mutating func appendCumulative(_ weights: [Double]) -> Int {
    let first = numbers.count
    let total = weights.reduce(0, +)
    var sum = 0.0
    for weight in weights {
      sum += weight
      numbers.append(sum / total)
    }
    return first
  }
}
