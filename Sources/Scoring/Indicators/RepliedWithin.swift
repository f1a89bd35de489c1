public import Workforce

/// The share of replies in time.
public struct RepliedWithin: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "replied-within", name: "Replied within the target", chineseName: "规定时间内响应率",
      alsoCalled: ["响应率", "及时响应率", "响应及时率", "响应达标率", "回复率", "3分钟人工响应率", "3分钟人工回复率", "30s应答率", "应答率"],
      meaning: "The share of waits that ended within the target with a reply, each time customers write and not only "
        + "the first.",
      chineseMeaning: "在规定时间内得到有效人工回复的轮次占全部轮次的比例；未回复的轮次计入分母。",
      population: "Reply rounds, as in the average response time. " + ReplyPractice.dueAfter("target"),
      clock: ReplyPractice.agentsClock, form: .share, unit: .share, direction: .higher,
      edgeCases: ReplyPractice.edgeCases + ["A reply at exactly the target is in time."],
      variants: [
        .init(
          "旺旺 (天猫, 淘宝)",
          "Rounds answered within 3 minutes over rounds of 30 days, 8 to 24 o'clock; a later tool "
            + "says 8 to 23."),
        .init("京东", "Share of first replies within 30 s, sessions begun from 23 to 9 o'clock left out."),
        .init(
          "拼多多",
          "Per customer and day: a day counts as missed when any message was not answered within the "
            + "limit, 8 to 23 o'clock."),
        .init("Freshdesk", "A breach of the first response is charged to whoever holds the ticket at that moment."),
      ], requirements: [[.rounds], [.responseAverages]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let times = ReplyTimes.punctual(evidence.settings)
    for index in evidence.rounds(of: conversation) { times.contribute(index, of: evidence, to: &list) }
  }

  /// Adds an agent's share with its weight, where the source has one for this very target.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let share = row.punctuality(within: evidence.settings.replyTargetSeconds)
    list.addSum(row, place, share.flatMap { share in row.handled.map { share * $0 } }, of: row.handled, in: evidence)
  }
}
