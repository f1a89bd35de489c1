public import Workforce

/// The share of conversations after which goods came back.
public struct ReturnRate: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "return-rate", name: "Return and exchange rate", chineseName: "退换货率",
      alsoCalled: ["退货率", "换货率", "退款率"],
      meaning: "The share of served conversations after which goods were returned or exchanged; for an agent only "
        + "where better service would have avoided it.",
      chineseMeaning: "发生退换货的会话比例；客服个人仅计可避免的退换货。",
      population: "Conversations of the period that a human served and of which it is known whether goods came back.",
      clock: "Team: every return. Agents: returns with a reason coded as avoidable, by shares in the outcome.",
      form: .share, unit: .share, direction: .lower,
      edgeCases: [
        "A return whose reason is not coded counts for the team and for no agent.",
        "Where the records name returns only, and never that goods were kept, whoever is not named kept them.",
      ],
      variants: [.init("Practice papers", "Returns over orders, a figure of product and team.")],
      requirements: [[.conversations, .returns]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation),
      let goods = evidence.conversations.goodsReturn(conversation) ?? (evidence.saysKept ? nil : .kept)
    else { return }
    list.add(conversation, day: day, agent: -1, goods == .kept ? 0 : 1, scope: .team)
    let avoidable = evidence.conversations.returnWasAvoidable(conversation)
    if goods != .kept, avoidable == nil { return list.unknown += 1 }
    evidence.book.forEachCredit(of: conversation) { agent, share in
      list.add(
        conversation, day: day, agent: agent, goods != .kept && avoidable == true ? share : 0, of: share, scope: .agent)
    }
  }
}
