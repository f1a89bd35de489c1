import Records
import Reporting
import Statistics
import Storage
import Workforce

/// What `crewcast measure --by-month` found.
public struct MonthlyAnswer: Sendable {
  let period: Period
  let months: [DateRange]
  let columns: TicketSummary.Columns
  let layout: RecordMapping
  let summary: TicketSummary
  let confidence: Double
  let inputs: [Report.Input]
  let notes: [String]
  let warnings: [String]

  /// So many rows that were left out are listed for people.
  private static let listed = 20

  /// Everything that is to be said, in all forms.
  public var report: Report {
    var warnings = warnings
    if summary.months.isEmpty {
      warnings.append("no ticket was created in \(period.name); check the period and the zone.")
    }
    let impossible = summary.months.reduce(0) { $0 + $1.impossible }
    if impossible > 0 {
      warnings.append(
        "tickets whose first reply stands before their beginning: \(Figures.count(impossible)); they count as tickets, and not in "
          + "first replies.")
    }
    if !summary.rejected.isEmpty {
      warnings.append("rows left out: \(Figures.count(summary.rejected.count)); the result lists them.")
    }
    return Report(
      command: "measure", inputs: inputs, result: members, document: document,
      tables: [Report.Table("months", rows)], warnings: warnings)
  }

  /// What the figures are, for people and for programs.
  private var definitions: [(key: String, meaning: String)] {
    let wait = "from \"\(columns.created)\" to \"\(columns.firstResponse)\", on the wall clock"
    var list = [
      ("contacts", "Tickets created in the month, by \"\(columns.created)\" and the zone \(period.clock.zone)."),
      (
        "firstResponseSeconds",
        "Mean time \(wait), of the tickets that were answered; those never answered are left out of it, unlike in "
          + "the indicator first-response."
      ), ("firstResponseSecondsP90", "The time \(wait), that nine of ten answered tickets did not exceed."),
    ]
    if let resolved = columns.resolved {
      list.append(
        (
          "resolvedShare",
          "Tickets with a moment in \"\(resolved)\" of all tickets, whether or not customers came back."
        ))
    }
    if let rating = columns.rating {
      let scale = layout.contacts[.rating]?.scale.map {
        " on its scale of \(Figures.number($0.lowerBound)) to \(Figures.number($0.upperBound))"
      }
      list.append(("rating", "Mean of \"\(rating)\"\(scale ?? ""), of the tickets that were rated."))
    }
    return list
  }

  private func estimate(_ mean: TicketSummary.Mean?) -> Estimate? {
    guard let mean, let deviation = mean.deviation, mean.count > 1 else { return nil }
    let found = Intervals.mean(
      value: mean.value, error: deviation / Double(mean.count).squareRoot(), count: mean.count, confidence: confidence)
    return Estimate(mean: found.mean, low: max(0, found.low), high: found.high, confidence: confidence)
  }

  private func resolved(_ month: TicketSummary.Month) -> Estimate? {
    month.resolved.map { Intervals.proportion(successes: $0, trials: month.count, confidence: confidence) }
  }

  private func name(_ month: TicketSummary.Month) -> String {
    let days = months[month.month]
    let isWhole = days.first.day == 1 && days.last.advanced(by: 1).day == 1
    return isWhole ? String(days.first.description.prefix(7)) : "\(days.first)..\(days.last)"
  }

  // MARK: For people

  private var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Agents' months in \(period.name)")
    var table = TextTable(columns: [
      .init("agent", .leading), .init("month", .leading), .init("contacts"), .init("first reply"), .init("± 95 %"),
      .init("9 of 10 within"), .init("resolved"), .init("rating"), .init("rated"),
    ])
    for month in summary.months {
      let wait = estimate(month.firstResponse)
      table.append([
        .init(month.agent.isEmpty ? "(nobody)" : month.agent), .init(name(month)), .init(Figures.count(month.count)),
        .init(month.firstResponse.map { Figures.duration($0.value) } ?? Figures.missing),
        .init(wait.map { Figures.duration(($0.high - $0.low) / 2) } ?? Figures.missing),
        .init(month.firstResponseP90.map { Figures.duration($0) } ?? Figures.missing),
        .init(resolved(month).map { Figures.percent($0.mean) } ?? Figures.missing),
        .init(month.rating.map { Figures.number($0.value, decimals: 2) } ?? Figures.missing),
        .init(month.rating.map { Figures.count($0.count) } ?? Figures.missing),
      ])
    }
    document.table(table)
    if !summary.rejected.isEmpty {
      document.heading("Rows left out: \(Figures.count(summary.rejected.count))", level: 2)
      let rest = summary.rejected.count - MonthlyAnswer.listed
      document.list(
        summary.rejected.prefix(MonthlyAnswer.listed).map { RecordProblem($0).description }
          + (rest > 0 ? ["… and \(Figures.count(rest)) more, listed by --format json"] : []))
    }
    document.notes(
      definitions.map { "\($0.key): \($0.meaning)" } + notes + [
        "Counted in one pass, without calendar, rounds or duplicates; 'crewcast measure' without '--by-month' knows them."
      ])
    return document
  }

  // MARK: For programs

  private var members: [JSONValue.Member] {
    [
      .init("period", .string(period.name)), .init("timeZone", .string(period.clock.zone)),
      .init("layout", .string(layout.name)),
      .init("definitions", .object(definitions.map { .init($0.key, .string($0.meaning)) })),
      .init("months", .array(summary.months.map(value))),
      .init("rejectedRows", .array(summary.rejected.map { RecordProblem($0).listing })),
      .init("warnings", .array(warnings.map { .string($0) })),
    ]
  }

  private func value(_ month: TicketSummary.Month) -> JSONValue {
    let mean = { (mean: TicketSummary.Mean?) -> JSONValue in
      mean.map { found in
        ["value": estimate(found).map { JSONValue($0) } ?? .number(found.value), "count": .integer(found.count)]
      } ?? .null
    }
    return [
      "agent": .string(month.agent), "month": .string(name(month)), "contacts": .integer(month.count),
      "impossibleReplies": .integer(month.impossible), "firstResponseSeconds": mean(month.firstResponse),
      "firstResponseSecondsP90": JSONValue(month.firstResponseP90),
      "resolvedShare": resolved(month).map { JSONValue($0) } ?? .null, "rating": mean(month.rating),
    ]
  }

  private var rows: CSVDocument {
    var rows = CSVDocument(header: [
      "agent", "month", "contacts", "answered", "first_response_seconds", "low", "high", "first_response_p90",
      "resolved_share", "resolved_low", "resolved_high", "rating", "rating_low", "rating_high", "rated",
    ])
    let cell = { (value: Double?) in value.map { CSVDocument.Cell.number($0) } ?? .empty }
    for month in summary.months {
      let (wait, share, rating) = (estimate(month.firstResponse), resolved(month), estimate(month.rating))
      rows.append([
        .text(month.agent), .text(name(month)), .integer(month.count), .integer(month.firstResponse?.count ?? 0),
        cell(month.firstResponse?.value), cell(wait?.low), cell(wait?.high), cell(month.firstResponseP90),
        cell(share?.mean), cell(share?.low), cell(share?.high), cell(month.rating?.value), cell(rating?.low),
        cell(rating?.high), .integer(month.rating?.count ?? 0),
      ])
    }
    return rows
  }
}
