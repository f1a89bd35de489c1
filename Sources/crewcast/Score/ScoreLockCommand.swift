import ArgumentParser
import Workbench

/// `crewcast score lock`.
struct ScoreLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Freeze a period: inputs, result and program, chained to what was frozen before.",
    discussion: """
      The first lock also freezes what everybody is held against: objections upheld later change only whom they are about. \
      Where files or options are others than then, it lists whose score, grade or bonus changed for that reason.

      Examples:
        crewcast score lock october.csv --policy p.yaml --period 2025-10 --ledger scores.sqlite
        … --roster staff.csv --events events.csv
        … --without-events --without-roster
        … --objections-until 2025-11-07 --shortened-because "scored on paper, objections were over on 7 November"
      """)

  @OptionGroup var input: ScoreInputOptions
  @OptionGroup var ledger: LedgerOptions

  @Option(
    help: ArgumentHelp(
      """
      The last day for objections, none that is earlier than a lock promised. (default: the policy's appealDays from today, \
      Monday to Friday)
      """, valueName: "day"))
  var objectionsUntil: String?

  @Option(
    help: ArgumentHelp(
      "Why objections end earlier than the policy's appealDays from today; kept, and shown on sheets.",
      valueName: "text"))
  var shortenedBecause: String?

  @Flag(help: "Freeze though the policy has redLines and there is no table of events.")
  var withoutEvents = false

  @Flag(help: "Freeze though the policy pays in proportion to part time and days employed, and there is no roster.")
  var withoutRoster = false

  @Option(help: "The language of texts: en or zh.")
  var language = Language.en

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    var request = try input.request()
    request.language = language
    if withoutEvents { request.missingFiles.insert(.events) }
    if withoutRoster { request.missingFiles.insert(.roster) }
    try output.write(
      ScoreAudit(request, ledger: ledger.ledger)
        .lock(objectionsUntil: objectionsUntil, shortenedBecause: shortenedBecause))
  }
}
