import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// What an employee can do about the score, until when, and what came of what was done.
  ///
  /// The one place of the sheet that names the last day for objections.
  func appendObjections(of card: Scorecard, to document: inout ReportDocument) {
    document.heading(words(.disagree), level: 2)
    document.list([deadline(for: card.agent), words(.rights)])
    let objections = objections(of: card.agent)
    if objections.isEmpty {
      if standing != nil { document.paragraph(words(.noObjections)) }
      return
    }
    var table = TextTable(columns: [
      .init(words(.record), .leading), .init(words(.asked), .leading, wraps: true), .init(words(.received), .leading),
      .init(words(.outcome), .leading), .init(words(.day), .leading), .init(words(.decider), .leading),
      .init(words(.reason), .leading, wraps: true),
    ])
    for item in objections {
      let appeal = item.appeal
      let isOpen = appeal.outcome == .open
      table.append([
        .init(appeal.record), .init(request(appeal, for: card.agent)),
        .init(item.received ?? (isOpen ? item.noted : Figures.missing)), .init(words.name(appeal.outcome), .strong),
        .init(isOpen ? Figures.missing : item.noted), .init(pseudonyms(appeal.decidedBy)),
        .init(masked(appeal.reason, for: card.agent)),
      ])
    }
    document.table(table, caption: words(.objections))
  }

  private func deadline(for agent: String) -> String {
    let open = words(.untilOpen, String(scores.policy.appealDays))
    guard let standing, let until = standing.objectionsUntil else { return open }
    return switch sheetState(of: agent) {
    case .draft: open
    // A day that was promised holds, whatever came after.
    case .locked, .contested, .appealed, .changed: words(.untilDay, until)
    case .signedOff: words(.untilOver, until)
    }
  }

  /// How far the scores of one agent have come: that a colleague objected, and what came of it, is nobody else's business.
  func sheetState(of agent: String) -> ScoreStanding.State {
    guard let standing else { return .draft }
    let own = objections(of: agent)
    return switch standing.state {
    case .appealed where !own.contains(where: \.changesFrozen):
      own.contains { $0.appeal.outcome == .open } ? .contested : .locked
    case .contested where !own.contains(where: { $0.appeal.outcome == .open }): .locked
    default: standing.state
    }
  }

  /// How far the scores have come, without the last day for objections, which stands where the sheet says how to object.
  func sheetStateLine(of agent: String) -> String {
    let state = sheetState(of: agent)
    guard let standing, state == .locked else { return withShortening(station(state)) }
    return withShortening(words(.stateFrozen, standing.entry.map(String.init) ?? "", standing.made ?? ""))
  }

  /// The objections to records of an agent, for programs.
  func objectionMembers(of card: Scorecard) -> [JSONValue] {
    objections(of: card.agent).map { item in
      let appeal = item.appeal
      return [
        "record": .string(appeal.record), "action": .string(appeal.action.rawValue),
        "field": JSONValue(appeal.field?.rawValue), "value": JSONValue(appeal.value),
        "was": JSONValue(appeal.was),
        "asked": .string(request(appeal, for: card.agent)), "outcome": .string(appeal.outcome.rawValue),
        "received": JSONValue(item.received), "noted": .string(item.noted),
        "by": .string(pseudonyms(appeal.decidedBy)), "reason": .string(masked(appeal.reason, for: card.agent)),
      ]
    }
  }

  /// The objections to records of an agent, for spreadsheets.
  func objectionRows(of card: Scorecard) -> CSVDocument {
    var rows = CSVDocument(header: [
      "agent", "record", "action", "field", "was", "value", "outcome", "received", "noted", "by", "reason",
    ])
    for item in objections(of: card.agent) {
      let appeal = item.appeal
      rows.append([
        .text(pseudonyms(card.agent)), .text(appeal.record), .text(appeal.action.rawValue),
        .text(appeal.field?.rawValue ?? ""), .text(appeal.was ?? ""), .text(appeal.value ?? ""),
        .text(appeal.outcome.rawValue),
        .text(item.received ?? ""), .text(item.noted), .text(pseudonyms(appeal.decidedBy)),
        .text(masked(appeal.reason, for: card.agent)),
      ])
    }
    return rows
  }

  /// What takes points off, for spreadsheets: with the indicators' amounts it adds up to the score.
  func deductionRows(of cards: [Scorecard]) -> CSVDocument {
    var rows = CSVDocument(header: ["agent", "amount", "kind", "event", "day", "cap", "indicator", "needs", "reason"])
    for card in cards {
      for deduction in card.deductions {
        let head: [CSVDocument.Cell] = [.text(pseudonyms(card.agent)), .number(deduction.amount.value)]
        let reason: CSVDocument.Cell = .text(text(deduction.reason))
        switch deduction.reason {
        case .redLine(let event, let cap):
          rows.append(
            head + [
              .text("red-line"), .text(event.kind), .text(event.day.description), .number(cap), .empty, .empty, reason,
            ])
        case .pointGuard(let item, let needs, _):
          rows.append(head + [.text("guard"), .empty, .empty, .empty, .text(item), .text(needs), reason])
        }
      }
    }
    return rows
  }
}
