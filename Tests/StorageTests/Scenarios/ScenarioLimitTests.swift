import Testing

@testable import Storage

/// Scenarios that would exhaust a machine are refused before they do, with the limit named.
struct ScenarioLimitTests {
  @Test func manyStreamsOverManyYears() {
    let streams = (0..<6).map { _ in "{contactType: call, perDay: 1, profile: {every: 5m, values: [\(values)]}}" }
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "horizon": "{start: 2026-01-01, days: 3650, interval: 1d}", "arrivals": "[\(streams.joined(separator: ", "))]",
      ]))
    #expect(problems.contains { $0.contains("more than 5000000 pieces over the horizon") }, "\(problems.prefix(3))")
  }

  private var values: String { Array(repeating: "1", count: 288).joined(separator: ", ") }

  @Test(arguments: [
    ("[\(Array(repeating: "{contactType: call, rate: 1/h}", count: 1001).joined(separator: ", "))]", "limit of 1000"),
    ("[{contactType: call, rate: 900000/s}]", "more than the limit of 100000000 in one replication"),
  ])
  func arrivals(_ arrivals: String, _ expected: String) {
    let problems = ScenarioFixture.problems(ScenarioFixture.text(["arrivals": arrivals]))
    #expect(problems.count == 1)
    #expect(problems.first?.contains(expected) == true, "\(problems)")
  }

  @Test func manyTypesInManyIntervals() {
    let types = (0..<300).map { "t\($0): {channel: chat, skill: s, handlingTime: {distribution: constant, value: 1m}}" }
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "horizon": "{start: 2026-01-01, days: 1000, interval: 15m}",
        "contactTypes": "{\(types.joined(separator: ", "))}",
        "arrivals": "[{contactType: t0, rate: 1/h}]", "groups": "{team: {skills: [s], staffing: 3}}",
      ]))
    #expect(problems.count == 1)
    #expect(
      problems.first?.contains("96000 reporting intervals of 301 contact types and groups") == true, "\(problems)")
  }

  @Test func manyShifts() {
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "horizon": "{start: 2026-01-01, days: 3650, interval: 1d}",
        "groups": "{team: {skills: [call], shifts: [{start: \"08:00\", length: 8h, agents: 9000}]}}",
      ]))
    #expect(problems.first?.contains("more than the limit of 2000000; shorten the horizon") == true, "\(problems)")
  }

  @Test func manySpans() {
    let spans = (0..<60).map { "\"\($0 / 60 + 10):\($0 % 60 < 10 ? "0" : "")\($0 % 60)-\($0 / 60 + 11):00\"" }
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text(["openingHours": "[\(spans.joined(separator: ", "))]"]))
    #expect(problems.first?.contains("60 spans in a day, more than the limit of 48") == true, "\(problems)")
  }
}
