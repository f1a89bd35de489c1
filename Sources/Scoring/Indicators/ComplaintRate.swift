public import Workforce

/// The share of conversations that led to a complaint the agent is answerable for.
public struct ComplaintRate: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "complaint-rate", name: "Attributable complaints", chineseName: "有责投诉率",
      alsoCalled: ["投诉率", "投诉", "客诉率", "客户投诉率"],
      meaning: "The share of served conversations with a complaint that was confirmed and is the agent's doing.",
      chineseMeaning: "经核实且责任在客服的投诉占已服务会话的比例。",
      population: "Conversations of the period that a human served.",
      clock: "Charged to agents by their shares in the outcome.", form: .share, unit: .share, direction: .lower,
      edgeCases: [
        "A complaint that nobody has looked into yet is pending.",
        "A complaint about goods, logistics or rules is not the agent's.",
      ],
      variants: [.init("Most tools", "Count every complaint, or bad ratings in its place.")],
      requirements: [[.conversations, .complaints]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation) else { return }
    switch evidence.conversations.complaint(conversation) {
    case .raised: list.pending += 1
    case .attributable: list.addByShare(conversation, day: day, 1, in: evidence)
    case .notAttributable, nil: list.addByShare(conversation, day: day, 0, in: evidence)
    }
  }
}
