import Simulation
import Statistics
import Testing
import Workforce

@testable import Scoring
@testable import Workbench

/// Waits that too few people make, on the simulator's own records.
@Suite("An understaffed night shift")
struct UnderstaffedNightTests {
  private static let slow = 3

  /// 24 agents by day with enough people, 6 at night with too few, all equally good but one by day, who takes four
  /// times as long to reply.
  private func scores(comparedBy: [ScorePolicy.Comparison], slowness: Double = 4) throws -> PeriodScores {
    let model = try SimulationModel(UnderstaffedDesk.scenario(agents: 30))
    let simulation = try RehearsalSimulation(model, weeks: 1, seed: 11, path: "test")
    let contacts = simulation.contacts(number: 0)
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "first-response", weightPermille: 500, targets: Targets(floor: 400, threshold: 200, goal: 100, stretch: 30)),
        PolicyItem(
          "first-reply-within", weightPermille: 500,
          targets: Targets(floor: 0.4, threshold: 0.7, goal: 0.85, stretch: 0.95)),
      ], grades: [Grade("A", from: 100), Grade("B", from: 0)])
    policy.comparedBy = comparedBy
    let world = RehearsalWorld(policy, spread: 0.4)
    var skills = Array(repeating: AgentSkill.average, count: contacts.agentCount)
    let slow = try #require(contacts.names.agents.names.firstIndex(of: "day \(Self.slow)"))
    // The own time grows by e^(−0.7 · speed).
    skills[slow].speed = -MathFunctions.log(slowness) / 0.7
    let book = world.records(contacts, skills: skills, gaming: [:], seed: 5, number: 0)
    let evidence = Evidence(book: book, period: simulation.period, settings: world.settings)
    return PeriodScores(
      policy, evidence: evidence, expectedWaits: StaffedWaits.of(evidence), today: simulation.period.days.last)
  }

  /// Mean figures of night and day, the slow agent left out.
  private func shifts(_ scores: PeriodScores, _ indicator: String, _ value: (FairEstimate) -> Double) throws -> (
    night: Double, day: Double
  ) {
    let comparison = try #require(scores.input.groups.first?.comparisons[indicator])
    func mean(_ team: String) -> Double {
      let own = comparison.estimates.filter {
        scores.input.agents[$0.agent].hasPrefix(team) && scores.input.agents[$0.agent] != "day \(Self.slow)"
      }
      return own.reduce(0) { $0 + value($1) } / Double(own.count)
    }
    return (mean("night"), mean("day"))
  }

  @Test(
    "Raw replies at night are minutes later, fair ones are not; the staffing that the records show explains it",
    arguments: [[ScorePolicy.Comparison.load], ScorePolicy.Comparison.allCases])
  func night(comparedBy: [ScorePolicy.Comparison]) throws {
    let scores = try scores(comparedBy: comparedBy)
    let raw = try shifts(scores, "first-response") { $0.raw ?? .nan }
    #expect(raw.night - raw.day > 75, "raw \(raw)")
    let fair = try shifts(scores, "first-response") { $0.fair.mean }
    #expect(abs(fair.night - fair.day) < 0.12 * (raw.night - raw.day), "fair \(fair), raw \(raw)")
    let comparison = try #require(scores.input.groups.first?.comparisons["first-response"])
    #expect((comparison.loadSlope ?? 0) > 0.8, "slope \(String(describing: comparison.loadSlope))")
    let punctual = try shifts(scores, "first-reply-within") { $0.raw ?? .nan }
    let fairlyPunctual = try shifts(scores, "first-reply-within") { $0.fair.mean }
    #expect(punctual.day - punctual.night > 0.2, "\(punctual)")
    // Shares are compared within thirds of the expected waits; that night is in hours of its own tells more.
    let left = comparedBy == [.load] ? 0.6 * (punctual.day - punctual.night) : 0.05
    #expect(abs(fairlyPunctual.day - fairlyPunctual.night) < left, "\(fairlyPunctual)")
  }

  @Test("Without the adjustment the night comes out minutes slower: the test above can fail")
  func teeth() throws {
    let scores = try scores(comparedBy: [.channel])
    let fair = try shifts(scores, "first-response") { $0.fair.mean }
    #expect(fair.night - fair.day > 70, "\(fair)")
  }

  @Test("Who is slow where there are enough people comes out slow, and nobody else does")
  func slowAgent() throws {
    let scores = try scores(comparedBy: ScorePolicy.Comparison.allCases)
    let comparison = try #require(scores.input.groups.first?.comparisons["first-response"])
    let slow = try #require(
      comparison.estimates.first { scores.input.agents[$0.agent] == "day \(Self.slow)" })
    let others = comparison.estimates.filter { $0.agent != slow.agent }
    // Four times 45 s instead of 45 s: 135 s more.
    let usual = others.reduce(0) { $0 + $1.fair.mean } / Double(others.count)
    #expect(abs(slow.fair.mean - usual - 135) < 20 && slow.fair.high - slow.fair.low < 25, "\(slow.fair), \(usual)")
    for other in others { #expect(other.fair.high < slow.fair.low, "\(scores.input.agents[other.agent])") }
  }

  @Test("What a bot settled and whom the lines refused waits for nobody, and calls are not mixed with chats")
  func pools() throws {
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1e6))
    func add(_ type: String, _ agent: String?, _ outcome: ContactRecord.Outcome, at second: Double) {
      var record = ContactRecord(
        contact: "\(book.conversations.count)", type: type, channel: .chat, arrived: Instant(secondsSince1970: second),
        outcome: outcome)
      record.agent = agent
      if outcome == .answered {
        record.answered = record.arrived
        record.ended = record.arrived.advanced(by: type == "call" ? 600 : 60)
      }
      book.append(record)
    }
    for index in 0..<20 {
      add("chat", "a\(index % 2)", .answered, at: Double(index))
      add("call", "b", .answered, at: Double(index))
      add("chat", nil, .contained, at: Double(index))
      add("chat", nil, .blocked, at: Double(index))
    }
    let pools = QueuePools(book.conversations, types: 2, agents: 3)
    let slots = [0, 1].map { pools.slots[pools.slot(of: $0, book.conversations) ?? 0] }
    #expect(
      slots.map(\.arrivals) == [20, 20] && slots.map(\.agents) == [2, 1] && slots.map(\.work) == [1200, 12_000])
    #expect(pools.slot(of: 2, book.conversations) == nil && pools.slot(of: 3, book.conversations) == nil)
  }
}
