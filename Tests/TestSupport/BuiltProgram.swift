import Dispatch
public import Foundation

/// The program as it was built beside the tests, run as a user runs it.
public enum BuiltProgram {
  /// What a run left behind.
  public struct Run: Sendable {
    /// Everything written to standard output.
    public var output: Data
    /// Everything written to standard error.
    public var errors: String
    /// The exit status; for a run that a signal ended, 128 and the signal's number, as shells say it.
    public var status: Int32

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard output, standard error and status as one text, for golden files.
    public var transcript: String {
      text + (errors.isEmpty ? "" : "[standard error]\n" + errors) + "[status \(status)]\n"
    }
  }

  /// The folder that holds the test bundle and the program.
  public static var folder: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// The program.
  public static var path: String { folder.appendingPathComponent("crewcast").path }

  /// Runs the program.
  ///
  /// Both pipes are drained at the same time, so that no amount of output blocks it. A run of more than two minutes is
  /// ended.
  ///
  /// - Parameters:
  ///   - arguments: what follows the program's name.
  ///   - directory: the folder it runs in; nil for the tests' own.
  ///   - environment: variables to add or, with nil, to take away.
  /// - Returns: what it left behind.
  public static func run(
    _ arguments: [String], in directory: URL? = nil, environment: [String: String?] = [:]
  ) throws -> Run {
    try run(executable: path, arguments, in: directory, environment: environment)
  }

  /// Runs a shell script in which `$crewcast` is the program.
  public static func shell(_ script: String, in directory: URL? = nil) throws -> Run {
    try run(executable: "/bin/sh", ["-c", script], in: directory, environment: ["crewcast": path])
  }

  private static func run(
    executable: String, _ arguments: [String], in directory: URL?, environment: [String: String?]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    if let directory { process.currentDirectoryURL = directory }
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let drained = DispatchGroup()
    let collected = (Collected(), Collected())
    for (pipe, store) in [(output, collected.0), (errors, collected.1)] {
      DispatchQueue.global().async(group: drained) {
        store.data = pipe.fileHandleForReading.readDataToEndOfFile()
      }
    }
    let limit = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: limit)
    process.waitUntilExit()
    limit.cancel()
    drained.wait()
    let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Run(output: collected.0.data, errors: String(decoding: collected.1.data, as: UTF8.self), status: status)
  }

  /// Filled by one reader and looked at after it has ended.
  private final class Collected: @unchecked Sendable {
    var data = Data()
  }
}
