import ArgumentParser
import Workbench

/// `crewcast verify`: the known answers.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Answer the questions whose answers are known, and say whether the program agrees.",
    discussion: """
      Ends with status 1 when an answer is not met.

      Examples:
        crewcast verify --quick
        crewcast verify --only 'erlang a' --format json
      """
  )

  @Option(
    help: ArgumentHelp(
      "Only cases with this word in their family or name. May be given several times.", valueName: "word"))
  var only: [String] = []

  @Flag(help: "Leave simulated cases out.")
  var quick = false

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try output.prepare()
    let line = ProgressLine("verify", total: KnownCase.all.count)
    let settings = KnownCase.Settings(seed: seed.seed, threads: seed.threadCount)
    let verification = try await Verification(settings: settings, only: only, isQuick: quick) {
      line.update($0, of: $1)
    }
    line.finish()
    try output.write(verification.report)
    guard verification.isMet else { throw Failure(.failed, "Not every known answer is met; see the report.") }
  }
}
