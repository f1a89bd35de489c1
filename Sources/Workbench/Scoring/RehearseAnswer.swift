import Reporting
import Scoring
import Workforce

/// What a rehearsal found, in words, figures and rows.
struct RehearseAnswer {
  let policy: ScorePolicy
  let scenario: String
  let days: Int
  let spread: Double
  let found: Rehearsal

  private typealias Finding = Rehearsal.Finding

  /// The figures of both ways with their names: key, words, unit.
  private static var figures: [(key: String, words: String, isShare: Bool, value: (Finding) -> Estimate?)] {
    [
      ("gradeRight", "grade is the one that skill earns", true, \.gradeRight),
      ("gradeAbove", "grade is better than that", true, \.gradeAbove),
      ("gradeBelow", "grade is worse than that", true, \.gradeBelow),
      ("ungraded", "no grade, for want of evidence", true, \.ungraded),
      ("error", "score misses what skill earns by, points", false, \.error),
      ("luck", "share of the spread that is luck", true, \.luck),
      ("nightCost", "night work costs, points", false, \.nightCost),
      ("thinCost", "thinly staffed hours cost, points", false, \.thinCost),
      ("hardCost", "hard matters cost, points", false, \.hardCost),
    ]
  }

  var document: ReportDocument {
    var document = ReportDocument()
    document.heading("Rehearsal of \(policy.title), revision \(policy.revision)")
    document.paragraph(
      "\(found.months) periods of \(days) days (\(scenario)): \(Figures.number(found.agents, decimals: 0)) simulated agents whose true "
        + "skill is known answer \(Figures.count(Int(found.served.rounded()))) contacts in each.")
    var table = TextTable(columns: [
      .init("", .leading), .init("this policy"), .init("95 % interval"), .init("naive points"), .init("95 % interval"),
    ])
    func append(_ words: String, isShare: Bool, _ values: [Estimate?]) {
      if values.allSatisfy({ $0 == nil }) { return }
      table.append(
        [.init(words)]
          + values.flatMap { value in
            [
              .init(value.map { text($0.mean, isShare) } ?? Figures.missing),
              .init(value.map { "\(text($0.low, isShare))–\(text($0.high, isShare))" } ?? ""),
            ]
          })
    }
    for figure in Self.figures {
      append(figure.words, isShare: figure.isShare, [figure.value(found.policy), figure.value(found.naive)])
    }
    table.appendGroup("What gaming gains, points")
    for (place, gain) in found.policy.gains.enumerated() {
      append(words(gain.kind), isShare: false, [gain.points, found.naive.gains[place].points])
    }
    document.table(table)
    if let top = found.topThreeRight, let bottom = found.bottomThreeAboveMiddle {
      document.paragraph(
        "A ranking by naive points would name \(percent(top)) of its first three rightly, and \(percent(bottom)) of its last three "
          + "belong to the better half.")
    }
    document.notes(notes)
    return document
  }

  private func text(_ value: Double, _ isShare: Bool) -> String {
    isShare ? Figures.percent(value, decimals: 0) : Figures.number(value, decimals: 1)
  }

  private func percent(_ estimate: Estimate) -> String {
    "\(text(estimate.mean, true)) (\(text(estimate.low, true))–\(text(estimate.high, true)))"
  }

  private func words(_ kind: Gaming) -> String {
    switch kind {
    case .cherryPicking: "taking easy contacts, leaving hard ones"
    case .passingOn: "passing on what would stay unsettled"
    case .closingUnresolved: "closing everything as resolved"
    case .selectiveAsking: "asking only content customers for a rating"
    case .haste: "replying at once and badly"
    }
  }

  private var notes: [String] {
    [
      "Contacts, queues and waits are the simulator's. On top of them each agent has four skills, for content customers, settled "
        + "matters, speed and quality, normal with a standard deviation of \(Figures.number(spread)) logits each, half of the variance "
        + "in common. An average agent stands at 80 points in each indicator but reply times, which the queues decide.",
      "What skill earns: the score of the agent's expected figures over the whole team's contacts, without chance. Naive points: points "
        + "of the figures as observed, graded without doubt.",
      "Luck: one minus the squared correlation between score and what skill earns. Costs: by how many points the group falls short of "
        + "what its skill earns, compared with the others; night: most contacts between 20 and 8 o'clock; thinly staffed: customers wait half as "
        + "long again as the average; hard: contacts harder than average (the longer a type takes, the harder, up to one logit).",
      "Gaming is tried by one agent for each kind in each period, with the same skill and luck as without it. A grade in doubt is the "
        + "higher of two, which makes more grades too good than too bad.",
      "A quarter of customers rate, one contact in twelve is reviewed on ten items. Nobody is left out for having served too little. "
        + "Intervals are 95 %, of means over periods.",
    ]
  }

  var members: [JSONValue.Member] {
    func estimate(_ value: Estimate?) -> JSONValue { value.map { JSONValue($0) } ?? .null }
    func finding(_ value: Finding) -> JSONValue {
      .object(
        Self.figures.map { .init($0.key, estimate($0.value(value))) } + [
          .init("gamingGains", .object(value.gains.map { .init($0.kind.rawValue, estimate($0.points)) }))
        ])
    }
    return [
      .init("scenario", .string(scenario)), .init("periods", .integer(found.months)), .init("days", .integer(days)),
      .init("agents", .number(found.agents)), .init("contacts", .number(found.served)),
      .init("spread", .number(spread)),
      .init("policy", finding(found.policy)), .init("naive", finding(found.naive)),
      .init(
        "ranking",
        [
          "topThreeRight": estimate(found.topThreeRight),
          "bottomThreeInBetterHalf": estimate(found.bottomThreeAboveMiddle),
        ]),
    ]
  }

  var rows: CSVDocument {
    var rows = CSVDocument(header: ["figure", "way", "mean", "low", "high"])
    func append(_ name: String, _ way: String, _ value: Estimate?) {
      guard let value else { return }
      rows.append([.text(name), .text(way), .number(value.mean), .number(value.low), .number(value.high)])
    }
    for (way, finding) in [("policy", found.policy), ("naive", found.naive)] {
      for figure in Self.figures { append(figure.key, way, figure.value(finding)) }
      for gain in finding.gains { append("gain-" + gain.kind.rawValue, way, gain.points) }
    }
    append("topThreeRight", "ranking", found.topThreeRight)
    append("bottomThreeInBetterHalf", "ranking", found.bottomThreeAboveMiddle)
    return rows
  }
}
