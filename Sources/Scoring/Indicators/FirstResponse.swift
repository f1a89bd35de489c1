public import Workforce

/// How long customers wait for the first effective reply by a human.
public struct FirstResponse: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "first-response", name: "First response time", chineseName: "首次响应时间",
      alsoCalled: ["首次响应", "首响", "首响时间", "首次响应时长", "首次响应速度", "首次回复时间", "FRT"],
      meaning:
        "The mean time customers wait for a human's first reply that helps them on. A wait longer than the limit, "
        + "or without an answer, counts as the limit.",
      chineseMeaning: "从首条需要人工处理的消息到首次有效人工回复的平均时间；超过上限或未回复的按上限计。",
      population: "The first wait of each conversation, and the first after each reopening. "
        + ReplyPractice.dueAfter("limit"),
      clock: ReplyPractice.agentsClock, form: .mean, unit: .seconds, direction: .lower,
      edgeCases: ReplyPractice.edgeCases + ["Conversations begun by an agent have no first response."]
        + ReplyPractice.rows + [
          "From sums per agent, the platform's own mean: it may go beyond the limit and leave the unanswered out."
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

  /// No wait counts for more than the limit.
  public func ceiling(under settings: MeasureSettings) -> Double? { settings.replyLimitSeconds }

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
      measure: .limited(limit), dueSeconds: limit, missSeconds: settings.replyTargetSeconds, matureSeconds: limit)
  }

  /// Replies in time.
  static func punctual(_ settings: MeasureSettings) -> ReplyTimes {
    // Moments are written to the microsecond, so a wait may be off by one at either end.
    let target = settings.replyTargetSeconds + 2e-6
    return ReplyTimes(
      measure: .punctual(target), dueSeconds: settings.replyTargetSeconds, missSeconds: target.nextUp,
      matureSeconds: target.nextUp)
  }
}
