import Simulation
import Testing
import Workforce

@testable import Scoring
@testable import Workbench

/// Eight agents by day with enough people and three at night, all equally good.
@Suite("Equal agents beside an understaffed night")
struct EqualShiftsTests {
  /// Mean scores of the shifts.
  private func scores(
    nightLoad: Double, comparedBy: [ScorePolicy.Comparison] = ScorePolicy.Comparison.allCases, isAnchored: Bool = true
  ) throws -> (day: Double, night: Double) {
    let model = try SimulationModel(
      UnderstaffedDesk.scenario(agents: 11, night: 3, nightLoad: nightLoad, nightHardShare: 0.25))
    let simulation = try RehearsalSimulation(model, weeks: 4, seed: 17, path: "test")
    let contacts = simulation.contacts(number: 0)
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "first-response", weightPermille: 500, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
        PolicyItem(
          "first-reply-within", weightPermille: 500,
          targets: Targets(floor: 0.5, threshold: 0.75, goal: 0.9, stretch: 0.97)),
      ], grades: [Grade("A", from: 100), Grade("B", from: 0)])
    policy.comparedBy = comparedBy
    let world = RehearsalWorld(policy, spread: 0)
    let book = world.records(
      contacts, skills: Array(repeating: .average, count: contacts.agentCount), gaming: [:], seed: 5, number: 0)
    let evidence = Evidence(book: book, period: simulation.period, settings: world.settings)
    var waits = StaffedWaits.of(evidence)
    if !isAnchored {
      waits = ExpectedWaits(
        (0..<evidence.conversations.count).map {
          ExpectedWait(seconds: waits[$0].seconds, within: waits[$0].within)
        })
    }
    let scores = PeriodScores(
      policy, evidence: evidence, expectedWaits: waits, today: simulation.period.days.last.advanced(by: 1))
    func mean(_ shift: String) -> Double {
      let own = scores.cards.filter { $0.agent.hasPrefix(shift) }
      return own.reduce(0) { $0 + ($1.total?.value ?? 0) } / Double(own.count)
    }
    return (mean("day"), mean("night"))
  }

  @Test("The day keeps its score, and the night comes near it, however understaffed the night is")
  func anchored() throws {
    let quiet = try scores(nightLoad: 0.6)
    for load in [0.9, 1.15] {
      let found = try scores(nightLoad: load)
      #expect(abs(found.day - quiet.day) < 6 && abs(found.night - found.day) < 6, "\(load): \(found), quiet \(quiet)")
    }
  }

  @Test("Held against the usual staffing alone the night would cost the day a grade")
  func teeth() throws {
    let (quiet, busy) = (
      try scores(nightLoad: 0.6, isAnchored: false), try scores(nightLoad: 1.15, isAnchored: false)
    )
    #expect(busy.day < quiet.day - 12, "\(busy) \(quiet)")
  }
}
