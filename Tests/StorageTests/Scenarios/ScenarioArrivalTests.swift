import Testing
import Workforce

@testable import Storage

/// Arrivals as they are written, resolved to pieces of the horizon.
struct ScenarioArrivalTests {
  private func pieces(_ stream: ArrivalStream) -> [RatePiece] {
    if case .rates(let pieces) = stream.pattern { pieces } else { [] }
  }

  private func expected(_ stream: ArrivalStream, _ from: Double, _ to: Double) -> Double {
    pieces(stream).reduce(0) { $0 + $1.rate * max(0, min(to, $1.end) - max(from, $1.start)) }
  }

  @Test func aConstantRateHoldsWhileOpen() throws {
    let scenario = try ScenarioFixture.scenario([
      "openingHours": "09:00-21:00", "horizon": "{start: 2026-10-20, days: 2}",
    ])
    #expect(
      pieces(scenario.arrivals[0]) == [
        RatePiece(start: 32_400, end: 75_600, rate: 100 / 3600.0),
        RatePiece(start: 118_800, end: 162_000, rate: 100 / 3600.0),
      ])
    guard case .levels(let levels) = scenario.groups[0].staffing else { return }
    #expect(levels.map(\.start) == [32_400, 75_600, 118_800, 162_000])
    #expect(levels.map(\.agents) == [6, 0, 6, 0])
  }

  @Test func contactsOfADayFollowTheProfileWithinOpeningHours() throws {
    let scenario = try ScenarioFixture.scenario([
      "openingHours": "{daily: \"10:00-20:00\", sun: \"12:00-16:00\"}",
      "horizon": "{start: 2026-10-24, days: 3}",
      "arrivals": """
      [{contactType: call, perDay: 1200, profile: {"09:00": 1, "12:00": 3, "18:00": 2},
        weekdays: {sun: 50%}, dates: {2026-10-26: 2}}]
      """,
    ])
    let stream = scenario.arrivals[0]
    let day = 86_400.0
    // Saturday: weights 1 × 2 h + 3 × 6 h + 2 × 2 h = 24.
    #expect(abs(expected(stream, 0, day) - 1200) < 1e-6)
    #expect(abs(expected(stream, 0, 12 * 3600) - 100) < 1e-6)
    #expect(abs(expected(stream, 12 * 3600, 18 * 3600) - 900) < 1e-6)
    // Sunday: half as many, all of them within its short hours.
    #expect(abs(expected(stream, day + 12 * 3600, day + 16 * 3600) - 600) < 1e-6)
    #expect(abs(expected(stream, day, 2 * day) - 600) < 1e-6)
    // Monday the 26th: twice as many.
    #expect(abs(expected(stream, 2 * day, 3 * day) - 2400) < 1e-6)
  }

  @Test func contactsOfADayAreThoseOfTheWholeDayEvenWhenTheHorizonSeesAPart() throws {
    let scenario = try ScenarioFixture.scenario([
      "openingHours": "10:00-20:00", "horizon": "{start: 2026-10-24 15:00, length: 2h}",
      "arrivals": "[{contactType: call, perDay: 1000}]",
    ])
    #expect(abs(expected(scenario.arrivals[0], 0, 7200) - 200) < 1e-9)
  }

  @Test func nightsBelongToTheEveningOnWhichTheyBegin() throws {
    let scenario = try ScenarioFixture.scenario([
      "openingHours": "22:00-06:00", "horizon": "{start: 2026-10-20 12:00, days: 2}",
      "arrivals": "[{contactType: call, perDay: 800, dates: {2026-10-20: 2}}]",
    ])
    let stream = scenario.arrivals[0]
    #expect(abs(expected(stream, 10 * 3600, 18 * 3600) - 1600) < 1e-6)
    #expect(abs(expected(stream, 34 * 3600, 42 * 3600) - 800) < 1e-6)
  }

  @Test func clockChangesKeepTheLocalTimes() throws {
    // On 25 October 2026 the clocks of Berlin go back at 03:00: the day has 25 hours.
    let scenario = try ScenarioFixture.scenario([
      "timeZone": "Europe/Berlin", "openingHours": "09:00-17:00",
      "horizon": "{start: 2026-10-25, days: 1, interval: 1h}",
      "arrivals": "[{contactType: call, perDay: 80}]",
      "groups": "{team: {skills: [call], shifts: [{start: \"22:00\", length: 8h, agents: 1}]}}",
    ])
    #expect(scenario.horizon.length == 25 * 3600)
    #expect(scenario.horizon.intervalStarts.count == 24)
    #expect(pieces(scenario.arrivals[0]).first?.start == 36_000.0)
    guard case .duties(let agents) = scenario.groups[0].staffing else { return }
    // The night shift from the 24th lasts eight hours of real time, so it ends at 05:00 by the changed clock.
    #expect(agents[0].duties.map(\.start) == [0, 23 * 3600])
    #expect(agents[0].duties.map(\.end) == [6 * 3600, 31 * 3600])
  }

  @Test func ratesByTimeHoldUntilTheNext() throws {
    let scenario = try ScenarioFixture.scenario([
      "horizon": "{start: 2026-10-23 06:00, days: 2}",
      "arrivals":
        "[{contactType: call, rates: {mon-fri: {\"08:00\": 60/h, \"20:00\": 0}, sat: {\"10:00\": 30/h, \"18:00\": 0/h}}}]",
    ])
    #expect(
      pieces(scenario.arrivals[0]) == [
        RatePiece(start: 2 * 3600, end: 14 * 3600, rate: 1 / 60.0),
        RatePiece(start: 28 * 3600, end: 36 * 3600, rate: 0.5 / 60),
      ])
  }

  @Test func ratesWhileClosedAreLeftOutAndTold() throws {
    let (scenario, warnings) = try ScenarioFixture.decode(
      ScenarioFixture.text([
        "openingHours": "09:00-17:00",
        "arrivals": "[{contactType: call, rates: {\"08:00\": 60/h, \"09:00\": 60/h, \"17:00\": 0}}]",
      ]))
    #expect(expected(scenario.arrivals[0], 0, 86_400) == 480)
    #expect(warnings.count == 1)
    #expect(warnings.first?.text.contains("60 of 540 contacts (11.11%) fall outside the opening hours") == true)
  }

  @Test func aMixWithDifferentHoursBecomesStreamsThatShareTheirBusyness() throws {
    let scenario = try ScenarioFixture.scenario([
      "contactTypes": """
      {a: &a {channel: chat, skill: call, handlingTime: {distribution: exponential, mean: 3m}},
       b: {<<: *a, openingHours: "09:00-17:00"}}
      """,
      "arrivals": "[{mix: {a: 75%, b: 25%}, rate: 100/h, busyness: {name: day, cv: 10%}}]",
    ])
    #expect(scenario.arrivals.count == 2)
    #expect(scenario.arrivals.map { $0.busyness?.name } == ["day", "day"])
    #expect(abs(expected(scenario.arrivals[0], 0, 86_400) - 1800) < 1e-6)
    #expect(abs(expected(scenario.arrivals[1], 0, 86_400) - 200) < 1e-6)
  }

  @Test func aMixWithTheSameHoursStaysOneStream() throws {
    let scenario = try ScenarioFixture.scenario([
      "contactTypes": """
      {a: &a {channel: chat, skill: call, handlingTime: {distribution: exponential, mean: 3m}}, b: *a}
      """,
      "arrivals": "[{mix: {a: 75%, b: 25%}, rate: 100/h}]",
    ])
    #expect(scenario.arrivals.count == 1)
    #expect(scenario.arrivals[0].mix.map(\.share) == [0.75, 0.25])
    #expect(pieces(scenario.arrivals[0]).count == 1)
  }

  @Test func distributionsByTimeOfArrival() throws {
    let scenario = try ScenarioFixture.scenario([
      "horizon": "{start: 2026-10-20 08:00, length: 6h}",
      "contactTypes": """
      {call: {channel: phone, handlingTime: {byTime: {"08:00": {distribution: exponential, mean: 2m},
        "10:00": {distribution: exponential, mean: 1m}, "12:00": {distribution: constant, value: 3m}}}}}
      """,
    ])
    let type = scenario.contactTypes[0]
    #expect(type.handlingTime == .exponential(mean: 120))
    #expect(type.handlingTimeChanges.map(\.start) == [7200, 14_400])
    #expect(type.handlingTimeChanges.map(\.distribution) == [.exponential(mean: 60), .constant(180)])
  }
}
