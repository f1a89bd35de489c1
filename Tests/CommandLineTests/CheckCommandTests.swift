import Foundation
import TestSupport
import Testing

@Suite("crewcast check and crewcast schema")
struct CheckCommandTests {
  private static let good = """
    crewcast: 1
    title: 一个小客服台
    timeZone: Asia/Shanghai
    horizon: {start: 2026-11-09, length: 8h, interval: 30m}
    contactTypes:
      退货:
        channel: phone
        target: 80%/20s
        handlingTime: {distribution: exponential, mean: 3m}
        patience: {distribution: exponential, mean: 5m}
    arrivals:
      - {contactType: 退货, rate: 100/30m}
    groups:
      team: {skills: [退货], staffing: 14, costPerHour: 45}
    """

  @Test("a good file is summed up")
  func good() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.good, to: "desk.yaml")
    let run = try BuiltProgram.run(["check", "desk.yaml"], in: scratch.url)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    try Golden.compare(run.transcript, with: "check-good.txt")
  }

  @Test("every problem at once, with place and remedy")
  func bad() throws {
    let scratch = try ScratchFolder()
    let text = Self.good.replacing("handlingTime:", with: "handlngTime:").replacing("length: 8h", with: "length: 8")
      .replacing("staffing: 14", with: "staffing: -1").replacing("[退货]", with: "[退款]")
    try scratch.write(text, to: "desk.yaml")
    let run = try BuiltProgram.run(["check", "desk.yaml"], in: scratch.url)
    #expect(run.status == 65)
    try Golden.compare(run.transcript, with: "check-bad.txt")
    let json = try BuiltProgram.run(["check", "desk.yaml", "--format", "json"], in: scratch.url)
    #expect(json.status == 65)
    let object = try #require(JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    #expect(object["isValid"] as? Bool == false)
    let file = try #require((object["files"] as? [[String: Any]])?.first)
    let problems = try #require(file["problems"] as? [[String: Any]])
    #expect(problems.count >= 4)
    #expect(problems.allSatisfy { $0["line"] is Int && $0["text"] is String })
  }

  @Test("a file that is not there is 66, and a good one beside it does not hide it")
  func missing() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.good, to: "desk.yaml")
    #expect(try BuiltProgram.run(["check", "nowhere.yaml"], in: scratch.url).status == 66)
    let both = try BuiltProgram.run(["check", "desk.yaml", "nowhere.yaml"], in: scratch.url)
    #expect(both.status == 66)
    #expect(both.text.contains("desk.yaml can be run"))
    #expect(both.text.contains("nowhere.yaml"))
  }

  @Test(
    "files that are no scenarios",
    arguments: ["", "\u{0}\u{1}\u{2}", "- a\n- b\n", "crewcast: 99\n", "a: &a [*a]\n", "title: [\n"])
  func nonsense(text: String) throws {
    let scratch = try ScratchFolder()
    try scratch.write(text, to: "x.yaml")
    for command in ["check", "simulate"] {
      let run = try BuiltProgram.run([command, "x.yaml"], in: scratch.url)
      #expect(run.status == 65, "\(command): \(run.text)\(run.errors)")
      #expect((run.text + run.errors).contains("x.yaml"))
    }
    #expect(try BuiltProgram.run(["check", "."], in: scratch.url).status == 65)
  }

  @Test("no file at all is a wrong command line")
  func none() throws {
    #expect(try BuiltProgram.run(["check"]).status == 64)
    #expect(try BuiltProgram.run(["schema", "extra"]).status == 64)
  }

  @Test("the schema is JSON of the draft it names")
  func schema() throws {
    let run = try BuiltProgram.run(["schema"])
    #expect(run.status == 0)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(object["$defs"] is [String: Any] || object["properties"] is [String: Any])
  }

  /// The folder of the project.
  private static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  @Test("every policy, calendar and mapping that is shipped can be used, and is taken for what it is")
  func shipped() throws {
    let policies = try FileManager.default.contentsOfDirectory(atPath: Self.root.path + "/policies")
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(policies.count >= 4)
    let run = try BuiltProgram.run(["check"] + policies.map { "policies/" + $0 }, in: Self.root)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.text)\(run.errors)")
    for name in policies {
      #expect(run.text.contains("policies/\(name) is a policy that can be used"))
      let text = try String(contentsOf: Self.root.appending(path: "policies/\(name)"), encoding: .utf8)
      #expect(text.prefix { $0 != "\n" }.hasPrefix("# ") && text.prefix(200).contains("?"), "\(name) asks no question")
    }
    let mappings = try FileManager.default.contentsOfDirectory(atPath: Self.root.path + "/scenarios/mappings").sorted()
    for name in mappings {
      let run = try BuiltProgram.run(["check", "scenarios/mappings/\(name)"], in: Self.root)
      #expect(run.status == 0, "\(run.text)")
      #expect(run.text.contains(name == "service-hours.yaml" ? "is a calendar" : "is a mapping"))
    }
  }

  @Test("a policy, a calendar and a mapping, good and bad")
  func kinds() throws {
    let scratch = try ScratchFolder()
    try scratch.write(ScoreFixture.policy, to: "policy.yaml")
    try scratch.write(ScoreFixture.policy.replacing("revision: 2025-10", with: "revision: 2025-11"), to: "next.yaml")
    try scratch.write(ScoreFixture.policy.replacing("weight: 50%", with: "weight: 5%"), to: "bad.yaml")
    try scratch.write("zone: Asia/Shanghai\nweek: { mon-fri: 09:00-18:00 }\n", to: "hours.yaml")
    try scratch.write("zone: CST\nweek: { mon-fry: 09:00-18:00 }\n", to: "bad-hours.yaml")
    try scratch.write("name: x\nshape: contacts\ncolumns: { contct: id, arrived: { form: when } }\n", to: "map.yaml")
    let run = try BuiltProgram.run(
      ["check", "policy.yaml", "next.yaml", "bad.yaml", "hours.yaml", "bad-hours.yaml", "map.yaml"], in: scratch.url)
    try Golden.compare(run.transcript, with: "check-kinds.txt")
  }

  @Test("rosters and events are known by their columns and read as score reads them, every problem at once")
  func staff() throws {
    let scratch = try ScratchFolder()
    try scratch.write(ScoreFixture.policy, to: "policy.yaml")
    try scratch.write(
      "姓名,岗位,班组,入职日期,离职日期,工时比例\n王芳,售后,A,2024-01-01,,100%\n李雷,售后,A,2025-10-08,,50%\n", to: "roster.csv")
    try scratch.write(
      "agent,role,hired on,left on,part time\n,x,,,\nAnn,x,2025-13-01,,\nBo,x,2025-02-01,2025-01-01,\nCem,x,,,150%\nCem,y,,,\n",
      to: "bad-roster.csv")
    try scratch.write(
      "agent,date,kind,status,confirmed by,confirmed on,appeal until\n王芳,2025-10-28,abuse,confirmed,Chen Jing,2025-10-30,2025-11-06\n",
      to: "events.csv")
    try scratch.write(
      "agent,date,kind,status,confirmed by,confirmed on,appeal until\n王芳,28.10.,abuse,confirmed,王芳,,\n李雷,2025-10-28,leak,maybe,,,\n",
      to: "bad-events.csv")
    try scratch.write("agent,colour\nAnn,blue\n", to: "other.csv")
    try scratch.write(ScoreFixture.records, to: "october.csv")
    let alone = try BuiltProgram.run(["check", "events.csv", "bad-events.csv"], in: scratch.url)
    let together = try BuiltProgram.run(
      [
        "check", "roster.csv", "bad-roster.csv", "events.csv", "bad-events.csv", "other.csv", "october.csv",
        "policy.yaml",
      ],
      in: scratch.url)
    try Golden.compare(alone.transcript + "\n" + together.transcript, with: "check-staff.txt")
    let json = try BuiltProgram.run(["check", "roster.csv", "events.csv", "--format", "json"], in: scratch.url)
    #expect(
      json.status == 0 && json.text.contains("\"kind\": \"roster\"") && json.text.contains("\"kind\": \"events\""))
  }

  @Test("a mapping that names a layout and columns is told why not both")
  func layoutAndColumns() throws {
    let scratch = try ScratchFolder()
    try scratch.write("source: crewcast\ncolumns: { contact: id, arrived: when }\n", to: "map.yaml")
    let run = try BuiltProgram.run(["check", "map.yaml"], in: scratch.url)
    #expect(
      run.status == 65
        && run.text.replacing(/\s+/, with: " ").contains(
          "keep one of them: a known layout tells already which column is what, and two answers could contradict each other"
        ),
      "\(run.text)")
  }

  @Test("what clerks with Chinese keyboards type, and what is no file of settings at all")
  func slips() throws {
    let scratch = try ScratchFolder()
    let policy = ScoreFixture.policy.replacing("title: ", with: "title：").replacing("satisfaction: ", with: "满意度: ")
      .replacing("weight: 30%, floor", with: "weight: ３０%， floor").replacing("A: 105", with: "A：105")
      .replacing("base: 800", with: "base: -800").replacing("slope: 1.5", with: "slope: 1.5, slope: 2")
      .replacing("appealDays: 5", with: "appealDays: 五")
    try scratch.write(policy, to: "policy.yaml")
    try scratch.write("", to: "empty.yaml")
    try scratch.write("王芳要加薪\n", to: "notes.txt")
    try scratch.write("{\"a\": 1}\n", to: "other.json")
    let run = try BuiltProgram.run(["check", "policy.yaml", "empty.yaml", "notes.txt", "other.json"], in: scratch.url)
    #expect(run.status == 65)
    try Golden.compare(run.transcript, with: "check-slips.txt")
  }

  @Test("the schema of every format is JSON", arguments: ["scenario", "policy", "calendar", "mapping"])
  func schemas(format: String) throws {
    let run = try BuiltProgram.run(["schema", format])
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect((object["$defs"] as? [String: Any])?[format == "mapping" ? "recordMapping" : format] != nil)
  }
}
