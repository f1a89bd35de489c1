public import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The sheet that an agent is handed: what was observed, how it became the score, which records mattered, what would have changed it.
  ///
  /// - Parameter agent: The agent's name.
  /// - Returns: The sheet, or nil when there is no such agent in the period.
  public func sheet(of agent: String) -> ReportDocument? {
    guard let card = scores.cards.first(where: { $0.agent == agent }) else { return nil }
    var document = ReportDocument()
    document.heading(words(.sheet, pseudonyms(card.agent), scores.evidence.period.name))
    document.paragraph(policyLine, style: .muted)
    document.paragraph(stateLine, style: .muted)
    document.paragraph(verdict(card), style: .strong)
    document.list(card.flags.map(text))
    document.table(figures(card))
    document.heading(words(.why), level: 2)
    document.table(waterfall(card), caption: words(.waterfallCaption))
    document.list(card.deductions.map { text($0.reason) })
    if let bonus = card.bonus { document.table(money(bonus), caption: words(.bonus)) }
    appendRecords(card, to: &document)
    if card.grade != nil {
      document.heading(words(.wouldHave), level: 2)
      let changes = Scorer(scores.policy).counterfactuals(card).map(text)
      if changes.isEmpty { document.paragraph(words(.none)) } else { document.list(changes) }
    }
    document.notes(
      [words(.method), words(.appeal, String(scores.policy.appealDays)), words(.rights)] + definitionNotes)
    return document
  }

  /// The sheet of an agent, named by name or pseudonym, as a report; nil when there is no such agent in the period.
  public func report(ofAgent agent: String) -> Report? {
    guard let card = scores.cards.first(where: { $0.agent == agent || pseudonyms($0.agent) == agent }),
      let sheet = sheet(of: card.agent)
    else { return nil }
    return Report(
      command: "score-sheet", inputs: inputs, result: members(of: card), document: sheet,
      tables: [Report.Table("indicators", indicatorRows(of: [card]))], warnings: warnings + unmeasured)
  }

  private func verdict(_ card: Scorecard) -> String {
    guard let total = card.total, let estimate = card.estimate else { return words(.noScore) }
    let range = "\(Figures.number(estimate.low, decimals: 1))–\(Figures.number(estimate.high, decimals: 1))"
    let score = "\(words(.total)) \(total.text(decimals: decimals)) (90 %: \(range))"
    guard let grade = card.grade else { return score + (language == .zh ? "。" : ". ") + words(.unknown) }
    let key: ScoreWords.Key = grade.isBenefitOfDoubt ? .doubt : .sure
    return score + (language == .zh ? "。" : ". ")
      + words(key, grade.name, Figures.percent(grade.probability, decimals: 0))
  }

  private func figures(_ card: Scorecard) -> TextTable {
    // Its own interval, which is not that of the score.
    let confidence = card.items.lazy.compactMap(\.estimate?.fair.confidence).first.map {
      "(\(Figures.percent($0, decimals: 0)))"
    }
    var table = TextTable(columns: [
      .init(words(.indicator), .leading, wraps: true), .init(words(.raw)), .init(words(.adjusted)),
      .init(words(.fair), .trailing, wraps: true), .init(confidence ?? ""), .init(words(.sample)),
      .init(words(.reliability)),
      .init(words(.points)), .init(words(.weight)), .init(words(.amount), .trailing, wraps: true),
    ])
    for item in card.items {
      let estimate = item.estimate
      let range = estimate.map {
        "\(figure($0.fair.low, of: item.indicator))–\(figure($0.fair.high, of: item.indicator))"
      }
      table.append([
        .init(name(of: item.indicator)), .init(figure(estimate?.raw, of: item.indicator)),
        .init(figure(estimate?.adjusted, of: item.indicator)), .init(figure(estimate?.fair.mean, of: item.indicator)),
        .init(range ?? ""), .init(Figures.count(Int(estimate?.records ?? 0))),
        .init(estimate.map { Figures.number($0.reliability, decimals: 2) } ?? Figures.missing),
        .init(estimate == nil ? Figures.missing : Figures.number(item.points.value, decimals: 2)),
        .init(weight(item.weightPermille)),
        .init(item.amount.text(decimals: decimals)),
      ])
    }
    return table
  }

  private func weight(_ permille: Int) -> String {
    permille.isMultiple(of: 10) ? "\(permille / 10) %" : "\(permille / 10).\(permille % 10) %"
  }

  /// Every row and every column adds up, to the last digit.
  private func waterfall(_ card: Scorecard) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.indicator), .leading), .init(words(.observed), .trailing, wraps: true),
      .init(words(.load), .trailing, wraps: true), .init(words(.caseMix), .trailing, wraps: true),
      .init(words(.shrinkage), .trailing, wraps: true), .init(words(.amount), .trailing, wraps: true),
    ])
    for item in card.items {
      let steps = ItemScore.Step.allCases.map { step in
        TextTable.Cell(item.amount(of: step).text(decimals: decimals, signed: step != .observed))
      }
      table.append([.init(name(of: item.indicator))] + steps + [.init(item.amount.text(decimals: decimals))])
    }
    for deduction in card.deductions {
      table.append([
        .init(words(.deduction)), "", "", "", "", .init(deduction.amount.text(decimals: decimals, signed: true)),
      ])
    }
    // Parts without a score are shown, but what they add up to is none.
    guard card.total != nil else { return table }
    table.appendRule()
    let sums = ItemScore.Step.allCases.map { step in
      TextTable.Cell(
        card.items.reduce(ScoreAmount.zero) { $0 + $1.amount(of: step) }
          .text(decimals: decimals, signed: step != .observed))
    }
    table.append(
      [.init(words(.total), .strong)] + sums + [.init(card.sumOfParts.text(decimals: decimals), .strong)])
    return table
  }

  func text(_ reason: Deduction.Reason) -> String {
    switch reason {
    case .redLine(let event, let cap):
      words(
        .redLine, event.kind, Figures.number(cap), event.day.description, pseudonyms(event.confirmedBy ?? ""),
        event.confirmedOn?.description ?? "", event.appealUntil?.description ?? "")
    case .pointGuard(let item, let needs, let atLeast):
      words(.pointGuard, name(of: item), name(of: needs), figure(atLeast, of: needs))
    }
  }

  private func appendRecords(_ card: Scorecard, to document: inout ReportDocument) {
    guard let index = scores.index(of: card.agent) else { return }
    for item in card.items {
      guard let comparison = scores.input.comparison(item.indicator, of: index) else { continue }
      var table = TextTable(columns: [
        .init(words(.record), .leading), .init(words(.value)), .init(words(.expected)), .init(words(.shift)),
      ])
      for (isRaising, heading) in [(true, ScoreWords.Key.raised), (false, .lowered)] {
        let records = comparison.influentialRecords(of: index, count: 3, isRaising: isRaising)
        if records.isEmpty { continue }
        table.appendGroup(words(heading))
        for record in records {
          let shift = change(abs(record.shift), of: item.indicator)
          table.append([
            .init(name(ofRecord: record.record)), .init(figure(record.value, of: item.indicator)),
            .init(figure(record.expected, of: item.indicator)), .init((isRaising ? "+" : "−") + shift),
          ])
        }
      }
      document.table(table, caption: words(.moved, name(of: item.indicator)))
    }
  }

  /// A change of an indicator's figure in words: of a share, in percentage points.
  private func change(_ value: Double, of indicator: String) -> String {
    guard scores.definitions.first(where: { $0.key == indicator })?.unit == .share else {
      return figure(value, of: indicator)
    }
    return words(.sharePoints, Figures.number(value * 100, decimals: value < 0.000_95 ? 2 : 1))
  }

  /// The identity of a record in its source, or the days of a sum.
  func name(ofRecord record: Int32) -> String {
    let book = scores.evidence.book
    if record >= 0 { return book.identities[Int(record)] }
    let days = book.agentDays[Int(-2 - record)].days
    return days.first == days.last ? "\(days.first)" : "\(days.first)..\(days.last)"
  }

  private func text(_ change: Counterfactual) -> String {
    switch change.change {
    case .successes(let count, let all):
      let isRising = scores.policy.items.first { $0.indicator == change.indicator }?.targets.isRising ?? true
      return words(
        isRising ? .moreSuccesses : .fewerFailures, name(of: change.indicator), String(count), String(all), change.grade
      )
    case .mean(let from, let to):
      return words(
        .otherMean, name(of: change.indicator), figure(from, of: change.indicator), figure(to, of: change.indicator),
        change.grade)
    }
  }
}
