import Testing

@testable import Storage

@Suite("What a file given to check is")
struct SettingsKindTests {
  private func recognise(_ bytes: [UInt8], _ name: String = "f.yaml") throws -> (SettingsKind?, String) {
    let folder = try TemporaryFolder()
    try AtomicFile.write(bytes, to: folder.path(name))
    do {
      return (try SettingsKind.recognise(folder.path(name)), "")
    } catch let error as ScenarioError {
      return (nil, error.description)
    }
  }

  @Test(
    "is told by its keys, slips and all",
    arguments: [
      ("crewcast: 1\n", SettingsKind.scenario), ("timeZone: UTC\n", .scenario), ("crewcastPolicy: 1\n", .policy),
      ("crewcastPolicy：1\n", .policy), ("grades: {\n", .policy), ("{\"crewcastPolicy\": 1}", .policy),
      ("zone: UTC\nweek: always\n", .calendar), ("\u{FEFF}week：always\n", .calendar),
      ("source: zendesk\npeople: {}\n", .mapping),
      ("name: x\nshape: contacts\ncolumns: [\n", .mapping),
    ])
  func kinds(text: String, expected: SettingsKind) throws {
    let (kind, said) = try recognise(Array(text.utf8))
    #expect(kind == expected, "\(said)")
  }

  @Test(
    "or said to be something else, with what was expected",
    arguments: [
      ("", "f.yaml:1:1: the file is empty"), ("# nothing\n", "the file is empty"), ("hello", "found \"hello\""),
      ("[1, 2]", "found a list"), ("a: 1\n", "found a mapping with the keys a"),
      ("agent,name,rating\n1,2,3\n", "found a table with the columns agent, name, rating"),
      ("客服;评分\n王芳;5\n", "found a table with the columns 客服, 评分"), ("<!DOCTYPE html><p>", "found a web page"),
      ("%PDF-1.7", "found a PDF document"), ("PK\u{3}\u{4}", "found a table (xlsx)"),
      ("a\u{0}b", "found bytes that are no text"),
    ])
  func others(text: String, expected: String) throws {
    let (kind, said) = try recognise(Array(text.utf8))
    #expect(kind == nil && said.contains(expected), "\(said)")
    for kind in SettingsKind.allCases {
      #expect(said.contains("a \(kind.rawValue) (") && !said.contains("\n"), "\(said)")
    }
  }

  @Test("A file of one kind where another is expected is said in one sentence")
  func exchanged() {
    let texts: [SettingsKind: String] = [
      .scenario: "crewcast: 1\ntitle: x\n", .policy: "crewcastPolicy: 1\ntitle: x\n",
      .calendar: "zone: UTC\nweek: always\n",
      .mapping: "name: x\nshape: contacts\ncolumns: {}\n",
    ]
    for (kind, text) in texts.sorted(by: { $0.value < $1.value }) {
      let error = #expect(throws: ScenarioError.self) {
        switch kind {
        case .scenario: _ = try PolicyReader.decode(text, name: "f", definitions: [])
        case .policy: _ = try ScenarioReader.decode(text, name: "f")
        case .calendar: _ = try ScenarioReader.decode(text, name: "f")
        case .mapping: _ = try CalendarReader.decode(text, name: "f")
        }
      }
      #expect(error?.problems.count == 1 && error?.description.contains("found a \(kind.rawValue), expected a") == true)
    }
  }
}
