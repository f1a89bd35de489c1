import ArgumentParser
import Workbench

/// `crewcast check`: whether files can be used, without using them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: """
      Say whether scenarios, policies, calendars, mappings, rosters and events can be used, listing every problem at once.
      """,
    discussion: """
      Reads each file and the tables it names, says which kind it is, and runs nothing. Ends with status 65 when a file has problems.

      Examples:
        crewcast check scenarios/after-sales-weekday.yaml
        crewcast check policies/*.yaml
        crewcast check roster.csv events.csv policies/after-sales.yaml
      """
  )

  @Argument(help: ArgumentHelp("YAML files, and tables of staff or of grave events.", valueName: "file"))
  var files: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let checks = FileChecks(files)
    try output.write(checks.report)
    if checks.status != .done { throw Ending(status: checks.status) }
  }
}
