import Calibration
import Simulation
import Statistics
import TestSupport
import Testing
import Workforce

/// The simulator's own records, calibrated and replayed, must come out as they went in.
@Suite("Replaying what was simulated")
struct RoundTripTests {
  private static let length = 10 * 3600.0

  /// A day of two types and two teams, busy enough that a twentieth of the customers leave.
  private var desk: Scenario {
    var types = [
      Desk.type("call", handling: .gamma(shape: 2, scale: 90), patience: .exponential(mean: 240)),
      Desk.type("order", handling: .exponential(mean: 120), patience: .exponential(mean: 500)),
    ]
    for index in types.indices { types[index].afterContactWork = .constant(10) }
    let day = [[Duty(start: 0, end: Self.length)]]
    return Desk.scenario(
      length: Self.length, types: types,
      arrivals: [
        Desk.poisson(0, perSecond: 0.035, until: Self.length), Desk.poisson(1, perSecond: 0.03, until: Self.length),
      ],
      groups: [
        Desk.group("calls", skills: ["call"], duties: Array(repeating: day[0], count: 5)),
        Desk.group("all", skills: ["call", "order"], duties: Array(repeating: day[0], count: 6)),
      ])
  }

  /// What an observer of some simulated days would have written down: no work after contacts, no shifts.
  private func observe(days: Int) throws -> (ObservedTraffic, [ServiceCounts]) {
    let period = try #require(Period("2026-01-01..2026-01-\(days < 10 ? "0" : "")\(days)", clock: .utc))
    let model = try SimulationModel(desk)
    var contacts: [ObservedContact] = []
    var truth: [ServiceCounts] = []
    for day in 0..<days {
      var replication = Replication(model, seed: 9, number: day, keepingRecords: true)
      replication.run()
      let records = replication.takeRecords()
      truth.append(
        ServiceCounts(
          offered: Double(records.count), answered: Double(records.count { $0.fate == .answered }),
          inTime: Double(records.count { $0.fate == .answered && $0.answered - $0.queued <= 20 }),
          waitOfAnswered: records.reduce(0) { $0 + ($1.fate == .answered ? $1.answered - $1.queued : 0) }))
      for record in records {
        let isAnswered = record.fate == .answered
        contacts.append(
          ObservedContact(
            asked: Double(day) * 86_400 + record.queued, type: record.type == 0 ? "call" : "order",
            wait: (isAnswered ? record.answered : record.ended) - record.queued, isAnswered: isAnswered,
            handling: isAnswered ? record.ended - record.answered : nil, agent: isAnswered ? "\(record.agent)" : nil))
      }
    }
    return (ObservedTraffic(contacts, over: period), truth)
  }

  @Test("handling times, patience, pauses, types and presence are found again")
  func estimates() throws {
    let (traffic, _) = try observe(days: 8)
    let replay = try ReplayScenario(of: traffic)
    let (calls, orders) = (replay.customers[0], replay.customers[1])
    #expect([calls.type, orders.type] == ["call", "order"])
    #expect(abs(calls.handling.mean / 180 - 1) < 0.05 && abs(orders.handling.mean / 120 - 1) < 0.05)
    // Patience is censored for nearly everybody: the plain mean of the waits of those who left is far too short.
    let mean = try #require(calls.survival?.exponentialMean()).mean
    #expect(abs(mean / 240 - 1) < 0.15)
    let left = Tally(traffic.contacts.filter { $0.type == "call" && !$0.isAnswered }.map(\.wait)).mean
    #expect(left < 0.6 * 240)
    #expect(abs(Tally(replay.agents.pauses).mean - 10) < 0.5)
    #expect(replay.agents.agents.count == 11 && replay.agents.agents.count { $0.types == ["call"] } == 5)
    #expect(abs(replay.agents.hours / (8 * 110) - 1) < 0.03)
  }

  @Test("the replay yields the service that was observed, and not that of one agent fewer")
  func service() throws {
    let (traffic, truth) = try observe(days: 8)
    let settings = ReplayScenario.Settings(presence: .init(longestIdle: 3600))
    func replayed(_ scenario: Scenario) throws -> (lost: Estimate, level: Estimate) {
      let model = try SimulationModel(scenario)
      var (lost, level) = (Tally(), Tally())
      for number in 0..<20 {
        var replication = Replication(model, seed: 4, number: number)
        replication.run()
        let counts = (0..<2).map { replication.result.counts(type: $0) }
        let offered = counts.reduce(0) { $0 + Double($1.offered) }
        lost.add(counts.reduce(0) { $0 + Double($1.abandoned) } / offered)
        level.add(counts.reduce(0) { $0 + Double($1.answeredInTarget) } / offered)
      }
      return (Intervals.mean(of: lost), Intervals.mean(of: level))
    }
    let observed = truth.reduce(ServiceCounts(), +)
    let scenario = try ReplayScenario(of: traffic, settings: settings).scenario
    let same = try replayed(scenario)
    let (lost, level) = (try #require(observed.lostShare), try #require(observed.serviceLevel))
    #expect(abs(same.level.mean - level) < 0.04, "\(same.level) instead of \(level)")
    #expect(abs(same.lost.mean - lost) < 0.012, "\(same.lost) instead of \(lost)")
    var fewer = scenario
    guard case .duties(let agents) = fewer.groups[0].staffing else { return }
    fewer.groups[0].staffing = .duties(Array(agents.dropLast()))
    let worse = try replayed(fewer)
    #expect(abs(worse.level.mean - level) > 0.04 && abs(worse.lost.mean - lost) > 0.012)
  }
}
