import Foundation
import Reporting
import Scoring
import Simulation
import TestSupport
import Testing
import Workforce

@testable import Workbench

/// What rehearsals conclude and advise: held against the figures of the same rehearsal.
@Suite("Conclusions of rehearsals")
struct RehearsalSummaryTests {
  private static let head = """
    crewcastPolicy: 1
    title: Small
    revision: "1"
    cadence: monthly
    applies: {from: 2025-01-01}

    """

  private func report(
    _ rules: String, periods: Int = 4, weeks: Int = 1, agents: Int? = nil, language: Language = .en
  ) async throws -> (json: JSONValue, text: String) {
    let scratch = try ScratchFolder()
    try scratch.write(Self.head + rules, to: "policy.yaml")
    let report = try await RehearseRequest(
      policy: scratch.url.appendingPathComponent("policy.yaml").path, periods: periods, weeks: weeks, agents: agents,
      language: language
    ).report()
    // One line a paragraph, so that words can be looked for wherever lines break.
    let text = report.document.text(TextRendering()).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (.object(report.result), text)
  }

  private func mean(_ value: JSONValue?) -> Double? {
    switch value?["mean"] {
    case .number(let number)?: number
    case .integer(let number)?: Double(number)
    default: nil
    }
  }

  private static let settled = """
    indicators:
      resolution-rate: {weight: 40%, floor: 50%, threshold: 70%, goal: 82%, stretch: 92%}
      on-time:         {weight: 30%, floor: 50%, threshold: 75%, goal: 90%, stretch: 97%}
      satisfaction:    {weight: 30%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
    grades: {A: 95, B: 80, C: 0}
    """

  @Test("Against closing early, no indicator is named that gains by it; an audit is, with how many cases it draws")
  func closingEarly() async throws {
    let (json, text) = try await report(Self.settled, periods: 8)
    let effect = try #require(json["gaming"]?["marking-resolved"])
    for indicator in ["resolution-rate", "on-time"] {
      #expect(try #require(mean(effect["byIndicator"]?[indicator])) > 0, "\(indicator)")
    }
    let start = try #require(text.range(of: "- closing early, all marked as resolved: gains in"))
    let line = String(text[start.lowerBound...].prefix { $0 != "—" }.split(separator: " - not asking").first ?? "")
    #expect(line.contains("nothing in this policy loses by it"), "\(line)")
    #expect(!line.contains("of the weight") && !text.contains("Weigh resolution-rate"), "\(line)")
    let unsettled = try #require(mean(effect["traceWith"]))
    let sample = try #require(RehearsalAdvice.sample(holding: unsettled))
    #expect(line.contains("since of \(sample) closed cases drawn at random"), "\(line)")
    #expect(try #require(mean(effect["traceWithout"])) == 0)
  }

  @Test(
    "An audit draws the fewest cases that hold one of a kind nineteen times in twenty", arguments: [0.5, 0.25, 0.02])
  func samples(share: Double) throws {
    let count = try #require(RehearsalAdvice.sample(holding: share))
    #expect(pow(1 - share, Double(count)) <= 0.05 && pow(1 - share, Double(count - 1)) > 0.05)
    #expect(RehearsalAdvice.sample(holding: 0) == nil && RehearsalAdvice.sample(holding: 1) == 1)
  }

  @Test("The weight that is named takes back what a trick gains: tried, it pays no more")
  func weights() async throws {
    func rules(_ satisfaction: Int) -> String {
      """
      indicators:
        first-reply-within: {weight: \(100 - satisfaction)%, floor: 40%, threshold: 70%, goal: 85%, stretch: 95%}
        satisfaction:       {weight: \(satisfaction)%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
      grades: {A: 100, B: 80, C: 0}
      """
    }
    let (json, text) = try await report(rules(15), periods: 6, weeks: 2)
    let gain = try #require(mean(json["policy"]?["gamingGains"]?["haste"]))
    let start = try #require(text.range(of: "- replying at once and badly: gains in"))
    let line = String(text[start.lowerBound...])
    let words = try #require(line.firstMatch(of: /With (\d+) % of the weight instead of 15 %/), "\(line)")
    #expect(line.contains("satisfaction would take back all of it"), "\(line)")
    let needed = try #require(Int(words.1))
    let (tried, _) = try await report(rules(needed), periods: 6, weeks: 2)
    let left = try #require(tried["policy"]?["gamingGains"]?["haste"])
    #expect(gain > 3 && needed > 15 && needed <= 50, "\(gain) \(needed)")
    #expect(try #require(mean(left)) < 0.35 * gain, "\(gain) with 15 %, \(left) with \(needed) %")
  }

  @Test("What a policy must compare by so that picking easy contacts does not pay is named, and tried it helps")
  func picking() async throws {
    func rules(_ comparisons: String) -> String {
      """
      compareBy: [channel, \(comparisons)load]
      indicators:
        satisfaction:    {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
        resolution-rate: {weight: 50%, floor: 50%, threshold: 70%, goal: 82%, stretch: 92%}
      grades: {A: 100, B: 80, C: 0}
      """
    }
    let (json, text) = try await report(rules(""), periods: 6, weeks: 2)
    let gain = try #require(mean(json["policy"]?["gamingGains"]?["cherry-picking"]))
    #expect(text.contains("Add issue to compareBy, and let the queue assign contacts."), "\(text)")
    let (tried, after) = try await report(rules("issue, hours, "), periods: 6, weeks: 2)
    let left = try #require(mean(tried["policy"]?["gamingGains"]?["cherry-picking"]))
    #expect(left < 0.35 * gain && !after.contains("Add issue"), "\(gain) \(left)")
  }

  @Test("Grades that are right no more often than one and the same for all are not called fit")
  func guessing() async throws {
    // All are lifted by the benefit of the doubt, and little is known of anybody.
    let (json, text) = try await report(
      """
      indicators:
        satisfaction: {weight: 100%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
      grades: {A: 95, B: 80, C: 0}
      gradeConfidence: 99%
      evidence: {reliability: 0%, weight: 0%}
      """, periods: 6)
    let (right, guess) = (mean(json["policy"]?["gradeRight"]), mean(json["policy"]?["guessRight"]))
    #expect(try #require(right) <= (try #require(guess)), "\(text)")
    #expect(text.contains("Not fit for use: its grades are right no more often than that guess"), "\(text)")
    #expect(!text.contains("Fit to be used"))
    let beyond = try #require(mean(json["policy"]?["rightBeyondGuess"]))
    #expect(beyond <= 0 && mean(json["policy"]?["kappa"]) != nil)
  }

  @Test("Too few peers are named as the reason why there is no grade, with what would do")
  func peers() async throws {
    let rules = Self.settled + "\npeers: {by: team, atLeast: 5}"
    let (few, text) = try await report(rules, periods: 2, agents: 10)
    #expect(
      text.contains("since fewer than 5 of them are compared with each other (peers: by team, atLeast 5)"), "\(text)")
    #expect(text.contains("--agents 30 makes every group"), "\(text)")
    #expect(try #require(mean(few["policy"]?["withoutPeers"])) == 1 && mean(few["policy"]?["withoutEvidence"]) == 0)
    #expect(few["policy"]?["gradeRight"] == .null && !text.contains("for want of evidence ("))
    let chinese = try await report(rules, periods: 2, agents: 10, language: .zh).text
    #expect(chinese.contains("可比同事不足 5 人") && !chinese.contains("因数据不足不评级"), "\(chinese)")
  }

  @Test("The made-up shop has as many agents as teams and roles need; what its peers share is not said to be taken off")
  func groups() async throws {
    for (by, atLeast, agents) in [("team", 5, 30), ("role", 5, 30), ("team", 8, 40)] {
      let (json, text) = try await report(Self.settled + "\npeers: {by: \(by), atLeast: \(atLeast)}", periods: 2)
      #expect(mean(json["policy"]?["withoutPeers"]) == 0, "\(by) \(atLeast): \(text)")
      #expect(json["agents"] == .number(Double(agents)), "\(by) \(atLeast)")
    }
    let (_, team) = try await report(Self.settled + "\npeers: {by: role}", periods: 6)
    #expect(team.contains("compared only with those who work under the same circumstances (peers: by role)"), "\(team)")
  }

  @Test(
    "A policy for one role has all agents in it; one for several shares them out; a scenario's roles are its skills")
  func roster() throws {
    var policy = ScorePolicy(
      title: "", revision: "", cadence: .monthly, from: CalendarDate(dayNumber: 20_000), items: [], grades: [])
    let model = try SimulationModel(RehearsalDesk.scenario(agents: 30))
    func roles() -> [String?] { RehearsalStaff(model, isMadeUp: true).roster(for: policy).map(\.role) }
    #expect(Set(roles()) == ["front", "refunds"])
    policy.eligibility.roles = ["after-sales"]
    #expect(Set(roles()) == ["after-sales"])
    policy.eligibility.roles = ["first", "second"]
    #expect(roles().count { $0 == "first" } == 15 && roles().count { $0 == "second" } == 15)
    let staff = RehearsalStaff(model, isMadeUp: true).roster(for: policy)
    #expect(
      Dictionary(grouping: staff) { $0.team ?? "" }.mapValues(\.count).sorted { $0.key < $1.key }.map(\.value) == [
        6, 6, 12, 6,
      ])
    policy.eligibility.roles = []
    let own = RehearsalStaff(model, isMadeUp: false).roster(for: policy)
    #expect(Set(own.map(\.role)) == ["desk"] && Set(own.map(\.team)).count == 8)
  }

  @Test("What a bonus pays is told with who gets too much, who misses and what luck does; where all get the same, that")
  func money() async throws {
    let bonus = "\nbonus: {base: 1000, slope: 2, low: 50%, high: 150%, currency: CNY}"
    let (json, text) = try await report(Self.settled + bonus, periods: 4)
    let pay = try #require(json["policy"]?["pay"])
    let naive = try #require(json["naive"]?["pay"])
    for key in ["paid", "earnedBySkill", "undeserved", "missed", "swingByLuck"] {
      #expect(try #require(mean(pay[key])) > 0, "\(key)")
      #expect(text.contains("What is paid per period, in CNY?") && mean(naive[key]) != nil)
    }
    // What is paid is what is earned, more by what is undeserved, less by what is missed.
    for way in [pay, naive] {
      let found = try ["paid", "earnedBySkill", "undeserved", "missed"].map { try #require(mean(way[$0])) }
      #expect(abs(found[0] - (found[1] + found[2] - found[3])) < 1e-6 * found[0], "\(found)")
    }
    #expect(
      text.contains("are paid per period") && text.contains("By luck alone one agent's pay changes by CNY"), "\(text)")
    let (flat, alike) = try await report(
      Self.settled + "\nbonus: {base: 1000, slope: 0, low: 100%, high: 100%, currency: CNY}\nevidence: {weight: 0%}",
      periods: 2)
    #expect(alike.contains("are paid per period, to everybody the same"), "\(alike)")
    #expect(flat["policy"]?["pay"] != .null)
    let (none, _) = try await report(Self.settled, periods: 2)
    #expect(none["policy"]?["pay"] == .null)
  }
}
