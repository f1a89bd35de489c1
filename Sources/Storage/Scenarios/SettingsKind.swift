/// What a file of settings is about: a YAML file by the keys it begins with, a table by its columns.
public enum SettingsKind: String, CaseIterable, Hashable, Sendable {
  case scenario, policy, calendar, mapping
  case roster, events
  /// A table that is none of these.
  case table

  /// The kind of a YAML file; what cannot be told, or read, is taken for a scenario.
  public static func of(_ path: String) -> SettingsKind {
    guard let bytes = try? ScenarioReader.contents(of: path) else { return .scenario }
    return ofText(String(decoding: bytes, as: UTF8.self))
  }

  /// Keys by which a file is known for another kind than a policy.
  static let tellingKeys = ["crewcast", "horizon", "columns", "shape", "week", "editions"]

  /// The kind of a text.
  ///
  /// Looks for keys at the margin rather than at the parsed text, so that a file with a slip in it is still told apart.
  static func ofText(_ text: String) -> SettingsKind {
    var keys: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let first = line.first, !first.isWhitespace, first != "#", let colon = line.firstIndex(of: ":") else {
        continue
      }
      keys.insert(String(line[..<colon]))
    }
    if keys.contains("crewcastPolicy") { return .policy }
    if keys.contains("crewcast") || keys.contains("horizon") { return .scenario }
    if keys.contains("indicators") || keys.contains("grades") { return .policy }
    if keys.contains("columns") || keys.contains("shape") { return .mapping }
    if keys.contains("week") || keys.contains("editions") { return .calendar }
    return .scenario
  }
}
