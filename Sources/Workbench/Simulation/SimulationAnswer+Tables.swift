import Experiments
import Reporting
import Workforce

extension SimulationAnswer {
  /// One row per contact type, then the total.
  var typeRows: CSVDocument {
    var rows = CSVDocument(
      header: [
        "contact_type", "channel", "service_level_definition", "threshold_seconds", "target", "service_level",
        "service_level_low", "service_level_high", "target_met", "offered", "answered", "abandoned", "balked",
        "blocked",
        "cleared", "backlog_at_end", "resolved", "mean_wait_of_all_seconds", "mean_wait_of_answered_seconds",
        "wait_p90_seconds",
      ])
    for (type, figures) in zip(scenario.contactTypes, result.types) {
      rows.append(typeRow(type.name, type.channel.rawValue, type.target, figures))
    }
    rows.append(typeRow("(all)", "", result.total.target, result.total))
    return rows
  }

  private func typeRow(
    _ name: String, _ channel: String, _ target: ServiceLevelTarget?, _ figures: ContactFigures
  ) -> [CSVDocument.Cell] {
    let level = figures.serviceLevel
    return [
      .text(name), .text(channel), level == nil ? .empty : .text((target?.definition ?? .answeredOfOffered).rawValue),
      cell(target?.seconds), cell(target?.share), cell(level?.mean), cell(level?.low), cell(level?.high),
      cell(figures.targetMet?.mean), cell(figures.offered.mean), cell(figures.answered.mean),
      cell(figures.abandoned.mean),
      cell(figures.balked.mean), cell(figures.blocked.mean), cell(figures.cleared.mean),
      cell(figures.backlogAtEnd.mean),
      cell(figures.resolved.mean), cell(figures.meanWaitOfAll?.mean), cell(figures.meanWaitOfAnswered?.mean),
      cell(figures.waitP90?.mean),
    ]
  }

  /// One row per agent group.
  var groupRows: CSVDocument {
    var rows = CSVDocument(
      header: ["group", "occupancy", "occupancy_low", "occupancy_high", "paid_hours", "contacts_handled", "cost"])
    for (group, figures) in zip(scenario.groups, result.groups) {
      rows.append([
        .text(group.name), cell(figures.occupancy?.mean), cell(figures.occupancy?.low), cell(figures.occupancy?.high),
        cell(figures.paidHours.mean), cell(figures.contactsHandled.mean), cell(figures.cost.mean),
      ])
    }
    return rows
  }

  /// One row per interval and contact type.
  var intervalRows: CSVDocument {
    var rows = CSVDocument(
      header: [
        "start", "end", "contact_type", "offered", "answered", "service_level", "service_level_low",
        "service_level_high", "lost_share", "mean_wait_of_answered_seconds",
      ])
    for interval in result.intervals {
      for (type, figures) in zip(scenario.contactTypes, interval.types) {
        rows.append([
          .text(moment(interval.start)), .text(moment(interval.end)), .text(type.name), cell(figures.offered.mean),
          cell(figures.answered.mean), cell(figures.serviceLevel?.mean), cell(figures.serviceLevel?.low),
          cell(figures.serviceLevel?.high), cell(figures.abandonment?.mean), cell(figures.meanWaitOfAnswered?.mean),
        ])
      }
    }
    return rows
  }

  private func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
}
