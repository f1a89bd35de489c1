public import Workforce

/// The share of waits that never ended with a reply.
public struct Unanswered: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "never-answered", name: "Never answered", chineseName: "未回复率",
      alsoCalled: ["未回复", "未回复人数", "漏回率", "未响应率"],
      meaning: "The share of waits that no reply has ended: the conversation was closed without one, or the customer "
        + "still waits.",
      chineseMeaning: "截至数据末尾仍未得到有效人工回复（含未回复即关闭）的等待所占比例。",
      population: "Reply rounds; from rows per conversation, first waits. It counts in the period, and on the day, in "
        + "which the limit is reached on the customer's clock.",
      clock: "Team: every wait. Agents: the waits they answered, and those that ended, or go on past the limit, while "
        + "they held the conversation.",
      form: .share, unit: .share, direction: .lower,
      edgeCases: [
        "A late reply is a reply: this figure falls when old messages are answered at last.",
        "A message closed without a reply after a human had replied is taken for thanks unless its text was seen to "
          + "need a reply.",
        "A wait handed to somebody else is the new holder's.",
      ] + ReplyPractice.rows,
      variants: [
        .init("旺旺, 飞猪", "未回复人数: customers without any reply that day, over customers served."),
        .init("拼多多", "3分钟未回复人数: customers not answered within 3 minutes, answered later or not."),
        .init("Most tools", "Leave conversations without a reply out of their reply times and show them nowhere."),
      ], requirements: [[.rounds], [.firstResponse, .departures], [.unanswered, .volumes]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let times = ReplyTimes.unanswered(evidence.settings)
    guard evidence.hasRounds else {
      return times.contributeFirst(of: conversation, of: evidence, to: &list)
    }
    for index in evidence.rounds(of: conversation) { times.contribute(index, of: evidence, to: &list) }
  }

  /// Adds an agent's customers without a reply.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    // Some platforms count those without a reply among the served, some do not.
    let all = row.handled.map { max($0, row.unanswered ?? 0) }
    list.addSum(row, place, row.unanswered, of: all, in: evidence)
  }
}

extension ReplyTimes {
  /// Waits without an end.
  static func unanswered(_ settings: MeasureSettings) -> ReplyTimes {
    ReplyTimes(
      measure: .unanswered, dueSeconds: settings.replyLimitSeconds, missSeconds: .infinity,
      matureSeconds: settings.replyLimitSeconds)
  }
}
