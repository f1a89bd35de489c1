import ArgumentParser
import Workbench
import Workforce

/// Records, policy and period: what every scoring needs.
struct ScoreInputOptions: ParsableArguments {
  @OptionGroup var records: RecordOptions

  @Option(
    help: ArgumentHelp("The policy's YAML file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var policy: String

  @Option(help: ArgumentHelp("2025-10, 2025-Q4, 2025 or 2025-10-13..2025-10-19.", valueName: "period"))
  var period: String

  @Option(
    help: ArgumentHelp(
      "A table of the staff: agent, role, team, hired on, left on, part time.", valueName: "file"), completion: .file())
  var roster: String?

  @Option(
    help: ArgumentHelp(
      "A table of grave events: agent, date, kind, status, confirmed by, confirmed on, appeal until.",
      valueName: "file"),
    completion: .file())
  var events: String?

  @Option(
    help: ArgumentHelp(
      "The day that counts as today for events and objections. (default: the day after the period, or the lock's)",
      valueName: "day"))
  var asOf: String?

  // Of several the last would win without a word, and pay may hang on it.
  func validate() throws {
    for option in ["--policy", "--period"] {
      let count = CommandLine.arguments.count { $0 == option || $0.hasPrefix(option + "=") }
      guard count > 1 else { continue }
      throw ValidationError(
        "'\(option)' is given \(count) times, expected once: scores are made by one policy for one period; run the command once for "
          + "each.")
    }
  }

  /// What is asked; a failure when no records are named.
  func request() throws -> ScoreRequest {
    var request = ScoreRequest(
      records: try records.input(example: "crewcast score october.csv --policy policy.yaml --period 2025-10"),
      policy: policy, period: period)
    (request.roster, request.events, request.asOf) = (roster, events, asOf)
    return request
  }
}

/// The ledger's file.
struct LedgerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The SQLite file of locks and objections.", valueName: "file"), completion: .file())
  var ledger: String
}
