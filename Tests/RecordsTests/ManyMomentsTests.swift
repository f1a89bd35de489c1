import Records
import Testing
import Workforce

@Suite("Moments of the same days, row after row")
struct ManyMomentsTests {
  /// A wall-clock time in ISO 8601.
  private static func text(_ day: CalendarDate, _ second: Int, _ form: Int) -> String {
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    return form == 0 ? "\(day) \(time)" : form == 1 ? "\(day)T\(time)" : "\(day)T\(time)Z"
  }

  @Test(
    "are read as if each stood alone, on days on which the clock changes too, in whatever order and form",
    arguments: ["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe"])
  func alone(zone: String) throws {
    let clock = try #require(LocalClock(zone: zone))
    let mapping = try #require(RecordLayouts.find("crewcast"))
    var options = ImportOptions.testing
    options.zone = zone
    var (rows, expected) = ([[String]](), [Instant]())
    // 997 and 613 have no factor in common with what they are taken modulo, so every day comes in many orders.
    for index in 0..<6000 {
      let day = CalendarDate(dayNumber: 20_080 + index * 997 % 800)
      let second = index * 613 * 37 % 86_400
      let form = index % 3
      rows.append(["\(100_000 + index)", Self.text(day, second, form), "abandoned"])
      let universal = Instant(secondsSince1970: Double(day.dayNumber) * 86_400 + Double(second))
      expected.append(form == 2 ? universal : clock.instant(day, secondOfDay: Double(second)))
    }
    let sheet = Sheet(columns: ["contact", "arrived", "outcome"], rows: rows)
    let (records, report) = try ContactImporter(mapping, options: options).records(sheet)
    #expect(records.map(\.arrived) == expected && report.problems.isEmpty)
  }

  @Test("A day or time that does not exist is none, also after the same day was read well")
  func impossible() throws {
    let mapping = try #require(RecordLayouts.find("crewcast"))
    var options = ImportOptions.testing
    options.zone = "UTC"
    let (records, report) = try ContactImporter(mapping, options: options).records(
      Sheet(
        """
        contact|arrived|outcome
        1|2025-02-28T09:00:00|abandoned
        2|2025-02-29T09:00:00|abandoned
        3|2025-02-28T24:00:01|abandoned
        4|2025-02-28T09:6a:00|abandoned
        5|2025-02-28T09:60:00|abandoned
        6|2025-02-28T23:59:59|abandoned
        """))
    #expect(records.map(\.contact) == ["1", "6"])
    #expect(records.last?.arrived == utc("2025-02-28T23:59:59"))
    #expect(report.problems.map(\.line) == [3, 4, 5, 6])
  }
}
