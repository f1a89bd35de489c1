public import Workforce

/// A policy as it was read.
public struct LoadedPolicy: Sendable {
  /// The policy.
  public var policy: ScorePolicy
  /// What is worth knowing about it.
  public var warnings: [Warning]
  /// The file.
  public var input: LoadedScenario.Input
}

/// Reads score policies from files.
public enum PolicyReader {
  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - path: The policy's file.
  ///   - definitions: The indicators there are.
  /// - Throws: ``ScenarioError`` with every problem.
  public static func read(_ path: String, definitions: [IndicatorDefinition]) throws(ScenarioError) -> LoadedPolicy {
    let bytes = try ScenarioReader.contents(of: path)
    return try decode(ScenarioReader.text(bytes, of: path), name: path, definitions: definitions)
  }

  /// Decodes a policy that is no file.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - name: What messages call it.
  ///   - definitions: The indicators there are.
  /// - Throws: ``ScenarioError`` with every problem.
  public static func decode(
    _ text: String, name: String, definitions: [IndicatorDefinition]
  ) throws(ScenarioError) -> LoadedPolicy {
    let (policy, warnings) = try PolicyDecoder.decode(text, file: name, definitions: definitions)
    let digest = FileDigest(of: Array(text.utf8))
    return LoadedPolicy(policy: policy, warnings: warnings, input: .init(path: name, digest: digest))
  }
}

/// The JSON Schema of the policy format.
public enum PolicySchema {
  /// The schema as JSON text, draft 2020-12.
  public static var text: String {
    let root = ScenarioSchema.root(of: .policy, "Crewcast score policy, version 1", Shape.Name.ofPolicies)
    return JSONText.object(root).written() + "\n"
  }
}
