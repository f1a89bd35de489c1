public import Workforce

/// The share of resolutions that did not hold.
public struct ReopenRate: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "reopen-rate", name: "Reopen rate", chineseName: "重开率",
      alsoCalled: ["重新打开率", "重复打开率"],
      meaning: "The share of resolutions after which the conversation was reopened within the window and needed "
        + "another reply by a human.",
      chineseMeaning: "解决后在观察期内被重开且需要再次人工回复的比例。",
      population: "Effective resolutions of the period, once the window has passed.",
      clock: "Charged to the agent who had resolved it, not to the one who gets it afterwards.",
      form: .share, unit: .share, direction: .lower,
      edgeCases: [
        "Until the window has passed a resolution is pending, reopened or not.",
        "A bare thanks reopens nothing; nor does a state set back and forth.",
        "A message whose text nobody has read counts once a human has replied to it.",
        "A log of states without messages cannot tell a reopening that needed a reply from a bare thanks, and gives "
          + "no figure.",
        "From rows per conversation only the number of reopenings is known; then it is charged by the shares in the "
          + "outcome, and the period is that of the arrival.",
      ],
      variants: [
        .init("Zendesk", "Every change from Solved to Open, by anyone and for any reason."),
        .init("Zammad", "Every change away from closed, merged or removed."),
        .init("Freshdesk", "Charged to the assignee at that time."),
      ], requirements: [[.conversations, .reopens]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard evidence.counts(conversation) else { return }
    guard evidence.book.resolutions.isEmpty else {
      for index in evidence.resolutions(of: conversation) {
        contribute(evidence.book.resolutions[index], of: evidence, to: &list)
      }
      return
    }
    guard let day = evidence.arrivalDay(conversation), let reopens = evidence.conversations.reopens(conversation) else {
      return
    }
    let table = evidence.conversations
    let last = table.lastResolved(conversation) ?? table.resolved(conversation) ?? table.arrived(conversation)
    guard evidence.book.observedUntil.seconds(since: last) >= evidence.recontactSeconds else {
      return list.pending += 1
    }
    let wasResolved =
      evidence.conversations.resolved(conversation) != nil || reopens > 0
      || evidence.conversations.isResolved(conversation) == true
    if wasResolved { list.addByShare(conversation, day: day, reopens > 0 ? 1 : 0, in: evidence) }
  }

  private func contribute(_ resolution: Resolution, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.period.day(of: resolution.at) else { return }
    let conversation = Int(resolution.conversation)
    let window = evidence.recontactSeconds
    guard evidence.book.observedUntil.seconds(since: resolution.at) >= window else { return list.pending += 1 }
    let wasReopened = resolution.reopened.map { $0.seconds(since: resolution.at) <= window } ?? false
    list.add(conversation, day: day, agent: resolution.agent, wasReopened ? 1 : 0, scope: .both)
  }
}
