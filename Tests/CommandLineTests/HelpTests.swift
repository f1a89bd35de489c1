import TestSupport
import Testing

@Suite("Help says what there is")
struct HelpTests {
  private static let commands = [
    "simulate", "replay", "forecast", "measure", "score", "erlang", "check", "schema", "verify",
  ]

  @Test("help texts", arguments: [[]] + commands.map { [$0] })
  func help(command: [String]) throws {
    let run = try BuiltProgram.run(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.compare(run.text, with: "help" + command.map { "-" + $0 }.joined() + ".txt")
    #expect(try BuiltProgram.run(["help"] + command).text == run.text)
  }

  private static let scoreVerbs = [
    "period", "lock", "verify", "appeal", "appeals", "sign-off", "rehearse", "reports", "forget",
  ]

  @Test("help texts of the verbs of score", arguments: scoreVerbs.filter { $0 != "rehearse" })
  func scoreHelp(verb: String) throws {
    let run = try BuiltProgram.run(["score", verb, "--help"])
    #expect(run.status == 0 && run.errors.isEmpty)
    try Golden.compare(run.text, with: "help-score-\(verb).txt")
  }

  @Test("every verb of score is under test")
  func verbs() throws {
    let text = try BuiltProgram.run(["score", "--help"]).text
    for verb in Self.scoreVerbs { #expect(text.contains("\n  \(verb) "), "\(verb)") }
    let listed = text.split(separator: "SUBCOMMANDS:").last?.matches(of: /\n  ([a-z-]+)/).map { String($0.1) } ?? []
    #expect(Set(listed) == Set(Self.scoreVerbs))
  }

  @Test("every command that the program lists has its help under test")
  func complete() throws {
    let text = try BuiltProgram.run(["--help"]).text
    let listed = text.matches(of: /^  ([a-z]+)  +[A-Z]/.anchorsMatchLineEndings()).map { String($0.1) }
    #expect(listed == Self.commands)
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
