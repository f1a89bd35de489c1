internal import Statistics
internal import Workforce

/// The families of distributions by the names that a scenario uses, with the parameters that each takes.
enum DistributionFamily: String, CaseIterable {
  case constant, exponential, gamma, erlang, lognormal, weibull, hyperexponential, normal, uniform, triangular, beta
  case empirical, mixture

  /// The names.
  static let names = allCases.map(\.rawValue)

  /// The ways in which a member of the family can be named, the usual one first.
  var parameters: [[String]] {
    switch self {
    case .constant: [["value"]]
    case .exponential: [["mean"]]
    case .gamma: [["mean", "cv"], ["mean", "sd"], ["median", "p90"], ["percentiles"], ["shape", "scale"]]
    case .erlang: [["mean", "phases"], ["mean", "cv"], ["mean", "sd"]]
    case .lognormal: [["mean", "cv"], ["mean", "sd"], ["median", "p90"], ["percentiles"], ["median", "cv"]]
    case .weibull: [["mean", "cv"], ["mean", "sd"], ["median", "p90"], ["percentiles"], ["shape", "scale"]]
    case .hyperexponential: [["mean", "cv"], ["mean", "sd"], ["parts"]]
    case .normal: [["mean", "sd"], ["mean", "cv"]]
    case .uniform: [["low", "high"], ["mean", "cv"], ["mean", "sd"]]
    case .triangular: [["low", "mode", "high"]]
    case .beta: [["alpha", "beta", "low", "high"]]
    case .empirical: [["values"], ["file", "column"]]
    case .mixture: [["parts"]]
    }
  }

  /// Parameters that may be added to some of the ways.
  var options: [String] { self == .empirical ? ["unit", "where", "shift"] : ["shift"] }

  /// The ways in words: `mean and cv, or mean and sd`.
  var wording: String {
    parameters.map { Value.alternatives($0, "and") }.joined(separator: ", or ")
  }

  /// The family among those that can be had from a mean and a coefficient of variation, or from percentiles.
  var fitted: Distribution.Family? {
    switch self {
    case .exponential: .exponential
    case .gamma: .gamma
    case .erlang: .erlang
    case .lognormal: .lognormal
    case .weibull: .weibull
    case .hyperexponential: .hyperexponential
    case .normal: .truncatedNormal
    case .uniform: .uniform
    default: nil
    }
  }
}

/// Units of time in which a column of a table may be written.
enum TimeUnit: String, CaseIterable {
  case ms, s, m, h, d
  /// For columns with texts such as `00:02:46`.
  case clock = "hh:mm:ss"

  /// Seconds of a cell; nil when it is no duration.
  func seconds(_ text: String) -> Double? {
    let scale: Double
    switch self {
    case .clock: return TimeUnit.clockSeconds(text)
    case .ms: return Value.plainNumber(text).map { $0 / 1000 }
    case .s: scale = 1
    case .m: scale = 60
    case .h: scale = 3600
    case .d: scale = 86_400
    }
    return Value.plainNumber(text).map { $0 * scale }
  }

  private static func clockSeconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Value.plainNumber(String($0)) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ ($0 ?? -1) >= 0 }) else { return nil }
    return parts.reduce(0) { $0 * 60 + ($1 ?? 0) }
  }
}
