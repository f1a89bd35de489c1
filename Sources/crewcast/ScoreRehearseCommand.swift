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
      and hard matters each cost somebody equally good, what a ranking would be worth, what gaming an indicator would gain and what would \
      catch it, and where the policy pays a bonus, how much of it goes to the wrong ones.

      A period is as long as the policy's: four weeks for monthly scores, 13 for quarterly, 52 for annual ones. With --scenario, the \
      contacts are those of your own service: its horizon is lived through as often as fills the period, one that is shorter than a week \
      on five days of each week. Without it, a made-up shop of 30 agents on four shifts at two desks: night, thin staffing and hard matters \
      meet some agents alone and some together. There a shift is a team and a desk a role; in a scenario a group is a team, and agents \
      whose groups have the same skills share a role.

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
    parsing: .unconditional,
    help: ArgumentHelp(
      "Periods to try, 2 to 1000: the more, the narrower the intervals. (default: until they are narrow enough, 8 to 40)",
      valueName: "count"))
  var periods: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weeks that a period holds, 1 to 52. (default: those of the policy's cadence)", valueName: "count"))
  var weeks: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Agents of the made-up shop, 3 to 1000. (default: 30, or as many as the policy's peers need for grades)",
      valueName: "count"))
  var agents: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much agents differ: the standard deviation of each skill in logits, 0 to 2. (0.4 is 4 points of 90 % satisfaction; default: 0.4)",
      valueName: "logits"))
  var spread: String?

  @Option(help: "The language of the text: en or zh.")
  var language = Language.en

  @OptionGroup var seed: SeedOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try numbers()
    if agents != nil, scenario != nil {
      throw ValidationError("'--agents' is for the made-up shop; with --scenario the scenario says who works.")
    }
  }

  /// The numbers as typed, each within its limits.
  private func numbers() throws -> (periods: Int?, weeks: Int?, agents: Int?, spread: Double) {
    (
      try whole("--periods", periods, 2...1000), try whole("--weeks", weeks, 1...52),
      try whole("--agents", agents, 3...1000), try logits()
    )
  }

  private func whole(_ option: String, _ text: String?, _ limits: ClosedRange<Int>) throws -> Int? {
    guard let text else { return nil }
    guard let value = Int(text), limits.contains(value) else {
      throw ValidationError(
        "'\(option)' is \(text), expected a whole number from \(limits.lowerBound) to \(limits.upperBound).")
    }
    return value
  }

  private func logits() throws -> Double {
    guard let spread else { return 0.4 }
    guard let value = Double(spread), (0...2).contains(value) else {
      throw ValidationError("'--spread' is \(spread), expected 0 to 2 logits, for example 0.4.")
    }
    return value
  }

  func run() async throws {
    try output.prepare()
    let numbers = try numbers()
    let most = numbers.periods ?? RehearseRequest.mostPeriods
    let progress = ProgressLine("rehearse", total: most)
    defer { progress.finish() }
    let report = try await RehearseRequest(
      policy: policy, scenario: scenario, periods: numbers.periods, weeks: numbers.weeks, agents: numbers.agents,
      spread: numbers.spread, seed: seed.seed, threads: seed.threadCount, language: language
    ).report { done in progress.update(done, of: most) }
    progress.finish()
    try output.write(report)
  }
}
