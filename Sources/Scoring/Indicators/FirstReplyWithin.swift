public import Workforce

/// The share of conversations whose first reply came in time.
public struct FirstReplyWithin: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "first-reply-within", name: "First reply within the target", chineseName: "首次响应及时率",
      alsoCalled: ["首次响应率", "首响率", "首响及时率", "首响达标率", "首次响应达标率", "首次回复及时率"],
      meaning: "The share of customers whose first reply came within the target.",
      chineseMeaning: "首轮在规定时间内得到有效人工回复的比例；未回复的计入分母。",
      population: "The first wait of each conversation, and the first after each reopening; on the phone this is the "
        + "service level of all offered. " + ReplyPractice.dueAfter("target"),
      clock: ReplyPractice.agentsClock, form: .share, unit: .share, direction: .higher,
      edgeCases: ReplyPractice.edgeCases + ["A customer who leaves before the target counts as not answered in time."]
        + ReplyPractice.rows,
      variants: [
        .init("京东", "Within 30 s, over sessions begun between 9 and 23 o'clock."),
        .init("Phone systems", "Often leave out those who hang up within the target, or count only answered calls."),
      ], requirements: [[.rounds], [.firstResponse]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let times = ReplyTimes.punctual(evidence.settings)
    guard evidence.hasRounds else {
      return times.contributeFirst(of: conversation, of: evidence, to: &list)
    }
    for index in evidence.rounds(of: conversation) where evidence.book.rounds[index].isFirst {
      times.contribute(index, of: evidence, to: &list)
    }
  }
}
