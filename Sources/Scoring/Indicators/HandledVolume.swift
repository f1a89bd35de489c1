public import Workforce

/// How many conversations were served.
public struct HandledVolume: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "handled", name: "Handled contacts", chineseName: "接待量",
      alsoCalled: ["接待人数", "接待数", "咨询量", "会话量", "人工接待会话量"],
      meaning: "The number of conversations that a human served.", chineseMeaning: "由人工服务的会话数，多人参与时按份额分摊。",
      population: "Conversations that came in the period and got at least one effective reply by a human.",
      clock: "Charged to agents by their shares in the outcome, so that the agents' figures add up to the team's.",
      form: .total, unit: .contacts, direction: .neither,
      edgeCases: ["It is what an agent was given, not what an agent is worth: more is not better."],
      variants: [
        .init("旺旺", "Counts customers per day and account, so that one customer served by two agents counts twice."),
        .init("Gorgias", "Counts tickets by their present assignee."),
      ], requirements: [[.conversations], [.volumes]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation) else { return }
    list.addByShare(conversation, day: day, 1, in: evidence)
  }

  /// Adds an agent's volume.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    list.addSum(row, place, row.handled, of: row.handled, in: evidence)
  }
}
