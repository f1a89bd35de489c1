public import Workforce

/// How long customers wait for the first effective reply by a human.
public struct FirstResponse: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "first-response", name: "First response time", chineseName: "首次响应时间",
      meaning: "The mean time from the first message that needs a human to the first effective reply by a human, no "
        + "wait "
        + "counting for more than the limit.",
      chineseMeaning: "从首条需要人工处理的消息到首次有效人工回复的平均时间；超过上限或未回复的按上限计。",
      population: "The first round of each conversation, and of each episode after a reopening, that begins in the "
        + "period.",
      clock: ReplyPractice.agentsClock, form: .mean, unit: .seconds, direction: .lower,
      edgeCases: ReplyPractice.edgeCases + [
        "Conversations begun by an agent have no first response.",
        "From rows per conversation, an agent's clock runs from the assignment where that is known, else it is the "
          + "customer's; the wait in a phone queue is the team's alone.",
      ],
      variants: [
        .init(
          "Zendesk",
          "From the ticket's creation to the first public comment by an agent; bots are ignored, yet "
            + "the clock runs from creation."),
        .init(
          "Gorgias",
          "The median; leaves out replies sent by rules and conversations begun by agents; nights "
            + "count."),
        .init("Intercom", "Four variants: with or without the bot's time, with or without office hours."),
        .init("Chatwoot", "From the last hand-over by the bot."),
        .init("Sendbird", "Leaves out conversations that were never answered, which rewards ignoring people."),
      ], requirements: [[.rounds], [.firstResponse], [.responseAverages]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let times = ReplyTimes.limited(evidence.settings)
    guard evidence.hasRounds else {
      return times.contributeFirst(of: conversation, of: evidence, to: &list)
    }
    for index in evidence.rounds(of: conversation) where evidence.book.rounds[index].isFirst {
      times.contribute(index, of: evidence, to: &list)
    }
  }

  /// Adds an agent's mean with its weight.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let sum = row.firstResponseSeconds.flatMap { mean in row.handled.map { mean * $0 } }
    list.addSum(row, place, sum, of: row.handled, in: evidence)
  }
}

extension ReplyTimes {
  /// Seconds up to the limit.
  static func limited(_ settings: MeasureSettings) -> ReplyTimes {
    let limit = settings.replyLimitSeconds
    return ReplyTimes(
      value: { wait in
        switch wait {
        case .known(let seconds): min(seconds, limit)
        case .never: limit
        }
      }, missSeconds: settings.replyTargetSeconds, matureSeconds: limit)
  }

  /// Replies in time.
  static func punctual(_ settings: MeasureSettings) -> ReplyTimes {
    // Moments are written to the microsecond, so a wait may be off by one at either end.
    let target = settings.replyTargetSeconds + 2e-6
    return ReplyTimes(
      value: { wait in
        switch wait {
        case .known(let seconds): seconds <= target ? 1 : 0
        case .never: 0
        }
      }, missSeconds: target.nextUp, matureSeconds: target.nextUp)
  }
}
