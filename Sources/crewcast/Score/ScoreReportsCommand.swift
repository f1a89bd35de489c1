import ArgumentParser
import Workbench

/// `crewcast score reports`.
struct ScoreReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: "Satisfaction, efficiency and trends of problems of the team, with the alarms of the period.")

  @OptionGroup var input: ScoreInputOptions
  @Option(help: "The language of texts: en or zh.") var language = Language.en
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.language = language
    try output.write(TeamReports(request).report)
  }
}
