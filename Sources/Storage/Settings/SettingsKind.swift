/// What a YAML file is about.
public enum SettingsKind: String, CaseIterable, Hashable, Sendable {
  case scenario, policy, calendar, mapping

  /// What such a file is, in a sentence.
  var noun: String {
    switch self {
    case .scenario: "a scenario"
    case .policy: "a policy"
    case .calendar: "a calendar"
    case .mapping: "a mapping"
    }
  }

  /// What is to be written into an empty file.
  var contents: String {
    switch self {
    case .scenario, .policy: noun
    case .calendar: "the hours of a service"
    case .mapping: "which column is what"
    }
  }

  /// By what such a file is known.
  var signs: String {
    switch self {
    case .scenario: "begins with crewcast: 1"
    case .policy: "begins with crewcastPolicy: 1"
    case .calendar: "has zone and week"
    case .mapping: "has columns or source"
    }
  }

  /// All kinds with their signs, for messages about files that are none of them.
  static var allSigns: String {
    Value.alternatives(allCases.map { "\($0.noun) (\($0.signs))" })
  }

  /// The table of keys at the margin of such a file.
  private var shape: Shape.Name {
    switch self {
    case .scenario: .scenario
    case .policy: .policy
    case .calendar: .calendar
    case .mapping: .recordMapping
    }
  }

  /// The keys that no other kind has at its margin.
  private var ownKeys: Set<String> {
    let others = SettingsKind.allCases.filter { $0 != self }.flatMap { Shape.of($0.shape).keys.map(\.name) }
    return Set(Shape.of(shape).keys.map(\.name)).subtracting(others)
  }

  /// The kind of a file by the keys at its margin: by the key of its version or, where that is missing, by the keys that only one kind
  /// has; nil when they do not tell.
  static func of(keys: Set<String>) -> SettingsKind? {
    if keys.contains("crewcastPolicy") { return .policy }
    if keys.contains("crewcast") { return .scenario }
    let counts = allCases.map { (kind: $0, count: $0.ownKeys.intersection(keys).count) }.sorted { $0.count > $1.count }
    guard counts[0].count > counts[1].count else { return nil }
    return counts[0].kind
  }

  /// The keys at the margin of a text.
  ///
  /// Looks at the text rather than at what was parsed, so that a file with a slip in it is still told apart.
  static func keys(ofText text: String) -> Set<String> {
    if let root = YAMLDocument(text).root, case .map(let entries) = root.content { return Set(entries.map(\.key)) }
    var keys: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let first = line.first, !first.isWhitespace, first != "#",
        let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" })
      else { continue }
      keys.insert(line[..<colon].filter { !$0.isWhitespace && $0 != "\"" && $0 != "\u{FEFF}" })
    }
    return keys
  }
}
