import Foundation
import TestSupport
import Testing

@Suite("crewcast verify")
struct VerifyCommandTests {
  @Test("the exact answers are met and shown")
  func quick() throws {
    let run = try BuiltProgram.run(["verify", "--quick", "--only", "erlang", "--only", "staffing"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.compare(run.text, with: "verify-erlang.txt")
  }

  @Test("for programs")
  func json() throws {
    let run = try BuiltProgram.run(["verify", "--only", "Erlang B", "--format", "json"])
    #expect(run.status == 0)
    let object = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(object["command"] as? String == "verify")
    #expect(object["isMet"] as? Bool == true)
    #expect(object["known"] as? Int == 6)
  }

  @Test("a word that names nothing is answered with what there is")
  func unknown() throws {
    let run = try BuiltProgram.run(["verify", "--only", "tarot"])
    #expect(run.status == 64)
    #expect(run.text.isEmpty)
    #expect(run.errors.hasPrefix("crewcast: No known answer matches \"tarot\"; the families are Erlang C, Erlang A, "))
  }

  @Test(
    "nonsense",
    arguments: [["--seed", "-1"], ["--seed", "x"], ["--threads", "0"], ["--threads", "99999"], ["--only"]])
  func nonsense(options: [String]) throws {
    let run = try BuiltProgram.run(["verify"] + options)
    #expect(run.status == 64)
    #expect(run.text.isEmpty)
    #expect(!run.errors.isEmpty)
  }
}
