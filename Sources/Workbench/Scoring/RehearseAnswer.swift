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

  /// In what a figure is written.
  enum Unit {
    case share, points, percentagePoints, coefficient, money
  }

  /// A figure of both ways: its key, its words, its unit.
  struct Row {
    var key: String
    var words: RehearsalWords.Key
    var unit: Unit
    /// Whether it is left out of the table where both ways have none of it.
    var isRare = false
    var value: (Finding) -> Estimate?
  }

  static var grading: [Row] {
    [
      Row(key: "gradeRight", words: .right, unit: .share, value: \.gradeRight),
      Row(key: "guessRight", words: .guess, unit: .share, value: \.guessRight),
      Row(key: "rightBeyondGuess", words: .beyondGuess, unit: .percentagePoints, value: \.beyondGuess),
      Row(key: "kappa", words: .kappa, unit: .coefficient, value: \.kappa),
      Row(key: "gradeAbove", words: .above, unit: .share, value: \.gradeAbove),
      Row(key: "gradeBelow", words: .below, unit: .share, value: \.gradeBelow),
      Row(key: "withoutEvidence", words: .withoutEvidence, unit: .share, value: \.withoutEvidence),
      Row(key: "withoutPeers", words: .withoutPeers, unit: .share, isRare: true, value: \.withoutPeers),
      Row(key: "unscored", words: .unscored, unit: .share, isRare: true, value: \.unscored),
      Row(key: "error", words: .error, unit: .points, value: \.error),
    ]
  }
  static var spreading: [Row] {
    [
      Row(key: "skill", words: .skill, unit: .share, value: \.skill),
      Row(key: "circumstance", words: .circumstance, unit: .share, value: \.circumstance),
      Row(key: "luck", words: .luck, unit: .share, value: \.luck),
    ]
  }
  static var ranking: [Row] {
    [
      Row(key: "topThreeRight", words: .topThree, unit: .share, value: \.topThreeRight),
      Row(key: "bottomThreeInBetterHalf", words: .bottomThree, unit: .share, value: \.bottomThreeWrong),
    ]
  }
  static var paying: [Row] {
    [
      Row(key: "paid", words: .paid, unit: .money) { $0.pay?.paid },
      Row(key: "earnedBySkill", words: .due, unit: .money) { $0.pay?.due },
      Row(key: "undeserved", words: .undeserved, unit: .money) { $0.pay?.undeserved },
      Row(key: "undeservedShare", words: .undeservedShare, unit: .share) { $0.pay?.undeservedShare },
      Row(key: "missed", words: .missed, unit: .money) { $0.pay?.missed },
      Row(key: "missedShare", words: .missedShare, unit: .share) { $0.pay?.missedShare },
      Row(key: "swingByLuck", words: .swing, unit: .money) { $0.pay?.swing },
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
      figures.percent(Double(weight) / 1000, decimals: weight % 10 == 0 ? 0 : 1))
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
      "\(grade.name) \(text(share.mean, .share)) (\(interval(share, .share)))"
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
    func append(_ heading: String, _ rows: [Row]) {
      let known = rows.filter { row in
        let values = [row.value(found.policy), row.value(found.naive)].compactMap(\.self)
        return row.isRare ? values.contains { $0.mean > 0 } : !values.isEmpty
      }
      if known.isEmpty { return }
      table.appendGroup(heading)
      for row in known {
        table.append(
          [.init(words(row.words))]
            + cells(row.value(found.policy), row.unit) + cells(row.value(found.naive), row.unit))
      }
    }
    append(words(.isRight), Self.grading)
    append(words(.whyDiffer), Self.spreading)
    if !circumstances.members.isEmpty {
      table.appendGroup(words(.whatCosts))
      for kind in Circumstance.allCases where circumstances.members[kind] != nil {
        let isTold = !circumstances.confounded.contains(kind)
        let values = [found.policy.costs[kind], found.naive.costs[kind]]
        table.append(
          [.init(words.name(of: kind))]
            + (isTold ? values.flatMap { cells($0, .points) } : [.init(words(.same)), .init(""), .init(""), .init("")]))
      }
    }
    append(
      words(
        .money,
        currency.isEmpty
          ? "" : words.language == .zh ? "（\(currency == "CNY" ? "元" : currency)）" : ", in \(currency)"), Self.paying)
    for kind in Circumstance.allCases where found.policy.pay?.costs[kind] != nil {
      table.append(
        [.init(words(.costs, words.name(of: kind)))] + cells(found.policy.pay?.costs[kind], .money)
          + cells(found.naive.pay?.costs[kind], .money))
    }
    append(words(.ranking), Self.ranking)
    if !triedKinds.isEmpty { table.appendGroup(words(.whatGains)) }
    for kind in triedKinds {
      table.append(
        [.init(words.name(of: kind))] + cells(found.policy.gains[kind], .points)
          + cells(found.naive.gains[kind], .points))
    }
    return table
  }

  /// The policy's currency; empty where it names none, or pays nothing.
  var currency: String { policy.bonus?.currency ?? "" }

  private func cells(_ value: Estimate?, _ unit: Unit) -> [TextTable.Cell] {
    [
      .init(value.map { text($0.mean, unit) } ?? Figures.missing),
      .init(value.map { interval($0, unit) } ?? ""),
    ]
  }

  private var figures: LocalFigures { LocalFigures(language: words.language) }

  /// A figure in the decimals of the table.
  func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .share: figures.percent(value, decimals: 0)
    case .points: Figures.number(value, decimals: 1)
    case .percentagePoints: Figures.number(100 * value, decimals: 0)
    case .coefficient: Figures.number(value, decimals: 2)
    case .money: Figures.number(value, decimals: abs(value) < 100 ? 1 : 0)
    }
  }

  /// An interval: `79 to 82 %`; a dash where the periods cannot tell one.
  func interval(_ value: Estimate, _ unit: Unit) -> String {
    guard value.isTold else { return Figures.missing }
    let low = unit == .share ? Figures.number(100 * value.low, decimals: 0) : text(value.low, unit)
    return words.language == .zh ? "\(low) ~ \(text(value.high, unit))" : "\(low) to \(text(value.high, unit))"
  }

  /// An amount with its currency.
  func money(_ value: Double) -> String {
    let amount = text(value, .money)
    if currency.isEmpty { return amount }
    return words.language == .zh && currency == "CNY" ? "\(amount) 元" : "\(currency) \(amount)"
  }

  // MARK: - Peers

  /// With how many agents the made-up shop would have large enough groups of peers; nil where it has, or a scenario says who works.
  var agentsForPeers: Int? {
    let needed = RehearsalDesk.agents(for: policy)
    return scenario == nil && Double(needed) > found.agents ? needed : nil
  }

  /// Whether a circumstance holds for nearly all or nearly none of those who are compared with each other: of the variance of who is
  /// concerned, less than a quarter lies within groups of peers.
  func isSameForPeers(_ kind: Circumstance) -> Bool {
    guard policy.peers.basis != .all, let members = circumstances.members[kind] else { return false }
    let isTeam = policy.peers.basis == .team
    let groups = Dictionary(grouping: simulation.roster) { (isTeam ? $0.team : $0.role) ?? "" }.values
    func spread(_ agents: [StaffMember]) -> Double {
      let share = Double(agents.count { members.contains($0.agent) }) / Double(max(1, agents.count))
      return Double(agents.count) * share * (1 - share)
    }
    let within = groups.map(spread).sorted().reduce(0, +)
    return within < 0.25 * spread(simulation.roster)
  }

  // MARK: - Gaming

  /// Kinds that changed anything at all.
  private var triedKinds: [Gaming] { Gaming.allCases.filter { found.effects[$0] != nil } }

  /// Which tricks pay where, what takes it back, and what helps.
  private var holes: [String] { triedKinds.compactMap { RehearsalAdvice($0, self)?.text } }

  // MARK: - Notes

  private var notes: [String] {
    func count(_ kind: Circumstance) -> String { "\(circumstances.members[kind]?.count ?? 0)" }
    var notes = [
      words(
        .worldNote, Figures.number(spread), Figures.number(RehearsalWorld.nightHardness),
        figures.stated(RehearsalWorld.ownReplySeconds(under: MeasureSettings(policy)))),
      words(.truthNote), words(.guessNote), words(.costNote, count(.night), count(.thin), count(.hard)),
    ]
    if found.policy.pay != nil { notes.append(words(.moneyNote)) }
    notes += [words(.rankNote), words(.gamingNote), words(.shareNote)]
    let untried = Gaming.allCases.filter { !triedKinds.contains($0) }
    if !untried.isEmpty { notes.append(words(.untried, words.list(untried.map(words.name(of:))))) }
    if !isPeriodsGiven { notes.append(words(found.isPrecise ? .enough : .stopped, "\(found.periods)")) }
    return notes
  }
}
