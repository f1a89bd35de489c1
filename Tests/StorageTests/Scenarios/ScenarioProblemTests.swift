import Testing

@testable import Storage

/// Each mistake gets one sentence at its place.
///
/// The cases are texts that people write.
struct ScenarioProblemTests {
  /// A change to a sound scenario and what the only complaint about it must contain.
  struct Case: CustomTestStringConvertible, Sendable {
    var key: String
    var value: String
    var expected: [String]
    var testDescription: String { "\(key): \(value)" }

    init(_ key: String, _ value: String, _ expected: String...) {
      (self.key, self.value, self.expected) = (key, value, expected)
    }
  }

  static let cases = [
    Case("crewcast", "2", "crewcast: found \"2\"", "crewcast: 1"),
    Case("title", "", "desk.yaml:1:1: title is missing"),
    Case("titel", "x", "there is no key \"titel\"", "did you mean title?"),
    Case("colour", "x", "there is no key \"colour\"", "the keys are crewcast, title"),
    Case("timeZone", "CST", "\"CST\" is no time zone", "Asia/Shanghai"),
    Case("horizon", "{start: 2026-02-30, days: 1}", "horizon.start: found \"2026-02-30\""),
    Case("horizon", "{start: 2026-10-20, days: 0}", "horizon.days: found \"0\"", "from 1 to 3660"),
    Case("horizon", "{start: 2026-10-20, days: -1}", "found \"-1\""),
    Case("horizon", "{start: 2026-10-20}", "none of days and length is given"),
    Case("horizon", "{start: 2026-10-20, days: 1, length: 3h}", "days and length are given together"),
    Case("horizon", "{start: 2026-10-20, length: 90}", "\"90\" has no unit"),
    Case("horizon", "{start: 2026-10-20, length: 90min}", "write \"m\" for \"min\""),
    Case("horizon", "{start: 2026-10-20, days: 3650, interval: 1s}", "315360000 reporting", "limit of 200000"),
    Case("horizon", "{start: 2026-10-20, days: 1, warmUp: 1d}", "the warm-up of 1d leaves nothing"),
    Case("horizon", "{start: 2026-10-20, days: 1, atEnd: drian}", "did you mean drain?"),
    Case("openingHours", "9-17", "found \"9-17\"", "09:00-21:00"),
    Case("openingHours", "{monday: \"09:00-17:00\"}", "\"monday\" names no day", "did you mean mon?"),
    Case("openingHours", "[\"09:00-12:00\", \"11:00-17:00\"]", "overlaps the span that begins at 09:00"),
    Case("openingHours", "09:00-09:00", "a span without length"),
    Case("openingHours", "closed", "no contact ever arrives"),
    Case("contactTypes", "{}", "there are no contact types"),
    Case("arrivals", "[]", "there are no arrivals"),
    Case("arrivals", "[{contactType: cal, rate: 1/h}]", "there is no contact type \"cal\"; did you mean call?"),
    Case("arrivals", "[{contactType: call}]", "none of rate, rates, perDay, counts and contacts is given"),
    Case("arrivals", "[{contactType: call, rate: 100}]", "the slash and the period are missing"),
    Case("arrivals", "[{contactType: call, rate: -5/h}]", "a sign is not allowed"),
    Case("arrivals", "[{contactType: call, rate: 1000000000000/d}]", "at most 1000000 contacts a second"),
    Case("arrivals", "[{contactType: call, perDay: 1000000000000}]", "more than the limit of 100000000"),
    Case("arrivals", "[{contactType: call, perDay: 100, rate: 1/h}]", "rate and perDay are given together"),
    Case("arrivals", "[{rate: 1/h}]", "neither contactType nor mix is given"),
    Case("arrivals", "[{mix: {call: 90%}, rate: 1/h}]", "the shares add up to 90%, expected 100%"),
    Case("arrivals", "[{contactType: call, rate: 1/h, profile: {\"09:00\": 1}}]", "profile spreads perDay"),
    Case(
      "arrivals", "[{contactType: call, perDay: 5, profile: {9am: 1}}]", "found \"9am\"", "a local time such as 09:00"),
    Case("arrivals", "[{contactType: call, perDay: 5, profile: {\"10:00\": 1, \"09:00\": 1}}]", "write times in order"),
    Case("arrivals", "[{contactType: call, perDay: 5, profile: {every: 30m, values: []}}]", "found 0 values"),
    Case("arrivals", "[{contactType: call, perDay: 5, weekdays: {2026-10-20: 3}}]", "move it to dates"),
    Case("arrivals", "[{contactType: call, rate: 1/h, busyness: -5%}]", "found \"-5%\""),
    Case("groups", "{}", "there are no groups"),
    Case("groups", "{team: {skills: [call], staffing: 0}}", "nobody is on duty at any time"),
    Case("groups", "{team: {skills: [call], staffing: 1000000000}}", "a number of agents from 0 to 100000"),
    Case(
      "groups", "{a: {skills: [call], staffing: 60000}, b: {skills: [call], staffing: 60000}}", "120000 agents together"
    ),
    Case("groups", "{team: {skills: [calls], staffing: 6}}", "nobody can serve call", "did you mean calls?"),
    Case("groups", "{team: {skills: [call]}}", "none of staffing and shifts is given"),
    Case("groups", "{team: {skills: [call, call], staffing: 6}}", "the skill \"call\" is given twice"),
    Case("groups", "{team: {skills: {call: {proficiency: 0}}, staffing: 6}}", "a proficiency as a number above 0"),
    Case("lines", "0", "lines: found \"0\""),
    Case("routing", "{contactTypes: {call: [[tema]]}}", "there is no group \"tema\"; did you mean team?"),
    Case("routing", "{select: longest_idle}", "did you mean longest-idle?"),
    Case("costs", "{perLostContact: -1}", "a sign is not allowed"),
    Case(
      "bots",
      "{b: {resolved: 50%, falselyContained: 10%, escalated: 30%, sessionTime: {distribution: constant, value: 1m}}}",
      "add up to 90%"),
  ]

  @Test(arguments: cases)
  func oneSentence(_ example: Case) {
    let problems = ScenarioFixture.problems(ScenarioFixture.text([example.key: example.value]))
    #expect(problems.count == 1, "\(problems)")
    for part in example.expected { #expect(problems.first?.contains(part) == true, "\(problems)") }
  }

  static let durations: [(String, String)] = [
    ("3m", "write {distribution: exponential, mean: 3m}"),
    ("{mean: 3m}", "distribution is missing"),
    ("{distribution: exponetial, mean: 3m}", "did you mean exponential?"),
    ("{distribution: exponential}", "exponential is given by mean; found no parameters"),
    ("{distribution: exponential, mean: 3m, cv: 1}", "exponential has no cv"),
    ("{distribution: exponential, mean: 0s}", "longer than zero"),
    ("{distribution: exponential, mean: 3}", "\"3\" has no unit"),
    ("{distribution: lognormal, mean: 3m}", "lognormal is given by mean and cv"),
    ("{distribution: lognormal, cv: 1}", "found cv"),
    ("{distribution: lognormal, mean: 3m, cv: -1}", "found \"-1\""),
    ("{distribution: lognormal, median: 3m, p90: 2m}", "expected the greater value at the greater probability"),
    ("{distribution: lognormal, percentiles: {50: 3m}}", "found 1 percentiles"),
    ("{distribution: lognormal, percentiles: {50: 3m, 150: 4m}}", "a percentage between 0 and 100"),
    ("{distribution: hyperexponential, mean: 3m, cv: 0.5}", "at least 1"),
    ("{distribution: uniform, low: 3m, high: 2m}", "expected low < high"),
    ("{distribution: triangular, low: 1m, mode: 5m, high: 3m}", "expected low ≤ mode ≤ high"),
    ("{distribution: empirical, values: []}", "no values"),
    ("{distribution: empirical, values: [3m, -1s]}", "values[2]"),
    ("{distribution: empirical, file: no.csv, column: x}", "no.csv: no such file"),
    ("{distribution: mixture, parts: [{weight: 50%, distribution: constant, value: 1m}]}", "the weights add up to 50%"),
    ("{distribution: gamma, mean: 20000d, cv: 1}", "at most 3660d"),
    ("{distribution: constant, value: 1m, shift: 2}", "\"2\" has no unit"),
    ("[1m]", "expected a mapping"),
    ("~", "has no value"),
  ]

  @Test(arguments: durations)
  func distributions(_ text: String, _ expected: String) {
    let type = "{call: {channel: phone, handlingTime: \(text)}}"
    let problems = ScenarioFixture.problems(ScenarioFixture.text(["contactTypes": type]))
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(expected) == true, "\(problems)")
    #expect(problems.first?.contains("contactTypes.call.handlingTime") == true, "\(problems)")
  }

  @Test func everyProblemIsListedInTheOrderOfTheFile() {
    let text = """
      crewcast: 1
      horizon: {start: 2026-10-20, days: 1}
      contactTypes:
        call:
          channel: fax
          handlingTime: 3m
      arrivals:
        - contactType: cal
          rate: 5
      groups:
        team:
          skills: [call]
          staffing: -3
      """
    let error = #expect(throws: ScenarioError.self) { try ScenarioFixture.decode(text) }
    let places = error?.problems.map(\.place)
    #expect(
      places == [
        "desk.yaml:1:1", "desk.yaml:5:14", "desk.yaml:6:19", "desk.yaml:8:18", "desk.yaml:9:11", "desk.yaml:13:15",
      ])
    #expect(error?.description.split(separator: "\n").count == 6)
  }

  @Test func manyProblemsAreCounted() {
    let streams = (0..<250).map { "  - {contactType: nobody\($0), rate: 1/h}" }.joined(separator: "\n")
    let text = ScenarioFixture.text(["arrivals": "\n" + streams])
    let error = #expect(throws: ScenarioError.self) { try ScenarioFixture.decode(text) }
    #expect(error?.problems.count == ScenarioLimits.listedProblems)
    #expect(error?.unlisted == 150)
    #expect(error?.description.hasSuffix("… and 150 more problems") == true)
  }
}
