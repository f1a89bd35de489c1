public import ArgumentParser
public import Workbench

/// `crewcast score RECORDS`: the scores of a period, or one agent's sheet.
struct ScorePeriodCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "period", abstract: "Scores of a period (what score does when no other verb is given).")

  @OptionGroup var input: ScoreInputOptions

  @Option(
    help: ArgumentHelp(
      "Ledger whose upheld objections are applied, and which says whether the scores are frozen and signed off.",
      valueName: "file"),
    completion: .file())
  var ledger: String?

  @Option(help: ArgumentHelp("Print the sheet of this agent.", valueName: "name"))
  var agent: String?

  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @Flag(help: "Show names instead of pseudonyms.")
  var names = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.ledger = ledger
    request.language = language
    request.showsNames = names
    let answer = try request.answer()
    guard let agent else { return try output.write(answer.report) }
    guard let sheet = answer.report(ofAgent: agent) else {
      throw Failure(
        .notFound, "There is no agent \(agent) in \(input.period); write the name or pseudonym as the overview has it.")
    }
    try output.write(sheet)
  }
}

extension Language: ExpressibleByArgument {}
