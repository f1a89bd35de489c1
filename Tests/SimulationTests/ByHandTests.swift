import Statistics
import TestSupport
import Testing
import Workforce

@testable import Simulation

/// Desks so small that what must happen can be said beforehand, second by second.
@Suite("Desks worked out by hand")
struct ByHandTests {
  /// What happened to the contacts, in the order in which they came.
  private func run(_ scenario: Scenario) throws -> [SimulatedContact] {
    var replication = Replication(try SimulationModel(scenario), seed: 1, number: 0, keepingRecords: true)
    replication.eventsBetweenChecks = 1
    replication.eventsUntilCheck = 1
    replication.run()
    return replication.takeRecords().sorted { $0.number < $1.number }
  }

  /// One type whose contacts take a minute each, unless said otherwise.
  private func desk(
    _ arrivals: [Double], handling: Double = 60, groups: [AgentGroup] = [Desk.group(agents: 1)], length: Double = 3600,
    atEnd: EndRule = .drain, change: (inout ContactType) -> Void = { _ in }
  ) -> Scenario {
    var type = Desk.type(handling: .constant(handling))
    change(&type)
    return Desk.scenario(
      length: length, atEnd: atEnd, types: [type], arrivals: [Desk.trace(arrivals.map { ($0, 0, nil) })],
      groups: groups)
  }

  @Test func firstComeFirstServed() throws {
    let contacts = try run(desk([0, 10, 20, 300]))
    #expect(contacts.map(\.answered) == [0, 60, 120, 300])
    #expect(contacts.map(\.released) == [60, 120, 180, 360])
  }

  @Test("the agent is busy with work after the contact, the customer is not")
  func workAfterContact() throws {
    let contacts = try run(desk([0, 10]) { $0.afterContactWork = .constant(30) })
    #expect(contacts.map(\.ended) == [60, 150] && contacts.map(\.released) == [90, 180])
    #expect(contacts.map(\.answered) == [0, 90])
  }

  @Test("a measured time stands for conversation and the work after it")
  func measuredTimes() throws {
    var scenario = desk([])
    scenario.contactTypes[0].afterContactWork = .constant(30)
    scenario.arrivals = [Desk.trace([(0, 0, 42), (100, 0, nil)])]
    #expect(try run(scenario).map(\.released) == [42, 190])
  }

  @Test("who is reached at the last moment is served")
  func patience() throws {
    let contacts = try run(desk([0, 0.5, 10, 20]) { $0.patience = .constant(50) })
    // The second gives up at 50.5, the third at 60, when the agent becomes free.
    #expect(contacts.map(\.fate) == [.answered, .abandoned, .answered, .abandoned])
    #expect(contacts[1].ended == 50.5 && contacts[2].answered == 60 && contacts[3].ended == 70)
  }

  @Test("an arrival at the moment at which an agent becomes free need not wait")
  func simultaneousArrival() throws {
    #expect(try run(desk([0, 60]) { $0.patience = .constant(0) }).map(\.answered) == [0, 60])
  }

  // MARK: Coming and going

  @Test("an agent whose shift ends finishes the contact in hand; others wait for the next shift")
  func shifts() throws {
    let group = Desk.group(duties: [[Duty(start: 0, end: 100), Duty(start: 1000, end: 1500)]])
    let contacts = try run(desk([50, 60, 1450], groups: [group]) { $0.atClose = .keep })
    #expect(contacts.map(\.answered) == [50, 1000, 1450] && contacts.map(\.released) == [110, 1060, 1510])
  }

  @Test("when the number of agents drops, the busy finish; when it rises again, they stay")
  func levels() throws {
    let group = Desk.group(levels: [(0, 2), (30, 0), (50, 1)])
    let contacts = try run(desk([0, 1, 2, 3], groups: [group]) { $0.atClose = .keep })
    // At 30 both have to leave, at 50 one of them stays after all.
    #expect(contacts.map(\.answered) == [0, 1, 61, 121])
    #expect(contacts[2].agent == 1 || contacts[2].agent == 0)
  }

  @Test("what happens to those who wait at closing time", arguments: ClosingRule.allCases)
  func closing(rule: ClosingRule) throws {
    let group = Desk.group(duties: [[Duty(start: 0, end: 100)]])
    let contacts = try run(
      desk([0, 10, 20], groups: [group]) {
        $0.atClose = rule
        $0.openingHours = OpeningHours(week: Array(repeating: [DaySpan(start: 0, end: 100)], count: 7))
      })
    switch rule {
    case .serve: #expect(contacts.map(\.answered) == [0, 60, 120])
    case .keep: #expect(contacts.map(\.fate) == [.answered, .answered, .unfinished])
    case .clear:
      #expect(contacts.map(\.fate) == [.answered, .answered, .cleared] && contacts[2].ended == 100)
    }
  }

  @Test("a break begins after the contact in hand and is kept whole; paid ones are paid", arguments: [true, false])
  func breaks(paid: Bool) throws {
    let duty = Duty(start: 0, end: 1000, breaks: [.init(start: 30, length: 300, paid: paid)])
    let scenario = desk([0, 10], groups: [Desk.group(duties: [[duty]])], length: 2000)
    #expect(try run(scenario).map(\.answered) == [0, 360])
    var replication = Replication(try SimulationModel(scenario), seed: 1, number: 0)
    replication.run()
    let times = replication.result.times(group: 0)
    #expect(times.busy == 120 && times.present == 700 && times.paid == (paid ? 1000 : 700))
  }

  @Test("after the end agents serve who is left, or observation simply ends", arguments: EndRule.allCases)
  func end(rule: EndRule) throws {
    let contacts = try run(desk([90, 95], length: 100, atEnd: rule))
    if rule == .drain {
      #expect(contacts.map(\.released) == [150, 210])
    } else {
      #expect(contacts.map(\.fate) == [.answered, .unfinished] && contacts.map(\.released) == [-1, -1])
    }
  }

  // MARK: Not being served

  @Test("who finds nobody free and two waiting leaves at once")
  func balking() throws {
    let contacts = try run(
      desk([0, 1, 2, 3, 100, 101]) { $0.balking = .init(probability: 1, whenWaiting: 2) })
    #expect(contacts.map(\.fate) == [.answered, .answered, .answered, .balked, .answered, .balked])
  }

  @Test("a line is held while waiting and talking, and free during the work after it")
  func lines() throws {
    var scenario = desk([0, 1, 2, 60, 61]) { $0.afterContactWork = .constant(30) }
    scenario.lines = [LineGroup(name: "lines", count: 2, contactTypes: [0])]
    #expect(try run(scenario).map(\.fate) == [.answered, .answered, .blocked, .answered, .blocked])
  }

  // MARK: Routing

  /// Types with their skills, groups with what they can do, contacts of types at moments.
  private func routed(
    _ contacts: [(arrival: Double, type: Int, handling: Double?)], types: [ContactType], groups: [AgentGroup],
    _ routing: Routing? = nil
  ) -> Scenario {
    Desk.scenario(
      length: 3600, types: types, arrivals: [Desk.trace(contacts)], groups: groups, routing: routing)
  }

  @Test("a free agent takes the first rank first, and among equals who has waited longest, head starts included")
  func nextContact() throws {
    var types = ["a", "b", "c"].map { Desk.type($0, handling: .constant(100)) }
    types[1].headStart = 15
    types[2].priority = 2
    let group = Desk.group(skills: ["a", "b", "c"], agents: 1)
    let contacts = try run(
      routed([(0, 0, nil), (1, 2, nil), (10, 0, nil), (20, 1, nil), (30, 1, nil)], types: types, groups: [group]))
    // b counts from 5 and 15, a from 10, c is of second rank.
    #expect(contacts.map(\.answered) == [0, 400, 200, 100, 300])
  }

  @Test("groups of the first level are asked first; further ones may take it after a delay")
  func overflow() throws {
    let groups = [Desk.group("first", agents: 1), Desk.group("second", agents: 2)]
    let routing = Routing(
      groupsOfType: [[.init(group: 0), .init(group: 1, level: 2, delay: 25)]],
      typesOfGroup: [[.init(contactType: 0)], [.init(contactType: 0)]])
    let calls: [(arrival: Double, type: Int, handling: Double?)] = [
      (0, 0, nil), (10, 0, nil), (40, 0, nil), (41, 0, nil),
    ]
    let contacts = try run(routed(calls, types: [Desk.type(handling: .constant(60))], groups: groups, routing))
    #expect(contacts.map(\.answered) == [0, 35, 60, 66] && contacts.map(\.agent) == [0, 1, 0, 2])
  }

  @Test("an agent who becomes free leaves alone who has not waited long enough for the group")
  func overflowFromQueue() throws {
    let types = ["call", "other"].map { Desk.type($0, handling: .constant(100)) }
    let groups = [Desk.group("first", agents: 1), Desk.group("second", agents: 1)]
    let routing = Routing(
      groupsOfType: [[.init(group: 0), .init(group: 1, level: 2, delay: 25)], [.init(group: 1)]],
      typesOfGroup: [[.init(contactType: 0)], [.init(contactType: 0), .init(contactType: 1, rank: 2)]])
    let calls: [(arrival: Double, type: Int, handling: Double?)] = [
      (0, 0, nil), (0, 1, 50), (40, 0, nil), (45, 1, 10), (46, 1, 10),
    ]
    // At 50 the second group is free and the call has waited 10 s only; at 60 likewise; at 70 it may be taken.
    let contacts = try run(routed(calls, types: types, groups: groups, routing))
    #expect(contacts.map(\.answered) == [0, 0, 70, 50, 60])
  }

  @Test("the agent who has been free longest, or who has worked least", arguments: AgentSelection.allCases)
  func agentSelection(selection: AgentSelection) throws {
    let groups = [Desk.group("team", agents: 2)]
    var routing = Desk.skillRouting([Desk.type(handling: .constant(1))], groups)
    routing.agentSelection = selection
    // The first agent works 50 of 70 s and is free from 50, the second 30 of them and is free from 60.
    let calls: [(arrival: Double, type: Int, handling: Double?)] = [(0, 0, 50), (30, 0, 30), (70, 0, 10)]
    let contacts = try run(routed(calls, types: [Desk.type(handling: .constant(1))], groups: groups, routing))
    #expect(contacts.map(\.agent) == [0, 1, selection == .longestIdle ? 0 : 1])
  }

  @Test("an agent of twice the proficiency takes half the time")
  func proficiency() throws {
    var group = Desk.group(agents: 1)
    group.skills[0].proficiency = 2
    let contacts = try run(desk([0, 10], groups: [group]) { $0.afterContactWork = .constant(20) })
    #expect(contacts.map(\.released) == [40, 80])
  }

  // MARK: Bots

  private func withBot(_ arrivals: [Double], change: (inout Bot) -> Void) -> Scenario {
    var scenario = desk(arrivals)
    var bot = Bot(
      name: "bot", contactTypes: [0], involvement: 1, resolved: 0, falselyContained: 0, escalated: 1,
      sessionTime: .constant(30))
    change(&bot)
    scenario.bots = [bot]
    return scenario
  }

  @Test("a contact handed over waits from then on, and may take less long")
  func handover() throws {
    var scenario = withBot([0, 5]) { $0.handoverFactor = 0.5 }
    scenario.contactTypes[0].afterContactWork = .constant(20)
    let contacts = try run(scenario)
    #expect(contacts.map(\.botBegan) == [0, 5] && contacts.map(\.botEnded) == [30, 35])
    #expect(contacts.map(\.queued) == [30, 35] && contacts.map(\.answered) == [30, 70])
    #expect(contacts.map(\.ended) == [60, 100] && contacts.map(\.released) == [70, 110])
    #expect(contacts.allSatisfy { $0.botOutcome == 3 })
  }

  @Test("when the bot is full, or off duty, contacts go straight to agents")
  func capacityAndHours() throws {
    let contacts = try run(
      withBot([0, 5, 200]) {
        $0.capacity = 1
        $0.hours = OpeningHours(week: Array(repeating: [DaySpan(start: 0, end: 100)], count: 7))
      })
    #expect(contacts.map(\.botBegan) == [0, -1, -1] && contacts.map(\.queued) == [30, 5, 200])
  }

  @Test("who is falsely contained comes back as another contact of the same case")
  func recontact() throws {
    let scenario = withBot([0]) {
      ($0.escalated, $0.falselyContained) = (0, 1)
      ($0.recontact, $0.recontactToAgent, $0.recontactDelay) = (1, 1, .constant(600))
    }
    let contacts = try run(scenario)
    #expect(contacts.map(\.fate) == [.contained, .answered] && contacts.map(\.attempt) == [1, 2])
    #expect(contacts.map(\.caseNumber) == [1, 1] && contacts[1].arrived == 630 && contacts[1].answered == 630)
  }

  @Test("who comes back before the doors open comes when they do")
  func earlyReturn() throws {
    var scenario = withBot([0]) {
      ($0.escalated, $0.falselyContained) = (0, 1)
      ($0.recontact, $0.recontactToAgent, $0.recontactDelay) = (1, 1, .constant(600))
    }
    let spans = [DaySpan(start: 0, end: 300), DaySpan(start: 1800, end: 3000)]
    scenario.contactTypes[0].openingHours = OpeningHours(week: Array(repeating: spans, count: 7))
    #expect(try run(scenario).map(\.arrived) == [0, 1800])
  }

  // MARK: Counting

  @Test("contacts count in the interval in which they asked for an agent; the warm-up does not count")
  func warmUp() throws {
    var scenario = desk([10, 50, 110, 190], length: 200)
    scenario.horizon.intervalStarts = [0, 100]
    scenario.horizon.warmUp = 100
    var replication = Replication(try SimulationModel(scenario), seed: 1, number: 0)
    replication.run()
    let result = replication.result
    #expect(result.counts(type: 0, interval: 0).answered == 2 && result.counts(type: 0).answered == 2)
    #expect(result.counts(type: 0).waitOfAnswered == 20 && result.waits[0].count == 2 && result.contacts == 4)
    // 100 s of work before the end, 50 after it, when only work counts as presence.
    #expect(result.times(group: 0).busy == 150 && result.times(group: 0).present == 150)
    #expect(result.times(group: 0, interval: 2).present == 50)
  }

  @Test("a count brings exactly so many contacts, spread over its piece")
  func counts() throws {
    var scenario = desk([])
    scenario.arrivals = [
      ArrivalStream(
        contactType: 0,
        pattern: .counts([.init(start: 0, end: 100, count: 30), .init(start: 100, end: 3600, count: 5)]))
    ]
    let arrivals = try run(scenario).map(\.arrived)
    #expect(arrivals.count == 35 && arrivals.count { $0 < 100 } == 30 && arrivals == arrivals.sorted())
  }

  @Test("the contacts of a count come at uniform times")
  func uniformTimes() throws {
    var scenario = desk([], handling: 0.1, groups: [Desk.group(agents: 50)])
    scenario.arrivals = [ArrivalStream(contactType: 0, pattern: .counts([.init(start: 0, end: 3600, count: 3000)]))]
    let arrivals = try run(scenario).map(\.arrived)
    #expect(GoodnessOfFit.kolmogorovSmirnov(arrivals) { $0 / 3600 } > 0.01)
    #expect(GoodnessOfFit.kolmogorovSmirnov(arrivals) { min(1, $0 / 3600 * 1.05) } < 0.01)
  }
}
