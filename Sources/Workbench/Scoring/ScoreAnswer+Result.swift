import Records
import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The result for programs.
  var members: [JSONValue.Member] {
    [
      .init("period", .string(scores.evidence.period.name)),
      .init(
        "policy",
        [
          "title": .string(scores.policy.title), "revision": .string(scores.policy.revision),
          "cadence": .string(scores.policy.cadence.rawValue), "from": .string(scores.policy.from.description),
        ]),
      .init("definitions", .object(scores.definitions.map { .init($0.key, definition($0)) })),
      .init("agents", .array(scores.cards.map(json))),
      .init("team", team),
      .init("rejectedRowCount", .integer(rejectedRows.count(where: \.rejectsRow))),
      .init("rejectedRows", .array(rejectedRows.prefix(MeasureAnswer.listedRows).map(\.listing))),
      .init("warnings", .array((warnings + unmeasured).map { .string($0) })),
    ]
  }

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

  private func json(_ card: Scorecard) -> JSONValue {
    [
      "agent": .string(pseudonyms(card.agent)),
      "indicators": .object(card.items.map { .init($0.indicator, json($0)) }),
      "deductions": .array(
        card.deductions.map { ["amount": .number($0.amount.value), "reason": .string("\($0.reason)")] }),
      "score": card.total.map { total in
        ["value": .number(total.value), "interval": card.estimate.map { JSONValue($0) } ?? .null]
      } ?? .null,
      "knownWeight": .number(card.knownWeight),
      "grade": card.grade.map { grade in
        [
          "name": .string(grade.name), "probability": .number(grade.probability),
          "isBenefitOfDoubt": .boolean(grade.isBenefitOfDoubt),
          "probabilities": .object(zip(scores.policy.grades, grade.probabilities).map { .init($0.name, .number($1)) }),
        ]
      } ?? .null,
      "bonus": card.bonus.map {
        [
          "earned": .number(Double($0.earnedCents) / 100), "pool": .number(Double($0.poolCents) / 100),
          "paid": .number(Double($0.paidCents) / 100),
        ]
      } ?? .null,
      "flags": .array(card.flags.map { .string(text($0)) }),
    ]
  }

  private func json(_ item: ItemScore) -> JSONValue {
    let estimate = item.estimate
    return [
      "raw": JSONValue(estimate?.raw), "adjusted": JSONValue(estimate?.adjusted),
      "expected": JSONValue(estimate?.expected), "fair": estimate.map { JSONValue($0.fair) } ?? .null,
      "standardError": JSONValue(estimate?.standardError), "records": JSONValue(estimate?.records),
      "sample": JSONValue(estimate?.sample), "effectiveSample": JSONValue(estimate?.effectiveSample),
      "customers": estimate.map { .integer($0.customers) } ?? .null, "reliability": JSONValue(estimate?.reliability),
      "points": .number(item.points.value), "weight": .number(Double(item.weightPermille) / 1000),
      "amount": .number(item.amount.value),
      "steps": .object(item.steps.map { .init(Self.key($0.step), .number($0.points.value)) }),
    ]
  }

  private static func key(_ step: ItemScore.Step) -> String { step == .caseMix ? "caseMix" : step.rawValue }

  /// How the team as a whole compares; nothing of single people, and nothing at all of teams under five.
  private var team: JSONValue {
    .object(
      scores.definitions.compactMap { definition in
        guard let comparison = scores.input.comparisons[definition.key] else { return nil }
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
  }

  private static func csv(header: [String], rows: [[CSVDocument.Cell]]) -> CSVDocument {
    var document = CSVDocument(header: header)
    for row in rows { document.append(row) }
    return document
  }

  /// Scores for spreadsheets.
  var scoreRows: CSVDocument {
    Self.csv(
      header: ["agent", "score", "low", "high", "grade", "gradeProbability", "knownWeight", "flags"],
      rows: scores.cards.map { card in
        [
          .text(pseudonyms(card.agent)), card.total.map { .number($0.value) } ?? .empty,
          card.estimate.map { .number($0.low) } ?? .empty, card.estimate.map { .number($0.high) } ?? .empty,
          card.grade.map { .text($0.name) } ?? .empty, card.grade.map { .number($0.probability) } ?? .empty,
          .number(card.knownWeight), .text(card.flags.map(text).joined(separator: " ")),
        ]
      })
  }

  /// Indicators for spreadsheets.
  var indicatorRows: CSVDocument { indicatorRows(of: scores.cards) }

  /// The result for programs, of one agent.
  func members(of card: Scorecard) -> [JSONValue.Member] {
    [.init("period", .string(scores.evidence.period.name)), .init("agents", .array([json(card)]))]
  }

  /// Indicators of some agents for spreadsheets.
  func indicatorRows(of cards: [Scorecard]) -> CSVDocument {
    Self.csv(
      header: [
        "agent", "indicator", "raw", "adjusted", "fair", "low", "high", "records", "effectiveSample", "reliability",
        "points",
        "weight", "amount",
      ],
      rows: cards.flatMap { card in
        card.items.map { item in
          let estimate = item.estimate
          func cell(_ value: Double?) -> CSVDocument.Cell { value.map { .number($0) } ?? .empty }
          return [
            .text(pseudonyms(card.agent)), .text(item.indicator), cell(estimate?.raw), cell(estimate?.adjusted),
            cell(estimate?.fair.mean), cell(estimate?.fair.low), cell(estimate?.fair.high), cell(estimate?.records),
            cell(estimate?.effectiveSample), cell(estimate?.reliability), .number(item.points.value),
            .number(Double(item.weightPermille) / 1000), .number(item.amount.value),
          ]
        }
      })
  }
}
