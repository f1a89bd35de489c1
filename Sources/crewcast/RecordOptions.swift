import ArgumentParser
import Foundation
import Workbench
import Workforce

/// Which records are read, and how they are to be understood.
struct RecordOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files of records, or the address of a database.", valueName: "records"))
  var records: [String] = []

  @Option(
    help: ArgumentHelp("The export's layout: \(RecordSources.names.joined(separator: ", ")).", valueName: "source"))
  var source: String?

  @Option(help: ArgumentHelp("A file that says which column is what.", valueName: "file"), completion: .file())
  var mapping: String?

  @Option(help: ArgumentHelp("A file with the hours in which clocks run.", valueName: "file"), completion: .file())
  var calendar: String?

  @Option(help: ArgumentHelp("The time zone of days, and of moments without an offset.", valueName: "zone"))
  var zone: String?

  @Option(help: ArgumentHelp("The days of rows per agent that name none.", valueName: "days"))
  var days: String?

  @Option(help: ArgumentHelp("Until when the records reach; the last moment in them by default.", valueName: "moment"))
  var observedUntil: String?

  @Option(help: ArgumentHelp("The sheet or table to read, where a file has several.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp("Where the key that hides customers is kept; made on first use.", valueName: "file"),
    completion: .file())
  var keyFile: String?

  /// The records that are meant.
  ///
  /// - Parameter example: A command that reads records, for whoever named none.
  func input(example: String) throws -> RecordInput {
    guard !records.isEmpty else {
      throw Failure(.usage, "No records are named; give one or more files, for example '\(example)'.")
    }
    if source != nil, mapping != nil {
      throw Failure(.usage, "'--source' and '--mapping' both say what the columns are; keep one of them.")
    }
    var input = RecordInput(paths: records, keyPath: keyFile ?? Self.defaultKeyFile)
    (input.source, input.mappingPath, input.calendarPath) = (source, mapping, calendar)
    (input.zone, input.observedUntil, input.sheet) = (zone, observedUntil, sheet)
    if let days {
      guard let range = Period(days, clock: .utc)?.days else {
        throw Failure(
          .usage, "Found the days \"\(days)\", expected for example 2025-10-13, 2025-10 or 2025-10-13..2025-10-19.")
      }
      input.days = range
    }
    return input
  }

  /// Where the state of programs belongs, by the XDG base directory specification.
  private static var defaultKeyFile: String {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/crewcast/customer-key" }
    return (environment["HOME"] ?? ".") + "/.local/state/crewcast/customer-key"
  }
}
