import Records
import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The overview of all agents.
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading(words(.title, scores.evidence.period.name))
    document.paragraph(policyLine, style: .muted)
    document.paragraph(stateLine, style: .muted)
    if cards.isEmpty { document.paragraph(words(.nobody), style: .strong) }
    document.table(overview, caption: words(.tableCaption))
    document.list(remarks)
    var notes: [String] = cards.contains { $0.grade?.isBenefitOfDoubt == true } ? [words(.doubtMark)] : []
    if !cards.isEmpty { notes += [words(.notRanked), words(.method), words(.rights)] }
    if !pseudonyms.showsNames, !cards.isEmpty { notes.append(words(.pseudonyms)) }
    document.notes(notes + (cards.isEmpty ? [] : definitionNotes))
    document.table(rejectedShown, caption: rejectedCaption)
    return document
  }

  private static let shownRows = 10

  /// The first of the cells and rows that could not be used, as `crewcast measure` shows them.
  private var rejectedShown: TextTable {
    var table = TextTable(
      columns: [
        .init(words(.line)), .init(words(.column), .leading), .init(words(.found), .leading, wraps: true),
        .init(words(.whyRejected), .leading, wraps: true),
      ])
    for problem in rejectedRows.prefix(Self.shownRows) {
      table.append([
        .init(problem.line.map { String($0) } ?? ""), .init(problem.column ?? ""), .init(problem.value ?? ""),
        .init(problem.reason),
      ])
    }
    return table
  }

  private var rejectedCaption: String {
    let counted = words(.rejectedRows, Figures.count(rejectedRowCount), Figures.count(unusableCellCount))
    return rejectedRows.count > Self.shownRows ? words(.moreRejected, counted, String(Self.shownRows)) : counted
  }

  var policyLine: String {
    words(.policy, scores.policy.title, scores.policy.revision, scores.policy.from.description)
  }

  /// What counts first, since rows of many indicators are cut off or broken on narrow screens and paper.
  private var overview: TextTable {
    let hasPeers = scores.input.groups.count > 1
    let hasBonus = scores.policy.bonus != nil
    var columns: [TextTable.Column] = [.init(words(.agent), .leading)]
    if hasPeers { columns.append(.init(words(.peers), .leading)) }
    columns += [.init(words(.score)), .init(""), .init(words(.grade), .leading)]
    if hasBonus { columns.append(.init(words(.bonus))) }
    for item in scores.policy.items { columns.append(.init(name(of: item.indicator), .trailing, wraps: true)) }
    var table = TextTable(columns: columns)
    for card in cards {
      var cells: [TextTable.Cell] = [.init(pseudonyms(card.agent))]
      if hasPeers { cells.append(.init(shownPeers(of: card))) }
      cells.append(.init(card.total.map { $0.text(decimals: 1) } ?? Figures.missing, .strong))
      cells.append(.init(interval(card.estimate)))
      cells.append(.init(card.grade.map { $0.name + ($0.isBenefitOfDoubt ? "?" : "") } ?? words(.unknown)))
      if hasBonus {
        let currency = scores.policy.bonus?.currency ?? ""
        cells.append(
          .init(
            card.bonus.map { words.figures.money(Double($0.paidCents) / 100, currency: currency) } ?? Figures.missing))
      }
      for item in scores.policy.items {
        let score = card.items.first { $0.indicator == item.indicator }
        cells.append(.init(score?.estimate == nil ? Figures.missing : pointText(score)))
      }
      table.append(cells)
    }
    return table
  }

  private func pointText(_ item: ItemScore?) -> String {
    item.map { Figures.number($0.points.value, decimals: 1) } ?? Figures.missing
  }

  private func interval(_ estimate: Estimate?) -> String {
    estimate.map { "\(Figures.number($0.low, decimals: 1))–\(Figures.number($0.high, decimals: 1))" } ?? ""
  }

  /// How far the scores have come.
  var stateLine: String { withShortening(station(standing?.state ?? .draft)) }

  /// A station with why objections end earlier than by the policy, where they do.
  func withShortening(_ station: String) -> String {
    guard let reason = standing?.shortenedBecause else { return station }
    return station + (language == .zh ? "" : " ") + words(.shortened, reason)
  }

  func station(_ state: ScoreStanding.State) -> String {
    let (entry, made) = (standing?.entry.map(String.init) ?? "", standing?.made ?? "")
    let until = standing?.objectionsUntil ?? ""
    switch state {
    case .draft:
      let isProvisional = self.state == "provisional"
      return words(isProvisional ? .stateProvisional : .stateDraft, scores.input.today.description)
    case .locked: return words(.stateLocked, entry, made, until)
    case .contested: return words(.stateContested, entry, made)
    case .appealed: return words(.stateAppealed, entry)
    case .changed: return words(.stateChanged, entry, made)
    case .signedOff:
      return words(.stateSignedOff, entry, made, standing?.signedBy.map { pseudonyms($0) } ?? words(.nobodyNamed))
    }
  }

  /// What is to be known of the whole team, then of single agents: each thing once, with all whom it is about.
  private var remarks: [String] {
    let shared = (cards.first?.flags ?? []).filter { flag in cards.allSatisfy { $0.flags.contains(flag) } }
    var order: [String] = []
    var agents: [String: [String]] = [:]
    for card in cards {
      let own = card.flags.filter { !shared.contains($0) }.map(remark)
      for note in card.deductions.map({ text($0.reason) }) + own {
        if agents[note] == nil { order.append(note) }
        agents[note, default: []].append(pseudonyms(card.agent))
      }
    }
    return shared.map(text)
      + order.map { note in
        let names = agents[note] ?? []
        return words(.colon, words.list(names.prefix(8)) + (names.count > 8 ? " …" : ""), note)
      }
  }

  /// A flag in words that fit all whom it is about.
  private func remark(_ flag: ScoreFlag) -> String {
    guard case .notEligible = flag else { return text(flag) }
    let rule = scores.policy.eligibility
    return words(.tooFewServed, String(rule.conversations), String(rule.days))
  }

  var definitionNotes: [String] {
    scores.definitions.map { definition in
      words(
        .colon, name(of: definition.key), language == .zh ? definition.chineseMeaning : definition.meaning)
    }
  }

  /// The name of an agent's group of peers as people read it.
  private func shownPeers(of card: Scorecard) -> String {
    guard let agent = scores.index(of: card.agent), let group = scores.input.groupOf[agent] else { return "" }
    return scores.input.groups[group].isUnknown ? words(.peersNotKnown) : scores.input.groups[group].name
  }

  /// A flag in words.
  func text(_ flag: ScoreFlag) -> String {
    switch flag {
    case .insufficientEvidence(let known, let needed):
      words(.insufficient, words.figures.percent(known, decimals: 0), words.figures.percent(needed, decimals: 0))
    case .notMeasurable(let indicator): words(.notMeasurable, name(of: indicator))
    case .sharedOut(let indicators):
      words(.sharedOut, words.list(indicators.map(name)))
    case .fewRecords(let indicator, let records, let minimum):
      words(.fewRecords, name(of: indicator), String(records), String(minimum))
    case .notEligible(let conversations, let days, let neededConversations, let neededDays):
      words(
        .notEligible, String(conversations), String(days), String(neededConversations), String(neededDays))
    case .provisional(let indicator, let pending): words(.provisional, name(of: indicator), String(pending))
    case .newlyHired(let days, let needed): words(.newlyHired, String(days), String(needed))
    case .comparedWithNobody(let indicators, let weight):
      words(
        .comparedWithNobody, words.list(indicators.map(name)), words.figures.percent(weight, decimals: 0))
    case .fewPeers(let group, let agents, let needed):
      group.isEmpty
        ? words(.fewColleagues, String(agents), String(needed))
        : words(.fewPeers, group, String(agents), String(needed))
    case .unknownPeers: words(.unknownPeers)
    case .strayRecords(let stray): text(stray)
    case .openEvent(let kind, let day, let status, let until): text(kind, day, status, until)
    }
  }

  private func text(
    _ kind: String, _ day: CalendarDate, _ status: RedLineEvent.Status, _ until: CalendarDate?
  ) -> String {
    switch status {
    case .confirmed: words(.eventOpen, kind, day.description, until?.description ?? Figures.missing)
    case .contested: words(.eventContested, kind, day.description)
    case .reported, .withdrawn: words(.eventReported, kind, day.description)
    }
  }
}
