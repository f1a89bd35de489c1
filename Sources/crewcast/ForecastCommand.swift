import ArgumentParser
import Forecasting
import Workbench
import Workforce

/// `crewcast forecast`: from past contacts to how many will come, and how sure that is.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast contacts from their history, with bands, and with the errors on their own past beside them.",
    discussion: """
      HISTORY is a table (CSV, TSV, XLSX, JSON lines, Parquet, SQLite) with one row for each interval, or with --contacts for \
      each contact; --records of simulate are read as they are. Columns that are not named are found by their names and \
      contents when these leave no doubt, and the result says which were taken.

      Examples:
        crewcast forecast calls.csv
        crewcast forecast calls.csv --horizon 4w --interval 30m --arrivals-file arrivals.csv
        crewcast forecast queues.xlsx --queue Skill --count Offered --zone Europe/Berlin --holidays germany
        crewcast forecast calls.csv --today morning.csv
      """
  )

  @Argument(help: ArgumentHelp("The file with past contacts.", valueName: "history"), completion: .file())
  var history: String

  @OptionGroup(title: "What to forecast") var scope: ForecastScope
  @OptionGroup(title: "How to read the history") var reading: HistoryReadingOptions
  @OptionGroup(title: "What is known of days") var days: ForecastDayOptions

  @Option(help: ArgumentHelp("A file with today's rows so far: forecast the rest of that day anew.", valueName: "file"))
  var today: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Today's contacts so far, for example 09:00=112,09:30=98.", valueName: "counts"),
    transform: ForecastTexts.seen)
  var seen: [Int: Double]?

  @Option(
    help: ArgumentHelp("Also write the intervals into this CSV file, which scenarios read.", valueName: "file"),
    completion: .file())
  var arrivalsFile: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to use; the result does not depend on it. Leave out for all processors.", valueName: "count"),
    transform: SeedOptions.threads)
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if today != nil, seen != nil {
      throw ValidationError("'--today' and '--seen' both say what came today; give one of them.")
    }
    if reading.handling != nil || reading.handlingTotal != nil || reading.deflected != nil {
      let given = [reading.handling, reading.handlingTotal, reading.deflected].compactMap(\.self)
      if given.count > 1 {
        throw ValidationError(
          "'--handling', '--handling-total' and '--deflected' exclude each other; give one of them.")
      }
    }
  }

  func run() async throws {
    try output.prepare()
    let line = ProgressLine("forecast", total: 1)
    defer { line.finish() }
    let answer = try await question.answer { line.update($0, of: $1) }
    line.finish()
    var report = answer.report
    // The text says itself what was noticed; nobody wants to read it twice.
    if output.format == .text { report.warnings = [] }
    try output.write(report)
  }

  private var question: ForecastQuestion {
    var question = ForecastQuestion(path: history)
    question.history = reading.options(interval: scope.interval)
    question.horizonDays = scope.horizon
    question.from = scope.from
    question.quantiles = scope.quantiles
    question.holidays = days.holidays.holidays
    question.closures = Set(days.closed.flatMap(\.dates))
    question.eventsPath = days.events
    question.todayPath = today
    question.seen = seen
    question.arrivalsPath = arrivalsFile
    question.threads = threads ?? SeedOptions.processors
    return question
  }
}
