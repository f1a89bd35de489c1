import Reporting
import Scoring
import Storage
import Workforce

/// What `crewcast check` says of files that are no scenarios.
extension FileChecks {
  static func document(_ check: FileCheck, _ loaded: LoadedPolicy) -> ReportDocument {
    let policy = loaded.policy
    var document = ReportDocument()
    document.paragraph(
      "\(check.path) is a policy that can be used: \(policy.title), revision \(policy.revision).", style: .good)
    var facts = [
      "\(policy.cadence.rawValue.capitalizedFirst), from \(policy.from)"
        + (policy.until.map { " until \($0)" } ?? "") + "; objections within \(policy.appealDays) working days.",
      "Grades: "
        + policy.grades.map { "\($0.name) from \(Figures.number($0.from))" }.joined(separator: ", ")
        + "; stated when at least \(Figures.percent(policy.gradeConfidence, decimals: 0)) sure.",
      "Compared \(peers(policy)), cases told apart by \(policy.comparedBy.map(\.rawValue).joined(separator: ", ")); "
        + "nobody is graded among fewer than \(policy.peers.minimum) agents with records.",
    ]
    if let who = eligibility(policy) { facts.append(who) }
    if !policy.redLines.isEmpty {
      facts.append(
        "Confirmed events cap the score: "
          + policy.redLines.map { "\($0.kind) at \(Figures.number($0.cap))" }.joined(separator: ", ") + ".")
    }
    if let bonus = policy.bonus {
      facts.append(
        "A score of 100 earns \(Figures.money(bonus.base, currency: bonus.currency))"
          + (bonus.pool.map { ", all together at most \(Figures.money($0, currency: bonus.currency))" } ?? "")
          + (bonus.prorates ? "; part time and part of a period earn in proportion (needs --roster)." : "."))
    }
    document.list(facts)
    document.table(indicators(policy), caption: "Indicators, and the figures that earn 0, 60, 100 and 120 points")
    document.list(loaded.warnings.map { "Warning: \($0)" })
    return document
  }

  private static func peers(_ policy: ScorePolicy) -> String {
    switch policy.peers.basis {
    case .all: "with everybody"
    case .role: "with those of the same role (needs --roster)"
    case .team: "with those of the same team"
    }
  }

  private static func eligibility(_ policy: ScorePolicy) -> String? {
    let rule = policy.eligibility
    var parts: [String] = []
    if rule.conversations > 0 { parts.append("\(Figures.count(rule.conversations)) conversations served") }
    if rule.days > 0 { parts.append("\(rule.days) days at work") }
    if rule.employedDays > 0 { parts.append("\(rule.employedDays) days of employment (needs --roster)") }
    let roles = rule.roles.isEmpty ? "" : "For roles \(rule.roles.joined(separator: ", ")) (needs --roster). "
    if parts.isEmpty { return roles.isEmpty ? nil : String(roles.dropLast()) }
    return roles + "Graded after " + parts.joined(separator: ", ") + "."
  }

  private static func indicators(_ policy: ScorePolicy) -> TextTable {
    var table = TextTable(columns: [
      .init("indicator", .leading), .init("weight"), .init("floor"), .init("threshold"), .init("goal"),
      .init("stretch"),
    ])
    for item in policy.items {
      let definition = IndicatorCatalogue.find(item.indicator)?.definition
      let permille = item.weightPermille
      let weight = permille.isMultiple(of: 10) ? "\(permille / 10) %" : "\(permille / 10).\(permille % 10) %"
      table.append(
        [.init(item.indicator), .init(weight)]
          + item.targets.figures.map { target in
            .init(definition.map { MeasureWords(language: .en).figure(target, $0) } ?? Figures.number(target))
          })
    }
    return table
  }

  static func document(_ check: FileCheck, _ calendar: CalendarFile, _ warnings: [Warning]) -> ReportDocument {
    var document = ReportDocument()
    document.paragraph(
      "\(check.path) is a calendar that can be used, in \(calendar.standard.clock.zone).", style: .good)
    let editions = calendar.standard.editions
    var facts = [
      "\(editions.count) edition\(editions.count == 1 ? "" : "s") of hours, "
        + "\(editions.reduce(0) { $0 + $1.holidays.count }) holidays or spans of them, "
        + "\(editions.reduce(0) { $0 + $1.makeUpDays.count }) make-up workdays, "
        + "\(calendar.standard.exemptions.count) exemptions."
    ]
    if !calendar.channels.isEmpty {
      facts.append(
        "Channels with hours of their own: \(calendar.channels.keys.map(\.rawValue).sorted().joined(separator: ", ")).")
    }
    if !calendar.teams.isEmpty {
      facts.append("Teams with hours of their own: \(calendar.teams.keys.sorted().joined(separator: ", ")).")
    }
    if !calendar.shifts.isEmpty { facts.append("Shifts of \(Figures.count(calendar.shifts.count)) agents.") }
    document.list(facts + warnings.map { "Warning: \($0)" })
    return document
  }

  static func document(_ check: FileCheck, _ members: [StaffMember]) -> ReportDocument {
    var document = ReportDocument()
    let people = Set(members.map(\.agent)).count
    document.paragraph(
      "\(check.path) is a roster that can be used: \(counted(members.count, "row")) of \(counted(people, "agent")).",
      style: .good)
    let undated = members.count { $0.hired == nil }
    document.list(
      [
        listed("Roles", members.map(\.role)), listed("Teams", members.map(\.team)),
        undated == 0 ? nil : "Without a day of hiring: \(counted(undated, "row")).",
        members.contains { $0.fullTimeShare < 1 }
          ? "Part time: \(counted(members.count { $0.fullTimeShare < 1 }, "row"))." : nil,
      ].compactMap(\.self))
    return document
  }

  static func document(_ check: FileCheck, _ events: [RedLineEvent], _ knowsKinds: Bool) -> ReportDocument {
    var document = ReportDocument()
    document.paragraph(
      "\(check.path) is a table of events that can be used: \(counted(events.count, "event")).", style: .good)
    let last = events.compactMap(\.appealUntil).max()
    document.list(
      [
        listed("Kinds", events.map(\.kind)), listed("Status", events.map(\.status.rawValue)),
        last.map { "The last day for objections to one of them: \($0)." },
        knowsKinds
          ? nil : "Kinds were held against no policy; name it too, such as crewcast check events.csv policy.yaml.",
      ].compactMap(\.self))
    return document
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(Figures.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// How often each of some words occurs; nil when none does.
  private static func listed(_ heading: String, _ words: [String?]) -> String? {
    let counts = Dictionary(words.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
    if counts.isEmpty { return nil }
    let lack = words.count { $0 == nil }
    let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
    return "\(heading): \((list + (lack == 0 ? [] : ["not told (\(lack))"])).joined(separator: ", "))."
  }

  static func document(_ check: FileCheck, _ mapping: MappingFile) -> ReportDocument {
    var document = ReportDocument()
    document.paragraph(
      "\(check.path) is a mapping that can be used: \(mapping.name), a row is one of \(mapping.shape).", style: .good)
    var table = TextTable(columns: [.init("field", .leading), .init("comes from", .leading, wraps: true)])
    for (field, columns) in mapping.columns.sorted(by: { $0.key < $1.key }) {
      table.append([
        .init(field), .init(columns.map { $0.from.joined(separator: " + ") }.joined(separator: "; ")),
      ])
    }
    document.table(table)
    return document
  }
}
