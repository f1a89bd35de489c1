import Reporting
import Scoring
import Workforce

/// What a rehearsal found, in words, figures and rows.
struct RehearseAnswer {
  /// The policy as written.
  let policy: ScorePolicy
  /// The policy as it was tried: with the indicators that can be told.
  let tried: ScorePolicy
  /// The title of the scenario; nil for the made-up shop.
  let scenario: String?
  let simulation: RehearsalSimulation
  let circumstances: Circumstances
  let spread: Double
  let found: Rehearsal
  /// Whether somebody said how many periods to try.
  let isPeriodsGiven: Bool
  let words: RehearsalWords

  typealias Finding = Rehearsal.Finding

  /// A figure of both ways: its key, its words, whether it is a share.
  struct Row {
    var key: String
    var words: RehearsalWords.Key
    var isShare: Bool
    var value: (Finding) -> Estimate?
  }

  static var grading: [Row] {
    [
      Row(key: "gradeRight", words: .right, isShare: true, value: \.gradeRight),
      Row(key: "gradeAbove", words: .above, isShare: true, value: \.gradeAbove),
      Row(key: "gradeBelow", words: .below, isShare: true, value: \.gradeBelow),
      Row(key: "ungraded", words: .ungraded, isShare: true, value: \.ungraded),
      Row(key: "error", words: .error, isShare: false, value: \.error),
    ]
  }
  static var spreading: [Row] {
    [
      Row(key: "skill", words: .skill, isShare: true, value: \.skill),
      Row(key: "circumstance", words: .circumstance, isShare: true, value: \.circumstance),
      Row(key: "luck", words: .luck, isShare: true, value: \.luck),
    ]
  }
  static var ranking: [Row] {
    [
      Row(key: "topThreeRight", words: .topThree, isShare: true, value: \.topThreeRight),
      Row(key: "bottomThreeInBetterHalf", words: .bottomThree, isShare: true, value: \.bottomThreeWrong),
    ]
  }

  /// Indicators that were left out.
  var leftOut: [PolicyItem] {
    let kept = Set(tried.items.map(\.indicator))
    return policy.items.filter { !kept.contains($0.indicator) }
  }

  private var leftOutText: String? {
    guard !leftOut.isEmpty else { return nil }
    let weight = leftOut.reduce(0) { $0 + $1.weightPermille }
    let text = words(
      .leftOut, words.list(leftOut.map { words.name(ofIndicator: $0.indicator) }),
      Figures.percent(Double(weight) / 1000, decimals: weight % 10 == 0 ? 0 : 1))
    return policy.missing == .refuse ? text + (words.language == .zh ? "" : " ") + words(.leftOutRefused) : text
  }

  /// What a caller must know besides the figures.
  var warnings: [String] { leftOutText.map { [$0] } ?? [] }

  var document: ReportDocument {
    var document = ReportDocument()
    document.heading(words(.title, policy.title, policy.revision))
    let place =
      scenario.map {
        words(
          simulation.repetitions == 1 ? .livedOnce : .lived, $0, "\(simulation.horizonDays)",
          "\(simulation.repetitions)")
      } ?? words(.madeUp)
    document.paragraph(
      words(
        .setting, "\(found.periods)", "\(simulation.period.days.count)", place,
        Figures.number(found.agents, decimals: 0), Figures.count(Int(found.served.rounded())),
        Figures.count(Int((found.served / max(1, found.agents)).rounded()))))
    if let leftOutText { document.paragraph(leftOutText) }
    if simulation.repetitions < simulation.wanted {
      document.paragraph(words(.cut, "\(simulation.repetitions)", "\(simulation.wanted)"))
    }
    document.heading(words(.summary), level: 2)
    document.list(RehearsalSummary(self).sentences)
    let earned = zip(tried.grades, found.earned).map { grade, share in
      "\(grade.name) \(text(share.mean, true)) (\(interval(share, true)))"
    }
    document.paragraph(words(.earned, words.list(earned)))
    document.table(table)
    let holes = holes
    if !holes.isEmpty {
      document.heading(words(.pays), level: 2)
      document.list(holes)
    }
    document.notes(notes)
    return document
  }

  // MARK: - The table

  private var table: TextTable {
    var table = TextTable(columns: [
      .init("", .leading), .init(words(.policy)), .init(words(.interval)), .init(words(.naive)),
      .init(words(.interval)),
    ])
    func append(_ heading: RehearsalWords.Key, _ rows: [Row]) {
      let known = rows.filter { $0.value(found.policy) != nil || $0.value(found.naive) != nil }
      if known.isEmpty { return }
      table.appendGroup(words(heading))
      for row in known {
        table.append(
          [.init(words(row.words))]
            + cells(row.value(found.policy), row.isShare) + cells(row.value(found.naive), row.isShare))
      }
    }
    append(.isRight, Self.grading)
    append(.whyDiffer, Self.spreading)
    if !circumstances.members.isEmpty {
      table.appendGroup(words(.whatCosts))
      for kind in Circumstance.allCases where circumstances.members[kind] != nil {
        let isTold = !circumstances.confounded.contains(kind)
        let values = [found.policy.costs[kind], found.naive.costs[kind]]
        table.append(
          [.init(words.name(of: kind))]
            + (isTold ? values.flatMap { cells($0, false) } : [.init(words(.same)), .init(""), .init(""), .init("")]))
      }
    }
    append(.ranking, Self.ranking)
    table.appendGroup(words(.whatGains))
    for kind in triedKinds {
      table.append(
        [.init(words.name(of: kind))] + cells(found.policy.gains[kind], false) + cells(found.naive.gains[kind], false))
    }
    return table
  }

  private func cells(_ value: Estimate?, _ isShare: Bool) -> [TextTable.Cell] {
    [
      .init(value.map { text($0.mean, isShare) } ?? Figures.missing),
      .init(value.map { interval($0, isShare) } ?? ""),
    ]
  }

  /// A figure in the decimals of the table.
  func text(_ value: Double, _ isShare: Bool) -> String {
    isShare ? Figures.percent(value, decimals: 0) : Figures.number(value, decimals: 1)
  }

  /// An interval: `79 to 82 %`.
  func interval(_ value: Estimate, _ isShare: Bool) -> String {
    let low = isShare ? Figures.number(100 * value.low, decimals: 0) : text(value.low, false)
    return words.language == .zh ? "\(low) ~ \(text(value.high, isShare))" : "\(low) to \(text(value.high, isShare))"
  }

  // MARK: - Gaming

  /// Kinds that some indicator of the policy can be bent by; others change nothing at all.
  private var triedKinds: [Gaming] {
    Gaming.allCases.filter { kind in
      [found.policy.gains[kind], found.naive.gains[kind]].contains { $0.map { $0.low != 0 || $0.high != 0 } ?? false }
    }
  }

  /// Which tricks pay where, what takes it back, and what helps.
  private var holes: [String] {
    let isChinese = words.language == .zh
    return triedKinds.compactMap { kind in
      guard let gain = found.policy.gains[kind], let effect = found.effects[kind] else { return nil }
      let pays = gain.mean >= 1 && gain.low > 0
      var clauses = pays ? [] : [words(gain.high < 2 ? .useless : .unclear)]
      clauses += changes(effect)
      let text =
        words.name(of: kind) + (isChinese ? "：" : ": ") + clauses.joined(separator: isChinese ? "，" : "; ")
        + (isChinese ? "。" : ".")
      return pays ? text + (isChinese ? "" : " ") + words.remedy(against: kind) : text
    }
  }

  /// Where a trick gains and loses a noticeable part of a point.
  private func changes(_ effect: Rehearsal.GamingEffect) -> [String] {
    func named(_ parts: [Rehearsal.GamingEffect.Part]) -> String {
      words.list(
        parts.map {
          "\(words.name(ofIndicator: $0.indicator)) \($0.points > 0 ? "+" : "")\(Figures.number($0.points, decimals: 1))"
        })
    }
    let parts = effect.parts.filter { abs($0.points) >= 0.3 }
    let (rising, falling) = (parts.filter { $0.points > 0 }, parts.filter { $0.points < 0 })
    var clauses: [String] = []
    if !rising.isEmpty { clauses.append(words(.from, named(rising))) }
    if !falling.isEmpty { clauses.append(words(.back, named(Array(falling.reversed())))) }
    if effect.guarded >= 0.3 { clauses.append(words(.guarded, Figures.number(effect.guarded, decimals: 1))) }
    return clauses
  }

  // MARK: - Notes

  private var notes: [String] {
    func count(_ kind: Circumstance) -> String { "\(circumstances.members[kind]?.count ?? 0)" }
    var notes = [
      words(.worldNote, Figures.number(spread), Figures.number(RehearsalWorld.nightHardness)), words(.truthNote),
      words(.costNote, count(.night), count(.thin), count(.hard)), words(.rankNote), words(.gamingNote),
      words(.shareNote),
    ]
    let untried = Gaming.allCases.filter { !triedKinds.contains($0) }
    if !untried.isEmpty { notes.append(words(.untried, words.list(untried.map(words.name(of:))))) }
    if !isPeriodsGiven { notes.append(words(found.isPrecise ? .enough : .stopped, "\(found.periods)")) }
    return notes
  }
}
