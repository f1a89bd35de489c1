public import ArgumentParser
import Queueing
import Workbench
import Workforce

/// `crewcast erlang`: one queue in steady state.
struct ErlangCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erlang",
    abstract: "Figures for a number of agents, or the fewest agents for a target, by Erlang B, C, A and X.",
    discussion: """
      One queue in the long run. The model follows from what is given: lines as many as agents make it Erlang B, a number \
      of lines Erlang X, patience Erlang A, neither Erlang C. Without --agents, the fewest agents are found that meet \
      every target.

      Examples:
        crewcast erlang --arrivals 100/30m --handling 3m --target 80%/20s
        crewcast erlang --arrivals 100/30m --handling 3m --agents 14 --patience 5m
      """
  )

  @Option(
    parsing: .unconditional, help: ArgumentHelp("New contacts per time, for example 100/30m.", valueName: "rate"),
    transform: Quantities.rate)
  var arrivals: Rate

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Mean time an agent needs for a contact.", valueName: "duration"),
    transform: Quantities.duration
  )
  var handling: Double

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Agents on duty. Leave out to find the fewest.", valueName: "count"),
    transform: Quantities.count
  )
  var agents: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Mean patience in the queue. Leave out for endless patience.", valueName: "duration"),
    transform: Quantities.duration)
  var patience: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Contacts that can be connected at once. Leave out for endless lines.", valueName: "count"),
    transform: Quantities.count)
  var lines: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of customers given up or blocked who try again.", valueName: "share"),
    transform: Quantities.share)
  var redial: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Answer-time target of the service level. (default: 20s)", valueName: "duration"),
    transform: Quantities.duration)
  var answerWithin: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Service level to reach: 80%, or 80%/20s with its answer time.", valueName: "target"),
    transform: TargetOption.init)
  var target: TargetOption?

  @Option(help: ArgumentHelp("What the service level counts.", valueName: "definition"))
  var serviceLevelDefinition = ServiceLevelDefinition.answeredOfOffered

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Greatest share of time agents may be busy.", valueName: "share"),
    transform: Quantities.share)
  var maxOccupancy: Double?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Greatest share of customers that may give up.", valueName: "share"),
    transform: Quantities.share
  )
  var maxAbandonment: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Greatest share of customers that may find every line taken.", valueName: "share"),
    transform: Quantities.share)
  var maxBlocking: Double?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Greatest mean wait of all who get a line.", valueName: "duration"),
    transform: Quantities.duration)
  var maxWait: Double?

  @OptionGroup var output: OutputOptions
  @OptionGroup var miss: MissOptions

  func validate() throws {
    if let seconds = target?.withinSeconds, let answerWithin, seconds != answerWithin {
      throw ValidationError(
        "'--target' and '--answer-within' name two answer times; give the time once, for example '--target 80%/20s'.")
    }
  }

  func run() throws {
    // Not in validate(), where it would hide a mistyped option.
    if agents == nil, target == nil, maxOccupancy == nil, maxAbandonment == nil, maxBlocking == nil, maxWait == nil {
      throw Failure(
        .usage,
        "Neither agents nor a target is given; add '--agents 14' for the figures of 14 agents, or '--target 80%/20s' for "
          + "the fewest agents.")
    }
    try output.prepare()
    let report = try answer().report
    try output.write(report)
    try miss.check(report)
  }

  private func answer() throws -> ErlangAnswer {
    do throws(QueueingError) {
      return try question().answer()
    } catch {
      throw Failure(error)
    }
  }

  private func question() throws(QueueingError) -> ErlangQuestion {
    let seconds = target?.withinSeconds ?? answerWithin ?? 20
    let demand = try Demand(
      arrivals: arrivals, handlingSeconds: handling, patienceSeconds: patience, lines: lines,
      redials: Redials(afterBlocking: redial ?? 0, afterAbandoning: redial ?? 0))
    return ErlangQuestion(
      demand: demand, agents: agents,
      targets: StaffingTargets(
        serviceLevel: target.map {
          ServiceLevelTarget(definition: serviceLevelDefinition, share: $0.share, seconds: seconds)
        },
        maximumOccupancy: maxOccupancy, maximumAbandonment: maxAbandonment, maximumBlocking: maxBlocking,
        maximumMeanWaitSeconds: maxWait),
      definition: serviceLevelDefinition, answerWithinSeconds: seconds)
  }
}

/// A service level to reach, with or without its answer time.
struct TargetOption {
  /// The share to reach, 0…1.
  var share: Double
  /// The answer time in seconds, where it was given.
  var withinSeconds: Double?

  /// Reads `80%` or `80%/20s`.
  init(_ text: String) throws {
    guard text.contains("/") else {
      share = try Quantities.share(text)
      return
    }
    do {
      let target = try TargetText.parse(text, definition: .answeredOfOffered)
      (share, withinSeconds) = (target.share, target.seconds)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

extension ServiceLevelDefinition: ExpressibleByArgument {}
