internal import Workforce

extension ScenarioDecoder {
  /// Reads the contact types; those with problems are left out of the items and kept among the names.
  func decodeContactTypes(_ value: Value?) -> NameTable<ContactType> {
    var table = NameTable<ContactType>()
    guard let value, let entries = value.entries(from: "names of contact types to what they are") else { return table }
    if entries.isEmpty { value.complain("there are no contact types; add at least one") }
    if entries.count > ScenarioLimits.contactTypes {
      value.complain("there are \(entries.count) contact types, more than the limit of \(ScenarioLimits.contactTypes)")
      return table
    }
    for (key, inner) in entries where key.checkName("contact type") {
      let name = key.scalar ?? ""
      table.add(name, contactType(inner, name: name))
    }
    return table
  }

  /// Reads a contact type; what could not be read is neutral, since a problem has been noted.
  private func contactType(_ value: Value, name: String) -> ContactType {
    var type = ContactType(name: name, channel: .other, handlingTime: .constant(0))
    type.openingHours = openingHours
    guard let section = Section(value, .contactType) else { return type }
    section["channel"].flatMap { $0.choice(of: Channel.self, "a channel") }.map { type.channel = $0 }
    section["skill"].flatMap { $0.text("the name of a skill") }.map { type.skill = $0 }
    section["priority"].flatMap { $0.count(1...ScenarioLimits.priorities, of: "a priority") }.map { type.priority = $0 }
    section["headStart"].flatMap { $0.duration() }.map { type.headStart = $0 }
    type.target = section["target"].flatMap(target)
    section["handlingTime"].flatMap(timedDistribution).map {
      (type.handlingTime, type.handlingTimeChanges) = ($0.first, $0.changes)
    }
    type.afterContactWork = section["afterContactWork"].flatMap { distribution($0) }
    if let patience = section["patience"], patience.scalar != "forever" {
      timedDistribution(patience).map { (type.patience, type.patienceChanges) = ($0.first, $0.changes) }
    }
    type.balking = section["balking"].flatMap(balking)
    section["openingHours"].flatMap { $0.openingHours() }.map { type.openingHours = $0 }
    section["atClose"].flatMap { $0.choice(of: ClosingRule.self, "what happens at closing time") }
      .map { type.atClose = $0 }
    return type
  }

  private func target(_ value: Value) -> ServiceLevelTarget? {
    guard value.isMap else { return target(value, definition: .answeredOfOffered) }
    guard let section = Section(value, .target) else { return nil }
    let definition = section["definition"].map {
      $0.choice(of: ServiceLevelDefinition.self, "what the share counts")
    }
    guard let level = section["serviceLevel"], let definition = definition ?? .some(.answeredOfOffered) else {
      return nil
    }
    return target(level, definition: definition)
  }

  private func target(_ value: Value, definition: ServiceLevelDefinition) -> ServiceLevelTarget? {
    guard let text = value.scalar else {
      value.complain(expected: "a target such as 80%/20s")
      return nil
    }
    return value.quantity { () throws(QuantityError) in try TargetText.parse(text, definition: definition) }
  }

  private func balking(_ value: Value) -> ContactType.Balking? {
    guard value.isMap else { return value.share().map { ContactType.Balking(probability: $0) } }
    guard let section = Section(value, .balking) else { return nil }
    let waiting = section["whenWaiting"].map { $0.count(0...1_000_000, of: "a number of contacts waiting") } ?? .some(0)
    guard let probability = section["probability"].flatMap({ $0.share() }), let waiting else { return nil }
    return ContactType.Balking(probability: probability, whenWaiting: waiting)
  }

  /// A distribution, and those that replace it from some moment of the horizon on.
  func timedDistribution(_ value: Value) -> (first: Distribution, changes: [DistributionChange])? {
    guard value.keys.contains("byTime") else { return distribution(value).map { ($0, []) } }
    guard let section = Section(value, .handlingTimes), let byTime = section["byTime"],
      let curve = byTime.curve(constant: false, of: "distributions", { self.distribution($0) })
    else { return nil }
    guard pieces.take(calendar.stepCount(curve), at: byTime) else { return nil }
    let steps = calendar.steps(curve, absent: nil)
    guard let first = steps.first else {
      byTime.complain("names no day of the horizon; add daily, or the days that are simulated")
      return nil
    }
    return (first.item, steps.dropFirst().map { DistributionChange(start: $0.start, distribution: $0.item) })
  }
}
