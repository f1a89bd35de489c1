import Testing
import Workforce

@testable import Storage

/// Shifts, routing, lines and bots.
struct ScenarioStaffTests {
  private func duties(_ shifts: String, horizon: String = "{start: 2026-10-19, days: 7}") throws -> [AgentDuties] {
    let scenario = try ScenarioFixture.scenario([
      "horizon": horizon, "groups": "{team: {skills: [call], shifts: \(shifts)}}",
    ])
    guard case .duties(let agents) = scenario.groups[0].staffing else { return [] }
    return agents
  }

  @Test func shiftsComeOnTheirDaysToTheSamePeople() throws {
    let agents = try duties(
      "[{start: \"09:00\", length: 8h, agents: 2, days: mon-wed}, {start: \"13:00\", end: \"21:00\", agents: 1, days: [sat, sun]}]"
    )
    #expect(agents.count == 3)
    #expect(agents[0].duties.map { $0.start / 3600 } == [9, 33, 57])
    #expect(agents[2].duties.map { $0.start / 3600 } == [133, 157])
    #expect(agents[2].duties.map { $0.end / 3600 } == [141, 165])
  }

  @Test func nightShiftsPassMidnightAndTheStartOfTheHorizon() throws {
    let agents = try duties(
      "[{start: \"22:00\", end: \"06:00\", agents: 1, breaks: [{after: 1h, length: 90m, paid: false}, {after: 4h, length: 30m, paid: true}]}]",
      horizon: "{start: 2026-10-20, days: 1}")
    #expect(agents[0].duties.map(\.start) == [0, 22 * 3600])
    #expect(agents[0].duties.map(\.end) == [6 * 3600, 30 * 3600])
    // The break from 23:00 to 00:30 is half over when the horizon begins.
    #expect(
      agents[0].duties[0].breaks == [
        Duty.Break(start: 0, length: 1800, paid: false), Duty.Break(start: 7200, length: 1800, paid: true),
      ])
  }

  @Test func breaksAreSpreadOverTheAgents() throws {
    let agents = try duties(
      "[{start: \"09:00\", length: 8h, agents: 3, days: mon, breaks: [{after: 3h, length: 30m, spread: 1h}]}]")
    #expect(agents.map { $0.duties[0].breaks[0].start / 3600 } == [12, 12.5, 13])
  }

  @Test(arguments: [
    ("[{start: \"09:00\", length: 25h, agents: 1}]", "is not over when the same agents begin the next one"),
    ("[{start: \"09:00\", length: 8h, agents: 1, breaks: [{after: 7h45m, length: 30m}]}]", "8h15m into a shift of 8h"),
    (
      "[{start: \"09:00\", length: 8h, agents: 1, breaks: [{after: 3h, length: 30m}, {after: 3h15m, length: 30m}]}]",
      "is over for everyone"
    ),
    ("[{start: \"09:00\", agents: 1}]", "none of length and end is given"),
    ("[{start: \"09:00\", length: 8h, agents: 1, days: monday}]", "days of the week such as mon-fri"),
    ("[{start: \"09:00\", length: 8h, agents: 1, dates: [tomorrow]}]", "a date such as 2026-11-11"),
    (
      "[{start: \"09:00\", length: 8h, agents: 90000}, {start: \"09:00\", length: 8h, agents: 90000}]",
      "180000 agents together"
    ),
    ("[]", "found no shifts"),
  ])
  func badShifts(_ shifts: String, _ expected: String) {
    let problems = ScenarioFixture.problems(
      ScenarioFixture.text([
        "horizon": "{start: 2026-10-19, days: 7}", "groups": "{team: {skills: [call], shifts: \(shifts)}}",
      ]))
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  private let two: [String: String] = [
    "contactTypes": """
    {a: &a {channel: phone, handlingTime: {distribution: exponential, mean: 3m}}, b: {<<: *a, priority: 2}}
    """,
    "arrivals": "[{mix: {a: 50%, b: 50%}, rate: 1/m}]",
    "groups": """
    {one: {skills: [a], staffing: 3}, both: {skills: {a: {preference: 2}, b: {}}, staffing: 3}}
    """,
  ]

  @Test func routingFollowsSkillsPreferencesAndPriorities() throws {
    let routing = try ScenarioFixture.scenario(two).routing
    #expect(routing.groupsOfType[0] == [.init(group: 0, level: 1), .init(group: 1, level: 2)])
    #expect(routing.groupsOfType[1] == [.init(group: 1, level: 1)])
    #expect(routing.typesOfGroup[1] == [.init(contactType: 0, rank: 1), .init(contactType: 1, rank: 2)])
  }

  @Test func routingCanBeWritten() throws {
    var changes = two
    changes["routing"] = "{select: least-occupied, groups: {both: [[b], [a]]}, overflow: {a: [{after: 30s, to: both}]}}"
    let routing = try ScenarioFixture.scenario(changes).routing
    #expect(routing.agentSelection == .leastOccupied)
    #expect(routing.groupsOfType[0] == [.init(group: 0, level: 1), .init(group: 1, level: 2, delay: 30)])
    #expect(routing.typesOfGroup[1] == [.init(contactType: 1, rank: 1), .init(contactType: 0, rank: 2)])
    #expect(routing.typesOfGroup[0] == [.init(contactType: 0, rank: 1)])
  }

  @Test func aPairStandsInBothDirectionsOrInNone() throws {
    var changes = two
    changes["routing"] = "{groups: {both: [[b]]}}"
    let routing = try ScenarioFixture.scenario(changes).routing
    #expect(routing.groupsOfType[0] == [.init(group: 0, level: 1)])
    #expect(routing.typesOfGroup[1] == [.init(contactType: 1, rank: 1)])
    for contradiction in [
      "{contactTypes: {a: [[one, both]]}, groups: {both: [[b]]}}",
      "{contactTypes: {a: [[one]]}, groups: {both: [[a, b]]}}",
      "{overflow: {a: [{after: 30s, to: both}]}, groups: {both: [[b]]}}",
      "{contactTypes: {b: [[one]]}}", "{contactTypes: {a: [[one], [one]]}}",
    ] {
      changes["routing"] = contradiction
      #expect(!ScenarioFixture.problems(ScenarioFixture.text(changes)).isEmpty, "\(contradiction)")
    }
  }

  @Test func aTypeTakesOneGroupOfLines() {
    var changes = two
    changes["lines"] = "{x: {count: 3, contactTypes: [a]}, y: {count: 3}}"
    let problems = ScenarioFixture.problems(ScenarioFixture.text(changes))
    #expect(problems.count == 1)
    #expect(problems.first?.contains("a uses the lines \"x\" already") == true)
  }

  @Test func aBotKeepsItsShares() throws {
    let bot = try ScenarioFixture.scenario([
      "bots": """
      {helper: {involvement: 80%, resolved: 55%, falselyContained: 15%, escalated: 30%, capacity: 50, hours: "08:00-20:00",
        recontact: {probability: 60%, toAgent: 50%, after: {distribution: exponential, mean: 2h}}, handoverFactor: 1.1,
        sessionTime: {distribution: constant, value: 90s}, costPerSession: 0.1, costPerResolution: 2}}
      """
    ]).bots[0]
    #expect(bot.name == "helper" && bot.contactTypes == [0] && bot.capacity == 50)
    #expect(abs(bot.resolved - 0.55) < 1e-12 && abs(bot.resolved + bot.falselyContained + bot.escalated - 1) < 1e-12)
    #expect(bot.recontact == 0.6 && bot.recontactToAgent == 0.5 && bot.recontactDelay == .exponential(mean: 7200))
    #expect(bot.handoverFactor == 1.1 && bot.costPerSession == 0.1 && bot.costPerResolution == 2)
    #expect(bot.hours.week[0] == [DaySpan(start: 28_800, end: 72_000)])
  }

  @Test func adviceOnWhatIsProbablyNotMeant() throws {
    let (_, warnings) = try ScenarioFixture.decode(
      ScenarioFixture.text([
        "groups":
          "{team: {skills: [call, cal], staffing: 6}, idle: {skills: [tea], staffing: 2}, away: {skills: [call], staffing: 0}}"
      ]))
    #expect(warnings.contains { $0.text.contains("no contact type needs the skill \"cal\"; did you mean call?") })
    #expect(warnings.contains { $0.text.contains("no contact type is routed to idle") })
    #expect(warnings.contains { $0.text.contains("groups.away: nobody of this group is on duty") })
  }
}
