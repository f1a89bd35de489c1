public import Workforce

/// A scenario as it was read, with what is needed to say exactly what was read.
public struct LoadedScenario: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// What is worth knowing about it, in the order in which it was noticed.
  public var warnings: [Warning]
  /// Every file that was read, the scenario first, the tables in the order of their paths.
  public var inputs: [Input]

  /// A scenario with its warnings and files.
  public init(scenario: Scenario, warnings: [Warning], inputs: [Input]) {
    self.scenario = scenario
    self.warnings = warnings
    self.inputs = inputs
  }

  /// A file that was read.
  public struct Input: Hashable, Sendable {
    /// The path as the user gave it; a table's begins with the scenario's folder.
    public var path: String
    /// The digest of its bytes.
    public var digest: FileDigest

    /// A file with its digest.
    public init(path: String, digest: FileDigest) {
      self.path = path
      self.digest = digest
    }
  }
}
