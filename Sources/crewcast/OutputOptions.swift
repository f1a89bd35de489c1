public import ArgumentParser
import Workbench

/// Where results go; the same for every command.
struct OutputOptions: ParsableArguments {
  @Option(help: "What goes to standard output.")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("Write every format into this folder as well.", valueName: "folder"))
  var output: String?

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("'--output' names no folder; give a path such as results.") }
  }

  /// Makes sure that the folder can be written before any work is done.
  func prepare() throws {
    guard let output else { return }
    do { try Report.checkWritable(directory: output) } catch { throw Failure(describing: error) }
  }

  /// Writes a report to where the options say.
  func write(_ report: Report) throws {
    do {
      if let output { try report.write(toDirectory: output) }
    } catch {
      throw Failure(describing: error)
    }
    for warning in report.warnings { StandardStream.error.say("crewcast: warning: \(warning)") }
    try StandardStream.output.write(report.bytes(format, Terminal.standardOutput))
  }
}

/// Whether missed targets matter to the caller; the same for every command that knows targets.
struct MissOptions: ParsableArguments {
  @Flag(help: "End with status 2 when a target is missed.")
  var failOnMiss = false

  /// Ends the command with status 2, after everything has been written, when that was asked for and a target was missed.
  func check(_ report: Report) throws {
    if failOnMiss, !report.missedTargets.isEmpty { throw MissedTargets(targets: report.missedTargets) }
  }
}

extension OutputFormat: ExpressibleByArgument {}
