import ArgumentParser
import Workbench

/// `crewcast score lock`.
struct ScoreLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Freeze a period: inputs, result and program, chained to what was frozen before.")

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions

  @Option(
    help: ArgumentHelp(
      "The last day for objections. (default: the policy's appealDays from today, Monday to Friday)", valueName: "day"))
  var objectionsUntil: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    try output.write(
      ScoreAudit(input.request(), ledger: ledger.ledger).lock(objectionsUntil: objectionsUntil))
  }
}
