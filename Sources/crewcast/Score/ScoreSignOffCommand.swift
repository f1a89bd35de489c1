import ArgumentParser
import Workbench

/// `crewcast score sign-off`.
struct ScoreSignOffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off",
    abstract: "Take responsibility for the frozen scores of a period, so that they may be paid by.",
    discussion: """
      Refused while objections are possible or undecided, when the scores are not what was frozen, and to whoever is scored.

      Example:
        crewcast score sign-off october.csv --policy p.yaml --period 2025-10 --ledger scores.sqlite --by "Chen Jing"
      """)

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("Who takes responsibility.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("What is to be remembered about it.", valueName: "text"))
  var note = ""

  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.language = language
    try output.write(ScoreAudit(request, ledger: ledger.ledger).signOff(by: by, note: note))
  }
}
