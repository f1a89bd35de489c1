import Foundation
import Queueing
import Simulation
import Statistics
import TestSupport
import Testing
import Workforce

/// Long runs against stationary theory.
@Suite("Simulated steady states")
struct SteadyStateTests {
  struct Desk1: CustomTestStringConvertible, Sendable {
    var name: String
    var perSecond: Double
    var handling = 60.0
    var patience: Double?
    var agents: Int
    var lines: Int?
    var hours = 6.0
    var testDescription: String { name }
  }

  static let desks = [
    Desk1(name: "M/M/1 half full", perSecond: 0.5 / 60, agents: 1, hours: 150),
    Desk1(name: "M/M/12", perSecond: 4.2 / 60, handling: 120, agents: 12, hours: 15),
    Desk1(name: "M/M/12+M", perSecond: 4.2 / 60, handling: 120, patience: 60, agents: 12, hours: 15),
    Desk1(name: "overloaded with patience", perSecond: 0.2, patience: 40, agents: 10, hours: 10),
    Desk1(name: "Erlang B", perSecond: 10 / 60, agents: 10, lines: 10, hours: 6),
    Desk1(name: "Erlang X with patience", perSecond: 6 / 60, patience: 90, agents: 5, lines: 9, hours: 20),
  ]

  @Test("agrees with the Erlang formulas", arguments: desks)
  func erlang(desk: Desk1) throws {
    let state = try SteadyState(
      Demand(
        arrivals: Rate(amount: desk.perSecond, periodSeconds: 1), handlingSeconds: desk.handling,
        patienceSeconds: desk.patience, lines: desk.lines), agents: desk.agents)
    var scenario = Desk.simple(
      perSecond: desk.perSecond, handling: .exponential(mean: desk.handling),
      patience: desk.patience.map { .exponential(mean: $0) }, agents: desk.agents, length: (desk.hours + 0.5) * 3600,
      warmUp: 1800, atEnd: .stop)
    if let lines = desk.lines { scenario.lines = [LineGroup(name: "lines", count: lines, contactTypes: [0])] }
    let trial = try Trial(desk.name, scenario)
    trial.expect("occupancy", theory: state.occupancy) { ($0.times(group: 0).busy, $0.times(group: 0).present) }
    // Rarer events need longer runs than a test may take; `verify` looks at those.
    if state.probabilityOfWait > 0.3 {
      trial.expect("share that waits", theory: state.probabilityOfWait) {
        ($0.counts(type: 0).delayed, Double($0.counts(type: 0).offered))
      }
    }
    for definition in ServiceLevelDefinition.allCases where definition != .virtualWait {
      trial.expect("\(definition)", theory: state.serviceLevel(definition, withinSeconds: 20)) { result in
        definition.shares(of: result.counts(type: 0))
      }
    }
    if desk.lines != nil {
      trial.expect("share blocked", theory: state.probabilityOfBlocking) {
        (Double($0.counts(type: 0).blocked), Double($0.counts(type: 0).offered))
      }
    }
    if state.probabilityOfAbandonment > 0.05 {
      trial.expect("share that abandons", theory: state.probabilityOfAbandonment) {
        (Double($0.counts(type: 0).abandoned), Double($0.counts(type: 0).offered))
      }
      trial.expect("mean wait of all", theory: state.meanWaitOfAllSeconds) {
        ($0.counts(type: 0).wait, Double($0.counts(type: 0).offered - $0.counts(type: 0).blocked))
      }
    }
  }

  // MARK: One agent, any service

  static let services: [(String, Distribution)] = [
    ("constant", .constant(60)), ("uniform", .uniform(low: 0, high: 120)),
    ("lognormal", .lognormal(logMean: log(60) - 0.25, logDeviation: 0.5.squareRoot())),
    ("hyperexponential", .hyperexponential([.init(weight: 0.3, mean: 100), .init(weight: 0.7, mean: 43)])),
  ]

  /// Source: Pollaczek (1930) and Khinchine (1932): mean wait = λ E[S²] / (2 (1 − ρ)).
  @Test("agrees with Pollaczek and Khinchine", arguments: services.map(\.0))
  func pollaczekKhinchine(name: String) throws {
    let service = try #require(Self.services.first { $0.0 == name }).1
    let mean = service.mean
    let rate = 0.4 / mean
    let wait = rate * (service.variance + mean * mean) / (2 * (1 - 0.4))
    let trial = try Trial(
      name, Desk.simple(perSecond: rate, handling: service, agents: 1, length: 300 * 3600, warmUp: 1800, atEnd: .stop))
    trial.expect("mean wait", theory: wait) { ($0.counts(type: 0).wait, Double($0.counts(type: 0).offered)) }
    trial.expect("share that waits", theory: 0.4) { ($0.counts(type: 0).delayed, Double($0.counts(type: 0).offered)) }
  }

  /// The blocking of a loss system depends on the mean service time only.
  ///
  /// Source: Sevast'yanov (1957), doi:10.1137/1102005.
  @Test("Erlang's loss formula holds for any service time", arguments: services.map(\.0))
  func insensitivity(name: String) throws {
    let service = try #require(Self.services.first { $0.0 == name }).1
    var scenario = Desk.simple(
      perSecond: 6 / service.mean, handling: service, agents: 6, length: 6 * 3600, warmUp: 1800, atEnd: .stop)
    scenario.lines = [LineGroup(name: "lines", count: 6, contactTypes: [0])]
    let state = try SteadyState(
      Demand(arrivals: Rate(amount: 6, periodSeconds: 60), handlingSeconds: 60, lines: 6), agents: 6)
    try Trial(name, scenario).expect("share blocked", theory: state.probabilityOfBlocking) {
      (Double($0.counts(type: 0).blocked), Double($0.counts(type: 0).offered))
    }
  }

  // MARK: Several agents, constant service

  /// The number present one service time later is what exceeds the agents now plus a Poisson number of arrivals.
  ///
  /// Source: Crommelin (1932), "Delay probability formulae when the holding times are constant".
  private func deterministicQueue(load: Double, agents: Int) -> (delayed: Double, queue: Double) {
    let states = 400
    let arrivals = (0..<states).map { exp(Double($0) * log(load) - load - lgamma(Double($0) + 1)) }
    var present = Array(repeating: 0.0, count: states)
    present[0] = 1
    for _ in 0..<300 {
      var next = Array(repeating: 0.0, count: states)
      for (number, probability) in present.enumerated() where probability > 1e-18 {
        let left = max(0, number - agents)
        for (more, share) in arrivals.prefix(min(60, states - left)).enumerated() {
          next[left + more] += probability * share
        }
      }
      present = next
    }
    let delayed = present.dropFirst(agents).reduce(0, +)
    let queue = present.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - agents)) * $1.element }
    return (delayed, queue)
  }

  @Test("agrees with Crommelin", arguments: [(1.2, 2), (2.1, 3)])
  func constantService(load: Double, agents: Int) throws {
    let theory = deterministicQueue(load: load, agents: agents)
    let scenario = Desk.simple(
      perSecond: load / 60, handling: .constant(60), agents: agents, length: 35 * 3600, warmUp: 1800, atEnd: .stop)
    let trial = try Trial("M/D/\(agents)", scenario)
    trial.expect("share that waits", theory: theory.delayed) {
      ($0.counts(type: 0).delayed, Double($0.counts(type: 0).offered))
    }
    trial.expect("mean wait", theory: theory.queue / load * 60, shift: 0.1) {
      ($0.counts(type: 0).wait, Double($0.counts(type: 0).offered))
    }
  }

  // MARK: Priorities and skills

  /// Source: Cobham (1954), doi:10.1287/opre.2.1.70.
  @Test("agrees with Cobham")
  func priorities() throws {
    let scenario = Desk.scenario(
      length: 250 * 3600, warmUp: 3600, interval: 3600, atEnd: .stop,
      types: [("urgent", 1), ("normal", 2)].map { name, priority in
        var type = Desk.type(name, handling: .exponential(mean: 60))
        (type.skill, type.priority) = ("call", priority)
        return type
      },
      arrivals: [
        Desk.poisson(0, perSecond: 0.2 / 60, until: 250 * 3600),
        Desk.poisson(1, perSecond: 0.3 / 60, until: 250 * 3600),
      ], groups: [Desk.group(agents: 1)])
    let trial = try Trial("priorities", scenario)
    for (type, wait) in [0.5 / (1 - 0.2), 0.5 / ((1 - 0.2) * (1 - 0.5))].enumerated() {
      trial.expect("mean wait of type \(type)", theory: wait * 60) {
        ($0.counts(type: type).wait, Double($0.counts(type: type).offered))
      }
    }
  }

  /// Type A to group 1 and then 2, type B to group 2 only, which takes B first; exact from the Markov chain.
  @Test("agrees with the N-model")
  func nModel() throws {
    let types = [("A", 2), ("B", 1)].map { name, priority in
      var type = Desk.type(name, handling: .exponential(mean: 120), patience: .exponential(mean: 120))
      type.priority = priority
      return type
    }
    let groups = [Desk.group("1", skills: ["A"], agents: 5), Desk.group("2", skills: ["A", "B"], agents: 6)]
    var routing = Desk.skillRouting(types, groups)
    routing.groupsOfType[0][1].level = 2
    let length = 25 * 3600.0
    let scenario = Desk.scenario(
      length: length, warmUp: 1800, interval: 1800, atEnd: .stop, types: types,
      arrivals: [Desk.poisson(0, perSecond: 3 / 60, until: length), Desk.poisson(1, perSecond: 2 / 60, until: length)],
      groups: groups, routing: routing)
    let trial = try Trial("N-model", scenario)
    let exact = [
      (wait: 0.35335075, occupancy: 0.81793605), (wait: 0.53533028, occupancy: 0.82580324),
    ]
    for (index, theory) in exact.enumerated() {
      trial.expect("share of \(index) that waits", theory: theory.wait) {
        ($0.counts(type: index).delayed, Double($0.counts(type: index).offered))
      }
      trial.expect("occupancy of \(index)", theory: theory.occupancy) {
        ($0.times(group: index).busy, $0.times(group: index).present)
      }
    }
  }
}

extension ServiceLevelDefinition {
  /// Numerator and denominator, written out from the definitions' own words.
  func shares(of counts: ContactCounts) -> (Double, Double) {
    let (inTarget, short) = (Double(counts.answeredInTarget), Double(counts.abandonedInTarget))
    switch self {
    case .answeredOfAnswered: return (inTarget, Double(counts.answered))
    case .answeredOfOfferedLessShortAbandons: return (inTarget, Double(counts.offered) - short)
    case .handledOrShortAbandonedOfOffered: return (inTarget + short, Double(counts.offered))
    case .answeredOfOffered, .virtualWait: return (inTarget, Double(counts.offered))
    }
  }
}
