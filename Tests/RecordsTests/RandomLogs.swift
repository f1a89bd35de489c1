import Records
import TestSupport
import Workforce

/// Logs in which everything may happen at any time, many things in the same second.
enum RandomLogs {
  static let agents = ["Ann", "Bob", "Cid"]

  /// A log whose events carry their own order.
  static func log(conversations: Int, seed: Int, span: Int = 300, merging: Bool = false) -> EventLog {
    var numbers = SplitMix64(state: UInt64(seed))
    var log = EventLog()
    for name in agents { _ = log.names.agents.code(name) }
    for index in 0..<conversations { _ = log.conversation("c\(index)", channel: .chat) }
    var sequence: Int64 = 0
    for conversation in 0..<Int32(conversations) {
      for _ in 0..<Int.random(in: 1...14, using: &numbers) {
        sequence += 1
        let second = Double(Int.random(in: 0..<span, using: &numbers))
        let (kind, flags) = kind(&numbers, merging: merging)
        let agent = Int32.random(in: 0..<3, using: &numbers)
        var subject: Int32 = -1
        if kind == .assigned { subject = Int32.random(in: 0..<3, using: &numbers) }
        if kind == .merged { subject = Int32.random(in: 0..<Int32(conversations), using: &numbers) }
        let hasActor = kind == .agentMessage || (kind == .resolved && Bool.random(using: &numbers))
        log.append(
          SupportEvent(
            kind, conversation: conversation, at: Instant(secondsSince1970: second), sequence: sequence,
            actor: hasActor ? agent : -1, subject: subject, flags: flags))
      }
    }
    return log
  }

  private static func kind(
    _ numbers: inout SplitMix64, merging: Bool
  ) -> (SupportEvent.Kind, SupportEvent.Flags) {
    switch Int.random(in: 0..<100, using: &numbers) {
    case ..<30:
      let flags: [SupportEvent.Flags] = [[], .replyNeeded, .noReplyNeeded]
      return (.customerMessage, flags[Int.random(in: 0..<3, using: &numbers)])
    case ..<55:
      let flags: [SupportEvent.Flags] = [[], [], [], .automatic, .perfunctory]
      return (.agentMessage, flags[Int.random(in: 0..<5, using: &numbers)])
    case ..<67: return (.assigned, [])
    case ..<70: return (.unassigned, [])
    case ..<83: return (.resolved, [])
    case ..<87: return (.reopened, [])
    case ..<89: return (.handedOver, [])
    case ..<90: return (.continued, [])
    case ..<93: return (.botBegan, [])
    case ..<95: return (.systemMessage, [])
    case ..<96: return (.markedSpam, [])
    case ..<99: return merging ? (.merged, []) : (.botMessage, [])
    default: return (.pending, [])
    }
  }
}
