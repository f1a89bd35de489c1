import CRandom
import Glibc

// The rare branches of the ziggurats: a point that fell outside the part of its layer that lies wholly under the density.

extension RandomStream {
  /// Finishes an exponential draw that fell outside: about 1 draw in 45.
  @usableFromInline
  @inline(never)
  mutating func exponentialOutside(_ layer: UInt8, _ value: Double) -> Double {
    // Beyond the tail the distribution repeats itself.
    if layer == 0 { return crandom_exponential_tail + exponential() }
    let outer = crandom_exponential_density(Int32(layer))
    let inner = crandom_exponential_density(Int32(layer) + 1)
    if outer + uniform() * (inner - outer) < exp(-value) { return value }
    return exponential()
  }

  /// Finishes a normal draw that fell outside: about 1 draw in 67.
  @usableFromInline
  @inline(never)
  mutating func normalOutside(_ layer: UInt8, _ size: Double, _ sign: UInt64) -> Double {
    if layer == 0 {
      let tail = tailBeyond(crandom_normal_tail)
      return Double(bitPattern: tail.bitPattern | sign)
    }
    let outer = crandom_normal_density(Int32(layer))
    let inner = crandom_normal_density(Int32(layer) + 1)
    if outer + uniform() * (inner - outer) < exp(-size * size / 2) {
      return Double(bitPattern: size.bitPattern | sign)
    }
    return normal()
  }

  /// A standard normal number conditioned on exceeding `bound`, which must be positive.
  ///
  /// Source: Marsaglia (1964), Generating a variable from the tail of the normal distribution, doi:10.2307/1266749.
  mutating func tailBeyond(_ bound: Double) -> Double {
    while true {
      let excess = exponential() / bound
      if 2 * exponential() > excess * excess { return bound + excess }
    }
  }
}
