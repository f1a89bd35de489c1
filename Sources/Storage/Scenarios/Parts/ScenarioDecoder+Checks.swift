internal import Workforce

/// What can be said only about the scenario as a whole.
extension ScenarioDecoder {
  /// Complains about what is too much for one machine, and advises on what is probably not meant.
  func check(_ scenario: Scenario, _ root: Section) {
    guard checkSize(scenario, root) else { return }
    checkStaffing(scenario, root)
    warnUnused(scenario, root)
  }

  /// Whether there is something to simulate, and not too much of it.
  private func checkSize(_ scenario: Scenario, _ root: Section) -> Bool {
    let expected = scenario.arrivals.reduce(0) { $0 + $1.expectedContacts }
    if expected > ScenarioLimits.arrivals {
      root["arrivals"]?.complain(
        "about \(Value.rounded(expected)) contacts arrive over the horizon, more than the limit of "
          + "\(Value.written(ScenarioLimits.arrivals)) in one replication; check the units of the rates, or shorten the horizon"
      )
    } else if expected == 0 {
      root["arrivals"]?.complain("no contact ever arrives within the horizon; check the rates and opening hours")
    }
    let columns = scenario.contactTypes.count + scenario.groups.count
    let cells = scenario.horizon.intervalStarts.count * columns
    if cells > ScenarioLimits.intervalCells {
      root["horizon"]?.complain(
        "\(scenario.horizon.intervalStarts.count) reporting intervals of \(columns) contact types and groups are \(cells) "
          + "figures, more than the limit of \(ScenarioLimits.intervalCells); choose a longer interval")
    }
    return complaints.isEmpty
  }

  /// Complains when nobody is ever on duty, and advises on types with hours that nobody covers.
  private func checkStaffing(_ scenario: Scenario, _ root: Section) {
    let onDuty = scenario.groups.map { $0.staffing.isEverOnDuty(before: scenario.horizon.length) }
    if !onDuty.contains(true) {
      root["groups"]?.complain("nobody is on duty at any time of the horizon; give a group agents")
      return
    }
    for (group, isOnDuty) in zip(scenario.groups, onDuty) where !isOnDuty {
      root["groups"]?.child(group.name)?.warn("nobody of this group is on duty at any time of the horizon")
    }
    for (type, choices) in scenario.routing.groupsOfType.enumerated()
    where !choices.contains(where: { onDuty[$0.group] }) {
      root["contactTypes"]?.child(scenario.contactTypes[type].name)?
        .warn("nobody who can serve this type is on duty at any time of the horizon")
    }
  }

  private func warnUnused(_ scenario: Scenario, _ root: Section) {
    var arriving: Set<Int> = []
    for stream in scenario.arrivals {
      if case .trace(let contacts) = stream.pattern {
        for contact in contacts { arriving.insert(contact.contactType) }
      } else if stream.expectedContacts > 0 {
        arriving.formUnion(stream.mix.map(\.contactType))
      }
    }
    for (index, type) in scenario.contactTypes.enumerated() where !arriving.contains(index) {
      root["contactTypes"]?.child(type.name)?.warn("no contact of this type arrives within the horizon")
    }
  }
}

extension ArrivalStream {
  /// Expected contacts over the horizon.
  var expectedContacts: Double {
    switch pattern {
    case .rates(let pieces): pieces.reduce(0) { $0 + $1.rate * ($1.end - $1.start) }
    case .counts(let pieces): pieces.reduce(0) { $0 + Double($1.count) }
    case .trace(let contacts): Double(contacts.count)
    }
  }
}

extension Staffing {
  /// Whether anybody is on duty before a moment.
  func isEverOnDuty(before end: Double) -> Bool {
    switch self {
    case .levels(let levels): levels.contains { $0.agents > 0 && $0.start < end }
    case .duties(let agents): agents.contains { $0.duties.contains { $0.start < end && $0.end > 0 } }
    }
  }
}
