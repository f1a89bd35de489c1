public import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The sheet that an agent is handed: what was observed, how it became the score, which records mattered, what would have changed it,
  /// what can be done about it.
  ///
  /// It names nobody else who is scored.
  ///
  /// - Parameter agent: The agent's name.
  /// - Returns: The sheet, or nil when there is no such agent in the period.
  public func sheet(of agent: String) -> ReportDocument? {
    guard let card = scores.cards.first(where: { $0.agent == agent }) else { return nil }
    var document = ReportDocument()
    document.heading(words(.sheet, pseudonyms(card.agent), scores.evidence.period.name))
    document.paragraph(policyLine, style: .muted)
    document.paragraph(sheetStateLine(of: card.agent), style: .muted)
    document.paragraph(verdict(card), style: .strong)
    document.paragraph(gradesLine, style: .muted)
    document.list(card.flags.map(text))
    document.table(findings(of: card), caption: words(.findings))
    document.table(targets(of: card), caption: words(.targets))
    document.heading(words(.why), level: 2)
    document.table(waterfall(card), caption: words(.waterfallCaption))
    document.list(card.deductions.map { text($0.reason) })
    if let bonus = card.bonus { document.table(money(bonus), caption: bonusCaption) }
    appendRecords(of: card, to: &document)
    appendCounterfactuals(of: card, to: &document)
    appendObjections(of: card, to: &document)
    document.heading(words(.howCounted), level: 2)
    document.list(ruleNotes)
    document.heading(words(.howToRead), level: 2)
    document.list(howToRead(card))
    return document
  }

  /// The sheet of an agent, named by name or pseudonym, as a report; nil when there is no such agent in the period.
  public func report(ofAgent agent: String) -> Report? {
    guard let card = scores.cards.first(where: { $0.agent == agent || pseudonyms($0.agent) == agent }),
      let sheet = sheet(of: card.agent)
    else { return nil }
    return Report(
      command: "score-sheet", inputs: inputs, result: members(of: card), document: sheet,
      tables: [
        Report.Table("indicators", indicatorRows(of: [card])), Report.Table("deductions", deductionRows(of: [card])),
        Report.Table("objections", objectionRows(of: card)), Report.Table("definitions", definitionRows),
      ], warnings: warnings + unmeasured, suffix: pseudonyms(card.agent))
  }

  /// The highest score that events of the agent leave possible; infinite where there are none that count.
  func cap(of agent: String) -> Double {
    scores.policy.cap(by: scores.input.events, of: agent, on: scores.input.today).cap
  }

  private func verdict(_ card: Scorecard) -> String {
    guard let total = card.total, let estimate = card.estimate else { return words(.noScore) }
    let range = "\(Figures.number(estimate.low, decimals: 1))–\(Figures.number(estimate.high, decimals: 1))"
    let score = words(
      .scoreRange, words(.total), total.text(decimals: decimals),
      words.figures.percent(estimate.confidence, decimals: 0), range)
    guard let grade = card.grade else { return score + words(.stop) + words(.unknown) }
    return score + words(.stop)
      + words(
        grade.isBenefitOfDoubt ? .doubt : .sure, grade.name, words.figures.percent(grade.probability, decimals: 0))
  }

  /// What words mean that nobody learns at school, a sentence each.
  private func howToRead(_ card: Scorecard) -> [String] {
    let estimates = card.items.compactMap(\.estimate)
    guard !estimates.isEmpty else { return [] }
    let percent = { (share: Double) in words.figures.percent(share, decimals: 0) }
    let evidence = scores.policy.evidence
    var list = [
      words(.readFigures), words(.readRange, percent(estimates[0].fair.confidence)), words(.readRecords),
      words(.readReliability),
      words(.readKnown, percent(card.knownWeight), percent(evidence.weight), Figures.number(evidence.reliability)),
      words(.readPoints),
    ]
    if estimates.contains(where: { $0.raw == nil }) { list.append(words(.readUnobserved)) }
    if let estimate = card.estimate { list.append(words(.readScore, percent(estimate.confidence))) }
    if card.grade != nil { list.append(words(.readGrade)) }
    return list
  }

  // MARK: - What would have changed the grade

  private func appendCounterfactuals(of card: Scorecard, to document: inout ReportDocument) {
    guard let grade = card.grade else { return }
    document.heading(words(.wouldHave), level: 2)
    let cap = cap(of: card.agent)
    let isCapped = card.deductions.contains { if case .redLine = $0.reason { true } else { false } }
    let changes = Scorer(scores.policy).counterfactuals(card, cap: cap).map(text)
    if grade.name == scores.policy.grades.first?.name {
      document.paragraph(words(.highest))
    } else if isCapped {
      document.paragraph(words(.capped, Figures.number(cap)))
    } else if changes.isEmpty {
      document.paragraph(words(.none))
    } else {
      document.paragraph(words(.wouldHaveNote))
      document.list(changes)
    }
  }

  private func text(_ change: Counterfactual) -> String {
    let indicator = change.indicator
    let isRising = scores.policy.items.first { $0.indicator == indicator }?.targets.isRising ?? true
    switch change.change {
    case .successes(let count, let all):
      let outcome = RecordOutcomeWords.find(indicator, language)
      let (one, none) = (outcome?.one ?? figure(1, of: indicator), outcome?.none ?? figure(0, of: indicator))
      return words(
        .moreOfThem, name(of: indicator), String(count), String(all), change.grade, isRising ? one : none,
        isRising ? none : one)
    case .mean(let from, let to):
      return words(
        .otherMean, name(of: indicator), figure(from, of: indicator),
        figure(ScoreAnswer.roundedOutward(to, isRising: isRising, unit(of: indicator)), of: indicator), change.grade)
    }
  }

  /// A figure rounded to what is shown of it, and never to one that would not do.
  static func roundedOutward(_ value: Double, isRising: Bool, _ unit: IndicatorDefinition.Unit?) -> Double {
    let step: Double =
      switch unit {
      case .share: 0.001
      case .seconds: value < 9.9 ? 0.1 : value < 3590 ? 1 : value < 86_000 ? 60 : 3600
      default: 0.1
      }
    return (value / step).rounded(isRising ? .up : .down) * step
  }
}
