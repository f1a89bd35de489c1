/// A probability distribution of a number of things, as data: contacts in an interval, lines in an order.
///
/// Means, quantiles and draws are computed by the Statistics room.
public enum CountDistribution: Hashable, Sendable {
  /// Always the same count.
  case constant(Int)
  /// Poisson with the given mean: independent customers.
  case poisson(mean: Double)
  /// Negative binomial: Poisson with a gamma random mean, so counts vary more than independent customers would explain.
  ///
  /// The variance is `mean + dispersion * mean²`; the dispersion is the squared coefficient of variation of the random
  /// mean, and
  /// zero gives Poisson.
  case negativeBinomial(mean: Double, dispersion: Double)
}
