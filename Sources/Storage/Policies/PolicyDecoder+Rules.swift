internal import Workforce

/// The rules of a policy besides its indicators and grades.
extension PolicyDecoder {
  /// Who is scored, and compared with whom.
  func people(_ section: Section, _ policy: inout ScorePolicy) {
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
    if let list = section["compareBy"] {
      policy.comparedBy = list.items().compactMap {
        $0.choice(of: ScorePolicy.Comparison.self, "something to compare by")
      }
    }
  }

  /// How sure a score must be, what limits it, what it pays, and the limits of what is measured.
  func rules(_ section: Section, _ policy: inout ScorePolicy) {
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
      let cap = value.number(0...120, of: "a cap in points")
      guard key.checkName("kind of event"), let cap else { continue }
      policy.redLines.append(RedLine(key.scalar ?? "", cap: cap))
    }
    let items = policy.items
    policy.guards = (section["guards"].flatMap { $0.list(of: "guards") } ?? []).map { pointGuard($0, items) }
    policy.bonus = section["bonus"].flatMap(bonus)
    if let measures = section["measures"].flatMap({ Section($0, .policyMeasures) }) {
      policy.measures.replyWithinSeconds = measures["replyWithin"].flatMap { $0.duration(positive: true) }
      policy.measures.replyLimitSeconds = measures["replyLimit"].flatMap { $0.duration(positive: true) }
      policy.measures.resolveWithinSeconds = measures["resolveWithin"].flatMap { $0.duration(positive: true) }
      policy.measures.recontactDays = measures["recontact"].flatMap { $0.duration(positive: true) }.map { $0 / 86_400 }
    }
  }

  /// A guard between indicators; an empty name stands for one that could not be read, and is not judged.
  private func pointGuard(_ value: Value, _ items: [PolicyItem]) -> PointGuard {
    let section = Section(value, .policyGuard)
    func name(_ value: Value) -> String { value.text("the name of an indicator") ?? "" }
    let limited = section?["limit"].map { $0.items() } ?? []
    if let limit = section?["limit"], limited.isEmpty { limit.complain(expected: "the name of an indicator") }
    let needs = section?["needs"].map(name) ?? ""
    let limit = section?["to"].flatMap { $0.number(0...120, of: "a limit in points") }
    // In the unit of the indicator that was meant, should its name be misspelt; that of one that guards itself tells nothing.
    let meant = Spelling.nearest(to: needs, among: items.prefix(definitions.count).map(\.indicator))
    let names = limited.map(name)
    let needed = definitions.first { $0.key == needs } ?? definitions.first { $0.key == meant }
    let unit = names.contains(needs) ? nil : needed?.unit
    let atLeast = section?["atLeast"].flatMap { value in unit.flatMap { figure(value, $0) } }
    return PointGuard(items: names, limit: limit ?? 0, needs: needs, atLeast: atLeast ?? 0)
  }

  /// What is paid; no number stands for a base that could not be read.
  private func bonus(_ value: Value) -> BonusRule? {
    guard let section = Section(value, .policyBonus) else { return nil }
    let high = section["high"].flatMap { $0.ratio(atMost: 100) }
    var rule = BonusRule(
      base: section["base"].flatMap { $0.money() } ?? .nan,
      slope: section["slope"].flatMap { $0.number(0...100, of: "a slope") } ?? 1,
      low: section["low"].flatMap { $0.share() } ?? 0, high: high ?? 1.2,
      pool: section["pool"].flatMap { $0.money() }, currency: section["currency"].flatMap { $0.text() } ?? "")
    if let prorates = section["prorate"].flatMap({ $0.flag() }) { rule.prorates = prorates }
    if let high, high < 1 {
      section["high"]?.warn("is below 100%, so that no score earns the base; write 100% or more if that is not meant")
    }
    return rule
  }
}
