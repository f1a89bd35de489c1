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
    let file = complaints.file
    let root: YAMLNode
    do {
      root = try YAMLDocument.parse(text)
    } catch {
      throw ScenarioError(
        path: file, problems: [.init(file: file, line: error.line, column: error.column, text: error.text)])
    }
    var decoder = PolicyDecoder(complaints: complaints, definitions: definitions)
    let value = Value(node: root, path: "", complaints: complaints)
    let policy = decoder.policy(value)
    if let policy {
      // What could not be read is missing from the whole, so only what stands for itself is judged then.
      let isWhole = complaints.isEmpty
      for problem in policy.problems(definitions)
      where isWhole || ["indicators.", "applies.", "bonus.", "measures."].contains(where: problem.key.hasPrefix) {
        (decoder.place(of: problem.key) ?? value).complain(problem.text)
      }
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
    guard case .map(let entries) = value.node.content else { return }
    for entry in entries {
      note(Value(node: entry.value, path: "\(value.path).\(entry.key)", complaints: complaints))
    }
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
    for key in ["indicators", "grades", "guards", "applies", "bonus", "measures"] { note(section[key]) }
    let title = section["title"].flatMap { $0.text() }
    let revision = section["revision"].flatMap { $0.text() }
    let days = section["applies"].flatMap { applies($0) }
    let items = items(section["indicators"])
    let grades = grades(section["grades"])
    var policy = ScorePolicy(
      title: title ?? "", revision: revision ?? "",
      cadence: section["cadence"].flatMap { $0.choice(of: ScorePolicy.Cadence.self, "a cadence") } ?? .monthly,
      from: days?.from ?? CalendarDate(dayNumber: 0), items: items, grades: grades)
    policy.until = days?.until
    rules(section, &policy)
    guard title != nil, revision != nil, days != nil else { return nil }
    return policy
  }

  private func rules(_ section: Section, _ policy: inout ScorePolicy) {
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
    policy.guards = (section["guards"].flatMap { $0.list(of: "guards") } ?? []).compactMap(pointGuard)
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

  private func items(_ value: Value?) -> [PolicyItem] {
    var items: [PolicyItem] = []
    for (key, inner) in value.flatMap({ $0.entries(from: "indicators to their weights and targets") }) ?? [] {
      let name = key.scalar ?? ""
      guard let definition = definitions.first(where: { $0.key == name }) else {
        let nearest = Spelling.nearest(to: name, among: definitions.map(\.key))
        let remedy =
          nearest.map { "did you mean \($0)?" } ?? "the indicators are "
          + Value.alternatives(definitions.map(\.key), "and")
        key.complain("there is no indicator \(Value.quoted(name)); \(remedy)")
        continue
      }
      if let item = item(name, inner, definition.unit) { items.append(item) }
    }
    return items
  }

  private func item(_ name: String, _ value: Value, _ unit: IndicatorDefinition.Unit) -> PolicyItem? {
    guard let section = Section(value, .policyItem) else { return nil }
    let weight = section["weight"].flatMap { permille($0) }
    let targets = ["floor", "threshold", "goal", "stretch"].map { key in section[key].flatMap { figure($0, unit) } }
    let minimum = section["minimumRecords"].flatMap { $0.count(0...1_000_000, of: "a number of records") } ?? 0
    guard let weight, let floor = targets[0], let threshold = targets[1], let goal = targets[2],
      let stretch = targets[3]
    else { return nil }
    return PolicyItem(
      name, weightPermille: weight,
      targets: Targets(floor: floor, threshold: threshold, goal: goal, stretch: stretch), minimumRecords: minimum)
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

  private func grades(_ value: Value?) -> [Grade] {
    (value.flatMap { $0.entries(from: "grades to their lowest scores") } ?? []).compactMap { key, value in
      guard key.checkName("grade"), let from = value.number(0...120, of: "a score") else { return nil }
      return Grade(key.scalar ?? "", from: from)
    }
  }

  private func pointGuard(_ value: Value) -> PointGuard? {
    guard let section = Section(value, .policyGuard) else { return nil }
    let items = section["limit"].map { $0.items().compactMap { $0.text("the name of an indicator") } } ?? []
    let needs = section["needs"].flatMap { $0.text("the name of an indicator") }
    let limit = section["to"].flatMap { $0.number(0...120, of: "a limit in points") }
    let unit = definitions.first { $0.key == needs }?.unit ?? .share
    let atLeast = section["atLeast"].flatMap { figure($0, unit) }
    guard let needs, let limit, let atLeast, !items.isEmpty else { return nil }
    return PointGuard(items: items, limit: limit, needs: needs, atLeast: atLeast)
  }

  private func bonus(_ value: Value) -> BonusRule? {
    guard let section = Section(value, .policyBonus), let base = section["base"].flatMap({ $0.money() }) else {
      return nil
    }
    return BonusRule(
      base: base, slope: section["slope"].flatMap { $0.number(0...100, of: "a slope") } ?? 1,
      low: section["low"].flatMap { $0.share() } ?? 0,
      high: section["high"].flatMap { $0.ratio(atMost: 100) } ?? 1.2,
      pool: section["pool"].flatMap { $0.money() }, currency: section["currency"].flatMap { $0.text() } ?? "")
  }
}
