import Workforce

extension ModelCompiler {
  /// Everything that is known to happen, in order of time and, at the same moment, of kind and subject.
  func timetable() -> [Appointment] {
    var list: [Appointment] = []
    for (index, start) in scenario.horizon.intervalStarts.enumerated() where index > 0 {
      list.append(Appointment(start, .interval, value: index))
    }
    var change = 0
    for (index, type) in scenario.contactTypes.enumerated() {
      appendChanges(of: type, index, from: &change, to: &list)
      appendDoors(type.openingHours, index, .opening, .closing, to: &list)
    }
    for (index, bot) in scenario.bots.enumerated() {
      appendDoors(bot.hours, index, .botStart, .botStop, to: &list)
    }
    for (index, group) in scenario.groups.enumerated() { appendStaffing(of: group, index, to: &list) }
    // Nothing is due at or after the end, so that those on duty then can serve whoever is left.
    list = list.filter { $0.time < scenario.horizon.length }.enumerated()
      .sorted {
        let (a, b) = ($0.element, $1.element)
        return (a.time, a.kind.rawValue, $0.offset) < (b.time, b.kind.rawValue, $1.offset)
      }
      .map(\.element)
    list.append(Appointment(scenario.horizon.length, .end))
    return list
  }

  private func appendChanges(of type: ContactType, _ index: Int, from number: inout Int, to list: inout [Appointment]) {
    let kinds: [(Appointment.Kind, [DistributionChange])] = [
      (.handlingChange, type.handlingTimeChanges), (.patienceChange, type.patienceChanges),
    ]
    for (kind, changes) in kinds {
      for change in changes {
        list.append(Appointment(max(0, change.start), kind, index, value: number))
        number += 1
      }
    }
  }

  /// Openings and closings over the horizon; spans that touch are one.
  private func appendDoors(
    _ hours: OpeningHours, _ index: Int, _ opening: Appointment.Kind, _ closing: Appointment.Kind,
    to list: inout [Appointment]
  ) {
    for span in hours.spans(over: scenario.horizon) {
      list.append(Appointment(max(0, span.start), opening, index))
      list.append(Appointment(span.end, closing, index))
    }
  }

  private func appendStaffing(of group: AgentGroup, _ index: Int, to list: inout [Appointment]) {
    switch group.staffing {
    case .levels(let levels):
      for level in levels {
        list.append(Appointment(max(0, level.start), .level, index, value: level.agents))
      }
    case .duties(let agents):
      for (offset, agent) in agents.enumerated() {
        let number = Int(groups[index].agents.start) + offset
        for duty in agent.duties where duty.end > 0 {
          list.append(Appointment(max(0, duty.start), .dutyStart, number))
          list.append(Appointment(duty.end, .dutyEnd, number))
          for rest in duty.breaks where rest.start >= 0 && rest.start < duty.end {
            list.append(
              Appointment(rest.start, .breakDue, number, value: rest.paid ? 1 : 0, length: rest.length))
          }
        }
      }
    }
  }
}
