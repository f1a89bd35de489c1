public import ArgumentParser
import Workbench
public import Workforce

/// `crewcast score appeal`.
struct ScoreAppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal",
    abstract: "Note an objection and what was decided; if upheld, show whose scores it changes and how.",
    discussion: """
      Before the first lock an objection corrects the records by which everybody is scored. Once the period is frozen it changes \
      those whom the record is about, and nobody else. What was received in time can be decided at any time.

      Examples:
        crewcast score appeal october.csv --policy p.yaml --period 2025-10 --ledger scores.sqlite \
      --record 4711 --action exclude --reason "a test order" --by "Li Na"
        … --record 4711 --action correct --field satisfied --value "" --reason "rated the parcel service" --by "Li Na"
        … --record 4711 --action correct --field answered --value "2025-10-14 09:03" --reason "the log lost a reply" --by "Li Na"
        … --record 4711 --action correct --field first-response --value 45s --reason "called back at once" --by "Li Na"
        … --record 4711 --action re-attribute --from 王芳 --to 李雷 --reason "handed over before the mistake" --by "Li Na"
        … --record 4712 --action exclude --outcome rejected --reason "the customer did mean the agent" --by "Li Na"
      """)

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions
  @Option(help: ArgumentHelp("The record's identity, as the sheet lists it.", valueName: "identity"))
  var record: String
  @Option(help: "exclude, correct or re-attribute.")
  var action: Appeal.Action
  @Option(help: "upheld, rejected, or open while nobody has decided.")
  var outcome = Appeal.Outcome.upheld
  @Option(
    help: """
      For a correction, with --value: satisfied, resolved, complaint, accuracy, attitude, compliance; of times arrived, queued, assigned, \
      answered, ended, resolved-at, due; of lengths first-response, resolution-time.
      """)
  var field: Appeal.Field?
  @Option(
    help: ArgumentHelp(
      "For a correction: the true value, such as yes, 否, 95%, 有责, \"2025-10-14 09:03\" or 1m30s; \"\" for none.",
      valueName: "value"))
  var value: String?
  @Option(help: ArgumentHelp("For a re-attribution: who was answerable.", valueName: "name"))
  var from: String?
  @Option(help: ArgumentHelp("For a re-attribution: who is.", valueName: "name"))
  var to: String?
  @Option(help: ArgumentHelp("Why the objection was upheld or rejected.", valueName: "text"))
  var reason: String
  @Option(help: ArgumentHelp("Who decided it: nobody who has a part in the record.", valueName: "name"))
  var by: String
  @Flag(help: "Show names instead of pseudonyms.")
  var names = false
  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let appeal = Appeal(
      record: record, action: action, field: field, value: value, fromAgent: from, toAgent: to, reason: reason,
      decidedBy: by, outcome: outcome)
    var request = try input.request()
    (request.showsNames, request.language) = (names, language)
    try output.write(ScoreAudit(request, ledger: ledger.ledger).appeal(appeal))
  }
}

extension Appeal.Action: ExpressibleByArgument {}
extension Appeal.Field: ExpressibleByArgument {}
extension Appeal.Outcome: ExpressibleByArgument {}
