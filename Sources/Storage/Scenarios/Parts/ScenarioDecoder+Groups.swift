internal import Workforce

extension ScenarioDecoder {
  /// Reads the groups of agents.
  func decodeGroups(_ value: Value?) -> NameTable<AgentGroup> {
    var table = NameTable<AgentGroup>()
    guard let value, let entries = value.entries(from: "names of groups to what they are") else { return table }
    if entries.isEmpty { value.complain("there are no groups; add at least one") }
    if entries.count > ScenarioLimits.groups {
      value.complain("there are \(entries.count) groups, more than the limit of \(ScenarioLimits.groups)")
      return table
    }
    let skills = Set(contactTypes.items.map(\.skill))
    var budget = StaffingBudget()
    for (key, inner) in entries where key.checkName("group") {
      let name = key.scalar ?? ""
      table.add(name, group(inner, name: name, skills: skills, &budget))
    }
    if budget.agents > ScenarioLimits.agents {
      value.complain(
        "the groups have \(budget.agents) agents together, more than the limit of \(ScenarioLimits.agents)")
    }
    return table
  }

  private func group(
    _ value: Value, name: String, skills: Set<String>, _ budget: inout StaffingBudget
  ) -> AgentGroup {
    var group = AgentGroup(name: name, skills: [], staffing: .levels([]))
    guard let section = Section(value, .group) else { return group }
    group.skills = section["skills"].map { self.skills($0, known: skills) } ?? []
    section["costPerHour"].flatMap { $0.money() }.map { group.costPerHour = $0 }
    let way = section.exactlyOne(
      of: ["staffing", "shifts"], else: "add staffing: with a number of agents, or shifts: with a list of shifts")
    switch way {
    case "staffing": group.staffing = section["staffing"].map { staffing($0, &budget) } ?? .levels([])
    case "shifts": group.staffing = section["shifts"].map { shifts($0, &budget) } ?? .duties([])
    default: break
    }
    return group
  }

  private func skills(_ value: Value, known: Set<String>) -> [AgentGroup.Skill] {
    var skills: [AgentGroup.Skill] = []
    func add(_ key: Value, _ skill: AgentGroup.Skill) {
      if skills.contains(where: { $0.name == skill.name }) {
        key.complain("the skill \(Value.quoted(skill.name)) is given twice; keep one of the two")
      } else {
        skills.append(skill)
      }
      if !known.contains(skill.name) {
        let nearest = Spelling.nearest(to: skill.name, among: known.sorted()).map { "did you mean \($0)? It" } ?? "it"
        key.warn("no contact type needs the skill \(Value.quoted(skill.name)); \(nearest) is of no use as it stands")
      }
    }
    if value.isMap {
      for (key, inner) in value.entries(from: "skills to proficiency and preference") ?? [] where key.checkName("skill")
      {
        var skill = AgentGroup.Skill(name: key.scalar ?? "")
        if !inner.isNull, let section = Section(inner, .skill) {
          section["proficiency"].flatMap { $0.number(0...100, positive: true, of: "a proficiency") }
            .map { skill.proficiency = $0 }
          section["preference"].flatMap { $0.count(1...ScenarioLimits.priorities, of: "a preference") }
            .map { skill.preference = $0 }
        }
        add(key, skill)
      }
    } else {
      guard let items = value.list(of: "skills") else { return [] }
      for item in items where item.checkName("skill") { add(item, AgentGroup.Skill(name: item.scalar ?? "")) }
    }
    if skills.isEmpty { value.complain(expected: "at least one skill") }
    return skills
  }
}

/// How much of what is limited has been used up so far.
struct StaffingBudget {
  /// Agents of all groups.
  var agents = 0
  /// Shifts of all agents.
  var duties = 0
}
