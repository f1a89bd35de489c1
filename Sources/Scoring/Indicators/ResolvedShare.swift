public import Workforce

/// The share of conversations that were resolved, whether or not the customer came back.
public struct ResolvedShare: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "resolved-share", name: "Share resolved", chineseName: "已解决占比",
      alsoCalled: ["已解决率"],
      meaning:
        "The share of conversations whose state says that they are resolved, as most tools show it. It says nothing "
        + "of customers who come back: where these are known, go by the resolution rate.",
      chineseMeaning: "状态为已解决的会话占比，不考虑客户是否再次联系；能识别客户时请以问题解决率为准。",
      population: "Conversations that came in the period and needed a human, once the window has passed since arrival.",
      clock: "Charged to agents by their shares in the outcome, frozen at the resolution; without a resolution, to "
        + "whoever has replied or else holds it; else the team's.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: [
        "What came later than the window before the end of the records is pending, resolved or not.",
        "A reopening that needs another reply undoes the resolution.",
      ],
      variants: [.init("Most tools", "Show it under the name of a resolution rate, on the day the report is run.")],
      requirements: [[.conversations, .resolution]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    guard let day = Settling.day(of: conversation, in: evidence) else { return }
    guard evidence.book.observedUntil.seconds(since: table.arrived(conversation)) >= evidence.recontactSeconds else {
      return list.pending += 1
    }
    let isResolved = table.isResolved(conversation) ?? (table.resolved(conversation) != nil)
    if !isResolved, table.isResolved(conversation) == nil, !evidence.hasResolutions { return list.unknown += 1 }
    list.addByShare(conversation, day: day, isResolved ? 1 : 0, in: evidence)
  }
}
