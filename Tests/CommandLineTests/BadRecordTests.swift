import Foundation
import TestSupport
import Testing

/// Files as they should not be: what can be read is read, what cannot is named, nothing is guessed.
@Suite("Records as they should not be", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct BadRecordTests {
  private static let tickets = """
    Ticket ID,Subject,Status,Source,Type,Agent,Created time,Resolved time,Initial response time
    1,退款,Closed,Email,问题,李娜,2025-10-01 09:00:00,2025-10-01 11:00:00,2025-10-01 09:02:00
    2,"He said ""no, thanks""
    and left",Closed,Chat,Question,李娜,2025-10-02 09:00:00,2025-10-02 11:00:00,2025-10-02 09:04:00

    """
  private static let october = ["--period", "2025-10", "--zone", "Asia/Shanghai"]

  private func measure(_ name: String, _ more: [String] = [], in scratch: borrowing ScratchFolder) throws
    -> BuiltProgram.Run
  {
    try BuiltProgram.run(["measure", name, "--key-file", "key"] + Self.october + more, in: scratch.url)
  }

  @Test(
    "encodings: a byte-order mark, UTF-16 in both orders, GBK; a quoted cell with marks and a line's end in it",
    arguments: ["bom", "utf16le", "utf16be", "gbk"])
  func encodings(kind: String) throws {
    let scratch = try ScratchFolder()
    let text = Self.tickets
    var bytes = Data()
    switch kind {
    case "bom": bytes = Data([0xef, 0xbb, 0xbf]) + Data(text.utf8)
    case "utf16le": bytes = Data([0xff, 0xfe]) + (text.data(using: .utf16LittleEndian) ?? Data())
    case "utf16be": bytes = Data([0xfe, 0xff]) + (text.data(using: .utf16BigEndian) ?? Data())
    default: bytes = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    }
    try bytes.write(to: scratch.url.appendingPathComponent("tickets.csv"))
    let figures = try MeasuredFigures(["tickets.csv"] + Self.october, in: scratch)
    // 2 and 4 minutes; 9:00 to 11:00 twice.
    figures.expect("first-response", is: 180, from: 2)
    figures.expect("resolution-time", "李娜", is: 7200, from: 2)
  }

  @Test("dates of two orders, or that could be of two, are refused with the columns named")
  func dates() throws {
    let scratch = try ScratchFolder()
    let mixed = Self.tickets.replacing("2025-10-01", with: "13/10/2025").replacing("2025-10-02", with: "10/14/2025")
    try scratch.write(mixed, to: "mixed.csv")
    let ambiguous = Self.tickets.replacing("2025-10-01", with: "01/10/2025").replacing("2025-10-02", with: "02/10/2025")
    try scratch.write(ambiguous, to: "ambiguous.csv")
    try Golden.compare(
      try measure("mixed.csv", in: scratch).transcript + measure("ambiguous.csv", in: scratch).transcript,
      with: "measure-dates.txt")
  }

  @Test("impossible times, rows cut short or too long, an open quotation mark, the same row twice")
  func impossible() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      Ticket ID,Subject,Status,Source,Type,Agent,Created time,Resolved time,Initial response time
      1,a,Closed,Email,q,李娜,2025-10-01 09:00:00,2025-10-01 11:00:00,2025-10-01 08:58:00
      2,b,Closed,Email,q,李娜,2025-10-02 09:00:00,2025-10-02 08:00:00,2025-10-02 09:04:00
      3,c,Closed,Email,q,李娜,2025-10-03 09:00:00,2025-10-03 10:00:00,2025-10-03 09:05:00
      3,c,Closed,Email,q,李娜,2025-10-03 09:00:00,2025-10-03 10:00:00,2025-10-03 09:05:00
      4,d,Closed,Email,q
      5,e,Closed,Email,q,李娜,2025-10-04 09:00:00,2025-10-04 10:00:00,2025-10-04 09:05:00,extra,more
      6,"my address is 5 Elm Road,Closed,Email,q,李娜,2025-10-04 09:00:00,2025-10-04 10:00:00,2025-10-04 09:05:00

      """, to: "tickets.csv")
    let run = try measure("tickets.csv", in: scratch)
    try Golden.compare(run.transcript, with: "measure-impossible.txt")
    // What a customer wrote is not repeated.
    #expect(!run.text.contains("Elm Road"))
    let figures = try MeasuredFigures(["tickets.csv"] + Self.october, in: scratch)
    // Tickets 2 and 3 after 4 and 5 minutes; ticket 1 was answered before it was asked and waited for nothing that is known.
    figures.expect("first-response", is: 270, from: 2)
    // Ticket 1 after two hours, 3 after one; 2 was resolved before it came.
    figures.expect("resolution-time", is: 5400, from: 2)
  }

  @Test("the same tickets in two files count once; where the files disagree, the later row is left out and named")
  func acrossFiles() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.tickets, to: "a.csv")
    try scratch.write(Self.tickets.replacing("09:04:00", with: "09:07:00"), to: "b.csv")
    let json = try measure("a.csv", ["b.csv", "--format", "json"], in: scratch)
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect(object?["duplicateRows"] as? Int == 1)
    #expect(object?["rejectedRowCount"] as? Int == 1)
    let rejected = try #require(object?["rejectedRows"] as? [[String: Any]])
    #expect(rejected.first?["file"] as? String == "b.csv" && rejected.first?["line"] as? Int == 3, "\(rejected)")
    let figures = try MeasuredFigures(["a.csv", "b.csv"] + Self.october, in: scratch)
    figures.expect("first-response", is: 180, from: 2)
  }

  @Test("a period that is not over, a month without records, a single agent, a file of another vendor")
  func periods() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.tickets, to: "tickets.csv")
    let early = try measure("tickets.csv", in: scratch)
    #expect(
      early.status == 0 && early.errors.contains("before the period 2025-10 does (2025-10-31)"), "\(early.errors)")
    // With one agent nobody can stand out.
    #expect(!early.text.contains("chance explains"))
    let reached = try measure("tickets.csv", ["--observed-until", "2025-11-10"], in: scratch)
    #expect(reached.errors.isEmpty, "\(reached.errors)")
    let empty = try BuiltProgram.run(
      ["measure", "tickets.csv", "--key-file", "key", "--period", "2025-09", "--zone", "Asia/Shanghai"], in: scratch.url
    )
    #expect(
      empty.status == 0 && empty.errors.contains("the records are of 2025-10-01 to 2025-10-02"), "\(empty.errors)")
    let other = try measure("tickets.csv", ["--source", "jd"], in: scratch)
    #expect(other.status == 65 && other.errors.contains("it looks like freshdesk"), "\(other.errors)")
    #expect(other.errors.contains("\"客服\", \"接待量\" are missing"))
  }

  @Test("garbage: random bytes, and lines of text without end, are refused soon and in a sentence")
  func garbage() throws {
    let scratch = try ScratchFolder()
    let script = """
      head -c 20000000 /dev/urandom > random.csv
      yes 'the quick brown fox, jumps over; the lazy dog' | head -c 20000000 > text.csv
      """
    #expect(try BuiltProgram.shell(script, in: scratch.url).status == 0)
    let random = try measure("random.csv", in: scratch)
    #expect(random.status == 65 && random.errors.contains("expected text in UTF-8"), "\(random.errors)")
    let text = try measure("text.csv", in: scratch)
    #expect(text.status == 65 && text.errors.contains("belong to no export we know"), "\(text.errors)")
    #expect(random.text.isEmpty && text.text.isEmpty)
  }
}
