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
  }

  /// The files, in the order in which they were named.
  private(set) var files: [File] = []
  /// Mapping and calendar files, as inputs.
  private(set) var settingFiles: [(path: String, digest: FileDigest)] = []
  /// What the mapping file says, if there is one.
  private(set) var mapping: RecordMapping?
  /// The hours in which clocks run, if they were given.
  private(set) var calendar: BusinessCalendar?
  /// Hours of single channels and teams, and shifts of agents.
  private(set) var hours: CalendarFile?
  /// What was noticed on the way.
  private(set) var warnings: [String] = []
  /// What was counted while events became rounds.
  private(set) var tallies: ReconstructionTallies?
  /// Rows that say of a contact what another row says otherwise.
  private(set) var conflicts: [RecordProblem] = []
  /// Contacts that stand in several files alike.
  private(set) var duplicatesAcrossFiles = 0
  private var contacts: [String: (record: ContactRecord, file: String)] = [:]
  private var log = EventLog()
  private var sums: RecordBook
  private var mappingNotes: [String] = []
  private let input: RecordInput
  private var options: ImportOptions

  /// Reads all files.
  init(_ input: RecordInput) throws(Failure) {
    try input.checkZone()
    self.input = input
    sums = RecordBook(observedUntil: Instant(secondsSince1970: 0))
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

  private mutating func readTables() throws(Failure) {
    var seen: [FileDigest: String] = [:]
    let reader = try Self.stored { () throws(StorageError) in try TableReader() }
    for path in input.paths {
      let digest = try Self.stored { () throws(StorageError) in
        path.contains("://") ? FileDigest(of: Array(path.utf8)) : try FileDigest(ofFile: path)
      }
      if let first = seen[digest] {
        warnings.append("\(path): the same bytes as \(first); it is read once.")
        continue
      }
      seen[digest] = path
      var tableOptions = TableOptions()
      tableOptions.sheet = input.sheet
      let table = try Self.stored { () throws(StorageError) in try reader.read(path, options: tableOptions) }
      try take(table, digest: digest)
    }
  }

  private static func stored<Result>(_ body: () throws(StorageError) -> Result) throws(Failure) -> Result {
    do throws(StorageError) {
      return try body()
    } catch {
      if case .notFound(let path) = error { throw Failure(.notFound, "\(path): no such file; check the path.") }
      throw Failure(error)
    }
  }

  /// Reads one table into records, events or sums.
  private mutating func take(_ table: Table, digest: FileDigest) throws(Failure) {
    let columns = TableColumns(table: table)
    let layout = try layout(of: columns)
    var report: ImportReport
    do throws(RecordsError) {
      switch layout.shape {
      case .contacts:
        let (records, outcome) = try ContactImporter(layout, options: options).read(columns)
        report = outcome
        for record in records { add(record, file: table.file) }
      case .events: report = try EventImporter(layout, options: options).read(columns, into: &log)
      case .agentDays:
        var own = options
        own.days = input.days ?? FileNameDates.days(in: TableColumns.baseName(table.file))
        report = try AgentDayImporter(layout, options: own).read(columns, into: &sums)
      }
    } catch {
      guard case .undecided(_, let columns) = error, columns.contains(where: { $0.contains("time zone") }) else {
        throw Failure(error)
      }
      throw Failure(
        .badInput, error.description + "\nA zone for all of them may also be given by --zone Asia/Shanghai.")
    }
    files.append(
      File(path: table.file, digest: digest, layout: layout, report: report, notes: table.notes))
    for problem in table.rejected {
      conflicts.append(
        RecordProblem(
          file: problem.file, line: problem.line, column: problem.column,
          // A whole row may hold a customer's words.
          value: problem.column == nil ? nil : problem.value, reason: problem.reason, rejectsRow: true))
    }
  }

  private func layout(of table: TableColumns) throws(Failure) -> RecordMapping {
    if let mapping { return mapping }
    if let source = input.source {
      guard let layout = RecordSources.layout(source, columns: table.columnNames) else {
        throw Failure(
          .usage,
          "There is no source \"\(source)\"; expected one of \(RecordSources.names.joined(separator: ", ")), or a mapping "
            + "file with --mapping.")
      }
      return layout
    }
    if let found = RecordLayouts.detect(table.columnNames) { return found }
    throw Failure(.badInput, RecordsError.unknownLayout(file: table.file, found: table.columnNames).description)
  }

  private mutating func add(_ record: ContactRecord, file: String) {
    guard let known = contacts[record.contact] else {
      contacts[record.contact] = (record, file)
      return
    }
    if known.record == record {
      duplicatesAcrossFiles += 1
    } else {
      conflicts.append(
        RecordProblem(
          file: file, column: "contact", value: record.contact,
          reason: "\(known.file) tells something else of the same contact; this row is left out", rejectsRow: true))
    }
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
    let all = files.flatMap(\.report.problems) + conflicts
    let places = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (places[a.file] ?? 0, a.line ?? .max, left.offset) < (places[b.file] ?? 0, b.line ?? .max, right.offset)
    }.map(\.element)
  }

  /// Every contact that was read, in order of arrival; empty when the files hold events or sums.
  var contactRecords: [ContactRecord] {
    contacts.values.map(\.record).sorted { ($0.arrived, $0.contact) < ($1.arrived, $1.contact) }
  }

  // MARK: Into a book

  /// The book of everything that was read.
  mutating func book(over period: Period) throws(Failure) -> RecordBook {
    let end = try input.end(on: period.clock)
    if log.conversationCount > 0, !contacts.isEmpty {
      throw Failure(
        .badInput,
        "Some files hold events and others one row a contact; measure them one after the other, since they would count twice."
      )
    }
    var book: RecordBook
    if log.conversationCount > 0 {
      let reconstruction = Reconstruction(
        of: log, rules: ReconstructionRules(), clocks: clocks(over: period), observedUntil: end)
      tallies = reconstruction.tallies
      book = reconstruction.book
      log = EventLog()
    } else {
      book = contactBook(over: period, observedUntil: end)
    }
    for var day in sums.agentDays {
      day.agent = book.names.agents.code(sums.names.agents[day.agent] ?? "")
      book.agentDays.append(day)
    }
    return book
  }

  private func contactBook(over period: Period, observedUntil end: Instant?) -> RecordBook {
    var identities = TextColumn()
    let names = Array(contacts.keys)
    for name in names { identities.append(name) }
    let last = contacts.values.reduce(-Double.infinity) { max($0, $1.record.lastMoment.secondsSince1970) }
    var book = RecordBook(observedUntil: end ?? Instant(secondsSince1970: last.isFinite ? last : 0))
    let clocks = calendar == nil ? nil : self.clocks(over: period)
    for place in identities.order() {
      guard var record = contacts[names[Int(place)]]?.record else { continue }
      if let clocks, let hours = clocks.hours(channel: record.channel, team: record.group) {
        record.countBusinessTime(in: hours)
      }
      book.append(record)
    }
    book.linkRecontacts()
    return book
  }

  /// The hours laid out over the period, with room on both sides for what reaches beyond it.
  private func clocks(over period: Period) -> ServiceClocks {
    guard let hours else { return ServiceClocks() }
    let room = 400
    guard
      let days = DateRange(
        first: period.days.first.advanced(by: -room), last: period.days.last.advanced(by: room))
    else { return ServiceClocks() }
    return hours.clocks(over: days)
  }

  // MARK: Settings

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

/// A table as importers see it.
struct TableColumns: RecordColumns {
  let table: Table

  var file: String { table.file }
  var columnNames: [String] { table.columnNames }
  var rowCount: Int { table.rowCount }
  func text(_ row: Int, _ column: Int) -> String { table.text(row, column) }
  func line(_ row: Int) -> Int? { table.line(row) }

  /// A file's name without its folder.
  static func baseName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension ContactRecord {
  /// The last moment that the record tells.
  var lastMoment: Instant {
    [
      botEnded, queued, assigned, answered, ended, released, firstResolved, lastResolved, effectivelyResolved,
    ].reduce(arrived) { latest, moment in moment.map { max(latest, $0) } ?? latest }
  }

  /// Replaces waits on the wall clock by waits in the hours of the service, wherever the moments are known.
  mutating func countBusinessTime(in hours: BusinessHours) {
    if let answered {
      firstResponseSeconds = hours.businessSeconds(from: queued ?? arrived, to: answered)
    }
    if let resolved = effectivelyResolved ?? (self.resolved == true ? ended : nil) {
      resolutionSeconds = hours.businessSeconds(from: arrived, to: resolved)
    }
  }
}
