import Records
import Testing
import Workforce

@Suite("Exports of help desks, with their traps")
struct HelpDeskImportTests {
  private func read(
    _ source: String, _ text: String, _ options: ImportOptions = .testing
  ) throws -> (records: [ContactRecord], report: ImportReport) {
    let layout = try #require(RecordLayouts.find(source))
    return try ContactImporter(layout, options: options).records(Sheet(text))
  }

  @Test("Zendesk: minutes, the account's zone, ratings in words, an offered survey is no rating")
  func zendesk() throws {
    var options = ImportOptions.testing
    options.zone = "America/New_York"
    let (records, report) = try read(
      "zendesk",
      """
      Id|Requester id|Assignee|Group|Via|Created at|Initially assigned at|Solved at|Satisfaction Score|Reopens|Replies|First reply time in minutes|First reply time in minutes within business hours
      1|77|Ann|Sales|Mail|2025-10-13 09:00|2025-10-13 09:05|2025-10-13 12:00|Good|1|2|30|12
      2|77|Bob|Sales|Web form|2025-10-13 10:00|2025-10-13 10:00||Offered|0|0||
      3|78|Bob|Sales|Voice|2025-10-13 10:00|2025-10-13 10:00|2025-10-13 10:30|Bad|0|1|5|5
      """, options)
    #expect(records.count == 3)
    #expect(report.problems.isEmpty)
    #expect(records[0].arrived == utc("2025-10-13T13:00"))
    #expect(records[0].firstResponseSeconds == 1800)
    #expect(records[0].channel == .email && records[1].channel == .ticket && records[2].channel == .phone)
    #expect(records[0].isSatisfied == true && records[1].isSatisfied == nil && records[2].isSatisfied == false)
    #expect(records[0].resolved == true && records[1].resolved == false)
    #expect(records[0].outcome == .answered && records[1].outcome == .unfinished)
    #expect(records[0].customer == records[1].customer && records[0].customer != records[2].customer)
    #expect(records[0].customer != "77")
    #expect(records[0].reopens == 1)
    // Its minutes run on the wall clock from creation, so they tell when the reply was, in whatever hours one counts.
    #expect(records[0].answered == utc("2025-10-13T13:30") && records[1].answered == nil)
  }

  @Test(
    "A rating is good when it is one of the two best of its scale; a fraction is taken for one of five steps, yes for good"
  )
  func topBox() throws {
    let (own, _) = try read(
      "crewcast",
      "contact|arrived|outcome|rating\n"
        + ["0", "0.25", "0.5", "0.75", "1", "0.9", ""].enumerated().map {
          "\($0)|2025-10-13T09:00:00Z|answered|\($1)"
        }.joined(separator: "\n"))
    #expect(own.map(\.isSatisfied) == [false, false, false, true, true, true, nil])
    #expect(own.map(\.rating) == [0, 0.25, 0.5, 0.75, 1, 0.9, nil])
    for (scale, good, bad) in [
      (1.0...5, [4.0, 4.5, 5], [1.0, 2, 3]), (1...3, [2, 3], [1]), (1...10, [9, 10], [1, 8]), (1...2, [2], [1]),
      (0...1, [1], [0]), (-1...1, [0, 1], [-1]),
    ] as [(ClosedRange<Double>, [Double], [Double])] {
      var layout = try #require(RecordLayouts.find("crewcast"))
      layout.contacts[.rating]?.scale = scale
      let rows = (good + bad).enumerated().map { "\($0)|2025-10-13T09:00:00Z|answered|\($1)" }
      let records = try ContactImporter(layout, options: .testing)
        .records(Sheet("contact|arrived|outcome|rating\n" + rows.joined(separator: "\n"))).records
      #expect(records.map(\.isSatisfied) == good.map { _ in true } + bad.map { _ in false }, "\(scale)")
    }
  }

  @Test("Zendesk: a ticket that has been with three agents has changed hands twice")
  func zendeskStations() throws {
    var options = ImportOptions.testing
    options.zone = "UTC"
    let (records, _) = try read(
      "zendesk",
      """
      Id|Requester id|Assignee|Created at|Initially assigned at|Assignee stations
      1|77|Ann|2025-10-13 09:00|2025-10-13 09:05|3
      2|77|Ann|2025-10-13 09:00|2025-10-13 09:05|1
      3|77|Ann|2025-10-13 09:00||
      """, options)
    #expect(records.map(\.transfers) == [2, 0, nil])
  }

  @Test("A duration of zero beside moments that lie apart is no duration, and is reported")
  func zeroDurations() throws {
    var options = ImportOptions.testing
    options.zone = "UTC"
    let (records, report) = try read(
      "freshdesk",
      """
      Ticket ID|Agent|Created time|Resolved time|Initial response time|Resolution time (in hrs)|Contact ID
      1|Ann|2025-10-13 09:00|2025-10-13 11:00|2025-10-13 09:10|00:00:00|77
      2|Ann|2025-10-13 09:00|2025-10-13 09:00|2025-10-13 09:00|00:00:00|77
      3|Ann|2025-10-13 09:00|2025-10-13 11:00|2025-10-13 09:10|01:30:00|77
      """, options)
    #expect(records.map(\.resolutionSeconds) == [nil, 0, 5400])
    #expect(report.problems.count == 1 && report.problems.first?.line == 2)
  }

  @Test("Moments without a zone are not guessed")
  func zoneless() throws {
    let text = """
      Id|Assignee|Created at|Initially assigned at
      1|Ann|2025-10-13 09:00|2025-10-13 09:05
      """
    #expect {
      try read("zendesk", text)
    } throws: { error in
      guard case .undecided(_, let columns) = error as? RecordsError else { return false }
      return columns.count == 2 && columns[0].contains("time zone")
    }
  }

  @Test("Freshdesk: blank or zero response times are taken from the moments; \"hrs\" are hours, minutes and seconds")
  func freshdesk() throws {
    var options = ImportOptions.testing
    options.zone = "UTC"
    let (records, report) = try read(
      "freshdesk",
      """
      Ticket ID|Agent|Group|Source|Created time|Resolved time|Closed time|Initial response time|First response time (in hrs)|Resolution time (in hrs)|Agent interactions|Survey results
      5|Ann|A|Email|2025-10-13 09:00:00|2025-10-13 20:45:30||2025-10-13 09:30:00|00:00:00|11:45:30|2|
      6|Ann|A|Phone|2025-10-13 10:00:00|||||0|0|
      7|Ann|A|Chat|2025-10-13 10:00:00|2025-10-13 09:00:00||2025-10-13 09:59:00||01:00:00|1|
      """, options)
    #expect(records[0].answered == utc("2025-10-13T09:30"))
    #expect(records[0].firstResponseSeconds == nil)
    #expect(records[0].resolutionSeconds == 42_330)
    #expect(records[1].outcome == .unfinished)
    // A reply and a resolution before the question are reported and count as unknown.
    #expect(records[2].answered == nil && records[2].effectivelyResolved == nil)
    #expect(report.problems.count == 2)
    #expect(report.problems.allSatisfy { $0.line == 4 && !$0.rejectsRow })
    #expect(report.notes.contains { $0.contains("hours, minutes and seconds") })
  }

  @Test("Intercom: each column's zone stands in its name, daylight saving is heeded, the bot's inbox is left out")
  func intercom() throws {
    let (records, report) = try read(
      "intercom",
      """
      Conversation ID|Conversation started at (America/New_York)|Conversation first replied at (America/New_York)|Conversation last closed at (America/New_York)|Teammate currently assigned|Channel|Number of reassignments|Last teammate rating|First response time (seconds)|First response time excluding time spent in bot inbox (seconds)
      9|2025-11-01 12:00:00|2025-11-01 12:10:00|2025-11-01 13:00:00|Ann|Chat|1|4|600|120
      10|2025-11-03 12:00:00|||Bob|Email|0|||
      11|2025-11-03 12:00:00||2025-11-03 12:30:00|Bob|Email|0|6||
      """)
    #expect(records[0].arrived == utc("2025-11-01T16:00"))  // summer time until 2 November
    #expect(records[1].arrived == utc("2025-11-03T17:00"))
    #expect(records[0].firstResponseSeconds == 120)
    #expect(records[0].rating == 0.75 && records[0].isSatisfied == true)
    #expect(records[0].transfers == 1)
    #expect(records[2].outcome == .abandoned)
    #expect(report.problems.map(\.value) == ["6"])
  }

  @Test("Gorgias: seconds, conversations begun by agents, day-first dates only where they can only be")
  func gorgias() throws {
    var options = ImportOptions.testing
    options.zone = "Europe/Paris"
    let header =
      "Ticket id|Initial channel|Created by an agent|Creation date|Closed date|Survey score|Assignee email|Customer email|First response time (s)|Number of agent messages\n"
    let (records, report) = try read(
      "gorgias",
      header + """
        1|email|false|13/10/2025 09:00|13/10/2025 10:00|5|a@x.com|c@y.com|90|1
        2|chat|true|03/10/2025 09:00||3|a@x.com|C@Y.com ||0
        """, options)
    #expect(records[1].arrived == utc("2025-10-03T07:00"))
    #expect(records[1].startedByAgent == true)
    #expect(records[0].customer == records[1].customer)
    #expect(records[0].isSatisfied == true && records[1].isSatisfied == false)
    #expect(report.notes.contains { $0.contains("day first") })
    let ambiguous = header + "1|email|false|03/10/2025 09:00||5|a@x.com|c@y.com|90|1"
    #expect(throws: RecordsError.self) { try read("gorgias", ambiguous, options) }
    let mixed = header + "1|email|false|13/10/2025 09:00||5|a|c|90|1\n2|email|false|10/13/2025 09:00||5|a|c|90|1"
    #expect(throws: RecordsError.self) { try read("gorgias", mixed, options) }
  }

  @Test("A file of another vendor than named is refused, and its own layout is named")
  func otherVendor() throws {
    let header =
      "Ticket id|Initial channel|Creation date|Closed date|Assignee email|First response time (s)\n1|a|b|c|d|e"
    #expect {
      try read("zendesk", header)
    } throws: { error in
      guard case .otherLayout(_, "zendesk", let missing, _, let looksLike) = error as? RecordsError else {
        return false
      }
      return missing.contains("Assignee") && looksLike == "gorgias"
    }
    #expect(RecordLayouts.detect(["a", "b"]) == nil)
    for layout in RecordLayouts.all { #expect(RecordLayouts.find(layout.name) == layout) }
  }

  @Test("Duplicates change nothing; another row with the same identity is reported; rows without identity are left out")
  func duplicates() throws {
    let (records, report) = try read(
      "crewcast",
      """
      contact|type|channel|arrived|outcome|agent|resolved|rating
      1|a|chat|2025-10-13T09:00:00+08:00|answered|Ann|yes|0.8
      1|a|chat|2025-10-13T09:00:00+08:00|answered|Ann|yes|0.8
      1|a|chat|2025-10-13T09:00:00+08:00|answered|Bob|yes|
      |a|chat|2025-10-13T09:00:00+08:00|answered|Bob|yes|
      2|a|pigeon|2025-10-32T09:00:00+08:00|answered|Bob|maybe|
      3|a|pigeon|2025-10-30T09:00:00+08:00|lost|Bob|maybe|great
      """)
    #expect(records.map(\.contact) == ["1", "3"])
    #expect(report.duplicateRows == 1)
    #expect(report.problems.map(\.line) == [4, 5, 6, 7, 7, 7, 7])
    #expect(report.problems.count { $0.rejectsRow } == 3)
    #expect(records[0].arrived == utc("2025-10-13T01:00"))
  }

  @Test("What a simulation writes is read back as it was")
  func ownLayout() throws {
    var record = ContactRecord(
      contact: "c1", type: "refund", channel: .chat, arrived: Instant(secondsSince1970: 1_760_317_200.25),
      outcome: .answered)
    record.caseIdentifier = "case 1"
    record.attempt = 2
    record.queued = record.arrived
    record.assigned = record.arrived.advanced(by: 11)
    record.answered = record.arrived.advanced(by: 12.5)
    record.ended = record.arrived.advanced(by: 100)
    record.released = record.arrived.advanced(by: 130)
    record.agent = "a1"
    record.group = "g"
    record.resolved = true
    let layout = try #require(RecordLayouts.find("crewcast"))
    let clock = try #require(LocalClock(zone: "Asia/Shanghai"))
    let sheet = Sheet(columns: ContactRecord.layout, rows: [record.fields(on: clock)])
    let (records, report) = try ContactImporter(layout, options: .testing).records(sheet)
    #expect(report.problems.isEmpty)
    var book = RecordBook(observedUntil: record.arrived)
    book.append(record)
    #expect(records == [book.contactRecord(0)])
    #expect(RecordLayouts.detect(ContactRecord.layout)?.name == "crewcast")
  }

  @Test("Several accounts of one person are joined, and agents unknown to the roster are reported")
  func people() throws {
    var options = ImportOptions.testing
    options.people = ["ann-2": "Ann"]
    options.roster = ["Ann"]
    let (records, report) = try read(
      "crewcast",
      """
      contact|channel|arrived|outcome|agent
      1|chat|2025-10-13T09:00:00Z|answered|ann-2
      2|chat|2025-10-13T09:00:00Z|answered|Zoe
      """, options)
    #expect(records.map(\.agent) == ["Ann", "Zoe"])
    #expect(report.problems.map(\.value) == ["Zoe"])
  }
}
