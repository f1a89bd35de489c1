public import Workforce

/// The share of customers served in their language.
public struct LanguageCoverage: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "language-coverage", name: "Language coverage", chineseName: "语言覆盖率",
      alsoCalled: ["语言覆盖", "多语言"],
      meaning: "The share of conversations served in the customer's own language.", chineseMeaning: "以客户所用语言提供服务的会话比例。",
      population: "Conversations of the period that a human served and of which both languages are known.",
      clock: "A figure of the team; agents' shares are shown for planning.", form: .share, unit: .share,
      direction: .higher,
      edgeCases: [
        "Where only the customer's language is recorded the conversation is left out "
          + "and counted as unknown."
      ],
      variants: [.init("Practice papers", "Ask for every indicator by language; each can be grouped so.")],
      requirements: [[.conversations, .languages, .servedLanguages]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation),
      let language = evidence.conversations.language(conversation)
    else { return }
    guard let served = evidence.conversations.servedLanguage(conversation) else {
      list.unknown += 1
      return
    }
    list.addByShare(conversation, day: day, language == served ? 1 : 0, in: evidence)
  }
}
