import ArgumentParser
import Workbench

/// The root command: what the program is and which commands it has.
struct Crewcast: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crewcast",
    abstract: "Plan the workforce of a customer service desk, and measure what it does.",
    discussion: """
      Durations are written 90s, 3m, 1h30m or 2d; rates 100/30m; targets 80%/20s.

      Exit status: 0 done; 1 the run failed; 2 a target was missed (with --fail-on-miss); 64 the command line is wrong; \
      65 an input is wrong; 66 an input is not there; 70 a mistake of ours; 130 interrupted; 143 asked to end.
      """,
    version: Version.current,
    subcommands: [
      SimulateCommand.self, ReplayCommand.self, ForecastCommand.self, MeasureCommand.self, ScoreCommand.self,
      ErlangCommand.self, CheckCommand.self, SchemaCommand.self, VerifyCommand.self,
    ]
  )
}
