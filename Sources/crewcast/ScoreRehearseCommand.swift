import ArgumentParser
import Workbench

/// `crewcast score rehearse`.
struct ScoreRehearseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Try a policy on simulated agents of known skill, beside naive points and a ranking.",
    discussion: """
      Before a policy is used on anybody: agents are given skills, the simulator says who serves whom and how long customers wait, \
      skill and luck decide what comes of each contact, and the records are scored by the policy exactly as real ones are. As the true \
      skills are known, it can be said how often the grade is right, how much of the spread is luck, what night work, thinly staffed hours \
      and hard matters cost somebody equally good, and what gaming an indicator would gain.

      With --scenario, the contacts are those of your own service: its horizon is run as often as it takes to give agents 400 contacts \
      on average, at most for four weeks. Without it, a made-up shop of 30 agents, a fifth of them on a thinly staffed night shift.

      Examples:
        crewcast score rehearse --policy policies/after-sales.yaml
        crewcast score rehearse --policy policies/after-sales.yaml --scenario scenarios/after-sales-weekday.yaml --months 12
      """)

  @Option(
    help: ArgumentHelp("The policy's YAML file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var policy: String

  @Option(
    help: ArgumentHelp(
      "A scenario whose simulated contacts are served. (default: a made-up shop)", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(
    help: ArgumentHelp("Periods to try, at least 2: the more, the narrower the intervals.", valueName: "count"),
    transform: Quantities.count)
  var months = 30

  @Option(help: ArgumentHelp("Agents, where no scenario says.", valueName: "count"), transform: Quantities.count)
  var agents = 30

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if months < 2 { throw ValidationError("'--months' is \(months), expected at least 2: one month has no interval.") }
    if agents < 3 { throw ValidationError("'--agents' is \(agents), expected at least 3: fewer cannot be compared.") }
  }

  func run() async throws {
    try output.prepare()
    let progress = ProgressLine("rehearse", total: months)
    defer { progress.finish() }
    let report = try await RehearseRequest(
      policy: policy, scenario: scenario, months: months, agents: agents, seed: seed.seed, threads: seed.threadCount
    ).report { done in progress.update(done, of: months) }
    progress.finish()
    try output.write(report)
  }
}
