public import Workforce

/// The share of conversations settled at the first contact.
public struct FirstContactResolution: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "first-contact-resolution", name: "First-contact resolution", chineseName: "一次解决率",
      alsoCalled: ["首次解决率", "一次性解决率", "一次解决", "首解率", "FCR"],
      meaning: "The share of conversations settled at the first contact: resolved, never reopened, not come back "
        + "with within the window, and in writing with a single effective reply.",
      chineseMeaning: "首次联系即解决的会话比例：已解决、未重开、观察期内未再次联系；邮件与工单须一次有效回复即解决。",
      population: "Conversations that came in the period as the first of their matter and needed a human, once the "
        + "window has passed.",
      clock: "Charged to agents by their shares in the outcome, frozen at the resolution.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: Settling.edgeCases + [
        "In chat, social media and on the phone a conversation goes to and fro; there the conversation is the "
          + "contact, and the number of replies does not matter.",
        "Consecutive messages of one agent are one reply, where single messages are logged; sums in exports count "
          + "each.",
        "An e-mail or ticket of which nobody counted the replies cannot be judged.",
      ],
      variants: [
        .init(
          "Zendesk",
          "Contradicts itself between its languages: exactly one agent reply, fewer than two, or any "
            + "with no waiting state and no reopening."),
        .init("Intercom", "Closed once, by a single teammate."),
        .init("Zammad", "\"First solution\": closed within 15 minutes."),
      ], requirements: [[.conversations, .resolution, .identities]])
  }

  /// What a record lacks that cannot be judged.
  public var unknownFact: RecordFacet? { .replies }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard evidence.conversations.attempt(conversation) == 1, let day = Settling.day(of: conversation, in: evidence)
    else { return }
    let isWritten = isWritten(evidence.conversations.channel(conversation))
    let replies = evidence.conversations.replies(conversation)
    // In writing, one reply or several is the question; it is not answered where replies are not counted.
    if isWritten, replies == nil {
      if case .pending = Settling(conversation, in: evidence) { list.pending += 1 } else { list.unknown += 1 }
      return
    }
    let tooMany = isWritten && (replies ?? 1) > 1
    let wasReopened = (evidence.conversations.reopens(conversation) ?? 0) > 0
    switch Settling(conversation, in: evidence) {
    case .settled:
      list.addByShare(conversation, day: day, tooMany || wasReopened ? 0 : 1, in: evidence)
    case .unsettled: list.addByShare(conversation, day: day, 0, in: evidence)
    case .pending: list.pending += 1
    case .unknown: list.unknown += 1
    }
  }

  private func isWritten(_ channel: Channel) -> Bool { channel == .email || channel == .ticket }
}
