import TestSupport
import Testing

@Suite("Help says what there is")
struct HelpTests {
  @Test(
    "help texts",
    arguments: [[], ["simulate"], ["forecast"], ["erlang"], ["check"], ["schema"], ["verify"]])
  func help(command: [String]) throws {
    let run = try BuiltProgram.run(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.compare(run.text, with: "help" + command.map { "-" + $0 }.joined() + ".txt")
    #expect(try BuiltProgram.run(["help"] + command).text == run.text)
  }

  @Test("the version")
  func version() throws {
    let run = try BuiltProgram.run(["--version"])
    #expect(run.status == 0)
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("without a command, help and success")
  func nothing() throws {
    let run = try BuiltProgram.run([])
    #expect(run.status == 0)
    #expect(run.text.contains("SUBCOMMANDS"))
  }

  @Test("a mistyped command is answered with help's whereabouts")
  func mistyped() throws {
    let run = try BuiltProgram.run(["erlnag"])
    #expect(run.status == 64)
    #expect(run.text.isEmpty)
    #expect(run.errors.contains("crewcast: "))
    #expect(run.errors.contains("crewcast --help"))
  }
}
