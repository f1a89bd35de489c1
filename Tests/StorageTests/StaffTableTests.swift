import Testing
import Workforce

@testable import Storage

@Suite("Rosters and grave events from tables kept by hand", .enabled(if: (try? TableReader()) != nil))
struct StaffTableTests {
  private func write(_ text: String, _ folder: borrowing TemporaryFolder, _ name: String = "t.csv") throws -> String {
    try AtomicFile.write(Array(text.utf8), to: folder.path(name))
    return folder.path(name)
  }

  @Test("Columns by their English and Chinese names, other columns overlooked, blank rows too")
  func roster() throws {
    let folder = try TemporaryFolder()
    let english = try write(
      "Name,phone,Role,Hired_On,leftOn,Part time\nAnn,1,pre-sale,2024-02-29,,50%\n,,,,,\nBo,2,,2025/3/1 00:00,2025年9月30日,\n",
      folder)
    let members = try RosterReader.read(english).members
    #expect(members.map(\.agent) == ["Ann", "Bo"] && members.map(\.role) == ["pre-sale", nil])
    #expect(members[0].hired == CalendarDate("2024-02-29") && members[0].fullTimeShare == 0.5)
    #expect(members[1].hired == CalendarDate("2025-03-01") && members[1].left == CalendarDate("2025-09-30"))
    let chinese = try write("客服姓名\t岗位\t班组\t工时比例\n李娜\t售后\t一组\t0.8\n", folder, "t.tsv")
    #expect(
      try RosterReader.read(chinese).members == [
        StaffMember(agent: "李娜", role: "售后", team: "一组", fullTimeShare: 0.8)
      ])
    #expect(members[0].employedDays(upTo: CalendarDate(dayNumber: 19_782 + 9)) == 10)
    #expect(members[1].employedDays(upTo: CalendarDate(dayNumber: 99_999)) == 214)
  }

  @Test("Rows of one agent for different days are kept, with their lines; put together for a period, most days decide")
  func changes() throws {
    let folder = try TemporaryFolder()
    let path = try write(
      "agent,role,hired on,left on,part time\nAnn,pre-sale,2025-03-01,2025-10-10,\nBo,x,,,\n"
        + "Ann,after-sales,2025-10-11,2025-10-25,50%\nAnn,after-sales,2025-11-10,,\n", folder)
    let read = try RosterReader.read(path)
    #expect(read.lines == [2, 3, 4, 5])
    let rows = read.members.filter { $0.agent == "Ann" }
    func merged(_ first: String, _ last: String) throws -> StaffMember {
      let days = try #require(CalendarDate(first))...(try #require(CalendarDate(last)))
      return StaffMember.merged(rows.reversed(), over: days)
    }
    let october = try merged("2025-10-01", "2025-10-31")
    // Ten days full time and fifteen half time.
    #expect(october.role == "after-sales" && october.fullTimeShare == 0.7)
    #expect(october.hired == CalendarDate("2025-03-01") && october.left == nil)
    let days = try #require(CalendarDate("2025-10-01"))...(try #require(CalendarDate("2025-10-31")))
    #expect(october.employedDays(within: days) == 25)
    #expect(october.absence(on: try #require(CalendarDate("2025-10-31"))) == .between)
    #expect(october.absence(on: try #require(CalendarDate("2025-02-28"))) == .beforeHiring)
    #expect(october.absence(on: try #require(CalendarDate("2025-10-25"))) == nil)
    #expect(try merged("2025-09-01", "2025-09-30").role == "pre-sale")
    #expect(try merged("2025-02-01", "2025-02-28").role == "pre-sale")
    #expect(try merged("2025-11-01", "2025-11-05").role == "after-sales")
    // 10 and 10 days: the earlier.
    #expect(try merged("2025-10-01", "2025-10-20").role == "pre-sale")
  }

  @Test("The same roster as a sheet, with days as the sheet keeps them")
  func sheet() throws {
    let folder = try TemporaryFolder()
    let database = try Database(threads: 1)
    try database.loadExtension("excel")
    try database.run(
      "COPY (SELECT 'Ann' AS agent, DATE '2025-03-01' AS \"hired on\", 0.5 AS \"part time\") "
        + "TO \(SQL.text(folder.path("t.xlsx"))) (FORMAT xlsx, HEADER true)")
    let members = try RosterReader.read(folder.path("t.xlsx")).members
    #expect(members.map(\.hired) == [CalendarDate("2025-03-01")] && members.map(\.fullTimeShare) == [0.5])
  }

  @Test(
    "What is wrong is said with line and column, all at once",
    arguments: [
      ("agent,role\n,x\n", "t.csv:2: column ‘agent’: ‘’: expected the agent's name"),
      ("agent,role\nAnn,x\nAnn,y\n", "t.csv:3: column ‘agent’: ‘Ann’: stands on line 2 already"),
      (
        "agent,role,hired on,left on\nAnn,x,,2025-10-15\nBo,x,,\nAnn,y,2025-10-15,\n",
        "t.csv:4: column ‘agent’: ‘Ann’: stands on line 2 already, employed on the same days"
      ),
      (
        "agent,hired on,left on\nAnn,2025-10-15,2025-10-14\n",
        "column ‘left on’: ‘2025-10-14’: lies before the day of hiring, 2025-10-15"
      ),
      ("agent,hired on\nAnn,3/1/2025\n", "t.csv:2: column ‘hired on’: ‘3/1/2025’: expected a day such as 2025-10-31"),
      ("agent,hired on\nAnn,2025-02-29\n", "‘2025-02-29’: expected a day"),
      ("agent,part time\nAnn,0\n", "expected a share of full time such as 50% or 0.5"),
      ("agent,team,rol\nAnn,x,y\n", "t.csv:1: found a column ‘rol’, expected ‘role’"),
      ("who,role\nAnn,x\n", "no column ‘agent’"),
    ])
  func rosterProblems(text: String, words: String) throws {
    let folder = try TemporaryFolder()
    let path = try write(text, folder)
    let error = #expect(throws: StorageError.self) { try RosterReader.read(path) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  private static let header = "agent,date,kind,status,confirmed by,confirmed on,appeal until\n"

  @Test("Events say who confirmed them, when, and until when the employee can object")
  func events() throws {
    let folder = try TemporaryFolder()
    let path = try write(
      Self.header + "Ann,2025-10-14,abuse,Confirmed,Chen,2025-10-20,2025-10-27\nBo,2025-10-15,abuse,申诉中,,,\n", folder)
    let events = try RedLineReader.read(path, kinds: ["abuse"]).events
    #expect(events.map(\.status) == [.confirmed, .contested])
    #expect(!events[0].counts(on: try #require(CalendarDate("2025-10-27"))))
    #expect(events[0].counts(on: try #require(CalendarDate("2025-10-28"))))
    #expect(!events[1].counts(on: try #require(CalendarDate("2026-01-01"))))
  }

  @Test(
    "An event that nobody confirmed properly caps nothing",
    arguments: [
      ("Ann,2025-10-14,abuse,confirmed,,2025-10-20,2025-10-27", "who confirmed it: only a human may"),
      ("Ann,2025-10-14,abuse,confirmed,Chen,,2025-10-27", "column ‘confirmed on’"),
      ("Ann,2025-10-14,abuse,confirmed,Chen,2025-10-20,", "the last day on which the employee can object"),
      ("Ann,2025-10-14,abuse,confirmed,Ann,2025-10-20,2025-10-27", "is the agent; expected somebody else"),
      ("Ann,2025-10-14,abuse,confirmed,Chen,2025-10-13,2025-10-27", "lies before the event, 2025-10-14"),
      ("Ann,2025-10-14,abuse,confirmed,Chen,2025-10-20,2025-10-19", "lies before the confirmation, 2025-10-20"),
      ("Ann,2025-10-14,theft,reported,,,", "expected a kind of the policy's redLines: abuse"),
      ("Ann,2025-10-14,abuse,maybe,,,", "expected reported, confirmed, contested or withdrawn"),
      ("Ann,,abuse,reported,,,", "column ‘date’"),
    ])
  func eventProblems(row: String, words: String) throws {
    let folder = try TemporaryFolder()
    let path = try write(Self.header + row + "\n", folder)
    let error = #expect(throws: StorageError.self) { try RedLineReader.read(path, kinds: ["abuse"]) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
