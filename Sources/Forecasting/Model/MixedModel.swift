/// A row of a sparse design: which columns are not zero, and their values.
struct SparseRow: Sendable {
  var columns: [Int32] = []
  var values: [Double] = []

  mutating func add(_ column: Int, _ value: Double) {
    guard value != 0 else { return }
    columns.append(Int32(column))
    values.append(value)
  }

  func dot(_ coefficients: [Double]) -> Double {
    var sum = 0.0
    for index in columns.indices { sum += values[index] * coefficients[Int(columns[index])] }
    return sum
  }
}

/// Effects that are drawn from one normal distribution, whose variance is learnt.
struct EffectGroup: Sendable {
  /// What the effects describe, in the words of reports.
  var name: String
  var columns: Range<Int>
  /// The variance expected before the data are seen; nil for effects that are not shrunk.
  var priorVariance: Double?
  /// Correlations of neighbouring effects, one fewer than effects, when they follow each other in time; else empty.
  var chain: [Double] = []
}

/// A linear mixed model: groups of effects, each shrunk as far as the data ask for.
///
/// Response = sum of effects + noise, where the effects of group g are normal with variance v_g (independent, or a chain in
/// time) and the noise has variance v divided by the row's weight; for counts, whose logarithm is modelled, the noise has
/// variance v + 1/mean. The variances are found by expectation-maximisation of the marginal likelihood under weak
/// inverse-gamma priors worth two observations. Rows that fit badly are weighed down as under Student's t with six degrees
/// of freedom.
///
/// Source: Henderson (1975), Best linear unbiased estimation and prediction under a selection model, Biometrics 31(2);
/// Laird and Ware (1982), Random-effects models for longitudinal data, doi:10.2307/2529876; weights: Lange, Little and
/// Taylor (1989), Robust statistical modeling using the t distribution, doi:10.2307/2290063; counts: Breslow and Clayton
/// (1993), Approximate inference in generalized linear mixed models, doi:10.2307/2290687.
struct MixedModel {
  enum Response {
    /// Counts, whose mean's logarithm is linear; each is the count of so much of a day.
    case counts([Double], coverage: [Double])
    /// Values with relative weights.
    case values([Double], weights: [Double])
  }

  struct Fit: Sendable {
    var coefficients: [Double]
    /// Learnt variance of each group.
    var variances: [Double]
    var noise: Double
    /// Posterior covariance of the coefficients, row-major.
    var covariance: [Double]

    /// Posterior variance of a row's expectation.
    func variance(of row: SparseRow) -> Double {
      let size = coefficients.count
      var sum = 0.0
      for a in row.columns.indices {
        let base = Int(row.columns[a]) * size
        for b in row.columns.indices { sum += row.values[a] * row.values[b] * covariance[base + Int(row.columns[b])] }
      }
      return max(0, sum)
    }
  }

  var groups: [EffectGroup]
  var columnCount: Int
  /// Expected noise variance before the data are seen.
  var noisePrior: Double
  var iterations = 10

  /// Weight of the priors of the variances, in observations.
  static let priorWeight = 2.0
  static let degreesOfFreedom = 6.0
  /// Below this mean a count's logarithm is no longer near normal and the working response of the Poisson model is used.
  static let smallMean = 20.0

  /// The fitted model.
  ///
  /// - Parameter offsets: Known parts of each row's expectation.
  func fit(_ rows: [SparseRow], _ response: Response, offsets: [Double]) -> Fit {
    var work = Workspace(self, rows, response, offsets)
    for _ in 0..<iterations { work.step() }
    return work.fit
  }
}
