public import Records
import Reporting
public import Scoring
import Workforce

/// What `crewcast score` found.
public struct ScoreAnswer: Sendable {
  /// The scores with all they rest on.
  public let scores: PeriodScores
  /// The language of texts.
  public let language: Language
  /// What stands for names.
  public let pseudonyms: Pseudonyms
  /// The files they depend on.
  public let inputs: [Report.Input]
  /// Cells and rows that could not be used.
  public let rejectedRows: [RecordProblem]
  /// Rows left out and cells that could not be used that are not among ``rejectedRows``, because so many were.
  public let unlisted: (rows: Int, cells: Int)
  /// Advice.
  public let warnings: [String]
  /// Whether the period is not over, by the records or by the day of scoring.
  public let isPartial: Bool
  /// For each account the person, where records tell people by several; none of them is to be read by colleagues.
  let accounts: [String: String]
  /// Why there is nothing to score, where no record falls into the period; nil where some do.
  let emptiness: String?
  /// How far the scores have come; nil when no ledger was asked.
  var standing: ScoreStanding?
  let words: ScoreWords
  /// The agents' scorecards in the order of what stands for their names: the order of names would tell who is who.
  let cards: [Scorecard]

  /// Scores with how they are to be shown.
  public init(
    _ scores: PeriodScores, language: Language = .en, pseudonyms: Pseudonyms, inputs: [Report.Input] = [],
    rejectedRows: [RecordProblem] = [], unlisted: (rows: Int, cells: Int) = (0, 0), warnings: [String] = [],
    isPartial: Bool = false, accounts: [String: String] = [:], emptiness: String? = nil
  ) {
    self.scores = scores
    self.language = language
    self.pseudonyms = pseudonyms
    self.inputs = inputs
    self.rejectedRows = rejectedRows
    self.unlisted = unlisted
    self.warnings = warnings
    self.isPartial = isPartial
    self.accounts = accounts
    self.emptiness = emptiness
    words = ScoreWords(language: language)
    let own = Dictionary(scores.cards.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    cards = pseudonyms.sorted(scores.cards.map(\.agent)).compactMap { own[$0] }
  }

  /// How many rows were left out, those that are too many to be listed included.
  var rejectedRowCount: Int { rejectedRows.count(where: \.rejectsRow) + unlisted.rows }

  /// How many cells could not be used, those that are too many to be listed included.
  var unusableCellCount: Int { rejectedRows.count { !$0.rejectsRow } + unlisted.cells }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "score", inputs: inputs, result: members, document: document,
      tables: [
        Report.Table("scores", scoreRows), Report.Table("indicators", indicatorRows(of: cards)),
        Report.Table("deductions", deductionRows(of: cards)), Report.Table("rejected", rejectedTable),
      ],
      warnings: warnings + unmeasured)
  }

  /// Indicators of the policy that the records cannot tell.
  var unmeasured: [String] {
    let facets = scores.evidence.conversationFacets.union(scores.evidence.sumFacets)
    return scores.definitions.filter { !scores.cards.isEmpty && !scores.input.isMeasured($0.key) }
      .map { Advice.unmeasured($0, lacks: $0.missing(from: facets), rule: scores.policy.missing).text(language) }
  }

  /// How many outcomes of the team are still open, indicator by indicator; nil when none is.
  var openOutcomes: String? {
    let pending = scores.policy.items.compactMap { item in
      scores.input.pending[item.indicator].flatMap { count in
        count > 0
          ? language.said("\(name(of: item.indicator)) \(count)", "\(name(of: item.indicator)) \(count) 条") : nil
      }
    }
    return pending.isEmpty ? nil : words.list(pending)
  }

  /// Refuses a period without a single record: what there is to say of it is one sentence.
  func checkRecords() throws(Failure) {
    if let emptiness { throw Failure(.badInput, emptiness.capitalizedFirst) }
  }

  /// The name of an indicator in the language of the text.
  func name(of indicator: String) -> String {
    guard let definition = scores.definitions.first(where: { $0.key == indicator }) else { return indicator }
    return language == .zh ? definition.chineseName : definition.name
  }

  /// A figure of an indicator in words.
  func figure(_ value: Double?, of indicator: String) -> String {
    guard let value else { return Figures.missing }
    switch unit(of: indicator) {
    case .share: return words.figures.percent(value)
    case .seconds: return words.figures.duration(value)
    default: return Figures.number(value)
    }
  }

  /// What an indicator is measured in.
  func unit(of indicator: String) -> IndicatorDefinition.Unit? {
    scores.definitions.first { $0.key == indicator }?.unit
  }

  /// With how many decimals parts of scores are written in full.
  var decimals: Int {
    let amounts = scores.cards.flatMap { card in
      card.items.flatMap { item in ItemScore.Step.allCases.map { item.amount(of: $0) } } + card.deductions.map(\.amount)
    }
    return amounts.map(\.decimals).max() ?? 0
  }
}
