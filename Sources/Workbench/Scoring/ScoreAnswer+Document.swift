import Reporting
import Scoring
import Workforce

extension ScoreAnswer {
  /// The overview of all agents.
  var document: ReportDocument {
    var document = ReportDocument()
    document.heading(words(.title, scores.evidence.period.name))
    document.paragraph(policyLine, style: .muted)
    document.table(overview, caption: words(.tableCaption))
    document.list(teamFlags)
    document.notes(
      [words(.notRanked), words(.method), words(.rights)] + (pseudonyms.showsNames ? [] : [words(.pseudonyms)])
        + definitionNotes)
    return document
  }

  var policyLine: String {
    words(.policy, scores.policy.title, scores.policy.revision, scores.policy.from.description)
  }

  private var overview: TextTable {
    var columns: [TextTable.Column] = [.init(words(.agent), .leading)]
    for item in scores.policy.items { columns.append(.init(name(of: item.indicator), .trailing, wraps: true)) }
    columns += [.init(words(.score)), .init(""), .init(words(.grade), .leading)]
    var table = TextTable(columns: columns)
    for card in scores.cards {
      var cells: [TextTable.Cell] = [.init(pseudonyms(card.agent))]
      for item in scores.policy.items {
        let score = card.items.first { $0.indicator == item.indicator }
        cells.append(.init(score?.estimate == nil ? Figures.missing : pointText(score)))
      }
      cells.append(.init(card.total.map { $0.text(decimals: 1) } ?? Figures.missing, .strong))
      cells.append(.init(interval(card.estimate)))
      cells.append(.init(card.grade.map { $0.name + ($0.isBenefitOfDoubt ? "?" : "") } ?? words(.unknown)))
      table.append(cells)
    }
    return table
  }

  private func pointText(_ item: ItemScore?) -> String {
    item.map { Figures.number($0.points.value, decimals: 1) } ?? Figures.missing
  }

  private func interval(_ estimate: Estimate?) -> String {
    estimate.map { "\(Figures.number($0.low, decimals: 1))–\(Figures.number($0.high, decimals: 1))" } ?? ""
  }

  /// What is to be known of the whole team: flags that all cards share.
  private var teamFlags: [String] {
    guard let first = scores.cards.first else { return [] }
    return first.flags.filter { flag in scores.cards.allSatisfy { $0.flags.contains(flag) } }.map(text)
  }

  var definitionNotes: [String] {
    scores.definitions.map { definition in
      language == .zh
        ? "\(definition.chineseName)：\(definition.chineseMeaning)" : "\(definition.name): \(definition.meaning)"
    }
  }

  /// A flag in words.
  func text(_ flag: ScoreFlag) -> String {
    switch flag {
    case .insufficientEvidence(let known, let needed):
      words(.insufficient, Figures.percent(known, decimals: 0), Figures.percent(needed, decimals: 0))
    case .notMeasurable(let indicator): words(.notMeasurable, name(of: indicator))
    case .sharedOut(let indicators):
      words(.sharedOut, indicators.map(name).joined(separator: language == .zh ? "、" : ", "))
    case .fewRecords(let indicator, let records, let minimum):
      words(.fewRecords, name(of: indicator), String(records), String(minimum))
    case .notEligible(let conversations, let days): words(.notEligible, String(conversations), String(days))
    case .provisional(let indicator, let pending): words(.provisional, name(of: indicator), String(pending))
    }
  }
}
