internal import Workforce

extension ScenarioDecoder {
  /// Reads the lines: one number for all contact types, or groups of lines by name.
  func decodeLines(_ value: Value?) -> [LineGroup] {
    guard let value else { return [] }
    let all = Array(contactTypes.names.indices)
    if !value.isMap {
      guard let count = value.count(1...ScenarioLimits.lines, of: "a number of lines") else { return [] }
      return [LineGroup(name: "lines", count: count, contactTypes: all)]
    }
    var taken: [Int: String] = [:]
    return (value.entries(from: "names to lines") ?? []).compactMap { key, inner in
      guard key.checkName("group of lines"), let section = Section(inner, .lineGroup) else { return nil }
      let name = key.scalar ?? ""
      let types = section["contactTypes"].map { typeList($0) } ?? all
      for type in types {
        if let other = taken.updateValue(name, forKey: type) {
          inner.complain(
            "\(contactTypes.names[type]) uses the lines \(Value.quoted(other)) already; a contact holds one line, "
              + "so name each type in one group of lines")
        }
      }
      return section["count"]?.count(1...ScenarioLimits.lines, of: "a number of lines").map {
        LineGroup(name: name, count: $0, contactTypes: types)
      }
    }
  }

  /// Reads one or several names of contact types, each at most once.
  func typeList(_ value: Value) -> [Int] {
    var types: [Int] = []
    for item in value.items() {
      guard let type = item.reference(in: contactTypes, "contact type", definedIn: "contactTypes") else { continue }
      if types.contains(type) {
        item.complain("\(contactTypes.names[type]) is named twice; keep one of the two")
      } else {
        types.append(type)
      }
    }
    if value.items().isEmpty { value.complain(expected: "at least one contact type") }
    return types
  }

  /// Reads what failures cost.
  func decodeCosts(_ value: Value?) -> Costs {
    var costs = Costs()
    guard let value, let section = Section(value, .costs) else { return costs }
    section["currency"].flatMap { $0.text("a currency such as CNY") }.map { costs.currency = $0 }
    section["perLostContact"].flatMap { $0.money() }.map { costs.perLostContact = $0 }
    section["perBlockedContact"].flatMap { $0.money() }.map { costs.perBlockedContact = $0 }
    return costs
  }
}
