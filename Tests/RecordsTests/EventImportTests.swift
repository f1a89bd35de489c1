import Records
import Testing
import Workforce

@Suite("Exports of events")
struct EventImportTests {
  @Test("Chatwoot's reporting events become waits, with who replied")
  func chatwoot() throws {
    let layout = try #require(RecordLayouts.find("chatwoot-events"))
    var log = EventLog()
    let report = try EventImporter(layout, options: .testing).read(
      Sheet(
        """
        id|name|value|conversation_id|user_id|event_start_time|event_end_time
        1|first_response|300|5|Ann|2025-10-13T09:00:00Z|2025-10-13T09:05:00Z
        2|reply_time|60|5|Bob|2025-10-13T09:10:00Z|2025-10-13T09:11:00Z
        3|conversation_resolved|900|5|Bob|2025-10-13T09:00:00Z|2025-10-13T09:15:00Z
        4|conversation_bot_handoff|20|6||2025-10-13T09:00:00Z|2025-10-13T09:00:20Z
        5|something_new|20|6||2025-10-13T09:00:00Z|2025-10-13T09:00:20Z
        """), into: &log)
    #expect(report.acceptedRows == 4)
    #expect(report.problems.map(\.value) == ["something_new"])
    let book = Reconstruction(of: log, observedUntil: utc("2025-10-13T10:00")).book
    #expect(book.rounds.map(\.customerSeconds) == [300, 60, 3580])
    #expect(book.rounds.map { book.names.agents[$0.replier] } == ["Ann", "Bob", nil])
    #expect(book.conversations.resolved(0) == utc("2025-10-13T09:15"))
  }

  @Test("Zendesk's metric events become waits; metrics that say nothing of messages pass by")
  func zendesk() throws {
    let layout = try #require(RecordLayouts.find("zendesk-metric-events"))
    var log = EventLog()
    let report = try EventImporter(layout, options: .testing).read(
      Sheet(
        """
        id|ticket_id|metric|type|instance_id|time
        1|7|reply_time|activate|1|2025-10-13T09:00:00Z
        2|7|reply_time|apply_sla|1|2025-10-13T09:00:00Z
        3|7|agent_work_time|activate|1|2025-10-13T09:00:00Z
        4|7|reply_time|fulfill|1|2025-10-13T09:30:00Z
        5|7|requester_wait_time|pause|1|2025-10-13T09:30:00Z
        6|7|requester_wait_time|activate|1|2025-10-13T10:30:00Z
        7|7|resolution_time|fulfill|1|2025-10-13T11:00:00Z
        """), into: &log)
    #expect(report.problems.isEmpty)
    let book = Reconstruction(of: log).book
    #expect(book.rounds.map(\.customerSeconds) == [1800])
    #expect(book.conversations.resolutionSeconds(0) == 3600)
  }

  @Test(
    "A mapping of one's own: one text may be several events, texts of messages are judged and dropped, ratings have a scale"
  )
  func ownMapping() throws {
    var mapping = RecordMapping(name: "own", shape: .events, channel: .chat, zone: "Asia/Shanghai")
    mapping.events = [
      .conversation: .column("case"), .time: .column("when", dates: .dmy), .event: .column("what"),
      .agent: .column("who"), .text: .column("text"), .value: .column("stars", scale: 1...5),
    ]
    mapping.eventKinds = [
      "in": [.customerMessage], "out": [.agentMessage], "take": [.assigned, .continued], "done": [.resolved],
      "rate": [.rated],
    ]
    var log = EventLog()
    let report = try EventImporter(mapping, options: .testing).read(
      Sheet(
        """
        case|when|what|who|text|stars
        1|03/10/2025 09:00|in||Where is my parcel?|
        1|03/10/2025 09:01|take|Ann||
        1|03/10/2025 09:02|out|Ann|在的|
        1|03/10/2025 09:06|out|Ann|It left yesterday.|
        1|03/10/2025 09:07|done|Ann||
        1|03/10/2025 09:08|in||谢谢！|
        1|03/10/2025 09:09|rate|||5
        1|03/10/2025 09:09|rate|||9
        2||in|||
        2|03/10/2025 09:09|take|||
        """), into: &log)
    #expect(report.problems.map(\.line) == [9, 10, 11])
    #expect(report.problems.allSatisfy { $0.rejectsRow })
    let result = Reconstruction(of: log)
    #expect(result.book.rounds.map(\.customerSeconds) == [360])
    #expect(result.book.conversations.reopens(0) == 0)
    #expect(result.book.conversations.isSatisfied(0) == true)
    #expect(result.tallies.perfunctoryReplies == 1 && result.tallies.thanks == 1)
    // The same file twice changes nothing.
    let once = result.book
    var twice = EventLog()
    for _ in 0..<2 {
      _ = try EventImporter(mapping, options: .testing).read(
        Sheet(
          """
          case|when|what|who|text|stars
          1|03/10/2025 09:00|in||Where is my parcel?|
          1|03/10/2025 09:01|take|Ann||
          1|03/10/2025 09:02|out|Ann|在的|
          1|03/10/2025 09:06|out|Ann|It left yesterday.|
          1|03/10/2025 09:07|done|Ann||
          1|03/10/2025 09:08|in||谢谢！|
          1|03/10/2025 09:09|rate|||5
          """), into: &twice)
    }
    #expect(Reconstruction(of: twice).book == once)
  }

  @Test("Only texts that are nothing but a known phrase need no reply")
  func classifier() {
    let classifier = MessageClassifier(thanks: ["merci"])
    for text in ["Thanks!", "thank you :)", "OK", "好的，谢谢", "收到", "🙏", "Merci."] {
      #expect(classifier.flags(ofCustomer: text) == .noReplyNeeded, "\(text)")
    }
    for text in ["Thanks, but it is still broken", "谢谢，什么时候发货？", "2", "no"] {
      #expect(classifier.flags(ofCustomer: text) == .replyNeeded, "\(text)")
    }
    #expect(classifier.flags(ofAgent: "亲，在的") == .perfunctory)
    #expect(classifier.flags(ofAgent: "One moment, please…") == .perfunctory)
    #expect(classifier.flags(ofAgent: "您的订单已发货").isEmpty)
  }
}
