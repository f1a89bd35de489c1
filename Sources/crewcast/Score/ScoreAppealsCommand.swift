import ArgumentParser
import Workbench

/// `crewcast score appeals`.
struct ScoreAppealsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeals", abstract: "What came of the objections in a ledger: how many were upheld.")

  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("Objections to this period only.", valueName: "period"))
  var period: String?

  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    try output.write(AppealReport(ledger: ledger.ledger, period: period, language: language).report)
  }
}
