import Testing
import Workforce

@testable import Storage

/// Texts that are no YAML, or YAML that must not exhaust anything.
struct ScenarioYAMLTests {
  @Test(arguments: [
    ("", "is empty"),
    ("\n\n# only a comment\n", "is empty"),
    ("~", "the file is empty"),
    ("just words", "expected a mapping"),
    ("- a\n- b", "expected a mapping"),
    ("crewcast: 1\n\ttitle: x", "indent with spaces"),
    ("title: \"x", "quotation marks"),
    ("a: *nowhere", "refers to an anchor that is not defined"),
    ("a: &x [*x]", "refers to an anchor that is not defined"),
    ("a: 1\n---\nb: 2", "a second document"),
    ("a: b: c", "a colon stands where none can"),
    ("? [a, b]\n: c", "used as a key"),
    ("title: \u{0}", "does not allow"),
  ])
  func faults(_ text: String, _ expected: String) {
    let problems = ScenarioFixture.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(expected) == true, "\(problems)")
    #expect(problems.first?.hasPrefix("desk.yaml:") == true, "\(problems)")
  }

  @Test(arguments: ["crewcast: 1\ncrewcast: 1", "1: a\n\"1\": b", "\"title\": x\ntitle: y"])
  func keysThatStandTwiceAreSaidBesideTheRest(_ text: String) {
    let problems = ScenarioFixture.problems(text)
    let lines = problems.filter { $0.contains("stands more than once") }
    #expect(lines.count == 1 && lines[0].hasPrefix("desk.yaml:2:1: ") && lines[0].contains("first on line 1"))
    #expect(problems.contains { $0.contains("horizon is missing") })
  }

  /// One more repetition than is set aside still ends in a sentence.
  @Test func countlessKeysThatStandTwiceAreBounded() {
    let text = "crewcast: 1\n" + (0..<200).map { "k\($0): 1\nk\($0): 2\n" }.joined()
    let problems = ScenarioFixture.problems(text)
    #expect(problems.contains { $0.contains("stand more than once") }, "\(problems)")
  }

  @Test func nestingIsBounded() {
    for open in ["[", "{a: ", "- ", "? "] {
      let problems = ScenarioFixture.problems("a: " + String(repeating: open, count: 100_000))
      #expect(problems.count == 1, "\(open)")
    }
    var block = ""
    for depth in 0..<2_000 { block += String(repeating: " ", count: depth) + "a:\n" }
    #expect(ScenarioFixture.problems(block).first?.contains("nest less deeply") == true)
  }

  @Test func aliasesOfAliasesAreBounded() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(ScenarioFixture.problems(text).first?.contains("aliases of aliases") == true)
    // As keys they would have to be compared.
    #expect(ScenarioFixture.problems(text + "? *a11\n: 1\n").first?.contains("used as a key") == true)
    #expect(ScenarioFixture.problems(text + "*a11 : 1\n").first?.contains("used as a key") == true)
  }

  @Test func longTextsAreBounded() {
    let text = ScenarioFixture.text(["title": String(repeating: "x", count: 20_000)])
    #expect(ScenarioFixture.problems(text).first?.contains("at most 10000 bytes") == true)
    let huge = "title: " + String(repeating: "x", count: YAMLBounds.bytes)
    #expect(ScenarioFixture.problems(huge).first?.contains("move long lists into CSV files") == true)
  }

  @Test(arguments: ["\r\n", "\n"]) func lineEndsAndMarks(_ end: String) throws {
    let text = "\u{FEFF}" + ScenarioFixture.text().split(separator: "\n").joined(separator: end) + end
    #expect(try ScenarioFixture.decode(text).scenario.title == "A desk")
  }

  @Test func whatIsWrongWithAnAnchorIsSaidOnce() {
    let types = "{a: {channel: phone, handlingTime: &t {distribution: gamma}}, b: {channel: phone, handlingTime: *t}}"
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "contactTypes": types, "arrivals": "[{mix: {a: 50%, b: 50%}, rate: 1/m}]",
        "groups": "{team: {skills: [a, b], staffing: 6}}",
      ]))
    #expect(problems.count == 1, "\(problems)")
  }

  @Test func anchorsAndMergeKeysAreWrittenOut() throws {
    let types = """

        first: &first
          channel: phone
          skill: call
          priority: 2
          handlingTime: {distribution: exponential, mean: 3m}
        second:
          <<: *first
          priority: 1
        third: *first
      """
    let scenario = try ScenarioFixture.scenario([
      "contactTypes": types, "arrivals": "[{mix: {first: 50%, second: 25%, third: 25%}, rate: 1/m}]",
    ])
    #expect(scenario.contactTypes.map(\.priority) == [2, 1, 2])
    #expect(scenario.contactTypes.map(\.skill) == ["call", "call", "call"])
  }
}
