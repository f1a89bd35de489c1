/// Says of a message's text what counts about it, so that the text itself need not be kept.
///
/// It errs on the side of the customer: only texts that consist of nothing but a known phrase need no reply or are
/// perfunctory.
public struct MessageClassifier: Hashable, Sendable {
  /// Phrases of customers that need no reply.
  public var thanks: Set<String>
  /// Phrases of agents that say nothing.
  public var perfunctory: Set<String>
  /// Names under which rules and machines write, in lower case: what they write is no reply.
  public var automaticSenders: Set<String>
  /// Beginnings of messages that rules write, in lower case, such as `[自动回复]`.
  public var automaticBeginnings: [String]

  /// A classifier with the usual phrases in English and Chinese, and others.
  public init(
    thanks: Set<String> = [], perfunctory: Set<String> = [], automaticSenders: Set<String> = [],
    automaticBeginnings: [String] = []
  ) {
    self.thanks = MessageClassifier.usualThanks.union(thanks.map(MessageClassifier.plain))
    self.perfunctory = MessageClassifier.usualPerfunctory.union(perfunctory.map(MessageClassifier.plain))
    self.automaticSenders = MessageClassifier.usualAutomaticSenders.union(automaticSenders.map { $0.lowercased() })
    self.automaticBeginnings =
      MessageClassifier.usualAutomaticBeginnings + automaticBeginnings.map { $0.lowercased() }
  }

  /// What a customer's message is.
  public func flags(ofCustomer text: String) -> SupportEvent.Flags {
    thanks.contains(MessageClassifier.plain(text)) ? .noReplyNeeded : .replyNeeded
  }

  /// What an agent's message is.
  ///
  /// - Parameters:
  ///   - text: What was written, where it is known.
  ///   - sender: The account that wrote it, where it is known.
  public func flags(ofAgent text: String?, from sender: String? = nil) -> SupportEvent.Flags {
    if let sender, automaticSenders.contains(sender.lowercased()) { return .automatic }
    guard let text else { return [] }
    let lower = text.lowercased()
    if automaticBeginnings.contains(where: lower.hasPrefix) { return .automatic }
    return perfunctory.contains(MessageClassifier.plain(text)) ? .perfunctory : []
  }

  /// The text in lower case without signs, blanks and pictures.
  static func plain(_ text: String) -> String {
    var plain = ""
    var pendingBlank = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil && !scalar.properties.isEmoji
        || ("0"..."9").contains(scalar)
      {
        if pendingBlank, !plain.isEmpty { plain.unicodeScalars.append(" ") }
        pendingBlank = false
        plain.unicodeScalars.append(scalar)
      } else if scalar != "'", scalar != "’" {
        pendingBlank = true
      }
    }
    return plain
  }

  private static let usualThanks: Set<String> = [
    "thanks", "thank you", "thank you very much", "thanks a lot", "many thanks", "thx", "ty", "ok", "okay", "ok thanks",
    "ok thank you", "okay thanks", "great", "great thanks", "perfect", "perfect thanks", "got it", "got it thanks",
    "bye",
    "cheers", "received thanks", "", "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "好的", "好的谢谢", "好", "好谢谢", "嗯", "嗯嗯", "嗯好的", "哦",
    "哦好的", "收到", "收到谢谢", "知道了", "知道了谢谢", "明白了", "行", "可以", "再见", "拜拜", "辛苦了", "麻烦了", "好的 谢谢", "收到 谢谢", "知道了 谢谢", "好 谢谢",
    "嗯 好的",
  ]

  private static let usualAutomaticSenders: Set<String> = ["system", "bot", "系统", "系统消息", "机器人"]

  private static let usualAutomaticBeginnings = ["[auto]", "[auto-reply]", "[自动回复]", "【自动回复】", "（自动回复）", "(自动回复)"]

  private static let usualPerfunctory: Set<String> = [
    "hi", "hello", "hello there", "one moment", "one moment please", "just a moment", "please wait", "hold on", "ok",
    "yes",
    "are you there", "", "在", "在的", "在呢", "在吗", "亲", "亲在的", "亲 在的", "您好", "你好", "稍等", "请稍等", "亲稍等", "亲 稍等", "好的", "嗯",
    "嗯嗯", "哦", "收到", "好的稍等", "好的 稍等", "1", "11",
  ]
}
