import Simulation
import Testing
import Workforce

@testable import Scoring
@testable import Workbench

/// What enough people would have made of simulated waits.
@Suite("A simulated service with enough people")
struct AdequateStaffingTests {
  private static let target = 180.0

  private func records(_ model: SimulationModel, runs: Int) -> [[ContactRecord]] {
    (0..<runs).map { RehearsalSimulation.run(model, seed: 3, number: $0) }
  }

  /// The share answered within the target: of all at night, and in the half hour of the day with the least.
  private func share(_ runs: [[ContactRecord]]) -> (night: Double, least: Double) {
    var counts: [Int: (inTime: Double, all: Double)] = [:]
    var night = (inTime: 0.0, all: 0.0)
    for record in runs.joined() {
      let second = record.arrived.secondsSince1970.truncatingRemainder(dividingBy: 86_400)
      let isInTime = record.outcome == .answered && (record.waitSeconds ?? .infinity) <= Self.target
      let known = counts[Int(second / 1800)] ?? (0, 0)
      counts[Int(second / 1800)] = (known.inTime + (isInTime ? 1 : 0), known.all + 1)
      if second >= 20 * 3600 || second < 6 * 3600 { night = (night.inTime + (isInTime ? 1 : 0), night.all + 1) }
    }
    return (night.inTime / night.all, counts.values.map { $0.inTime / $0.all }.min() ?? 0)
  }

  @Test("Nine of ten are answered in time where too few were, with few people more, and each customer comes as before")
  func night() throws {
    let model = try SimulationModel(UnderstaffedDesk.scenario(agents: 30))
    let before = records(model, runs: 6)
    let relieved = try #require(try AdequateStaffing(model, runs: before, within: Self.target).model)
    let after = records(relieved, runs: 6)
    #expect(share(before).night < 0.75, "\(share(before))")
    let found = share(after)
    #expect(found.night > 0.925 && found.night < 0.99 && found.least > 0.87, "\(found)")
    for (old, new) in zip(before, after) {
      #expect(Set(old.map(\.arrived)) == Set(new.map(\.arrived)) && old.count == new.count)
    }
    // Nobody is added where there are enough.
    let most = relieved.scenario.groups.map { group in
      (0..<336).map { AdequateStaffing.people(group.staffing, from: Double($0) * 1800) }
    }
    let own = model.scenario.groups.map { group in
      (0..<336).map { AdequateStaffing.people(group.staffing, from: Double($0) * 1800) }
    }
    #expect(most[0] == own[0])
    let more = zip(most[1], own[1]).map { $0 - $1 }
    #expect(more.allSatisfy { (0...4).contains($0) } && more.contains(2), "\(more.max() ?? 0)")
  }

  @Test("Where there are enough people nothing is changed")
  func enough() throws {
    let model = try SimulationModel(UnderstaffedDesk.scenario(agents: 30, nightLoad: 0.5))
    #expect(try AdequateStaffing(model, runs: records(model, runs: 6), within: Self.target).model == nil)
  }

  @Test("People are added half hour by half hour, to levels and to duties alike")
  func levels() {
    let horizon = Horizon(
      clock: .utc, start: Instant(secondsSince1970: 0), length: 10_800, intervalStarts: [0, 1800, 3600])
    let levels = Workforce.Staffing.levels([
      StaffingLevel(start: 900, agents: 2), StaffingLevel(start: 7200, agents: 4),
    ])
    let duties = Workforce.Staffing.duties([
      AgentDuties(duties: [Duty(start: 900, end: 10_800, breaks: [.init(start: 3600, length: 900, paid: true)])])
    ])
    let missing = [1: 2, 2: 1, 4: 3]
    func counts(_ staffing: Workforce.Staffing) -> [Double] {
      (0..<6).map { AdequateStaffing.people(staffing, from: Double($0) * 1800) }
    }
    #expect(counts(levels) == [1, 2, 2, 2, 4, 4] && counts(duties) == [0.5, 1, 0.5, 1, 1, 1])
    #expect(counts(AdequateStaffing.staffing(levels, and: missing, horizon)) == [1, 4, 3, 2, 7, 4])
    #expect(counts(AdequateStaffing.staffing(duties, and: missing, horizon)) == [0.5, 3, 1.5, 1, 4, 1])
  }

  @Test("Contacts of a rehearsal know how long they would have waited: hardly less by day, minutes less at night")
  func waits() throws {
    let model = try SimulationModel(UnderstaffedDesk.scenario(agents: 30))
    let simulation = try RehearsalSimulation(model, weeks: 1, target: Self.target, seed: 3, path: "test")
    let contacts = simulation.contacts(number: 0)
    let (day, night) = contacts.meanWaits { (6 * 3600..<20 * 3600).contains($0) }
    #expect(abs(day.seen - day.adequate) < 1, "\(day)")
    #expect(night.seen > 60 && night.adequate < 20 && night.adequate > 5, "\(night)")
  }
}

extension RehearsalContacts {
  /// Mean waits of contacts that came at one time of the day, and of the others.
  fileprivate func meanWaits(
    _ isDay: (Double) -> Bool
  ) -> (day: (seen: Double, adequate: Double), night: (seen: Double, adequate: Double)) {
    func mean(_ rows: [Int], _ value: (Int) -> Double) -> Double {
      rows.reduce(0) { $0 + value($1) } / Double(rows.count)
    }
    let day = served.filter { isDay(rows[$0].arrived.secondsSince1970.truncatingRemainder(dividingBy: 86_400)) }
    let night = Array(Set(served).subtracting(day)).sorted()
    return ((mean(day, wait), mean(day, adequateWait)), (mean(night, wait), mean(night, adequateWait)))
  }
}
