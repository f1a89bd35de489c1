import CGSL
import Glibc
import Testing
import Workforce

/// A distribution with its distribution function written down a second time, straight from GSL or the formula.
struct Theory: Sendable, CustomTestStringConvertible {
  var name: String
  var distribution: Distribution
  var cumulative: @Sendable (Double) -> Double

  var testDescription: String { name }

  private static func normalAbove(_ z: Double) -> Double { gsl_cdf_ugaussian_Q(z) }

  /// Every continuous kind, in ordinary and in awkward shapes.
  static let continuous: [Theory] = simple + truncated + bounded + composed

  private static let simple: [Theory] = [
    Theory(name: "exponential", distribution: .exponential(mean: 180)) { gsl_cdf_exponential_P($0, 180) },
    Theory(name: "gamma, shape 0.5", distribution: .gamma(shape: 0.5, scale: 200)) { gsl_cdf_gamma_P($0, 0.5, 200) },
    Theory(name: "gamma, shape 3.3", distribution: .gamma(shape: 3.3, scale: 60)) { gsl_cdf_gamma_P($0, 3.3, 60) },
    Theory(name: "erlang, 2 phases", distribution: .erlang(phases: 2, mean: 90)) { gsl_cdf_gamma_P($0, 2, 45) },
    Theory(name: "erlang, 9 phases", distribution: .erlang(phases: 9, mean: 90)) { gsl_cdf_gamma_P($0, 9, 10) },
    Theory(name: "lognormal", distribution: .lognormal(logMean: 5, logDeviation: 0.8)) {
      gsl_cdf_lognormal_P($0, 5, 0.8)
    },
    Theory(name: "weibull, shape 0.7", distribution: .weibull(shape: 0.7, scale: 90)) {
      gsl_cdf_weibull_P($0, 90, 0.7)
    },
    Theory(name: "weibull, shape 2", distribution: .weibull(shape: 2, scale: 90)) { gsl_cdf_weibull_P($0, 90, 2) },
    Theory(name: "weibull, shape 1", distribution: .weibull(shape: 1, scale: 90)) { gsl_cdf_exponential_P($0, 90) },
  ]

  private static let truncated: [Theory] = [
    (2.0, "far above"), (0, "at zero"), (-0.3, "just below"), (-2, "below"), (-8, "far below"),
  ].map { location, name in
    Theory(
      name: "normal with its location \(name) zero", distribution: .truncatedNormal(location: location, scale: 1)
    ) { 1 - normalAbove($0 - location) / normalAbove(-location) }
  }

  private static let bounded: [Theory] = [
    Theory(name: "uniform", distribution: .uniform(low: 2, high: 5)) { gsl_cdf_flat_P($0, 2, 5) },
    Theory(name: "triangular", distribution: .triangular(low: 10, mode: 20, high: 50)) { x in
      x < 20 ? (x - 10) * (x - 10) / 400 : 1 - (50 - x) * (50 - x) / 1200
    },
    Theory(name: "triangular, mode at the low end", distribution: .triangular(low: 10, mode: 10, high: 50)) { x in
      1 - (50 - x) * (50 - x) / 1600
    },
    Theory(name: "beta", distribution: .beta(alpha: 2, beta: 3, low: 10, high: 30)) {
      gsl_cdf_beta_P(($0 - 10) / 20, 2, 3)
    },
    Theory(name: "beta, small shapes", distribution: .beta(alpha: 0.4, beta: 0.7, low: 0, high: 2)) {
      gsl_cdf_beta_P($0 / 2, 0.4, 0.7)
    },
  ]

  private static let composed: [Theory] = [
    Theory(
      name: "hyperexponential, 2 branches",
      distribution: .hyperexponential([.init(weight: 0.3, mean: 1), .init(weight: 0.7, mean: 4)])
    ) { 0.3 * gsl_cdf_exponential_P($0, 1) + 0.7 * gsl_cdf_exponential_P($0, 4) },
    Theory(
      name: "hyperexponential, 3 branches",
      distribution: .hyperexponential([
        .init(weight: 0.3, mean: 1), .init(weight: 0.6, mean: 4), .init(weight: 0.1, mean: 30),
      ])
    ) {
      0.3 * gsl_cdf_exponential_P($0, 1) + 0.6 * gsl_cdf_exponential_P($0, 4) + 0.1 * gsl_cdf_exponential_P($0, 30)
    },
    Theory(
      name: "mixture",
      distribution: .mixture([
        .init(weight: 0.25, distribution: .uniform(low: 0, high: 10)),
        .init(weight: 0, distribution: .constant(1)),
        .init(weight: 0.75, distribution: .shifted(by: 5, .gamma(shape: 2, scale: 10))),
      ])
    ) { x in 0.25 * gsl_cdf_flat_P(x, 0, 10) + (x > 5 ? 0.75 * gsl_cdf_gamma_P(x - 5, 2, 10) : 0) },
    Theory(name: "shifted", distribution: .shifted(by: 30, .lognormal(logMean: 3, logDeviation: 1))) {
      $0 > 30 ? gsl_cdf_lognormal_P($0 - 30, 3, 1) : 0
    },
    Theory(name: "shifted uniform", distribution: .shifted(by: 30, .uniform(low: 1, high: 4))) {
      gsl_cdf_flat_P($0, 31, 34)
    },
    Theory(
      name: "shifted mixture of mixtures",
      distribution: .shifted(
        by: 1,
        .mixture([
          .init(
            weight: 0.5,
            distribution: .mixture([
              .init(weight: 0.5, distribution: .exponential(mean: 1)),
              .init(weight: 0.5, distribution: .exponential(mean: 2)),
            ])), .init(weight: 0.5, distribution: .exponential(mean: 3)),
        ]))
    ) { x in
      x < 1
        ? 0
        : 0.25 * gsl_cdf_exponential_P(x - 1, 1) + 0.25 * gsl_cdf_exponential_P(x - 1, 2)
          + 0.5 * gsl_cdf_exponential_P(x - 1, 3)
    },
  ]
}
