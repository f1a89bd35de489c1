public import Workforce

/// The share of conversations resolved by the time promised.
public struct OnTimeResolution: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "on-time", name: "Resolved on time", chineseName: "按时解决率",
      alsoCalled: ["按时解决", "及时解决率", "解决及时率", "处理及时率", "时效达成率", "售后处理时长达成率"],
      meaning: "The share of conversations that were resolved for good by the time promised.",
      chineseMeaning: "在承诺时限内最终解决的会话占到期会话的比例。",
      population: "Conversations whose deadline falls in the period: the source's own due time, or, where a resolution "
        + "target is set, that long after arrival in the hours of the service.",
      clock: "With a due time, the wall clock. With a target, business time from arrival to the effective "
        + "resolution, without waiting for the customer and without hold. Charged to agents by their shares in "
        + "the outcome, frozen at the resolution.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: [
        "A conversation that is still open at its deadline is late; with a target, once its own clock has run for so "
          + "long, which stands still while the customer is waited for.",
        "A resolution that did not hold does not count; the next one does.",
        "A deadline after the end of the records is pending, resolved or not: else the quick ones would count early "
          + "and flatter the figure.",
        "Neither a due time in the records nor a target set: there is no figure.",
      ],
      variants: [
        .init(
          "Zendesk",
          "Each SLA target is a metric of its own with achieved and breached counts; metrics of the "
            + "same name elsewhere behave differently."),
        .init("Zammad", "\"First solution\" is a ticket closed within 15 minutes, a fixed number."),
      ], requirements: [[.conversations, .resolution, .deadlines]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    guard evidence.counts(conversation), table.outcome(conversation) != .contained else { return }
    let resolved = table.resolved(conversation)
    if let due = table.due(conversation) {
      judge(conversation, evidence.due(due), isOnTime: resolved.map { $0 <= due } ?? false, in: evidence, to: &list)
    } else if let target = evidence.settings.resolutionTargetSeconds {
      let arrived = table.arrived(conversation)
      let taken =
        table.resolutionSeconds(conversation)
        ?? evidence.seconds(of: conversation, from: arrived, to: resolved ?? evidence.book.observedUntil)
      var due = evidence.due(conversation, after: target, from: arrived)
      // The customer was waited for, so the deadline has moved.
      if case .day = due, resolved == nil, taken < target { due = .pending }
      judge(conversation, due, isOnTime: resolved != nil && taken <= target, in: evidence, to: &list)
    }
  }

  private func judge(
    _ conversation: Int, _ due: Evidence.Due, isOnTime: Bool, in evidence: Evidence, to list: inout ContributionList
  ) {
    switch due {
    case .elsewhere: return
    case .pending: list.pending += 1
    case .unknown: list.unknown += 1
    case .day(let day):
      // Resolved at a time that the records do not tell.
      if evidence.conversations.isResolved(conversation) == true, evidence.conversations.resolved(conversation) == nil {
        list.unknown += 1
      } else {
        list.addByShare(conversation, day: day, isOnTime ? 1 : 0, in: evidence)
      }
    }
  }
}
