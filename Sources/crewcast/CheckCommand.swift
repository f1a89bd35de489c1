import ArgumentParser
import Workbench

/// `crewcast check`: whether files can be used, without using them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether scenarios can be run, listing every problem at once.",
    discussion: """
      Reads each scenario and the tables it names, and runs nothing. Ends with status 65 when a file has problems.

      Example:
        crewcast check scenarios/after-sales-weekday.yaml
      """
  )

  @Argument(help: ArgumentHelp("Scenario files.", valueName: "scenario"))
  var scenarios: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let checks = ScenarioChecks(scenarios)
    try output.write(checks.report)
    if checks.status != .done { throw Ending(status: checks.status) }
  }
}
