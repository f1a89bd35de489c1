import ArgumentParser
import Workbench

/// `crewcast score rehearse`.
struct ScoreRehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Try a policy on simulated agents of known skill, beside naive points and a ranking.")

  @Option(
    help: ArgumentHelp("The policy's YAML file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var policy: String

  @Option(
    help: ArgumentHelp("A scenario whose simulated contacts are served. (default: a month made up)", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(help: ArgumentHelp("Months to try, at least 2.", valueName: "count"), transform: Quantities.count)
  var months = 30

  @Option(help: ArgumentHelp("Agents, where no scenario says.", valueName: "count"), transform: Quantities.count)
  var agents = 30

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if months < 2 { throw ValidationError("'--months' is \(months), expected at least 2: one month has no interval.") }
    if agents < 3 { throw ValidationError("'--agents' is \(agents), expected at least 3: fewer cannot be compared.") }
  }

  func run() throws {
    try output.prepare()
    try output.write(
      RehearseRequest(policy: policy, scenario: scenario, months: months, agents: agents, seed: seed.seed).report())
  }
}
