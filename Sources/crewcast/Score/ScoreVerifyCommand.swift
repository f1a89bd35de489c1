import ArgumentParser
import Workbench

/// `crewcast score verify`.
struct ScoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a frozen period replays to the same bytes and that no entry was changed.",
    discussion:
      "Ends with status 1 when anything is not as it was frozen, or was forgotten, so that only the chain can be checked."
  )

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions
  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.language = language
    let (report, isWhole) = try ScoreAudit(request, ledger: ledger.ledger).verify()
    try output.write(report)
    if !isWhole { throw Ending(status: .failed) }
  }
}
