internal import Workforce

/// Turns the text of a policy into a ``ScorePolicy``, listing everything that is wrong with it.
struct PolicyDecoder {
  let complaints: Complaints
  let definitions: [IndicatorDefinition]
  /// Where keys of the policy stand, to complain about what makes no sense as a whole.
  private var places: [String: Value] = [:]

  /// Decodes a policy.
  static func decode(
    _ text: String, file: String, definitions: [IndicatorDefinition]
  ) throws(ScenarioError) -> (policy: ScorePolicy, warnings: [Warning]) {
    let complaints = Complaints(file: file)
    return (try decode(text, complaints: complaints, definitions: definitions), complaints.warnings)
  }

  /// Decodes a policy, complaining to somebody.
  static func decode(
    _ text: String, complaints: Complaints, definitions: [IndicatorDefinition]
  ) throws(ScenarioError) -> ScorePolicy {
    try SettingsDocument.decode(text, .policy, complaints) { root in
      var decoder = PolicyDecoder(complaints: complaints, definitions: definitions)
      let policy = decoder.policy(root)
      for problem in policy?.problems(definitions, unread: complaints.faulty) ?? [] {
        (decoder.place(of: problem.key) ?? root).complain(problem.text)
      }
      return policy
    }
  }

  private init(complaints: Complaints, definitions: [IndicatorDefinition]) {
    self.complaints = complaints
    self.definitions = definitions
  }

  /// The value of a key, or of the nearest key above it that is written.
  private func place(of key: String) -> Value? {
    var path = key
    while true {
      if let found = places[path] { return found }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = String(path[..<cut])
    }
  }

  /// Remembers where a value and what lies below it stand.
  mutating func note(_ value: Value?) {
    guard let value else { return }
    places[value.path] = value
    switch value.node.content {
    case .map(let entries):
      for entry in entries {
        note(Value(node: entry.value, path: "\(value.path).\(entry.key)", complaints: complaints))
      }
    case .list: value.items().forEach { note($0) }
    case .null, .scalar: break
    }
  }

  private mutating func policy(_ root: Value) -> ScorePolicy? {
    guard let section = Section(root, .policy), version(section) else { return nil }
    for key in ["indicators", "grades", "guards", "applies", "bonus", "measures", "eligibility"] { note(section[key]) }
    let days = section["applies"].flatMap { applies($0) }
    if days == nil { complaints.distrust("applies.from") }
    let items = items(section["indicators"])
    let grades = grades(section["grades"])
    var policy = ScorePolicy(
      title: section["title"].flatMap { $0.text() } ?? "", revision: section["revision"].flatMap { $0.text() } ?? "",
      cadence: section["cadence"].flatMap { $0.choice(of: ScorePolicy.Cadence.self, "a cadence") } ?? .monthly,
      from: days?.from ?? CalendarDate(dayNumber: 0), items: items, grades: grades)
    policy.until = days?.until
    people(section, &policy)
    rules(section, &policy)
    return policy
  }

  /// Whether the file is of a version that this program reads; of any other nothing can be said.
  private func version(_ section: Section) -> Bool {
    guard let version = section["crewcastPolicy"], version.scalar != "1" else { return true }
    version.complain(
      expected: "version 1 of the policy format; write crewcastPolicy: 1, or use the Crewcast that wrote this file")
    return version.scalar.flatMap { Int($0) } == nil
  }

  private func applies(_ value: Value) -> (from: CalendarDate, until: CalendarDate?)? {
    guard let section = Section(value, .policyDays) else { return nil }
    func date(_ key: String) -> CalendarDate? {
      guard let value = section[key] else { return nil }
      guard let text = value.scalar, let date = CalendarDate(text) else {
        value.complain(expected: "a date such as 2025-10-01")
        return nil
      }
      return date
    }
    let until = date("until")
    return date("from").map { ($0, until) }
  }
}
