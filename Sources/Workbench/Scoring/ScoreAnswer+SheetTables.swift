import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// What the records tell, from the figure as observed to the one that earns points.
  func findings(of card: Scorecard) -> TextTable {
    // The interval's own confidence, which is not that of the score.
    let confidence = card.items.lazy.compactMap(\.estimate?.fair.confidence).first ?? 0.95
    var table = TextTable(columns: [
      .init(words(.indicator), .leading, wraps: true), .init(words(.sample)), .init(words(.independent)),
      .init(words(.observedFigure)), .init(words(.adjusted)), .init(words(.fair)),
      .init(words(.range, words.figures.percent(confidence, decimals: 0))), .init(words(.reliability)),
    ])
    for item in card.items {
      let estimate = item.estimate
      let range = estimate.map {
        "\(figure($0.fair.low, of: item.indicator))–\(figure($0.fair.high, of: item.indicator))"
      }
      table.append([
        .init(name(of: item.indicator)), .init(Figures.count(Int((estimate?.records ?? 0).rounded()))),
        .init(estimate.map { Figures.number($0.effectiveSample, decimals: 1) } ?? Figures.missing),
        .init(figure(estimate?.raw, of: item.indicator)), .init(figure(estimate?.adjusted, of: item.indicator)),
        .init(figure(estimate?.fair.mean, of: item.indicator)), .init(range ?? Figures.missing),
        .init(estimate.map { Figures.number($0.reliability, decimals: 2) } ?? Figures.missing),
      ])
    }
    return table
  }

  /// The targets beside the points, so that everybody can work out the one from the other.
  func targets(of card: Scorecard) -> TextTable {
    var table = TextTable(
      columns: [.init(words(.indicator), .leading, wraps: true)]
        + Targets.points.map { .init(words(.target, Figures.number($0))) }
        + [.init(words(.points)), .init(words(.weight)), .init(words(.amount))])
    for item in card.items {
      let targets = scores.policy.items.first { $0.indicator == item.indicator }?.targets
      let figures = targets?.figures ?? Targets.points.map { _ in .nan }
      table.append(
        [.init(name(of: item.indicator))] + figures.map { .init(figure($0, of: item.indicator)) } + [
          .init(item.estimate == nil ? Figures.missing : Figures.number(item.points.value, decimals: 2)),
          .init(weight(item.weightPermille)), .init(item.amount.text(decimals: decimals)),
        ])
    }
    return table
  }

  private func weight(_ permille: Int) -> String {
    words.figures.percent(Double(permille) / 1000, decimals: permille.isMultiple(of: 10) ? 0 : 1)
  }

  /// Every row and every column adds up, to the last digit.
  func waterfall(_ card: Scorecard) -> TextTable {
    var table = TextTable(columns: [
      .init(words(.indicator), .leading, wraps: true), .init(words(.observed), .trailing, wraps: true),
      .init(words(.load), .trailing, wraps: true), .init(words(.caseMix), .trailing, wraps: true),
      .init(words(.shrinkage), .trailing, wraps: true), .init(words(.amount), .trailing, wraps: true),
    ])
    for item in card.items {
      let steps = ItemScore.Step.allCases.map { step in
        TextTable.Cell(
          shown(item, step).map { $0.text(decimals: decimals, signed: step != .observed) } ?? Figures.missing)
      }
      table.append([.init(name(of: item.indicator))] + steps + [.init(item.amount.text(decimals: decimals))])
    }
    for deduction in card.deductions {
      table.append([
        .init(row(of: deduction.reason)), "", "", "", "",
        .init(deduction.amount.text(decimals: decimals, signed: true)),
      ])
    }
    // Parts without a score are shown, but what they add up to is none.
    guard card.total != nil else { return table }
    table.appendRule()
    let sums = ItemScore.Step.allCases.map { step in
      TextTable.Cell(
        card.items.reduce(ScoreAmount.zero) { $0 + (shown($1, step) ?? .zero) }
          .text(decimals: decimals, signed: step != .observed))
    }
    table.append(
      [.init(words(.total), .strong)] + sums + [.init(card.sumOfParts.text(decimals: decimals), .strong)])
    return table
  }

  /// A step's part in the score as it is shown: where nothing was observed, all of it comes of leaning towards colleagues.
  func shown(_ item: ItemScore, _ step: ItemScore.Step) -> ScoreAmount? {
    guard let estimate = item.estimate else { return nil }
    if estimate.raw != nil { return item.amount(of: step) }
    return step == .shrinkage ? item.amount : nil
  }

  /// What a row of the waterfall takes off, and why.
  private func row(of reason: Deduction.Reason) -> String {
    switch reason {
    case .redLine(let event, let cap): words(.eventRow, event.kind, event.day.description, Figures.number(cap))
    case .pointGuard(let item, let needs, _): words(.guardRow, name(of: item), name(of: needs))
    }
  }

  /// A deduction in a sentence.
  func text(_ reason: Deduction.Reason) -> String {
    switch reason {
    case .redLine(let event, let cap):
      words(
        .redLine, event.kind, Figures.number(cap), event.day.description,
        event.confirmedBy.map { pseudonyms($0) } ?? words(.nobodyNamed), event.confirmedOn?.description ?? "",
        event.appealUntil?.description ?? "")
    case .pointGuard(let item, let needs, let atLeast):
      words(.pointGuard, name(of: item), name(of: needs), figure(atLeast, of: needs))
    }
  }

  /// From which score on each grade is given.
  var gradesLine: String {
    words(
      .grades, words.list(scores.policy.grades.map { words(.gradeFrom, $0.name, Figures.number($0.from)) }))
  }

  /// How a score becomes a bonus.
  var bonusCaption: String {
    guard let rule = scores.policy.bonus else { return words(.bonus) }
    return words(
      .bonusRule, words.figures.money(rule.base, currency: rule.currency), Figures.number(rule.slope),
      words.figures.percent(rule.low, decimals: 0), words.figures.percent(rule.high, decimals: 0))
  }

  // MARK: - Records

  /// The agent's own records that moved each indicator most: those that earned points, then those that cost some.
  func appendRecords(of card: Scorecard, to document: inout ReportDocument) {
    guard let index = scores.index(of: card.agent) else { return }
    var hides = false
    for item in card.items {
      guard let comparison = scores.input.comparison(item.indicator, of: index) else { continue }
      let isRising = scores.policy.items.first { $0.indicator == item.indicator }?.targets.isRising ?? true
      let parts = [(ScoreWords.Key.earnedPoints, isRising), (.costPoints, !isRising)].map { heading, isRaising in
        (heading, records(comparison, of: index, item.indicator, isRaising: isRaising))
      }
      // What understaffing explains is shown where it changes a record shown.
      let isUnloaded = parts.contains { $0.1.contains { abs($0.observed - $0.value) > 1e-9 } }
      var columns: [TextTable.Column] = [.init(words(.record), .leading), .init(words(.happened))]
      if isUnloaded { columns.append(.init(words(.unloaded))) }
      columns += [.init(words(.expected)), .init(words(.shift))]
      var table = TextTable(columns: columns)
      for (heading, records) in parts where !records.isEmpty {
        table.appendGroup(words(heading))
        for record in records {
          var cells: [TextTable.Cell] = [
            .init(name(ofRecord: record.record)), .init(outcome(record.observed, of: item.indicator)),
          ]
          if isUnloaded { cells.append(.init(figure(record.value, of: item.indicator))) }
          let shift = change(abs(record.shift), of: item.indicator)
          table.append(
            cells + [
              .init(isRecognisable(record) ? words(.notShown) : figure(record.expected, of: item.indicator)),
              .init((record.shift < 0 ? "−" : "+") + shift),
            ])
          hides = hides || isRecognisable(record)
        }
      }
      document.table(table, caption: words(.moved, name(of: item.indicator)))
    }
    if hides { document.notes([words(.notShownWhy)]) }
  }

  /// Whether what colleagues made of such a case would tell how single ones did.
  private func isRecognisable(_ record: InfluentialRecord) -> Bool { record.colleagues + 1 < TeamReports.smallest }

  /// The records that moved a figure most one way.
  ///
  /// Where colleagues are perfect on some kind of case, a perfect record of one's own pulls a little less than others do; nobody would
  /// call that a record that cost points, so it is not listed as one.
  private func records(
    _ comparison: FairComparison, of agent: Int, _ indicator: String, isRaising: Bool
  ) -> [InfluentialRecord] {
    let isTold = RecordOutcomeWords.find(indicator, language) != nil
    return Array(
      comparison.influentialRecords(of: agent, count: .max, isRaising: isRaising).lazy
        .filter { !isTold || (isRaising ? $0.observed > 1e-9 : $0.observed < 1 - 1e-9) }
        // What would be shown as an effect of nothing is none.
        .filter { record in change(abs(record.shift), of: indicator).contains { ("1"..."9").contains($0) } }.prefix(3))
  }

  /// What a record tells: in words where it tells one of two things, else its figure.
  func outcome(_ value: Double, of indicator: String) -> String {
    guard let texts = RecordOutcomeWords.find(indicator, language) else { return figure(value, of: indicator) }
    if abs(value - 1) < 1e-9 { return texts.one }
    return abs(value) < 1e-9 ? texts.none : figure(value, of: indicator)
  }

  /// A change of an indicator's figure in words: of a share, in percentage points.
  private func change(_ value: Double, of indicator: String) -> String {
    guard unit(of: indicator) == .share else { return figure(value, of: indicator) }
    return words(.sharePoints, Figures.number(value * 100, decimals: value < 0.000_95 ? 2 : 1))
  }

  /// The identity of a record in its source, or the days of a sum.
  func name(ofRecord record: Int32) -> String {
    let book = scores.evidence.book
    if record >= 0 { return book.identities[Int(record)] }
    let days = book.agentDays[Int(-2 - record)].days
    return days.first == days.last ? "\(days.first)" : "\(days.first)..\(days.last)"
  }
}
