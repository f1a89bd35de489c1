public import ArgumentParser
public import Records
import Reporting
import Scoring
import Workbench
import Workforce

/// `crewcast measure`: from the records of a help desk to indicators that are true.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure service from help-desk records: per agent, team, channel and day, with what each figure means.",
    discussion: """
      Reads CSV, TSV, XLSX, JSON lines, Parquet, SQLite and PostgreSQL. The layout is recognised by the columns; --source names it, \
      --mapping describes any other. Customers are hidden behind pseudonyms as they are read, and no message text is kept. Every row \
      that cannot be used is listed.

      Examples:
        crewcast measure tickets.csv --source zendesk --period 2025-10 --zone Asia/Shanghai
        crewcast measure calls.xlsx --mapping calls.yaml --calendar hours.yaml --period 2025-Q4
        crewcast measure messages.csv --mapping chat.yaml --period 2025-10 --as douyin --reconcile
        crewcast measure --explain first-response
      """
  )

  @Option(
    help: ArgumentHelp(
      "The period: 2025-10, 2025-Q4, 2025, 2025-10-13 or 2025-10-13..2025-10-19. Needed, except with --explain.",
      valueName: "period"))
  var period: String?

  @OptionGroup var records: RecordOptions

  @Option(
    help: ArgumentHelp("A reply within this time is in time; default 3m.", valueName: "duration"),
    transform: Quantities.duration)
  var replyTarget: Double?

  @Option(
    help: ArgumentHelp("A later reply, or none, counts as this; default 10m.", valueName: "duration"),
    transform: Quantities.duration)
  var replyLimit: Double?

  @Option(
    help: ArgumentHelp(
      "By when a matter should be resolved, where the records promise nothing; no default.", valueName: "duration"),
    transform: Quantities.duration)
  var resolutionTarget: Double?

  @Option(
    help: ArgumentHelp(
      "Coming back within this time means that a matter was not settled; default 7d.", valueName: "duration"),
    transform: Quantities.duration)
  var recontactWithin: Double?

  @Option(
    help: ArgumentHelp(
      "What an hour of an agent costs, where the records hold no costs; no default.", valueName: "amount"))
  var hourlyCost: Double?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Show beside ours what a platform would show of the same messages.", valueName: "platform"))
  var platform: Platform?

  @Flag(
    help: ArgumentHelp(
      "List every record that counts differently under the platform's definition, or whose figure in the export is not "
        + "what its moments tell, and why; with --output, also as measure-reconciliation.csv."))
  var reconcile = false

  @Option(
    help: ArgumentHelp(
      "Print what an indicator means, or \"all\" of them, or the \"rules\" by which messages become reply rounds, and read "
        + "nothing.", valueName: "indicator"))
  var explain: String?

  @Option(help: ArgumentHelp("The language of the text: en or zh; default en.", valueName: "language"))
  var language = Language.en

  @Flag(
    help:
      "Only volume, first reply, resolved share and rating by agent and month, counted in one pass over a file of any size."
  )
  var byMonth = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    if let explain {
      guard records.records.isEmpty else {
        throw Failure(.usage, "'--explain' prints a definition and reads no records; leave one of them out.")
      }
      if explain == "all" { return try StandardStream.output.write(IndicatorExplanation.reference) }
      return try StandardStream.output.write(IndicatorExplanation.document(explain).text(Terminal.standardOutput))
    }
    try output.prepare()
    let request = try request()
    if byMonth {
      var monthly = MonthlyRequest(records: request.records, period: request.period)
      monthly.language = language
      return try output.write(monthly.answer().report)
    }
    try output.write(request.answer().report)
  }

  private func request() throws -> MeasureRequest {
    let input = try records.input(example: "crewcast measure tickets.csv --period 2025-10")
    guard let period else {
      throw Failure(.usage, "No period is named; add a month such as '--period 2025-10', or a quarter such as 2025-Q4.")
    }
    var request = MeasureRequest(records: input, period: period)
    if let replyTarget { request.settings.replyTargetSeconds = replyTarget }
    if let replyLimit { request.settings.replyLimitSeconds = replyLimit }
    request.settings.resolutionTargetSeconds = resolutionTarget
    if let recontactWithin { request.settings.recontactDays = recontactWithin / 86_400 }
    request.settings.hourlyCost = hourlyCost
    (request.platform, request.reconciles, request.language) = (platform, reconcile, language)
    guard request.settings.replyTargetSeconds <= request.settings.replyLimitSeconds else {
      throw Failure(.usage, "The reply target is longer than the reply limit; give a limit of at least the target.")
    }
    return request
  }
}

extension Platform: ExpressibleByArgument {}
