public import Workforce

/// The share of conversations resolved by the time promised.
public struct OnTimeResolution: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "on-time", name: "Resolved on time", chineseName: "按时解决率",
      meaning: "The share of conversations that were resolved for good by the time promised.",
      chineseMeaning: "在承诺时限内最终解决的会话占到期会话的比例。",
      population: "Conversations whose deadline falls in the period: the source's own due time, or the resolution "
        + "target after arrival where one is set.",
      clock: "With a due time, the wall clock. With a target, business time from arrival to the effective "
        + "resolution, without waiting for the customer and without hold. Charged to agents by their shares in "
        + "the outcome, frozen at the resolution.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: [
        "A conversation that is still open at its deadline is late.",
        "A resolution that did not hold does not count; the next one does.",
        "A deadline after the end of observation is pending unless the conversation is already resolved.",
      ],
      variants: [
        .init(
          "Zendesk",
          "Each SLA target is a metric of its own with achieved and breached counts; metrics of the "
            + "same name elsewhere behave differently."),
        .init("Zammad", "\"First solution\" is a ticket closed within 15 minutes, a fixed number."),
      ], requirements: [[.conversations, .resolution, .deadlines], [.conversations, .resolution]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard evidence.counts(conversation), evidence.conversations.outcome(conversation) != .contained else { return }
    let resolved = evidence.conversations.resolved(conversation)
    if let due = evidence.conversations.due(conversation) {
      guard let day = evidence.period.day(of: due) else { return }
      judge(conversation, day, isOnTime: resolved.map { $0 <= due }, due: due, in: evidence, to: &list)
    } else if let target = evidence.settings.resolutionTargetSeconds {
      let arrived = evidence.conversations.arrived(conversation)
      let due = arrived.advanced(by: target)
      guard let day = evidence.period.day(of: due) else { return }
      let taken = evidence.conversations.resolutionSeconds(conversation) ?? resolved?.seconds(since: arrived)
      judge(
        conversation, day, isOnTime: resolved == nil ? nil : taken.map { $0 <= target }, due: due, in: evidence,
        to: &list)
    }
  }

  private func judge(
    _ conversation: Int, _ day: Int32, isOnTime: Bool?, due: Instant, in evidence: Evidence,
    to list: inout ContributionList
  ) {
    if isOnTime == nil, evidence.book.observedUntil < due {
      list.pending += 1
    } else {
      list.addByShare(conversation, day: day, isOnTime == true ? 1 : 0, in: evidence)
    }
  }
}
