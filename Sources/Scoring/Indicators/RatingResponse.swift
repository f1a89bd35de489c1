public import Workforce

/// The share of customers who rated.
public struct RatingResponse: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "rating-response", name: "Rating response rate", chineseName: "参评率",
      alsoCalled: ["评价率", "参评", "邀评率"],
      meaning: "The share of conversations whose customer gave a rating.", chineseMeaning: "客户作出评价的会话占被邀评（或已服务）会话的比例。",
      population: "Conversations of the period whose customer was asked; where the source does not tell who was "
        + "asked, all that a human served.",
      clock: "Charged to agents by their shares in the outcome. Context for satisfaction, not a merit: a low rate "
        + "means that the ratings say little.",
      form: .share, unit: .share, direction: .neither,
      edgeCases: [
        "A source that lists rated conversations only cannot tell it, and gives no figure."
      ],
      variants: [.init("Most tools", "Do not show it beside the satisfaction.")],
      requirements: [[.ratings, .surveys], [.ratings, .unrated], [.ratings, .volumes]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation) else { return }
    let hasRated =
      evidence.conversations.isSatisfied(conversation) != nil || evidence.conversations.rating(conversation) != nil
    let wasAsked =
      evidence.hasSurveys
      ? evidence.conversations.wasSurveyed(conversation) == true : evidence.wasHandled(conversation)
    if wasAsked || hasRated { list.addByShare(conversation, day: day, hasRated ? 1 : 0, in: evidence) }
  }

  /// Adds an agent's ratings.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    list.addSum(row, place, row.ratings, of: row.handled, in: evidence)
  }
}
