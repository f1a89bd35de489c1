internal import Workforce

/// Turns the text of a policy into a ``ScorePolicy``, listing everything that is wrong with it.
struct PolicyDecoder {
  let complaints: Complaints
  let definitions: [IndicatorDefinition]
  /// Where keys of the policy stand, to complain about what makes no sense as a whole.
  private var places: [String: Value] = [:]
  /// Keys that could not be read, so that nothing that hangs on them is judged.
  private var unread: Set<String> = []

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
    let file = complaints.file
    let root: YAMLNode
    do {
      root = try YAMLDocument.parse(text, of: "a policy")
    } catch {
      throw ScenarioError(
        path: file, problems: [.init(file: file, line: error.line, column: error.column, text: error.text)])
    }
    var decoder = PolicyDecoder(complaints: complaints, definitions: definitions)
    let value = Value(node: root, path: "", complaints: complaints)
    let policy = PolicyDecoder.isOther(value, text) ? nil : decoder.policy(value)
    for problem in policy?.problems(definitions, unread: decoder.unread) ?? [] {
      (decoder.place(of: problem.key) ?? value).complain(problem.text)
    }
    guard complaints.isEmpty, let policy else {
      throw ScenarioError(path: file, problems: complaints.sorted, unlisted: complaints.unlisted)
    }
    return policy
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

  private mutating func note(_ value: Value?) {
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

  /// Whether the file is of another kind, which is said rather than every key that a policy lacks.
  private static func isOther(_ root: Value, _ text: String) -> Bool {
    let kind = SettingsKind.ofText(text)
    guard kind != .policy, root.isMap, root.keys.contains(where: SettingsKind.tellingKeys.contains) else {
      return false
    }
    root.complain(
      "found a \(kind.rawValue), expected a policy; name the file of a policy, which begins with crewcastPolicy: 1")
    return true
  }

  private mutating func policy(_ root: Value) -> ScorePolicy? {
    guard !root.isNull, let section = Section(root, .policy) else {
      if root.isNull { root.complain("the file is empty; write a policy into it, beginning with crewcastPolicy: 1") }
      return nil
    }
    if let version = section["crewcastPolicy"], version.scalar != "1" {
      version.complain(
        expected: "version 1 of the policy format; write crewcastPolicy: 1, or use the Crewcast that wrote this file")
      return nil
    }
    for key in ["indicators", "grades", "guards", "applies", "bonus", "measures", "eligibility"] { note(section[key]) }
    let days = section["applies"].flatMap { applies($0) }
    if days == nil { unread.insert("applies.from") }
    let items = items(section["indicators"])
    let grades = grades(section["grades"])
    var policy = ScorePolicy(
      title: section["title"].flatMap { $0.text() } ?? "", revision: section["revision"].flatMap { $0.text() } ?? "",
      cadence: section["cadence"].flatMap { $0.choice(of: ScorePolicy.Cadence.self, "a cadence") } ?? .monthly,
      from: days?.from ?? CalendarDate(dayNumber: 0), items: items, grades: grades)
    policy.until = days?.until
    rules(section, &policy)
    return policy
  }

  private mutating func rules(_ section: Section, _ policy: inout ScorePolicy) {
    people(section, &policy)
    if let list = section["compareBy"] {
      policy.comparedBy = list.items().compactMap {
        $0.choice(of: ScorePolicy.Comparison.self, "something to compare by")
      }
    }
    if let share = section["gradeConfidence"].flatMap({ $0.share() }) { policy.gradeConfidence = share }
    if let rule = section["missing"].flatMap({ $0.choice(of: ScorePolicy.MissingRule.self, "what to do") }) {
      policy.missing = rule
    }
    if let evidence = section["evidence"].flatMap({ Section($0, .policyEvidence) }) {
      if let share = evidence["reliability"].flatMap({ $0.share() }) { policy.evidence.reliability = share }
      if let share = evidence["weight"].flatMap({ $0.share() }) { policy.evidence.weight = share }
    }
    if let days = section["appealDays"].flatMap({ $0.count(0...366, of: "a number of days") }) {
      policy.appealDays = days
    }
    for (key, value) in section["redLines"].flatMap({ $0.entries(from: "kinds of events to caps") }) ?? [] {
      guard key.checkName("kind of event"), let cap = value.number(0...120, of: "a cap in points") else { continue }
      policy.redLines.append(RedLine(key.scalar ?? "", cap: cap))
    }
    let written = policy.items.map(\.indicator)
    policy.guards = (section["guards"].flatMap { $0.list(of: "guards") } ?? []).map { pointGuard($0, among: written) }
    policy.bonus = section["bonus"].flatMap(bonus)
    if let measures = section["measures"].flatMap({ Section($0, .policyMeasures) }) {
      policy.measures.replyWithinSeconds = measures["replyWithin"].flatMap { $0.duration(positive: true) }
      policy.measures.replyLimitSeconds = measures["replyLimit"].flatMap { $0.duration(positive: true) }
      policy.measures.resolveWithinSeconds = measures["resolveWithin"].flatMap { $0.duration(positive: true) }
      policy.measures.recontactDays = measures["recontact"].flatMap { $0.duration(positive: true) }.map { $0 / 86_400 }
    }
  }

  /// Who is scored, and compared with whom.
  private func people(_ section: Section, _ policy: inout ScorePolicy) {
    if let rule = section["eligibility"].flatMap({ Section($0, .policyEligibility) }) {
      policy.eligibility.conversations =
        rule["conversations"].flatMap { $0.count(0...10_000_000, of: "a number of conversations") } ?? 0
      policy.eligibility.days = rule["days"].flatMap { $0.count(0...366, of: "a number of days") } ?? 0
      policy.eligibility.employedDays =
        rule["employedDays"].flatMap { $0.count(0...3660, of: "a number of days") } ?? 0
      policy.eligibility.roles = rule["roles"].map { $0.items().compactMap { $0.text("a role of the roster") } } ?? []
    }
    if let rule = section["peers"].flatMap({ Section($0, .policyPeers) }) {
      policy.peers.basis = rule["by"].flatMap { $0.choice(of: PeerRule.Basis.self, "what peers share") } ?? .all
      policy.peers.minimum = rule["atLeast"].flatMap { $0.count(2...1000, of: "a number of agents") } ?? 5
    }
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

  private mutating func items(_ value: Value?) -> [PolicyItem] {
    guard let entries = value.flatMap({ $0.entries(from: "indicators to their weights and targets") }) else {
      unread.insert("indicators")
      return []
    }
    var items: [PolicyItem] = []
    for (key, inner) in entries {
      let name = key.scalar ?? ""
      let definition = definitions.first { $0.key == name }
      if definition == nil {
        unread.insert(key.path)
        key.complain("there is no indicator \(Value.quoted(name)); \(suggestion(name))")
      }
      items.append(item(name, inner, definition.flatMap { $0.canBeScored ? $0.unit : nil }))
    }
    return items
  }

  private func suggestion(_ name: String) -> String {
    let names = definitions.filter(\.canBeScored).map(\.key)
    return Spelling.nearest(to: name, among: definitions.map(\.key)).map { "did you mean \($0)?" }
      ?? "those that can be scored are " + Value.alternatives(names, "and")
  }

  /// An indicator with its weight and targets; what could not be read is noted, and no number stands for it.
  ///
  /// - Parameter unit: The indicator's unit; nil for one that there is not, or that cannot be scored: only its weight is read.
  private mutating func item(_ name: String, _ value: Value, _ unit: IndicatorDefinition.Unit?) -> PolicyItem {
    var item = PolicyItem(
      name, weightPermille: 0, targets: Targets(floor: .nan, threshold: .nan, goal: .nan, stretch: .nan))
    let section = Section(value, .policyItem)
    if let weight = section?["weight"].flatMap({ permille($0) }) {
      item.weightPermille = weight
    } else {
      unread.insert("\(value.path).weight")
    }
    guard let section, let unit else { return item }
    let figures = Targets.names.map { key in section[key].flatMap { figure($0, unit) } ?? .nan }
    item.targets = Targets(floor: figures[0], threshold: figures[1], goal: figures[2], stretch: figures[3])
    item.minimumRecords = section["minimumRecords"].flatMap { $0.count(0...1_000_000, of: "a number of records") } ?? 0
    return item
  }

  private func permille(_ value: Value) -> Int? {
    guard let share = value.share() else { return nil }
    let permille = (share * 1000).rounded()
    guard abs(share * 1000 - permille) < 1e-6 else {
      value.complain(expected: "a weight in steps of 0.1%, so that points times weight can be written in full")
      return nil
    }
    return Int(permille)
  }

  private func figure(_ value: Value, _ unit: IndicatorDefinition.Unit) -> Double? {
    switch unit {
    case .share: value.share()
    case .seconds: value.duration()
    case .contacts, .money: value.number(0...1e9, of: "a figure")
    }
  }

  /// The grades; no number stands for where a grade begins that could not be read.
  private mutating func grades(_ value: Value?) -> [Grade] {
    guard let entries = value.flatMap({ $0.entries(from: "grades to their lowest scores") }) else {
      unread.insert("grades")
      return []
    }
    return entries.map { key, value in
      _ = key.checkName("grade")
      return Grade(key.scalar ?? "", from: value.number(0...120, of: "a score") ?? .nan)
    }
  }

  /// A guard between indicators of the policy; one that could not be read is noted.
  private mutating func pointGuard(_ value: Value, among written: [String]) -> PointGuard {
    let section = Section(value, .policyGuard)
    func name(_ value: Value) -> String? {
      guard let name = value.text("the name of an indicator") else { return nil }
      if written.contains(name) { return name }
      // No policy has more indicators than there are; a file of nonsense may, and is not to be compared word by word.
      let written = written.prefix(definitions.count)
      let meant = Spelling.nearest(to: name, among: written)
      // The indicator itself may be what is misspelt; that has been said then.
      if !written.contains(where: {
        Spelling.nearest(to: $0, among: [name]) != nil && unread.contains("indicators.\($0)")
      }) {
        let remedy = meant.map { "did you mean \($0)?" } ?? "name one that is, or add it with its weight and targets"
        value.complain("\(name) is not among the policy's indicators; \(remedy)")
      }
      return nil
    }
    let limited = section?["limit"].map { $0.items() } ?? []
    if let limit = section?["limit"], limited.isEmpty { limit.complain(expected: "the name of an indicator") }
    let items = limited.compactMap(name)
    let needs = section?["needs"].flatMap(name)
    let limit = section?["to"].flatMap { $0.number(0...120, of: "a limit in points") }
    let unit = definitions.first { $0.key == needs }?.unit
    let atLeast = section?["atLeast"].flatMap { value in unit.flatMap { figure(value, $0) } }
    guard let needs, let limit, let atLeast, items.count == limited.count else {
      unread.insert(value.path)
      return PointGuard(items: items, limit: limit ?? 0, needs: needs ?? "", atLeast: atLeast ?? 0)
    }
    return PointGuard(items: items, limit: limit, needs: needs, atLeast: atLeast)
  }

  private func bonus(_ value: Value) -> BonusRule? {
    guard let section = Section(value, .policyBonus), let base = section["base"].flatMap({ $0.money() }) else {
      return nil
    }
    var rule = BonusRule(
      base: base, slope: section["slope"].flatMap { $0.number(0...100, of: "a slope") } ?? 1,
      low: section["low"].flatMap { $0.share() } ?? 0,
      high: section["high"].flatMap { $0.ratio(atMost: 100) } ?? 1.2,
      pool: section["pool"].flatMap { $0.money() }, currency: section["currency"].flatMap { $0.text() } ?? "")
    if let prorates = section["prorate"].flatMap({ $0.flag() }) { rule.prorates = prorates }
    if rule.high < 1 {
      section["high"]?.warn("is below 100%, so that no score earns the base; write 100% or more if that is not meant")
    }
    return rule
  }
}
