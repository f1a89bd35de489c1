import Testing
import Workforce

@testable import Scoring

@Suite("Rehearsing a policy")
struct RehearsalTests {
  private func rehearsal(_ policy: ScorePolicy = PolicyMaker.policy(), months: Int = 12) -> Rehearsal {
    let template = RehearsalTemplate.example(agents: 20, contactsEach: 300, seed: 5)
    return Rehearsal(policy, template: template, months: months, seed: 81)
  }

  @Test("Agents at night and with hard matters lose nearly nothing; scored naively they lose many points")
  func costs() {
    let found = rehearsal()
    #expect(abs(found.policy.nightCost.mean) < 5, "\(found.policy.nightCost)")
    #expect(found.naive.nightCost.mean > 10, "\(found.naive.nightCost)")
    #expect(found.naive.hardCost.mean > 10 && abs(found.policy.hardCost.mean) < 5)
  }

  @Test("Less of the spread is luck, and more grades are right, than naively")
  func luck() {
    let found = rehearsal()
    #expect(found.policy.luck.mean < found.naive.luck.mean - 0.1)
    #expect(found.policy.gradeRight.mean > found.naive.gradeRight.mean)
    #expect((0...1).contains(found.policy.luck.mean) && found.topThreeRight.mean < 1)
  }

  @Test("Handing hard matters to colleagues gains little; naively it gains more")
  func gaming() throws {
    let found = rehearsal()
    func gain(_ finding: Rehearsal.Finding, _ kind: String) throws -> Double {
      try #require(finding.gains.first { $0.kind == kind }).points.mean
    }
    #expect(try gain(found.naive, "cherry-picking") > gain(found.policy, "cherry-picking") + 1)
    // Asking only content customers deceives both: it must show.
    #expect(try gain(found.policy, "selective-asking") > 1)
  }

  @Test("The same seed yields the same figures, another one does not")
  func reproducible() {
    let template = RehearsalTemplate.example(agents: 8, contactsEach: 100, seed: 5)
    let policy = PolicyMaker.policy()
    let first = Rehearsal(policy, template: template, months: 2, seed: 1)
    #expect(first.policy == Rehearsal(policy, template: template, months: 2, seed: 1).policy)
    #expect(first.policy != Rehearsal(policy, template: template, months: 2, seed: 2).policy)
  }
}
