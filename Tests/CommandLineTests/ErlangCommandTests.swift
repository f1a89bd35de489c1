import Foundation
import TestSupport
import Testing

@Suite("crewcast erlang")
struct ErlangCommandTests {
  private static let desk = ["erlang", "--arrivals", "100/30m", "--handling", "3m"]

  @Test(
    "what a manager reads",
    arguments: [
      ("fewest", ["--target", "80%/20s"]),
      ("given", ["--agents", "14"]),
      ("missed", ["--agents", "13", "--target", "80%/20s"]),
      ("spare", ["--agents", "16", "--target", "80%"]),
      ("tight", ["--agents", "11"]),
      ("patience", ["--agents", "14", "--patience", "5m"]),
      ("lines", ["--agents", "14", "--patience", "5m", "--lines", "17", "--redial", "30%"]),
      ("no-waiting", ["--agents", "14", "--lines", "14"]),
      ("targets", ["--patience", "5m", "--target", "80%/20s", "--max-occupancy", "65%", "--max-abandonment", "3%"]),
      (
        "definition",
        ["--patience", "5m", "--target", "95%/30s", "--service-level-definition", "answered-of-answered"]
      ),
    ])
  func texts(name: String, options: [String]) throws {
    let run = try BuiltProgram.run(Self.desk + options)
    #expect(run.status == 0)
    try Golden.compare(run.transcript, with: "erlang-\(name).txt")
  }

  @Test("for programs and spreadsheets", arguments: ["json", "csv"])
  func formats(format: String) throws {
    let options = ["--patience", "5m", "--target", "80%/20s", "--format", format]
    let run = try BuiltProgram.run(Self.desk + options)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.compare(run.text, with: "erlang.\(format)")
    #expect(try BuiltProgram.run(Self.desk + options).output == run.output)
  }

  @Test("the keys that scripts rely on")
  func keys() throws {
    let run = try BuiltProgram.run(Self.desk + ["--agents", "14", "--lines", "17", "--format", "json"])
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["crewcast"] is String)
    #expect(object["command"] as? String == "erlang")
    #expect((object["inputs"] as? [Any])?.isEmpty == true)
    #expect(object["seed"] is NSNull)
    #expect(object["model"] as? String == "erlang-x")
    #expect(object["agents"] as? Int == 14)
    #expect(object["offeredLoad"] as? Double == 10)
    let levels = try #require(object["serviceLevel"] as? [String: Double])
    #expect(
      levels.keys.sorted() == [
        "answered-of-answered", "answered-of-offered", "answered-of-offered-less-short-abandons",
        "handled-or-short-abandoned-of-offered", "virtual-wait",
      ])
    #expect((object["meanWaitSeconds"] as? [String: Double])?.keys.sorted() == ["ofAll", "ofAnswered"])
    for key in ["probabilityOfWait", "probabilityOfAbandonment", "probabilityOfBlocking", "occupancy"] {
      let share = try #require(object[key] as? Double, "\(key)")
      #expect((0...1).contains(share), "\(key)")
    }
  }

  @Test("a missed target ends with 2 only when asked for")
  func failOnMiss() throws {
    let options = ["--agents", "13", "--target", "80%/20s"]
    #expect(try BuiltProgram.run(Self.desk + options).status == 0)
    let run = try BuiltProgram.run(Self.desk + options + ["--fail-on-miss"])
    #expect(run.status == 2)
    #expect(run.text.contains("The target is missed"))
    #expect(run.errors == "crewcast: target missed: service level 79.6 % instead of at least 80 %\n")
    let met = try BuiltProgram.run(Self.desk + ["--agents", "14", "--target", "80%/20s", "--fail-on-miss"])
    #expect(met.status == 0)
  }

  @Test("questions without an answer are refused in a sentence")
  func refusals() throws {
    let questions: [[String]] = [
      ["--agents", "10"],
      ["--agents", "14", "--lines", "12"],
      ["--lines", "12", "--target", "80%/20s"],
      ["--agents", "5", "--patience", "5m", "--redial", "100%"],
      ["--target", "100%/20s"],
      ["--target", "0%"],
      ["--max-occupancy", "0%"],
      ["--agents", "14", "--patience", "0s"],
      ["--agents", "1000001"],
    ]
    let transcript = try questions.map {
      "$ crewcast erlang … \($0.joined(separator: " "))\n" + (try BuiltProgram.run(Self.desk + $0)).transcript
    }
    try Golden.compare(transcript.joined(separator: "\n"), with: "erlang-refusals.txt")
  }

  @Test("nonsense in every option is answered with what was found and what would do")
  func nonsense() throws {
    let desk = ["--arrivals", "100/30m", "--handling", "3m"]
    let lines: [[String]] = [
      [], desk, ["--arrivals", "100/30m", "--agents", "14"], ["--handling", "3m", "--agents", "14"],
      ["--arrivals", "", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "100", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "100/0s", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "-5/h", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "1e12/s", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "1000000000000/s", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "many/day", "--handling", "3m", "--agents", "14"],
      ["--arrivals", "100/30m", "--handling", "3", "--agents", "14"],
      ["--arrivals", "100/30m", "--handling", "3 minutes", "--agents", "14"],
      ["--arrivals", "100/30m", "--handling", "0s", "--agents", "14"],
      ["--arrivals", "0/h", "--handling", "3m", "--target", "80%"],
      desk + ["--agents", "0"], desk + ["--agents", "-3"], desk + ["--agents", "13.5"],
      desk + ["--agents", "1000000000000"],
      desk + ["--agents", "abc"], desk + ["--agents", "14", "--patience", "-1m"],
      desk + ["--agents", "14", "--lines", "0"],
      desk + ["--agents", "14", "--lines", "x"], desk + ["--agents", "14", "--redial", "130%"],
      desk + ["--agents", "14", "--answer-within", "20"],
      desk + ["--target", "80"], desk + ["--target", "80%/"], desk + ["--target", "/20s"],
      desk + ["--target", "80%/20s", "--answer-within", "30s"],
      desk + ["--target", "80%", "--service-level-definition", "best"], desk + ["--max-occupancy", "85"],
      desk + ["--max-abandonment", "lots"],
      desk + ["--max-blocking", "-1%"], desk + ["--max-wait", "20"], desk + ["--agents", "14", "--format", "xml"],
      desk + ["--agents", "14", "--output", ""], desk + ["--agents"], desk + ["--agents", "14", "extra"],
      desk + ["--agnets", "14"],
      desk + ["--agents", "14", "--fail-on-mis"], desk + ["--agents", "１４"],
      desk + ["--agents", "14", "--handling", "客服"],
    ]
    let transcript = try lines.map { arguments in
      let run = try BuiltProgram.run(["erlang"] + arguments)
      #expect([64, 65].contains(run.status), "\(arguments)")
      #expect(run.text.isEmpty, "\(arguments)")
      return "$ crewcast erlang \(arguments.map { $0.isEmpty ? "''" : $0 }.joined(separator: " "))\n" + run.transcript
    }
    try Golden.compare(transcript.joined(separator: "\n"), with: "erlang-nonsense.txt")
  }
}
