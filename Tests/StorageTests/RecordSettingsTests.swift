import Foundation
import Testing
import Workforce

@testable import Storage

@Suite("Calendars and mappings as files")
struct RecordSettingsTests {
  private static let calendar = """
    zone: Asia/Shanghai
    editions:
      - from: 2025-01-01
        week: { mon-fri: [09:00-12:00, 13:30-18:00], sat: [10:00-16:00] }
        holidays: [2025-10-01..2025-10-08]
        workdays: { 2025-09-28: wed }
        dates: { 2025-11-11: 00:00-24:00 }
      - from: 2025-12-01
        week: { mon-fri: 08:00-20:00 }
    exemptions:
      - { from: 2025-10-20T14:00, until: 2025-10-20T16:30, reason: outage }
    channels:
      phone: { week: always }
    shifts:
      Li Na: { week: { mon: 09:00-10:00 } }
    """

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test("hours, holidays, make-up days, editions, exemptions, channels and shifts")
  func calendar() throws {
    let file = try CalendarReader.decode(Self.calendar, name: "hours.yaml")
    let standard = file.standard
    #expect(try standard.spans(on: date("2025-09-30")).map(\.start) == [32_400, 48_600])
    #expect(try standard.spans(on: date("2025-10-02")).isEmpty)
    #expect(try standard.spans(on: date("2025-09-28")).count == 2, "a Sunday worked as a Wednesday")
    #expect(try standard.spans(on: date("2025-09-21")).isEmpty)
    #expect(try standard.spans(on: date("2025-11-11")) == [.wholeDay])
    #expect(try standard.spans(on: date("2025-12-01")).map(\.end) == [72_000])
    #expect(try standard.spans(on: date("2024-12-31")).isEmpty)
    #expect(try file.channels[.phone]?.spans(on: date("2025-10-02")) == [.wholeDay])
    #expect(try file.shifts["Li Na"]?.spans(on: date("2025-10-13")).map(\.end) == [36_000])
    let days = try #require(DateRange(first: date("2025-10-20"), last: date("2025-10-20")))
    let hours = standard.businessHours(over: days)
    let midnight = standard.clock.instant(try date("2025-10-20"), secondOfDay: 0)
    // 3 h before noon and 4.5 h after it, less the outage of 2.5 h.
    #expect(hours.businessSeconds(from: midnight, to: midnight.advanced(by: 86_400)) == 5 * 3600)
  }

  @Test(
    "each mistake is said with its place and what to do",
    arguments: [
      ("week: { mon: 09:00-18:00 }", "zone is missing"), ("zone: UTC", "neither week nor editions"),
      ("zone: UTC\nweek: { mon: 09:00-18:00 }\nholiday: []", "did you mean holidays?"),
      ("zone: UTC\nweek: { mon: 09:00-18:00 }\nholidays: [2025-02-30]", "hours.yaml:3:12: holidays[1]"),
      ("zone: UTC\nweek: { mon: 09:00-18:00 }\nworkdays: { 2025-09-28: wen }", "did you mean wed?"),
      (
        "zone: UTC\nweek: always\nexemptions: [{ from: 2025-01-02, until: 2025-01-01, reason: x }]",
        "ends before it begins"
      ),
      ("zone: UTC\nweek: always\neditions: []", "keep one of them"), ("", "is empty"), ("a: [", "hours.yaml:"),
    ])
  func calendarProblems(text: String, expected: String) {
    let error = #expect(throws: ScenarioError.self) { try CalendarReader.decode(text, name: "hours.yaml") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  private static let words = MappingWords(
    fields: [
      "contacts": ["contact", "arrived", "rating"], "events": ["conversation", "event", "time"], "agent-days": [],
    ],
    required: ["contacts": ["contact", "arrived"]], repeatable: [], events: ["assigned", "resolved"])

  @Test("columns with their readings, events, people")
  func mapping() throws {
    let text = """
      name: calls
      shape: contacts
      zone: UTC
      channel: phone
      columns:
        contact: Call Id
        arrived: { from: [Date, Time], dates: dmy }
        rating: { from: Stars, lowest: 1, highest: 5, none: ["?", "-"], values: { five: "5" } }
      people: { na.li@shop: Li Na, li2: Li Na }
      """
    let mapping = try MappingReader.decode(text, name: "m.yaml", words: Self.words)
    #expect(mapping.columns["arrived"]?.first?.from == ["Date", "Time"])
    #expect(mapping.columns["arrived"]?.first?.dates == "dmy")
    #expect(mapping.columns["rating"]?.first?.scale == 1...5)
    #expect(mapping.columns["rating"]?.first?.none == ["?", "-"])
    #expect(mapping.columns["rating"]?.first?.values == ["five": "5"])
    #expect(mapping.people == ["na.li@shop": "Li Na", "li2": "Li Na"])
    #expect(mapping.channel == .phone && mapping.zone == "UTC")
  }

  @Test(
    "a mapping's mistakes",
    arguments: [
      ("name: x\nshape: contact\ncolumns: { contact: a }", "did you mean contacts?"),
      ("name: x\nshape: contacts\ncolumns: { contact: a }", "arrived is missing"),
      ("name: x\nshape: contacts\ncolumns: { contact: a, arived: b }", "did you mean arrived?"),
      ("name: x\nshape: contacts\nzone: CST\ncolumns: { contact: a, arrived: b }", "is no time zone"),
      ("name: x\nshape: contacts\ncolumns: { contact: a, arrived: b, rating: { from: c, lowest: 5 } }", "lowest below"),
      ("name: x\nshape: events\ncolumns: { event: a }\nevents: { go: asigned }", "did you mean assigned?"),
    ])
  func mappingProblems(text: String, expected: String) {
    let error = #expect(throws: ScenarioError.self) {
      try MappingReader.decode(text, name: "m.yaml", words: Self.words)
    }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("the published schemas know every key, and refer to nothing that is not there")
  func schemas() throws {
    for (text, names) in [
      (ScenarioSchema.calendarText, Shape.Name.ofCalendars), (ScenarioSchema.mappingText, Shape.Name.ofMappings),
    ] {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let definitions = try #require(object?["$defs"] as? [String: [String: Any]])
      #expect(Set(definitions.keys) == Set(names.map(\.rawValue)))
      for name in names {
        let properties = try #require(definitions[name.rawValue]?["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(Shape.of(name).keys.map(\.name)) && !properties.isEmpty, "\(name)")
      }
      for part in text.split(separator: "#/$defs/").dropFirst() {
        let name = part.prefix { $0 != "\"" }
        #expect(definitions[String(name)] != nil, "\(name)")
      }
    }
  }

  @Test("the key that hides customers is made once, for its owner alone, and read again")
  func key() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("state/crewcast/customer-key")
    let first = try CustomerKey.pseudonymizer(path: path).pseudonym(of: "ann@example.com")
    let again = try CustomerKey.pseudonymizer(path: path).pseudonym(of: " Ann@Example.com")
    #expect(first == again)
    let other = try CustomerKey.pseudonymizer(path: folder.path("other")).pseudonym(of: "ann@example.com")
    #expect(first != other)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    try AtomicFile.write("not a key", to: folder.path("bad"))
    #expect(throws: StorageError.self) { try CustomerKey.pseudonymizer(path: folder.path("bad")) }
  }
}
