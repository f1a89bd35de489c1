import Forecasting
import Storage
import Workforce

/// Past contacts read from a file: the history of each queue.
struct HistoryFile {
  /// A queue with its history, and with that of a quantity per contact where it was asked for.
  struct Queue {
    var history: VolumeHistory
    var ratio: RatioHistory?
  }

  /// The file as the user named it, with the digest of its bytes.
  let input: Report.Input
  /// The queues: in the order of their columns, or sorted by name.
  let queues: [Queue]
  /// The interval in minutes.
  let intervalMinutes: Int
  /// Rows that were used.
  let rowCount: Int
  /// Whether every row is one contact.
  let isContacts: Bool
  /// How the file was read, in sentences.
  let notes: [String]
  /// What a planner should know about it.
  let warnings: [String]

  /// Minutes of the interval of single contacts, and of counts by shorter intervals, unless another is asked for.
  static let usualInterval = 30

  /// Reads a file.
  ///
  /// - Throws: ``Failure`` with every problem of the file.
  init(_ path: String, _ options: HistoryOptions) throws(Failure) {
    let rows = try HistoryRows(path, options)
    var problems = rows.problems
    let interval = rows.isContacts ? options.intervalMinutes ?? Self.usualInterval : options.intervalMinutes
    var queues: [Queue] = []
    let build = { (width: Int?, problems: inout [String]) -> [Queue] in
      var built: [Queue] = []
      for queue in rows.queues {
        do throws(ForecastingError) {
          built.append(
            try queue.built(rows, width: width, clock: options.clock, isShare: options.ratio?.isShare ?? false))
        } catch {
          problems += Self.sentences(error, path, several: rows.queues.count > 1)
        }
      }
      return built
    }
    var found: [String] = []
    queues = build(interval, &found)
    // Counts every five minutes are mostly chance: half-hours unless the user insists.
    let widths = Set(queues.map(\.history.intervalMinutes))
    if interval == nil, let widest = widths.max(), widths.count > 1 || widest < 15 {
      let usual = widest < 15 && Self.usualInterval.isMultiple(of: widest) ? Self.usualInterval : widest
      found = []
      queues = build(usual, &found)
    }
    problems += found
    guard problems.isEmpty else { throw Failure(.badInput, Self.shortened(problems, path)) }
    self.queues = queues
    intervalMinutes = queues.first?.history.intervalMinutes ?? Self.usualInterval
    input = rows.input
    rowCount = rows.rowCount
    isContacts = rows.isContacts
    notes = rows.notes
    warnings = rows.warnings
  }

  private static func sentences(_ error: ForecastingError, _ path: String, several: Bool) -> [String] {
    switch error {
    case .unusableHistory(let queue, let problems):
      problems.map { problem in
        let text = problem.description
        let place = text.hasPrefix(path) ? "" : "\(path): "
        return place + (several ? "queue ‘\(queue)’: " : "") + text
      }
    case .unusableRequest(let problems): problems.map { "\(path): \($0)" }
    }
  }

  /// At most so many problems, and how many there are besides.
  private static func shortened(_ problems: [String], _ path: String) -> [String] {
    let most = 50
    guard problems.count > most else { return problems }
    return problems.prefix(most) + ["\(path): \(problems.count - most) more problems are not listed; mend these first."]
  }
}
