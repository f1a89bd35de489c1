import Reporting
import Statistics
import Storage
import Workforce

/// All words that `crewcast check` prints stand in this file.
extension FileChecks {
  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "check",
      inputs: checks.flatMap(\.inputs),
      result: [
        .init("isValid", .boolean(status == .done)),
        .init("files", .array(checks.map(Self.json))),
        .init("warnings", .array(overlaps.map { .string($0 + ".") })),
      ],
      document: document, tables: [Report.Table("problems", problemRows)], warnings: overlaps.map { $0 + "." })
  }

  private var document: ReportDocument {
    var document = ReportDocument()
    for check in checks {
      switch check.content {
      case .scenario(let loaded): document.append(Self.document(check, loaded))
      case .policy(let loaded): document.append(Self.document(check, loaded))
      case .calendar(let calendar, _, let warnings): document.append(Self.document(check, calendar, warnings))
      case .mapping(let mapping, _): document.append(Self.document(check, mapping))
      case .roster(let members, _): document.append(Self.document(check, members))
      case .events(let events, _, let knowsKinds): document.append(Self.document(check, events, knowsKinds))
      case nil:
        let count = check.problems.count + check.unlisted
        document.paragraph(
          check.isMissing
            ? "\(check.path) cannot be checked."
            : "\(check.path) has \(Figures.count(count)) problem\(count == 1 ? "" : "s").",
          style: .bad)
        var lines = check.problems.map(\.description)
        if check.unlisted > 0 { lines.append("… and \(Figures.count(check.unlisted)) more") }
        document.verbatim(lines.joined(separator: "\n"))
      }
    }
    return document
  }

  private static func document(_ check: FileCheck, _ loaded: LoadedScenario) -> ReportDocument {
    let scenario = loaded.scenario
    var document = ReportDocument()
    document.paragraph("\(check.path) can be run: \(scenario.title).", style: .good)
    if let question = scenario.question { document.paragraph(question) }
    let horizon = scenario.horizon
    document.paragraph(
      "From \(horizon.clock.iso8601(horizon.start)) for \(Figures.statedDuration(horizon.length)), "
        + "\(Figures.count(horizon.intervalStarts.count)) reporting "
        + "interval\(horizon.intervalStarts.count == 1 ? "" : "s"), \(horizon.clock.zone).")
    document.table(contactTypes(scenario), caption: "Contact types")
    document.table(groups(scenario), caption: "Agent groups")
    document.list(loaded.warnings.map { "Warning: \($0)" })
    return document
  }

  private static func contactTypes(_ scenario: Scenario) -> TextTable {
    var table = TextTable(columns: [
      .init("type", .leading), .init("channel", .leading), .init("skill", .leading), .init("priority"),
      .init("target"), .init("mean\nhandling"), .init("mean\npatience"),
    ])
    for type in scenario.contactTypes {
      let work = type.handlingTime.mean + (type.afterContactWork?.mean ?? 0)
      table.append([
        .init(type.name), .init(type.channel.rawValue), .init(type.skill), .init(Figures.count(type.priority)),
        .init(type.target.map { TargetText.format($0) } ?? Figures.missing),
        .init(Figures.duration(work)), .init(type.patience.map { Figures.duration($0.mean) } ?? "endless"),
      ])
    }
    return table
  }

  private static func groups(_ scenario: Scenario) -> TextTable {
    var table = TextTable(columns: [
      .init("group", .leading), .init("agents"), .init("cost per hour"), .init("skills", .leading, wraps: true),
    ])
    for group in scenario.groups {
      table.append([
        .init(group.name), .init(agents(group.staffing)),
        .init(Figures.money(group.costPerHour, currency: scenario.costs.currency)),
        .init(group.skills.map(\.name).joined(separator: ", ")),
      ])
    }
    return table
  }

  /// How many agents: of shifts, those who work at all; of staffing levels, the least and the most.
  private static func agents(_ staffing: Staffing) -> String {
    switch staffing {
    case .duties(let agents): return Figures.count(agents.count)
    case .levels(let levels):
      let counts = levels.map(\.agents)
      let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
      return least == most ? Figures.count(most) : "\(Figures.count(least)) to \(Figures.count(most))"
    }
  }

  private static func json(_ check: FileCheck) -> JSONValue {
    [
      "path": .string(check.path),
      "kind": JSONValue(check.kind?.rawValue),
      "isValid": .boolean(check.isValid),
      "title": JSONValue(check.title),
      "problems": .array(
        check.problems.map { problem in
          [
            "file": .string(problem.file), "line": problem.line.map { .integer($0) } ?? .null,
            "column": problem.column.map { .integer($0) } ?? .null, "key": JSONValue(problem.key),
            "text": .string(problem.text),
          ]
        }),
      "unlistedProblems": .integer(check.unlisted),
      "warnings": .array(check.warnings.map { .string($0.description) }),
    ]
  }

  private var problemRows: CSVDocument {
    var document = CSVDocument(header: ["file", "line", "column", "key", "text"])
    for problem in checks.flatMap(\.problems) {
      document.append([
        .text(problem.file), problem.line.map { .integer($0) } ?? .empty,
        problem.column.map { .integer($0) } ?? .empty, .text(problem.key ?? ""), .text(problem.text),
      ])
    }
    return document
  }
}
