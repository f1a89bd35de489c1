import Foundation
import TestSupport
import Testing

/// Five conversations of our own, and what five platforms would show of them; all worked out by hand.
@Suite(
  "What platforms would show, beside ours", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct PlatformCommandTests {
  private static let mapping = """
    name: chat messages
    shape: events
    channel: chat
    columns: { conversation: conversation, event: event, time: time, agent: agent, text: text, customer: customer }
    events:
      customer: customer-message
      agent: agent-message
      bot: bot-message
      handover: handed-over
      assign: assigned
      solved: resolved
      reopened: reopened

    """

  private static let messages = """
    conversation,event,time,agent,customer,text
    c1,assign,2025-10-13 09:00:00,李娜,u1,
    c1,customer,2025-10-13 09:00:00,,u1,我的包裹在哪里？
    c1,agent,2025-10-13 09:00:20,李娜,,亲，在的
    c1,agent,2025-10-13 09:05:00,李娜,,您的包裹明天送达。
    c1,customer,2025-10-13 09:06:00,,u1,能改地址吗？
    c1,agent,2025-10-13 09:07:00,李娜,,已为您修改。
    c1,solved,2025-10-13 09:10:00,李娜,,
    c1,customer,2025-10-13 09:11:00,,u1,谢谢
    c1,reopened,2025-10-13 09:11:00,,,
    c1,solved,2025-10-13 09:20:00,李娜,,
    c2,assign,2025-10-13 23:30:00,王伟,u2,
    c2,customer,2025-10-13 23:30:00,,u2,怎么退货？
    c2,agent,2025-10-13 23:31:00,王伟,,请在订单页申请。
    c3,assign,2025-10-14 10:00:00,王伟,u3,
    c3,customer,2025-10-14 10:00:00,,u3,发票呢？
    c4,customer,2025-10-15 08:00:00,,u4,有人吗？
    c4,bot,2025-10-15 08:00:01,,,我是机器人
    c4,handover,2025-10-15 08:10:00,,,
    c4,assign,2025-10-15 08:10:00,李娜,,
    c4,agent,2025-10-15 08:10:40,李娜,,您好，请问有什么可以帮您？
    c4,agent,2025-10-15 08:12:00,李娜,,已登记。
    c4,solved,2025-10-15 08:15:00,李娜,,
    c5,assign,2025-10-20 12:00:00,王伟,u5,
    c5,customer,2025-10-20 12:00:00,,u5,尺码？
    c5,agent,2025-10-20 12:30:00,王伟,,M码

    """

  private static let arguments = [
    "messages.csv", "--mapping", "chat.yaml", "--period", "2025-10", "--zone", "Asia/Shanghai", "--observed-until",
    "2025-10-31",
  ]

  private func figures(_ platform: String, _ more: [String] = []) throws -> MeasuredFigures {
    let scratch = try ScratchFolder()
    try scratch.write(Self.mapping, to: "chat.yaml")
    try scratch.write(Self.messages, to: "messages.csv")
    return try MeasuredFigures(Self.arguments + ["--as", platform] + more, in: scratch)
  }

  @Test("ours: what the platforms' figures are held against")
  func ours() throws {
    let figures = try figures("tmall")
    // c1 waits 300 s (the first reply says nothing) and 60 s, c2 60 s, c3 for ever (600 s), c4 40 s after the hand-over, c5 1800 s,
    // which is capped at 600: (300 + 60 + 60 + 600 + 40 + 600) / 6.
    figures.expect("average-response", is: 1660.0 / 6, from: 6)
    figures.expect("first-response", is: 1600.0 / 5, from: 5)
    figures.expect("replied-within", is: 3.0 / 6)
  }

  @Test("Zendesk: from creation, the bot's time and replies that say nothing included, the unanswered left out")
  func zendesk() throws {
    let figures = try figures("zendesk")
    // 20, 60, 640 and 1800 s; c3 is left out. 李娜 has c1 and c4.
    figures.expect("zendesk-first-reply", is: 2520.0 / 4, from: 4)
    figures.expect("zendesk-first-reply", "李娜", is: 330, from: 2)
    // c1 9:00 to 9:20, the thanks having reopened it; c4 8:00 to 8:15.
    figures.expect("zendesk-full-resolution", is: (1200.0 + 900) / 2, from: 2)
    figures.expect("zendesk-requester-wait", is: (1200.0 + 900) / 2)
    figures.expect("zendesk-reopens", is: 0.5)
    // Both got more than one comment.
    figures.expect("zendesk-one-touch", is: 0)
  }

  @Test("天猫: three minutes by round from 8 to 24 and to 23 o'clock, the thanks a round that nobody answers")
  func tmall() throws {
    let figures = try figures("tmall")
    // 20, 60, never, 60 (23:30), never, 40, 1800.
    figures.expect("tmall-replied-within-3m", is: 4.0 / 7, from: 7)
    figures.expect("tmall-replied-within-3m-to-23", is: 3.0 / 6, from: 6)
    figures.expect("tmall-average-response", is: (20.0 + 60 + 60 + 40 + 1800) / 5, from: 5)
    figures.expect("tmall-replied-within-3m", "王伟", is: 1.0 / 3, from: 3)
  }

  @Test("京东: first replies within 30 s, sessions begun from 23 to 9 o'clock left out")
  func jingdong() throws {
    let figures = try figures("jd")
    // c1 after 20 s, c3 never, c5 after 1800 s; c2 began at 23:30 and c4 at 8:10.
    figures.expect("jd-first-reply-within-30s", is: 1.0 / 3, from: 3)
    figures.expect("jd-average-response", is: (20.0 + 60 + 1800) / 3, from: 3)
  }

  @Test("抖音: 8:00:00 to 22:59:59, unanswered 600 s")
  func douyin() throws {
    let figures = try figures("douyin")
    // 20, 60, 600 (the thanks), 600 (c3), 40, 1800.
    figures.expect("douyin-average-response", is: 3120.0 / 6, from: 6)
    figures.expect("douyin-average-response", "王伟", is: 1200, from: 2)
    #expect(!figures.keys.contains { $0.contains("2026") })
  }

  @Test("拼多多: customers' days, which one late reply spoils")
  func pinduoduo() throws {
    let figures = try figures("pinduoduo")
    // u1's thanks and u3 stay unanswered, u5 waits half an hour, u4 40 s; u2 wrote at 23:30.
    figures.expect("pdd-replied-within-3m", is: 1.0 / 4, from: 4)
    figures.expect("pdd-valid-replies", is: 2.0 / 4, from: 4)
  }

  @Test("抖音 from 2026-09-29 on: replies that say nothing are void, before that day they count")
  func douyinChange() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.mapping, to: "chat.yaml")
    try scratch.write(
      """
      conversation,event,time,agent,customer,text
      d1,customer,2026-09-28 10:00:00,,v1,在吗，衣服掉色
      d1,agent,2026-09-28 10:00:10,李娜,,亲，稍等
      d1,agent,2026-09-28 10:02:00,李娜,,可以退换。
      d2,customer,2026-09-29 10:00:00,,v2,衣服掉色
      d2,agent,2026-09-29 10:00:10,李娜,,亲，稍等
      d2,agent,2026-09-29 10:02:00,李娜,,可以退换。

      """, to: "messages.csv")
    let arguments = ["messages.csv", "--mapping", "chat.yaml", "--zone", "Asia/Shanghai", "--as", "douyin"]
    let month = try MeasuredFigures(arguments + ["--period", "2026-09"], in: scratch)
    // 10 s by the old rule, 120 s by the new one.
    month.expect("douyin-average-response-2026", is: 65, from: 2)
    month.expect("douyin-average-response", is: nil)
    let before = try MeasuredFigures(arguments + ["--period", "2026-09-01..2026-09-28"], in: scratch)
    before.expect("douyin-average-response", is: 10, from: 1)
    before.expect("douyin-average-response-2026", is: nil)
  }

  @Test("京东 left 2024-02-04 to 2024-02-17 out of its averages")
  func jingdongSuspension() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.mapping, to: "chat.yaml")
    var text = "conversation,event,time,agent,customer,text\n"
    for (name, day, seconds) in [("e1", "2024-02-03", "10"), ("e2", "2024-02-10", "50"), ("e3", "2024-02-18", "20")] {
      text += "\(name),customer,\(day) 10:00:00,,\(name),发货了吗\n\(name),agent,\(day) 10:00:\(seconds),李娜,,已发货。\n"
    }
    try scratch.write(text, to: "messages.csv")
    let figures = try MeasuredFigures(
      [
        "messages.csv", "--mapping", "chat.yaml", "--zone", "Asia/Shanghai", "--as", "jd", "--period", "2024-02",
      ], in: scratch)
    figures.expect("jd-average-response", is: 15, from: 2)
  }

  @Test("every record that differs, with both values and the reason")
  func reconciliation() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.mapping, to: "chat.yaml")
    try scratch.write(Self.messages, to: "messages.csv")
    let measure = { (arguments: [String]) in
      try BuiltProgram.run(
        ["measure"] + Self.arguments + ["--key-file", "key", "--reconcile"] + arguments, in: scratch.url)
    }
    try Golden.compare(try measure(["--as", "zendesk"]).transcript, with: "measure-as-zendesk.txt")
    try Golden.compare(
      try measure(["--as", "douyin", "--language", "zh"]).transcript, with: "measure-as-douyin-zh.txt")
    _ = try measure(["--as", "tmall", "--output", "out"])
    let rows = try scratch.text(of: "out/measure-reconciliation.csv").split(separator: "\n").map(String.init)
    let ofRate = rows.filter { $0.hasPrefix("tmall-replied-within-3m-to-23,") }
    #expect(
      ofRate == [
        "tmall-replied-within-3m-to-23,share,c1,,2025-10-13T09:00:00+08:00,0,1,perfunctory-reply",
        "tmall-replied-within-3m-to-23,share,c1,,2025-10-13T09:11:00+08:00,,0,needless-message",
        "tmall-replied-within-3m-to-23,share,c2,,2025-10-13T23:30:00+08:00,1,,outside-hours",
      ])
    let json = try measure(["--as", "jd", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    let platform = try #require(object?["asPlatform"] as? [String: Any])
    let lines = try #require(platform["figures"] as? [[String: Any]])
    #expect(lines.map { $0["nearest"] as? String } == ["first-reply-within", "average-response"])
    let first = try #require(lines[0]["differences"] as? [[String: Any]])
    // c2 and c4 began outside 京东's hours; c1 has a reply of 20 s there and of 300 s here, both of which judge 0 or 1.
    #expect(first.map { $0["conversation"] as? String } == ["c1", "c2", "c4"])
    #expect(first.map { $0["ours"] as? Double } == [0, 1, 1])
    #expect(first.map { $0["theirs"] as? Double } == [1, nil, nil])
    #expect(first.map { $0["reasons"] as? [String] } == [["perfunctory-reply"], ["outside-hours"], ["outside-hours"]])
  }

  @Test("rows per ticket hold no messages: which figures cannot be computed is said, and why")
  func rowsPerTicket() throws {
    let scratch = try ScratchFolder()
    try scratch.write(HelpDeskLayoutTests.freshdesk, to: "tickets.csv")
    let arguments = ["measure", "tickets.csv", "--period", "2025-10", "--zone", "Asia/Shanghai", "--key-file", "key"]
    let run = try BuiltProgram.run(arguments + ["--as", "zendesk", "--format", "json"], in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let platform = try #require(object?["asPlatform"] as? [String: Any])
    #expect((platform["figures"] as? [Any])?.isEmpty == true)
    let lacking = try #require(platform["notComputable"] as? [[String: Any]])
    #expect(
      lacking.map { $0["key"] as? String } == [
        "zendesk-first-reply", "zendesk-full-resolution", "zendesk-requester-wait", "zendesk-reopens",
        "zendesk-one-touch",
      ])
    try scratch.write("contact,arrived,outcome\n1,2025-10-01T00:00:00Z,answered\n", to: "plain.csv")
    let nothing = try BuiltProgram.run(
      ["measure", "plain.csv", "--period", "2025-10", "--key-file", "key", "--reconcile"], in: scratch.url)
    #expect(nothing.status == 64 && nothing.errors.contains("Name a platform with --as"), "\(nothing.errors)")
    let unknown = try BuiltProgram.run(arguments + ["--as", "taobao"], in: scratch.url)
    #expect(unknown.status == 64 && unknown.errors.contains("tmall"), "\(unknown.errors)")
  }

  @Test("rules from a mapping file: what needs no reply, what says nothing, what is automatic, what closing means")
  func rules() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.messages, to: "messages.csv")
    let measure = { (rules: String) in
      try scratch.write(Self.mapping + "rules: \(rules)\n", to: "chat.yaml")
      return try MeasuredFigures(Self.arguments, in: scratch)
    }
    // The reply after 20 s counts: 1660 − 300 + 20.
    try measure("{ perfunctoryRepliesCount: true }").expect("average-response", is: 1380.0 / 6, from: 6)
    // c1's second reply says nothing any more, and no other follows before it is resolved: it was read and needed a reply.
    try measure("{ perfunctory: [已为您修改] }").expect("average-response", is: (1660.0 - 60 + 600) / 6, from: 6)
    // c1's second question is taken for thanks: five rounds are left.
    try measure("{ thanks: [能改地址吗] }").expect("average-response", is: (1660.0 - 60) / 5, from: 5)
    // What 王伟 writes is a machine's: c2 and c5 are never answered.
    try measure("{ automaticSenders: [王伟] }").expect("average-response", is: (1660.0 - 60 + 600) / 6, from: 6)
    // c5 has waited for longer than the limit either way, but nobody has served it.
    let beginnings = try measure("{ automaticBeginnings: [M码] }")
    beginnings.expect("average-response", is: 1660.0 / 6, from: 6)
    beginnings.expect("handled", "王伟", is: 1)
    let json = try BuiltProgram.run(
      ["measure"] + Self.arguments + ["--key-file", "key", "--format", "json"], in: scratch.url)
    #expect(json.text.contains("\"automaticBeginnings\": [") && json.text.contains("\"m码\""))
    #expect(json.text.contains("\"closedWithoutReply\": \"dismissed\""))
    try scratch.write(Self.mapping + "rules: { closedWithoutReply: dismised }\n", to: "chat.yaml")
    let wrong = try BuiltProgram.run(["measure"] + Self.arguments + ["--key-file", "key"], in: scratch.url)
    #expect(wrong.status == 65 && wrong.errors.contains("did you mean dismissed?"), "\(wrong.errors)")
    let explained = try BuiltProgram.run(["measure", "--explain", "rules"])
    try Golden.compare(explained.transcript, with: "measure-explain-rules.txt")
  }
}
