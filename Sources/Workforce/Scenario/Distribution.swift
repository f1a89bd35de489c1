/// A probability distribution of a non-negative quantity, as data.
///
/// The parameters are canonical: whatever a planner wrote (mean and coefficient of variation, percentiles) has been
/// turned
/// into them. Means, quantiles and samples are computed by the Statistics room.
///
/// Units: those of the quantity described; seconds for every duration.
public indirect enum Distribution: Hashable, Sendable {
  /// Always the same value.
  case constant(Double)
  /// Exponential with the given mean.
  case exponential(mean: Double)
  /// Gamma: mean `shape * scale`, variance `shape * scale²`.
  case gamma(shape: Double, scale: Double)
  /// Erlang-k: the sum of `phases` independent exponentials, with the given mean overall.
  case erlang(phases: Int, mean: Double)
  /// Lognormal: the logarithm is normal with mean `logMean` and standard deviation `logDeviation`.
  case lognormal(logMean: Double, logDeviation: Double)
  /// Weibull: `P(X > x) = exp(-(x / scale)^shape)`.
  case weibull(shape: Double, scale: Double)
  /// A mixture of exponentials; the weights add up to one.
  case hyperexponential([ExponentialBranch])
  /// A normal distribution conditioned on being positive; `location` and `scale` are those before truncation.
  case truncatedNormal(location: Double, scale: Double)
  /// Uniform between two bounds.
  case uniform(low: Double, high: Double)
  /// Triangular between two bounds, densest at `mode`.
  case triangular(low: Double, mode: Double, high: Double)
  /// Beta, stretched from 0…1 to `low`…`high`.
  case beta(alpha: Double, beta: Double, low: Double, high: Double)
  /// The values of a sample in ascending order, each equally likely.
  case empirical([Double])
  /// A mixture of distributions; the weights add up to one.
  case mixture([MixturePart])
  /// Another distribution moved to the right by a constant.
  case shifted(by: Double, Distribution)

  /// One branch of a hyperexponential distribution.
  public struct ExponentialBranch: Hashable, Sendable {
    /// The probability of the branch.
    public var weight: Double
    /// The mean of the branch.
    public var mean: Double

    /// A branch with its probability and mean.
    public init(weight: Double, mean: Double) {
      self.weight = weight
      self.mean = mean
    }
  }

  /// One part of a mixture.
  public struct MixturePart: Hashable, Sendable {
    /// The probability of the part.
    public var weight: Double
    /// The distribution of the part.
    public var distribution: Distribution

    /// A part with its probability and distribution.
    public init(weight: Double, distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }
}
