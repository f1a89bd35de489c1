import ArgumentParser
import Workbench

/// `crewcast score forget`.
struct ScoreForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Delete the texts of old entries of a ledger; the chain of digests stays whole.")

  @OptionGroup var ledger: LedgerOptions
  @Option(help: ArgumentHelp("Entries made earlier go, for example 2023-12-31.", valueName: "day")) var before: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    try output.write(ScoreAudit.forget(before: before, ledger: ledger.ledger))
  }
}
