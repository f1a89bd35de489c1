import Foundation
import Testing
import Workforce

@testable import Storage

@Suite("Policies from YAML")
struct PolicyTests {
  private let definitions = [
    ("satisfaction", IndicatorDefinition.Unit.share, IndicatorDefinition.Direction.higher),
    ("average-response", .seconds, .lower),
  ].map { key, unit, direction in
    IndicatorDefinition(
      key: key, name: key, chineseName: key, meaning: "", chineseMeaning: "", population: "", clock: "",
      form: unit == .share ? .share : .mean, unit: unit, direction: direction, requirements: [])
  }

  private let good = """
    crewcastPolicy: 1
    title: After-sales
    revision: "2"
    applies: {from: 2025-10-01, until: 2025-12-31}
    indicators:
      satisfaction: {weight: 62.5%, floor: 60%, threshold: 80%, goal: 0.9, stretch: 97%, minimumRecords: 20}
      average-response: {weight: 37.5%, floor: 5m, threshold: 3m, goal: 90s, stretch: 40s}
    grades: {A: 105, B: 90, C: 0}
    redLines: {abuse: 60}
    guards: [{limit: average-response, to: 100, needs: satisfaction, atLeast: 80%}]
    bonus: {base: 800, slope: 1.5, high: 150%, pool: 20000, currency: CNY}
    measures: {replyLimit: 10m, recontact: 7d}
    missing: share-out
    """

  @Test("Everything that is written is read")
  func reading() throws {
    let policy = try PolicyReader.decode(good, name: "p.yaml", definitions: definitions).policy
    #expect(policy.items.map(\.weightPermille) == [625, 375])
    #expect(policy.items[0].targets == Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97))
    #expect(policy.items[1].targets == Targets(floor: 300, threshold: 180, goal: 90, stretch: 40))
    #expect(policy.items[0].minimumRecords == 20 && policy.until?.description == "2025-12-31")
    #expect(policy.grades == [Grade("A", from: 105), Grade("B", from: 90), Grade("C", from: 0)])
    #expect(policy.redLines == [RedLine("abuse", cap: 60)] && policy.missing == .shareOut)
    #expect(policy.guards == [PointGuard(items: ["average-response"], limit: 100, needs: "satisfaction", atLeast: 0.8)])
    #expect(policy.bonus == BonusRule(base: 800, slope: 1.5, low: 0, high: 1.5, pool: 20_000, currency: "CNY"))
    #expect(policy.measures.replyLimitSeconds == 600 && policy.measures.recontactDays == 7)
  }

  @Test(
    "What is wrong is said with line, column and remedy",
    arguments: [
      ("satisfaction: {weight: 62.5%", "satisfacton: {weight: 62.5%", "6:3", "did you mean satisfaction?"),
      ("weight: 62.5%", "weight: 61%", "6:3", "the weights add up to 98.5 %, expected 100 %"),
      ("weight: 62.5%", "weight: 62.53%", "6:26", "steps of 0.1%"),
      ("goal: 0.9, stretch: 97%", "goal: 70%, stretch: 97%", "6:17", "put them in order"),
      (
        "floor: 5m, threshold: 3m, goal: 90s, stretch: 40s", "floor: 40s, threshold: 90s, goal: 3m, stretch: 5m",
        "7:21",
        "lower is better here"
      ),
      ("B: 90", "B: 110", "8:21", "expected less than 105"),
      ("C: 0", "C: 10", "8:28", "scores below it would have no grade"),
      ("needs: satisfaction", "needs: kindness", "10:9", "kindness is not among the policy's indicators"),
      ("until: 2025-12-31", "until: 2025-09-30", "4:36", "lies before applies.from"),
      ("missing: share-out", "missing: sharedout", "13:10", "did you mean share-out?"),
      ("title: After-sales", "titel: After-sales", "2:1", "did you mean title?"),
      ("crewcastPolicy: 1", "crewcastPolicy: 2", "1:17", "version 1 of the policy format"),
    ])
  func problems(what: String, instead: String, place: String, words: String) {
    let text = good.replacing(what, with: instead)
    #expect(text != good)
    let error = #expect(throws: ScenarioError.self) {
      try PolicyReader.decode(text, name: "p.yaml", definitions: definitions)
    }
    let found = error?.description ?? ""
    #expect(found.contains(words) && found.contains("p.yaml:\(place)"), "\(found)")
  }

  @Test("The schema knows every key of the format, and nothing of scenarios")
  func schema() {
    for name in Shape.Name.ofPolicies {
      for key in Shape.of(name).keys { #expect(PolicySchema.text.contains("\"\(key.name)\"")) }
    }
    #expect(!PolicySchema.text.contains("\"contactTypes\"") && !ScenarioSchema.text.contains("\"policyItem\""))
  }

  /// The copy that editors read beside the policies; `RECORD=1` writes it anew.
  @Test("The schema beside the policies is the current one")
  func publishedSchema() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "policies/policy.schema.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try PolicySchema.text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == PolicySchema.text, "record it with RECORD=1")
  }

  /// A key in the tables that the decoder never looks at would be a promise not kept.
  @Test("The decoder reads every key of the format")
  func everyKey() {
    let complaints = Complaints(file: "everything.yaml")
    let text = """
      \(good)
      cadence: quarterly
      compareBy: [issue]
      gradeConfidence: 90%
      evidence: {reliability: 40%, weight: 60%}
      eligibility: {conversations: 10, days: 3, employedDays: 30, roles: [after-sales]}
      peers: {by: team, atLeast: 4}
      appealDays: 7
      """
      .replacing("replyLimit: 10m,", with: "replyWithin: 1m, replyLimit: 10m, resolveWithin: 1d,")
      .replacing("slope: 1.5,", with: "slope: 1.5, low: 50%,")
    let policy = try? PolicyDecoder.decode(text, complaints: complaints, definitions: definitions)
    #expect(complaints.isEmpty, "\(complaints.problems)")
    for name in Shape.Name.ofPolicies {
      for key in Shape.of(name).keys {
        #expect(complaints.keysRead.contains("\(name).\(key.name)"), "\(name).\(key.name) is never read")
      }
    }
    #expect(policy?.peers.basis == .team && policy?.peers.minimum == 4 && policy?.needsRoster == true)
    #expect(policy?.eligibility.roles == ["after-sales"] && policy?.eligibility.employedDays == 30)
  }

  @Test("All that can be judged of a policy is said at once")
  func everything() {
    let text = good.replacing("B: 90", with: "B: 900").replacing("goal: 90s", with: "goal: 4m")
      .replacing("replyLimit: 10m", with: "replyWithin: 20m, replyLimit: 10m")
    let error = #expect(throws: ScenarioError.self) {
      try PolicyReader.decode(text, name: "p.yaml", definitions: definitions)
    }
    let found = error?.description ?? ""
    for words in ["grades.B: found \"900\"", "put them in order", "is longer than measures.replyLimit"] {
      #expect(found.contains(words), "\(found)")
    }
  }
}
