public import Workforce

/// How long it takes until a matter is settled: to the first, the last or the effective resolution.
public struct ResolutionTime: Indicator {
  /// Which resolution ends the clock.
  public enum Moment: String, CaseIterable, Sendable {
    /// The first, whether it held or not.
    case first
    /// The last, even when nothing but thanks came before it.
    case last
    /// The one that held.
    case effective
  }

  /// Which resolution ends the clock.
  public let moment: Moment

  /// The indicator for one of the moments.
  public init(_ moment: Moment) { self.moment = moment }

  /// What it means.
  public var definition: IndicatorDefinition {
    let key = moment == .effective ? "resolution-time" : "resolution-time-\(moment.rawValue)"
    let names =
      switch moment {
      case .first: ("Time to first resolution", "首次解决时间")
      case .last: ("Time to last resolution", "末次解决时间")
      case .effective: ("Resolution time", "有效解决时间")
      }
    let meaning =
      moment == .effective
      ? "The mean business time from the customer's first message to the resolution that held, without waiting for "
        + "the customer and without hold."
      : "The mean time on the wall clock from arrival to the \(moment.rawValue) resolution, as most tools show it."
    return IndicatorDefinition(
      key: key, name: names.0, chineseName: names.1, meaning: meaning,
      chineseMeaning: moment == .effective
        ? "从客户首条消息到最终有效解决的平均营业时间，扣除等待客户与挂起的时间。" : "从会话到达到\(moment == .first ? "首" : "末")次解决的平均自然时间。",
      population: "Conversations resolved for good in the period; look at it together with the resolution rate, "
        + "since what is never resolved has no such time.",
      clock: "Charged to agents by their shares in the outcome, frozen at the resolution.",
      form: .mean, unit: .seconds, direction: .lower,
      edgeCases: [
        "Between a resolution that did not hold and the reopening the clock runs on: closing early stops no clock.",
        "A reopening by a bare thanks leaves the effective resolution where it was; the last resolution moves.",
        "What a bot settled alone is left out.",
        "Where a source tells neither waiting nor hold, the effective time contains them.",
      ],
      variants: [
        .init("Zendesk", "Full resolution: from creation to the last Solved."),
        .init("Chatwoot", "From creation to the last update, the bot's time included."),
        .init(
          "Freshdesk",
          "The column \"(in hrs)\" is in hours, minutes and seconds and is at times blank or zero; "
            + "recompute it from the moments."),
      ], requirements: [[.conversations, .resolution]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard evidence.counts(conversation), evidence.conversations.outcome(conversation) != .contained,
      let resolved = evidence.conversations.resolved(conversation), let day = evidence.period.day(of: resolved)
    else { return }
    let arrived = evidence.conversations.arrived(conversation)
    let seconds: Double? =
      switch moment {
      case .first: evidence.conversations.firstResolved(conversation)?.seconds(since: arrived)
      case .last: evidence.conversations.lastResolved(conversation)?.seconds(since: arrived)
      case .effective:
        evidence.conversations.resolutionSeconds(conversation)
          ?? (resolved < arrived ? -1 : evidence.seconds(of: conversation, from: arrived, to: resolved))
      }
    guard let seconds, seconds >= 0 else {
      list.unknown += 1
      return
    }
    list.addByShare(conversation, day: day, seconds, in: evidence)
  }
}
