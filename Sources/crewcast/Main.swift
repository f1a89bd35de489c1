import ArgumentParser
import Glibc
import Workbench

/// The entry point: runs the command and turns whatever happens into one text and one exit status.
@main
enum Main {
  static func main() async {
    Interruption.listen()
    exit(await status().rawValue)
  }

  private static func status() async -> ExitStatus {
    do {
      var command = try Crewcast.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .done
    } catch let failure as Failure {
      return say(failure)
    } catch let missed as MissedTargets {
      for target in missed.targets { StandardStream.error.say("crewcast: target missed: \(target)") }
      return .missedTarget
    } catch {
      return sayParsing(error)
    }
  }

  private static func say(_ failure: Failure) -> ExitStatus {
    for problem in failure.problems { StandardStream.error.say("crewcast: \(problem)") }
    return failure.status
  }

  /// What the parser of the command line throws: help, the version, or a wrong command line; all else is ours to describe.
  private static func sayParsing(_ error: any Error) -> ExitStatus {
    let code = Crewcast.exitCode(for: error)
    let text = Crewcast.fullMessage(for: error)
    if code == .success {
      do { try StandardStream.output.write(text.hasSuffix("\n") ? text : text + "\n") } catch { return say(error) }
      return .done
    }
    guard code == .validationFailure else { return say(Failure(describing: error)) }
    StandardStream.error.say(text.replacing("Error: ", with: "crewcast: ", maxReplacements: 1))
    return .usage
  }
}
