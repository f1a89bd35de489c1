import Records
public import Reporting
import Scoring
import Workforce

/// What figures mean, in words: the text of `--explain` and of the documentation.
public enum IndicatorExplanation {
  /// The keys that can be explained: our indicators, then vendors' figures.
  public static var keys: [String] {
    IndicatorCatalogue.all.map(\.definition.key) + Dialect.all.map(\.definition.key)
  }

  /// How messages are told apart and events become rounds, as far as nothing else is said.
  public static var rules: ReportDocument {
    let (rules, classifier) = (ReconstructionRules(), MessageClassifier())
    let phrases = { (texts: [String]) in
      texts.filter { !$0.isEmpty }.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    var document = ReportDocument()
    document.heading("How events become reply rounds", level: 1)
    document.paragraph(
      "What holds unless a mapping file says otherwise under rules; lists there are added to these. A mapping file may name a "
        + "known layout with source and give nothing but rules, people and agents.")
    document.list([
      "perfunctoryRepliesCount: \(!rules.perfunctoryRepliesAreVoid). A reply that says nothing leaves the customer waiting.",
      "replyTakesOwnership: \(rules.replyTakesOwnership). Replying to what nobody holds makes the replier its holder.",
      "closedWithoutReply: \(rules.unexplainedClosing.rawValue). What becomes of a message that nobody has read and that is "
        + "closed without a reply, after a human had replied: dismissed as if it were thanks, or unanswered.",
      "thanks, customers' messages that need no reply when they say nothing else: \(phrases(classifier.thanks.sorted())).",
      "perfunctory, agents' messages that say nothing: \(phrases(classifier.perfunctory.sorted())).",
      "automaticSenders, whose messages are no replies: \(phrases(classifier.automaticSenders.sorted())).",
      "automaticBeginnings of messages that rules write: \(phrases(classifier.automaticBeginnings)).",
    ])
    document.paragraph(
      "Letter case, signs and pictures make no difference. Where a source keeps no texts, every message of a customer may "
        + "need a reply and every one of an agent is one.")
    return document
  }

  /// The explanation of one figure.
  ///
  /// - Throws: ``Failure`` when there is no such figure, naming those there are.
  public static func document(_ key: String) throws(Failure) -> ReportDocument {
    if let indicator = IndicatorCatalogue.find(key) { return explain(indicator.definition) }
    if let dialect = Dialect.find(key) { return explain(dialect) }
    if key == "rules" { return rules }
    throw Failure(
      .usage, "There is no indicator \"\(key)\"; expected one of \(keys.joined(separator: ", ")), rules, or all.")
  }

  /// All explanations, for the documentation.
  public static var reference: String {
    var document = ReportDocument()
    document.heading("Indicators")
    document.paragraph(
      "Made from the definitions that the program computes with: `crewcast measure --explain all` prints this page, "
        + "`crewcast measure --explain KEY` a part of it.")
    document.list(IndicatorWords.all.map { "\($0.word): \($0.meaning)" })
    document.heading("What practice papers ask for, and where it is", level: 2)
    document.list(PracticeCatalogue.all.map(line))
    for indicator in IndicatorCatalogue.all { document.append(explain(indicator.definition, level: 2)) }
    document.append(rules.nested)
    document.heading("What vendors and platforms would show", level: 2)
    for dialect in Dialect.all { document.append(explain(dialect, level: 3)) }
    return document.markdown()
  }

  private static func line(_ item: PracticeItem) -> String {
    let place =
      switch item.coverage {
      case .indicators(let keys): keys.joined(separator: ", ")
      case .report: "no indicator"
      case .outOfScope: "out of scope"
      }
    return "\(item.chineseName) (\(item.name)): \(place)." + (item.note.isEmpty ? "" : " " + item.note)
  }

  private static func explain(_ definition: IndicatorDefinition, level: Int = 1) -> ReportDocument {
    var document = ReportDocument()
    document.heading("\(definition.name) (\(definition.chineseName))", level: level)
    document.paragraph(definition.meaning)
    document.paragraph(definition.chineseMeaning)
    document.list([
      "Key: \(definition.key)", "Counts: \(definition.population)", "Clock: \(definition.clock)",
      "Unit: \(unit(definition)); \(direction(definition)).", "Needs: \(needs(definition)).",
    ])
    if !definition.edgeCases.isEmpty {
      document.paragraph("Where it is not plain", style: .strong)
      document.list(definition.edgeCases)
    }
    if !definition.variants.isEmpty {
      document.paragraph("What others do instead", style: .strong)
      document.list(definition.variants.map { "\($0.vendor): \($0.practice)" })
    }
    return document
  }

  private static func explain(_ dialect: Dialect, level: Int = 1) -> ReportDocument {
    var document = explain(dialect.definition, level: level)
    document.list(
      [
        "Whose: \(dialect.vendor)", "Ours that is nearest: \(dialect.counterpart)",
        dialect.since.map { "In force since \($0)" }, dialect.until.map { "Replaced on \($0)" },
        "Source: \(dialect.source)",
      ].compactMap(\.self))
    return document
  }

  private static func unit(_ definition: IndicatorDefinition) -> String {
    let form =
      switch definition.form {
      case .share: "share of"
      case .mean: "mean in"
      case .total: "number of"
      case .spread: "spread between channels of a"
      }
    return definition.form == .share && definition.unit == .share
      ? "share, 0 to 100 %" : "\(form) \(definition.unit.rawValue)"
  }

  private static func direction(_ definition: IndicatorDefinition) -> String {
    switch definition.direction {
    case .higher: "higher is better"
    case .lower: "lower is better"
    case .neither: "neither more nor less is better by itself"
    }
  }

  private static func needs(_ definition: IndicatorDefinition) -> String {
    definition.requirements.map { set in
      let facts = set.sorted().map(\.meaning)
      return (facts.dropLast(2) + [facts.suffix(2).joined(separator: ", and ")]).joined(separator: ", ")
    }.joined(separator: "; or ")
  }
}

extension ReportDocument {
  /// The same, with its headings a level lower.
  fileprivate var nested: ReportDocument {
    ReportDocument(
      blocks.map { block in
        if case .heading(let text, let level) = block { .heading(text, level: level + 1) } else { block }
      })
  }
}
