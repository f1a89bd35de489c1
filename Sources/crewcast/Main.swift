import ArgumentParser
import Dispatch
import Glibc
import Synchronization
import Workbench

/// The entry point: runs the command and turns whatever happens into one text and one exit status.
@main
enum Main {
  // Not async: an asynchronous entry would start threads before the listener can keep signals from them.
  static func main() {
    Interruption.listen()
    exit(status().rawValue)
  }

  private static func status() -> ExitStatus {
    do {
      var command = try Crewcast.parseAsRoot()
      if let concurrent = command as? any AsyncParsableCommand {
        try finish(concurrent)
      } else {
        try command.run()
      }
      return .done
    } catch let failure as Failure {
      return say(failure)
    } catch let missed as MissedTargets {
      for target in missed.targets { StandardStream.error.say("crewcast: target missed: \(target)") }
      return .missedTarget
    } catch let ending as Ending {
      return ending.status
    } catch {
      return sayParsing(error)
    }
  }

  /// Runs a concurrent command to its end.
  private static func finish(_ command: any AsyncParsableCommand) throws {
    let ended = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    let handedOver = HandedOver(command: command)
    Task.detached {
      var command = handedOver.command
      do { try await command.run() } catch { outcome.withLock { $0 = .failure(error) } }
      ended.signal()
    }
    ended.wait()
    try outcome.withLock { $0 }.get()
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

/// A command that one task runs while the main thread only waits.
private struct HandedOver: @unchecked Sendable {
  let command: any AsyncParsableCommand
}
