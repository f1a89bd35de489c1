/// What practice papers on e-commerce service ask to be measured, and where the answer is.
public struct PracticeItem: Hashable, Sendable {
  /// Where the answer is.
  public enum Coverage: Hashable, Sendable {
    /// In these indicators, by key.
    case indicators([String])
    /// Not an indicator, but something that these records can still show, in the way the note says.
    case report
    /// Not to be had from records of contacts.
    case outOfScope
  }

  /// The papers' own words.
  public var chineseName: String
  /// The same in English.
  public var name: String
  /// Where the answer is.
  public var coverage: Coverage
  /// What else is to be known; for what is no indicator, the reason.
  public var note: String
}

/// All that the practice papers ask for.
public enum PracticeCatalogue {
  /// The items, in the papers' order.
  public static let all: [PracticeItem] = measured + elsewhere

  private static func item(
    _ chineseName: String, _ name: String, _ keys: [String], _ note: String = ""
  ) -> PracticeItem {
    PracticeItem(chineseName: chineseName, name: name, coverage: .indicators(keys), note: note)
  }

  private static let measured: [PracticeItem] = [
    item("首次响应时间, 平均响应时间", "Time to the first reply and to every reply", ["first-response", "average-response"]),
    item(
      "规定时间内响应和处理", "Answered and settled within the time set",
      ["first-reply-within", "replied-within", "on-time"]),
    item(
      "解决问题所需时间, 处理效率", "Time to settle a matter, and work on it",
      ["resolution-time", "resolution-time-first", "resolution-time-last", "handling-time"]),
    item(
      "问题解决率", "Matters settled for good",
      ["resolution-rate", "resolved-share", "first-contact-resolution", "reopen-rate"]),
    item("客户满意度", "Customers' satisfaction", ["satisfaction", "rating-response"], "Read the two together."),
    item(
      "退换货率", "Returns and exchanges", ["return-rate"],
      "Over conversations, and for an agent the avoidable ones. Returns over orders are the product's figure and need the "
        + "shop's orders."),
    item("投诉率", "Complaints", ["complaint-rate", "complaint-closure"]),
    item(
      "准确性, 态度与礼貌, 合规性检查, 错误率", "Accuracy, attitude, compliance, errors",
      ["quality-accuracy", "quality-attitude", "quality-compliance"],
      "The error rate is what accuracy lacks of 100 %: a figure of its own would count the same reviews twice."),
    item(
      "服务一致性 (渠道)", "The same service over all channels",
      ["channel-consistency-satisfaction", "channel-consistency-first-reply-within"]),
    item("服务成本", "Cost of service", ["cost-per-resolution"]),
    item(
      "等待时间", "Waiting", ["queue-wait", "abandonment", "never-answered"], "The team's, since nobody at a desk sets it."),
    item(
      "多语言", "Several languages", ["language-coverage"],
      "Every indicator is also given by the customer's language where that is recorded."),
    item("机器人分流", "Work a bot takes off", ["bot-deflection"]),
    item(
      "反馈响应, 回访满意", "Answers to feedback, satisfaction when called back", ["complaint-closure", "satisfaction"],
      "The time to answer feedback is the first response of contacts of that type; ratings of follow-up calls go into a "
        + "file of their own."),
    item(
      "神秘顾客, 现场审核", "Mystery shoppers, visits", ["quality-accuracy", "quality-attitude", "quality-compliance"],
      "Measure their marks from a file of their own, so that they do not mix with drawn samples; that those reviewed do "
        + "not know of it is the organiser's part."),
    item(
      "高峰排班", "Staffing of the peaks", ["handled", "open-at-end", "occupancy", "adherence", "transfer-rate"],
      "What a planner needs beside the forecast: volume, what is left over, how busy people are."),
  ]

  private static let elsewhere: [PracticeItem] = [
    PracticeItem(
      chineseName: "系统运行状况", name: "State of the systems", coverage: .report,
      note: "No figure about agents. Outages go into the calendar as exemptions, so that no clock runs in them."),
    PracticeItem(
      chineseName: "培训", name: "Training", coverage: .report,
      note:
        "Who was trained stands in personnel records. Its effect shows when two periods of the same people are measured "
        + "and their intervals compared."),
    PracticeItem(
      chineseName: "退货物流时效, 包裹安全", name: "Stages of a return, damage in transit", coverage: .outOfScope,
      note:
        "When a return was applied for, approved, received and refunded stands in the shop's order system and not in "
        + "records of contacts."),
    PracticeItem(
      chineseName: "转化率, 留存率, 复购率", name: "Conversion, retention, buying again", coverage: .outOfScope,
      note:
        "Outcomes of groups of customers over months, which need orders and which no single agent can be answerable for."
    ),
    PracticeItem(
      chineseName: "知识库/案例库复用", name: "Reuse of knowledge articles", coverage: .outOfScope,
      note:
        "No export that is read here says which article a reply used; guessing it from texts would mean keeping texts."),
  ]
}

/// Words that definitions share.
public enum IndicatorWords {
  /// The words and what they mean.
  public static let all: [(word: String, meaning: String)] = [
    (
      "Target, limit, window",
      "settings, shown with every result. The target (3 minutes unless set) is when a reply is in time; the limit (10 minutes) "
        + "is the most that a wait counts for; the window (7 days) is how long coming back means that a matter was not settled."
    ),
    (
      "Reply",
      "a message by a human that helps the customer on. Automatic messages and \"one moment\" are none."
    ),
    (
      "Hours of the service",
      "the calendar in force at each moment: weekdays, split shifts, holidays, make-up workdays, outages. Time outside counts for "
        + "nobody. Without a calendar every hour counts."
    ),
    (
      "Shares in the outcome",
      "each agent's part of the replies since the conversation was last reopened, frozen when it is resolved; without replies, the "
        + "resolver's alone."
    ),
    (
      "Pending (\"open\") and unknown (\"not told\")",
      "records that cannot be judged yet, and records that lack a fact. Both are counted beside the figure and never taken for zero."
    ),
    (
      "Interval",
      "what a figure says of the long run: were customers drawn anew, such intervals would hold the true figure 95 times of 100. "
        + "Customers who come often count for little more than one each. It never leaves what is possible (0 to 100 %, 0 to the "
        + "limit). A mean of fewer than five customers has none, nor has one whose records are all alike: they do not tell how far "
        + "others would differ."
    ),
  ]
}
