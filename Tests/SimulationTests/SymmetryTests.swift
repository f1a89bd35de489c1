import Statistics
import TestSupport
import Testing
import Workforce

@testable import Simulation

/// What a scenario is called or measured in must not matter; what it changes must not touch the luck of the rest.
@Suite("Symmetry and shared luck")
struct SymmetryTests {
  private func run(_ scenario: Scenario, number: Int = 0) throws -> (ReplicationResult, [SimulatedContact]) {
    var replication = Replication(try SimulationModel(scenario), seed: 1, number: number, keepingRecords: true)
    replication.run()
    return (replication.result, replication.takeRecords())
  }

  /// The scenario with groups, their agents and types in the opposite order.
  private func relabelled(_ scenario: Scenario) -> Scenario {
    var other = scenario
    let (types, groups) = (scenario.contactTypes.count, scenario.groups.count)
    other.contactTypes.reverse()
    other.groups.reverse()
    for index in other.groups.indices {
      if case .duties(let agents) = other.groups[index].staffing {
        other.groups[index].staffing = .duties(agents.reversed())
      }
    }
    other.routing.groupsOfType = scenario.routing.groupsOfType.reversed().map { choices in
      choices.map { .init(group: groups - 1 - $0.group, level: $0.level, delay: $0.delay) }
    }
    other.routing.typesOfGroup = scenario.routing.typesOfGroup.reversed().map { choices in
      choices.map { .init(contactType: types - 1 - $0.contactType, rank: $0.rank) }
    }
    for index in other.arrivals.indices {
      for part in other.arrivals[index].mix.indices {
        other.arrivals[index].mix[part].contactType = types - 1 - scenario.arrivals[index].mix[part].contactType
      }
      if case .trace(let contacts) = scenario.arrivals[index].pattern {
        other.arrivals[index].pattern = .trace(
          contacts.map {
            TracedContact(arrival: $0.arrival, contactType: types - 1 - $0.contactType, handlingTime: $0.handlingTime)
          })
      }
    }
    for index in other.bots.indices {
      other.bots[index].contactTypes = scenario.bots[index].contactTypes.map { types - 1 - $0 }
    }
    for index in other.lines.indices {
      other.lines[index].contactTypes = scenario.lines[index].contactTypes.map { types - 1 - $0 }
    }
    return other
  }

  @Test("relabelling types, groups and agents changes nothing but labels", arguments: UInt64(1)...120)
  func relabelling(seed: UInt64) throws {
    var scenario = RandomScenario.draw(seed: seed)
    // Least occupied agents tie at nothing at all, where order decides.
    scenario.routing.agentSelection = .longestIdle
    let ((one, _), (two, _)) = (try run(scenario), try run(relabelled(scenario)))
    for type in 0..<one.typeCount {
      for interval in 0...one.intervalCount {
        let other = two.counts(type: one.typeCount - 1 - type, interval: interval)
        #expect(one.counts(type: type, interval: interval) == other, "seed \(seed), type \(type), interval \(interval)")
      }
    }
    for group in 0..<one.groupCount {
      let (left, right) = (one.times(group: group), two.times(group: one.groupCount - 1 - group))
      #expect(left.handled == right.handled && abs(left.busy - right.busy) < 1e-6, "seed \(seed), group \(group)")
    }
    #expect(one.bots == two.bots && one.lastMoment == two.lastMoment)
  }

  // MARK: Scale

  private func doubled(_ distribution: Distribution) -> Distribution {
    switch distribution {
    case .constant(let value): .constant(2 * value)
    case .exponential(let mean): .exponential(mean: 2 * mean)
    case .gamma(let shape, let scale): .gamma(shape: shape, scale: 2 * scale)
    case .uniform(let low, let high): .uniform(low: 2 * low, high: 2 * high)
    case .weibull(let shape, let scale): .weibull(shape: shape, scale: 2 * scale)
    case .mixture(let parts):
      .mixture(parts.map { .init(weight: $0.weight, distribution: doubled($0.distribution)) })
    default: distribution
    }
  }

  /// The scenario with every time twice as long.
  private func doubled(_ scenario: Scenario) -> Scenario {
    var other = scenario
    other.horizon.length *= 2
    other.horizon.warmUp *= 2
    other.horizon.intervalStarts = scenario.horizon.intervalStarts.map { 2 * $0 }
    other.contactTypes = scenario.contactTypes.map { type in
      var type = type
      type.handlingTime = doubled(type.handlingTime)
      type.afterContactWork = type.afterContactWork.map(doubled)
      type.patience = type.patience.map(doubled)
      type.handlingTimeChanges = type.handlingTimeChanges.map {
        .init(start: 2 * $0.start, distribution: doubled($0.distribution))
      }
      type.patienceChanges = type.patienceChanges.map {
        .init(start: 2 * $0.start, distribution: doubled($0.distribution))
      }
      type.headStart *= 2
      type.target?.seconds *= 2
      return type
    }
    other.groups = scenario.groups.map { group in
      var group = group
      switch group.staffing {
      case .levels(let levels):
        group.staffing = .levels(levels.map { .init(start: 2 * $0.start, agents: $0.agents) })
      case .duties(let agents): group.staffing = .duties(agents.map(doubled))
      }
      return group
    }
    other.routing.groupsOfType = scenario.routing.groupsOfType.map { choices in
      choices.map { .init(group: $0.group, level: $0.level, delay: 2 * $0.delay) }
    }
    for index in other.arrivals.indices { other.arrivals[index].pattern = doubled(scenario.arrivals[index].pattern) }
    return other
  }

  private func doubled(_ agent: AgentDuties) -> AgentDuties {
    AgentDuties(
      duties: agent.duties.map { duty in
        Duty(
          start: 2 * duty.start, end: 2 * duty.end,
          breaks: duty.breaks.map { .init(start: 2 * $0.start, length: 2 * $0.length, paid: $0.paid) })
      })
  }

  private func doubled(_ pattern: ArrivalPattern) -> ArrivalPattern {
    switch pattern {
    case .rates(let pieces): .rates(pieces.map { .init(start: 2 * $0.start, end: 2 * $0.end, rate: $0.rate / 2) })
    case .counts(let pieces): .counts(pieces.map { .init(start: 2 * $0.start, end: 2 * $0.end, count: $0.count) })
    case .trace(let contacts):
      .trace(
        contacts.map {
          .init(arrival: 2 * $0.arrival, contactType: $0.contactType, handlingTime: $0.handlingTime.map { 2 * $0 })
        })
    }
  }

  @Test("measuring time in half seconds doubles every time and nothing else", arguments: UInt64(1)...120)
  func scale(seed: UInt64) throws {
    let scenario = RandomScenario.draw(seed: seed, options: .init(isPlain: true))
    let ((one, early), (two, late)) = (try run(scenario), try run(doubled(scenario)))
    // Twice a binary fraction is exact, so nothing may differ at all.
    for (left, right) in zip(one.counts, two.counts) {
      var halved = right
      halved.waitOfAnswered /= 2
      halved.waitOfLost /= 2
      halved.handling /= 2
      #expect(left == halved, "seed \(seed)")
    }
    #expect(early.map(\.number) == late.map(\.number) && early.map { 2 * $0.queued } == late.map { max($0.queued, -2) })
  }

  // MARK: Common random numbers

  private func desk(agents: Int, patience: Distribution? = .exponential(mean: 90)) -> Scenario {
    var scenario = Desk.simple(
      perSecond: 0.05, handling: .lognormal(logMean: 4.2, logDeviation: 0.8), patience: patience, agents: agents,
      length: 7200)
    scenario.contactTypes[0].afterContactWork = .gamma(shape: 2, scale: 10)
    return scenario
  }

  @Test("the same customers come, whoever is on duty: contact n arrives and takes as long in every scenario")
  func sharedLuck() throws {
    var runs: [[Int64: SimulatedContact]] = []
    for agents in [3, 4, 6] {
      var scenario = desk(agents: agents)
      if agents == 6 {
        // Another type, served by others, that has nothing to do with the first.
        scenario.contactTypes.append(Desk.type("other", handling: .exponential(mean: 50)))
        scenario.groups.append(Desk.group("others", skills: ["other"], agents: 1))
        scenario.routing = Desk.skillRouting(scenario.contactTypes, scenario.groups)
      }
      let records = try run(scenario).1
      runs.append(Dictionary(uniqueKeysWithValues: records.map { ($0.number, $0) }))
    }
    let first = runs[0]
    for other in runs.dropFirst() {
      #expect(Set(first.keys) == Set(other.keys) && first.count > 200)
      var shared = 0
      for (number, contact) in first {
        let twin = try #require(other[number])
        #expect(twin.arrived == contact.arrived)
        guard contact.released >= 0, twin.released >= 0 else { continue }
        #expect(abs((twin.released - twin.answered) - (contact.released - contact.answered)) < 1e-6)
        shared += 1
      }
      #expect(shared > 150)
    }
  }

  @Test("more agents help, whatever the luck")
  func monotone() throws {
    for number in 0..<20 {
      var before: (wait: Double, lost: Int32) = (.infinity, .max)
      for agents in [3, 4, 5, 7, 10] {
        let patient = try run(desk(agents: agents, patience: nil), number: number).0.counts(type: 0).waitOfAnswered
        let lost = try run(desk(agents: agents), number: number).0.counts(type: 0).abandoned
        // With patient customers served as they come this holds path by path; abandonment could in principle reverse it.
        #expect(patient <= before.wait + 1e-6, "replication \(number), \(agents) agents")
        #expect(lost <= before.lost, "replication \(number), \(agents) agents")
        before = (patient, lost)
      }
    }
  }
}
