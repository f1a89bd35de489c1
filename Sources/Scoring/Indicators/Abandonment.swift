public import Workforce

/// The share of customers who leave before a human answers.
public struct Abandonment: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "abandonment", name: "Abandonment", chineseName: "放弃率",
      alsoCalled: ["放弃", "呼损率", "弃呼率", "呼叫放弃率"],
      meaning: "The share of customers asking for a human who left, or were closed, before any answer.",
      chineseMeaning: "请求人工但在得到应答前离开（或被关闭）的比例。",
      population: "Conversations that came in the period and asked for a human and whose fate is known.",
      clock: "The team's alone.", form: .share, unit: .share, direction: .lower,
      edgeCases: [
        "Turned away because every line was taken is not abandonment, and is in the denominator.",
        "Conversations begun by an agent are left out.",
        "In writing nobody sees a customer leave: a conversation closed without any reply counts as left.",
        "A log of states without messages cannot tell who was never answered, and gives no figure.",
      ],
      variants: [.init("Phone systems", "Often leave out those who hang up within a few seconds.")],
      requirements: [[.conversations, .departures]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.conversations.startedByAgent(conversation) != true
    else { return }
    switch evidence.conversations.outcome(conversation) {
    case .contained: return
    case .unfinished: list.pending += 1
    case .abandoned, .balked: list.add(conversation, day: day, agent: -1, 1, scope: .team)
    case .answered, .blocked, .cleared: list.add(conversation, day: day, agent: -1, 0, scope: .team)
    }
  }
}
