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
    return IndicatorDefinition(
      key: key, name: names.0, chineseName: names.1,
      alsoCalled: moment == .effective ? ["解决时间", "解决时长", "平均解决时间", "问题解决时间", "解决问题所需时间"] : [], meaning: meaning,
      chineseMeaning: chineseMeaning,
      population: population + " Look at it together with the share resolved: what is never resolved has no such time.",
      clock: (moment == .effective ? "The hours of the service. " : "The wall clock, nights and weekends included. ")
        + "Charged to agents by their shares in the outcome, frozen at the resolution.",
      form: .mean, unit: .seconds, direction: .lower, edgeCases: edgeCases,
      variants: [
        .init("Zendesk", "Full resolution: from creation to the last Solved."),
        .init("Chatwoot", "From creation to the last update, the bot's time included."),
        .init(
          "Freshdesk",
          "The column \"(in hrs)\" is in hours, minutes and seconds and is at times blank or zero; "
            + "recompute it from the moments."),
      ], requirements: [[.conversations, .resolution]])
  }

  private var meaning: String {
    switch moment {
    case .effective:
      "The mean business time from the customer's first message to the resolution that held, without waiting for "
        + "the customer and without hold."
    case .first: "The mean time from arrival to the first resolution, whether it held or not."
    case .last: "The mean time from arrival to the last resolution, as most tools show it."
    }
  }

  private var chineseMeaning: String {
    switch moment {
    case .effective: "从客户首条消息到最终有效解决的平均营业时间，扣除等待客户与挂起的时间。"
    case .first: "从会话到达到首次解决（无论之后是否重开）的平均自然时间。"
    case .last: "从会话到达到末次解决的平均自然时间。"
    }
  }

  private var population: String {
    switch moment {
    case .effective: "Conversations whose resolution that held lies in the period."
    case .first: "Conversations whose first resolution lies in the period."
    case .last: "Conversations that are resolved and whose last resolution lies in the period."
    }
  }

  private var edgeCases: [String] {
    let alone = "What a bot settled alone is left out."
    switch moment {
    case .effective:
      return [
        "Between a resolution that did not hold and the reopening the clock runs on: closing early stops no clock.",
        "A reopening by a bare thanks leaves this resolution where it was. Where no messages are logged, work that "
          + "goes on after a resolution undoes it.",
        alone, "Where a source tells neither waiting nor hold, the time contains them.",
      ]
    case .first: return ["Closing early makes it short: read the effective time beside it.", alone]
    case .last: return ["A reopening by a bare thanks moves it; nobody's work does.", alone]
    }
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    guard evidence.counts(conversation), table.outcome(conversation) != .contained else { return }
    let end: Instant? =
      switch moment {
      case .first: table.firstResolved(conversation)
      case .last: table.resolved(conversation) == nil ? nil : table.lastResolved(conversation)
      case .effective: table.resolved(conversation)
      }
    guard let end, let day = evidence.period.day(of: end) else { return }
    let arrived = table.arrived(conversation)
    guard end >= arrived else { return list.unknown += 1 }
    var seconds = end.seconds(since: arrived)
    if moment == .effective {
      guard evidence.isClockKnown(of: conversation, at: arrived) else { return list.unknown += 1 }
      seconds = table.resolutionSeconds(conversation) ?? evidence.seconds(of: conversation, from: arrived, to: end)
    }
    list.addByShare(conversation, day: day, seconds, in: evidence)
  }
}
