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
  /// Mapping and calendar files, as inputs.
  private(set) var settingFiles: [(path: String, digest: FileDigest)] = []
  /// What the mapping file says, if there is one.
  private(set) var mapping: RecordMapping?
  /// The hours in which clocks run, if they were given.
  private(set) var calendar: BusinessCalendar?
  /// Hours of single channels and teams, and shifts of agents.
  private(set) var hours: CalendarFile?
  /// What was noticed on the way.
  var warnings: [String] = []
  /// What was counted while events became rounds.
  var tallies: ReconstructionTallies?
  /// Files of one row a contact.
  var contacts = ContactCollection()
  /// Files of one row an event.
  var log = EventLog()
  /// Files of sums per agent and day.
  var sums = RecordBook(observedUntil: Instant(secondsSince1970: 0))
  let input: RecordInput
  private(set) var options: ImportOptions

  /// Reads all files.
  init(_ input: RecordInput) throws(Failure) {
    try input.checkZone()
    self.input = input
    do throws(StorageError) {
      options = ImportOptions(pseudonymizer: try CustomerKey.pseudonymizer(path: input.keyPath))
    } catch {
      throw Failure(error)
    }
    options.zone = input.zone
    if let path = input.calendarPath { try readCalendar(path) }
    if let path = input.mappingPath { try readMapping(path) }
    if options.zone == nil { options.zone = calendar?.clock.zone }
    try readTables()
  }

  /// The clock of days: as asked for, or the calendar's, the mapping's, universal time.
  var clock: LocalClock {
    input.zone.flatMap(LocalClock.init) ?? calendar?.clock ?? mapping?.zone.flatMap(LocalClock.init) ?? .utc
  }

  /// The person to whom an account belongs, by the mapping file; the name itself where that says nothing.
  func person(_ account: String) -> String { options.people[account] ?? account }

  /// Whether somebody said in which zone days begin.
  var hasZone: Bool { input.zone != nil || calendar != nil || mapping?.zone != nil }

  /// Everything that was read, as inputs of a report.
  var inputs: [Report.Input] {
    files.map { Report.Input(path: $0.path, digest: $0.digest) }
      + settingFiles.map { Report.Input(path: $0.path, digest: $0.digest) }
  }

  /// Cells and rows that could not be used, in the order of files and lines.
  var problems: [RecordProblem] {
    let all = files.flatMap { $0.problems + $0.report.problems }
    let places = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (places[a.file] ?? 0, a.line ?? .max, left.offset) < (places[b.file] ?? 0, b.line ?? .max, right.offset)
    }.map(\.element)
  }

  private mutating func readCalendar(_ path: String) throws(Failure) {
    do throws(ScenarioError) {
      let file = try CalendarReader.read(path)
      (hours, calendar) = (file.calendar, file.calendar.standard)
      settingFiles.append((path, file.digest))
      warnings += file.warnings.map(\.description)
    } catch {
      throw Failure(error)
    }
  }

  private mutating func readMapping(_ path: String) throws(Failure) {
    do throws(ScenarioError) {
      let file = try MappingReader.read(path, words: MappingWords.known)
      mapping = RecordMapping(file.mapping)
      settingFiles.append((path, file.digest))
      options.people = file.mapping.people
      if !file.mapping.roster.isEmpty { options.roster = Set(file.mapping.roster) }
      if let zone = mapping?.zone, options.zone == nil { options.zone = zone }
    } catch {
      throw Failure(error)
    }
  }
}

