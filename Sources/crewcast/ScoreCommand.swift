public import ArgumentParser
public import Workbench
public import Workforce

/// `crewcast score`: from records and a policy to scores that can be explained and contested.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score agents by a policy: fairly compared, explained, open to objection.",
    discussion: """
      Examples:
        crewcast score october.csv --policy policies/after-sales.yaml --period 2025-10
        crewcast score october.csv --policy policies/after-sales.yaml --period 2025-10 --agent 王芳 --names --language zh
        crewcast score lock october.csv --policy policies/after-sales.yaml --period 2025-10 --ledger scores.sqlite
        crewcast score rehearse --policy policies/after-sales.yaml
      """,
    subcommands: [
      ScorePeriodCommand.self, ScoreLockCommand.self, ScoreVerifyCommand.self, ScoreAppealCommand.self,
      ScoreRehearseCommand.self, ScoreReportsCommand.self, ScoreForgetCommand.self,
    ],
    defaultSubcommand: ScorePeriodCommand.self
  )
}

/// Records, policy and period: what every scoring needs.
struct ScoreInputOptions: ParsableArguments {
  @OptionGroup var records: RecordOptions

  @Option(
    help: ArgumentHelp("The policy's YAML file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var policy: String

  @Option(help: ArgumentHelp("2025-10, 2025-Q4, 2025 or 2025-10-13..2025-10-19.", valueName: "period"))
  var period: String

  /// What is asked; a failure when no records are named.
  func request() throws -> ScoreRequest {
    ScoreRequest(
      records: try records.input(example: "crewcast score october.csv --policy policy.yaml --period 2025-10"),
      policy: policy, period: period)
  }
}

/// `crewcast score RECORDS`: the scores of a period, or one agent's sheet.
struct ScorePeriodCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "period", abstract: "Scores of a period (what score does when no other verb is given).")

  @OptionGroup var input: ScoreInputOptions

  @Option(help: ArgumentHelp("Ledger whose upheld appeals are applied.", valueName: "file"), completion: .file())
  var ledger: String?

  @Option(help: ArgumentHelp("Print the sheet of this agent.", valueName: "name"))
  var agent: String?

  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @Flag(help: "Show names instead of pseudonyms.")
  var names = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.ledger = ledger
    request.language = language
    request.showsNames = names
    let answer = try request.answer()
    guard let agent else { return try output.write(answer.report) }
    guard let sheet = answer.report(ofAgent: agent) else {
      throw Failure(
        .notFound, "There is no agent \(agent) in \(input.period); write the name or pseudonym as the overview has it.")
    }
    try output.write(sheet)
  }
}

/// `crewcast score lock`.
struct ScoreLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Freeze a period: inputs, result and program, chained to what was frozen before.")

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    try output.write(ScoreAudit(input.request(), ledger: ledger.ledger).lock())
  }
}

/// `crewcast score verify`.
struct ScoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a frozen period replays to the same bytes and that no entry was changed.",
    discussion: "Ends with status 1 when anything is not as it was frozen.")

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let (report, isWhole) = try ScoreAudit(input.request(), ledger: ledger.ledger).verify()
    try output.write(report)
    if !isWhole { throw Ending(status: .failed) }
  }
}

/// `crewcast score appeal`.
struct ScoreAppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal",
    abstract: "Note an objection that was upheld, and show whose scores it changes and how.",
    discussion: """
      Examples:
        crewcast score appeal october.csv --policy p.yaml --period 2025-10 --ledger scores.sqlite \
      --record 4711 --action exclude --reason "a test order" --by "Li Na"
        … --record 4711 --action correct --field satisfied --value "" --reason "rated the parcel service" --by "Li Na"
        … --record 4711 --action re-attribute --from 王芳 --to 李雷 --reason "handed over before the mistake" --by "Li Na"
      """)

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions
  @Option(help: ArgumentHelp("The record's identity, as the sheet lists it.", valueName: "identity")) var record: String
  @Option(help: "exclude, correct or re-attribute.") var action: Appeal.Action
  @Option(help: "For a correction: satisfied, resolved, complaint, accuracy, attitude or compliance.") var field:
    Appeal.Field?
  @Option(help: ArgumentHelp("For a correction: the true value; empty for none.", valueName: "value")) var value:
    String?
  @Option(help: ArgumentHelp("For a re-attribution: who was answerable.", valueName: "name")) var from: String?
  @Option(help: ArgumentHelp("For a re-attribution: who is.", valueName: "name")) var to: String?
  @Option(help: ArgumentHelp("Why the objection was upheld.", valueName: "text")) var reason: String
  @Option(help: ArgumentHelp("Who decided it.", valueName: "name")) var by: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let appeal = Appeal(
      record: record, action: action, field: field, value: value, fromAgent: from, toAgent: to, reason: reason,
      decidedBy: by)
    try output.write(ScoreAudit(input.request(), ledger: ledger.ledger).appeal(appeal))
  }
}

/// `crewcast score forget`.
struct ScoreForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Delete the texts of old entries of a ledger; the chain of digests stays whole.")

  @OptionGroup var ledger: LedgerOptions
  @Option(help: ArgumentHelp("Entries made earlier go, for example 2023-12-31.", valueName: "day")) var before: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    try output.write(ScoreAudit.forget(before: before, ledger: ledger.ledger))
  }
}

/// The ledger's file.
struct LedgerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The SQLite file of locks and appeals.", valueName: "file"), completion: .file())
  var ledger: String
}

extension Language: ExpressibleByArgument {}
extension Appeal.Action: ExpressibleByArgument {}
extension Appeal.Field: ExpressibleByArgument {}

/// `crewcast score reports`.
struct ScoreReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: "Satisfaction, efficiency and trends of problems of the team, with the alarms of the period.")

  @OptionGroup var input: ScoreInputOptions
  @Option(help: "The language of texts: en or zh.") var language = Language.en
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.language = language
    try output.write(TeamReports(request).report)
  }
}
