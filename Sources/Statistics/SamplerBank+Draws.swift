import CGSL
import Glibc

// The samplers that are not worth inlining into the caller.

extension SamplerBank {
  /// Draws from a sampler of any kind.
  @usableFromInline
  @inline(never)
  func drawByTable(_ sampler: Sampler, _ stream: inout RandomStream) -> Double {
    switch sampler.kind {
    case .constant, .exponential, .uniform, .lognormal, .erlang: return draw(sampler, from: &stream)
    case .hyperexponential: return drawHyperexponential(sampler, &stream)
    case .gamma: return sampler.a * stream.gamma(shape: sampler.b)
    case .weibull: return sampler.a * pow(stream.exponential(), sampler.b)
    case .truncatedNormal: return drawTruncatedNormal(sampler, &stream)
    case .normalTail: return drawNormalTail(sampler, &stream)
    case .triangular: return drawTriangular(sampler, &stream)
    case .beta: return sampler.a + sampler.b * stream.beta(sampler.c, numbers[Int(sampler.first)])
    case .empirical: return numbers[Int(sampler.first) + stream.index(below: Int(sampler.count))]
    case .mixture: return draw(parts[Int(sampler.b) + chooseBranch(sampler, &stream)], from: &stream)
    case .shifted: return sampler.a + draw(parts[Int(sampler.first)], from: &stream)
    }
  }

  /// Chooses one of the branches whose cumulative weights start at `first`.
  private func chooseBranch(_ sampler: Sampler, _ stream: inout RandomStream) -> Int {
    let chance = stream.uniform()
    let first = Int(sampler.first)
    var branch = 0
    while branch < Int(sampler.count) - 1, chance >= numbers[first + branch] { branch += 1 }
    return branch
  }

  /// Draws from one of several exponentials.
  ///
  /// The tables hold cumulative weights, then means. With two branches a and b are the means and c is the first weight.
  private func drawHyperexponential(_ sampler: Sampler, _ stream: inout RandomStream) -> Double {
    if sampler.count == 2 {
      let mean = stream.uniform() < sampler.c ? sampler.a : sampler.b
      return mean * stream.exponential()
    }
    let branch = chooseBranch(sampler, &stream)
    return numbers[Int(sampler.first + sampler.count) + branch] * stream.exponential()
  }

  /// Rejects normal draws below zero: a is the location, b the scale.
  private func drawTruncatedNormal(_ sampler: Sampler, _ stream: inout RandomStream) -> Double {
    while true {
      let value = sampler.a + sampler.b * stream.normal()
      if value >= 0 { return value }
    }
  }

  /// The normal distribution far above its location: a is the standardised bound α > 0, b the scale, c the rate of the exponential.
  ///
  /// Source: Robert (1995), Simulation of truncated normal variables, doi:10.1007/BF00143942, section 2.2.
  private func drawNormalTail(_ sampler: Sampler, _ stream: inout RandomStream) -> Double {
    while true {
      let excess = stream.exponential() / sampler.c
      let distance = sampler.a + excess - sampler.c
      if 2 * stream.exponential() > distance * distance { return sampler.b * excess }
    }
  }

  /// By inversion: a is the low end, b and c the rise to the mode and the fall from it.
  private func drawTriangular(_ sampler: Sampler, _ stream: inout RandomStream) -> Double {
    let (rise, fall) = (sampler.b, sampler.c)
    let width = rise + fall
    let chance = stream.uniform()
    if chance * width < rise { return sampler.a + (chance * width * rise).squareRoot() }
    return sampler.a + width - ((1 - chance) * width * fall).squareRoot()
  }
}
