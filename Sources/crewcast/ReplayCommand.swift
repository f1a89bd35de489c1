import ArgumentParser
import Workbench
import Workforce

/// `crewcast replay`: what really happened beside a simulation of the same days.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Replay what really happened: the same contacts, the agents as they were on duty, simulated beside measured.",
    discussion: """
      Reads records of one contact each, as 'crewcast measure' does. Estimates handling times, patience and presence from them, \
      lets the same contacts come again and says how far the simulation is from what was measured, by type, time of day and \
      interval. A model that cannot repeat the past should not be asked about the future.

      Examples:
        crewcast replay calls.csv --mapping calls.yaml --period 2025-10
        crewcast replay calls.csv --mapping calls.yaml --head-start 'gold=90s' --format json
      """
  )

  @OptionGroup var records: RecordOptions

  @Option(
    help: ArgumentHelp(
      "2025-10, 2025-Q4, 2025-10-13 or 2025-10-13..2025-10-19; all days by default.", valueName: "period"))
  var period: String?

  @Option(help: "An answer within this time is in time.", transform: Quantities.duration)
  var answerWithin: Double = 20

  @Option(
    help: ArgumentHelp(
      "Waits of this type count as longer by this when agents choose. May be given several times.",
      valueName: "type=time"))
  var headStart: [String] = []

  @Option(help: "An agent without a contact for longer was away.", transform: Quantities.duration)
  var longestIdle: Double = 1800

  @Option(help: "The length of an interval of the comparison.", transform: Quantities.duration)
  var interval: Double = 1800

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Runs of the replay, at least 2.", valueName: "count"),
    transform: Self.runs)
  var replications: Int = 30

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try output.prepare()
    let request = try request()
    let progress = ProgressLine("replay", total: request.replications)
    defer { progress.finish() }
    let answer = try await request.answer { done, most in progress.update(done, of: most) }
    progress.finish()
    try output.write(answer.report)
  }

  private func request() throws -> ReplayRequest {
    let input = try records.input(example: "crewcast replay calls.csv")
    guard (60...86_400).contains(interval) else {
      throw Failure(.usage, "The interval must last from a minute to a day, for example '--interval 30m'.")
    }
    var request = ReplayRequest(records: input)
    request.period = period
    (request.threshold, request.longestIdle, request.interval) = (answerWithin, longestIdle, interval)
    (request.seed, request.threads, request.replications) = (seed.seed, seed.threadCount, replications)
    for text in headStart {
      let (type, time) = try Self.headStart(text)
      request.headStarts[type] = time
    }
    return request
  }

  /// A type and its head start, written `gold=90s`; the type's name may hold equals signs.
  private static func headStart(_ text: String) throws -> (String, Double) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
      throw Failure(.usage, "Found the head start \"\(text)\", expected a type and a time, for example 'gold=90s'.")
    }
    return (String(text[..<sign]), try Quantities.duration(String(text[text.index(after: sign)...])))
  }

  private static func runs(_ text: String) throws -> Int {
    guard let value = Int(text), (2...1000).contains(value) else {
      throw ValidationError("Found \"\(text)\", expected a number of runs from 2 to 1000, for example 30.")
    }
    return value
  }
}
