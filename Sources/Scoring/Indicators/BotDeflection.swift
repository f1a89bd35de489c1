public import Workforce

/// The share of matters a bot settles without a human.
public struct BotDeflection: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "bot-deflection", name: "Bot deflection", chineseName: "机器人分流率",
      meaning: "The share of all conversations that a bot settled with no human, without the customer coming back "
        + "within the window.",
      chineseMeaning: "由机器人独立解决且观察期内未再次联系的会话占全部会话的比例。",
      population: "All conversations that came in the period, once the window has passed for those the bot ended.",
      clock: "A figure of the service; no agent's.", form: .share, unit: .share, direction: .higher,
      edgeCases: [
        "A customer who leaves the bot without a solution is not deflected.",
        "A customer who comes back with the same matter was not helped.",
      ],
      variants: [
        .init(
          "Intercom Fin",
          "Counts a conversation as resolved when the customer does not ask further after the "
            + "bot's answer."),
        .init(
          "Vendors in general",
          "Count every conversation in which no agent was asked for, given-up customers "
            + "included."),
      ], requirements: [[.conversations, .bot]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation) else { return }
    guard evidence.conversations.outcome(conversation) == .contained,
      evidence.conversations.botOutcome(conversation) != .falselyContained
    else {
      return list.add(conversation, day: day, agent: -1, 0, scope: .team)
    }
    let ended =
      evidence.conversations.botEnded(conversation) ?? evidence.conversations.ended(conversation)
      ?? evidence.conversations.arrived(conversation)
    if let back = evidence.conversations.recontacted(conversation),
      back.seconds(since: ended) <= evidence.recontactSeconds
    {
      list.add(conversation, day: day, agent: -1, 0, scope: .team)
    } else if evidence.book.observedUntil.seconds(since: ended) >= evidence.recontactSeconds {
      list.add(conversation, day: day, agent: -1, 1, scope: .team)
    } else {
      list.pending += 1
    }
  }
}
