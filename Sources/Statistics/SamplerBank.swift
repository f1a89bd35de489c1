public import CRandom

/// Distributions compiled for drawing at full speed, with the tables they need.
///
/// Fill the bank before a run; drawing never changes it, so one bank serves any number of threads.
public struct SamplerBank: Sendable {
  /// Cumulative weights, branch means, sample values: whatever a sampler needs in number.
  var numbers: [Double] = []
  /// Samplers that others are made of.
  var parts: [Sampler] = []

  /// An empty bank.
  public init() {}

  /// Draws a number.
  ///
  /// Equal samplers and streams give equal numbers. The number of values taken from the stream may vary from draw to draw.
  ///
  /// - Parameters:
  ///   - sampler: A sampler that this bank made.
  ///   - stream: The stream to draw from.
  /// - Returns: A finite, non-negative number.
  @inlinable
  @inline(__always)
  public func draw(_ sampler: Sampler, from stream: inout RandomStream) -> Double {
    switch sampler.kind {
    case .constant: return sampler.a
    case .exponential: return sampler.a * stream.exponential()
    case .uniform: return sampler.a + sampler.b * stream.uniform()
    case .lognormal: return crandom_exp(sampler.a + sampler.b * stream.normal())
    case .erlang:
      var sum = 0.0
      for _ in 0..<sampler.count { sum += stream.exponential() }
      return sampler.a * sum
    default: return drawByTable(sampler, &stream)
    }
  }
}
