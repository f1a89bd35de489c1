import Foundation
import TestSupport
import Testing

/// Tickets of our own in the layouts of help desks; the figures are worked out from the rows.
@Suite(
  "Help desks' layouts, from file to figure",
  .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct HelpDeskLayoutTests {
  /// Ticket 2 has a blank first response and a zero resolution although its moments are there; "hrs" are HH:MM:SS.
  static let freshdesk = """
    Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,\
    Last update time,Initial response time,Time tracked,First response time (in hrs),Resolution time (in hrs),\
    Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey results,Full name,Email,\
    Contact ID
    1,Where,Closed,Low,Email,Question,Li Na,Shop,2025-10-01 09:00:00,2025-10-03 09:00:00,2025-10-01 11:00:00,\
    2025-10-02 11:00:00,2025-10-02 11:00:00,2025-10-01 09:02:00,00:10:00,00:02:00,02:00:00,2,1,Within SLA,Within SLA,,Happy,\
    Ann,ann@example.com,1001
    2,Broken,Resolved,Low,Chat,Problem,Li Na,Shop,2025-10-01 10:00:00,2025-10-01 10:20:00,2025-10-01 10:30:00,,\
    2025-10-01 10:30:00,2025-10-01 10:08:00,00:20:00,,00:00:00,1,1,SLA violated,Within SLA,,,Ben,ben@example.com,1002
    3,Refund,Open,Low,Email,Question,Wang Wei,Shop,2025-10-02 09:00:00,2025-10-03 09:00:00,,,2025-10-02 09:01:00,\
    2025-10-02 09:01:00,,00:00:00,,1,1,,,,,Cai,cai@example.com,1003

    """

  @Test("Freshdesk: hours that are blank or zero are taken from the moments")
  func freshdesk() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.freshdesk, to: "tickets.csv")
    let figures = try MeasuredFigures(["tickets.csv", "--period", "2025-10", "--zone", "Asia/Shanghai"], in: scratch)
    // First replies after 2, 8 and 1 minutes: (120 + 480 + 60) / 3; Li Na (120 + 480) / 2.
    figures.expect("first-response", is: 220, from: 3)
    figures.expect("first-response", "Li Na", is: 300)
    figures.expect("first-response", "Wang Wei", is: 60)
    // Two of three within three minutes.
    figures.expect("first-reply-within", is: 2.0 / 3)
    // 9:00 to 11:00 and 10:00 to 10:30: (7200 + 1800) / 2, not the zero that ticket 2 states.
    figures.expect("resolution-time", is: 4500, from: 2)
    // Ticket 1 is due two days later, ticket 2 ten minutes before it was resolved.
    figures.expect("on-time", "Li Na", is: 0.5)
    // 10 and 20 minutes tracked.
    figures.expect("handling-time", is: 900)
    figures.expect("handled", "Li Na", is: 2)
  }

  @Test("Freshdesk: what the columns in hours state is held against the moments")
  func freshdeskStated() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.freshdesk, to: "tickets.csv")
    let arguments = [
      "measure", "tickets.csv", "--period", "2025-10", "--zone", "Asia/Shanghai", "--key-file", "key", "--reconcile",
    ]
    let run = try BuiltProgram.run(arguments + ["--format", "json"], in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let stated = try #require(object?["statedFigures"] as? [[String: Any]])
    #expect(stated.map { $0["column"] as? String } == ["First response time (in hrs)", "Resolution time (in hrs)"])
    // Ticket 1 agrees in both; 2 is blank and 3 zero in the first column, 2 is zero in the second.
    #expect(stated.map { $0["agreeingRows"] as? Int } == [1, 1])
    let differences = stated.map { $0["differences"] as? [[String: Any]] ?? [] }
    #expect(differences.map { $0.map { $0["contact"] as? String } } == [["2", "3"], ["2"]])
    #expect(differences.map { $0.map { $0["reason"] as? String } } == [["blank", "zero"], ["zero"]])
    #expect(differences.map { $0.map { $0["line"] as? Int } } == [[3, 4], [3]])
    #expect(differences.map { $0.map { $0["computedSeconds"] as? Double } } == [[480, 60], [1800]])
    let text = try BuiltProgram.run(arguments, in: scratch.url)
    try Golden.compare(text.transcript, with: "measure-freshdesk-stated.txt")
    let files = try BuiltProgram.run(arguments + ["--output", "out"], in: scratch.url)
    #expect(files.status == 0)
    let rows = try scratch.text(of: "out/measure-reconciliation.csv").split(separator: "\n").map(String.init)
    #expect(
      rows == [
        "figure,unit,conversation,line,began,ours,theirs,reasons",
        "First response time (in hrs),seconds,2,3,,480,,blank", "First response time (in hrs),seconds,3,4,,60,0,zero",
        "Resolution time (in hrs),seconds,2,3,,1800,0,zero",
      ])
  }

  @Test("Intercom: the zone stands in the columns' names, and days are its days")
  func intercom() throws {
    let scratch = try ScratchFolder()
    let zone = "(America/New_York)"
    try scratch.write(
      """
      Conversation ID,Conversation started at \(zone),Conversation first replied at \(zone),Conversation first closed at \(zone),\
      Conversation last closed at \(zone),First assignment at \(zone),Teammate currently assigned,Teammate first replied,\
      Number of reassignments,Replies to close a conversation,Handling time (seconds),Channel,First response time (seconds),\
      First response time excluding time spent in bot inbox (seconds),Time to close (seconds),Last teammate rating
      9001,2025-10-31 21:00:00,2025-10-31 21:02:00,2025-10-31 21:30:00,2025-10-31 21:30:00,2025-10-31 21:00:30,Ann,Ann,0,1,300,\
      Chat,120,90,1800,5
      9002,2025-10-15 10:00:00,2025-10-15 10:10:00,2025-10-15 11:00:00,2025-10-15 12:00:00,2025-10-15 10:00:30,Bob,Bob,1,3,600,\
      Email,600,600,7200,2
      9003,2025-10-16 10:00:00,,,,,,,0,0,,Chat,,,,

      """, to: "conversations.csv")
    let figures = try MeasuredFigures(["conversations.csv", "--period", "2025-10"], in: scratch)
    // 9001 came at 21:00 on the 31st in New York, which is November in UTC. The bot's half minute is not Ann's customer's wait.
    // 90 s and 600 s; nobody answered 9003 for a fortnight: the limit of 600 s.
    figures.expect("first-response", is: 430, from: 3)
    // From the assignments: 21:00:30 to 21:02 and 10:00:30 to 10:10.
    figures.expect("first-response", "Ann", is: 90)
    figures.expect("first-response", "Bob", is: 570)
    // 21:00 to 21:30 and 10:00 to 12:00; first closings after 30 and 60 minutes.
    figures.expect("resolution-time-last", is: 4500)
    figures.expect("resolution-time-first", is: 2700)
    // 5 of 5 is good, 2 of 5 is not.
    figures.expect("satisfaction", is: 0.5, from: 2)
    figures.expect("handling-time", "Bob", is: 600)
    #expect(!figures.run.errors.contains("no time zone"))
    let stated = try BuiltProgram.run(
      ["measure", "conversations.csv", "--period", "2025-10", "--key-file", "key", "--reconcile", "--format", "json"],
      in: scratch.url)
    // 120 and 600 s are what the moments tell; both last closings as well.
    #expect(stated.text.contains("\"agreeingRows\": 2,\n      \"differingRows\": 0"), "\(stated.text.suffix(2000))")
  }

  @Test("Gorgias: tickets begun by agents have no first reply, and an empty closing is no resolution")
  func gorgias() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      Ticket id,Tags,Initial channel,Priority,Created by an agent,Subject,Creation date,Closed date,Survey score,\
      Survey replied date,Assignee name,Assignee email,Customer email,Customer name,First response time (s),\
      Resolution time (s),Number of agent messages,Number of customer messages,Ticket URL
      501,a,email,normal,false,Hi,2025-10-03T08:00:00Z,2025-10-03T10:00:00Z,5,2025-10-04T08:00:00Z,Ann,ann@shop.example,\
      c1@example.com,Cust One,60,7200,1,1,https://x.example/501
      502,a,chat,normal,false,Hi,2025-10-03T09:00:00Z,,,,Bob,bob@shop.example,c2@example.com,Cust Two,300,,2,1,\
      https://x.example/502
      503,a,email,normal,true,Out,2025-10-03T09:00:00Z,2025-10-03T09:30:00Z,,,Bob,bob@shop.example,c3@example.com,\
      Cust Three,,1800,1,0,https://x.example/503

      """, to: "tickets.csv")
    let figures = try MeasuredFigures(["tickets.csv", "--period", "2025-10", "--zone", "UTC"], in: scratch)
    // 60 and 300 s; 503 was begun by Bob.
    figures.expect("first-response", is: 180, from: 2)
    figures.expect("first-response", "bob@shop.example", is: 300, from: 1)
    // 7200 and 1800 s; 502 is open.
    figures.expect("resolution-time", is: 4500, from: 2)
    figures.expect("satisfaction", "ann@shop.example", is: 1, from: 1)
    // One of three customers rated.
    figures.expect("rating-response", is: 1.0 / 3)
    figures.expect("handled", "bob@shop.example", is: 2)
  }

  @Test("Chatwoot's agents: two lines above the columns tell the days, durations are words, -- is nothing")
  func chatwootAgents() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      Reporting period 2025-10-01 to 2025-10-31

      Agent name,Assigned conversations,Avg first response time,Avg resolution time,Avg customer waiting time,Resolution Count
      Ann,30,2 minutes 30 seconds,1 day 3 hours,1 minute,28
      Bob,10,10 minutes,2 hours,--,9

      """, to: "agents.csv")
    let figures = try MeasuredFigures(["agents.csv", "--period", "2025-10"], in: scratch)
    // Weighted by conversations: (30 · 150 + 10 · 600) / 40.
    figures.expect("first-response", is: 262.5, from: 40)
    figures.expect("average-response", is: 60, from: 30)
    figures.expect("average-response", "Bob", is: nil)
    figures.expect("handled", is: 40)
  }

  @Test("Chatwoot's reporting events: rounds from waits, the bot's time before the hand-over is not waited")
  func chatwootEvents() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      id,name,value,value_in_business_hours,account_id,inbox_id,user_id,conversation_id,event_start_time,event_end_time
      1,first_response,90,90,1,1,7,55,2025-10-10 10:00:00 UTC,2025-10-10 10:01:30 UTC
      2,reply_time,240,240,1,1,7,55,2025-10-10 10:05:00 UTC,2025-10-10 10:09:00 UTC
      3,conversation_resolved,1800,1800,1,1,7,55,2025-10-10 10:00:00 UTC,2025-10-10 10:30:00 UTC
      4,conversation_bot_handoff,60,60,1,1,,56,2025-10-11 10:00:00 UTC,2025-10-11 10:01:00 UTC
      5,first_response,300,300,1,1,8,56,2025-10-11 10:01:00 UTC,2025-10-11 10:06:00 UTC

      """, to: "events.csv")
    let people = "source: chatwoot\npeople: { \"7\": Ann, \"8\": Bob }\n"
    try scratch.write(people, to: "people.yaml")
    let figures = try MeasuredFigures(
      ["events.csv", "--mapping", "people.yaml", "--period", "2025-10", "--zone", "UTC"], in: scratch)
    // First rounds of 90 and 300 s, a second one of 240 s.
    figures.expect("first-response", is: 195, from: 2)
    figures.expect("average-response", is: 210, from: 3)
    figures.expect("average-response", "Ann", is: 165, from: 2)
    figures.expect("replied-within", is: 1.0 / 3)
    figures.expect("resolution-time", "Ann", is: 1800)
    figures.expect("bot-deflection", is: 0)
  }

  @Test("Chatwoot's API: nested objects and seconds since 1970, zero for never")
  func chatwootConversations() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      {"data": {"meta": {"mine_count": 1, "all_count": 2}, "payload": [
        {"id": 55, "status": "resolved", "created_at": 1760090400, "first_reply_created_at": 1760090490,
         "last_activity_at": 1760092200, "labels": ["a"], "meta": {"channel": "Channel::WebWidget",
         "sender": {"id": 901, "email": "ann@example.com"}, "assignee": {"id": 7, "name": "Ann"}, "team": {"name": "Care"}}},
        {"id": 56, "status": "open", "created_at": 1760176800, "first_reply_created_at": 0,
         "last_activity_at": 1760177000, "labels": [], "meta": {"channel": "Channel::Email",
         "sender": {"id": 902, "email": "ben@example.com"}, "assignee": {"id": 8, "name": "Bob"}, "team": null}}]}}

      """, to: "conversations.json")
    let figures = try MeasuredFigures(
      [
        "conversations.json", "--source", "chatwoot", "--period", "2025-10", "--zone", "UTC", "--observed-until",
        "2025-10-31",
      ], in: scratch)
    // 55 after 90 s; 56 never, which is the limit of 600 s.
    figures.expect("first-response", is: 345, from: 2)
    figures.expect("first-response", "Ann", is: 90)
    figures.expect("first-response", "Bob", is: 600)
    // One of two resolved, and nobody came back within a week.
    figures.expect("resolution-rate", is: 0.5, from: 2)
    figures.expect("handled", "Ann", is: 1)
    figures.expect("handled", "Bob", is: nil)
  }

  @Test("Chatwoot's ratings")
  func chatwootRatings() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Agent Name,Rating,Feedback Comment,\
      Recorded date,Review Notes
      Ann C,annc@example.com,,https://c.example/app/accounts/1/conversations/55,Ann,5,great,2025-10-10 12:00:00,
      Ben C,benc@example.com,,https://c.example/app/accounts/1/conversations/56,Bob,2,slow,2025-10-11 12:00:00,
      Cai C,caic@example.com,,https://c.example/app/accounts/1/conversations/57,Ann,4,ok,2025-10-12 12:00:00,

      """, to: "ratings.csv")
    let figures = try MeasuredFigures(["ratings.csv", "--period", "2025-10", "--zone", "UTC"], in: scratch)
    // 5 and 4 are the two best of five.
    figures.expect("satisfaction", is: 2.0 / 3, from: 3)
    figures.expect("satisfaction", "Ann", is: 1, from: 2)
    figures.expect("satisfaction", "Bob", is: 0, from: 1)
    #expect(!figures.run.text.contains("great") && !figures.run.text.contains("annc"))
  }
}
