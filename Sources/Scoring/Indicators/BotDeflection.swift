public import Workforce

/// The share of matters a bot settles without a human.
public struct BotDeflection: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "bot-deflection", name: "Bot deflection", chineseName: "机器人分流率",
      alsoCalled: ["机器人分流", "机器人解决率"],
      meaning: "The share of all conversations that a bot settled with no human, without the customer coming back "
        + "within the window.",
      chineseMeaning: "由机器人独立解决且观察期内未再次联系的会话占全部会话的比例。",
      population:
        "All conversations that came in the period, bot or no bot, once the window has passed since the bot's "
        + "session, or since arrival where there was none.",
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
      ], requirements: [[.conversations, .bot, .identities]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    guard let day = evidence.arrivalDay(conversation) else { return }
    let ended =
      table.botEnded(conversation) ?? (table.outcome(conversation) == .contained ? table.ended(conversation) : nil)
      ?? table.arrived(conversation)
    let window = evidence.recontactSeconds
    guard evidence.book.observedUntil.seconds(since: ended) >= window else { return list.pending += 1 }
    let cameBack = table.recontacted(conversation).map { $0.seconds(since: ended) <= window } ?? false
    let isDeflected =
      table.outcome(conversation) == .contained && table.botOutcome(conversation) != .falselyContained && !cameBack
    list.add(conversation, day: day, agent: -1, isDeflected ? 1 : 0, scope: .team)
  }
}
