import Records
import Testing
import Workforce

@Suite("Ratings, marks and figures that cannot be")
struct ScaleTests {
  private static func sheet(_ column: String, _ cells: [String]) -> Sheet {
    Sheet(
      columns: ["contact", "arrived", "outcome", column],
      rows: cells.enumerated().map { ["c\($0)", "2025-10-13T09:00:00Z", "answered", $1] })
  }

  private static func own(
    _ column: String, _ cells: [String], scale: ClosedRange<Double>? = nil
  ) throws -> (records: [ContactRecord], report: ImportReport) {
    var layout = try #require(RecordLayouts.find("crewcast"))
    if let field = ContactField(rawValue: column) { layout.contacts[field]?.scale = scale }
    let (records, report) = try ContactImporter(layout, options: .testing).records(sheet(column, cells))
    // In the order of the cells, and not of the identities as texts.
    return (records.sorted { (Int($0.contact.dropFirst()) ?? 0) < (Int($1.contact.dropFirst()) ?? 0) }, report)
  }

  private static func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }

  @Test(
    "Ratings from 1 to 5, 10 or 100 in a column read on 0…1 refuse the file, with the mapping that helps",
    arguments: [
      (["1", "2", "3", "4", "5"], "found 2", "looks like a scale of 1 to 5"),
      (["0", "10", "7"], "found 10", "looks like a scale of 0 to 10"),
      (["92.7", "80"], "found 92.7", "looks like a scale of 0 to 100"),
      (["1", "1", "5"], "lowest: 1, highest: 5", "{from: rating,"),
    ])
  func otherScale(cells: [String], found: String, looks: String) {
    let text = Self.refusal { _ = try Self.own("rating", cells) }
    #expect(text.contains(found) && text.contains(looks) && text.contains("expected 0 to 1"), "\(text)")
    for field in ["accuracy", "attitude", "compliance"] {
      let other = Self.refusal { _ = try Self.own(field, cells) }
      #expect(other.contains("expected 0 to 1") && other.contains("\(field): {from: \(field)"), "\(other)")
    }
  }

  @Test("An odd rating after the rows by which the column was settled is noticed: read again, the file is refused")
  func lateScale() throws {
    var file = try ContactFile(
      try #require(RecordLayouts.find("crewcast")), header: Self.sheet("rating", []).header, options: .testing)
    Self.sheet("rating", ["1", "0", "1"]).withBatch { file.observe($0) }
    try file.settle()
    var collection = ContactCollection()
    collection.begin(file: "x")
    Self.sheet("rating", ["1", "0", "1", "1", "5"]).withBatch { file.read($0, into: &collection) }
    #expect(!file.holds())
    file.restart()
    #expect(throws: RecordsError.self) { try file.settle() }
  }

  @Test("Of a told scale a few slips are unknown cells; more than one in twenty refuse the file")
  func slips() throws {
    let good = (0..<95).map { String($0 % 5 + 1) }
    let (records, report) = try Self.own("rating", good + ["55", "0", "44", "33", "22"], scale: 1...5)
    #expect(records.compactMap(\.rating).count == 95)
    #expect(report.problems.count == 5 && report.problems.allSatisfy { $0.reason.contains("not a rating from 1 to 5") })
    let text = Self.refusal {
      _ = try Self.own("rating", Array(good.dropLast()) + ["9", "9", "9", "9", "9", "9"], scale: 1...5)
    }
    #expect(text.contains("6 of 100 ratings lie outside the scale of 1 to 5"), "\(text)")
    // One slip among few is one slip.
    #expect(try Self.own("rating", ["5", "4", "55"], scale: 1...5).records.compactMap(\.rating) == [1, 0.75])
  }

  @Test("Marks are shares, percent with a sign, or numbers of a told scale; words of ratings are as they were")
  func marks() throws {
    #expect(try Self.own("accuracy", ["95%", "0", "70 %", "120%"]).records.map(\.accuracy) == [0.95, 0, 0.7, nil])
    #expect(try Self.own("accuracy", ["92.5", "70"], scale: 0...100).records.map(\.accuracy) == [0.925, 0.7])
    #expect(try Self.own("accuracy", ["0.95", "1", "-"]).records.map(\.accuracy) == [0.95, 1, nil])
    #expect(Self.refusal { _ = try Self.own("accuracy", ["95%", "0.9"]) }.contains("percent sign"))
    let rated = try Self.own("rating", ["good", "bad", "offered", "1", "0"])
    #expect(rated.records.map(\.rating) == [1, 0, nil, 1, 0] && rated.report.problems.isEmpty)
  }

  @Test("A sum over the rows is no rating of its own")
  func summaryRow() throws {
    let layout = try #require(RecordLayouts.find("crewcast"))
    let (records, report) = try ContactImporter(layout, options: .testing).records(
      Sheet(
        """
        contact|arrived|outcome|rating
        1|2025-10-13T09:00:00Z|answered|1
        合计|||87
        """))
    #expect(records.map(\.rating) == [1] && report.summaryRows.count == 1)
  }

  @Test("No complaint in whatever word is none; of any other word it is said what it counts as")
  func complaints() throws {
    let words = ["none", "No", "无", "否", "-", "", "attributable", "是", "late parcel"]
    let (records, report) = try Self.own("complaint", words)
    #expect(records.map(\.complaint) == [nil, nil, nil, nil, nil, nil, .attributable, .raised, nil])
    #expect(report.problems.map(\.value) == ["late parcel"])
    #expect(report.problems.first?.reason.contains("counts as one without a complaint") == true)
  }

  @Test("Figures that cannot be are unknown, with the line and the value")
  func absurd() throws {
    let contacts = try Self.own("cost", ["5", "1e300", "1e12"])
    #expect(contacts.records.map(\.cost) == [5, nil, 1e12] && contacts.report.problems.map(\.line) == [3])
    #expect(try Self.own("replies", ["3", "2000000000"]).records.map(\.replies) == [3, nil])
    let layout = try #require(RecordLayouts.find("douyin"))
    var options = ImportOptions.testing
    options.days = DateRange(first: CalendarDate("2025-10-01") ?? .init(dayNumber: 0), last: .init(dayNumber: 20_400))
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 0))
    let report = try AgentDayImporter(layout, options: options).read(
      Sheet(
        """
        客服账号|接待会话量|工作时间平响时长(秒)
        甲|1e19|30
        乙|1000000000|30
        丙|1000000000|5000
        丁|10|2e10
        """), into: &book)
    let rows = book.agentDays.map { (book.names.agents[$0.agent] ?? "", $0.handled, $0.responseSeconds) }
      .sorted { $0.0 < $1.0 }
    // Without its weight an average is lost too, and whoever scores by it must hear of it.
    #expect(report.lostCells.map(\.count) == [1, 2])
    #expect(report.lostCells.allSatisfy { $0.facets.contains(.responseAverages) })
    #expect(rows.map { $0.0 } == ["丁", "丙", "乙", "甲"])
    #expect(rows.map { $0.1 } == [10, 1e9, 1e9, nil])
    #expect(rows.map { $0.2 } == [nil, nil, 30, 30])
    #expect(report.problems.map(\.line) == [2, 4, 5] && report.problems.map(\.value) == ["1e19", "5000", "2e10"])
  }

  @Test("An agent who is not on the roster is told once, with the number of rows")
  func roster() throws {
    let layout = try #require(RecordLayouts.find("crewcast"))
    var options = ImportOptions.testing
    options.roster = ["Ann"]
    let names = ["Ann", "Bob", "Cid", "Bob", "Bob"]
    let sheet = Sheet(
      columns: ["contact", "arrived", "outcome", "agent"],
      rows: names.enumerated().map { ["\($0)", "2025-10-13T09:00:00Z", "answered", $1] })
    let report = try ContactImporter(layout, options: options).read(sheet).report
    #expect(report.problems.map(\.value) == ["Bob", "Cid"] && report.problems.map(\.line) == [3, 4])
    #expect(report.problems.map { $0.reason.contains("3 rows") } == [true, false])
  }

  @Test("Marks and ratings of events fit their scales too, or the file is refused")
  func events() throws {
    var mapping = RecordMapping(name: "own", shape: .events, channel: .chat, zone: "UTC")
    mapping.events = [
      .conversation: .column("id"), .event: .column("what"), .time: .column("at"), .agent: .column("who"),
      .value: .column("value"),
    ]
    mapping.eventKinds = ["mark": [.accuracyMarked], "rate": [.rated]]
    func read(_ rows: String, scale: ClosedRange<Double>? = nil) throws -> [Float] {
      var mapping = mapping
      mapping.events[.value]?.scale = scale
      var log = EventLog()
      _ = try EventImporter(mapping, options: .testing).read(Sheet("id|what|at|who|value\n" + rows), into: &log)
      return log.events.map(\.value)
    }
    let at = "2025-10-13T09:00:00"
    #expect(try read("1|mark|\(at)|Ann|95%\n1|rate|\(at)|Ann|3", scale: 1...5) == [0.95, 0.5])
    #expect(Self.refusal { _ = try read("1|mark|\(at)|Ann|95") }.contains("expected 0 to 1"))
    let text = Self.refusal { _ = try read("1|rate|\(at)|Ann|5\n2|rate|\(at)|Ann|1") }
    #expect(text.contains("value: {from: value, lowest: 1, highest: 5}"), "\(text)")
  }
}
