import Foundation
import TestSupport
import Testing

@Suite("crewcast measure", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct MeasureCommandTests {
  /// Tickets of our own in Zendesk's layout; the figures in the tests are worked out by hand from these rows.
  private static let zendesk = """
    Summation column,Id,Requester,Assignee,Group,Subject,Status,Via,Ticket type,Created at,Initially assigned at,Solved at,\
    Satisfaction Score,Reopens,Replies,First reply time in minutes
    1,101,ann@example.com,Li Na,After-sales,Where is it?,Solved,Email,Question,2025-10-01 09:00:00,2025-10-01 09:01:00,2025-10-01 10:00:00,Good,0,1,2
    1,102,ben@example.com,Li Na,After-sales,Broken,Solved,Chat,Problem,2025-10-01 09:30:00,2025-10-01 09:31:00,2025-10-01 11:00:00,Bad,1,3,6
    1,103,cai@example.com,Wang Wei,After-sales,Refund,Solved,Email,Question,2025-10-02 09:00:00,2025-10-02 09:04:00,2025-10-02 09:20:00,Good,0,1,4
    1,104,dan@example.com,Wang Wei,After-sales,Invoice,Open,Email,Question,2025-10-20 09:00:00,2025-10-20 09:10:00,,Offered,0,0,
    1,105,eva@example.com,,After-sales,Hello,New,Email,Question,2025-10-31 23:00:00,,,Unoffered,0,0,

    """

  private func measure(
    _ contents: String, _ arguments: [String], in scratch: borrowing ScratchFolder
  ) throws -> BuiltProgram.Run {
    try scratch.write(contents, to: "tickets.csv")
    return try BuiltProgram.run(["measure", "tickets.csv", "--key-file", "key"] + arguments, in: scratch.url)
  }

  private static let october = ["--period", "2025-10", "--zone", "Asia/Shanghai"]

  @Test("tickets of a help desk, for people and for programs")
  func tickets() throws {
    let scratch = try ScratchFolder()
    let text = try measure(Self.zendesk, Self.october + ["--source", "zendesk"], in: scratch)
    try Golden.compare(text.transcript, with: "measure-zendesk.txt")
    let json = try measure(Self.zendesk, Self.october + ["--format", "json"], in: scratch)
    try Golden.compare(json.text, with: "measure-zendesk.json")
    let again = try measure(Self.zendesk, Self.october + ["--format", "json"], in: scratch)
    #expect(json.output == again.output)
    let csv = try measure(Self.zendesk, Self.october + ["--format", "csv"], in: scratch)
    try Golden.compare(csv.text, with: "measure-zendesk.csv")
  }

  @Test("the same rows twice, in another order or spread over two files change nothing")
  func order() throws {
    let scratch = try ScratchFolder()
    let lines = Self.zendesk.split(separator: "\n")
    let (header, rows) = (lines[0], lines.dropFirst())
    let figures = { (run: BuiltProgram.Run) -> Substring in
      run.text.split(separator: "\"agents\"", maxSplits: 1).last?.split(separator: "\"duplicateRows\"").first ?? ""
    }
    let once = try measure(Self.zendesk, Self.october + ["--format", "json"], in: scratch)
    #expect(once.status == 0 && figures(once).count > 1000)
    let backwards = ([header] + rows.reversed() + rows).joined(separator: "\n") + "\n"
    let twice = try measure(backwards, Self.october + ["--format", "json"], in: scratch)
    #expect(figures(twice) == figures(once))
    #expect(twice.text.contains("\"duplicateRows\": 5"))
    try scratch.write(([header] + rows.prefix(2)).joined(separator: "\n") + "\n", to: "a.csv")
    try scratch.write(([header] + rows.dropFirst(2)).joined(separator: "\n") + "\n", to: "b.csv")
    let split = try BuiltProgram.run(
      ["measure", "b.csv", "a.csv", "--key-file", "key", "--format", "json"] + Self.october, in: scratch.url)
    #expect(figures(split) == figures(once))
  }

  @Test("no customer is named in any form, and the key is its owner's alone")
  func privacy() throws {
    let scratch = try ScratchFolder()
    let run = try measure(Self.zendesk, Self.october + ["--output", "out"], in: scratch)
    #expect(run.status == 0)
    for name in scratch.names(in: "out") {
      let text = try scratch.text(of: "out/\(name)")
      #expect(!text.contains("@example.com"), "\(name)")
      #expect(!text.contains("Refund"), "\(name)")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.url.appendingPathComponent("key").path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test("what an indicator means")
  func explain() throws {
    let run = try BuiltProgram.run(["measure", "--explain", "first-response"])
    try Golden.compare(run.transcript, with: "measure-explain.txt")
    let unknown = try BuiltProgram.run(["measure", "--explain", "first-respons"])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("expected one of first-response, average-response"))
  }

  @Test("hours from a calendar: the night between question and reply does not count")
  func calendar() throws {
    let scratch = try ScratchFolder()
    try scratch.write("zone: Asia/Shanghai\nweek: { mon-fri: 09:00-18:00 }\n", to: "hours.yaml")
    let rows = """
      contact,type,channel,arrived,answered,ended,agent,outcome,resolved
      1,q,email,2025-10-13T17:59:00+08:00,2025-10-14T09:01:00+08:00,2025-10-14T10:00:00+08:00,Li Na,answered,yes
      2,q,email,2025-10-17T17:58:00+08:00,2025-10-20T09:02:00+08:00,2025-10-20T10:00:00+08:00,Li Na,answered,yes

      """
    let run = try measure(
      rows, ["--period", "2025-10", "--calendar", "hours.yaml", "--format", "json"], in: scratch)
    // One minute on Monday and one on Tuesday; two on Friday and two on the Monday after.
    #expect(run.text.contains("\"ofAnswered\": 180"), "\(run.text.prefix(2000))")
  }

  @Test("what cannot be measured is refused with one clear sentence")
  func refusals() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.zendesk, to: "tickets.csv")
    try scratch.write("", to: "empty.csv")
    try scratch.write("a,b\n1,2\n", to: "other.csv")
    try scratch.write("name: x\nshape: contacts\ncolumns: { contct: id, arrived: { form: when } }\n", to: "bad.yaml")
    try scratch.write("zone: CST\nweek: { mon-fry: 09:00-18:00 }\n", to: "hours.yaml")
    let cases: [[String]] = [
      [], ["tickets.csv"], ["tickets.csv", "--period", "October"], ["missing.csv", "--period", "2025-10"],
      ["empty.csv", "--period", "2025-10"], ["other.csv", "--period", "2025-10"],
      ["tickets.csv", "--period", "2025-10", "--source", "gorgias"],
      ["tickets.csv", "--period", "2025-10", "--source", "zendesq"],
      ["tickets.csv", "--period", "2025-10", "--zone", "CST"], ["tickets.csv", "--period", "2025-10"],
      ["tickets.csv", "--period", "2025-10", "--mapping", "bad.yaml"],
      ["tickets.csv", "--period", "2025-10", "--calendar", "hours.yaml"],
      ["tickets.csv", "--period", "2025-10", "--explain", "handled"],
      ["tickets.csv", "--period", "2025-10", "--reply-target", "20m"],
    ]
    var text = ""
    for arguments in cases {
      let run = try BuiltProgram.run(["measure"] + arguments + ["--key-file", "key"], in: scratch.url)
      text += "$ crewcast measure " + arguments.joined(separator: " ") + "\n" + run.transcript + "\n"
    }
    try Golden.compare(text, with: "measure-refusals.txt")
  }

  @Test("rows that cannot be used are listed with line, column, value and reason, and the rest is measured")
  func badRows() throws {
    let scratch = try ScratchFolder()
    let bad =
      Self.zendesk + """
        1,106,fay@example.com,Li Na,After-sales,x,Solved,Email,Question,2025-13-01 09:00:00,,,Good,0,1,1
        1,107,gus@example.com,Li Na,After-sales,x,Solved,Email,Question,2025-10-03 09:00:00,2025-10-03 08:00:00,,Good,0,1,-5
        1,101,ann@example.com,Li Na,After-sales,Where is it?,Solved,Email,Question,2025-10-01 09:00:00,,,Bad,0,1,99
        1,,hal@example.com,Li Na,After-sales,x,Solved,Email,Question,2025-10-03 09:00:00,,,Good,0,1,1
        1,108,too few cells

        """
    let run = try measure(bad, Self.october, in: scratch)
    try Golden.compare(run.transcript, with: "measure-bad-rows.txt")
    #expect(run.status == 0)
  }

  @Test("a month without records, and a file in GBK")
  func emptyAndGBK() throws {
    let scratch = try ScratchFolder()
    let empty = try measure(Self.zendesk, ["--period", "2025-08", "--zone", "Asia/Shanghai"], in: scratch)
    try Golden.compare(empty.transcript, with: "measure-empty-month.txt")
    let sheet = """
      客服,平均响应时长（新）,30s应答率,客服3分钟人工回复率,接待量,好评量,评价量
      李娜,20,90%,99%,100,45,50
      王伟,40,70%,95%,300,80,100
      汇总,35,75%,96%,400,125,150

      """
    let bytes = try #require(
      sheet.data(using: String.Encoding(rawValue: gb18030)))
    try bytes.write(to: scratch.url.appendingPathComponent("京东-202510.csv"))
    let run = try BuiltProgram.run(
      ["measure", "京东-202510.csv", "--source", "jd", "--period", "2025-10", "--key-file", "key"], in: scratch.url)
    try Golden.compare(run.transcript, with: "measure-jd-gbk.txt")
  }

  /// GB18030 as Foundation numbers it.
  private var gb18030: UInt { 0x8000_0632 }
}

/// Whether the program finds the library that reads tables.
enum TableLibrary {
  static let isThere: Bool = {
    do {
      let scratch = try ScratchFolder()
      try scratch.write("contact,arrived,outcome\n1,2025-10-01T00:00:00Z,answered\n", to: "t.csv")
      let run = try BuiltProgram.run(["measure", "t.csv", "--period", "2025-10", "--key-file", "key"], in: scratch.url)
      return run.status == 0
    } catch {
      return false
    }
  }()
}

@Suite("crewcast measure --by-month", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct MonthlyMeasureTests {
  private static let mapping = """
    name: our tickets
    shape: contacts
    columns:
      contact: { from: id }
      agent: { from: agent }
      arrived: { from: created }
      answered: { from: first reply }
      resolvedAt: { from: solved }
      rating: { from: stars, lowest: 1, highest: 5 }
    people:
      ann-2: Ann

    """
  /// In Shanghai ticket 3 comes on 1 November.
  private static let tickets = """
    id,agent,created,first reply,solved,stars
    1,Ann,2025-10-01T01:00:00Z,2025-10-01T01:01:00Z,2025-10-01T02:00:00Z,5
    2,ann-2,2025-10-02T01:00:00Z,2025-10-02T01:03:00Z,,4
    3,Ann,2025-10-31T16:30:00Z,2025-10-31T16:40:00Z,2025-10-31T17:00:00Z,
    4,Bob,2025-10-05T01:00:00Z,,,1
    5,Bob,yesterday,,,1

    """

  private func measure(_ tickets: String, _ arguments: [String]) throws -> BuiltProgram.Run {
    let scratch = try ScratchFolder()
    try scratch.write(tickets, to: "tickets.csv")
    try scratch.write(Self.mapping, to: "mapping.yaml")
    return try BuiltProgram.run(
      ["measure", "tickets.csv", "--mapping", "mapping.yaml", "--key-file", "key", "--by-month"] + arguments,
      in: scratch.url)
  }

  @Test("agents' months of a zone, accounts joined, with what each figure means")
  func months() throws {
    let arguments = ["--period", "2025-10-01..2025-11-30", "--zone", "Asia/Shanghai"]
    try Golden.compare(try measure(Self.tickets, arguments).transcript, with: "measure-by-month.txt")
    try Golden.compare(
      try measure(Self.tickets, arguments + ["--language", "zh"]).transcript, with: "measure-by-month-zh.txt")
    // October: Ann's waits of 60 and 180 s, one of two solved, ratings 5 and 4; November: 600 s. Bob was never answered.
    let csv = try measure(Self.tickets, arguments + ["--format", "csv"]).text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let columns = [
      "agent", "month", "contacts", "answered", "first_response_seconds", "resolved_share", "rating", "rated",
    ]
    let places = try columns.map { name in try #require(csv[0].firstIndex { $0 == name }) }
    #expect(
      csv.dropFirst().map { row in places.map { String(row[$0]) } } == [
        ["Ann", "2025-10", "2", "2", "120", "0.5", "4.5", "2"], ["Ann", "2025-11", "1", "1", "600", "1", "", "0"],
        ["Bob", "2025-10", "1", "0", "", "0", "1", "1"],
      ])
  }

  @Test("moments without a zone are not guessed, and a file that cannot be counted so is refused")
  func refusals() throws {
    let local = Self.tickets.replacing("Z", with: "")
    #expect(try measure(local, ["--period", "2025-10"]).status == 65)
    #expect(try measure(local, ["--period", "2025-10", "--zone", "Asia/Shanghai"]).status == 0)
    #expect(try measure("id,agent\n1,Ann\n", ["--period", "2025-10"]).status == 65)
  }
}
