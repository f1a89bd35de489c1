import ArgumentParser

/// `crewcast score`: from records and a policy to scores that can be explained and contested.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score agents by a policy: fairly compared, explained, open to objection.",
    discussion: """
      The way from a draft to pay: score (look), lock (freeze), score --agent (hand out the sheets), appeal (decide objections; \
      then lock again), sign-off, and score --ledger --names --format csv for payroll.

      Examples:
        crewcast score october.csv --policy policies/after-sales.yaml --period 2025-10
        crewcast score october.csv --policy policies/after-sales.yaml --period 2025-10 --agent 王芳 --names --language zh
        crewcast score lock october.csv --policy policies/after-sales.yaml --period 2025-10 --ledger scores.sqlite
        crewcast score rehearse --policy policies/after-sales.yaml
      """,
    subcommands: [
      ScorePeriodCommand.self, ScoreLockCommand.self, ScoreVerifyCommand.self, ScoreAppealCommand.self,
      ScoreAppealsCommand.self, ScoreSignOffCommand.self, ScoreRehearseCommand.self, ScoreReportsCommand.self,
      ScoreForgetCommand.self,
    ],
    defaultSubcommand: ScorePeriodCommand.self
  )
}
