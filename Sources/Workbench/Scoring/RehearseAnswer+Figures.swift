import Reporting
import Scoring
import Workforce

extension RehearseAnswer {
  /// The figures for programs.
  var members: [JSONValue.Member] {
    func estimate(_ value: Estimate?) -> JSONValue { value.map { JSONValue($0) } ?? .null }
    func finding(_ value: Finding) -> JSONValue {
      .object(
        (Self.grading + Self.spreading).map { .init($0.key, estimate($0.value(value))) }
          + Circumstance.allCases.map { .init($0.rawValue + "Cost", estimate(value.costs[$0])) }
          + Self.ranking.map { .init($0.key, estimate($0.value(value))) }
          + [.init("gamingGains", .object(Gaming.allCases.map { .init($0.rawValue, estimate(value.gains[$0])) }))]
          + [.init("pay", value.pay.map { pay($0, of: value) } ?? .null)])
    }
    func pay(_ pay: Rehearsal.Pay, of value: Finding) -> JSONValue {
      .object(
        [.init("currency", .string(currency))] + Self.paying.map { .init($0.key, estimate($0.value(value))) }
          + Circumstance.allCases.map { .init($0.rawValue + "Cost", estimate(pay.costs[$0])) })
    }
    return [
      .init("scenario", scenario.map { .string($0) } ?? .null), .init("periods", .integer(found.periods)),
      .init("days", .integer(simulation.period.days.count)), .init("horizons", .integer(simulation.repetitions)),
      .init("horizonsOfCadence", .integer(simulation.wanted)),
      .init("agents", .number(found.agents)), .init("contacts", .number(found.served)),
      .init("spread", .number(spread)),
      .init("indicators", .array(tried.items.map { .string($0.indicator) })),
      .init("leftOut", .array(leftOut.map { .string($0.indicator) })),
      .init(
        "circumstances",
        .object(
          Circumstance.allCases.map { kind in
            .init(
              kind.rawValue,
              .object([
                .init("agents", .integer(circumstances.members[kind]?.count ?? 0)),
                .init("isTold", .boolean(circumstances.told.contains(kind))),
              ]))
          })),
      .init(
        "earned", .object(zip(tried.grades, found.earned).map { .init($0.name, JSONValue($1)) })),
      .init("commonestGrade", .string(tried.grades[found.commonest].name)),
      .init("policy", finding(found.policy)), .init("naive", finding(found.naive)),
      .init(
        "gaming",
        .object(
          Gaming.allCases.compactMap { kind in
            found.effects[kind].map { effect in
              .init(
                kind.rawValue,
                .object([
                  .init("byIndicator", .object(effect.parts.map { .init($0.indicator, JSONValue($0.points)) })),
                  .init("takenByGuards", estimate(effect.guarded)),
                  .init("traceWithout", estimate(effect.traceHonest)), .init("traceWith", estimate(effect.traceBent)),
                ]))
            }
          })),
    ]
  }

  /// The figures as rows.
  var rows: CSVDocument {
    var rows = CSVDocument(header: ["figure", "way", "mean", "low", "high"])
    func append(_ name: String, _ way: String, _ value: Estimate?) {
      guard let value else { return }
      rows.append([.text(name), .text(way), .number(value.mean), .number(value.low), .number(value.high)])
    }
    for (way, finding) in [("policy", found.policy), ("naive", found.naive)] {
      for row in Self.grading + Self.spreading { append(row.key, way, row.value(finding)) }
      for kind in Circumstance.allCases { append(kind.rawValue + "Cost", way, finding.costs[kind]) }
      for row in Self.ranking { append(row.key, way, row.value(finding)) }
      for kind in Gaming.allCases { append("gain-" + kind.rawValue, way, finding.gains[kind]) }
      for row in Self.paying { append("pay-" + row.key, way, row.value(finding)) }
      for kind in Circumstance.allCases { append("pay-" + kind.rawValue + "Cost", way, finding.pay?.costs[kind]) }
    }
    return rows
  }
}
