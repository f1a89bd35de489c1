/// What can go wrong with chance and estimation.
public enum StatisticsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A distribution has parameters that make no sense; every problem is listed.
  case invalidDistribution([ParameterProblem])
  /// No distribution of the wished kind has the wished figures.
  case impossible(String)
  /// A numerical routine of GSL failed.
  case numerical(function: String, arguments: String, reason: String)

  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .invalidDistribution(let problems): problems.map(\.description).joined(separator: "\n")
    case .impossible(let explanation): explanation
    case .numerical(let function, let arguments, let reason):
      "\(function)(\(arguments)) could not be computed: \(reason); use arguments closer to ordinary size"
    }
  }
}

/// One parameter of a distribution that makes no sense.
public struct ParameterProblem: Hashable, Sendable, CustomStringConvertible {
  /// Where it stands: the path to the parameter, such as "mixture part 2, gamma shape".
  public var place: String
  /// What was found.
  public var found: String
  /// What was expected instead, worded to follow "expected".
  public var expected: String

  /// A problem with its place, what was found and what was expected.
  public init(place: String, found: String, expected: String) {
    self.place = place
    self.found = found
    self.expected = expected
  }

  /// The problem in one sentence.
  public var description: String { "\(place): found \(found), expected \(expected)" }
}
