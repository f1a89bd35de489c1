import Queueing
import Reporting
import Workforce

/// All words that `crewcast erlang` prints stand in this file.
extension ErlangAnswer {
  /// Why a figure is missing.
  static let endlessQueue = "the queue would grow without end"

  /// The answer in a sentence, then the figures, then what they mean.
  var document: ReportDocument {
    var document = ReportDocument()
    document.paragraph(answerSentence, style: .strong)
    document.paragraph(setting)
    if verdicts.count > 1 { document.table(verdictTable) }
    document.table(neighbourTable, caption: "Nearby numbers of agents (answered: \(question.definition.rawValue))")
    document.table(figureTable, caption: "With \(Self.agents(state.agents))")
    document.notes(notes)
    return document
  }

  /// Phrases for the targets that are missed.
  var missedTargets: [String] {
    verdicts.filter { !$0.isMet }.map {
      "\(Self.name($0.measure)) \(achieved($0)) instead of \(bound($0.measure)) \(figure($0.target, of: $0.measure))"
    }
  }

  // MARK: Sentences

  private var answerSentence: String {
    question.agents == nil ? searchSentence : givenSentence + missSentence
  }

  private var searchSentence: String {
    var sentence = "\(Self.agents(state.agents)) \(state.agents == 1 ? "is" : "are") the fewest that "
    let met = verdicts.map { verdict in
      verdict.measure == .serviceLevel
        ? "answer at least \(figure(verdict.target, of: .serviceLevel)) \(population) within \(threshold) (they reach "
          + "\(achieved(verdict)))"
        : "keep \(Self.name(verdict.measure)) \(bound(verdict.measure)) \(figure(verdict.target, of: verdict.measure)) "
          + "(it is \(achieved(verdict)))"
    }
    sentence += Self.list(met)
    guard state.agents > 1 else { return sentence + "." }
    let missed = oneFewer.filter { !$0.isMet }
    let one = Self.agents(state.agents - 1)
    guard !missed.isEmpty else { return sentence + "." }
    if missed.contains(where: { $0.achieved == nil }) { return sentence + "; with \(one) \(Self.endlessQueue)." }
    let reasons = missed.map { verdict in
      verdict.measure == .serviceLevel
        ? "only \(achieved(verdict)) would be answered in time"
        : "\(Self.name(verdict.measure)) would be \(achieved(verdict))"
    }
    return sentence + "; with \(one) \(Self.list(reasons))."
  }

  private var givenSentence: String {
    let level = Figures.percent(serviceLevel)
    var sentence =
      "\(Self.agents(state.agents)) \(state.agents == 1 ? "answers" : "answer") \(level) \(population) "
      + "within \(threshold)"
    sentence += ", on average after \(Figures.duration(state.meanWaitOfAnsweredSeconds))"
    if state.demand.patienceSeconds != nil {
      sentence += "; \(Figures.percent(state.probabilityOfAbandonment)) give up"
    }
    if state.demand.lines != nil {
      sentence += "; \(Figures.percent(state.probabilityOfBlocking)) find every line taken"
    }
    return sentence + "; agents are busy \(Figures.percent(state.occupancy)) of their time."
  }

  private var missSentence: String {
    guard !verdicts.isEmpty else { return "" }
    let plural = verdicts.count > 1
    let missed = verdicts.filter { !$0.isMet }
    if missed.isEmpty {
      let spare = requirement.map { state.agents - $0.agents } ?? 0
      let enough = spare > 0 ? "; \(requirement?.agents ?? 0) would be enough" : ""
      return " \(plural ? "All targets are" : "The target is") met\(enough)."
    }
    let which = plural ? "\(missed.count) of \(verdicts.count) targets are missed" : "The target is missed"
    guard let requirement else { return " \(which), and no number of agents would meet \(plural ? "all" : "it")." }
    return requirement.agents > state.agents
      ? " \(which); \(Self.agents(requirement.agents)) would meet \(plural ? "all" : "it")."
      : " \(which)."
  }

  private var setting: String {
    let demand = state.demand
    let model =
      switch state.model {
      case .erlangB: "Erlang B: as many lines as agents, so that nobody waits"
      case .erlangC: "Erlang C: customers wait however long it takes, and lines are endless"
      case .erlangA: "Erlang A: customers give up after \(patience) on average, and lines are endless"
      case .erlangX:
        demand.patienceSeconds == nil
          ? "Erlang X: \(Figures.count(demand.lines ?? 0)) lines, and customers wait however long it takes"
          : "Erlang X: \(Figures.count(demand.lines ?? 0)) lines, and customers give up after \(patience) on average"
      }
    var text =
      "\(Figures.number(demand.arrivals.amount)) contacts in \(Figures.statedDuration(demand.arrivals.periodSeconds)) of "
      + "\(Figures.statedDuration(demand.handlingSeconds)) each are \(Figures.number(demand.offeredLoad)) erlangs of work"
    if demand.redials != .none {
      text += ", \(Figures.number(state.attemptedLoad)) with those who try again"
    }
    return text + ". Model: \(model)."
  }

  private var patience: String { Figures.statedDuration(state.demand.patienceSeconds ?? 0) }
  private var threshold: String { Figures.statedDuration(question.answerWithinSeconds) }

  /// Whose share the service level is, in as few words as possible; the table says it in full.
  private var population: String {
    switch question.definition {
    case .answeredOfAnswered: "of answered contacts"
    case .answeredOfOfferedLessShortAbandons: "of offered contacts less short abandons"
    case .handledOrShortAbandonedOfOffered: "of offered contacts, counting short abandons,"
    case .answeredOfOffered: "of offered contacts"
    case .virtualWait: "of contacts, had they all waited,"
    }
  }

  /// Whether nobody is lost, so that all definitions of service level agree.
  private var losesNobody: Bool { state.model == .erlangC }

  // MARK: Tables

  private var verdictTable: TextTable {
    var table = TextTable(columns: [.init("target", .leading), .init("wanted"), .init("reached"), .init("", .leading)])
    for verdict in verdicts {
      table.append([
        .init(Self.name(verdict.measure)),
        .init("\(bound(verdict.measure)) \(figure(verdict.target, of: verdict.measure))"),
        .init(achieved(verdict)),
        verdict.isMet ? .init("met", .good) : .init("missed", .bad),
      ])
    }
    return table
  }

  private var neighbourTable: TextTable {
    let hasPatience = state.demand.patienceSeconds != nil
    let hasLines = state.demand.lines != nil
    var columns: [TextTable.Column] = [
      .init("", .leading), .init("agents"), .init("answered\nwithin \(threshold)"), .init("have\nto wait"),
      .init(losesNobody ? "mean\nwait" : "mean wait\nof all"),
    ]
    if !losesNobody { columns.append(.init("mean wait\nof answered")) }
    columns.append(.init("90 % wait\nat most"))
    if hasPatience { columns.append(.init("give up")) }
    if hasLines { columns.append(.init("blocked")) }
    columns.append(.init("agents\nbusy"))
    var table = TextTable(columns: columns)
    for neighbour in neighbours {
      let isAnswer = neighbour.agents == state.agents
      var cells: [TextTable.Cell] = [.init(isAnswer ? "→" : ""), .init(Figures.count(neighbour.agents))]
      if let state = neighbour.state {
        cells += [
          .init(
            Figures.percent(state.serviceLevel(question.definition, withinSeconds: question.answerWithinSeconds))),
          .init(Figures.percent(state.probabilityOfWait)), .init(Figures.duration(state.meanWaitOfAllSeconds)),
        ]
        if !losesNobody { cells.append(.init(Figures.duration(state.meanWaitOfAnsweredSeconds))) }
        cells.append(.init(Figures.duration(state.waitQuantileSeconds(0.9, of: .entering))))
        if hasPatience { cells.append(.init(Figures.percent(state.probabilityOfAbandonment))) }
        if hasLines { cells.append(.init(Figures.percent(state.probabilityOfBlocking))) }
        cells.append(.init(Figures.percent(state.occupancy)))
      } else {
        cells += endlessCells
      }
      table.append(isAnswer ? cells.map { .init($0.text, .strong) } : cells)
    }
    return table
  }

  /// The row of a number of agents that cannot keep up.
  ///
  /// In the long run nobody is answered in time. Erlang C alone has such rows.
  private var endlessCells: [TextTable.Cell] {
    [Figures.percent(0), Figures.percent(1), "endless", "endless", Figures.percent(1)].map { .init($0, .bad) }
  }

  private var figureTable: TextTable {
    var table = TextTable(
      columns: [.init("figure", .leading), .init(""), .init("what it counts", .leading, wraps: true)])
    appendServiceLevels(to: &table)
    table.appendGroup("Waiting")
    table.append([
      "have to wait", .init(Figures.percent(state.probabilityOfWait)),
      "share of all attempts that find every agent busy",
    ])
    if losesNobody {
      table.append([
        "mean wait", .init(Figures.duration(state.meanWaitOfAllSeconds)), "everyone, with or without waiting",
      ])
    } else {
      table.append([
        "mean wait of all", .init(Figures.duration(state.meanWaitOfAllSeconds)),
        "everyone who got a line, answered or not, with or without waiting",
      ])
      table.append([
        "mean wait of answered", .init(Figures.duration(state.meanWaitOfAnsweredSeconds)),
        "speed of answer: those who were answered, at once or later",
      ])
    }
    table.append(["mean queue", .init(Figures.number(state.meanQueueLength)), "contacts waiting at a random moment"])
    table.appendGroup(losesNobody ? "Agents" : "Lost contacts and agents")
    if state.demand.patienceSeconds != nil {
      table.append([
        "give up", .init(Figures.percent(state.probabilityOfAbandonment)), "share of all attempts that leave the queue",
      ])
    }
    if state.demand.lines != nil {
      table.append([
        "blocked", .init(Figures.percent(state.probabilityOfBlocking)),
        "share of all attempts that find every line taken",
      ])
    }
    table.append(["agents busy", .init(Figures.percent(state.occupancy)), "occupancy: share of time spent on contacts"])
    if let requirement {
      table.append([
        "fewest agents", .init(Figures.number(requirement.fractionalAgents, decimals: 2)),
        "the fewest that meet every target, before rounding up",
      ])
    }
    return table
  }

  private func appendServiceLevels(to table: inout TextTable) {
    let levels = state.serviceLevels(withinSeconds: question.answerWithinSeconds)
    table.appendGroup("Service level within \(threshold)")
    if losesNobody {
      table.append([
        .init(question.definition.rawValue, .strong), .init(Figures.percent(levels[question.definition]), .strong),
        "share of \(question.definition.plainWords); all five definitions agree, because nobody gives up",
      ])
      return
    }
    for definition in ServiceLevelDefinition.allCases {
      let style: TextStyle = definition == question.definition ? .strong : .plain
      table.append([
        .init(definition.rawValue, style), .init(Figures.percent(levels[definition]), style),
        .init("share of " + definition.plainWords),
      ])
    }
  }

  private var notes: [String] {
    var notes = [
      "Figures are exact for the long run with Poisson arrivals, exponential handling times and steady load. For a day that "
        + "starts empty, changes by the hour, or has several skills or a bot, use crewcast simulate."
    ]
    if state.demand.redials != .none {
      notes.append("Those who try again are taken to come back so much later that they mix with new customers.")
    }
    return notes
  }

  // MARK: Words

  private func figure(_ value: Double, of measure: StaffingTargets.Verdict.Measure) -> String {
    if measure == .meanWaitSeconds { return Figures.statedDuration(value) }
    return ShareText.format(min(1, max(0, value)), digits: 3).replacing("%", with: " %")
  }

  private func achieved(_ verdict: StaffingTargets.Verdict) -> String {
    guard let achieved = verdict.achieved else { return "endless" }
    return verdict.measure == .meanWaitSeconds ? Figures.duration(achieved) : Figures.percent(achieved)
  }

  private func bound(_ measure: StaffingTargets.Verdict.Measure) -> String {
    measure == .serviceLevel ? "at least" : "at most"
  }

  private static func name(_ measure: StaffingTargets.Verdict.Measure) -> String {
    switch measure {
    case .serviceLevel: "service level"
    case .occupancy: "occupancy"
    case .abandonment: "the share that gives up"
    case .blocking: "the share that is blocked"
    case .meanWaitSeconds: "the mean wait"
    }
  }

  private static func agents(_ count: Int) -> String { "\(Figures.count(count)) agent\(count == 1 ? "" : "s")" }

  private static func list(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
