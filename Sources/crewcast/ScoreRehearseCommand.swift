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
      and hard matters each cost somebody equally good, what a ranking would be worth, and what gaming an indicator would gain.

      A period is as long as the policy's: four weeks for monthly scores, 13 for quarterly, 52 for annual ones. With --scenario, the \
      contacts are those of your own service: its horizon is lived through as often as fills the period, one that is shorter than a week \
      on five days of each week. Without it, a made-up shop of 30 agents on four shifts: night, thin staffing and hard matters meet some \
      agents alone and some together.

      Examples:
        crewcast score rehearse --policy policies/after-sales.yaml
        crewcast score rehearse --policy policies/after-sales.yaml --scenario scenarios/after-sales-weekday.yaml
        crewcast score rehearse --policy policies/after-sales-quarterly.yaml --periods 12 --language zh
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
    help: ArgumentHelp(
      "Periods to try, 2 to 1000: the more, the narrower the intervals. (default: until they are narrow enough, 8 to 40)",
      valueName: "count"),
    transform: Quantities.count)
  var periods: Int?

  @Option(
    help: ArgumentHelp(
      "Weeks that a period holds, 1 to 52. (default: those of the policy's cadence)", valueName: "count"),
    transform: Quantities.count)
  var weeks: Int?

  @Option(
    help: ArgumentHelp("Agents of the made-up shop, 3 to 1000. (default: 30)", valueName: "count"),
    transform: Quantities.count)
  var agents: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much agents differ: the standard deviation of each skill in logits, 0 to 2. (0.4 is 4 points of 90 % satisfaction.)",
      valueName: "logits"))
  var spread = 0.4

  @Option(help: "The language of the text: en or zh.")
  var language = Language.en

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let periods, !(2...1000).contains(periods) {
      throw ValidationError("'--periods' is \(periods), expected 2 to 1000: a single period has no interval.")
    }
    if let weeks, !(1...52).contains(weeks) {
      throw ValidationError("'--weeks' is \(weeks), expected 1 to 52.")
    }
    if let agents, !(3...1000).contains(agents) {
      throw ValidationError("'--agents' is \(agents), expected 3 to 1000: fewer cannot be compared.")
    }
    if agents != nil, scenario != nil {
      throw ValidationError("'--agents' is for the made-up shop; with --scenario the scenario says who works.")
    }
    guard (0...2).contains(spread) else {
      throw ValidationError("'--spread' is \(spread), expected 0 to 2 logits, for example 0.4.")
    }
  }

  func run() async throws {
    try output.prepare()
    let most = periods ?? RehearseRequest.mostPeriods
    let progress = ProgressLine("rehearse", total: most)
    defer { progress.finish() }
    let report = try await RehearseRequest(
      policy: policy, scenario: scenario, periods: periods, weeks: weeks, agents: agents ?? 30, spread: spread,
      seed: seed.seed, threads: seed.threadCount, language: language
    ).report { done in progress.update(done, of: most) }
    progress.finish()
    try output.write(report)
  }
}
