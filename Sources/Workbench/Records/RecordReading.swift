import Records
import Storage
import Workforce

/// Files of records on their way into a book.
struct RecordReading: Sendable {
  /// One file that was read.
  struct File: Sendable {
    var path: String
    var digest: FileDigest
    var layout: RecordMapping
    var report: ImportReport
    var notes: [String]
    /// Rows that could not be split into cells.
    var problems: [RecordProblem]
  }

  /// The files, in the order in which they were named.
  var files: [File] = []
  /// How they are understood.
  var settings: RecordSettings
  /// What was noticed on the way.
  var advice: [Advice] = []
  /// What was counted while events became rounds.
  var tallies: ReconstructionTallies?
  /// Files of one row a contact.
  var contacts = ContactCollection()
  /// Files of one row an event.
  var log = EventLog()
  /// Files of sums per agent and day.
  var sums = RecordBook(observedUntil: Instant(secondsSince1970: 0))
  /// The events, kept where other definitions are to be computed from them.
  var events: EventLog?
  let input: RecordInput

  /// Reads all files.
  init(_ input: RecordInput) throws(Failure) {
    self.input = input
    settings = try RecordSettings(input)
    advice = settings.warnings.map { .english($0) }
    try readTables()
  }

  /// What was noticed on the way, in English.
  var warnings: [String] { advice.map { $0.text(.en) } }

  /// The person to whom an account belongs, by the mapping file; the name itself where that says nothing.
  func person(_ account: String) -> String { settings.options.people[account] ?? account }

  /// Everything that was read, as inputs of a report.
  var inputs: [Report.Input] {
    files.map { Report.Input(path: $0.path, digest: $0.digest) }
      + settings.inputs
  }

  /// How many rows were left out that are not listed, because so many were.
  var unlistedRowCount: Int { files.reduce(0) { $0 + $1.report.unlistedRows } }

  /// How many cells could not be used that are not listed, because so many could not.
  var unlistedCellCount: Int { files.reduce(0) { $0 + $1.report.unlistedCells } }

  /// How many rows were left out, those that are too many to be listed included.
  var rejectedRowCount: Int { problems.count(where: \.rejectsRow) + unlistedRowCount }

  /// Cells and rows that could not be used, in the order of files and lines.
  var problems: [RecordProblem] {
    let all = files.flatMap { $0.problems + $0.report.problems }
    let places = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (places[a.file] ?? 0, a.line ?? .max, left.offset) < (places[b.file] ?? 0, b.line ?? .max, right.offset)
    }.map(\.element)
  }
}
