import Glibc
public import Workforce

extension CountDistribution {
  /// Draws a count.
  ///
  /// Meaningful when `problems()` is empty.
  ///
  /// - Parameter stream: The stream to draw from.
  public func draw(from stream: inout RandomStream) -> Int {
    switch self {
    case .constant(let count): return count
    case .poisson(let mean): return stream.poisson(mean: mean)
    case .negativeBinomial(let mean, let dispersion):
      if dispersion == 0 { return stream.poisson(mean: mean) }
      return stream.poisson(mean: mean * dispersion * stream.gamma(shape: 1 / dispersion))
    }
  }
}

extension RandomStream {
  /// A Poisson number.
  ///
  /// Below mean 10 by counting exponential gaps, else by transformed rejection.
  ///
  /// Source: algorithm PTRS, Hörmann (1993), The transformed rejection method for generating Poisson random variables,
  /// doi:10.1016/0167-6687(93)90997-4.
  ///
  /// - Parameter mean: The mean, from zero to 1e15.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 1e15, "a Poisson mean lies between 0 and 1e15")
    if mean >= 10 { return transformedRejectionPoisson(mean: mean) }
    var count = 0
    var time = exponential()
    while time < mean {
      count += 1
      time += exponential()
    }
    return count
  }

  private mutating func transformedRejectionPoisson(mean: Double) -> Int {
    let logMean = log(mean)
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let certain = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = positiveUniform()
      let margin = 0.5 - abs(u)
      let k = ((2 * a / margin + b) * u + mean + 0.43).rounded(.down)
      if margin >= 0.07 && v <= certain { return Int(k) }
      if k < 0 || (margin < 0.013 && v > margin) { continue }
      let accepted = log(v * inverseAlpha / (a / (margin * margin) + b))
      if accepted <= k * logMean - mean - SpecialFunctions.logGamma(k + 1) { return Int(k) }
    }
  }
}
