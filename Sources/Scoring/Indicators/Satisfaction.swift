public import Workforce

/// The share of ratings that are good.
public struct Satisfaction: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "satisfaction", name: "Customer satisfaction", chineseName: "客户满意度",
      alsoCalled: ["满意度", "满意率", "好评率", "客户满意率", "会话满意率", "客户评价", "CSAT"],
      meaning: "The share of ratings that are one of the two best of the scale, or \"good\". Always read it beside "
        + "the share of customers who rated.",
      chineseMeaning: "满意评价（量表最高两档）占全部评价的比例；须与参评率一并阅读。",
      population: "The last rating of each conversation that came in the period.",
      clock: "Charged to agents by their shares in the outcome, frozen at the resolution: reassigning a conversation "
        + "after a bad rating shifts nothing.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: [
        "A customer who rates twice has changed their mind: the last rating counts.",
        "A rating that comes as a fraction from 0 to 1, as in our own layout, is taken for one of five steps: good from "
          + "0.75 on.",
        "Who did not rate is not in it; nothing is imputed.",
        "A rating of what a bot settled alone is the team's and no agent's.",
        "Two conversations of one customer are not independent, and the interval is wider for it.",
      ],
      variants: [
        .init("Zendesk", "Charged to the assignee at the time of the rating."),
        .init("Chatwoot", "Charged to the assignee when the form is sent."),
        .init("HappyFox", "A table of rules chooses between sender and assignee."),
        .init("京东", "Points taken off per missing percent above 50 ratings and per bad rating below: a cliff."),
      ], requirements: [[.ratings]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation) else { return }
    guard let isSatisfied = evidence.conversations.isSatisfied(conversation) else { return }
    list.addByShare(conversation, day: day, isSatisfied ? 1 : 0, in: evidence)
  }

  /// Adds an agent's ratings.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    list.addSum(row, place, row.goodRatings, of: row.ratings, in: evidence)
  }
}
