/// A distribution made ready for drawing: a trivial value, cheap to copy and to keep in a column.
///
/// Made by `SamplerBank.add(_:)` and drawn from with `SamplerBank.draw(_:from:)` of the same bank, which holds its tables.
@frozen
public struct Sampler: Sendable, BitwiseCopyable, Hashable {
  /// How the sampler draws.
  @frozen
  @usableFromInline
  enum Kind: UInt8, Sendable {
    case constant, exponential, uniform, lognormal, erlang
    case hyperexponential, gamma, weibull, truncatedNormal, normalTail, triangular, beta, empirical, mixture, shifted
  }

  @usableFromInline var kind: Kind
  /// Where the sampler's entries begin in the bank's tables, and how many there are.
  @usableFromInline var first: Int32
  @usableFromInline var count: Int32
  @usableFromInline var a: Double
  @usableFromInline var b: Double
  @usableFromInline var c: Double

  init(_ kind: Kind, _ a: Double = 0, _ b: Double = 0, _ c: Double = 0, first: Int = 0, count: Int = 0) {
    self.kind = kind
    self.first = Int32(first)
    self.count = Int32(count)
    self.a = a
    self.b = b
    self.c = c
  }

  /// A sampler that always yields zero.
  public static let zero = Sampler(.constant)
}
