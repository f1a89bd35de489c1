public import Workforce

/// How long agents work on a conversation.
public struct HandlingTime: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "handling-time", name: "Handling time", chineseName: "平均处理时长",
      alsoCalled: ["处理时长", "处理时间", "平均处理时间", "平均接待时长", "AHT"],
      meaning: "The mean time agents work on a conversation: conversation and the work after it.",
      chineseMeaning: "每个会话的平均工作时长（含后续处理）。",
      population: "Conversations of the period that a human served and whose working time is known.",
      clock:
        "Working time as the source states it, or from the answer until the agent was free again, or, on the phone "
        + "and in chat, until the end. Work after hours is work: no calendar cuts it. Charged by shares in the outcome.",
      form: .mean, unit: .seconds, direction: .neither,
      edgeCases: [
        "Where agents hold several chats at once, the time from answer to end is longer than the work.",
        "An e-mail or ticket stays open while nobody works on it: without stated working time it has none.",
        "Short is not good by itself: read it beside the resolution rate.",
      ],
      variants: [.init("Intercom", "Handling time: while a teammate has the conversation open and is active.")],
      requirements: [[.conversations, .handling], [.handling, .volumes]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.wasHandled(conversation) else { return }
    guard let seconds = evidence.conversations.handlingSeconds(conversation), seconds >= 0 else {
      list.unknown += 1
      return
    }
    list.addByShare(conversation, day: day, seconds, in: evidence)
  }

  /// Adds an agent's mean with its weight.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let sum = row.handlingSeconds.flatMap { mean in row.handled.map { mean * $0 } }
    list.addSum(row, place, sum, of: row.handled, in: evidence)
  }
}
