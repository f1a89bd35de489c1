import Workforce

/// What a single record of a share tells, in words: nobody complained by "100 %".
enum RecordOutcomeWords {
  /// The words for a record that counts as one, and for one that counts as none, of an indicator; nil where a record has a figure of its
  /// own, such as a mark.
  static func find(_ indicator: String, _ language: Language) -> (one: String, none: String)? {
    table[indicator].map { language == .zh ? $0.zh : $0.en }
  }

  /// The indicators with their words.
  static let table: [String: (en: (one: String, none: String), zh: (one: String, none: String))] = [
    "first-reply-within": (("in time", "late or never"), ("及时", "超时或未回复")),
    "replied-within": (("all in time", "none in time"), ("均及时", "均超时")),
    "never-answered": (("never answered", "answered"), ("未回复", "已回复")),
    "abandonment": (("gave up", "served"), ("放弃", "已接待")),
    "on-time": (("in time", "late"), ("按时", "逾期")),
    "resolution-rate": (("resolved", "not resolved"), ("已解决", "未解决")),
    "resolved-share": (("resolved", "not resolved"), ("已解决", "未解决")),
    "first-contact-resolution": (("resolved at once", "not at once"), ("一次解决", "未一次解决")),
    "reopen-rate": (("reopened", "not reopened"), ("重开", "未重开")),
    "satisfaction": (("rated good", "rated not good"), ("满意", "未达满意")),
    "rating-response": (("rated", "not rated"), ("已评价", "未评价")),
    "complaint-rate": (("complaint", "no complaint"), ("有责投诉", "无有责投诉")),
    "complaint-closure": (("closed", "not closed"), ("已闭环", "未闭环")),
    "return-rate": (("returned", "not returned"), ("退换货", "未退换货")),
    "transfer-rate": (("transferred", "not transferred"), ("已转接", "未转接")),
    "language-coverage": (("in the language", "not in the language"), ("语言一致", "语言不一致")),
    "bot-deflection": (("bot sufficed", "needed a human"), ("机器人解决", "转人工")),
  ]
}
