internal import Workforce

extension ScenarioDecoder {
  /// Reads the routing and completes what is not said: skills decide who may, preferences and priorities who comes first.
  func decodeRouting(_ value: Value?, groupsKey: Value?, typesKey: Value?) -> Routing {
    var plan = RoutingPlan(types: contactTypes.items, groups: groups.items)
    var select = AgentSelection.longestIdle
    let before = complaints.count
    if let value, let section = Section(value, .routing) {
      section["select"].flatMap { $0.choice(of: AgentSelection.self, "how an agent is chosen") }.map { select = $0 }
      section["contactTypes"].map { readTypeLevels($0, &plan) }
      section["groups"].map { readGroupRanks($0, &plan) }
      section["overflow"].map { readOverflow($0, &plan) }
    }
    for conflict in plan.conflicts {
      value?.complain(conflict)
    }
    plan.isBroken = complaints.count > before
    let routing = plan.routing(select)
    if !plan.isBroken, !groups.names.isEmpty { complainUnreachable(routing, groupsKey: groupsKey, typesKey: typesKey) }
    return routing
  }

  private func readTypeLevels(_ value: Value, _ plan: inout RoutingPlan) {
    for (key, inner) in value.entries(from: "contact types to groups, level by level") ?? [] {
      guard let type = key.reference(in: contactTypes, "contact type", definedIn: "contactTypes") else { continue }
      var levels: [Int: Int] = [:]
      for (level, item) in (inner.list(of: "groups, level by level, such as [[first], [second]]") ?? []).enumerated() {
        for name in item.items() {
          guard let group = name.reference(in: groups, "group", definedIn: "groups") else { continue }
          if !plan.canServe(group: group, type: type) {
            name.complain(lacksSkill(group, type))
          } else if levels.updateValue(level + 1, forKey: group) != nil {
            name.complain("\(groups.names[group]) is named twice for \(contactTypes.names[type]); keep one of the two")
          }
        }
      }
      if levels.isEmpty, inner.items().isEmpty { inner.complain("names no group; name those that may serve the type") }
      plan.levels[type] = levels
    }
  }

  private func readGroupRanks(_ value: Value, _ plan: inout RoutingPlan) {
    for (key, inner) in value.entries(from: "groups to contact types, rank by rank") ?? [] {
      guard let group = key.reference(in: groups, "group", definedIn: "groups") else { continue }
      var ranks: [Int: Int] = [:]
      for (rank, item) in (inner.list(of: "contact types, rank by rank, such as [[first], [second]]") ?? [])
        .enumerated()
      {
        for name in item.items() {
          guard let type = name.reference(in: contactTypes, "contact type", definedIn: "contactTypes") else { continue }
          if !plan.canServe(group: group, type: type) {
            name.complain(lacksSkill(group, type))
          } else if ranks.updateValue(rank + 1, forKey: type) != nil {
            name.complain("\(contactTypes.names[type]) is named twice for \(groups.names[group]); keep one of the two")
          }
        }
      }
      plan.ranks[group] = ranks
    }
  }

  private func readOverflow(_ value: Value, _ plan: inout RoutingPlan) {
    for (key, inner) in value.entries(from: "contact types to helping groups") ?? [] {
      guard let type = key.reference(in: contactTypes, "contact type", definedIn: "contactTypes") else { continue }
      for item in inner.list(of: "steps, each with after and to") ?? [] {
        guard let section = Section(item, .overflow) else { continue }
        let after = section["after"].flatMap { $0.duration() }
        for name in section["to"]?.items() ?? [] {
          guard let group = name.reference(in: groups, "group", definedIn: "groups") else { continue }
          if !plan.canServe(group: group, type: type) {
            name.complain(lacksSkill(group, type))
          } else if plan.levels[type]?[group] != nil {
            name.complain(
              "\(groups.names[group]) is asked for \(contactTypes.names[type]) at once by routing.contactTypes; "
                + "name it there or here")
          } else if plan.delays[type]?[group] != nil {
            name.complain("\(groups.names[group]) is named twice in this overflow; keep one of the two")
          } else if let after {
            plan.delays[type, default: [:]][group] = after
          }
        }
      }
    }
  }

  private func lacksSkill(_ group: Int, _ type: Int) -> String {
    let skill = contactTypes.items[type].skill
    return "\(groups.names[group]) lacks the skill \(Value.quoted(skill)) that \(contactTypes.names[type]) needs; "
      + "add it to the group's skills, or remove the group here"
  }

  /// Complains about types that nobody serves; advises on groups that serve nothing.
  private func complainUnreachable(_ routing: Routing, groupsKey: Value?, typesKey: Value?) {
    let typeValues = typesKey?.entries(from: "names") ?? []
    let groupValues = groupsKey?.entries(from: "names") ?? []
    for (type, choices) in routing.groupsOfType.enumerated() where choices.isEmpty {
      let skill = contactTypes.items[type].skill
      let place = typeValues.first { $0.key.scalar == contactTypes.names[type] }?.key
      let known = Set(groups.items.flatMap { $0.skills.map(\.name) })
      let nearest = Spelling.nearest(to: skill, among: known.sorted()).map { "; did you mean \($0)?" } ?? ""
      place?.complain(
        "nobody can serve \(contactTypes.names[type]): no group has the skill \(Value.quoted(skill)) and is routed to it; "
          + "add the skill to a group\(nearest)")
    }
    for (group, choices) in routing.typesOfGroup.enumerated() where choices.isEmpty {
      groupValues.first { $0.key.scalar == groups.names[group] }?.key
        .warn("no contact type is routed to \(groups.names[group]), so its agents will have nothing to do")
    }
  }
}

/// What is said about routing, until all of it has been read.
struct RoutingPlan {
  /// The contact types.
  let types: [ContactType]
  /// The groups.
  let groups: [AgentGroup]
  /// For a type, the levels of groups, where they are written.
  var levels: [Int: [Int: Int]] = [:]
  /// For a group, the ranks of types, where they are written.
  var ranks: [Int: [Int: Int]] = [:]
  /// For a type, the delays after which groups may help.
  var delays: [Int: [Int: Double]] = [:]

  /// Whether something that was said makes no sense, so that nothing follows from what is missing.
  var isBroken = false

  init(types: [ContactType], groups: [AgentGroup]) {
    self.types = types
    self.groups = groups
  }

  /// Whether a group has the skill that a type needs.
  func canServe(group: Int, type: Int) -> Bool {
    groups[group].skills.contains { $0.name == types[type].skill }
  }

  /// What type→group and group→type say against each other.
  var conflicts: [String] {
    var found: [String] = []
    for (type, named) in levels.sorted(by: { $0.key < $1.key }) {
      for group in named.keys.sorted() {
        if let own = ranks[group], own[type] == nil {
          found.append(
            "routing.contactTypes sends \(types[type].name) to \(groups[group].name), and routing.groups does not let "
              + "\(groups[group].name) serve it; add it there or remove it here")
        }
      }
      for group in ranks.keys.sorted() where ranks[group]?[type] != nil && named[group] == nil {
        if delays[type]?[group] != nil { continue }
        found.append(
          "routing.groups lets \(groups[group].name) serve \(types[type].name), and routing.contactTypes does not send it "
            + "there; add it there or remove it here")
      }
    }
    for (type, named) in delays.sorted(by: { $0.key < $1.key }) {
      for group in named.keys.sorted() {
        if let own = ranks[group], own[type] == nil {
          found.append(
            "routing.overflow sends \(types[type].name) to \(groups[group].name), and routing.groups does not let "
              + "\(groups[group].name) serve it; add it there or remove it here")
        }
      }
    }
    return found
  }

  /// The routing with everything that was left unsaid.
  func routing(_ select: AgentSelection) -> Routing {
    var groupsOfType = Array(repeating: [Routing.GroupChoice](), count: types.count)
    var typesOfGroup = Array(repeating: [Routing.TypeChoice](), count: groups.count)
    for type in types.indices {
      for group in groups.indices where canServe(group: group, type: type) {
        guard let rank = rank(group, type) else { continue }
        if let delay = delays[type]?[group] {
          groupsOfType[type].append(.init(group: group, level: level(group, type) ?? 1, delay: delay))
        } else if let level = level(group, type) {
          groupsOfType[type].append(.init(group: group, level: level))
        } else {
          continue
        }
        typesOfGroup[group].append(.init(contactType: type, rank: rank))
      }
      groupsOfType[type].sort { ($0.level, $0.group) < ($1.level, $1.group) }
    }
    for group in groups.indices { typesOfGroup[group].sort { ($0.rank, $0.contactType) < ($1.rank, $1.contactType) } }
    return Routing(groupsOfType: groupsOfType, typesOfGroup: typesOfGroup, agentSelection: select)
  }

  private func level(_ group: Int, _ type: Int) -> Int? {
    if let named = levels[type] {
      return named[group] ?? delays[type]?[group].map { _ in (named.values.max() ?? 0) + 1 }
    }
    return groups[group].skills.first { $0.name == types[type].skill }?.preference
  }

  private func rank(_ group: Int, _ type: Int) -> Int? {
    if let named = ranks[group] { return named[type] }
    return types[type].priority
  }
}
