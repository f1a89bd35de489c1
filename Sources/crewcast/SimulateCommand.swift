import ArgumentParser
import Experiments
import Workbench

/// `crewcast simulate`: from a scenario file to what will happen.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulate a scenario: waits, losses, bot, occupancy and costs, with honest intervals.",
    discussion: """
      Every run draws its own customers and lives through the whole horizon, contact by contact. Without --replications, runs are \
      added until the service level of all contacts is known to ± 0.5 percentage points (at least 30 runs, at most 500). The \
      same scenario and seed yield the same bytes on any number of threads.

      Examples:
        crewcast simulate scenarios/after-sales-weekday.yaml
        crewcast simulate scenarios/double-11-week.yaml --replications 50 --format json
        crewcast simulate scenarios/after-sales-weekday.yaml --records contacts.csv
      """
  )

  @Argument(
    help: ArgumentHelp("The scenario's YAML file.", valueName: "scenario"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Also write every contact of the first run into this CSV file, one row each.", valueName: "file"),
    completion: .file())
  var records: String?

  @OptionGroup var replication: ReplicationOptions
  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var miss: MissOptions

  func run() async throws {
    try output.prepare()
    let settings = StudySettings(seed: seed.seed, stopping: replication.stopping, threads: seed.threadCount)
    let progress = ProgressLine("simulate", total: settings.stopping.most)
    defer { progress.finish() }
    let answer = try await SimulationRequest(path: scenario, settings: settings, recordsPath: records)
      .answer { done, most in progress.update(done, of: most) }
    progress.finish()
    try output.write(answer.report)
    try miss.check(answer.report)
  }
}

extension ReplicationOptions {
  /// When a study has made enough replications.
  var stopping: StudySettings.Stopping {
    if let replications { return .replications(replications) }
    if let precision { return .precision(halfWidth: precision, least: 30, most: 100_000) }
    return .default
  }
}
