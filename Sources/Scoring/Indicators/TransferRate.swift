public import Workforce

/// How often conversations are given to a colleague.
public struct TransferRate: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "transfer-rate", name: "Transfer rate", chineseName: "转接率",
      alsoCalled: ["转接", "转出率"],
      meaning: "The share of stretches of responsibility that ended with another agent taking over.",
      chineseMeaning: "持有会话的区间中以转交同事结束的比例。",
      population: "Ownership intervals of agents that begin in the period; from rows, served conversations that "
        + "changed hands.",
      clock: "Charged to the agent who gave the conversation away.", form: .share, unit: .share, direction: .neither,
      edgeCases: [
        "Giving a conversation back to the queue is no transfer, but its waiting time is the team's and shows there.",
        "A log that records no assignments shows no transfers, and gives no figure.",
        "Neither good nor bad by itself: it guards the reply figures, since giving away in time is neutral there.",
      ],
      variants: [.init("Zendesk", "Assignee stations: how many agents a ticket has had.")],
      requirements: [[.ownership], [.conversations, .transfers], [.transfers, .volumes]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard evidence.counts(conversation) else { return }
    guard !evidence.conversationFacets.contains(.ownership) else {
      let places = evidence.ownership(of: conversation)
      for place in places where evidence.book.ownership[place].agent >= 0 {
        guard let day = evidence.period.day(of: evidence.book.ownership[place].from) else { continue }
        let next = place + 1
        let isTransfer = next < places.upperBound && evidence.book.ownership[next].agent >= 0
        list.add(conversation, day: day, agent: evidence.book.ownership[place].agent, isTransfer ? 1 : 0, scope: .both)
      }
      return
    }
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation),
      let transfers = evidence.conversations.transfers(conversation)
    else { return }
    // Who gave it away is not recorded in a row per conversation.
    list.add(conversation, day: day, agent: -1, transfers > 0 ? 1 : 0, scope: .team)
  }

  /// Adds an agent's transfers.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let handled = row.handled.map { max($0, row.transfersOut ?? 0) }
    list.addSum(row, place, row.transfersOut, of: handled, in: evidence)
  }
}
