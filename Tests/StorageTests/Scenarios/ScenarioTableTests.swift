import Testing
import Workforce

@testable import Storage

/// Arrivals, staffing and rosters from tables.
struct ScenarioTableTests {
  private let calls = """
    id,date,time,type,prio,outcome,seconds
    1,261020,09:00:00,PS,0,AGENT,60
    2,261020,09:00:30,PS,2,AGENT,0
    3,261020,08:59:00,NW,0,HANG,
    4,261020,23:30:00,PS,0,AGENT,90
    5,261021,09:00:00,PS,0,AGENT,90
    6,261020,10:00:00,XX,0,PHANTOM,7
    """

  private let types = """
    {call: &call {channel: phone, handlingTime: {distribution: exponential, mean: 3m}}, vip: {<<: *call, skill: call}}
    """

  private func contacts(_ more: String) -> String {
    "[{contacts: {file: calls.csv, arrived: [date, time], dateFormat: yymmdd, \(more)}}]"
  }

  @Test func contactsAreReplayedAsTheyCame() throws {
    let (scenario, warnings) = try ScenarioFixture.decode(
      ScenarioFixture.text([
        "contactTypes": types, "openingHours": "08:00-20:00",
        "arrivals": contacts(
          "type: [type, prio], types: {PS/2: vip, \"*/*\": call}, handlingTime: seconds, where: {outcome: {not: PHANTOM}}"
        ),
      ]), tables: ["calls.csv": calls])
    guard case .trace(let contacts) = scenario.arrivals[0].pattern else { return }
    #expect(contacts.map(\.arrival) == [32_340, 32_400, 32_430])
    #expect(contacts.map(\.contactType) == [0, 0, 1])
    // Zero and nothing mean that nobody answered.
    #expect(contacts.map(\.handlingTime) == [nil, 60, nil])
    #expect(warnings.contains { $0.text.contains("1 of 5 rows lie outside the horizon") })
    #expect(warnings.contains { $0.text.contains("1 of 4 contacts (25%) fall outside the opening hours") })
  }

  @Test func badRowsAreNamedByLine() {
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "contactTypes": types,
        "arrivals": contacts("type: type, types: {PS: call, NW: call}, handlingTime: seconds"),
      ]),
      tables: ["calls.csv": calls.replacing("09:00:30", with: "25:00").replacing("AGENT,90\n5", with: "AGENT,-3\n5")])
    #expect(
      problems.map { $0.prefix(30) }.sorted() == [
        "calls.csv:3: date time: found ", "calls.csv:5: seconds: found \"-", "calls.csv:7: type: \"XX\" stands",
      ])
  }

  @Test func missingColumnsAreGuessed() {
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "arrivals": "[{contactType: call, contacts: {file: calls.csv, arrived: [date, tme]}}]"
      ]), tables: ["calls.csv": calls])
    #expect(problems.count == 1)
    #expect(problems.first?.contains("no column \"tme\"; its columns are id, date, time") == true)
    #expect(problems.first?.contains("did you mean time?") == true)
  }

  @Test func countsAreMeansOrExact() throws {
    let table = "start,queue,n\n2026-10-20 09:00,a,30\n2026-10-20 09:30,a,15\n2026-10-20 09:00,b,7\n"
    func scenario(_ more: String) throws -> Scenario {
      try ScenarioFixture.scenario(
        ["arrivals": "[{contactType: call, counts: {file: n.csv, time: start, count: n, where: {queue: a}\(more)}}]"],
        tables: ["n.csv": table])
    }
    let mean = try scenario("")
    #expect(
      mean.arrivals[0].pattern
        == .rates([
          RatePiece(start: 32_400, end: 34_200, rate: 30 / 1800.0),
          RatePiece(start: 34_200, end: 36_000, rate: 15 / 1800.0),
        ]))
    let exact = try scenario(", treatAs: exact")
    #expect(
      exact.arrivals[0].pattern
        == .counts([
          CountPiece(start: 32_400, end: 34_200, count: 30), CountPiece(start: 34_200, end: 36_000, count: 15),
        ]))
  }

  @Test func overlappingCountsAreRefused() {
    let table = "start,n\n2026-10-20 09:00,30\n2026-10-20 09:10,15\n"
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "arrivals": "[{contactType: call, counts: {file: n.csv, time: start, count: n}}]"
      ]), tables: ["n.csv": table])
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("n.csv:3: the interval from 2026-10-20 09:10 overlaps") == true, "\(problems)")
  }

  @Test func staffingHoldsUntilTheNextRow() throws {
    let table = "start,n\n2026-10-19 22:00,4\n2026-10-20 09:00,6\n2026-10-20 18:00,0\n"
    let scenario = try ScenarioFixture.scenario(
      ["groups": "{team: {skills: [call], staffing: {file: s.csv, time: start, agents: n}}}"], tables: ["s.csv": table])
    guard case .levels(let levels) = scenario.groups[0].staffing else { return }
    #expect(levels.map(\.start) == [0, 32_400, 64_800])
    #expect(levels.map(\.agents) == [4, 6, 0])
  }

  @Test func overlappingShiftsOfARosterAreNamed() {
    let table = """
      who,from,to
      Anna,2026-10-20 08:00,2026-10-20 16:00
      Bo,2026-10-20 08:00,2026-10-20 16:00
      Anna,2026-10-20 15:00,2026-10-20 20:00
      """
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "groups": "{team: {skills: [call], shifts: {file: r.csv, agent: who, start: from, end: to}}}"
      ]), tables: ["r.csv": table])
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix("r.csv:4: a shift of \"Anna\" that overlaps the one on line 2") == true, "\(problems)")
  }

  @Test(arguments: [
    ("yyyy-mm-dd", "2026-01-09", "2026-01-09"), ("yymmdd", "990207", "1999-02-07"),
    ("dd/mm/yyyy", "9/2/2026", "2026-02-09"),
    ("d.m.yy", "09.02.26", "2026-02-09"), ("yyyymmdd", "20261111", "2026-11-11"),
    ("mm/dd/yyyy", "11/30/2026", "2026-11-30"),
  ])
  func datePatterns(_ pattern: String, _ text: String, _ expected: String) {
    #expect(DatePattern(pattern)?.date(text[...])?.description == expected)
    #expect(DatePattern(pattern)?.date((text + "0")[...]) == nil)
    #expect(DatePattern(pattern)?.date("") == nil)
  }

  @Test(arguments: ["", "yyyy", "yyyy-mm", "yyyy-mm-dd-dd", "hh:mm", "yyy-mm-dd", "yyyy-mmm-dd"])
  func badDatePatterns(_ pattern: String) { #expect(DatePattern(pattern) == nil) }
}
