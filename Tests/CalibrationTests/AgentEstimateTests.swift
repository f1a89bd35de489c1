import Testing
import Workforce

@testable import Calibration

@Suite("Agents as the records show them")
struct AgentEstimateTests {
  private func traffic(_ contacts: [ObservedContact]) throws -> ObservedTraffic {
    ObservedTraffic(contacts, over: try #require(Period("1999-02-01", clock: .utc)))
  }

  /// A contact that an agent began to serve.
  private func served(
    _ start: Double, for seconds: Double, by agent: String? = "a", waiting: Double = 0, type: String = "call"
  ) -> ObservedContact {
    ObservedContact(
      asked: start - waiting, type: type, wait: waiting, isAnswered: true, handling: seconds, agent: agent)
  }

  private func duties(_ contacts: [ObservedContact], longestIdle: Double = 1800) throws -> [Duty] {
    try AgentEstimate(of: traffic(contacts), settings: .init(longestIdle: longestIdle)).agents.first?.duties ?? []
  }

  @Test("a pause in which nobody waits is presence, up to a limit")
  func idle() throws {
    let contacts = [served(1000, for: 100), served(2000, for: 100), served(5000, for: 100)]
    #expect(try duties(contacts) == [Duty(start: 1000, end: 2100), Duty(start: 5000, end: 5100)])
    #expect(try duties(contacts, longestIdle: 3600) == [Duty(start: 1000, end: 5100)])
  }

  @Test("a long pause while somebody waits is absence, a short one work after the contact")
  func absence() throws {
    let other = ObservedContact(asked: 1200, type: "call", wait: 300, isAnswered: false)
    let long = [served(1000, for: 100), other, served(1600, for: 50, waiting: 20)]
    #expect(try duties(long) == [Duty(start: 1000, end: 1100), Duty(start: 1600, end: 1650)])
    // Nobody notices a wait of a few seconds, nor one of a type that the agent does not serve.
    let short = ObservedContact(asked: 1200, type: "call", wait: 9, isAnswered: false)
    #expect(try duties([served(1000, for: 100), short, served(1600, for: 50)]).count == 1)
    let foreign = ObservedContact(asked: 1200, type: "mail", wait: 300, isAnswered: false)
    #expect(try duties([served(1000, for: 100), foreign, served(1600, for: 50)]).count == 1)
    let pause = [served(1000, for: 100), served(1110, for: 50, waiting: 60)]
    #expect(try duties(pause) == [Duty(start: 1000, end: 1160)])
  }

  @Test("pauses are counted when the next contact was waiting already")
  func pauses() throws {
    var contacts: [ObservedContact] = []
    for index in 0..<40 { contacts.append(served(Double(index) * 110 + 100, for: 100, waiting: 50)) }
    // Nobody waited, or far too long to be work after a contact.
    contacts += [served(5000, for: 100), served(5300, for: 100), served(6000, for: 1, waiting: 650)]
    let estimate = try AgentEstimate(of: traffic(contacts))
    #expect(estimate.pauses == Array(repeating: 10, count: 39))
    #expect(estimate.pause == .empirical(estimate.pauses))
    #expect(try AgentEstimate(of: traffic(Array(contacts.prefix(10)))).pause == nil)
  }

  @Test("an agent's types are those with a quarter of their usual share; groups are agents with the same types")
  func types() throws {
    var contacts: [ObservedContact] = []
    for index in 0..<100 {
      let start = Double(index) * 500
      contacts.append(served(start, for: 10, by: "both", type: index.isMultiple(of: 2) ? "x" : "y"))
      contacts.append(served(start, for: 10, by: "mostly x", type: index < 95 ? "x" : "y"))
      contacts.append(served(start, for: 10, by: "also both", type: index.isMultiple(of: 3) ? "x" : "y"))
    }
    contacts.append(served(9, for: 10, by: "once", type: "y"))
    contacts.append(served(99, for: 10, by: nil, type: "y"))
    let replay = try ReplayScenario(of: traffic(contacts))
    let agents = replay.agents
    #expect(agents.agents.map(\.name) == ["also both", "both", "mostly x", "once"] && agents.unnamed == 1)
    #expect(agents.agents.map(\.types) == [["x", "y"], ["x", "y"], ["x"], ["y"]])
    #expect(replay.scenario.groups.map(\.name) == ["x, y", "x", "y"])
    #expect(replay.scenario.routing.groupsOfType.map { $0.map(\.group) } == [[0, 1], [0, 2]])
    #expect(replay.scenario.routing.typesOfGroup.map { $0.map(\.contactType) } == [[0, 1], [0], [1]])
  }

  @Test("the service is closed once nobody was on duty for an hour")
  func openingHours() throws {
    let contacts = [served(3600, for: 600), served(6000, for: 600), served(20_000, for: 600)]
    let hours = try ReplayScenario(of: traffic(contacts)).scenario.contactTypes[0].openingHours
    let date = try #require(CalendarDate("1999-02-01"))
    #expect(hours.spans(on: date) == [DaySpan(start: 3600, end: 6600), DaySpan(start: 20_000, end: 20_600)])
  }

  @Test("records that do not say enough are refused with a remedy")
  func refusals() throws {
    let nobody = served(1, for: 5, by: nil)
    let timeless = ObservedContact(asked: 1, type: "call", wait: 0, isAnswered: true, agent: "a")
    #expect(throws: CalibrationError.noContacts) { try ReplayScenario(of: traffic([])) }
    #expect(throws: CalibrationError.noAgents) { try ReplayScenario(of: traffic([nobody])) }
    #expect(throws: CalibrationError.noHandlingTimes) { try ReplayScenario(of: traffic([timeless])) }
    #expect(throws: CalibrationError.unknownType("gold", known: ["call"])) {
      try ReplayScenario(of: traffic([served(1, for: 5)]), settings: .init(headStarts: ["gold": 90]))
    }
  }
}
