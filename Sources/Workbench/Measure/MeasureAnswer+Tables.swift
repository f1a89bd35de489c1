import Records
import Reporting
import Scoring
import Workforce

extension MeasureAnswer {
  /// One row per indicator and group: the team, agents, channels and days.
  var indicatorRows: CSVDocument {
    var rows = CSVDocument(
      header: [
        "scope", "name", "indicator", "unit", "value", "low", "high", "confidence", "count", "records", "customers",
        "median", "p90",
      ])
    for part in measured + (comparison?.lines.map(\.theirs) ?? []) {
      if let figure = part.team { rows.append(row("team", "", part.definition, figure)) }
      for agent in part.agents { rows.append(row("agent", agent.group, part.definition, agent.figure)) }
      for channel in part.channels {
        rows.append(row("channel", channel.group.rawValue, part.definition, channel.figure))
      }
      for language in part.languages {
        rows.append(row("language", language.group, part.definition, language.figure))
      }
      for day in part.days { rows.append(row("day", day.group.description, part.definition, day.figure)) }
    }
    return rows
  }

  private func row(
    _ scope: String, _ name: String, _ definition: IndicatorDefinition, _ figure: Figure
  ) -> [CSVDocument.Cell] {
    let number = { (value: Double?) in value.map { CSVDocument.Cell.number($0) } ?? .empty }
    return [
      .text(scope), name.isEmpty ? .empty : .text(name), .text(definition.key), .text(definition.unit.rawValue),
      .number(figure.value), number(figure.estimate?.low), number(figure.estimate?.high),
      number(figure.estimate?.confidence), .number(figure.count), .integer(figure.records), .integer(figure.customers),
      number(figure.median), number(figure.p90),
    ]
  }

  /// One row per cell or row that could not be used.
  var rejectedRows: CSVDocument {
    var rows = CSVDocument(header: ["file", "line", "column", "value", "reason", "row_left_out"])
    for problem in problems {
      let line: CSVDocument.Cell = problem.line.map { .integer($0) } ?? .empty
      let column: CSVDocument.Cell = problem.column.map { .text($0) } ?? .empty
      let value: CSVDocument.Cell = problem.value.map { .text($0) } ?? .empty
      rows.append([
        .text(problem.file), line, column, value, .text(problem.reason), .text(problem.rejectsRow ? "yes" : "no"),
      ])
    }
    return rows
  }
}
