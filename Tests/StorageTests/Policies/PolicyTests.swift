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
      ("weight: 62.5%", "weight: 61%", "6:3", "the weights add up to 98.5%, expected 100%"),
      ("weight: 62.5%", "weight: 62.4%", "6:3", "the weights add up to 99.9%, expected 100%"),
      ("weight: 62.5%", "weight: 62.6%", "6:3", "the weights add up to 100.1%, expected 100%"),
      ("weight: 62.5%", "weight: 62.53%", "6:26", "steps of 0.1%"),
      (
        "goal: 0.9, stretch: 97%", "goal: 70%, stretch: 97%", "6:67",
        "found floor 60%, threshold 80%, goal 70%, stretch 97%, expected each higher than the one before; put them in order"
      ),
      (
        "floor: 5m, threshold: 3m, goal: 90s, stretch: 40s", "floor: 40s, threshold: 90s, goal: 3m, stretch: 5m",
        "7:21", "found floor 40s, threshold 90s, goal 3m, stretch 5m, but lower is better here"
      ),
      ("stretch: 40s", "stretch: 90s", "7:83", "goal 90s, stretch 90s, expected each lower than the one before"),
      ("B: 90", "B: 110", "8:21", "begins at 110, expected less than 105, where A begins"),
      ("C: 0", "C: 10", "8:28", "scores below it would have no grade"),
      ("needs: satisfaction", "needs: kindness", "10:52", "kindness is not among the policy's indicators"),
      ("needs: satisfaction", "needs: satisfacton", "10:52", "did you mean satisfaction?"),
      ("limit: average-response", "limit: satisfaction", "10:48", "satisfaction is to guard itself"),
      ("until: 2025-12-31", "until: 2025-09-30", "4:36", "found 2025-09-30, before applies.from (2025-10-01)"),
      (
        "high: 150%", "low: 60%, high: 40%", "11:37",
        "found 60% as the lowest factor, expected at most the highest, bonus.high, 40% here"
      ),
      (
        "replyLimit: 10m", "replyLimit: 2m", "12:24", "expected at least measures.replyWithin, 3m where none is written"
      ),
      ("missing: share-out", "eligibility: {days: 40}", "13:21", "expected at most the 31 days of a month"),
      ("weight: 62.5%", "weight: 0%", "6:26", "expected more than 0%; remove the indicator"),
      ("weight: 62.5%", "weight: -5%", "6:26", "a sign is not allowed"),
      ("weight: 62.5%", "weight: 62.5", "6:26", "a percentage needs its sign, 62.5%"),
      ("weight: 62.5%", "weight: nan", "6:26", "nan"),
      ("weight: 62.5%", "weight: [1, 2]", "6:26", "found a list, expected a share such as 80% or 0.8"),
      ("weight: 62.5%", "wieght: 62.5%", "6:18", "did you mean weight?"),
      ("weight: 62.5%, ", "", "6:17", "weight is missing; add weight: …"),
      ("goal: 90s", "goal: 90", "7:69", "\"90\" has no unit"),
      ("floor: 60%", "floor: 60%, floor: 61%", "6:45", "\"floor\" stands more than once in the same mapping"),
      ("redLines: {abuse: 60}", "redLines: *x", "9:11", "refers to an anchor that is not defined above"),
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

  private func problems(_ text: String, _ name: String = "p.yaml") -> [ScenarioError.Problem] {
    do {
      _ = try PolicyReader.decode(text, name: name, definitions: definitions)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("All that can be judged of a policy is said at once, and nothing that hangs on what could not be read")
  func everything() {
    let text = good.replacing("title: After-sales", with: "titel: After-sales").replacing("B: 90", with: "B: 900")
      .replacing("C: 0", with: "C: 10").replacing("goal: 90s", with: "goal: 4m")
      .replacing("replyLimit: 10m", with: "replyWithin: 20m, replyLimit: 10m")
      .replacing("needs: satisfaction", with: "needs: kindness").replacing("high: 150%", with: "low: 60%, high: 40%")
      .replacing("until: 2025-12-31", with: "until: 2025-09-30").replacing("missing: share-out", with: "missing: no")
    let keys = problems(text).map { $0.key ?? "" }
    #expect(
      keys == [
        "titel", "applies.until", "indicators.average-response.goal", "grades.B", "grades.C", "guards[1].needs",
        "bonus.low", "measures.replyWithin", "missing",
      ])
    // The weights cannot be summed up while one of them cannot be read, nor an indicator blamed that is itself misspelt.
    let hanging = good.replacing("weight: 62.5%", with: "weight: much").replacing("C: 0", with: "C: none")
    #expect(problems(hanging).map(\.key) == ["indicators.satisfaction.weight", "grades.C"])
    let misspelt = good.replacing("satisfaction: {weight: 62.5%", with: "satisfacton: {weight: 61%")
    #expect(problems(misspelt).map(\.key) == ["indicators.satisfacton", "indicators"])
  }

  @Test(
    "What is no policy at all is said in one sentence",
    arguments: [
      ("", "1:1", "the file is empty; write a policy into it"),
      ("# nothing\n", "1:1", "the file is empty; write a policy into it"),
      ("~\n", "1:1", "the file is empty; write a policy into it"),
      ("- a\n- b\n", "1:1", "found a list, expected a mapping with keys such as crewcastPolicy"),
      ("42\n", "1:1", "found \"42\", expected a mapping"),
      ("crewcast: 1\ntitle: x\nhorizon: {days: 1}\n", "1:1", "found a scenario, expected a policy"),
      ("week: {mon: 9-18}\n", "1:1", "found a calendar, expected a policy"),
      ("name: x\nshape: contacts\ncolumns: {agent: a}\n", "1:1", "found a mapping, expected a policy"),
      ("crewcastPolicy: 1\n---\ntitle: x\n", "2:1", "a second document begins"),
      ("crewcastPolicy: 1\n\ttitle: x\n", "2:1", "tab"),
    ])
  func noPolicy(text: String, place: String, words: String) {
    let found = problems(text)
    #expect(found.count == 1 && found[0].place == "p.yaml:\(place)" && found[0].text.contains(words), "\(found)")
  }

  @Test("Bytes that are no UTF-8 are found with line and column; a megabyte of keys ends in a bounded list")
  func bytes() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(Array("crewcastPolicy: 1\ntitle: ".utf8) + [0xCA, 0xDB] + [10], to: folder.path("p.yaml"))
    let error = #expect(throws: ScenarioError.self) {
      try PolicyReader.read(folder.path("p.yaml"), definitions: definitions)
    }
    #expect(error?.problems.count == 1 && error?.problems.first?.place.hasSuffix("p.yaml:2:8") == true)
    #expect(error?.problems.first?.text.contains("save the file as UTF-8") == true)
    let many = good + "\n" + (0..<40_000).map { "key-number-\($0): some value" }.joined(separator: "\n")
    #expect(many.utf8.count > 1_000_000)
    let huge = #expect(throws: ScenarioError.self) {
      try PolicyReader.decode(many, name: "p.yaml", definitions: definitions)
    }
    #expect(huge?.problems.count == 100 && huge?.unlisted == 39_900)
  }

  @Test("Aliases and merged keys are read as if they were written out")
  func aliases() throws {
    let text = good.replacing("satisfaction: {weight", with: "satisfaction: &usual {weight")
      .replacing("guards:", with: "appealDays: &days 7\neligibility: {days: *days}\nguards:")
    let policy = try PolicyReader.decode(text, name: "p.yaml", definitions: definitions).policy
    #expect(policy.eligibility.days == 7 && policy.appealDays == 7)
    let merged = text.replacing(
      "average-response: {weight: 37.5%, floor: 5m, threshold: 3m, goal: 90s, stretch: 40s}",
      with: "average-response: {<<: *usual, weight: 37.5%}")
    #expect(problems(merged).allSatisfy { $0.key?.hasPrefix("indicators.average-response.") == true })
    #expect(problems(merged).count == 4, "shares are no durations")
  }

  @Test("A bonus is paid in proportion unless the policy says otherwise; a highest factor below one is worth a word")
  func prorating() throws {
    func read(_ instead: String) throws -> LoadedPolicy {
      try PolicyReader.decode(
        good.replacing("high: 150%", with: instead), name: "p.yaml", definitions: definitions)
    }
    #expect(try read("high: 150%").policy.bonus?.prorates == true)
    #expect(try read("high: 150%, prorate: false").policy.bonus?.prorates == false)
    #expect(try read("high: 80%").warnings.first?.description.contains("no score earns the base") == true)
    #expect(try read("high: 150%").warnings.isEmpty)
    #expect(problems(good.replacing("high: 150%", with: "prorate: maybe")).map(\.key) == ["bonus.prorate"])
  }

  /// The policies that come with the program.
  static let files: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "policies")
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
  }()

  @Test("Random changes to real policies never crash the reader; what they break is said in whole sentences, on a line")
  func mutations() throws {
    let seed = ProcessInfo.processInfo.environment["CREWCAST_SEED"].flatMap(UInt64.init) ?? 20_261_122
    var mutator = Mutator(state: seed)
    var broken = 0
    #expect(PolicyTests.files.count >= 4)
    for file in PolicyTests.files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for number in 0..<ScenarioMutationTests.changes {
        let found = problems(mutator.mutate(text), file.lastPathComponent)
        if !found.isEmpty { broken += 1 }
        for problem in found {
          let place = "\(file.lastPathComponent), seed \(seed), change \(number): \(problem)"
          #expect((problem.line ?? 0) >= 1 && (problem.column ?? 0) >= 1, "\(place)")
          #expect(!problem.text.isEmpty && !problem.text.contains("\n") && problem.text.count < 700, "\(place)")
        }
      }
    }
    #expect(broken > 100)
  }
}
