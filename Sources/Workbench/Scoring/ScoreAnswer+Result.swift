import Records
import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The result for programs.
  var members: [JSONValue.Member] {
    shownFigures + [
      .init("state", .string(state)), .init("objectionsUntil", JSONValue(standing?.objectionsUntil)),
      .init("rejectedRowCount", .integer(rejectedRowCount)),
      .init("rejectedRows", .array(rejectedRows.prefix(MeasureAnswer.listedRows).map(\.listing))),
      .init("warnings", .array((warnings + unmeasured).map { .string($0) })),
    ]
  }

  /// The text that a lock keeps: the figures without paths and advice, so that files may move and still replay to the same bytes.
  ///
  /// In English and without names, however the answer itself is shown.
  var frozen: String {
    let hidden = ScoreAnswer(
      scores, pseudonyms: Pseudonyms(key: scores.policy.title, showsNames: false), inputs: [], isPartial: isPartial)
    return JSONValue.object(hidden.figures).text
  }

  /// How far the scores have come, in a word; `provisional` while outcomes are open or the period is not over.
  var state: String {
    if let standing, standing.state != .draft { return standing.state.rawValue }
    let isPending = isPartial || scores.input.pending.values.contains { $0 > 0 }
    return isPending ? "provisional" : ScoreStanding.State.draft.rawValue
  }

  /// How far the scores of one agent have come, in a word.
  private func state(of agent: String) -> String {
    let own = sheetState(of: agent)
    return own == .draft ? state : own.rawValue
  }

  private var figures: [JSONValue.Member] {
    [
      .init("period", .string(scores.evidence.period.name)),
      .init("asOf", .string(scores.input.today.description)),
      .init(
        "policy",
        [
          "title": .string(scores.policy.title), "revision": .string(scores.policy.revision),
          "cadence": .string(scores.policy.cadence.rawValue), "from": .string(scores.policy.from.description),
          "peers": .string(scores.policy.peers.basis.rawValue), "appealDays": .integer(scores.policy.appealDays),
        ]),
      .init("definitions", .object(scores.definitions.map { .init($0.key, definition($0)) })),
      .init("agents", .array(cards.map(json))),
      .init("team", .array(scores.input.groups.map(team))),
    ]
  }

  /// The figures as programs are told them: what locks keep stays as older ones have it, so that they replay.
  private var shownFigures: [JSONValue.Member] {
    figures.map { member in
      switch member.key {
      case "policy": .init("policy", policyMembers)
      case "definitions": .init("definitions", definitionMembers)
      case "agents": .init("agents", .array(cards.map(shownJSON)))
      default: member
      }
    }
  }

  /// An agent for programs; where nothing was observed, no points are told as observed.
  private func shownJSON(_ card: Scorecard) -> JSONValue { json(card, isFrozen: false) }

  private func definition(_ definition: IndicatorDefinition) -> JSONValue {
    let item = scores.policy.items.first { $0.indicator == definition.key }
    let targets = item?.targets
    return [
      "name": .string(definition.name), "chineseName": .string(definition.chineseName),
      "meaning": .string(definition.meaning), "unit": .string(definition.unit.rawValue),
      "direction": .string(definition.direction.rawValue),
      "weight": JSONValue(item.map { Double($0.weightPermille) / 1000 }),
      "floor": JSONValue(targets?.floor), "threshold": JSONValue(targets?.threshold), "goal": JSONValue(targets?.goal),
      "stretch": JSONValue(targets?.stretch),
    ]
  }

  private func json(_ card: Scorecard) -> JSONValue { json(card, isFrozen: true) }

  private func json(_ card: Scorecard, isFrozen: Bool) -> JSONValue {
    [
      "agent": .string(pseudonyms(card.agent)), "peers": .string(peers(of: card)),
      "indicators": .object(
        card.items.map { item in
          .init(item.indicator, json(item, hidesColleagues: hidesColleagues(of: card), isFrozen: isFrozen))
        }),
      "deductions": .array(
        card.deductions.map { .object([.init("amount", .number($0.amount.value))] + members(of: $0.reason)) }),
      "score": card.total.map { total in
        ["value": .number(total.value), "interval": card.estimate.map { JSONValue($0) } ?? .null]
      } ?? .null,
      "knownWeight": .number(Self.thousandths(card.knownWeight)),
      "grade": card.grade.map { grade in
        [
          "name": .string(grade.name), "probability": .number(grade.probability),
          "isBenefitOfDoubt": .boolean(grade.isBenefitOfDoubt),
          "probabilities": .object(zip(scores.policy.grades, grade.probabilities).map { .init($0.name, .number($1)) }),
        ]
      } ?? .null,
      "bonus": card.bonus.map(json) ?? .null, "recordsOutsideEmployment": .array(strays(card)),
      "flags": .array(card.flags.map { .string(text($0)) }),
    ]
  }

  /// Whether what colleagues would have had tells how single ones did.
  private func hidesColleagues(of card: Scorecard) -> Bool {
    guard let agent = scores.index(of: card.agent), let group = scores.input.groupOf[agent] else { return true }
    return scores.input.groups[group].activeCount < TeamReports.smallest
  }

  private func json(_ item: ItemScore, hidesColleagues: Bool, isFrozen: Bool) -> JSONValue {
    let estimate = item.estimate
    let leaning: JSONValue? =
      isFrozen || estimate == nil || estimate?.raw != nil
      ? nil : ["observed": .null, "shrinkage": .number(item.points.value)]
    return [
      "raw": JSONValue(estimate?.raw), "adjusted": JSONValue(estimate?.adjusted),
      "expected": hidesColleagues ? .null : JSONValue(estimate?.expected),
      "fair": estimate.map { JSONValue($0.fair) } ?? .null,
      "standardError": JSONValue(estimate?.standardError), "records": JSONValue(estimate?.records),
      "sample": JSONValue(estimate?.sample), "effectiveSample": JSONValue(estimate?.effectiveSample),
      "customers": estimate.map { .integer($0.customers) } ?? .null, "reliability": JSONValue(estimate?.reliability),
      "points": .number(item.points.value), "weight": .number(Double(item.weightPermille) / 1000),
      "amount": .number(item.amount.value),
      "steps": leaning ?? .object(item.steps.map { .init(Self.key($0.step), .number($0.points.value)) }),
    ]
  }

  private func members(of reason: Deduction.Reason) -> [JSONValue.Member] {
    let own: [JSONValue.Member] =
      switch reason {
      case .redLine(let event, let cap):
        [
          .init("kind", .string("red-line")), .init("event", .string(event.kind)),
          .init("day", .string(event.day.description)), .init("cap", .number(cap)),
        ]
      case .pointGuard(let item, let needs, let atLeast):
        [
          .init("kind", .string("guard")), .init("indicator", .string(item)), .init("needs", .string(needs)),
          .init("atLeast", .number(atLeast)),
        ]
      }
    return own + [.init("reason", .string(text(reason)))]
  }

  /// A sum of weights, which are thousandths, without what binary fractions add.
  static func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static func key(_ step: ItemScore.Step) -> String { step == .caseMix ? "caseMix" : step.rawValue }

  /// The group within which an agent is compared; empty when that is everybody.
  func peers(of card: Scorecard) -> String {
    guard let agent = scores.index(of: card.agent), let group = scores.input.groupOf[agent] else { return "" }
    return scores.input.groups[group].name
  }

  /// How a group as a whole compares; nothing of single people, and nothing at all of groups under five.
  private func team(_ group: PeerGroup) -> JSONValue {
    let indicators = JSONValue.object(
      scores.definitions.compactMap { definition in
        guard let comparison = group.comparisons[definition.key] else { return nil }
        let agents = comparison.estimates.filter { $0.records > 0 }.count
        if agents < 5 { return .init(definition.key, ["agents": .integer(agents), "isSuppressed": true]) }
        let funnel = FunnelPlot(comparison)
        return .init(
          definition.key,
          [
            "agents": .integer(agents), "mean": .number(comparison.teamMean),
            "betweenVariance": .number(comparison.betweenVariance),
            "betweenVarianceByMoments": .number(comparison.betweenVarianceByMoments),
            "designEffect": .number(comparison.designEffect), "strata": .integer(comparison.strataCount),
            "loadSlope": JSONValue(comparison.loadSlope),
            "funnel": [
              "centre": .number(funnel.centre), "dispersion": .number(funnel.dispersion),
              "points": .array(
                funnel.points.map { point in
                  [
                    "agent": .string(pseudonyms(scores.input.agents[point.agent])), "sample": .number(point.sample),
                    "figure": .number(point.figure), "low95": .number(point.limits95.lowerBound),
                    "high95": .number(point.limits95.upperBound), "low998": .number(point.limits998.lowerBound),
                    "high998": .number(point.limits998.upperBound),
                  ]
                }),
            ],
          ])
      })
    return ["peers": .string(group.name), "agents": .integer(group.activeCount), "indicators": indicators]
  }

  private static func csv(header: [String], rows: [[CSVDocument.Cell]]) -> CSVDocument {
    var document = CSVDocument(header: header)
    for row in rows { document.append(row) }
    return document
  }

  /// Scores for spreadsheets, with what payroll needs.
  var scoreRows: CSVDocument {
    let policy = scores.policy
    return Self.csv(
      header: [
        "agent", "peers", "period", "score", "low", "high", "grade", "gradeProbability", "benefitOfDoubt", "earned",
        "proportion", "proRata", "pool", "bonus", "currency",
        "knownWeight",
        "state", "objectionsUntil", "policy", "revision", "flags",
      ],
      rows: cards.map { card in
        let notes = card.deductions.map { text($0.reason) } + card.flags.map(text)
        let money = bonusCells(card)
        return [
          .text(pseudonyms(card.agent)), .text(peers(of: card)), .text(scores.evidence.period.name),
          card.total.map { .number($0.value) } ?? .empty, .rounded(card.estimate?.low), .rounded(card.estimate?.high),
          card.grade.map { .text($0.name) } ?? .empty,
          .rounded(card.grade?.probability),
          card.grade.map { .text($0.isBenefitOfDoubt ? "yes" : "no") } ?? .empty,
          money[0], money[1], money[2], money[3],
          card.bonus.map { .number(Double($0.paidCents) / 100) } ?? .empty, .text(policy.bonus?.currency ?? ""),
          .number(Self.thousandths(card.knownWeight)), .text(state), .text(standing?.objectionsUntil ?? ""),
          .text(policy.title),
          .text(policy.revision), .text(notes.joined(separator: " ")),
        ]
      })
  }

  /// Rows and cells that could not be used, for spreadsheets.
  var rejectedTable: CSVDocument {
    Self.csv(
      header: ["file", "line", "column", "value", "reason", "rejectsRow"],
      rows: rejectedRows.map { problem in
        [
          .text(problem.file), problem.line.map { .integer($0) } ?? .empty, .text(problem.column ?? ""),
          .text(problem.value ?? ""), .text(problem.reason), .text(problem.rejectsRow ? "yes" : "no"),
        ]
      })
  }

  /// The result for programs, of one agent.
  func members(of card: Scorecard) -> [JSONValue.Member] {
    [
      .init("period", .string(scores.evidence.period.name)), .init("asOf", .string(scores.input.today.description)),
      .init("state", .string(state(of: card.agent))), .init("objectionsUntil", JSONValue(standing?.objectionsUntil)),
      .init("signedOffBy", JSONValue(standing?.signedBy.map { pseudonyms($0) })),
      .init("policy", policyMembers), .init("definitions", definitionMembers),
      .init("agents", .array([shownJSON(card)])), .init("objections", .array(objectionMembers(of: card))),
    ]
  }

  /// Indicators of some agents for spreadsheets.
  func indicatorRows(of cards: [Scorecard]) -> CSVDocument {
    Self.csv(
      header: [
        "agent", "indicator", "raw", "adjusted", "fair", "low", "high", "records", "effectiveSample", "reliability",
        "points", "weight", "amount",
      ],
      rows: cards.flatMap { card in
        card.items.map { item in
          let estimate = item.estimate
          return [
            .text(pseudonyms(card.agent)), .text(item.indicator), .rounded(estimate?.raw),
            .rounded(estimate?.adjusted), .rounded(estimate?.fair.mean), .rounded(estimate?.fair.low),
            .rounded(estimate?.fair.high), .rounded(estimate?.records), .rounded(estimate?.effectiveSample),
            .rounded(estimate?.reliability), .number(item.points.value),
            .number(Double(item.weightPermille) / 1000), .number(item.amount.value),
          ]
        }
      })
  }
}
