public import Workforce

/// The share of conversations that were settled and stayed so.
public struct ResolutionRate: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "resolution-rate", name: "Resolution rate", chineseName: "问题解决率",
      alsoCalled: ["解决率", "问题解决", "有效解决率"],
      meaning: "The share of conversations that were resolved without the customer coming back with the same matter "
        + "within the window.",
      chineseMeaning: "已解决且在观察期内客户未就同一事项再次联系的会话占已到期会话的比例。",
      population: "Conversations that came in the period and needed a human, once the window has passed since the "
        + "resolution, or since arrival where there is none.",
      clock: "Charged to agents by their shares in the outcome, frozen at the resolution; without a resolution, to "
        + "whoever has replied or else holds it; else the team's.",
      form: .share, unit: .share, direction: .higher, edgeCases: Settling.edgeCases,
      variants: [
        .init("Most tools", "The share of tickets whose state is solved on the day the report is run."),
        .init("bytedesk", "Without a second visit."),
      ], requirements: [[.conversations, .resolution, .identities]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = Settling.day(of: conversation, in: evidence) else { return }
    switch Settling(conversation, in: evidence) {
    case .settled: list.addByShare(conversation, day: day, 1, in: evidence)
    case .unsettled: list.addByShare(conversation, day: day, 0, in: evidence)
    case .pending: list.pending += 1
    case .unknown: list.unknown += 1
    }
  }
}

/// Whether a matter was settled for good, as far as can be said yet.
enum Settling {
  case settled, unsettled, pending, unknown

  static let edgeCases = [
    "A month is provisional until the window has passed. Until then a resolved matter is pending, whether the customer has "
      + "come back already or not: else those who come back would count before those who stay away.",
    "A reopening that needed no reply, such as a bare thanks, changes nothing.",
    "Coming back is seen by the same matter (order) and type, or by the same customer and type where no matter is "
      + "recorded; where the records never tell either, there is no figure, and the share resolved stands for it.",
    "What a bot settled alone belongs to the bot's figures.",
  ]

  /// The day a conversation counts for, when it came in the period and a human was needed.
  static func day(of conversation: Int, in evidence: Evidence) -> Int32? {
    evidence.conversations.outcome(conversation) == .contained ? nil : evidence.arrivalDay(conversation)
  }

  init(_ conversation: Int, in evidence: Evidence) {
    let end = evidence.book.observedUntil
    let window = evidence.recontactSeconds
    let isResolved =
      evidence.conversations.isResolved(conversation) ?? (evidence.conversations.resolved(conversation) != nil)
    if isResolved {
      let resolved =
        evidence.conversations.resolved(conversation) ?? evidence.conversations.ended(conversation)
        ?? evidence.conversations.arrived(conversation)
      guard end.seconds(since: resolved) >= window else {
        self = .pending
        return
      }
      let back = evidence.conversations.recontacted(conversation)
      self = back.map { $0.seconds(since: resolved) <= window } ?? false ? .unsettled : .settled
    } else if evidence.conversations.isResolved(conversation) == nil, !evidence.hasResolutions {
      self = .unknown
    } else {
      self = end.seconds(since: evidence.conversations.arrived(conversation)) >= window ? .unsettled : .pending
    }
  }
}
