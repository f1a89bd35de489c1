public import Workforce

/// How long customers wait until somebody is responsible.
public struct QueueWait: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "queue-wait", name: "Wait in the queue", chineseName: "排队等待时间",
      alsoCalled: ["等待时间", "等待时长", "排队时间", "排队时长", "平均等待时间"],
      meaning: "The mean time from asking for a human until an agent becomes responsible, answers, or the customer "
        + "gives up.",
      chineseMeaning: "从请求人工到首次分配（或应答、放弃）的平均排队时间。",
      population: "Conversations that came in the period and asked for a human, whatever became of them.",
      clock: "The team's alone, in the hours of the service: too few people is nobody's fault at the desk.",
      form: .mean, unit: .seconds, direction: .lower,
      edgeCases: [
        "Who gives up waits until then; who is turned away at once does not wait.",
        "Who still waits when observation ends is pending; \"never answered\" shows how many these are.",
        "Who asks at night waits from the opening on; without a calendar the service is always open.",
      ],
      variants: [
        .init(
          "Phone systems",
          "Average speed of answer: of answered calls only, which hides those who gave "
            + "up.")
      ],
      requirements: [[.conversations, .assignment], [.conversations, .firstResponse]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.conversations.startedByAgent(conversation) != true,
      evidence.conversations.outcome(conversation) != .contained
    else { return }
    let asked = evidence.asked(conversation)
    let moment = evidence.conversations.assigned(conversation) ?? evidence.conversations.answered(conversation)
    switch evidence.conversations.outcome(conversation) {
    case .blocked, .balked: return list.add(conversation, day: day, agent: -1, 0, scope: .team)
    case .unfinished where moment == nil: list.pending += 1
    default:
      guard let end = moment ?? evidence.conversations.ended(conversation) else { return list.unknown += 1 }
      guard evidence.isClockKnown(of: conversation, at: asked) else { return list.unknown += 1 }
      // Assigned before asking, as where a bot's conversation already has an agent: no wait.
      let seconds = evidence.seconds(of: conversation, from: asked, to: end)
      list.add(conversation, day: day, agent: -1, seconds, scope: .team)
    }
  }
}
