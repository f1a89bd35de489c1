public import Workforce

/// How long customers wait for an effective reply, over all rounds.
public struct AverageResponse: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "average-response", name: "Average response time", chineseName: "平均响应时间",
      alsoCalled: ["平均响应", "平均响应时长", "平响", "平响时长", "响应时间", "响应时长", "响应速度", "平均回复时间"],
      meaning: "The mean time customers wait for a reply, each time they write and not only the first. A wait longer "
        + "than the limit, or without an answer, counts as the limit.",
      chineseMeaning: "全部回复轮次等待时间的限定均值：每轮不超过上限，未回复的按上限计。",
      population:
        "Reply rounds. A round is the wait from the customer's first unanswered message to the reply; several "
        + "messages in a row are one round. " + ReplyPractice.dueAfter("limit"),
      clock: ReplyPractice.agentsClock, form: .mean, unit: .seconds, direction: .lower,
      edgeCases: ReplyPractice.edgeCases + [
        "From sums per agent, the platform's own mean: it may go beyond the limit and leave the unanswered out."
      ],
      variants: [
        .init(
          "抖音飞鸽",
          "Sum of reply times over human rounds of 30 days, 8:00:00 to 22:59:59; an unanswered round "
            + "counts 600 s, which is a restricted mean with that limit; perfunctory replies are void from "
            + "2026-09-29."),
        .init("京东", "A monthly mean; below 40 s is wanted."),
        .init("Intercom", "The median time to reply, with out-of-hours time already taken away."),
        .init("Zammad", "Keeps only the longest gap of a ticket as its update time."),
      ], requirements: [[.rounds], [.responseAverages]])
  }

  /// No wait counts for more than the limit.
  public func ceiling(under settings: MeasureSettings) -> Double? { settings.replyLimitSeconds }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let times = ReplyTimes.limited(evidence.settings)
    for index in evidence.rounds(of: conversation) { times.contribute(index, of: evidence, to: &list) }
  }

  /// Adds an agent's mean with its weight.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let sum = row.responseSeconds.flatMap { mean in row.handled.map { mean * $0 } }
    list.addSum(row, place, sum, of: row.handled, in: evidence)
  }
}
