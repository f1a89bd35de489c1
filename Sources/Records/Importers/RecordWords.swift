import Workforce

/// Words that stand for values in files.
enum RecordWords {
  /// Words that say that there was no complaint, besides an empty cell and the usual signs for nothing.
  static let noComplaint: Set<String> = ["none", "no", "n", "false", "0", "无", "否", "没有", "-"]

  static func complaint(_ text: String) -> Conversation.Complaint? {
    switch text.lowercased() {
    case "raised", "yes", "是": .raised
    case "attributable", "confirmed", "有责": .attributable
    case "not-attributable", "dismissed", "无责": .notAttributable
    default: nil
    }
  }

  static func goodsReturn(_ text: String) -> Conversation.GoodsReturn? {
    switch text.lowercased() {
    case "kept", "no", "none", "否": .kept
    case "returned", "return", "退货": .returned
    case "exchanged", "exchange", "换货": .exchanged
    default: nil
    }
  }

  static func exclusion(_ text: String) -> Conversation.Exclusion? {
    switch text.lowercased() {
    case "spam": .spam
    case "merged": .merged
    default: nil
    }
  }
}

/// Channels by the names that exports give them.
enum ChannelNames {
  static func channel(_ text: String) -> Channel? {
    let text = text.lowercased()
    if let known = Channel(rawValue: text) { return known }
    if text.split(whereSeparator: { !$0.isLetter }).contains("line") { return .social }
    for (channel, names) in names where names.contains(where: { text.contains($0) }) { return channel }
    return nil
  }

  private static let names: [(Channel, [String])] = [
    (.phone, ["phone", "voice", "call", "aircall", "电话"]), (.email, ["mail", "邮件"]),
    (
      .social, ["facebook", "instagram", "twitter", "whatsapp", "tiktok", "weibo", "telegram", "sms", "x corp"]
    ),
    (.chat, ["chat", "messenger", "messaging", "widget", "旺旺", "飞鸽", "咚咚", "在线"]),
    (.ticket, ["web", "form", "portal", "api", "ticket", "help center", "工单"]),
  ]
}
